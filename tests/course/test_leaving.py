"""A complaint is withdrawn as a whole or in part, settled, or discontinued."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import clocks
from committee.case.records import Standing
from committee.course import acts, rules
from committee.course.rules import Discontinuing, Suspending
from committee.deadlines import Clock
from committee.people.records import RegulationVersion
from committee.permissions import Forbidden
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from tests.course import scene
from tests.course.scene import body, case_of, complainant, do, letters
from tests.prepared import HOUSE

APRIL = date(2026, 4, 1)
pytestmark = pytest.mark.begins(scene.ADMITTED)


def element(case_id, number):
    return case_of(case_id).elements[number - 1]


def stop(house, case_id, *elements, why=Discontinuing.OTHER, day=APRIL):
    said = "De rechter besliste."
    return do(acts.discontinue, case_id, day, house.chair, why, said, elements=list(elements))


def follow_regulation(house, during):
    """The committee's regulation says this of a procedure elsewhere that begins during the handling."""
    with transaction():
        version = db.session.scalars(
            select(RegulationVersion).where(RegulationVersion.committee_id == house.committee.id)).one()
        version.toml = version.toml.replace('during = "suspend"', f'during = "{during}"')


class TestRefusals:
    """Only the complainant, only what is handled, only with what the regulation asks."""

    def test_refuses_another_than_the_complainant(self, house, case_id):
        with pytest.raises(Forbidden, match="klager"):
            do(acts.withdraw, case_id, APRIL, house.secretary)

    def test_refuses_an_element_of_another_case(self, house, case_id):
        other = scene.admitted(house, serial=2)
        with pytest.raises(rules.NotOfThisCase):
            do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(other, 1)])

    def test_refuses_a_withdrawn_element_and_an_ended_case(self, case_id):
        do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        with pytest.raises(rules.NothingLeft, match="onderdeel 1"):
            do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        do(acts.withdraw, case_id, APRIL, complainant(case_id))
        with pytest.raises(NotOpen):
            do(acts.withdraw, case_id, APRIL, complainant(case_id))

    def test_refuses_a_settlement_that_is_not_confirmed_yet(self, case_id):
        with pytest.raises(rules.WrongDay, match="bevestiging"):
            do(acts.settle, case_id, APRIL, complainant(case_id), date(2026, 4, 2))

    def test_refuses_to_stop_without_words_or_without_the_relatives(self, house, case_id):
        with pytest.raises(rules.NoReasons):
            do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.OTHER, " ")
        with pytest.raises(rules.NoConsent, match="nabestaanden"):
            do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.DEATH, "Mevrouw is overleden.")
        with pytest.raises(rules.NothingLeft, match="de hele klacht"):
            do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.DEATH, "Mevrouw is overleden.",
               APRIL, elements=[element(case_id, 1)])

    def test_refuses_to_stop_with_an_element_that_is_not_handled_here(self, house, case_id):
        other = scene.admitted(house, serial=2)
        with pytest.raises(rules.NotOfThisCase):
            stop(house, case_id, element(other, 1))
        stop(house, case_id, element(case_id, 1))
        with pytest.raises(rules.NothingLeft, match="onderdeel 1 is niet meer in behandeling"):
            stop(house, case_id, element(case_id, 1))
        with pytest.raises(rules.NothingLeft, match="kan worden gestaakt"):
            stop(house, case_id)

    def test_refuses_to_stop_for_a_court_where_the_handling_stands_still(self, house, case_id):
        with pytest.raises(rules.OtherWay, match=r"stil zolang er elders een procedure loopt \(art\. 18\)"):
            stop(house, case_id, element(case_id, 1), why=Discontinuing.EXTERNAL)
        do(acts.suspend, case_id, APRIL, house.chair, Suspending.COURT, "Dagvaarding.")
        with pytest.raises(rules.OtherWay):
            stop(house, case_id, element(case_id, 1), why=Discontinuing.EXTERNAL)

    @pytest.mark.parametrize("during", ["end", "refuse"])
    def test_refuses_to_stand_still_for_a_court_where_the_handling_ends(self, house, case_id, during):
        follow_regulation(house, during)
        for why in (Suspending.COURT, Suspending.CRIMINAL):
            with pytest.raises(rules.OtherWay, match=r"eindigt de behandeling.*\(art\. 18\)"):
                do(acts.suspend, case_id, APRIL, house.chair, why, "Dagvaarding.")
        do(acts.suspend, case_id, APRIL, house.chair, Suspending.MEDIATION, "Gesprek.")

    def test_refuses_both_where_the_handling_goes_on(self, house, case_id):
        follow_regulation(house, "continue")
        with pytest.raises(rules.OtherWay, match="gaat de behandeling gewoon door"):
            do(acts.suspend, case_id, APRIL, house.chair, Suspending.COURT, "Dagvaarding.")
        with pytest.raises(rules.OtherWay, match="gaat de behandeling gewoon door"):
            stop(house, case_id, element(case_id, 1), why=Discontinuing.EXTERNAL)


