"""In chambers too a mistake has an address: to go back to and to read again, with all that was typed."""

import re

import pytest
from sqlalchemy import select, update

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.typed import Draft
from committee.course import daily
from committee.deliberation import acts
from committee.deliberation.records import FindingVersion
from committee.deliberation.rules import Opinion, Quoted
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import a_case, noon, on, seat_panel
from tests.prepared import after, where
from tests.verdict.scene import DECIDED, find, heard_case, served
from tests.web.browsing import form_of, token_on, words
from tests.web.deeds import pressed, seen
from tests.web.test_chamber_notes import FOUND
from tests.web.test_chambers import ROOM, case_of, how_many, votes
from tests.web.test_chambers import pressed as button

SAID = "Dit schreef iemand en is nog niet bewaard."
PASSAGE = "Dat had wel gemoeten."
FINDING, PARTS, NOTE, ANSWER = "/1", "/tekst", "/opmerking?deel=1", "/opmerking?to=1"
WRONG = {   # what is typed on each page, with one thing wrong, and what is said of it
    FINDING: ({"opinion": "", "reasons": SAID}, "Kies het oordeel van de commissie."),
    PARTS: ({"deel_facts": SAID, "gelegenheid-op-jaar": "2099"}, "Deze dag moet nog komen."),
    NOTE: ({"text": SAID, "passage": "reasons-1:1:1", "words": "Staat er niet."}, "niet zo in het concept"),
    ANSWER: ({"text": SAID, "gelegenheid-op-jaar": "2099"}, "Deze dag moet nog komen."),
}
EVERY = pytest.mark.parametrize("page", list(WRONG), ids=["finding", "parts", "comment", "answer"])


def commented(house) -> None:
    """A draft on which the chair said something."""
    with transaction():
        acts.comment(case_of("OD-2026-0030"), "Zie stuk 7.", passage=Quoted("reasons-1", 1, PASSAGE),
                     occasion=on(DECIDED, house.chair))


scene = where(heard=after(commented, FOUND))


@pytest.fixture
def heard(house) -> str:
    """The number of a case in chambers with a comment that waits, on one of its two elements."""
    return "OD-2026-0030"


def handed(browser, number: str, page: str, **said: str):
    """Fill in a page of chambers and press its button."""
    address = ROOM.format(number) + page
    return browser.post(address, data=form_of(browser.get(address).text) | said)


def mistaken(browser, number: str, page: str) -> str:
    """The address of what is wrong with a page that was filled in wrongly."""
    answer = handed(browser, number, page, **WRONG[page][0])
    assert answer.status_code == 303, words(answer)
    assert "controle=" in answer.location
    return answer.location


def entries() -> int:
    """How many lines the journal has."""
    return how_many(Entry)


class TestMistakes:
    """What is wrong stands on a page of its own, as often as it is asked for."""

    @EVERY
    def test_are_read_as_often_as_one_likes_with_all_that_was_typed(self, heard, signed_in, page):
        browser = signed_in("lammerts")
        wrong, before = mistaken(browser, heard, page), entries()
        for _ in range(2):
            answer = browser.get(wrong)
            assert answer.status_code == 422
            assert WRONG[page][1] in words(answer)
            assert SAID in form_of(answer.text).values()
            assert "<title>Fout: " in answer.text
            assert re.search(r'class="error-summary"[^>]* data-focus', answer.text)
        assert entries() == before

    @EVERY
    def test_have_nothing_of_it_in_their_address(self, heard, signed_in, page):
        token = mistaken(signed_in("lammerts"), heard, page).partition("controle=")[2]
        assert re.fullmatch(r"[\w~-]+", token.replace("%7E", "~"))

    @EVERY
    def test_leave_it_on_the_page_that_one_goes_back_to(self, heard, signed_in, page):
        browser = signed_in("lammerts")
        mistaken(browser, heard, page)
        assert SAID in form_of(browser.get(ROOM.format(heard) + page).text).values()

    @EVERY
    def test_of_another_are_not_shown(self, heard, signed_in, page):
        wrong, other = mistaken(signed_in("lammerts"), heard, page), signed_in("dewit")
        assert SAID not in other.get(wrong, follow_redirects=True).text

    @EVERY
    def test_once_mended_lead_to_what_was_done(self, heard, signed_in, page):
        browser = signed_in("lammerts")
        wrong = mistaken(browser, heard, page)
        form = form_of(browser.get(wrong).text) | {"opinion": "founded", "words": "",
                                                   "gelegenheid-op-jaar": "2026"}
        done = pressed(browser, ROOM.format(heard) + page, form)
        assert "gedaan=" in (done.location or ""), words(done)
        before = entries()
        assert browser.get(wrong).location == done.location
        assert entries() == before

    def test_of_two_kinds_are_all_named(self, heard, signed_in):
        browser = signed_in("lammerts")
        answer = seen(browser, handed(browser, heard, FINDING, opinion="", **{"gelegenheid-op-jaar": "2099"}))
        assert "Kies het oordeel van de commissie." in words(answer)
        assert "Deze dag moet nog komen." in words(answer)


