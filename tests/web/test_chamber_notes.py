"""Comments on the draft and its versions as they are read: by whom, where, and never outside chambers."""

import re

import pytest
from sqlalchemy import select

from committee.case.records import Case
from committee.course import daily
from committee.deliberation import acts
from committee.deliberation.records import ChamberNote
from committee.deliberation.rules import Opinion, Part, Quoted, Section
from committee.permissions import Role
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import noon, on
from tests.prepared import after, where
from tests.verdict.scene import DECIDED, find, heard_case, served
from tests.web.browsing import arrive, form_of, link_for, searched, words
from tests.web.conftest import SIGNED
from tests.web.deeds import pressed

ROOM = "/zaken/{}/raadkamer"
SECRET = "Noem hier ook artikel 4.2."
PASSAGE = "Dat had wel gemoeten."


def found(house) -> None:
    """A draft with a finding on both elements."""
    with transaction():
        case = heard_case(house, serial=30)
    find(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)


FOUND = after(found, SIGNED)
scene = where(heard=FOUND)


@pytest.fixture
def heard(house) -> str:
    """The number of a case in chambers with a finding on both elements."""
    return "OD-2026-0030"


def case_of(number: str) -> Case:
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def remark(number, house, name="lammerts"):
    """Somebody remarks on a passage."""
    with transaction():
        acts.comment(case_of(number), SECRET, passage=Quoted("reasons-1", 1, PASSAGE),
                     occasion=on(DECIDED, house.actor(name)))


def token_of(page: str) -> str:
    """The token against forged requests of a page."""
    return re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page).group(1)


def notes() -> list[tuple[str | None, str | None, str]]:
    db.session.rollback()
    found = select(ChamberNote.part, ChamberNote.words, ChamberNote.body).order_by(ChamberNote.number)
    return [tuple(row) for row in db.session.execute(found)]


class TestWhoReads:
    """Who heard the case, its chair and the secretary; nobody else, on no other page."""

    @pytest.mark.parametrize("page", ["/opmerking", "/opmerking?deel=1", "/versies"])
    @pytest.mark.parametrize("name", ["osei", "elzinga"])
    def test_not_who_does_not_sit(self, heard, signed_in, name, page):
        assert signed_in(name).get(ROOM.format(heard) + page).status_code == 404

    def test_not_who_does_not_sit_by_pressing_either(self, heard, house, signed_in):
        remark(heard, house)
        other = signed_in("elzinga")
        said = {"csrf_token": token_of(other.get(f"/zaken/{heard}").text), "_token": "eens", "_step": "doe",
                "passage": "reasons-1:1:1"}
        for address in ("/opmerking?deel=1", "/opmerking?to=1", "/opmerking/1/verwerkt"):
            assert other.post(ROOM.format(heard) + address, data=said | {"text": "x"}).status_code == 404

    def test_never_a_party(self, heard, house, browser):
        remark(heard, house)
        arrive(browser, link_for(heard, Role.COMPLAINANT))
        for address in ("/mijn-zaak", f"{ROOM.format(heard)}/1", f"{ROOM.format(heard)}/opmerking?to=1"):
            assert SECRET not in browser.get(address, follow_redirects=True).text

    def test_no_other_page_shows_it(self, heard, house, signed_in):
        remark(heard, house)
        browser = signed_in("dewit")
        for address in (f"/zaken/{heard}", "/werkblad", searched(browser, "artikel"), "/uitgaand",
                        f"{ROOM.format(heard)}/concept"):
            page = browser.get(address, follow_redirects=True)
            assert page.status_code == 200, address
            assert SECRET not in page.text, address

    def test_the_timeline_says_nothing_to_who_did_not_hear_the_case(self, heard, house, signed_in):
        remark(heard, house)
        assert "Opmerking bij het concept" in signed_in("dewit").get(f"/zaken/{heard}").text
        assert "Opmerking bij het concept" not in signed_in("elzinga").get(f"/zaken/{heard}").text


