"""Chapter deliberation: who carries a decision, and what keeps it from being taken."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.deliberation.rules import (
    Draft,
    NoFinding,
    NoMajority,
    NotCarried,
    Opinion,
    Vote,
    carried,
    objections,
)

THREE = Vote(3, odd=True)
MEMBERS = ["Van Dongen", "Lammerts", "Bhagwandin"]
VOTES = st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(Opinion), min_size=1)
F, U, P = Opinion.FOUNDED, Opinion.UNFOUNDED, Opinion.PARTLY


def votes(*opinions):
    return dict(zip(MEMBERS, opinions, strict=False))


class TestMajority:
    """More than half of those who heard the case; nobody abstains; the quorum is there."""

    def test_waits_for_the_quorum(self):
        with pytest.raises(NoMajority, match="gaven twee leden een oordeel; nodig: ten minste drie"):
            carried(votes(F, F), THREE)

    @pytest.mark.parametrize(("given", "words"), [
        ((), "gaf niemand een oordeel;"), ((F,), "gaf één lid een oordeel;")])
    def test_says_it_in_dutch_for_none_and_one(self, given, words):
        with pytest.raises(NoMajority, match=words):
            carried(votes(*given), THREE)

    def test_wants_an_odd_number_where_the_regulation_does(self):
        with pytest.raises(NoMajority, match="oneven"):
            carried(votes(F, F) | {"Osei": F, "Elzinga": F}, Vote(3, odd=True))

    def test_three_opinions_are_no_majority(self):
        with pytest.raises(NoMajority, match="geen oordeel heeft een meerderheid|Geen oordeel heeft"):
            carried(votes(F, U, P), THREE)

    def test_two_of_three_carry(self):
        assert carried(votes(F, U, F), THREE) is F

    def test_a_tie_is_no_majority_without_a_casting_vote(self):
        with pytest.raises(NoMajority):
            carried(votes(F, U), Vote(2))

    def test_on_a_tie_the_casting_vote_decides(self):
        assert carried(votes(F, U), Vote(2, casting="Lammerts")) is U

    def test_a_casting_vote_makes_no_majority_out_of_three_opinions(self):
        with pytest.raises(NoMajority):
            carried(votes(F, U, P), Vote(3, casting="Van Dongen"))

    @given(VOTES)
    def test_what_carries_without_a_casting_vote_has_more_than_half(self, cast):
        try:
            opinion = carried(cast, Vote(1))
        except NoMajority:
            assert all(2 * list(cast.values()).count(one) <= len(cast) for one in Opinion)
        else:
            assert 2 * list(cast.values()).count(opinion) > len(cast)

    @pytest.mark.parametrize("cast", list(product(Opinion, repeat=3)))
    def test_the_order_of_the_members_does_not_matter(self, cast):
        def outcome(order):
            try:
                return carried(votes(*order), THREE)
            except NoMajority:
                return None

        assert outcome(cast) is outcome(tuple(reversed(cast)))


class TestWhatIsMissing:
    """Named by element and by member."""

    def test_the_finding(self):
        assert [type(one) for one in objections(Draft(2, None), MEMBERS, THREE)] == [NoFinding]

    def test_the_vote_of_a_member(self):
        found = objections(Draft(2, F, votes=votes(F, F)), MEMBERS, THREE)
        assert str(found[0]) == "Over klachtonderdeel 2 ontbreekt het oordeel van Bhagwandin."

    def test_a_draft_that_the_majority_does_not_hold(self):
        found = objections(Draft(1, F, votes=votes(U, U, F)), MEMBERS, THREE)
        assert isinstance(found[0], NotCarried)
        assert "‘gegrond’" in str(found[0])
        assert "‘ongegrond’" in str(found[0])

    def test_nothing_when_two_of_three_hold_it(self):
        assert objections(Draft(1, F, votes=votes(F, U, F)), MEMBERS, THREE) == []
