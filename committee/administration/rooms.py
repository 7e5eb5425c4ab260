"""The rooms of a committee: which there are, and one more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from committee.administration import rules, turns
from committee.administration.refusals import NotSo
from committee.case.records import Case
from committee.hearing.records import Fate, Hearing, Room
from committee.people.records import Committee
from committee.permissions import Unknown
from committee.store import db

SAME = ("name", "street", "postcode", "town")   # what makes it the same room to who is invited


@dataclass(frozen=True)
class Shown:
    """A room of a committee, from–until."""

    id: int
    committee_id: int
    place: str
    name: str
    street: str
    postcode: str
    town: str
    access: str
    note: str
    committee: str
    from_day: date
    until_day: date | None


def rooms(mine: Collection[int]) -> tuple[Shown, ...]:
    """The rooms of these committees, by committee and name; those that ended too."""
    return _rooms(Room.committee_id.in_(mine))


def room(mine: Collection[int], room_id: int) -> Shown:
    """One of them. Raises Unknown."""
    found = _rooms(Room.committee_id.in_(mine), Room.id == room_id)
    if not found:
        raise Unknown
    return found[0]


def _rooms(*which: ColumnElement[bool]) -> tuple[Shown, ...]:
    found = (
        select(Room.id, Room.committee_id, Room.place, Room.name, Room.street, Room.postcode, Room.town,
               Room.access, Room.note, Committee.name, Room.from_day, Room.until_day)
        .join(Committee, Committee.id == Room.committee_id)
        .where(*which).order_by(Committee.name, Room.town, Room.name, Room.from_day, Room.id)
    )
    return tuple(Shown(*row) for row in db.session.execute(found))


@dataclass(frozen=True)
class Planned:
    """A hearing that is to come in a room: of which case, and on which day."""

    number: str
    day: date


def planned(room_id: int, today: date) -> tuple[Planned, ...]:
    """The hearings that are to come in a room, of the committee whose room it is; the first one first."""
    found = (
        select(Case.number, Hearing.starts_at)
        .join(Hearing, Hearing.case_id == Case.id)
        .join(Room, and_(Room.committee_id == Case.committee_id, Room.place == Hearing.place))
        .where(Room.id == room_id, Hearing.fate == Fate.PLANNED,
               Hearing.starts_at >= datetime.combine(today, time()))
        .order_by(Hearing.starts_at, Case.number)
    )
    return tuple(Planned(row.number, row.starts_at.date()) for row in db.session.execute(found))


def add(committee_id: int, said: Mapping[str, Any]) -> Room:
    """One more room for a committee. First thing inside a transaction.

    said: name, street, postcode, town, access, note, from_day, until_day. Raises NotSo when something is
    missing or too long, or when the committee has that room on one of these days.
    """
    turns.take()
    for field in SAME:
        if not said[field]:
            raise NotSo("Een zaal heeft een naam, een straat, een postcode en een plaats.", field)
    for field in (*SAME, "access", "note"):
        most = Room.__table__.c[field].type.length
        if len(said[field]) > most:
            raise NotSo(f"Schrijf ten hoogste {most} tekens: “{said[field]}”.", field)
    require_free(committee_id, said)
    made = Room(committee_id=committee_id, **said)
    db.session.add(made)
    db.session.flush()
    return made


def require_free(committee_id: int, new: Mapping[str, Any], *, but: int = 0) -> None:
    """Raises NotSo when the committee has this very room already on one of these days.

    but: the room that is changed.
    """
    first, until = new["from_day"], new["until_day"]
    wrong = rules.until_before_from(first, until)
    if wrong:
        raise NotSo(wrong, "until_day")
    same = select(Room).filter_by(committee_id=committee_id, **{field: new[field] for field in SAME})
    for other in db.session.scalars(same.where(Room.id != but)):
        if rules.overlaps(first, until, other.from_day, other.until_day):
            raise NotSo(rules.ROOM_TWICE, "name")
