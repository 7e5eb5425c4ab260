"""What still runs or waits in a case when an act moves it on: shown before it is done, it blocks nothing."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import CLOCKS, Clock
from committee.doing import facts, rules
from committee.people.records import Organisation, Person
from committee.post.records import Letter, Status
from committee.procedure import State
from committee.store import db

RIGHTS = tuple(clock for clock, row in CLOCKS.items() if row.right)


@dataclass(frozen=True)
class Running:
    """A term that runs. whose: the name of the party it belongs to, if any."""

    clock: Clock
    last_day: date
    whose: str


def running(case_id: int, today: date) -> tuple[Running, ...]:
    """The terms of a case that run, what ends first on top; a right that passed runs no more."""
    whose = func.coalesce(Person.name, Organisation.name, "")
    found = (
        select(RunningTerm.clock, RunningTerm.last_day, whose)
        .outerjoin(Party, Party.id == RunningTerm.party_id).outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(RunningTerm.case_id == case_id, RunningTerm.ended_on.is_(None),
               or_(RunningTerm.clock.not_in(RIGHTS), RunningTerm.last_day >= today))
        .order_by(RunningTerm.last_day, RunningTerm.id)
    )
    return tuple(Running(*row) for row in db.session.execute(found))


def after(case_id: int, moved: tuple[State, State], ran: tuple[Running, ...], last: int) -> tuple[str, ...]:
    """What is still open after an act, in sentences; nothing where it moves nothing.

    moved: the states before and after it. ran: the terms that ran before. last: the journal's line before.
    """
    if moved[0] is moved[1]:
        return ()
    row = db.session.execute(select(*facts.columns()).where(Case.id == case_id)).one()
    waits = select(func.count()).select_from(Letter).where(
        Letter.case_id == case_id, Letter.entry_seq <= last, Letter.status == Status.WAITING)
    waiting = db.session.scalar(waits) or 0
    terms = [(one.clock, one.last_day, one.whose) for one in ran]
    return rules.still_open(moved[1], facts.facts_of(row), terms, waiting)
