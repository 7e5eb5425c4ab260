"""All tables of the house under one name, so that migrations and tests see the whole model."""

from committee.administration import records as administration
from committee.admissibility import records as admissibility
from committee.api import records as api
from committee.case import ledger, typed
from committee.case import records as case
from committee.deliberation import records as deliberation
from committee.escalation import records as escalation
from committee.hearing import records as hearing
from committee.people import records as people
from committee.post import records as post
from committee.response import records as response
from committee.searching import records as searching
from committee.store import Record
from committee.verdict import records as verdict

__all__ = [
    "administration",
    "admissibility",
    "api",
    "case",
    "deliberation",
    "escalation",
    "hearing",
    "ledger",
    "metadata",
    "people",
    "post",
    "response",
    "searching",
    "typed",
    "verdict",
]

metadata = Record.metadata