class TestSomebodyWasFirst:
    """Both texts stand on the page, also when it is read again; the own one can still be kept."""

    def test_with_a_finding(self, heard, house, signed_in):
        browser, address = signed_in("lammerts"), f"{ROOM.format(heard)}/1"
        old = form_of(browser.get(address).text) | {"reasons": SAID}
        find(case_of(heard), house, Opinion.PARTLY, Opinion.UNFOUNDED, reasons="Heel iets anders.")
        late = browser.post(address, data=old)
        for _ in range(2):
            page = browser.get(late.location)
            assert page.status_code == 422
            assert "Iemand anders wijzigde dit" in words(page)
            assert "Heel iets anders." in words(page)
            assert "Wijzig de bevinding" not in words(page)   # the form lies open
            assert form_of(page.text)["reasons"] == SAID
        assert pressed(browser, address, form_of(page.text)).status_code == 303
        db.session.rollback()
        assert SAID in db.session.scalars(select(FindingVersion.reasons)).all()

    def test_with_the_other_parts(self, heard, signed_in):
        first, second, address = signed_in("dewit"), signed_in("lammerts"), f"{ROOM.format(heard)}/tekst"
        line = {"_step": "meer:recommendations"}
        second.post(address, data=form_of(second.get(address).text) | line)
        old = form_of(second.get(address).text) | {"deel_facts": SAID, "recommendations-0-text": "Bel."}
        first.post(address, data=form_of(first.get(address).text) | line)
        first.post(address, data=form_of(first.get(address).text) | {
            "deel_facts": "Andere feiten.", "recommendations-0-text": "Schrijf een brief."})
        late = second.post(address, data=old)
        for _ in range(2):
            page = second.get(late.location)
            assert page.status_code == 422
            for said in ("Iemand anders wijzigde dit", "Andere feiten.", "Schrijf een brief."):
                assert said in words(page)
            form = form_of(page.text)
            assert (form["deel_facts"], form["recommendations-0-text"]) == (SAID, "Bel.")
        assert pressed(second, address, form).status_code == 303

    def test_with_a_comment_on_what_was_changed(self, heard, house, signed_in):
        browser, address = signed_in("lammerts"), ROOM.format(heard) + NOTE
        said = form_of(browser.get(address).text) | {"passage": "reasons-1:1:1", "text": SAID}
        find(case_of(heard), house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="Heel iets anders.")
        late = browser.post(address, data=said)
        for _ in range(2):
            page = browser.get(late.location)
            assert page.status_code == 422
            assert "Heel iets anders." in words(page)
            assert form_of(page.text)["text"] == SAID

    def test_with_an_answer_to_a_comment_that_was_worked_in(self, heard, house, signed_in):
        browser, address = signed_in("lammerts"), ROOM.format(heard) + ANSWER
        said = form_of(browser.get(address).text) | {"text": SAID}
        with transaction():
            acts.work_in(case_of(heard), 1, on(DECIDED, house.secretary))
        page = pressed(browser, address, said)
        assert page.status_code == 422
        assert "Opmerking 1 is al verwerkt." in words(page)
        assert form_of(page.text)["text"] == SAID

    def test_with_working_in_is_told_who_it_was(self, heard, house, signed_in):
        browser = signed_in("lammerts")
        address, said = button(browser.get(f"{ROOM.format(heard)}/1").text, "Verwerkt")
        with transaction():
            acts.work_in(case_of(heard), 1, on(DECIDED, house.secretary))
        before, done = entries(), browser.post(address, data=said | {"_step": "doe"})
        assert done.status_code == 303
        assert "Verwerkt door Marjan de Wit" in words(browser.get(done.location))
        assert entries() == before


