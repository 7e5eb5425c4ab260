"""Chambers: for whom they exist, what stands in them, what each may do there; and one's own cases."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import func, select, update

from committee.case.records import Case, Seat
from committee.chambers.rules import Item, outcomes_so_far
from committee.deliberation.records import Agreement, FindingVersion
from committee.deliberation.rules import Opinion
from committee.hearing.records import Hearing, Invitee
from committee.permissions import Role
from committee.procedure import State
from committee.response.records import Position, Response
from committee.store import db, transaction
from committee.verdict import reads as verdict
from committee.verdict.records import VerdictVersion
from committee.verdict.rules import Overall
from tests.builders import a_case, seat_panel
from tests.prepared import after, where
from tests.verdict.scene import agree_all, find, heard_case, refuse_element
from tests.web import deeds
from tests.web.browsing import arrive, form_of, link_for, sign_in, words
from tests.web.conftest import SIGNED
from tests.web.deeds import seen
from tests.web.scene import a_house_with_passwords

ROOM = "/zaken/{}/raadkamer"


def in_chambers(house) -> None:
    """A case that the whole panel heard."""
    with transaction():
        heard_case(house, serial=30)


scene = where(heard=after(in_chambers, SIGNED))


@pytest.fixture
def heard(house) -> str:
    """The number of a case that the whole panel heard, with two elements, now in chambers."""
    return "OD-2026-0030"


def case_of(number: str) -> Case:
    """The case as it stands."""
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def found(number: str, house, *opinions: Opinion) -> None:
    """The secretary drafts a finding on each element."""
    find(case_of(number), house, *opinions)


def seat_of(number: str, house, name: str) -> Seat:
    """The seat of somebody in a case."""
    mine = select(Seat).where(Seat.case_id == case_of(number).id, Seat.account_id == house.accounts[name].id)
    return db.session.scalars(mine).one()


def votes() -> list[tuple[int, Opinion]]:
    """Every agreement as it stands: version and opinion."""
    db.session.rollback()
    return [tuple(row) for row in db.session.execute(select(Agreement.finding_version, Agreement.opinion))]


def how_many(record) -> int:
    """How many rows there are."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(record))


