"""Where a case stands, who is on turn, and how a term reads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.deadlines import Clock, Standing
from committee.desk import rules
from committee.permissions import Role
from committee.procedure import ENDED, LIVING, State

DAY = date(2026, 4, 8)


class TestTheStages:
    """Six steps; an ended case stops at its ending, named."""

    def test_every_state_of_a_living_case_stands_in_a_step(self):
        assert set(rules.STEP_OF) >= LIVING

    def test_every_living_state_asks_something_of_somebody(self):
        assert set(rules.TASKS) == LIVING

    @pytest.mark.parametrize("state", list(State))
    def test_there_is_one_step_to_look_at(self, state):
        bar = rules.stage_bar(state, [], DAY, None, before_end=State.SCHEDULING)
        assert len(bar) == len(rules.STEPS)
        here = [step.place for step in bar if step.place in {"current", "ended"}]
        expected = [] if state is State.CLOSED else ["ended" if state in ENDED else "current"]
        assert here == expected

    def test_a_withdrawn_case_stops_where_it_was(self):
        bar = rules.stage_bar(State.WITHDRAWN, [], DAY, None, before_end=State.AWAITING_RESPONSE)
        assert [step.place for step in bar] == ["done", "done", "ended", "to-come", "to-come", "to-come"]
        assert bar[2].note == "ingetrokken"

    def test_a_step_is_done_on_the_day_the_case_left_it(self):
        moves = [(State.ADMISSIBILITY_REVIEW, DAY), (State.AWAITING_RESPONSE, DAY + timedelta(9)),
                 (State.SCHEDULING, DAY + timedelta(20))]
        bar = rules.stage_bar(State.SCHEDULING, moves, DAY, DAY + timedelta(70))
        assert [step.day for step in bar[:3]] == [DAY, DAY + timedelta(9), DAY + timedelta(20)]
        assert bar[4].note == "uiterlijk"

    def test_a_case_without_a_hearing_says_so_once_it_is_past_it(self):
        named = [[step.name for step in rules.stage_bar(state, [], DAY, None, waived=True)]
                 for state in (State.SCHEDULING, State.DELIBERATION)]
        assert [names[3] for names in named] == ["Hoorzitting", "Zonder zitting"]


class TestWhoIsOnTurn:
    """The page says “Nu doen” to who must do it, and who is at work to everybody else."""

    def test_the_secretary_does_not_rule(self):
        task = rules.task_of(State.ADMISSIBILITY_REVIEW)
        assert not rules.is_on_turn(Role.SECRETARY, task)
        assert rules.is_on_turn(Role.CHAIR, task)

    def test_members_decide_together_with_the_chair(self):
        task = rules.task_of(State.DELIBERATION)
        assert rules.is_on_turn(Role.MEMBER, task)
        assert rules.is_on_turn(Role.CHAIR, task)

    def test_says_until_when(self):
        words = rules.turn_words(rules.task_of(State.AWAITING_RESPONSE), date(2026, 4, 7))
        assert words == "Verweerder is aan zet tot en met di 7 april 2026."
        assert rules.turn_words(rules.task_of(State.CLOSED), None) == "De zaak is afgerond."


class TestTheChip:
    """A shape and words that say the same."""

    @pytest.mark.parametrize(("days", "shape", "words"), [
        (12, "empty", "Nog 12 dagen"), (3, "near", "Nog 3 dagen"), (1, "near", "Morgen"),
        (0, "half", "Vandaag"), (-1, "full", "1 dag te laat"), (-3, "full", "3 dagen te laat"),
    ])
    def test_counts_the_days(self, days, shape, words):
        assert rules.chip(Clock.RESPONSE, DAY + timedelta(days), DAY) == rules.Chip(shape, words)

    def test_a_right_that_passed_is_never_late(self):
        assert rules.chip(Clock.OBJECTION, DAY - timedelta(1), DAY).words == "Verstreken"

    def test_a_term_that_stands_still_says_so(self):
        assert rules.chip(Clock.RESPONSE, DAY - timedelta(9), DAY, paused=True).words == "Termijn staat stil"

    def test_a_term_met_late_says_both(self):
        chip = rules.chip(Clock.RESPONSE, DAY, DAY, ended_on=DAY + timedelta(1), ending=Standing.MET)
        assert chip == rules.Chip("full", "Te laat gehaald", DAY + timedelta(1))

    @given(st.sampled_from(Clock), st.integers(-4000, 4000), st.booleans())
    def test_always_has_a_shape_and_words(self, clock, days, paused):
        chip = rules.chip(clock, DAY + timedelta(days), DAY, paused=paused)
        assert chip.shape
        assert chip.words[0].isupper() or chip.words[0].isdigit()
