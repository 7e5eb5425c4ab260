"""The pages of stage 2: the program shows, the chair rules per element, others decide on an objection."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from committee.admissibility import acts as ruling
from committee.admissibility.records import Objection, Ruling
from committee.case.records import Case, Element, Standing
from committee.escalation import acts
from committee.escalation.content import Point
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import MONDAY, on
from tests.escalation.complaints import a_complaint
from tests.prepared import after, where
from tests.web.browsing import form_of, words
from tests.web.conftest import SIGNED
from tests.web.deeds import day, done, handed_in, last_entry, letters_of, page_of, state_of

PAGES = {Act.ADMIT: "verklaar-ontvankelijk", Act.DECLARE_INADMISSIBLE: "verklaar-niet-ontvankelijk",
         Act.DECLARE_NOT_COMPETENT: "verklaar-niet-bevoegd", Act.FORWARD: "zend-door", Act.OBJECT: "verzet",
         Act.UPHOLD_OBJECTION: "verzet-gegrond", Act.REJECT_OBJECTION: "verzet-ongegrond"}
REVIEW = (Act.ADMIT, Act.DECLARE_INADMISSIBLE, Act.DECLARE_NOT_COMPETENT, Act.FORWARD)
POINTS = [Point(text="De begeleider kwam niet.", facts_from=date(2025, 3, 1)),
          Point(text="De brief was onduidelijk.", facts_from=date(2026, 1, 5))]
REASONS = "Klager gaf voor de vertraging geen reden."


def arrived(house, points=tuple(POINTS), **more) -> str:
    """A complaint that came on 2 March, its receipt acknowledged; the first point is a day too late."""
    with transaction():
        case = acts.register(house.committee, a_complaint(elements=list(points), **more),
                             occasion=on(MONDAY, house.secretary))
        acts.acknowledge(case, on(MONDAY, house.secretary))
        return case.number


scene = where(number=after(arrived, SIGNED))


@pytest.fixture
def number(house):
    """A case of two elements in review."""
    db.session.rollback()
    return db.session.scalars(select(Case.number)).one()


@pytest.fixture
def refused(number, house):
    """The same, wholly inadmissible by Van Dongen since 16 March."""
    with transaction():
        case = db.session.scalars(select(Case).where(Case.number == number)).one()
        ruling.declare_inadmissible(case, list(case.elements), "too_late", REASONS,
                                    occasion=on(date(2026, 3, 16), house.chair))
    return number


@pytest.fixture
def objected(refused, house, signed_in):
    """The same, with an objection against the first refusal."""
    done(signed_in("dewit"), page_of(refused, "verzet"), element=elements(refused)[0],
         reasons="Ik was ziek.", **by_the_complainant(refused), **day("gelegenheid-op", date(2026, 3, 20)))
    return refused


def elements(number) -> list[str]:
    """The ids of the elements of a case."""
    db.session.rollback()
    found = select(Element.id).join(Case, Case.id == Element.case_id).where(Case.number == number)
    return [str(one) for one in db.session.scalars(found.order_by(Element.number))]


def standings(number) -> list[Standing]:
    db.session.rollback()
    found = select(Element.standing).join(Case, Case.id == Element.case_id).where(Case.number == number)
    return list(db.session.scalars(found.order_by(Element.number)))


def by_the_complainant(number) -> dict[str, str]:
    """The complainant did it, by letter."""
    case = db.session.scalars(select(Case).where(Case.number == number)).one()
    return {"gelegenheid-door": f"party:{case.parties[0].id}", "gelegenheid-hoe": "brief"}


class TestWhoMay:
    """The chair rules; the secretary records it with who and how."""

    @pytest.mark.parametrize("act", REVIEW)
    def test_a_member_who_does_not_sit_finds_nothing(self, number, signed_in, act):
        assert signed_in("osei").get(page_of(number, PAGES[act])).status_code == 404

    def test_the_chair_does_not_forward(self, number, signed_in):
        assert signed_in("vandongen").get(page_of(number, "zend-door")).status_code == 403

    def test_the_secretary_does_not_rule(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, PAGES[Act.ADMIT]), elements=elements(number))
        assert page.status_code == 422
        assert "Kies wie dit besliste." in words(page)

    def test_nothing_is_ruled_twice(self, refused, signed_in):
        assert signed_in("vandongen").get(page_of(refused, PAGES[Act.ADMIT])).status_code == 409


class TestChecklist:
    """The program shows what it sees on each element, with the article; it decides nothing."""

    def test_says_how_late_an_element_is(self, number, signed_in):
        read = words(signed_in("vandongen").get(page_of(number, PAGES[Act.ADMIT])))
        assert "Ingediend 1 dag na het jaar, dat eindigde op zo 1 maart 2026. Is dat verschoonbaar?" in read
        assert "art. 6 onder b" in read

    def test_says_what_the_complaint_does_not_state(self, house, signed_in):
        number = arrived(house, accused=[], decision=None)
        read = words(signed_in("vandongen").get(page_of(number, PAGES[Act.DECLARE_INADMISSIBLE])))
        assert "In de klacht ontbreekt nog: tegen welk besluit" in read

    def test_every_ground_stands_with_its_article_and_whether_it_must(self, number, signed_in):
        read = words(signed_in("vandongen").get(page_of(number, PAGES[Act.DECLARE_INADMISSIBLE])))
        assert "Art. 6 onder a. De commissie moet op deze grond afwijzen." in read
        assert "Art. 6 onder b. De commissie mag op deze grond afwijzen." in read


class TestRuling:
    """One ruling per element; the last one moves the case."""

    def test_an_empty_ruling_is_named(self, number, signed_in):
        read = words(handed_in(signed_in("vandongen"), page_of(number, PAGES[Act.DECLARE_INADMISSIBLE])))
        assert "Kies ten minste één klachtonderdeel." in read
        assert "Kies de grond." in read
        assert "Schrijf de redenen." in read

    def test_a_ground_of_competence_does_not_fit_admissibility(self, number, signed_in):
        page = handed_in(signed_in("vandongen"), page_of(number, PAGES[Act.DECLARE_NOT_COMPETENT]),
                         elements=elements(number), ground="too_late", reasons=REASONS)
        assert "Deze keuze is er niet meer." in words(page)

    def test_one_refused_and_one_admitted_go_to_the_other_side(self, number, signed_in):
        browser, (late, good) = signed_in("vandongen"), elements(number)
        done(browser, page_of(number, PAGES[Act.DECLARE_INADMISSIBLE]), elements=[late], ground="too_late",
             reasons=REASONS)
        assert state_of(number) is State.ADMISSIBILITY_REVIEW
        assert letters_of(number, Act.DECLARE_INADMISSIBLE) == ["Wij behandelen punt 1 van uw klacht niet"]
        shown = words(handed_in(browser, page_of(number, PAGES[Act.ADMIT]), elements=[good]))
        assert "naar “verweer gevraagd”" in shown
        done(browser, page_of(number, PAGES[Act.ADMIT]), elements=[good])
        assert state_of(number) is State.AWAITING_RESPONSE
        assert standings(number) == [Standing.INADMISSIBLE, Standing.ADMITTED]

    def test_what_the_chair_said_by_telephone_is_recorded(self, number, signed_in, house):
        done(signed_in("dewit"), page_of(number, PAGES[Act.ADMIT]), elements=elements(number),
             **{"gelegenheid-door": house.chair.key, "gelegenheid-hoe": "telefoon"})
        entry = last_entry(number)
        assert (entry.decided_by, entry.recorded_by) == (house.chair.key, house.secretary.key)
        assert entry.means == "telefoon"

    def test_not_competent_says_where_the_complainant_can_go(self, number, signed_in):
        browser = signed_in("vandongen")
        ground = ground_on(browser.get(page_of(number, PAGES[Act.DECLARE_NOT_COMPETENT])).text)
        done(browser, page_of(number, PAGES[Act.DECLARE_NOT_COMPETENT]), elements=elements(number),
             ground=ground, reasons="Hierover gaat een ander.")
        assert state_of(number) is State.NOT_COMPETENT
        db.session.rollback()
        assert {one.ground for one in db.session.scalars(select(Ruling))} == {ground}


def ground_on(page: str) -> str:
    """The first ground that a page offers."""
    return page.split('name="ground" value="')[1].split('"')[0]


BODY = {"name": "Huurcommissie", "street": "Postbus 16495", "postcode": "2500 BL", "town": "Den Haag"}


class TestForward:
    """A complaint goes to another body only if the complainant agrees."""

    def test_an_empty_form_is_named(self, number, signed_in):
        read = words(handed_in(signed_in("dewit"), page_of(number, "zend-door")))
        for message in ("Vul in wie de klacht krijgt.", "Vul de postcode in.", "Vul in op welke dag klager"):
            assert message in read

    def test_consent_lies_not_ahead(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "zend-door"), **BODY,
                         **day("consented_on", date(2026, 4, 9)))
        assert "Deze dag moet nog komen. Vraag klager eerst." in words(page)

    def test_ends_the_case_and_tells_everybody(self, number, signed_in):
        done(signed_in("dewit"), page_of(number, "zend-door"), **BODY,
             **day("consented_on", date(2026, 3, 9)))
        assert state_of(number) is State.FORWARDED
        assert len(letters_of(number, Act.FORWARD)) == 3


class TestObjection:
    """The complainant objects; who refused does not decide on it."""

    def test_an_objection_needs_reasons(self, refused, signed_in):
        page = handed_in(signed_in("dewit"), page_of(refused, "verzet"))
        assert "Schrijf de redenen die klager geeft." in words(page)
        assert "Kies een klachtonderdeel." in words(page)

    def test_a_late_objection_is_kept_and_marked(self, refused, signed_in):
        done(signed_in("dewit"), page_of(refused, "verzet"), element=elements(refused)[0],
             reasons="Ik was ziek.", **by_the_complainant(refused))
        db.session.rollback()
        assert db.session.scalars(select(Objection)).one().late
        assert last_entry(refused).means == "brief"

    def test_only_an_element_with_an_objection_is_decided_on(self, objected, signed_in):
        page = signed_in("dewit").get(page_of(objected, "verzet-ongegrond")).text
        assert form_of(page)["element"] == elements(objected)[0]
        assert f'name="element" value="{elements(objected)[1]}"' not in page
        for said in ("Ik was ziek.", REASONS):   # what he decides on, and what was decided before
            assert said in page

    def test_who_refused_does_not_decide(self, objected, signed_in):
        page = handed_in(signed_in("vandongen"), page_of(objected, "verzet-gegrond"), reasons="Zij was ziek.")
        assert page.status_code == 422
        assert "beslist niet op het verzet daartegen" in words(page)

    def test_the_substitute_lets_it_be_heard_after_all(self, objected, signed_in):
        done(signed_in("elzinga"), page_of(objected, "verzet-gegrond"), reasons="Zij was ziek.")
        assert state_of(objected) is State.AWAITING_RESPONSE
        assert standings(objected)[0] is Standing.ADMITTED

    def test_the_substitute_leaves_it_as_it_is(self, objected, signed_in):
        done(signed_in("elzinga"), page_of(objected, "verzet-ongegrond"), reasons="Ziekte is niet gebleken.")
        assert state_of(objected) is State.INADMISSIBLE
        assert last_entry(objected).act is Act.REJECT_OBJECTION


class TestPages:
    """Every page asks the database equally often for every case."""

    @pytest.mark.parametrize("act", REVIEW)
    def test_a_large_case_asks_no_more_than_a_small_one(self, house, signed_in, counted, act):
        many = [replace(point, text=f"{point.text} ({n})") for n in range(6) for point in POINTS]
        small, large = arrived(house), arrived(house, many)
        browser, counts = signed_in("dewit"), []
        browser.get(page_of(small, PAGES[act]))
        for number in (small, large):
            with counted() as statements:
                assert browser.get(page_of(number, PAGES[act])).status_code == 200
            counts.append(len(statements))
        assert counts[0] == counts[1]
