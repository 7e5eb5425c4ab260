"""What a case offers to choose from, read in a fixed number of selects; columns only."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from committee import permissions
from committee.case import clocks
from committee.case.ledger import Entry, Revision
from committee.case.offer import (
    Offer,
    OfferedElement,
    OfferedEvent,
    OfferedHearing,
    OfferedPaper,
    OfferedParty,
    OfferedSeat,
    Servant,
)
from committee.case.reaching import reached
from committee.case.records import Case, Document, Element, ElementRespondent, Party, Seat, Wording
from committee.doing import facts
from committee.hearing.records import Fate, Hearing
from committee.people.records import Account, Membership, Organisation, Person, RegulationVersion
from committee.permissions import LABELS, Actor, Role, Unknown
from committee.store import db


def offer(number: str, actors: Iterable[Actor], today: date, asked: Iterable[tuple[str, str]] = ()) -> Offer:
    """What this case offers to the first of these actors for whom it exists. Raises Unknown.

    asked: what the address says beforehand, such as which element.
    """
    row = db.session.execute(_case(), {"number": number}).first()
    if row is None:
        raise Unknown(number)
    seated = db.session.execute(_seats(), {"case": row.id}).all()
    viewer = _viewer(row, seated, actors)
    return Offer(
        row.id, row.committee_id, number, row.state, facts.facts_of(row), row.received_on, today,
        viewer, clocks.parsed(row.toml), parties(row.id),
        _elements(row.id), tuple(map(_seat, _taken(seated))),
        tuple(_seat(seat) for seat in seated if seat.stepped_back_on is not None),
        _servants(row.committee_id, today),
        _papers(row.id), _events(row.id), _hearing(row), tuple(asked),
    )


@cache   # making a statement costs more than asking it
def _case() -> Any:
    counts = (
        select(func.max(Hearing.id)).where(Hearing.case_id == Case.id, Hearing.fate != Fate.CANCELLED)
        .correlate(Case).scalar_subquery()
    )
    return (
        select(Case.id, Case.committee_id, Case.state, Case.received_on, *facts.columns(),
               RegulationVersion.toml, Hearing.id.label("hearing_id"), Hearing.starts_at, Hearing.minutes,
               Hearing.place, Hearing.video_link)
        .join(RegulationVersion, RegulationVersion.id == Case.regulation_id)
        .outerjoin(Hearing, Hearing.id == counts)
        .where(Case.number == bindparam("number"))
    )


@cache
def _seats() -> Any:
    return (
        select(Seat.id, Seat.account_id, Seat.role, Seat.declared_on, Seat.stepped_back_on, Person.name)
        .join(Account, Account.id == Seat.account_id)
        .join(Person, Person.id == Account.person_id)
        .where(Seat.case_id == bindparam("case"))
        .order_by(Seat.id)
    )


def _viewer(case: Any, seated: Iterable[Any], actors: Iterable[Actor]) -> Actor:
    for actor in actors:
        if permissions.knows(actor, case.committee_id, case.id, permissions.standing_among(seated, actor)):
            return actor
    raise Unknown


def _taken(seated: Iterable[Any]) -> list[Any]:
    still = [seat for seat in seated if seat.stepped_back_on is None]
    return sorted(still, key=lambda seat: seat.role is not Role.CHAIR)


def _seat(row: Any) -> OfferedSeat:
    return OfferedSeat(row.id, row.account_id, row.name, row.role, row.declared_on is not None)


def parties(case_id: int) -> tuple[OfferedParty, ...]:
    """The parties that take part today, in order of joining."""
    return tuple(
        OfferedParty(row.id, row.role, row.name, f"{LABELS[row.role]}{', ' + row.title if row.title else ''}",
                     row.channel, bool(row.email))
        for row in db.session.execute(_parties(), {"case": case_id})
    )


@cache
def _parties() -> Any:
    return (
        select(Party.id, Party.role, Party.title, Party.channel,
               func.coalesce(Person.name, Organisation.name).label("name"),
               reached("email"))
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Party.case_id == bindparam("case"), Party.until_day.is_(None))
        .order_by(Party.id)
    )


def _elements(case_id: int) -> tuple[OfferedElement, ...]:
    found: dict[int, list[Any]] = {}
    for row in db.session.execute(_worded(), {"case": case_id}):
        found.setdefault(row.id, []).append(row)
    return tuple(
        OfferedElement(key, rows[0].number, rows[0].text, rows[0].standing,
                       frozenset(row.party_id for row in rows if row.party_id is not None))
        for key, rows in found.items()
    )


@cache
def _worded() -> Any:
    last = select(func.max(Wording.id)).where(Wording.element_id == Element.id)
    return (
        select(Element.id, Element.number, Element.standing, Wording.text, ElementRespondent.party_id)
        .join(Wording, Wording.id == last.correlate(Element).scalar_subquery())
        .outerjoin(ElementRespondent, ElementRespondent.element_id == Element.id)
        .where(Element.case_id == bindparam("case"))
        .order_by(Element.number)
    )


def _servants(committee_id: int, today: date) -> tuple[Servant, ...]:
    found = db.session.execute(_serving(), {"committee": committee_id, "today": today})
    return tuple(Servant(*row) for row in found)


@cache
def _serving() -> Any:
    return (
        select(Membership.account_id, Person.name, Membership.role, Membership.substitute)
        .join(Account, Account.id == Membership.account_id)
        .join(Person, Person.id == Account.person_id)
        .where(Membership.committee_id == bindparam("committee"), Account.active.is_(True),
               Membership.from_day <= bindparam("today"),
               or_(Membership.until_day.is_(None), Membership.until_day >= bindparam("today")))
        .order_by(Membership.substitute, Membership.id)
    )


def _papers(case_id: int) -> tuple[OfferedPaper, ...]:
    found = select(Document.id, Document.number, Document.title, Document.withheld)
    rows = db.session.execute(found.where(Document.case_id == case_id).order_by(Document.number.desc()))
    return tuple(OfferedPaper(*row) for row in rows)


def _events(case_id: int) -> tuple[OfferedEvent, ...]:
    return tuple(OfferedEvent(*row) for row in db.session.execute(_standing_acts(), {"case": case_id}))


@cache
def _standing_acts() -> Any:
    undone = aliased(Revision)
    return (
        select(Entry.seq, Entry.act, Entry.happened_on)
        .outerjoin(undone, and_(undone.entry_seq == Entry.seq, undone.undone.is_(True)))
        .where(Entry.case_id == bindparam("case"), undone.id.is_(None))
        .order_by(Entry.seq.desc())
    )


def _hearing(row: Any) -> OfferedHearing | None:
    if row.hearing_id is None:
        return None
    return OfferedHearing(row.hearing_id, row.starts_at, row.minutes, row.place, row.video_link)
