"""In chambers: who votes, which opinion carries, what keeps a decision from being taken, and the draft."""

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

__all__ = [
    "Advice", "DidNotHear", "Draft", "NoFinding", "NoHearing", "NoMajority", "NoReasons", "NotAdmitted",
    "NotCarried", "NotTheChair", "NothingToKeep", "Opinion", "Part", "Section", "StaleVersion", "Views",
    "Vote", "carried", "objections", "require_reasons",
]
