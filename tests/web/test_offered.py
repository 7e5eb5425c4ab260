"""What the page of a case offers can be done, and a form lists nobody and nothing that would be refused."""

import re
from datetime import timedelta

from sqlalchemy import select, update

from committee.admissibility.records import Objection
from committee.case import gate
from committee.case.records import Case, Element, Seat, Standing
from committee.deadlines import Clock
from committee.people.records import Account
from committee.permissions import SYSTEM, Role
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import on
from tests.web.browsing import arrive, link_for, words
from tests.web.deeds import handed_in, page_of
from tests.web.morning import a_term, a_time_request, party
from tests.web.scene import TODAY


def the(number: str) -> Case:
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def chair_leaves(number: str) -> None:
    """Van Dongen stepped back from the case, and nobody took his place."""
    with transaction():
        db.session.execute(update(Seat).where(Seat.case_id == the(number).id, Seat.role == Role.CHAIR)
                           .values(stepped_back_on=TODAY, why="conflict"))


def left(number: str, account: Account) -> None:
    """Somebody was asked to sit, and stepped back."""
    db.session.add(Seat(case_id=the(number).id, account_id=account.id, role=Role.MEMBER, why="conflict",
                        asked_on=TODAY, stepped_back_on=TODAY))


def fields_of(page) -> str:
    """What stands in the form of a page, up to when it happened."""
    return words(page).partition("van het reglement van deze zaak.")[2].partition("Wanneer")[0]


class TestConfirming:
    """Only what somebody ruled who stepped back since, and by another."""

    def test_is_not_offered_where_nobody_left(self, number, signed_in):
        assert "Bekrachtig" not in words(signed_in("dewit").get(f"/zaken/{number}"))

    def test_is_offered_with_those_rulings_and_without_who_made_them(self, number, signed_in):
        chair_leaves(number)
        browser = signed_in("dewit")
        assert "Bekrachtig eerdere beslissingen" in words(browser.get(f"/zaken/{number}"))
        page = browser.get(page_of(number, "bekrachtig"))
        assert len(re.findall("Onderdeel \\d", fields_of(page))) == 3
        assert "mr. T. Elzinga, voorzitter" in words(page)
        assert "van Dongen" not in words(page)


class TestReplacing:
    """A place goes to who may sit and neither has nor had one."""

    def test_lists_who_is_free_and_nobody_else(self, number, signed_in):
        said = fields_of(signed_in("dewit").get(page_of(number, "vervang")))
        assert "K. Osei Kan lid zijn. mr. T. Elzinga (plaatsvervanger) Kan voorzitter of lid zijn." in said
        newcomers = said.partition("Wie komt ervoor in de plaats?")[2]
        assert not [name for name in ("de Wit", "van Dongen", "Lammerts") if name in newcomers]

    def test_without_anybody_left_it_says_so_and_is_not_offered(self, house, number, signed_in):
        with transaction():
            for name in ("osei", "elzinga"):
                left(number, house.accounts[name])
        browser = signed_in("dewit")
        assert "Vervang een lid" not in words(browser.get(f"/zaken/{number}"))
        assert "Niemand anders kan een plaats innemen." in fields_of(browser.get(page_of(number, "vervang")))

    def test_the_chair_is_not_replaced_where_no_chair_is_left(self, house, number, signed_in):
        with transaction():
            left(number, house.accounts["elzinga"])
        places = fields_of(signed_in("dewit").get(page_of(number, "vervang"))).partition("Wie komt")[0]
        assert "van Dongen" not in places
        assert "drs. P. Lammerts Lid, zit nu in de commissie." in places


