"""The daily round: reminders and warnings of every open case, and what is destroyed by rule."""

import logging
from datetime import date, datetime

from committee.case.records import Case
from committee.course import reminders
from committee.course.acts import reminding
from committee.permissions import SYSTEM, Occasion
from committee.regulation.choices import Moment
from committee.store import db, transaction
from committee.verdict import reads as verdict
from committee.verdict.acts import clear_chambers
from committee.verdict.rules import StillNeeded

log = logging.getLogger(__name__)


def run(today: date, at: datetime) -> int:
    """Remind whoever has to be reminded today; how many reminders were made. A second round makes none.

    today: Dutch local date. at: the moment of the round. Every case has a transaction of its own: what fails
    in one is logged and stops no other.
    """
    occasion = Occasion.of(SYSTEM, today, at)
    reminded = sum(_case(case_id, occasion) for case_id in reminders.open_cases())
    for case_id in verdict.to_clear():
        _clear(case_id, occasion)
    return reminded


def _clear(case_id: int, occasion: Occasion) -> None:
    """Destroy what was said in chambers of a case, if its time has come."""
    try:
        until = verdict.kept_until(db.session.get_one(Case, case_id))
        if until is None or occasion.on <= until:
            return
        with transaction():
            clear_chambers(db.session.get_one(Case, case_id, with_for_update=True), occasion)
    except StillNeeded:
        return   # somebody asked for it while we looked
    except Exception:
        log.exception("daily round failed in case %s", case_id)


def _case(case_id: int, occasion: Occasion) -> int:
    try:
        if not _anything(case_id, occasion):
            return 0
        with transaction():
            case = db.session.get_one(Case, case_id, with_for_update=True)
            return _remind(case, occasion)
    except Exception:
        log.exception("daily round failed in case %s", case_id)
        return 0


def _anything(case_id: int, occasion: Occasion) -> bool:
    """Whether there is anything to say, looked at without the lock of a writer."""
    case = db.session.get_one(Case, case_id)
    return bool(reminders.due(case, occasion.on) or reminders.unopened(case, occasion.on))


def _remind(case: Case, occasion: Occasion) -> int:
    if case.closed_on is not None:
        return 0
    due, unopened = reminders.due(case, occasion.on), reminders.unopened(case, occasion.on)
    reminded = [(one, reminding.remind_of(case, one, occasion)) for one in due]
    passed = [(one.term, entry) for one, entry in reminded if one.moment is Moment.OVERDUE]
    reminding.tell_secretaries(case, passed, occasion)
    if unopened:
        reminding.send_on_paper(case, unopened, occasion)
    return len(due) + len(unopened)
