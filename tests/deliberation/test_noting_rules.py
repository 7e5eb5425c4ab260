"""Where a comment stands in the draft, and what changed between two versions."""

import pytest

from committee.deliberation.rules import (
    Changed,
    Kind,
    NoSuchPassage,
    Quoted,
    compared,
    marked,
    part_words,
    require_passage,
    standing_at,
)

TEXT = ("Vast staat dat de afspraak niet doorging.\n\n"
        "De begeleider was ziek.  Dat kan hem\nniet worden verweten.")


class TestPassage:
    """A comment is about words that stand in the version that was read."""

    @pytest.mark.parametrize(("version", "words"), [
        (1, "De begeleider was ziek."), (0, "De begeleider was ziek."), (2, "De begeleider was moe."),
        (2, ""), (2, "x" * 2_001),
    ])
    def test_of_another_version_or_not_in_the_text_is_refused(self, version, words):
        with pytest.raises(NoSuchPassage):
            require_passage(Quoted("reasons-1", version, words), TEXT, 2)

    def test_in_a_part_that_nobody_wrote_is_refused(self):
        with pytest.raises(NoSuchPassage):
            require_passage(Quoted("facts", 0, "iets"), "", 0)

    def test_is_found_whatever_the_white_space(self):
        assert require_passage(Quoted("facts", 2, " kan  hem niet\nworden"), TEXT, 2) == "kan hem niet worden"
        assert standing_at("kan hem niet worden", TEXT) == 1

    def test_may_run_over_the_end_of_a_paragraph(self):
        assert standing_at("niet doorging. De begeleider", TEXT) == 0

    def test_no_longer_stands_once_a_word_of_it_changed(self):
        assert standing_at("De begeleider was ziek.", TEXT.replace("ziek", "moe")) is None

    def test_is_called_by_its_part(self):
        assert part_words("reasons-2") == "Onderdeel 2, motivering"
        assert part_words("facts") == "De feiten"


class TestMarks:
    """The text is cut where a passage begins and ends, and says which comments are about it."""

    def test_lose_nothing_of_the_text(self):
        found = marked(TEXT, {1: "niet doorging. De begeleider", 2: "begeleider was ziek", 3: "nergens"})
        assert ["".join(one.text for one in line) for line in found] == [
            "Vast staat dat de afspraak niet doorging.",
            "De begeleider was ziek. Dat kan hem niet worden verweten."]
        both = [(one.text, one.notes) for line in found for one in line if one.notes]
        assert both == [("niet doorging.", (1,)), ("De ", (1,)), ("begeleider", (1, 2)), (" was ziek", (2,))]


def told(changes: list[Changed]) -> list[list[tuple[str, str]]]:
    """What changed, as kind and words."""
    return [[(one.kind.value, one.text) for one in change.pieces] for change in changes]


class TestCompared:
    """Two versions: paragraphs first, then the words of those that changed."""

    def test_the_same_text_has_no_change(self):
        assert all(one.same for one in compared(TEXT, TEXT))

    def test_names_the_words_that_changed_and_no_others(self):
        assert told(compared("De afspraak ging door.", "De afspraak ging niet door.")) == [
            [("same", "De afspraak ging "), ("added", "niet "), ("same", "door.")]]

    def test_shows_a_paragraph_that_came_or_went_as_a_whole(self):
        assert told(compared("Een.\n\nTwee.", "Een.\n\nTwee.\n\nDrie.")) == [
            [("same", "Een.")], [("same", "Twee.")], [("added", "Drie.")]]
        assert told(compared("Een.\n\nTwee.", "Twee.")) == [[("removed", "Een.")], [("same", "Twee.")]]

    def test_does_not_weave_two_different_paragraphs_together(self):
        kinds = [one.kind for change in compared("De huur is opgezegd.", "Klager belde nooit terug!")
                 for one in change.pieces]
        assert kinds == [Kind.REMOVED, Kind.ADDED]

    @pytest.mark.parametrize(("old", "new"), [
        ("woord " * 3_000, "woord ander " * 3_000),
        ("\n\n".join(f"oud {n}" for n in range(3_000)), "\n\n".join(f"nieuw {n}" for n in range(3_000))),
    ])
    def test_of_a_huge_text_is_coarser_and_loses_nothing(self, old, new):
        found = compared(old, new)
        for text, side in ((old, "before"), (new, "after")):
            said = " ".join("".join(one.text for one in getattr(change, side)) for change in found)
            assert said.split() == text.split()

    @pytest.mark.parametrize(("old", "new"), [("", ""), ("", "Nieuw."), ("Oud.", "")])
    def test_of_nothing(self, old, new):
        assert [one.same for one in compared(old, new)] == [False] * bool(old or new)