class TestWithdrawal:
    """The whole complaint ends the case; a part leaves the rest as it is."""

    @pytest.mark.begins(scene.PLANNED)
    def test_ends_the_case_its_terms_and_its_hearing(self, house, case_id):
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id), recorded_by=house.secretary)
        case = case_of(case_id)
        assert (case.state, case.closed_on) == (State.WITHDRAWN, APRIL)
        assert [term.clock for term in clocks.running(case)] == [Clock.RETENTION]
        assert {one.standing for one in case.elements} == {Standing.WITHDRAWN}
        told = letters(case_id, entry, "course.withdrawn")
        assert [letter.to_name for letter in told] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        assert "wo 1 april 2026 hebt u uw klacht ingetrokken" in body(told[0])
        called_off = letters(case_id, entry, "hearing.cancelled")
        assert {letter.calendar_method for letter in called_off} == {"CANCEL"}

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_tells_nothing_to_who_does_not_know_of_the_complaint(self, case_id):
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id))
        assert [letter.to_name for letter in letters(case_id, entry)] == ["Anneke Visser"]

    @pytest.mark.begins(HOUSE)
    def test_s15_of_one_element_at_the_hearing(self, house):
        case_id = scene.heard(house, elements=3)
        entry = do(acts.withdraw, case_id, date(2026, 4, 21), complainant(case_id), [element(case_id, 2)],
                   recorded_by=house.secretary)
        case = case_of(case_id)
        assert case.state is State.HEARING_HELD
        standings = [Standing.ADMITTED, Standing.WITHDRAWN, Standing.ADMITTED]
        assert [one.standing for one in case.elements] == standings
        told = letters(case_id, entry, "course.withdrawn_part")
        assert len(told) == 2
        gone, left = body(told[0]).split("Waarover gaat de zaak nog?")
        assert "Punt 2 van de klacht." in gone
        assert "Punt 1 van de klacht." in left
        assert "uiterlijk ma 11 mei 2026" in left

    @pytest.mark.begins(scene.WITH_ACCUSED)
    def test_shows_an_accused_person_his_own_elements_only(self, case_id):
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        assert {letter.to_name for letter in letters(case_id, entry)} >= {"Medewerker Nummer1"}

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_lets_the_case_go_on_when_the_last_open_element_goes(self, house, case_id):
        do(scene.admit, case_id, date(2026, 3, 6), house.chair, 1)
        assert case_of(case_id).state is State.ADMISSIBILITY_REVIEW
        entry = do(acts.withdraw, case_id, date(2026, 3, 9), complainant(case_id), [element(case_id, 2)])
        case = case_of(case_id)
        assert case.state is State.AWAITING_RESPONSE
        assert scene.last_day(case_id, Clock.RESPONSE) == date(2026, 3, 30)
        assert not clocks.running(case, Clock.ADMISSIBILITY)
        assert letters(case_id, entry, "admissibility.response_request")

    @pytest.mark.begins(scene.WITH_ACCUSED)
    def test_ends_the_term_of_who_has_nothing_more_to_answer(self, case_id):
        scene.let_go(case_id, "Medewerker Nummer1", 2)
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        running = clocks.running(case_of(case_id), Clock.RESPONSE)
        assert len(running) == 1
        assert case_of(case_id).state is State.AWAITING_RESPONSE
        assert entry.facts["parties"]


