"""What a party reads: a task with its last day, or that nothing has to be done and who is at work."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from committee.deadlines import Clock
from committee.deliberation.rules import Opinion
from committee.desk.rules import Chip, Term, Turn
from committee.lengths import Length
from committee.portal import rules
from committee.procedure import State
from committee.reckoning import Rules
from committee.terms import reckon

DAY = date(2026, 4, 1)


def test_every_state_has_words():
    assert set(rules.DOING) == set(State)


class TestATask:
    """Who must do something reads what, until when and how long that still is."""

    def test_the_respondent_is_asked_to_respond(self):
        said = rules.said_to(Turn.RESPONDENT, State.AWAITING_RESPONSE, DAY + timedelta(6), DAY)
        assert said.task
        assert said.heading == "Geef uw reactie op de klacht"
        assert said.days_left == "U hebt nog 6 dagen."

    def test_today_is_still_in_time(self):
        said = rules.said_to(Turn.RESPONDENT, State.AWAITING_RESPONSE, DAY, DAY)
        assert said.days_left == "Dat is vandaag."

    def test_late_is_said_and_never_refused(self):
        said = rules.said_to(Turn.RESPONDENT, State.AWAITING_RESPONSE, DAY - timedelta(1), DAY)
        assert "U kunt nog steeds reageren." in said.days_left


class TestNothingToDo:
    """Everybody else reads who is at work and until when."""

    def test_the_complainant_reads_until_when_the_other_side_writes(self):
        said = rules.said_to(Turn.COMPLAINANT, State.AWAITING_RESPONSE, date(2026, 4, 7), DAY)
        assert said.heading == "U hoeft nu niets te doen."
        assert said.words.endswith("Dat kan tot en met di 7 april 2026.")

    def test_she_reads_until_when_we_decide_whether_we_may_treat_it(self):
        ours = partial(rules.said_to, Turn.COMPLAINANT, State.ADMISSIBILITY_REVIEW, DAY)
        assert ours(DAY).words.endswith("U hoort het uiterlijk wo 1 april 2026.")
        assert "uiterlijk" not in ours(DAY + timedelta(1)).words

    @pytest.mark.parametrize("state", [State.DELIBERATION, State.SCHEDULING, State.DRAFTING])
    def test_our_own_term_is_no_term_of_the_other_side(self, state):
        assert "tot en met" not in rules.said_to(Turn.COMPLAINANT, state, DAY, DAY).words


def a_term(key: int, clock: Clock, last_day: date) -> Term:
    """A term that runs."""
    return Term(key, clock, "", None, DAY, False, "", "", last_day, "", Chip("empty", ""), False, None)


class TestToCome:
    """What still comes, each day once, and no right that is over."""

    def test_a_right_that_is_over_is_left_out_and_a_duty_is_not(self):
        before = DAY - timedelta(1)
        over = [a_term(1, Clock.CHALLENGE, before), a_term(2, Clock.REACTION, before)]
        shown = rules.to_come(over, None, DAY)
        assert [term.key for term in shown] == [2]

    def test_its_last_day_is_still_shown(self):
        assert len(rules.to_come([a_term(1, Clock.CHALLENGE, DAY)], None, DAY)) == 1

    def test_of_two_days_for_the_verdict_the_first_counts(self):
        later = a_term(1, Clock.VERDICT, DAY + timedelta(9))
        sooner = a_term(2, Clock.OVERALL, DAY + timedelta(6))
        assert rules.to_come([later, sooner], None, DAY) == (sooner,)

    def test_the_same_day_for_three_points_is_told_once(self):
        same = [a_term(key, Clock.OBJECTION, DAY + timedelta(9)) for key in (1, 2, 3)]
        assert len(rules.to_come(same, None, DAY)) == 1

    def test_the_task_stands_above_already(self):
        task = a_term(1, Clock.RESPONSE, DAY)
        assert rules.to_come([task], task, DAY) == ()


class TestDays:
    """For which days it is, and what was given."""

    def test_nothing_asked_and_nothing_given_says_nothing(self):
        days = rules.Days(None, None, None, ())
        assert (days.period, days.said) == ("", "")

    def test_says_each_day_that_was_given(self):
        days = rules.Days(None, None, DAY, ((date(2026, 5, 4),) * 2, (date(2026, 5, 6), date(2026, 5, 8))))
        assert days.said == "Op wo 1 april 2026 gaf u door: u kunt niet op ma 4 mei en wo 6 t/m vr 8 mei."


def test_every_finding_has_plain_words():
    assert set(rules.FINDING_WORDS) == {opinion.label for opinion in Opinion}


def test_a_sum_names_the_term_as_its_party_calls_it():
    counted = reckon(DAY, Length.parse("2w"), Rules(True, {}, frozenset()),
                     called=f"{Clock.RESPONSE.label}, art. 8")
    told = rules.sum_in_words(replace(a_term(1, Clock.RESPONSE, counted.last_day), reckoning=counted))
    assert "Reactie (verweer), art. 8" in [line.reason for line in told.reckoning.lines]
