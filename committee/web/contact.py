"""Whom to call when a page cannot tell which committee it is about."""

from dataclasses import dataclass

from sqlalchemy import select

from committee.people.records import Committee
from committee.store import db


@dataclass(frozen=True)
class Contact:
    """A committee's name, telephone and the hours at which it answers."""

    name: str
    phone: str
    hours: str


def contact() -> Contact | None:
    """The one committee of this installation; None when there are more, or none with a telephone."""
    found = db.session.execute(
        select(Committee.name, Committee.phone, Committee.phone_hours).order_by(Committee.id).limit(2)
    ).all()
    return Contact(*found[0]) if len(found) == 1 and found[0].phone else None
