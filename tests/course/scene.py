"""Cases that have come some way through the real acts, for the acts that cross stages."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, select, text

from committee.admissibility.acts import rulings
from committee.case import clocks, gate, images
from committee.case.ledger import Entry
from committee.case.records import Case, ElementRespondent
from committee.deadlines import Clock
from committee.hearing import acts as hearing
from committee.permissions import Actor, Occasion, Role
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.response import acts as response
from committee.store import Record, db, transaction
from tests.builders import MONDAY, House, a_case, on, party_actor, seat_panel
from tests.prepared import after


def case_of(case_id: int) -> Case:
    """The case as it is in the database now."""
    return db.session.get_one(Case, case_id)


def do(act: Callable[..., Any], case_id: int, day: date, who: Actor, *given: Any, **more: Any) -> Entry:
    """One act in a transaction of its own; recorded_by goes along when given."""
    recorded = more.pop("recorded_by", None)
    with transaction():
        found: Entry = act(case_of(case_id), *given, occasion=on(day, who, recorded), **more)
        return found


def start_terms(case: Case, house: House, *names: Clock) -> None:
    """Let terms of the whole case run from the receipt."""
    entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
    for clock in names or (Clock.ADMISSIBILITY, Clock.OVERALL):
        clocks.begin(case, entry, clock, on=case.received_on)


def under_review(house: House, **more: Any) -> int:
    """A case of two elements whose admissibility is being looked at."""
    with transaction():
        case = a_case(house, State.ADMISSIBILITY_REVIEW, **more)
        start_terms(case, house)
        return case.id


def admitted(house: House, day: date = date(2026, 3, 9), **more: Any) -> int:
    """A case whose elements were all admitted: the respondents have been asked."""
    case_id = under_review(house, **more)
    with transaction():
        case = case_of(case_id)
        rulings.admit(case, list(case.elements), on(day, house.chair))
    return case_id


def to_schedule(house: House, **more: Any) -> int:
    """A case in which the respondents answered and the panel sits."""
    case_id = admitted(house, **more)
    with transaction():
        case = case_of(case_id)
        for party in [p for p in case.parties if p.role in (Role.RESPONDENT, Role.ACCUSED)]:
            actor = gate.party_actor(party.id, party.role, case.id)
            when = on(date(2026, 3, 20), actor)
            response.receive_response(case, party, text="Zo ging het niet.", occasion=when)
        seat_panel(case, house)
    return case_id


def planned(house: House, **more: Any) -> int:
    """A case with a hearing on 21 April 2026, 14.00."""
    case_id = to_schedule(house, **more)
    with transaction():
        case = case_of(case_id)
        hearing.ask_availability(
            case, date(2026, 4, 13), date(2026, 4, 30), occasion=on(date(2026, 3, 23), house.secretary)
        )
    with transaction():
        hearing.convene(
            case_of(case_id), datetime(2026, 4, 21, 14), "Amersfoort, Eemplein 6",
            occasion=on(date(2026, 3, 27), house.secretary),
        )
    return case_id


def heard(house: House, **more: Any) -> int:
    """A case in which the hearing was held on 21 April 2026."""
    case_id = planned(house, **more)
    with transaction():
        case = case_of(case_id)
        hearing.hold(case, list(case.parties), occasion=on(date(2026, 4, 21), house.chair))
    return case_id


UNDER_REVIEW = after(under_review)
ADMITTED = after(admitted)
WITH_ACCUSED = after(admitted, accused=1)
TO_SCHEDULE = after(to_schedule)
PLANNED = after(planned)
HEARD = after(heard)


def complainant(case_id: int) -> Actor:
    """The complainant as an actor."""
    return party_actor(case_of(case_id))


def letters(case_id: int, entry: Entry | None = None, kind: str = "") -> list[Letter]:
    """The letters of a case or one act, of a kind if named, oldest first."""
    found = select(Letter).where(Letter.case_id == case_id)
    if entry is not None:
        found = found.where(Letter.entry_seq == entry.seq)
    if kind:
        found = found.where(Letter.kind == kind)
    return list(db.session.scalars(found.order_by(Letter.id)))


def last_day(case_id: int, clock: Clock) -> date:
    """The last day of the one term of this kind that runs."""
    [term] = clocks.running(case_of(case_id), clock)
    return term.last_day


def body(letter: Letter) -> str:
    """The words of a letter on paper."""
    return str(letter.paper["body_html"])


def admit(case: Case, number: int, occasion: Occasion) -> Entry:
    """Admit one element by its number."""
    return rulings.admit(case, [case.elements[number - 1]], occasion)


def let_go(case_id: int, name: str, number: int) -> None:
    """One element is not directed against this person after all."""
    with transaction():
        case = case_of(case_id)
        party = next(party for party in case.parties if party.name == name)
        db.session.delete(db.session.get(ElementRespondent, (case.elements[number - 1].id, party.id)))


def state() -> dict[str, list[tuple[Any, ...]]]:
    """Every row that is state, by table, but no history, post, or reason that belongs to the journal."""
    reasons = {facts.get("passage") for facts in db.session.scalars(select(Entry.facts))}
    connection, readings = db.session.connection(), _readings()
    filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in readings)
    found = {name: [tuple(row) for row in connection.execute(readings[name])
                    if name != "passages" or row.id not in reasons]
             for name in connection.scalars(text(filled)).all()}
    return {name: rows for name, rows in found.items() if rows}


@cache
def _readings() -> dict[str, Select[Any]]:
    """What reads the rows of each table that is state."""
    return {table.name: select(*(column for column in table.columns
                                 if (table.name, column.name) not in images.SKIPPED)
                               ).order_by(*table.primary_key.columns)
            for table in Record.metadata.sorted_tables if table.name not in images.NOT_STATE}


def entries(case_id: int) -> list[Entry]:
    """The journal of a case."""
    return list(db.session.scalars(select(Entry).where(Entry.case_id == case_id).order_by(Entry.seq)))
