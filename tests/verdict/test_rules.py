"""Chapter verdict: the whole follows from the elements; corrections mend slips and nothing else."""

from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.regulation.choices import BindingOn
from committee.verdict.rules import (
    MERITS,
    Answer,
    Blocked,
    Judged,
    NoOutcome,
    NoReasons,
    NotClerical,
    NotInTheText,
    Overall,
    ReactionAwaited,
    Replacement,
    blocked,
    corrected,
    deviates,
    dictum_lines,
    overall,
    require_closable,
    require_reaction,
)

F, P, U = Overall.FOUNDED, Overall.PARTLY, Overall.UNFOUNDED
NE, NC, W, NO = Overall.INADMISSIBLE, Overall.NOT_COMPETENT, Overall.WITHDRAWN, Overall.NO_OPINION
OUTCOMES = st.lists(st.sampled_from(Overall), min_size=1, max_size=12)


class TestOverall:
    """Only elements with a merits outcome count; the whole is derived and never typed."""

    def test_nothing_follows_from_nothing(self):
        with pytest.raises(NoOutcome):
            overall([])

    @pytest.mark.parametrize(("outcomes", "whole"), [
        ([F], F), ([F, F], F), ([U, U], U), ([F, U], P), ([F, P], P), ([U, P], P), ([P], P), ([P, P], P),
        ([F, NE], F), ([U, NE], U), ([F, NC, W, NO], F), ([U, W], U), ([F, U, NE, NO], P),
        ([NE], NE), ([NC], NC), ([W], W), ([NO], NO), ([NE, W], NE), ([NE, NC], NE), ([NO, NE], NO),
        ([NC, W], NC), ([NO, NE, NC, W], NO),
    ])
    def test_follows_from_its_elements(self, outcomes, whole):
        assert {overall(order) for order in permutations(outcomes)} == {whole}

    @given(OUTCOMES)
    def test_is_founded_only_if_every_judged_element_is(self, outcomes):
        judged = [one for one in outcomes if one in MERITS]
        assert (overall(outcomes) is F) == (bool(judged) and set(judged) == {F})
        assert (overall(outcomes) is U) == (bool(judged) and set(judged) == {U})

    @given(OUTCOMES, st.lists(st.sampled_from([NE, NC, W, NO])))
    def test_what_was_not_judged_never_changes_what_was(self, outcomes, more):
        if set(outcomes) & MERITS:
            assert overall(outcomes + more) is overall(outcomes)

    @given(OUTCOMES)
    def test_is_partly_exactly_when_the_judged_elements_differ_or_one_is_partly(self, outcomes):
        judged = {one for one in outcomes if one in MERITS}
        assert (overall(outcomes) is P) == (P in judged or len(judged) > 1)

    @given(OUTCOMES)
    def test_is_one_of_its_elements_unless_it_is_a_mix(self, outcomes):
        assert overall(outcomes) in {*outcomes, P}

    def test_every_mix_has_an_outcome(self):
        mixes = [mix for size in range(1, 9) for mix in combinations(Overall, size)]
        assert len(mixes) == 255
        assert all(isinstance(overall(mix), Overall) for mix in mixes)


class TestDictum:
    """A line per element, in order, in the words of the regulation."""

    def test_scenario_20(self):
        lines = dictum_lines(
            [(1, "Het gesprek.", F), (2, "De sleutel.", U), (3, "De bijdrage.", NE), (4, "De toon.", NO)], {})
        assert [f"{line.text} {line.outcome}" for line in lines] == [
            "verklaart klachtonderdeel 1 (‘Het gesprek’) gegrond",
            "verklaart klachtonderdeel 2 (‘De sleutel’) ongegrond",
            "verklaart klager in klachtonderdeel 3 (‘De bijdrage’) niet-ontvankelijk",
            "geeft over klachtonderdeel 4 (‘De toon’) geen oordeel",
        ]

    def test_speaks_the_words_of_the_regulation(self):
        words = {"partly": "ten dele gegrond", "no_finding": "onthouding", "not_competent": "niet bevoegd"}
        found = dictum_lines([(1, "", P), (2, "", NO), (3, "", NC)], words)
        assert [line.outcome for line in found] == ["ten dele gegrond", "onthouding", "niet bevoegd"]

    def test_leaves_out_a_long_wording(self):
        assert dictum_lines([(1, "Lang. " * 40, F)], {})[0].text == "verklaart klachtonderdeel 1"