class TestComment:
    """A paragraph is chosen, or words in it; what was typed is never lost."""

    def address(self, number):
        return f"{ROOM.format(number)}/opmerking?deel=1"

    def test_without_words_is_refused_and_kept(self, heard, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text)
        page = pressed(browser, self.address(heard), said | {"_step": "doe", "words": "Dat had wel"})
        assert page.status_code == 422
        assert "Schrijf uw opmerking." in words(page)
        assert "Dat had wel" in page.text

    def test_on_words_that_do_not_stand_there_is_refused_and_kept(self, heard, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text)
        page = pressed(browser, self.address(heard), said | {
            "_step": "doe", "passage": "reasons-1:1:1", "words": "Dit staat er niet.", "text": SECRET})
        assert page.status_code == 422
        assert "staan niet zo in het concept" in words(page)
        assert SECRET in page.text
        assert notes() == []

    def test_on_a_text_that_was_changed_meanwhile_is_refused_and_kept(self, heard, house, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text)
        find(case_of(heard), house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="Heel iets anders.")
        page = pressed(browser, self.address(heard), said | {
            "_step": "doe", "passage": "reasons-1:1:1", "text": SECRET})
        assert page.status_code == 422
        assert "Kies opnieuw" in words(page)
        assert SECRET in page.text

    def test_on_a_paragraph_stands_at_the_draft_and_leads_back(self, heard, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text)
        done = browser.post(self.address(heard), data=said | {
            "_step": "doe", "passage": "reasons-1:1:1", "text": SECRET})
        assert done.status_code == 303
        assert notes() == [("reasons-1", PASSAGE, SECRET)]
        page = browser.get(done.location)
        assert "De opmerking is bewaard." in words(page)
        assert SECRET in words(page)
        assert f'<mark class="quoted">{PASSAGE}</mark>' in page.text
        assert "1 opmerking" in words(signed_in("dewit").get(f"{ROOM.format(heard)}/2"))

    def test_on_chosen_words_comes_with_those_words_filled_in(self, heard, signed_in):
        browser = signed_in("lammerts")
        token = form_of(browser.get(self.address(heard)).text)["csrf_token"]
        page = browser.post(self.address(heard), follow_redirects=True, data={
            "csrf_token": token, "_step": "citeer", "words": "Dat had wel"})
        assert page.status_code == 200
        assert page.request.full_path.endswith("?deel=1")
        said = form_of(page.text)
        assert said["words"] == "Dat had wel"
        assert said["passage"] == "reasons-1:1:1"
        browser.post(self.address(heard), data=said | {"_step": "doe", "text": SECRET})
        assert notes() == [("reasons-1", "Dat had wel", SECRET)]

    def test_of_the_same_form_twice_counts_once(self, heard, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text) | {
            "_step": "doe", "passage": "reasons-1:1:1", "text": SECRET}
        for _ in range(2):
            assert browser.post(self.address(heard), data=said).status_code == 303
        assert len(notes()) == 1

    def test_is_kept_when_the_sign_in_is_over(self, heard, signed_in, app):
        browser = signed_in("lammerts")
        said = form_of(browser.get(self.address(heard)).text) | {"text": SECRET}
        expired = app.test_client()
        expired.post(self.address(heard), data=said)
        assert SECRET in signed_in("lammerts").get(self.address(heard)).text

    def test_on_the_other_parts_stands_on_their_page(self, heard, house, signed_in):
        with transaction():
            acts.find(case_of(heard), parts=[Part(Section.FACTS, "Klager woont er sinds 2019.")],
                      occasion=on(DECIDED, house.secretary))
        browser = signed_in("dewit")
        address = f"{ROOM.format(heard)}/opmerking?deel=delen"
        page = browser.get(address)
        assert PASSAGE not in words(page)
        done = browser.post(address, data=form_of(page.text) | {
            "_step": "doe", "passage": "facts:1:0", "text": SECRET})
        assert SECRET in words(browser.get(done.location))