class TestAgreeing:
    """Why an agreement was refused stands at the element, under an address of its own."""

    @pytest.fixture
    def late(self, heard, house, signed_in):
        """A member who pressed Ik ben akkoord after another version came, and where that led."""
        browser = signed_in("lammerts")
        address, said = button(browser.get(f"{ROOM.format(heard)}/1").text, "Ik ben akkoord")
        find(case_of(heard), house, Opinion.PARTLY, Opinion.UNFOUNDED, reasons="Heel iets anders.")
        answer = browser.post(address, data=said | {"_step": "doe"})
        assert answer.status_code == 303
        return browser, answer.location

    def test_is_refused_as_often_as_it_is_read(self, late):
        browser, refused = late
        for _ in range(2):
            page = browser.get(refused)
            assert page.status_code == 422
            assert "Uw akkoord is niet vastgelegd." in words(page)
            assert "u las versie 1, nu geldt versie 2" in words(page)
            assert "Heel iets anders." in words(page)
            assert "<title>Fout: " in page.text
            assert re.search(r'class="alert alert-error"[^>]* data-focus', page.text)
        assert votes() == []

    def test_is_done_from_there_with_what_stands_now(self, late):
        browser, refused = late
        address, said = button(browser.get(refused).text, "Ik ben akkoord")
        done = browser.post(address, data=said | {"_step": "doe"})
        assert "gedaan=akkoord" in done.location
        assert votes() == [(2, Opinion.PARTLY)]
        assert browser.get(refused, follow_redirects=True).request.path == done.request.path.removesuffix(
            "/akkoord")

    @pytest.mark.parametrize("page", ["/1/akkoord", "/opmerking/1/verwerkt"])
    def test_its_bare_address_leads_to_the_element(self, heard, signed_in, page):
        answer = signed_in("lammerts").get(ROOM.format(heard) + page)
        assert answer.status_code == 303
        assert answer.location.startswith(f"{ROOM.format(heard)}/1")


