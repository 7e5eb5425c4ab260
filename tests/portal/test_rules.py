"""What a party reads: a task with its last day, or that nothing has to be done and who is at work."""

from datetime import date, timedelta

import pytest

from committee.desk.rules import Turn
from committee.portal import rules
from committee.procedure import State

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

    @pytest.mark.parametrize("state", [State.DELIBERATION, State.SCHEDULING, State.DRAFTING])
    def test_our_own_term_is_no_term_of_the_other_side(self, state):
        assert "tot en met" not in rules.said_to(Turn.COMPLAINANT, state, DAY, DAY).words
