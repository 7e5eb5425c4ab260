"""A complaint is withdrawn as a whole or in part, settled, or discontinued."""

from datetime import date

import pytest

from committee.case import clocks
from committee.case.records import Standing
from committee.course import acts, rules
from committee.course.rules import Discontinuing
from committee.deadlines import Clock
from committee.permissions import Forbidden
from committee.procedure import NotOpen, State
from tests.course import scene
from tests.course.scene import body, case_of, complainant, do, letters

APRIL = date(2026, 4, 1)


def element(case_id, number):
    return case_of(case_id).elements[number - 1]


class TestRefusals:
    """Only the complainant, only what is handled, only with what the regulation asks."""

    def test_refuses_another_than_the_complainant(self, house):
        case_id = scene.admitted(house)
        with pytest.raises(Forbidden, match="klager"):
            do(acts.withdraw, case_id, APRIL, house.secretary)

    def test_refuses_an_element_of_another_case(self, house):
        case_id, other = scene.admitted(house), scene.admitted(house, serial=2)
        with pytest.raises(rules.NotOfThisCase):
            do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(other, 1)])

    def test_refuses_a_withdrawn_element_and_an_ended_case(self, house):
        case_id = scene.admitted(house)
        do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        with pytest.raises(rules.NothingLeft, match="onderdeel 1"):
            do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        do(acts.withdraw, case_id, APRIL, complainant(case_id))
        with pytest.raises(NotOpen):
            do(acts.withdraw, case_id, APRIL, complainant(case_id))

    def test_refuses_a_settlement_that_is_not_confirmed_yet(self, house):
        case_id = scene.admitted(house)
        with pytest.raises(rules.WrongDay, match="bevestiging"):
            do(acts.settle, case_id, APRIL, complainant(case_id), date(2026, 4, 2))

    def test_refuses_to_stop_without_words_or_without_the_relatives(self, house):
        case_id = scene.admitted(house)
        with pytest.raises(rules.NoReasons):
            do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.OTHER, " ")
        with pytest.raises(rules.NoConsent, match="nabestaanden"):
            do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.DEATH, "Mevrouw is overleden.")


class TestWithdrawal:
    """The whole complaint ends the case; a part leaves the rest as it is."""

    def test_ends_the_case_its_terms_and_its_hearing(self, house):
        case_id = scene.planned(house)
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

    def test_tells_nothing_to_who_does_not_know_of_the_complaint(self, house):
        case_id = scene.under_review(house)
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id))
        assert [letter.to_name for letter in letters(case_id, entry)] == ["Anneke Visser"]

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

    def test_shows_an_accused_person_his_own_elements_only(self, house):
        case_id = scene.admitted(house, accused=1)
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        assert {letter.to_name for letter in letters(case_id, entry)} >= {"Medewerker Nummer1"}

    def test_lets_the_case_go_on_when_the_last_open_element_goes(self, house):
        case_id = scene.under_review(house)
        do(scene.admit, case_id, date(2026, 3, 6), house.chair, 1)
        assert case_of(case_id).state is State.ADMISSIBILITY_REVIEW
        entry = do(acts.withdraw, case_id, date(2026, 3, 9), complainant(case_id), [element(case_id, 2)])
        case = case_of(case_id)
        assert case.state is State.AWAITING_RESPONSE
        assert scene.last_day(case_id, Clock.RESPONSE) == date(2026, 3, 30)
        assert not clocks.running(case, Clock.ADMISSIBILITY)
        assert letters(case_id, entry, "admissibility.response_request")

    def test_ends_the_term_of_who_has_nothing_more_to_answer(self, house):
        case_id = scene.admitted(house, elements=2, accused=1)
        scene.let_go(case_id, "Medewerker Nummer1", 2)
        entry = do(acts.withdraw, case_id, APRIL, complainant(case_id), [element(case_id, 1)])
        running = clocks.running(case_of(case_id), Clock.RESPONSE)
        assert len(running) == 1
        assert case_of(case_id).state is State.AWAITING_RESPONSE
        assert entry.facts["parties"]


class TestOtherEndings:
    """Settled, or stopped by the chair."""

    def test_settled(self, house):
        case_id = scene.admitted(house)
        entry = do(acts.settle, case_id, APRIL, complainant(case_id), date(2026, 3, 31))
        assert case_of(case_id).state is State.SETTLED
        assert "di 31 maart 2026" in body(letters(case_id, entry)[1])

    def test_discontinued_after_a_death_writes_to_the_relatives(self, house):
        case_id = scene.admitted(house)
        entry = do(acts.discontinue, case_id, APRIL, house.chair, Discontinuing.DEATH,
                   "De nabestaanden gaan niet verder.", date(2026, 3, 30))
        assert case_of(case_id).state is State.DISCONTINUED
        first, second = letters(case_id, entry)
        assert first.paper["salutation"] == "Geachte nabestaanden,"
        assert "De nabestaanden gaan niet verder." in body(second)

    def test_undone_brings_everything_back(self, house):
        case_id = scene.planned(house)
        before = scene.state()
        do(acts.withdraw, case_id, APRIL, complainant(case_id), recorded_by=house.secretary)
        do(acts.undo, case_id, APRIL, house.secretary)
        assert scene.state() == before
        assert not [x for x in letters(case_id, kind="course.withdrawn") if x.status.value != "withdrawn"]
