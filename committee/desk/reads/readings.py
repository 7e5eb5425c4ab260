"""Who looked at what in one case, and when: the reading log (NEN 7513) with what the log's ids mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select

from committee.case.ledger import Reading
from committee.case.records import Document, Party, Seat
from committee.people.records import Account, Membership, Organisation, Person
from committee.permissions import Role
from committee.post.records import Letter
from committee.store import db

CHAMBERS = frozenset({"chambers", "concept"})
KINDS = {"case": "de zaak", "paper": "een stuk", "letter": "een brief", "mail": "een e-mail",
         "hearing": "de hoorzitting", "api": "de zaak, met een ander programma", "chambers": "de raadkamer",
         "concept": "het concept van de uitspraak", "bundle": "de bundel"}


@dataclass(frozen=True)
class Look:
    """One reading. role: of who looked in this case, None for a program; thing: which paper or letter."""

    id: int
    at: datetime
    key: str
    name: str
    role: Role | None
    what: str
    thing: str

    @property
    def words(self) -> str:
        """What was looked at."""
        return self.thing or KINDS.get(self.what, "de zaak")


def looks(case_id: int, committee_id: int, *, most: int, before: int | None = None, chambers: bool = False,
          ) -> tuple[Look, ...]:
    """The newest readings of a case. before: only those older than this one. chambers: these too."""
    rows = db.session.execute(_readings(case_id, before, chambers).limit(most)).all()
    who = {**_accounts(case_id, committee_id), **_parties(case_id)}
    return tuple(
        Look(row.id, row.at, row.actor, *who.get(row.actor, (_unknown(row.actor), None)), row.what,
             _thing(row))
        for row in rows
    )


def _readings(case_id: int, before: int | None, chambers: bool) -> Any:
    found = (
        select(Reading.id, Reading.at, Reading.actor, Reading.what, Reading.thing_id, Document.number,
               Letter.title)
        .outerjoin(Document, and_(Reading.what == "paper", Document.id == Reading.thing_id))
        .outerjoin(Letter, and_(Reading.what == "letter", Letter.id == Reading.thing_id))
        .where(Reading.case_id == case_id)
        .order_by(Reading.id.desc())
    )
    found = found if before is None else found.where(Reading.id < before)
    return found if chambers else found.where(Reading.what.not_in(CHAMBERS))


def _thing(row: Any) -> str:
    if row.number is not None:
        return f"stuk {row.number}"
    if row.what == "bundle":
        return f"bundel {row.thing_id}"
    return f"de brief “{row.title}”" if row.title else ""


def _unknown(key: str) -> str:
    return "Het programma van de organisatie" if key.startswith("organisation:") else "Onbekend"


def _accounts(case_id: int, committee_id: int) -> dict[str, tuple[str, Role]]:
    """Everybody who served the committee, as what he sits in this case, else as what he serves."""
    seat = and_(Seat.account_id == Account.id, Seat.case_id == case_id)
    rows = db.session.execute(
        select(Account.id, Person.name, func.coalesce(Seat.role, Membership.role).label("role"))
        .join(Person, Person.id == Account.person_id)
        .join(Membership, Membership.account_id == Account.id)
        .outerjoin(Seat, seat)
        .where(Membership.committee_id == committee_id)
        .order_by(Membership.id, Seat.id)
    )
    return {f"account:{row.id}": (row.name, row.role) for row in rows}


def _parties(case_id: int) -> dict[str, tuple[str, Role]]:
    """Everybody who is or was a party."""
    rows = db.session.execute(
        select(Party.id, Party.role, func.coalesce(Person.name, Organisation.name).label("name"))
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Party.case_id == case_id)
    )
    return {f"party:{row.id}": (row.name, row.role) for row in rows}


def older(found: Sequence[Look], most: int) -> int | None:
    """Before which reading the next page begins; None when this is the last."""
    return found[-1].id if len(found) == most else None
