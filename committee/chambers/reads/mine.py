"""The cases in which somebody sits or is asked to sit, with what is asked of him now: two selects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select

from committee.board.reads.scope import against, named
from committee.board.reads.turns import to_correct
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Element, Seat, Standing
from committee.chambers.rules import WRITING, agree_words
from committee.deadlines import OF_VERDICT
from committee.deliberation.records import Agreement, Finding
from committee.desk.reads.listing import seats_of
from committee.desk.rules import Chip, chip, task_of, turn_words
from committee.hearing.records import Fate, Hearing, Invitee
from committee.people.records import Committee
from committee.permissions import Actor, Role
from committee.procedure import State
from committee.store import db

MOST = 200


@dataclass(frozen=True)
class MyCase:
    """One case of mine. asks: what is asked of me now, if anything; second: who is on turn otherwise.

    closed: its file opens to me when I declare to be independent.
    """

    number: str
    names: str
    committee: str
    state: State
    urgent: bool
    chair: bool
    declared: bool
    asks: str
    second: str
    in_chambers: bool
    closed: bool
    chip: Chip | None
    last_day: date | None


@dataclass(frozen=True)
class MyHearing:
    """One hearing at which I sit; starts_at in Dutch wall time."""

    number: str
    names: str
    starts_at: datetime
    minutes: int
    place: str
    video: bool


@dataclass(frozen=True)
class MyPage:
    """What I am asked to sit in, what waits for me, my other cases, and my hearings to come."""

    asked: tuple[MyCase, ...]
    waiting: tuple[MyCase, ...]
    others: tuple[MyCase, ...]
    hearings: tuple[MyHearing, ...]


def my_cases(actors: Sequence[Actor], today: date) -> MyPage:
    """The running cases of chair or member, and the hearings from today on."""
    sits = [one for one in actors if one.role in {Role.CHAIR, Role.MEMBER}]
    said = {"account": sits[0].account_id, "committees": [one.committee_id for one in sits]}
    reads_all = {one.committee_id for one in actors if one.role in {Role.CHAIR, Role.SECRETARY}}
    found = [_case(row, today, reads_all) for row in db.session.execute(_cases(), said)]
    rows = db.session.execute(_hearings(), {**said, "from": datetime.combine(today, time())})
    waiting = [one for one in found if one.declared and one.asks]
    return MyPage(
        tuple(one for one in found if not one.declared),
        tuple(sorted(waiting, key=lambda one: (not one.urgent, one.last_day or date.max))),
        tuple(one for one in found if one.declared and not one.asks),
        tuple(MyHearing(row.number, against(row), row.starts_at, row.minutes, row.place, bool(row.video_link))
              for row in rows),
    )


@cache   # making a statement costs more than asking it
def _cases() -> Any:
    account = bindparam("account")
    voted = exists().where(Agreement.element_id == Finding.element_id, Agreement.account_id == account,
                           Agreement.finding_version == Finding.version)
    unread = (
        select(func.count(Finding.id)).join(Element, Element.id == Finding.element_id)
        .where(Element.case_id == Case.id, Element.standing == Standing.ADMITTED, ~voted)
        .correlate(Case).scalar_subquery()
    )
    term = (
        select(RunningTerm.id)
        .where(RunningTerm.case_id == Case.id, RunningTerm.ended_on.is_(None),
               RunningTerm.clock.in_(OF_VERDICT))
        .order_by(RunningTerm.last_day, RunningTerm.id).limit(1)
        .correlate(Case).scalar_subquery()
    )
    found = (
        select(Committee.name.label("committee"), Seat.role, Seat.declared_on, unread.label("unread"),
               _heard().label("heard"), to_correct().label("to_correct"),
               RunningTerm.clock, RunningTerm.last_day, RunningTerm.paused)
        .select_from(Seat).join(Case, Case.id == Seat.case_id)
        .join(Committee, Committee.id == Case.committee_id)
        .outerjoin(RunningTerm, RunningTerm.id == term)
        .where(_mine(), Case.closed_on.is_(None))
    )
    return named(found).order_by(Case.id.desc()).limit(MOST)


def _mine() -> Any:
    """The seats that the account has now, in committees that it serves today."""
    return and_(Seat.account_id == bindparam("account"), Seat.stepped_back_on.is_(None),
                Seat.case_id.in_(seats_of(left=False)),
                Case.committee_id.in_(bindparam("committees", expanding=True)))


def _heard() -> Any:
    """Whether the account came to the last hearing that was held, or none was."""
    last = select(func.max(Hearing.id)).where(Hearing.case_id == Case.id, Hearing.fate == Fate.HELD)
    last_held = last.correlate(Case).scalar_subquery()
    came = exists().where(Invitee.hearing_id == last_held, Invitee.account_id == bindparam("account"),
                          Invitee.appeared.is_(True))
    return or_(last_held.is_(None), came.correlate(Case))


@cache
def _hearings() -> Any:
    found = (
        select(Hearing.starts_at, Hearing.minutes, Hearing.place, Hearing.video_link)
        .select_from(Seat).join(Case, Case.id == Seat.case_id).join(Hearing, Hearing.case_id == Case.id)
        .where(_mine(), Hearing.fate == Fate.PLANNED, Hearing.starts_at >= bindparam("from"))
    )
    return named(found).order_by(Hearing.starts_at, Hearing.id).limit(MOST)


def _case(row: Any, today: date, reads_all: Collection[int | None]) -> MyCase:
    task, chair, declared = task_of(row.state), row.role is Role.CHAIR, row.declared_on is not None
    votes = row.state in WRITING and row.heard
    shown = chip(row.clock, row.last_day, today, paused=row.paused) if row.clock else None
    return MyCase(
        row.number, against(row), row.committee, row.state, row.urgent, chair, declared,
        _asks(row, chair), turn_words(task, None), row.state in WRITING and (votes or chair),
        not declared and row.committee_id not in reads_all, shown, row.last_day,
    )


def _asks(row: Any, chair: bool) -> str:
    if row.state in WRITING and row.heard and row.unread:
        return agree_words(row.unread)
    if chair and row.to_correct:
        return "Beslis over het verzoek om een fout in de uitspraak te herstellen."
    led = chair and task_of(row.state).turn in {"chair", "panel"}
    return task_of(row.state).sentence if led else ""
