"""What one party may see of its case, in selects."""

from committee.portal.reads.doors import Door, actor_of, door, letter, reached, somebody
from committee.portal.reads.looked import looked_by
from committee.portal.reads.own import (
    Secret,
    Told,
    closing_day,
    days,
    last_day,
    questions,
    secrets,
    told,
    unanswered,
)
from committee.portal.reads.page import PartyPage, page

__all__ = [
    "Door",
    "PartyPage",
    "Secret",
    "Told",
    "actor_of",
    "closing_day",
    "days",
    "door",
    "last_day",
    "letter",
    "looked_by",
    "page",
    "questions",
    "reached",
    "secrets",
    "somebody",
    "told",
    "unanswered",
]
