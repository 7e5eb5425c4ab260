"""What the pages of administration show; columns only, for the committees of the administrator alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from committee.api.records import ApiToken
from committee.people.records import (
    Account,
    Affiliation,
    Committee,
    Membership,
    Organisation,
    Person,
    RegulationVersion,
)
from committee.permissions import LABELS, Role, Unknown
from committee.store import db


@dataclass(frozen=True)
class Task:
    """What one person does for one committee, from–until. invited: no password was chosen yet."""

    id: int
    account_id: int
    name: str
    email: str
    committee: str
    role: str
    substitute: bool
    lawyer: bool
    from_day: date
    until_day: date | None
    active: bool
    invited: bool

    def over(self, today: date) -> bool:
        """Whether it has ended, or the account was closed."""
        return not self.active or (self.until_day is not None and self.until_day < today)


@dataclass(frozen=True)
class Tie:
    """An organisation's tie to a committee."""

    id: int
    organisation_id: int
    organisation: str
    town: str
    reached: str
    committee: str
    binding_on: str
    first_line: str
    contact: str
    board: str
    from_day: date
    until_day: date | None


@dataclass(frozen=True)
class Address:
    """What stands on the letters of a committee."""

    id: int
    name: str
    prefix: str
    address: str
    email: str
    phone: str
    phone_hours: str
    website: str


@dataclass(frozen=True)
class ShownKey:
    """A key of an organisation, without the key itself."""

    id: int
    organisation: str
    committee: str
    name: str
    made_at: datetime
    used_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Version:
    """A version of a regulation."""

    identity: str
    version: str
    committee: str
    in_force_from: date
    in_force_until: date | None


def committees(mine: Collection[int]) -> dict[int, str]:
    """The names of these committees."""
    found = select(Committee.id, Committee.name).where(Committee.id.in_(mine)).order_by(Committee.name)
    return {row.id: row.name for row in db.session.execute(found)}


def tasks(mine: Collection[int]) -> tuple[Task, ...]:
    """Who serves or served these committees, by name."""
    return _tasks(Membership.committee_id.in_(mine))


def task(mine: Collection[int], membership_id: int) -> Task:
    """One of them. Raises Unknown."""
    found = _tasks(Membership.committee_id.in_(mine), Membership.id == membership_id)
    if not found:
        raise Unknown
    return found[0]


def _tasks(*which: ColumnElement[bool]) -> tuple[Task, ...]:
    found = (
        select(Membership.id, Membership.account_id, Person.name, Account.email,
               Committee.name.label("committee"), Membership.role, Membership.substitute, Membership.lawyer,
               Membership.from_day, Membership.until_day, Account.active,
               Account.password_hash.is_(None).label("invited"))
        .join(Account, Account.id == Membership.account_id).join(Person, Person.id == Account.person_id)
        .join(Committee, Committee.id == Membership.committee_id)
        .where(*which).order_by(Committee.name, Person.name, Membership.id)
    )
    return tuple(Task(*row[:5], LABELS[row.role], *row[6:]) for row in db.session.execute(found))


def task_of(account_id: int, committee_id: int, role: Role) -> int | None:
    """The id of the latest task that an account has in a role; None when it has none."""
    found = select(Membership.id).filter_by(account_id=account_id, committee_id=committee_id, role=role)
    return db.session.scalars(found.order_by(Membership.from_day.desc())).first()


def serves(account_id: int, today: date) -> set[int]:
    """The committees an account serves today or later."""
    found = select(Membership.committee_id, Membership.until_day).where(Membership.account_id == account_id)
    return {row.committee_id for row in db.session.execute(found)
            if row.until_day is None or row.until_day >= today}


def ties(mine: Collection[int]) -> tuple[Tie, ...]:
    """The organisations affiliated with these committees."""
    return _ties(Affiliation.committee_id.in_(mine))


def tie(mine: Collection[int], affiliation_id: int) -> Tie:
    """One of them. Raises Unknown."""
    found = _ties(Affiliation.committee_id.in_(mine), Affiliation.id == affiliation_id)
    if not found:
        raise Unknown
    return found[0]


def tied_to(organisation_id: int) -> set[int]:
    """The committees that an organisation is or was affiliated with: a case may still run there."""
    found = select(Affiliation.committee_id).where(Affiliation.organisation_id == organisation_id)
    return set(db.session.scalars(found))


def _ties(*which: ColumnElement[bool]) -> tuple[Tie, ...]:
    found = (
        select(Affiliation.id, Organisation.id, Organisation.name, Organisation.town,
               func.coalesce(Organisation.email, Organisation.phone, ""),
               Committee.name.label("committee"), Affiliation.binding_on,
               func.coalesce(Affiliation.first_line_regulation, ""), func.coalesce(Affiliation.contact, ""),
               func.coalesce(Affiliation.board, ""), Affiliation.from_day, Affiliation.until_day)
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .join(Committee, Committee.id == Affiliation.committee_id)
        .where(*which).order_by(Committee.name, Organisation.name, Affiliation.id)
    )
    return tuple(Tie(*row) for row in db.session.execute(found))


def addresses(mine: Collection[int]) -> tuple[Address, ...]:
    """What stands on the letters of these committees."""
    found = (
        select(Committee.id, Committee.name, Committee.prefix, Committee.return_address, Committee.email,
               Committee.phone, Committee.phone_hours, Committee.website)
        .where(Committee.id.in_(mine)).order_by(Committee.name)
    )
    return tuple(Address(*row) for row in db.session.execute(found))


def tied(mine: Collection[int], today: date) -> list[tuple[str, str, str]]:
    """The ties that hold today, to choose from: value, organisation, committee."""
    return [(str(one.id), one.organisation, one.committee) for one in ties(mine)
            if one.from_day <= today and (one.until_day is None or one.until_day >= today)]


def keys(mine: Collection[int]) -> tuple[ShownKey, ...]:
    """The keys of organisations for these committees, the newest on top."""
    found = (
        select(ApiToken.id, Organisation.name, Committee.name, ApiToken.name, ApiToken.made_at,
               ApiToken.used_at, ApiToken.ended_at)
        .join(Organisation, Organisation.id == ApiToken.organisation_id)
        .join(Committee, Committee.id == ApiToken.committee_id)
        .where(ApiToken.committee_id.in_(mine)).order_by(ApiToken.id.desc())
    )
    return tuple(ShownKey(*row) for row in db.session.execute(found))


def versions(mine: Collection[int]) -> tuple[Version, ...]:
    """The versions of regulations of these committees."""
    found = (
        select(RegulationVersion.identity, RegulationVersion.version, Committee.name,
               RegulationVersion.in_force_from, RegulationVersion.in_force_until)
        .join(Committee, Committee.id == RegulationVersion.committee_id)
        .where(RegulationVersion.committee_id.in_(mine))
        .order_by(Committee.name, RegulationVersion.in_force_from.desc())
    )
    return tuple(Version(*row) for row in db.session.execute(found))


def owners(identity: str) -> set[int]:
    """The committees that have a version of this regulation."""
    found: Any = select(RegulationVersion.committee_id).where(
        RegulationVersion.identity == identity, RegulationVersion.committee_id.is_not(None))
    return set(db.session.scalars(found))


def identities() -> Sequence[str]:
    """Every regulation there is a version of."""
    found: Any = select(RegulationVersion.identity).distinct().order_by(RegulationVersion.identity)
    return list(db.session.scalars(found))