class TestObjecting:
    """Once against a refusal, decided or not."""

    def test_is_offered_until_there_is_an_objection(self, house, number, signed_in, browser):
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.SCHEDULING))
        desk, own = signed_in("dewit"), "/mijn-zaak/doe/verzet"
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert "Leg verzet vast" in words(desk.get(f"/zaken/{number}"))
        assert "Onderdeel 3" in fields_of(desk.get(page_of(number, "verzet")))
        assert "Punt 3" in words(browser.get(own))
        with transaction():
            why = gate.keep(the(number), "objection", "Dat klopt niet.")
            refused = select(Element.id).where(Element.case_id == the(number).id,
                                               Element.standing == Standing.INADMISSIBLE)
            db.session.add(Objection(element_id=db.session.scalar(refused), filed_on=TODAY, passage_id=why.id,
                                     upheld=False, decided_on=TODAY, decided_by=house.chair.key))
        assert "Leg verzet vast" not in words(desk.get(f"/zaken/{number}"))
        assert "Onderdeel 3" not in fields_of(desk.get(page_of(number, "verzet")))
        assert "Punt 3" not in words(browser.get(own))


class TestReminding:
    """Of a term that runs, and who has it."""

    def test_is_offered_with_what_is_awaited_and_of_whom(self, number, signed_in):
        browser = signed_in("dewit")
        assert "Stuur een herinnering" not in words(browser.get(f"/zaken/{number}"))
        assert "Er loopt geen termijn" in fields_of(browser.get(page_of(number, "herinner")))
        with transaction():
            a_term(the(number), Clock.RESPONSE, TODAY + timedelta(days=3), Role.ACCUSED)
        assert "Stuur een herinnering" in words(browser.get(f"/zaken/{number}"))
        said = fields_of(browser.get(page_of(number, "herinner")))
        assert party(the(number), Role.ACCUSED).name in said
        assert "El Amrani" not in said
        assert said.split("Waaraan?")[1].strip() == "Verweer"


class TestAnswering:
    """A response is of who has not answered everything yet."""

    def test_lists_who_has_an_element_to_answer(self, number, signed_in):
        said = fields_of(signed_in("dewit").get(page_of(number, "verweer"))).partition("Verweer in")[0]
        assert party(the(number), Role.ACCUSED).name in said
        assert "Stichting Onderdak Eemrand" not in said

    def test_who_asked_for_more_time_does_not_ask_again_before_it_is_decided(self, number, signed_in):
        with transaction():
            the(number).state = State.AWAITING_RESPONSE
            a_time_request(the(number))
        said = fields_of(signed_in("dewit").get(page_of(number, "vraag-uitstel"))).partition("Waarom?")[0]
        assert party(the(number), Role.ACCUSED).name in said
        assert "Stichting Onderdak Eemrand" not in said


class TestConsent:
    """Its day is asked where the regulation asks for it: to lengthen a second time, never to withdraw."""

    def test_is_asked_as_the_regulation_says(self, number, signed_in):
        browser = signed_in("dewit")
        assert "instemde" not in fields_of(browser.get(page_of(number, "trek-in")))
        assert "Nodig vanaf verlenging 2." in fields_of(browser.get(page_of(number, "verleng")))


class TestWhatMoves:
    """Before it is done somebody reads which terms move with it."""

    def test_the_last_day_as_it_was_and_as_it_would_be(self, number, signed_in):
        with transaction():
            a_term(the(number), Clock.OVERALL, TODAY + timedelta(days=30))
        page = words(handed_in(signed_in("dewit"), page_of(number, "schort-op"), why="mediation",
                               reasons="Partijen praten met elkaar."))
        assert "Uitspraak: staat stil." in page
        assert "Er begint geen termijn" not in page


class TestTheRest:
    """What the system did is not put right, and who may not sign is not asked to."""

    def test_what_went_by_itself_is_not_put_right(self, number, signed_in):
        with transaction():
            gate.enter(the(number), Act.REMIND, on(TODAY, SYSTEM))
        said = fields_of(signed_in("dewit").get(page_of(number, "rechtzetten")))
        assert "Notitie gemaakt" in said
        assert "Herinnerd" not in said

    def test_the_secretary_signs_only_where_the_regulation_says_so(self, number, signed_in):
        with transaction():
            db.session.execute(update(Case).where(Case.number == number).values(state=State.DRAFTING))
        page = words(signed_in("dewit").get(page_of(number, "onderteken")))
        assert "Wie ondertekent? mr. E. van Dongen, voorzitter" in page
        assert "Ikzelf" not in page
