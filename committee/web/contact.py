"""Whom to call when a page cannot tell which committee it is about."""

from dataclasses import dataclass

from flask import session
from sqlalchemy import select

from committee.case.records import Case, Party
from committee.people.records import Committee
from committee.store import db


@dataclass(frozen=True)
class Contact:
    """A committee's name, telephone and the hours at which it answers."""

    name: str
    phone: str
    hours: str


def contacts(party_id: int | None = None) -> tuple[Contact, ...]:
    """The committee of a party; of nobody in particular every one that has a telephone, by name."""
    found = select(Committee.name, Committee.phone, Committee.phone_hours).where(Committee.phone != "")
    if party_id is not None:
        of = select(Case.committee_id).join(Party, Party.case_id == Case.id).where(Party.id == party_id)
        found = found.where(Committee.id.in_(of))
    return tuple(Contact(*row) for row in db.session.execute(found.order_by(Committee.name)))


def remember(party_id: int | None) -> None:
    """Keep in the cookie of a visit whom to call, for when the database cannot tell."""
    session["call"] = [(one.phone, one.hours) for one in contacts(party_id)]


def remembered() -> tuple[Contact, ...]:
    """Whom to call by the cookie of this visit, without a name; nobody where there is none."""
    return tuple(Contact("", phone, hours) for phone, hours in session.get("call", ()))


def contact() -> Contact | None:
    """The one committee of this installation; None when there are more, or none with a telephone."""
    found = db.session.execute(
        select(Committee.name, Committee.phone, Committee.phone_hours).order_by(Committee.id).limit(2)
    ).all()
    return Contact(*found[0]) if len(found) == 1 and found[0].phone else None