def pressed(page: str, button: str) -> tuple[str, dict[str, str]]:
    """Where the form with this button goes, and what it sends along unseen."""
    for address, inside in re.findall(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', page, re.S):
        if button in inside:
            return address, dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', inside))
    raise AssertionError(button)


def agree(browser, number: str, element: int):
    """Press Ik ben akkoord on the page of an element."""
    address, said = pressed(browser.get(f"{ROOM.format(number)}/{element}").text, "Ik ben akkoord")
    return browser.post(address, data=said | {"_step": "doe"})


PAGES = ("", "/1", "/tekst", "/concept", "/concept.pdf", "/te-ondertekenen.pdf")


class TestWhoMayEnter:
    """Who heard the case, its chair and the secretary; for everybody else chambers do not exist."""

    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize("name", ["osei", "elzinga"])
    def test_not_who_does_not_sit(self, heard, signed_in, name, page):
        assert signed_in(name).get(ROOM.format(heard) + page).status_code == 404

    @pytest.mark.parametrize("page", PAGES)
    def test_not_who_stepped_back_or_did_not_declare_or_did_not_hear(self, heard, house, signed_in, page):
        with transaction():
            seat_of(heard, house, "lammerts").stepped_back_on = date(2026, 4, 7)
        assert signed_in("lammerts").get(ROOM.format(heard) + page).status_code == 404
        with transaction():
            seat_of(heard, house, "bhagwandin").declared_on = None
        assert signed_in("bhagwandin").get(ROOM.format(heard) + page).status_code == 404

    @pytest.mark.parametrize("page", [*PAGES, "/../doe/bevinding"])
    def test_not_who_did_not_hear_the_case(self, heard, house, signed_in, page):
        stayed_away(heard, house, "lammerts")
        address = f"/zaken/{heard}/doe/bevinding" if "doe" in page else ROOM.format(heard) + page
        assert signed_in("lammerts").get(address).status_code == 404

    def test_not_the_member_of_another_committee(self, heard, app, signed_in):
        with transaction():
            email = a_house_with_passwords("elders", "EL").accounts["lammerts"].email
        browser = app.test_client()
        sign_in(browser, email)
        assert browser.get(ROOM.format(heard)).status_code == 404

    def test_never_a_party(self, heard, browser):
        arrive(browser, link_for(heard, Role.COMPLAINANT))
        assert browser.get(ROOM.format(heard)).location.startswith("/inloggen")

    def test_nobody_before_the_investigation_is_closed(self, number, signed_in):
        page = signed_in("lammerts").get(ROOM.format(number))
        assert page.status_code == 409
        assert "niet in raadkamer" in words(page)

    @pytest.mark.parametrize("name", ["dewit", "vandongen", "lammerts", "bhagwandin"])
    def test_but_who_heard_it_the_chair_and_the_secretary(self, heard, signed_in, name):
        browser = signed_in(name)
        page = browser.get(ROOM.format(heard), follow_redirects=True)
        assert page.status_code == 200
        assert "Partijen zien dit nooit." in words(page)
        assert "nog geen bevinding" in words(page)

    def test_the_case_leads_there_whom_it_is_open_to(self, heard, house, signed_in):
        stayed_away(heard, house, "lammerts")
        for name in ("dewit", "vandongen", "bhagwandin"):
            assert "Ga naar de raadkamer" in words(signed_in(name).get(f"/zaken/{heard}"))
        page = signed_in("lammerts").get(f"/zaken/{heard}")
        assert page.status_code == 200
        assert f"/zaken/{heard}/raadkamer" not in page.text
        assert "doe/bevinding" not in page.text

    def test_an_element_that_does_not_lie_before_the_committee_has_no_page(self, heard, house, signed_in):
        with transaction():
            case = case_of(heard)
            refuse_element(case, case.elements[1], house)
        browser = signed_in("lammerts")
        assert browser.get(f"{ROOM.format(heard)}/2").status_code == 404
        assert browser.get(f"{ROOM.format(heard)}/7").status_code == 404
        page = words(browser.get(f"{ROOM.format(heard)}/1"))
        assert "niet-ontvankelijk" in page


def stayed_away(number: str, house, name: str) -> None:
    """Somebody of the panel did not come to the hearing."""
    case = case_of(number)
    with transaction():
        hearing = select(Hearing.id).where(Hearing.case_id == case.id).scalar_subquery()
        db.session.execute(update(Invitee).values(appeared=False).where(
            Invitee.hearing_id == hearing, Invitee.account_id == house.accounts[name].id))


class TestFinding:
    """A finding is written in the page; each change is a new version, none is lost."""

    def write(self, browser, number, **said):
        address = f"{ROOM.format(number)}/1"
        form = form_of(browser.get(address).text)
        return browser.post(address, data=form | {"opinion": "founded", "reasons": "Vast staat het."} | said)

    def test_without_an_opinion_is_refused_at_the_field(self, heard, signed_in):
        browser = signed_in("lammerts")
        page = seen(browser, self.write(browser, heard, opinion="", reasons="Dit blijft staan."))
        assert page.status_code == 422
        assert "Kies het oordeel van de commissie." in words(page)
        assert "Dit blijft staan." in page.text

    def test_is_kept_as_it_was_written(self, heard, signed_in):
        done = self.write(signed_in("lammerts"), heard)
        assert done.status_code == 303
        page = words(signed_in("dewit").get(done.location))
        assert "De bevinding is bewaard." in page
        assert "drs. P. Lammerts" in page
        assert "Gegrond" in page

    def test_every_version_stays(self, heard, signed_in):
        browser = signed_in("dewit")
        self.write(browser, heard)
        self.write(browser, heard, opinion="partly", reasons="Toch anders.")
        db.session.rollback()
        kept = db.session.execute(select(FindingVersion.version, FindingVersion.reasons)).all()
        assert [tuple(row) for row in kept] == [(1, "Vast staat het."), (2, "Toch anders.")]

    def test_of_who_read_an_older_version_is_refused_and_kept_on_the_page(self, heard, signed_in):
        first, second = signed_in("dewit"), signed_in("lammerts")
        address = f"{ROOM.format(heard)}/1"
        old = form_of(second.get(address).text) | {"opinion": "unfounded", "reasons": "Mijn tekst."}
        self.write(first, heard)
        page = deeds.pressed(second, address, old)
        assert page.status_code == 422
        assert "Iemand anders wijzigde dit" in words(page)
        assert "Mijn tekst." in page.text
        assert "Vast staat het." in page.text
        again = second.post(address, data=form_of(page.text) | {"_token": "nog-eens"})
        assert again.status_code == 303
        assert how_many(FindingVersion) == 2

    def test_a_draft_waits_at_its_own_element(self, heard, signed_in):
        browser, address = signed_in("lammerts"), f"{ROOM.format(heard)}/1"
        said = form_of(browser.get(address).text) | {"reasons": "Half af"}
        assert browser.post("/concept", data=said).status_code == 204
        assert "Half af" in browser.get(address).text
        assert "Half af" not in browser.get(f"{ROOM.format(heard)}/2").text
        assert "Half af" not in signed_in("dewit").get(address).text


    def test_an_earlier_version_can_be_read_again(self, heard, signed_in):
        browser = signed_in("dewit")
        self.write(browser, heard)
        self.write(browser, heard, opinion="partly", reasons="Toch anders.")
        page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/1"))
        assert "Eerdere versies (1)" in page
        assert "Vast staat het." in page

    def test_without_reasons_is_asked_of_the_secretary(self, heard, house, signed_in):
        find(case_of(heard), house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="")
        page = signed_in("dewit").get(f"{ROOM.format(heard)}/1").text
        assert re.search(r'class="button" name="_step" value="doe">Bewaar bevinding', page)


class TestTextBlocks:
    """A standard passage is put after what was typed, and nothing typed is lost."""

    def test_without_a_choice_changes_nothing(self, heard, signed_in):
        browser, address = signed_in("dewit"), f"{ROOM.format(heard)}/1"
        said = form_of(browser.get(address).text) | {"reasons": "Half af.", "_step": "blok:reasons"}
        for choice in ("", "999", "x"):
            assert browser.post(address, data=said | {"blok_reasons": choice}).status_code == 303
            assert form_of(browser.get(address).text)["reasons"].strip() == "Half af."
        assert browser.post(address, data=said | {"_step": "blok:onzin"}).status_code == 404
        assert how_many(FindingVersion) == 0

    def test_come_after_what_was_typed(self, heard, signed_in):
        browser, address = signed_in("dewit"), f"{ROOM.format(heard)}/2"
        page = browser.get(address).text
        choice = re.search(r'<option value="(\d+)">Opening van de overweging', page).group(1)
        said = form_of(page) | {"reasons": "Half af.", "norm": "De norm.", "opinion": "founded"}
        done = browser.post(address, data=said | {"blok_reasons": choice, "_step": "blok:reasons"})
        assert done.location.endswith("/2#reasons")
        kept = form_of(browser.get(address).text)
        assert "Half af.\n\nTen aanzien van klachtonderdeel 2" in kept["reasons"].replace("\r", "")
        assert kept["norm"].strip() == "De norm."
        assert browser.post(address, data=kept | {"_step": "doe", "opinion": "founded"}).status_code == 303
        assert how_many(FindingVersion) == 1

    def test_are_offered_beside_the_other_parts(self, heard, signed_in):
        browser, address = signed_in("dewit"), f"{ROOM.format(heard)}/tekst"
        page = browser.get(address).text
        choice = re.search(r'<option value="(\d+)">Niet verschenen', page).group(1)
        said = form_of(page) | {"deel_facts": "Een feit.", "blok_deel_course": choice}
        assert browser.post(address, data=said | {"_step": "blok:deel_course"}).status_code == 303
        kept = form_of(browser.get(address).text)
        assert "Hoewel behoorlijk opgeroepen" in kept["deel_course"]
        assert kept["deel_facts"].strip() == "Een feit."
        assert browser.post(address, data=kept | {"_step": "doe"}).status_code == 303


class TestAgreeing:
    """A member agrees with exactly the version that was read, with one button."""

    def test_is_not_offered_before_there_is_a_finding(self, heard, signed_in):
        assert "Ik ben akkoord" not in signed_in("lammerts").get(f"{ROOM.format(heard)}/1").text

    def test_is_never_the_secretarys_own(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("dewit")
        page = browser.get(f"{ROOM.format(heard)}/1").text
        assert "Ik ben akkoord" not in page
        _, said = pressed(page, "Bewaar bevinding")
        assert browser.post(f"{ROOM.format(heard)}/1/akkoord", data=said).status_code == 404

    def test_with_an_older_version_is_refused(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("lammerts")
        address, said = pressed(browser.get(f"{ROOM.format(heard)}/1").text, "Ik ben akkoord")
        found(heard, house, Opinion.PARTLY, Opinion.UNFOUNDED)
        page = deeds.pressed(browser, address, said | {"_step": "doe"})
        assert page.status_code == 422
        assert "u las versie 1, nu geldt versie 2" in words(page)
        assert votes() == []

    def test_is_done_with_one_button_and_leads_on(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("lammerts")
        done = agree(browser, heard, 1)
        assert done.status_code == 303
        assert votes() == [(1, Opinion.FOUNDED)]
        page = browser.get(done.location)
        assert "Uw akkoord is vastgelegd." in words(page)
        assert "Ga naar onderdeel 2" in words(page)
        agree(browser, heard, 2)
        page = words(browser.get(f"{ROOM.format(heard)}/2"))
        assert "U hoeft hier nu niets te doen." in page
        assert "Nog niet akkoord: mr. E. van Dongen (onderdelen 1 en 2)" in page

    def test_of_the_same_form_twice_counts_once(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("lammerts")
        address, said = pressed(browser.get(f"{ROOM.format(heard)}/1").text, "Ik ben akkoord")
        for _ in range(2):
            assert browser.post(address, data=said | {"_step": "doe"}).status_code == 303
        assert votes() == [(1, Opinion.FOUNDED)]

    def test_is_asked_anew_when_the_finding_changes(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("lammerts")
        agree(browser, heard, 1)
        found(heard, house, Opinion.PARTLY, Opinion.UNFOUNDED)
        assert "Ik ben akkoord met onderdeel 1" in words(browser.get(f"{ROOM.format(heard)}/1"))


class TestWhatStandsThere:
    """Outcome, agreement and what is missing are the same as what the acts will say."""

    def test_a_response_to_the_whole_stands_beside_each_element(self, heard, house, signed_in):
        with transaction():
            whole = {"position": Position.UNSTATED, "text": "Wij zien het anders."}
            db.session.execute(update(Response).values(whole))
        for element in (1, 2):
            page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/{element}"))
            assert "Over de hele klacht: ‘Wij zien het anders.’" in page

    def test_what_blocks_signing_is_named_as_the_act_names_it(self, heard, house, signed_in):
        page = words(signed_in("vandongen").get(f"{ROOM.format(heard)}/1"))
        assert all(sentence in page for sentence in verdict.blocking(case_of(heard)))
        find(case_of(heard), house, Opinion.FOUNDED, Opinion.UNFOUNDED, reasons="")
        page = words(signed_in("vandongen").get(f"{ROOM.format(heard)}/1"))
        missing = verdict.blocking(case_of(heard))
        assert all(sentence in page for sentence in missing)
        assert "Klachtonderdeel 1 heeft geen motivering." in missing
        assert "motivering ontbreekt" in page

    def test_the_outcome_follows_from_the_elements(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/1"))
        assert "Gedeeltelijk gegrond" in page
        assert "Volgt uit onderdeel 1 gegrond en onderdeel 2 ongegrond." in page

    @pytest.mark.one_database
    def test_what_is_refused_says_nothing_while_the_rest_has_no_finding(self):
        refused = Item(1, 1, "", "niet-ontvankelijk", Overall.INADMISSIBLE, False, None, {}, (), "", "")
        heard = replace(refused, number=2, refused="", outcome=None)
        assert outcomes_so_far([refused, heard]) == []
        assert outcomes_so_far([refused]) == [Overall.INADMISSIBLE]
        found = replace(heard, outcome=Overall.FOUNDED)
        assert outcomes_so_far([refused, found]) == [Overall.INADMISSIBLE, Overall.FOUNDED]

    def test_the_chair_decides_once_all_agree(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        agree_all(case_of(heard), house)
        page = signed_in("vandongen").get(f"{ROOM.format(heard)}/1").text
        assert 'doe/beslis">Beslis in raadkamer</a>' in page
        assert "alle leden akkoord" in page
        assert "Beslis in raadkamer" not in signed_in("lammerts").get(f"{ROOM.format(heard)}/1").text

    def test_asks_the_database_as_often_for_two_elements_as_for_nine(self, house, signed_in, counted):
        numbers = []
        for serial, elements in ((40, 2), (41, 9)):
            with transaction():
                numbers.append(heard_case(house, elements=elements, serial=serial).number)
            found(numbers[-1], house, *[Opinion.FOUNDED] * elements)
        agree_all(case_of(numbers[1]), house)
        asked = []
        for number in numbers:
            browser = signed_in("lammerts")
            with counted() as statements:
                assert browser.get(f"{ROOM.format(number)}/1").status_code == 200
            asked.append(len(statements))
        assert asked == [EXACTLY, EXACTLY]


EXACTLY = 25


class TestOtherParts:
    """What belongs to no element stands on a page of its own, with its versions."""

    def test_are_kept_and_come_back(self, heard, signed_in):
        browser, address = signed_in("dewit"), f"{ROOM.format(heard)}/tekst"
        form = form_of(browser.get(address).text) | {"deel_facts": "Klager woont er sinds 2019."}
        more = browser.post(address, data=form | {"_step": "meer:recommendations"}, follow_redirects=True)
        form = form_of(more.text) | {"recommendations-0-text": "Bel voortaan eerst."}
        assert browser.post(address, data=form).status_code == 303
        page = browser.get(address).text
        assert "Klager woont er sinds 2019." in page
        assert "Bel voortaan eerst." in page
        again = browser.post(address, data=form_of(page) | {"deel_in_short": "Er is niet gebeld."})
        assert again.status_code == 303
        assert "Bel voortaan eerst." in words(signed_in("lammerts").get(f"{ROOM.format(heard)}/concept"))

    def test_of_who_read_an_older_version_are_refused(self, heard, signed_in):
        first, second, address = signed_in("dewit"), signed_in("lammerts"), f"{ROOM.format(heard)}/tekst"
        old = form_of(second.get(address).text) | {"deel_facts": "Mijn feiten."}
        first.post(address, data=form_of(first.get(address).text) | {"deel_facts": "Andere feiten."})
        page = deeds.pressed(second, address, old)
        assert page.status_code == 422
        assert "Mijn feiten." in page.text
        assert "Andere feiten." in page.text


class TestReadingTheWhole:
    """The draft can be read as it would go out, and it says that it is a draft."""

    def test_on_the_screen(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        page = words(signed_in("lammerts").get(f"{ROOM.format(heard)}/concept"))
        assert "Concept, nog niet vastgesteld" in page
        assert "Vast staat dat het gesprek niet is gevoerd." in page
        assert "Klachtonderdeel 1 is gegrond." in page

    def test_on_paper(self, heard, signed_in):
        made = signed_in("lammerts").get(f"{ROOM.format(heard)}/concept.pdf")
        assert made.mimetype == "application/pdf"
        assert made.data.startswith(b"%PDF")


class TestSigning:
    """The chair signs exactly the text that was shown."""

    def ready(self, number, house):
        find(case_of(number), house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        agree_all(case_of(number), house)
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.DRAFTING))

    def shown(self, browser, number):
        address = f"/zaken/{number}/doe/onderteken"
        return seen(browser, browser.post(address, data=form_of(browser.get(address).text)))

    def test_of_a_text_that_was_changed_since_is_refused(self, heard, house, signed_in):
        self.ready(heard, house)
        browser = signed_in("vandongen")
        seen = form_of(self.shown(browser, heard).text)
        other, address = signed_in("dewit"), f"{ROOM.format(heard)}/tekst"
        other.post(address, data=form_of(other.get(address).text) | {"deel_facts": "Iets anders."})
        late = browser.post(f"/zaken/{heard}/doe/onderteken", data=seen | {"_step": "bevestig"})
        page = browser.get(late.location)
        assert page.status_code == 422
        assert "De tekst is gewijzigd sinds u hem las." in words(page)
        assert how_many(VerdictVersion) == 0

    def test_is_of_the_pdf_that_was_linked(self, heard, house, signed_in):
        self.ready(heard, house)
        browser = signed_in("vandongen")
        page = self.shown(browser, heard)
        seen = form_of(page.text)
        link = re.search(r'href="([^"]+te-ondertekenen\.pdf[^"]*)"', page.text).group(1).replace("&amp;", "&")
        assert sha256(browser.get(link).data).hexdigest() == seen["sha256"]
        done = browser.post(f"/zaken/{heard}/doe/onderteken", data=seen | {"_step": "bevestig"})
        assert done.status_code == 303
        db.session.rollback()
        assert db.session.scalars(select(VerdictVersion.pdf_sha256)).one() == seen["sha256"]
        self.is_read_as_it_was_signed(signed_in("lammerts"), heard, seen["sha256"])

    def is_read_as_it_was_signed(self, browser, number, sha):
        assert f"{ROOM.format(number)}/tekst" not in browser.get(f"{ROOM.format(number)}/1").text
        page = words(browser.get(f"{ROOM.format(number)}/concept"))
        assert "Vastgesteld door de voorzitter op" in page
        assert "nog niet vastgesteld" not in page
        assert sha256(browser.get(f"{ROOM.format(number)}/concept.pdf").data).hexdigest() == sha


class TestMyCases:
    """Chair and members begin with their own cases and what is asked of them there."""

    def test_is_not_for_the_secretary(self, heard, signed_in):
        assert signed_in("dewit").get("/mijn-zaken").status_code == 404

    def test_shows_no_case_of_another(self, heard, signed_in):
        page = words(signed_in("osei").get("/mijn-zaken"))
        assert "Visser" not in page
        assert "Er wacht niets op u." in page

    def test_is_where_a_member_lands(self, heard, signed_in):
        assert signed_in("lammerts").get("/").location == "/mijn-zaken"

    def test_asks_for_a_declaration_before_anything_else(self, house, signed_in):
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=50)
            seat_panel(case, house, declared=None)
            number = case.number
        page = signed_in("lammerts").get("/mijn-zaken")
        assert f"/zaken/{number}/doe/verklaar" in page.text
        assert "Gevraagd als lid." in words(page)
        assert "Punt 1 van de klacht" not in page.text
        page = signed_in("lammerts").get(f"/zaken/{number}/doe/verklaar")
        assert "Anneke Visser" in words(page)
        assert "Punt 1 van de klacht" not in page.text

    def test_says_what_waits_in_chambers(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        browser = signed_in("lammerts")
        assert "Lees twee bevindingen en zeg of u akkoord bent." in words(browser.get("/mijn-zaken"))
        agree(browser, heard, 1)
        agree(browser, heard, 2)
        assert "Er wacht niets op u." in words(browser.get("/mijn-zaken"))

    def test_leads_nobody_to_chambers_that_are_closed_to_him(self, heard, house, signed_in):
        found(heard, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        stayed_away(heard, house, "lammerts")
        assert ROOM.format(heard) not in signed_in("lammerts").get("/mijn-zaken").text

    def test_forgets_a_case_from_which_one_stepped_back(self, heard, house, signed_in):
        with transaction():
            seat_of(heard, house, "lammerts").stepped_back_on = date(2026, 4, 7)
        assert "Visser" not in words(signed_in("lammerts").get("/mijn-zaken"))

    def test_shows_the_hearings_at_which_one_sits(self, number, signed_in):
        assert "Zaal 2, Eemplein 6" in words(signed_in("lammerts").get("/mijn-zaken"))
        assert "Zaal 2, Eemplein 6" not in words(signed_in("osei").get("/mijn-zaken"))

    def test_asks_the_database_as_often_for_one_case_as_for_many(self, heard, house, signed_in, counted):
        asked = []
        for serials in ((), range(60, 66)):
            with transaction():
                for serial in serials:
                    heard_case(house, serial=serial)
            browser = signed_in("lammerts")
            with counted() as statements:
                assert browser.get("/mijn-zaken").status_code == 200
            asked.append(len(statements))
        assert asked == [3, 3]