class TestClosedMeanwhile:
    """Who hands in what may not be written any more reads so, and his text is kept."""

    @EVERY
    def test_while_it_can_still_be_read(self, heard, signed_in, page):
        browser, address = signed_in("lammerts"), ROOM.format(heard) + page
        said = form_of(browser.get(address).text) | WRONG[page][0] | {
            "opinion": "founded", "words": "", "gelegenheid-op-jaar": "2026"}
        moved(heard, State.DECIDED)
        answer = pressed(browser, address, said)
        assert answer.status_code == 422
        assert "kan niet in de stand" in words(answer)
        assert SAID in form_of(answer.text).values()

    def test_until_chambers_are_entered_again(self, heard, signed_in):
        browser, address = signed_in("lammerts"), f"{ROOM.format(heard)}/1"
        said = form_of(browser.get(address).text) | {"reasons": SAID}
        moved(heard, State.SCHEDULING)
        answer = browser.post(address, data=said)
        assert answer.status_code == 303
        page = browser.get(answer.location)
        assert page.status_code == 409
        assert "niet in raadkamer" in words(page)
        assert "Wat u typte is bewaard." in words(page)
        moved(heard, State.DELIBERATION)
        assert form_of(browser.get(address).text)["reasons"] == SAID

    def test_but_not_where_chambers_were_destroyed(self, house, signed_in):
        with transaction():
            case = heard_case(house, serial=31)
        browser, address = signed_in("lammerts"), f"{ROOM.format(case.number)}/1"
        said = form_of(browser.get(address).text) | {"reasons": SAID}
        served(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        daily.run(DECIDED.replace(month=8), noon(DECIDED.replace(month=8)))
        answer = pressed(browser, address, said)
        page = browser.get(answer.location)
        assert page.status_code == 409
        assert "is vernietigd" in words(page)
        assert how_many(Draft) == 0


def moved(number: str, state: State) -> None:
    """The case comes to another state."""
    with transaction():
        db.session.execute(update(Case).where(Case.number == number).values(state=state))


class TestDeclaringAndSigning:
    """The pages before and after the draft keep to the same way."""

    def read_twice(self, browser, late, message: str) -> dict[str, str]:
        """What the form holds on the page that says what is wrong."""
        assert late.status_code == 303
        for _ in range(2):
            page = browser.get(late.location)
            assert page.status_code == 422
            assert message in words(page)
            assert "<title>Fout: " in page.text
        return form_of(page.text)

    def test_a_declaration_without_an_answer(self, house, signed_in):
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=50)
            seat_panel(case, house, declared=None)
            address = f"/zaken/{case.number}/doe/verklaar"
        browser = signed_in("lammerts")
        late = browser.post(address, data=form_of(browser.get(address).text) | {"reason": SAID})
        assert self.read_twice(browser, late, "Kies een van beide.")["reason"] == SAID

    def test_a_verdict_that_cannot_be_signed_yet(self, heard, signed_in):
        moved(heard, State.DRAFTING)
        browser, address = signed_in("vandongen"), f"/zaken/{heard}/doe/onderteken"
        late = browser.post(address, data=form_of(browser.get(address).text) | {"place": "Ede"})
        assert self.read_twice(browser, late, "ontbreekt het oordeel")["place"] == "Ede"


class TestStopping:
    """Who keeps his text and stops is led back to the draft, and told where it lies."""

    @pytest.mark.parametrize(("page", "said", "told"), [
        (NOTE, {"text": SAID}, "Zij staat klaar onder “Maak een opmerking”."),
        (ANSWER, {"text": SAID}, "Het staat klaar onder “Antwoord”."),
        (PARTS, {"deel_facts": SAID}, "Hij staat klaar bij de andere delen."),
    ], ids=["comment", "answer", "parts"])
    def test_nothing_is_laid_down(self, heard, signed_in, page, said, told):
        browser, address, before = signed_in("lammerts"), ROOM.format(heard) + page, entries()
        form = form_of(browser.get(address).text) | said | {"_step": "bewaar"}
        there = browser.post(address, data=form, follow_redirects=True)
        assert there.request.path == f"{ROOM.format(heard)}/1"
        assert told in words(there)
        assert SAID not in there.text
        assert SAID in form_of(browser.get(address).text).values()
        assert entries() == before


class TestQuoting:
    """Words that were chosen in the draft come along into a comment that was begun before."""

    def test_stay_beside_what_was_typed(self, heard, signed_in):
        browser, address = signed_in("lammerts"), ROOM.format(heard) + NOTE
        page = browser.get(address)
        browser.post("/concept", data=form_of(page.text) | {"text": SAID, "passage": "reasons-1:1:0"})
        done = browser.post(address, data={"csrf_token": token_on(page), "_step": "citeer", "words": PASSAGE})
        assert done.status_code == 303
        assert "gemoeten" not in done.location
        form = form_of(browser.get(done.location).text)
        assert (form["text"], form["words"], form["passage"]) == (SAID, PASSAGE, "reasons-1:1:1")
