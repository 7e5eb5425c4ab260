"""The written exchange as rules: late, more time, rounds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.regulation import parse, shipped_text
from committee.regulation.choices import AllowedBy
from committee.regulation.parts import Rounds
from committee.response import rules
from committee.terms import Length

HOUSING = parse(shipped_text("loket-housing"))
RULE = HOUSING.term("response")
LAST_DAY = date(2026, 3, 30)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_the_last_day_itself_is_in_time(day, last_day):
    assert rules.late(day, last_day) == (day > last_day)
    assert not rules.late(day, last_day, paused=True)
    assert not rules.late(day, None)


@given(DAYS)
def test_nothing_lapses_while_it_may_still_come(day):
    if day <= LAST_DAY:
        with pytest.raises(rules.NotYetPassed):
            rules.require_passed(day, LAST_DAY, "art. 8")
    else:
        rules.require_passed(day, LAST_DAY, "art. 8")


class TestMoreTime:
    """One extension, asked within the term."""

    @pytest.mark.parametrize(
        ("given_before", "asked_on", "last_day"),
        [
            (1, LAST_DAY, LAST_DAY),
            (0, None, LAST_DAY),
            (0, LAST_DAY + timedelta(days=1), LAST_DAY),
            (0, LAST_DAY, None),
        ],
    )
    def test_refuses(self, given_before, asked_on, last_day):
        with pytest.raises(rules.NoMoreTime, match=r"art\. 8"):
            rules.extension_of(RULE, given_before, asked_on, last_day)

    def test_is_the_length_of_the_regulation(self):
        assert rules.extension_of(RULE, 0, LAST_DAY, LAST_DAY) == Length.parse("2w")


class TestAnswers:
    """Every element is answered, apart or by one letter."""

    @given(st.sets(st.integers(1, 9), min_size=1), st.sets(st.integers(1, 9)))
    def test_a_letter_answers_what_is_not_answered_apart(self, asked, answered):
        if answered <= asked:
            rules.require_answers(sorted(asked), answered, letter=True)
        else:
            with pytest.raises(rules.NotOfThisCase):
                rules.require_answers(sorted(asked), answered, letter=True)

    def test_without_a_letter_none_is_left_out(self):
        with pytest.raises(rules.Incomplete, match="klachtonderdeel 2 en 3"):
            rules.require_answers([1, 2, 3], [1], letter=False)


class TestRounds:
    """As many rounds for each party as the regulation says."""

    def test_refuses_where_nobody_allows_it(self):
        with pytest.raises(rules.NoRound, match="kent dit reglement niet"):
            rules.require_round(Rounds(allowed_by=AllowedBy.NOBODY, maximum=0), [0], "art. 9")

    def test_refuses_without_a_writer(self):
        with pytest.raises(rules.NoRound, match="wie er mag schrijven"):
            rules.require_round(HOUSING.rounds, [], "art. 9")

    @given(st.lists(st.integers(0, 4), min_size=1), st.integers(1, 4))
    def test_counts_for_each_party(self, written, maximum):
        rounds = Rounds(allowed_by=AllowedBy.CHAIR, maximum=maximum)
        if max(written) < maximum:
            rules.require_round(rounds, written, "art. 9")
        else:
            with pytest.raises(rules.NoRound):
                rules.require_round(rounds, written, "art. 9")