class TestThread:
    """Others answer, somebody works it in, and at a new version it stays where it can."""

    def test_is_answered_under_the_comment(self, heard, house, signed_in):
        remark(heard, house)
        browser = signed_in("dewit")
        address = f"{ROOM.format(heard)}/opmerking?to=1"
        page = browser.get(address)
        assert SECRET in words(page)
        done = browser.post(address, data=form_of(page.text) | {"_step": "doe", "text": "Doe ik."})
        assert "Doe ik." in words(browser.get(done.location))
        assert "Het antwoord is bewaard." in words(browser.get(done.location))

    def test_is_worked_in_with_one_button(self, heard, house, signed_in):
        remark(heard, house)
        browser = signed_in("dewit")
        said = form_of(browser.get(f"{ROOM.format(heard)}/1").text)
        done = browser.post(f"{ROOM.format(heard)}/opmerking/1/verwerkt", data={
            "csrf_token": said["csrf_token"], "_token": "eens", "number": "1", "_step": "doe"})
        assert done.status_code == 303
        page = browser.get(done.location)
        assert "Verwerkt (1)" in words(page)
        assert "Verwerkt door Marjan de Wit" in words(page)
        assert 'class="quoted"' not in page.text
        assert browser.get(f"{ROOM.format(heard)}/opmerking?to=2").status_code == 404

    def test_stays_at_the_next_version_where_the_words_still_stand(self, heard, house, signed_in):
        remark(heard, house)
        find(case_of(heard), house, Opinion.PARTLY, Opinion.UNFOUNDED, reasons=f"Nieuw begin.\n\n{PASSAGE}")
        page = signed_in("lammerts").get(f"{ROOM.format(heard)}/1")
        assert f'<mark class="quoted">{PASSAGE}</mark>' in page.text
        assert "Bij een vorige versie" not in words(page)

    def test_else_is_listed_as_of_an_earlier_version(self, heard, house, signed_in):
        remark(heard, house)
        find(case_of(heard), house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="Heel iets anders.")
        page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/1"))
        assert "Bij een vorige versie" in page
        assert "Deze woorden staan er niet meer." in page
        assert SECRET in page

    def test_can_be_read_and_not_added_to_once_signed(self, heard, house, signed_in):
        remark(heard, house)
        with transaction():
            case_of(heard).state = State.DECIDED
        page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/1"))
        assert SECRET in page
        assert "Maak een opmerking" not in page
        assert signed_in("lammerts").get(f"{ROOM.format(heard)}/opmerking").status_code == 409

    def test_is_gone_with_the_rest_once_chambers_are_cleared(self, house, signed_in):
        with transaction():
            case = heard_case(house, serial=31)
        served(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        number = case.number
        daily.run(DECIDED.replace(month=8), noon(DECIDED.replace(month=8)))
        page = signed_in("lammerts").get(f"{ROOM.format(number)}/1")
        assert page.status_code == 409
        assert "is vernietigd" in words(page)
        case_page = signed_in("dewit").get(f"/zaken/{number}")
        assert "Raadkamer vernietigd" in words(case_page)
        assert f"/zaken/{number}/raadkamer" not in case_page.text


class TestVersions:
    """Any two versions of a part, as one text or side by side; what changed is said in words too."""

    def changed(self, heard, house):
        find(case_of(heard), house, Opinion.PARTLY, Opinion.UNFOUNDED,
             reasons="Vast staat dat het gesprek niet is gevoerd.\n\nDat had echt wel gemoeten.")

    def test_of_a_part_without_another_version_says_so(self, heard, signed_in):
        page = signed_in("lammerts").get(f"{ROOM.format(heard)}/versies")
        assert "Van dit deel is er één versie." in words(page)

    def test_name_what_was_added_and_what_went(self, heard, house, signed_in):
        self.changed(heard, house)
        page = signed_in("lammerts").get(f"{ROOM.format(heard)}/versies?deel=1")
        assert "[toegevoegd: echt" in words(page)
        assert "<ins>" in page.text
        assert "[toegevoegd: gedeeltelijk" in words(page)

    def test_stand_side_by_side(self, heard, house, signed_in):
        self.changed(heard, house)
        page = signed_in("lammerts").get(f"{ROOM.format(heard)}/versies?deel=1&van=2&naar=1&vorm=naast")
        assert "Versie 1" in words(page)
        assert 'class="compare-beside"' in page.text

    @pytest.mark.parametrize("asked", ["deel=99&van=1&naar=2", "deel=x", "van=0&naar=9", "van=a&naar=²"])
    def test_of_what_is_not_there_are_those_that_are(self, heard, signed_in, asked):
        assert signed_in("lammerts").get(f"{ROOM.format(heard)}/versies?{asked}").status_code == 200
