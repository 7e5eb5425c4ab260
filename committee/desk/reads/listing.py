"""The list of cases: one joined select of columns, a page at a time by key, counts with a cap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party, Seat
from committee.deadlines import CLOCKS, Clock
from committee.desk.rules import Chip, Task, chip, task_of
from committee.escalation.reads import answer_late
from committee.people.records import Committee, Organisation, Person
from committee.permissions import Actor, Role
from committee.procedure import State
from committee.store import ask

SIZE = 25
CAP = 1000
RIGHTS = tuple(clock for clock, row in CLOCKS.items() if row.right)


@dataclass(frozen=True)
class Row:
    """One case in the list."""

    id: int
    number: str
    complainant: str
    respondent: str
    committee: str
    state: State
    task: Task
    received_on: date
    closed_on: date | None
    urgent: bool
    clock: Clock | None
    last_day: date | None
    chip: Chip | None


@dataclass(frozen=True)
class Listing:
    """One page of the list. older, newer: the keys of the pages beside it. counts: capped, by filter."""

    rows: tuple[Row, ...]
    open_count: int
    closed_count: int
    older: int | None
    newer: int | None


@dataclass(frozen=True)
class Shape:
    """Which parts the question has: committees seen whole, committees seen by seat, one committee alone."""

    whole: bool
    seated: bool
    one_committee: bool


def listing(
    actors: Sequence[Actor], today: date, *, closed: bool = False, committee: str = "",
    before: int | None = None, after: int | None = None,
) -> Listing:
    """The cases these actors know, newest first.

    before: only cases older than this key; after: only newer ones, nearest first. committee: a slug.
    """
    shape, said = _asked(actors, committee)
    rows = _rows(shape, said, closed, before=before, after=after)
    more, rows = len(rows) > SIZE, rows[:SIZE]
    if after is not None:
        rows.reverse()
    open_count, closed_count = ask(_counts(shape), {**said, "most": CAP + 1}).one()
    past = more if after is None else bool(rows)
    ahead = before is not None if after is None else more
    return Listing(
        tuple(_row(row, today) for row in rows), open_count, closed_count,
        rows[-1].id if rows and past else None, rows[0].id if rows and ahead else None,
    )


def _asked(actors: Sequence[Actor], committee: str) -> tuple[Shape, dict[str, Any]]:
    whole = [a.committee_id for a in actors if a.role in {Role.SECRETARY, Role.CHAIR}]
    seated = [a.committee_id for a in actors if a.role is Role.MEMBER]
    said = {"whole": whole, "seated": seated, "account": actors[0].account_id if actors else None,
            "slug": committee}
    shape = Shape(bool(whole), bool(seated), bool(committee))
    kept = {"whole": shape.whole, "seated": shape.seated, "slug": shape.one_committee,
            "account": shape.whole or shape.seated}
    return shape, {name: value for name, value in said.items() if kept[name]}


def _known(shape: Shape) -> ColumnElement[bool]:
    """The condition that permissions.knows() puts on one case, for all cases at once."""
    parts: list[ColumnElement[bool]] = [false()]
    if shape.whole:
        parts.append(Case.committee_id.in_(bindparam("whole", expanding=True))
                     & Case.id.not_in(seats_of(left=True)))
    if shape.seated:
        parts.append(Case.committee_id.in_(bindparam("seated", expanding=True))
                     & Case.id.in_(seats_of(left=False)))
    known = or_(*parts)
    if shape.one_committee:
        chosen = select(Committee.id).where(Committee.slug == bindparam("slug"))
        known &= Case.committee_id == chosen.scalar_subquery()
    return known


def _standing(closed: bool) -> ColumnElement[bool]:
    return Case.closed_on.is_not(None) if closed else Case.closed_on.is_(None)


def seats_of(*, left: bool) -> Any:
    """The cases in which the account's latest seat is one that it left, or one that it still has."""
    account, later = bindparam("account"), aliased(Seat)
    overtaken = exists().where(later.case_id == Seat.case_id, later.account_id == account, later.id > Seat.id)
    how = Seat.stepped_back_on.is_not(None) if left else Seat.stepped_back_on.is_(None)
    return select(Seat.case_id).where(Seat.account_id == account, how, ~overtaken)


def _rows(
    shape: Shape, said: dict[str, Any], closed: bool, *, before: int | None, after: int | None,
) -> list[Any]:
    if after is not None:
        return list(ask(_page(shape, closed, "after"), {**said, "key": after}))
    if before is not None:
        return list(ask(_page(shape, closed, "before"), {**said, "key": before}))
    return list(ask(_page(shape, closed, ""), said))


@cache   # making a statement costs more than asking it, and there are only so many shapes
def _page(shape: Shape, closed: bool, beside: str) -> Any:
    found = _columns().where(_known(shape) & _standing(closed)).limit(SIZE + 1)
    if beside == "after":
        return found.where(Case.id > bindparam("key")).order_by(Case.id)
    if beside == "before":
        found = found.where(Case.id < bindparam("key"))
    return found.order_by(Case.id.desc())


def _columns() -> Any:
    person, organisation = aliased(Person), aliased(Organisation)
    complainant = (
        select(func.min(Party.id))
        .where(Party.case_id == Case.id, Party.role == Role.COMPLAINANT, Party.until_day.is_(None))
        .correlate(Case)
        .scalar_subquery()
    )
    first = (
        select(RunningTerm.id)
        .where(RunningTerm.case_id == Case.id, RunningTerm.ended_on.is_(None))
        .where(RunningTerm.clock.not_in(RIGHTS))
        .order_by(RunningTerm.last_day, RunningTerm.id)
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )
    return (
        select(
            Case.id, Case.number, Case.state, Case.received_on, Case.closed_on, Case.urgent,
            Committee.name.label("committee"), Organisation.name.label("respondent"),
            func.coalesce(person.name, organisation.name, "").label("complainant"),
            RunningTerm.clock, RunningTerm.last_day, RunningTerm.paused, answer_late().label("answer_late"),
        )
        .join(Committee, Committee.id == Case.committee_id)
        .join(Organisation, Organisation.id == Case.organisation_id)
        .outerjoin(Party, Party.id == complainant)
        .outerjoin(person, person.id == Party.person_id)
        .outerjoin(organisation, organisation.id == Party.organisation_id)
        .outerjoin(RunningTerm, RunningTerm.id == first)
    )


@cache
def _counts(shape: Shape) -> Any:
    def capped(closed: bool) -> Any:
        some = select(Case.id).where(_known(shape) & _standing(closed)).limit(bindparam("most")).subquery()
        return select(func.count()).select_from(some).scalar_subquery()

    return select(capped(False), capped(True))


def _row(row: Any, today: date) -> Row:
    shown = chip(row.clock, row.last_day, today, paused=row.paused) if row.clock else None
    task = task_of(row.state, answer_late=row.answer_late)
    return Row(
        row.id, row.number, row.complainant, row.respondent, row.committee, row.state, task, row.received_on,
        row.closed_on, row.urgent, row.clock, row.last_day, shown,
    )
