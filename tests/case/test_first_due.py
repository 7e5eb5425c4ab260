"""A case knows the first day that is due in it: the database keeps it, whoever writes the terms."""

from datetime import date, timedelta

from sqlalchemy import delete, select, update

from committee.case.ledger import RunningTerm
from committee.case.records import NEVER, Case
from committee.deadlines import Clock, Standing
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import a_case
from tests.web.morning import a_term

DAY = date(2026, 4, 8)


def test_the_first_last_day_of_what_still_runs(house):
    with transaction():
        case = a_case(house, State.SCHEDULING, serial=1)
        other = a_case(house, State.SCHEDULING, serial=2)
        a_term(case, Clock.CORRECTION, DAY)   # a right that simply passes
        ours, theirs = case.id, other.id
    assert first_due(ours) == NEVER
    with transaction():
        later = a_term(the(ours), Clock.OVERALL, DAY + timedelta(days=30)).id
        first = a_term(the(ours), Clock.VERDICT, DAY).id
    assert first_due(ours) == DAY
    write(update(RunningTerm).where(RunningTerm.id == first).values(ended_on=DAY, ending=Standing.MET))
    assert first_due(ours) == DAY + timedelta(days=30)
    write(update(RunningTerm).where(RunningTerm.id == later).values(last_day=DAY - timedelta(days=1)))
    assert first_due(ours) == DAY - timedelta(days=1)
    write(update(RunningTerm).where(RunningTerm.id == first).values(ended_on=None, ending=None))
    write(delete(RunningTerm).where(RunningTerm.id == later))
    assert first_due(ours) == DAY
    assert first_due(theirs) == NEVER


def the(case: int) -> Case:
    """The case, to add to."""
    return db.session.get_one(Case, case)


def write(statement) -> None:
    """Past the records, as an act that is undone is put back."""
    with transaction():
        db.session.execute(statement)


def first_due(case: int) -> date:
    """What the database holds."""
    db.session.rollback()
    return db.session.scalars(select(Case.first_due).where(Case.id == case)).one()
