"""A day is equated with a holiday by royal decree: known from now on, and every running term follows."""

from datetime import date, datetime

from committee.calendar_nl import local_day
from committee.case import clocks
from committee.case.ledger import RunningTerm
from committee.case.records import Case
from committee.course import reminders
from committee.course.acts.moving import move_terms
from committee.people.records import EquatedDay
from committee.permissions import SYSTEM, Occasion
from committee.store import db, transaction


def equate(day: date, reason: str, at: datetime) -> int:
    """Equate a day with a holiday (Algemene termijnenwet art. 3 lid 3); in how many cases terms moved.

    Each case has its own transaction; what was broken off goes on when it is asked again.
    """
    with transaction():
        known = db.session.get(EquatedDay, day)
        if known is None:
            db.session.add(EquatedDay(day=day, reason=reason))
    return sum(_move(case_id, at) for case_id in reminders.open_cases())


def _move(case_id: int, at: datetime) -> bool:
    with transaction():
        case = db.session.get_one(Case, case_id, with_for_update=True)
        if not _moving(case):
            return False
        move_terms(case, Occasion.of(SYSTEM, local_day(at), at))
        return True


def _moving(case: Case) -> bool:
    """Whether a running term would move; nothing of the trial stays."""
    with db.session.no_autoflush:
        terms: list[RunningTerm] = clocks.running(case)
        moved = [clocks.reckon(case, term) for term in terms]
        for term in terms:
            db.session.expire(term)
    return any(moved)
