"""Which acts of a case may change places when a day is put right."""

from datetime import date

import pytest

from committee.course import rules
from committee.course.rules import Happening
from committee.procedure import Act, State

ADMITTED = Happening(4, Act.ADMIT, date(2026, 3, 9), State.ADMISSIBILITY_REVIEW, State.AWAITING_RESPONSE,
                     frozenset({("terms", 2)}))
NOTED = Happening(5, Act.NOTE, date(2026, 3, 10), State.AWAITING_RESPONSE, State.AWAITING_RESPONSE)
ASKED = Happening(6, Act.ASK_AVAILABILITY, date(2026, 3, 11), State.AWAITING_RESPONSE,
                  State.AWAITING_RESPONSE, frozenset({("terms", 3)}))
ANSWERED = Happening(7, Act.RECEIVE_RESPONSE, date(2026, 3, 12), State.AWAITING_RESPONSE, State.SCHEDULING,
                     frozenset({("terms", 2)}))
COURSE = [ADMITTED, NOTED, ASKED, ANSWERED]


class TestOrder:
    """An act stays between those it builds on and those that build on it."""

    @pytest.mark.parametrize(("act", "day"), [(ANSWERED, 8), (ASKED, 8), (ADMITTED, 13)])
    def test_refuses_to_pass(self, act, day):
        with pytest.raises(rules.WrongDay, match=f"“{act.act.label}” kan niet van"):
            rules.require_order(act.seq, date(2026, 3, day), COURSE)

    @pytest.mark.parametrize(
        ("act", "day"),
        [(NOTED, 2), (NOTED, 20), (ANSWERED, 9), (ANSWERED, 10), (ANSWERED, 30), (ASKED, 20), (ADMITTED, 3),
         (ADMITTED, 11)],
    )
    def test_lets_pass_what_does_not_hang_together(self, act, day):
        rules.require_order(act.seq, date(2026, 3, day), COURSE)

    def test_names_the_nearest_act_and_its_day(self):
        with pytest.raises(rules.WrongDay, match="volgde “Verhinderdata gevraagd” van wo 11 maart 2026"):
            rules.require_order(ADMITTED.seq, date(2026, 3, 20), COURSE)

    def test_nothing_comes_before_the_complaint(self):
        first = Happening(1, Act.REGISTER, date(2026, 3, 2), State.RECEIVED, State.RECEIVED)
        with pytest.raises(rules.WrongDay, match="“Notitie gemaakt”"):
            rules.require_order(1, date(2026, 3, 11), [first, NOTED])

    def test_a_day_that_was_out_of_order_may_come_nearer(self):
        early = Happening(8, Act.RECEIVE_RESPONSE, date(2026, 3, 5), State.AWAITING_RESPONSE,
                          State.SCHEDULING, frozenset({("terms", 2)}))
        rules.require_order(8, date(2026, 3, 6), [ADMITTED, early])
