"""Selects on the verdict: its text as it would be now, its versions, and what still blocks signing."""

from committee.verdict.reads.chambers import cleared_when, kept_until, left_in_chambers, runs_on, to_clear
from committee.verdict.reads.findings import blocking, outcome_of, outcomes
from committee.verdict.reads.reacting import asked, body_name, organisation_of, reactions, reacts, silent
from committee.verdict.reads.sheet import paper_of
from committee.verdict.reads.versions import (
    current,
    last_day,
    open_requests,
    recommendations,
    request_waiting,
    signed,
    unsigned,
)

__all__ = [
    "asked", "blocking", "body_name", "cleared_when", "current", "kept_until", "last_day", "left_in_chambers",
    "open_requests", "organisation_of", "outcome_of", "outcomes", "paper_of", "reactions", "reacts",
    "recommendations", "request_waiting", "runs_on", "signed", "silent", "to_clear", "unsigned",
]