class TestBlocked:
    """Everything that is missing, by name, and nothing when nothing is."""

    def test_names_all_of_it(self):
        found = blocked([Judged(1, F, True), Judged(2, U, False), Judged(3, None, False)], [7, 4],
                        ["Over klachtonderdeel 3 ontbreekt het oordeel van Lammerts."])
        assert found == [
            "Klachtonderdeel 3 heeft nog geen uitkomst.",
            "Klachtonderdeel 2 heeft geen motivering.",
            "Over klachtonderdeel 3 ontbreekt het oordeel van Lammerts.",
            "Stuk 4 is niet met beide partijen gedeeld.",
            "Stuk 7 is niet met beide partijen gedeeld.",
        ]

    def test_is_nothing_when_nothing_is_missing(self):
        assert blocked([Judged(1, F, True)], [], []) == []
        assert issubclass(Blocked, Exception)


CONTENT = {
    "overall": "gegrond", "facts": ["Klager belde op 3 maart.", "Klager kwam op 4 maart."],
    "dictum": [{"number": 1, "text": "verklaart de klacht van verweerder", "outcome": "gegrond"}],
}


class TestCorrection:
    """A slip stands there exactly once, and no outcome is a slip."""

    @pytest.mark.parametrize(("wrong", "said"), [("Klager", "2 keer"), ("Jansen", "staat niet"),
                                                 (" ", "welke")])
    def test_is_of_words_that_stand_there_once(self, wrong, said):
        with pytest.raises(NotInTheText, match=said):
            corrected(CONTENT, [Replacement(wrong, "x")])
        with pytest.raises(NotInTheText):
            corrected(CONTENT, [])

    def test_is_not_of_an_outcome(self):
        with pytest.raises(NotClerical):
            corrected(CONTENT, [Replacement("gegrond", "ongegrond")])

    def test_puts_right_words_anywhere_else(self):
        mended = corrected(
            CONTENT, [Replacement("op 3 maart", "op 5 maart"), Replacement("verweerder", "klager")])
        assert mended["facts"][0] == "Klager belde op 5 maart."
        assert mended["dictum"][0] == {
            "number": 1, "text": "verklaart de klacht van klager", "outcome": "gegrond"}
        assert CONTENT["facts"][0] == "Klager belde op 3 maart."


class TestReaction:
    """What binds is to be carried out; who does not is noted."""

    @pytest.mark.parametrize("binding", [BindingOn.ORGANISATION, BindingOn.BOTH])
    def test_not_carrying_out_what_binds_is_noted(self, binding):
        assert deviates(False, binding)
        assert not deviates(True, binding)

    def test_an_advice_leaves_the_decision_to_the_board(self):
        assert not deviates(False, BindingOn.ADVICE)

    def test_a_recommendation_that_is_not_followed_has_its_reasons(self):
        with pytest.raises(NoReasons):
            require_reaction([Answer(1, False)], [1], "art. 19")
        require_reaction([Answer(1, False, "Geen geld.")], [1], "art. 19")


class TestClosing:
    """On the last day the reaction may still come."""

    def test_the_last_day_counts(self):
        last = date(2026, 6, 5)
        with pytest.raises(ReactionAwaited):
            require_closable(False, last, last, "Gebeld.")
        require_closable(False, last, date(2026, 6, 6), "Gebeld.")
        require_closable(True, last, date(2026, 5, 20), "")
        require_closable(False, None, last, "")