class TestOtherEndings:
    """Settled, or stopped by the chair."""

    def test_settled(self, case_id):
        entry = do(acts.settle, case_id, APRIL, complainant(case_id), date(2026, 3, 31))
        assert case_of(case_id).state is State.SETTLED
        assert {one.standing for one in case_of(case_id).elements} == {Standing.SETTLED}
        assert "di 31 maart 2026" in body(letters(case_id, entry)[1])

    def test_discontinued_after_a_death_writes_to_the_relatives(self, house, case_id):
        entry = do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.DEATH,
                   "De nabestaanden gaan niet verder.", date(2026, 3, 30))
        assert case_of(case_id).state is State.DISCONTINUED
        assert {one.standing for one in case_of(case_id).elements} == {Standing.DISCONTINUED}
        first, second = letters(case_id, entry)
        assert first.paper["salutation"] == "Geachte nabestaanden,"
        assert "De nabestaanden gaan niet verder." in body(second)

    def test_leaves_an_element_that_ended_before_as_it_is(self, case_id):
        do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        do(acts.settle, case_id, APRIL, complainant(case_id), APRIL)
        standings = [one.standing for one in case_of(case_id).elements]
        assert standings == [Standing.WITHDRAWN, Standing.SETTLED]

    @pytest.mark.begins(scene.HEARD)
    def test_stops_with_one_element_and_goes_on_with_the_other(self, house, case_id):
        entry = stop(house, case_id, element(case_id, 1), day=date(2026, 4, 22))
        case = case_of(case_id)
        assert (case.state, case.closed_on) == (State.HEARING_HELD, None)
        assert [one.standing for one in case.elements] == [Standing.DISCONTINUED, Standing.ADMITTED]
        assert clocks.running(case, Clock.OVERALL)
        told = letters(case_id, entry, "course.discontinued_part")
        assert [letter.to_name for letter in told] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        gone, left = body(told[0]).split("Waarover gaat de zaak nog?")
        assert "Punt 1 van de klacht." in gone
        assert "De rechter besliste." in gone
        assert "Punt 2 van de klacht." in left

    def test_stops_once_the_court_has_decided(self, house, case_id):
        do(acts.suspend, case_id, date(2026, 3, 12), house.chair, Suspending.COURT, "Dagvaarding.")
        do(acts.resume, case_id, APRIL, house.chair)
        stop(house, case_id, element(case_id, 1), why=Discontinuing.EXTERNAL)
        assert case_of(case_id).state is State.AWAITING_RESPONSE

    def test_stops_at_once_where_the_handling_ends(self, house, case_id):
        follow_regulation(house, "end")
        stop(house, case_id, *case_of(case_id).elements, why=Discontinuing.EXTERNAL)
        case = case_of(case_id)
        assert case.state is State.DISCONTINUED
        assert [term.clock for term in clocks.running(case)] == [Clock.RETENTION]

    @pytest.mark.begins(scene.WITH_ACCUSED)
    def test_ends_the_term_of_who_has_nothing_more_to_answer_by_a_stop(self, house, case_id):
        scene.let_go(case_id, "Medewerker Nummer1", 2)
        stop(house, case_id, element(case_id, 1))
        assert len(clocks.running(case_of(case_id), Clock.RESPONSE)) == 1

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_asks_for_a_response_once_the_last_open_element_is_stopped(self, house, case_id):
        do(scene.admit, case_id, date(2026, 3, 6), house.chair, 1)
        entry = stop(house, case_id, element(case_id, 2), day=date(2026, 3, 9))
        assert case_of(case_id).state is State.AWAITING_RESPONSE
        assert letters(case_id, entry, "admissibility.response_request")

    @pytest.mark.parametrize("act", ["settle", "stop one", "stop all"])
    @pytest.mark.begins(scene.PLANNED)
    def test_undone_brings_the_elements_back(self, house, case_id, act):
        before = scene.state()
        if act == "settle":
            do(acts.settle, case_id, APRIL, complainant(case_id), APRIL, recorded_by=house.secretary)
        else:
            stop(house, case_id, *case_of(case_id).elements[: 1 if act == "stop one" else 2])
        do(acts.undo, case_id, APRIL, house.secretary if act == "settle" else house.chair)
        assert scene.state() == before

    @pytest.mark.begins(scene.PLANNED)
    def test_undone_brings_everything_back(self, house, case_id):
        before = scene.state()
        do(acts.withdraw, case_id, APRIL, complainant(case_id), recorded_by=house.secretary)
        do(acts.undo, case_id, APRIL, house.secretary)
        assert scene.state() == before
        assert not [x for x in letters(case_id, kind="course.withdrawn") if x.status.value != "withdrawn"]
