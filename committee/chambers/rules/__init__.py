"""What stands in chambers in words: how far each element is, who agreed, what is asked, what was remarked."""

from committee.chambers.rules.remarks import Remarks, names_of, part_title, read_text, remarks, where
from committee.chambers.rules.standing import (
    AFTER,
    ENTERED,
    WRITING,
    Answer,
    Ask,
    Item,
    Looker,
    Voter,
    Written,
    agree_words,
    asked,
    lacks,
    numbers_words,
    outcomes_so_far,
    state_words,
    voter,
    waits_for,
    why_outcome,
)

__all__ = [
    "AFTER", "Answer", "Ask", "ENTERED", "Item", "Looker", "Remarks", "Voter", "WRITING", "Written",
    "agree_words", "asked", "lacks", "names_of", "numbers_words", "outcomes_so_far", "part_title",
    "read_text", "remarks", "state_words", "voter", "waits_for", "where", "why_outcome",
]
