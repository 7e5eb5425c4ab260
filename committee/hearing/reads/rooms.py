"""The rooms of a committee as a hearing needs them: which there are, when each is taken, how one is reached.

A hearing keeps its place in words; it is in a room when these are the words of that room.
"""

from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from sqlalchemy import and_, or_, select

from committee.hearing import rules
from committee.hearing.records import Fate, Hearing, Room
from committee.store import db


def known(committee_id: int, on: date, but: int = 0) -> tuple[rules.Room, ...]:
    """The rooms that a committee has on a day or later, each with the hearings planned there from that day.

    Those of other committees count too. but: the id of the hearing that is moved. In one select.
    """
    there = and_(Hearing.place == Room.place, Hearing.fate == Fate.PLANNED, Hearing.id != but,
                 Hearing.starts_at >= datetime.combine(on, time()))
    found = (
        select(Room.id, Room.place.label("place"), Room.name, Room.access, Room.from_day, Room.until_day,
               Hearing.starts_at, Hearing.minutes)
        .outerjoin(Hearing, there)
        .where(Room.committee_id == committee_id, or_(Room.until_day.is_(None), Room.until_day >= on))
        .order_by(Room.town, Room.name, Room.id, Hearing.starts_at)
    )
    return tuple(_room(list(rows)) for _id, rows in groupby(db.session.execute(found), lambda row: row.id))


def _room(rows: list[Any]) -> rules.Room:
    bookings = tuple(
        rules.Booking(row.name, row.starts_at, rules.Slot(row.starts_at, row.minutes, "").ends_at)
        for row in rows if row.starts_at is not None)
    return rules.Room(*rows[0][1:6], bookings=bookings)


def keep_free(place: str) -> None:
    """Let nobody else plan anything in this room before the transaction ends; any other place is no room."""
    same = select(Room.id).where(Room.place == place).order_by(Room.id)
    db.session.execute(same.with_for_update()).all()


def described(committee_id: int, place: str) -> tuple[str, str]:
    """How a room can be reached and what to do on arrival; empty where the place is none of its rooms."""
    found = select(Room.access, Room.note).where(Room.committee_id == committee_id, Room.place == place)
    row = db.session.execute(found.order_by(Room.from_day.desc())).first()
    return (row.access, row.note) if row else ("", "")
