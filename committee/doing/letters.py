"""The word to whom an act was recorded for: what was written down in his name."""

from datetime import date

from committee.people.records import Account
from committee.post.outbox import RECORDED, Draft
from committee.procedure import Act


def recorded(to: Account, act: Act, on: date, *, by: str, means: str | None) -> Draft:
    """An act was recorded as this person's decision. by: who wrote it down. means: how it came to them."""
    values = {"act": act.label, "on": on, "by": by, "means": means, "undone": False}
    return Draft(RECORDED, "Vastgelegd wat u besliste", to, values)


def taken_back(to: Account, act: Act, on: date, by: str) -> Draft:
    """What was recorded as this person's decision is undone."""
    values = {"act": act.label, "on": on, "by": by, "means": None, "undone": True}
    return Draft(RECORDED, "Ongedaan gemaakt wat voor u was vastgelegd", to, values)
