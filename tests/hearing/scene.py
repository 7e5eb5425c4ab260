"""A case on its way to a hearing, and what the tests of the hearing read back."""

import re
from datetime import date, datetime

from sqlalchemy import select

from committee.case.records import Case, Party
from committee.hearing import acts
from committee.hearing.records import Room
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import MONDAY, House, a_case, on, the_case
from tests.prepared import after

TUESDAY = date(2026, 4, 21)
SLOT = datetime(2026, 4, 21, 14)
PLACE = "Zaal 2, Eemplein 6 in Amersfoort"
MARCH_10 = date(2026, 3, 10)


def scheduling(house: House, *, serial: int = 1, accused: int = 0) -> Case:
    """A case whose hearing is to be planned."""
    with transaction():
        case = a_case(house, State.SCHEDULING, serial=serial, accused=accused)
        number = case.id
    return db.session.get_one(Case, number)


def a_room(house: House, **said: object) -> int:
    """A room of the committee of this house, from the beginning of the year; its id. Inside a transaction."""
    made = Room(**{"committee_id": house.committee.id, "name": "Zaal 2", "street": "Eemplein 6",
                   "postcode": "3811 AA", "town": "Amersfoort", "from_day": date(2026, 1, 1), **said})
    db.session.add(made)
    db.session.flush()
    return made.id


def seat(case: Case, house: House, members: tuple[str, ...] = ("lammerts", "bhagwandin")) -> None:
    """Ask Van Dongen and these members to sit."""
    with transaction():
        accounts = [house.accounts[name] for name in members]
        acts.seat_panel(case, house.accounts["vandongen"], accounts, on(MONDAY, house.secretary))


def declare(case: Case, house: House, *names: str) -> None:
    """Let these declare themselves free."""
    for name in names:
        with transaction():
            acts.declare_independence(case, True, occasion=on(MONDAY, house.actor(name)))


def ready(house: House, **more: int) -> Case:
    """A case in which everything is there to convene."""
    case = scheduling(house, **more)
    seat(case, house)
    declare(case, house, "vandongen", "lammerts", "bhagwandin")
    with transaction():
        acts.ask_availability(
            case, date(2026, 4, 1), date(2026, 5, 15), occasion=on(MONDAY, house.secretary)
        )
    return case


def convene(case: Case, house: House, starts_at: datetime = SLOT, day: date = MARCH_10, **more):
    """Plan the hearing."""
    with transaction():
        return acts.convene(case, starts_at, PLACE, **more, occasion=on(day, house.secretary))


def a_full_panel(house: House) -> None:
    """The three are asked to sit."""
    seat(the_case(), house)


def the_plan(house: House) -> None:
    """The hearing is planned, and everybody invited."""
    convene(the_case(), house)


def the_session(house: House) -> None:
    """The hearing was held, both sides there."""
    with transaction():
        acts.hold(the_case(), list(the_case().parties), occasion=on(TUESDAY, house.chair))


SCHEDULING = after(scheduling)
SEATED = after(a_full_panel, SCHEDULING)
READY = after(ready)
CONVENED = after(the_plan, READY)
HELD = after(the_session, CONVENED)


def party(case: Case, role: Role = Role.COMPLAINANT) -> Party:
    """The first party in this role."""
    return next(one for one in case.parties if one.role is role)


def letters(kind: str) -> list[Letter]:
    """The letters of this kind, in the order of making."""
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def words(letter: Letter) -> str:
    """What a reader sees of a letter, on one line."""
    body = re.sub(r"<[^>]+>", " ", letter.paper["body_html"]).replace("\u00a0", " ")
    return " ".join(body.split())
