"""Selects on the verdict: its text as it would be now, its versions, and what still blocks signing."""

from committee.verdict.reads.chambers import cleared_when, kept_until, left_in_chambers, runs_on, to_clear
from committee.verdict.reads.findings import blocking, outcome_of, outcomes
from committee.verdict.reads.sheet import paper_of
from committee.verdict.reads.versions import (
    current,
    last_day,
    open_requests,
    reaction_of,
    recommendations,
    request_waiting,
    signed,
    unsigned,
)

__all__ = [
    "blocking", "cleared_when", "current", "kept_until", "last_day", "left_in_chambers", "open_requests",
    "outcome_of", "outcomes", "paper_of", "reaction_of", "recommendations", "request_waiting", "runs_on",
    "signed", "to_clear", "unsigned",
]
