"""In chambers: who votes, which opinion carries, what keeps a decision from being taken, and the draft."""

from committee.deliberation.rules.blocks import Block, BrokenBlocks, offered, put_in, read_blocks
from committee.deliberation.rules.comparing import Changed, Kind, Piece, compared
from committee.deliberation.rules.deciding import (
    Advice,
    DidNotHear,
    Draft,
    NoFinding,
    NoHearing,
    NoMajority,
    NoReasons,
    NotAdmitted,
    NotCarried,
    NothingToKeep,
    NotTheChair,
    Opinion,
    Part,
    Section,
    StaleVersion,
    Views,
    Vote,
    carried,
    objections,
    require_reasons,
)
from committee.deliberation.rules.noting import (
    NoSuchNote,
    NoSuchPassage,
    Note,
    NothingSaid,
    Parts,
    Quoted,
    SettledAlready,
    Stretch,
    element_of,
    lines_of,
    marked,
    one_line,
    part_words,
    require_passage,
    standing_at,
)

__all__ = [
    "Advice", "Block", "BrokenBlocks", "Changed", "DidNotHear", "Draft", "Kind", "NoFinding", "NoHearing",
    "NoMajority", "NoReasons", "NoSuchNote", "NoSuchPassage", "NotAdmitted", "NotCarried", "NotTheChair",
    "Note", "NothingSaid", "NothingToKeep", "Opinion", "Part", "Parts", "Piece", "Quoted", "Section",
    "SettledAlready", "StaleVersion", "Stretch", "Views", "Vote", "carried", "compared", "element_of",
    "lines_of", "marked", "objections", "offered", "one_line", "part_words", "put_in", "read_blocks",
    "require_passage", "require_reasons", "standing_at",
]
