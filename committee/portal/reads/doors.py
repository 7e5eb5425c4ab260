"""Whose page this is: the committee, how to call it, and what nobody else may open."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from committee.case import reaching
from committee.case.records import Case, Party
from committee.desk.reads import files, head
from committee.people.records import Channel, Committee, Organisation, Person
from committee.permissions import Actor, Unknown
from committee.post.records import Letter, Status
from committee.store import db

OUT = (Status.SENT, Status.POSTED, Status.FAILED, Status.RETURNED)


@dataclass(frozen=True)
class Door:
    """Whose page this is: the committee, how to call it, and the case number."""

    viewer: Actor
    number: str
    committee: str
    phone: str
    hours: str
    website: str
    privacy_url: str

    @property
    def privacy_address(self) -> str:
        """Where the privacy statement is; settings may leave out the beginning of an address."""
        return self.privacy_url if self.privacy_url.startswith("http") else f"https://{self.privacy_url}"


def door(party_id: int) -> Door:
    """The committee of a party's case. Raises Unknown when the party takes part no longer."""
    row = db.session.execute(
        select(Party.id, Party.role, Party.case_id, Case.number, Committee.name, Committee.phone,
               Committee.phone_hours, Committee.website, Committee.privacy_url)
        .join(Case, Case.id == Party.case_id)
        .join(Committee, Committee.id == Case.committee_id)
        .where(Party.id == party_id, Party.until_day.is_(None))
    ).first()
    if row is None:
        raise Unknown
    viewer = Actor(f"party:{row.id}", row.role, case_id=row.case_id, party_id=row.id)
    return Door(viewer, *row[3:])


def reached(number: str, email: str) -> int | None:
    """The party of this case that has mail at this address and takes part still; None when there is none."""
    found = (
        select(Party.id)
        .join(Case, Case.id == Party.case_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Case.number == number.strip().upper(), Party.until_day.is_(None),
               Party.channel == Channel.MAIL,
               reaching.reached("email") != "",
               func.lower(reaching.reached("email")) == email.strip().lower())
        .order_by(Party.id)
    )
    return db.session.scalars(found.limit(1)).first()


def somebody() -> int | None:
    """Any party with mail, to do for nobody as much as for somebody."""
    return db.session.scalars(select(Party.id).where(Party.channel == Channel.MAIL).limit(1)).first()


def actor_of(party_id: int) -> Actor:
    """The party as an actor in its own case. Raises Unknown."""
    return door(party_id).viewer


def letter(party_id: int, letter_id: int) -> tuple[Door, files.OpenLetter]:
    """A letter that went out to this party, and no other. Raises Unknown."""
    found = door(party_id)
    case = head.head(found.number)
    return found, files.letter(case, letter_id, mine(party_id), codes=True)


def mine(party_id: int) -> Any:
    """The letters that went out to this party."""
    return (Letter.party_id == party_id) & Letter.status.in_(OUT)
