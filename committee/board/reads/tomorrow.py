"""What tomorrow's round makes by itself, as the regulations say: reminders, and paper for the unopened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, cast, func, null, select, text, union, union_all
from sqlalchemy.orm import aliased

from committee.board.reads import unopened
from committee.board.reads.scope import DESK, Scope, against, known, named
from committee.board.reads.unopened import OnPaper
from committee.board.rules import Row, Verb, moment_words
from committee.case.ledger import DUE, Entry, Revision, RunningTerm
from committee.case.records import Case, Party
from committee.course.rules import due_moment
from committee.deadlines import Clock
from committee.permissions import LABELS
from committee.procedure import Act
from committee.regulation import Regulation
from committee.regulation.choices import Moment as Call
from committee.store import Moment, db

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Going:
    """One reminder that goes out tomorrow. whose: of whom something is awaited, in a word."""

    term: int
    case_id: int
    committee_id: int
    number: str
    names: str
    clock: Clock
    moment: Call
    last_day: date
    whose: str
    urgent: bool

    @property
    def title(self) -> str:
        """What it is."""
        return moment_words(self.moment, self.clock)

    def row(self, tomorrow: date) -> Row:
        """The row of the desk."""
        return Row(self.number, self.title, f"Aan {self.whose} in {self.names}", day=tomorrow,
                   verbs=(Verb("Houd tegen", page="hold_reminder", key=self.term),), urgent=self.urgent)


def tomorrow(scope: Scope, books: Mapping[int, Regulation], today: date) -> list[Going | OnPaper]:
    """The reminders of tomorrow, what ends first on top, then the mails that go on paper; none held back."""
    calls = sorted({row.days_before for book in books.values() for row in book.reminders
                    if row.days_before is not None})
    day, days = today + ONE_DAY, unopened.days_sent(books, today)
    said = scope.said(ends=[today, *(day + timedelta(days=one) for one in calls)], tomorrow=day,
                      **unopened.between(days))
    rows = db.session.execute(_coming(), said).all()
    reminders = [_going(row, books[row.regulation_id].reminders, day) for row in rows if row.sent_at is None]
    mails = [unopened.made(row, days) for row in rows if row.sent_at is not None]
    return [*sorted(filter(None, reminders), key=lambda one: (one.last_day, one.term)),
            *sorted(filter(None, mails), key=lambda one: one.letter)]


@cache   # making a statement costs more than asking it
def _coming() -> Any:
    return union_all(_terms(), unopened.mails())


def _terms() -> Any:
    about, day, now = aliased(Party), RunningTerm.last_day, at_a_moment().subquery()
    gone = select(Revision.entry_seq).where(Revision.case_id == RunningTerm.case_id, Revision.undone)
    gone = gone.correlate(RunningTerm)
    held = (
        select(func.aggregate_strings(Entry.facts["moment"].as_string() + Entry.facts["last_day"].as_string(),
                                      "\n"))
        .where(Entry.case_id == RunningTerm.case_id, Entry.act == Act.NOTE, Entry.seq.not_in(gone),
               Entry.facts["term"].as_integer() == RunningTerm.id)
        .correlate(RunningTerm).scalar_subquery()
    )
    found = (
        select(RunningTerm.id, RunningTerm.case_id, RunningTerm.clock, RunningTerm.started_on, day,
               Case.regulation_id, about.role.label("whose"), held.label("held"),
               cast(null(), String).label("title"), cast(null(), String).label("to_name"),
               cast(null(), Moment).label("sent_at"))
        .select_from(now).join(RunningTerm, RunningTerm.id == now.c.id)
        .join(Case, Case.id == RunningTerm.case_id)
        .outerjoin(about, about.id == RunningTerm.party_id)
        .where(RunningTerm.paused.is_(False),
               known(Case.committee_id, Case.id, DESK), Case.closed_on.is_(None))
    )
    return named(found)


def at_a_moment() -> Any:
    """The running terms with a moment tomorrow; apart, so that each way of looking has its own index."""
    some, other = aliased(RunningTerm), aliased(RunningTerm)
    by_end = select(some.id).where(text(DUE), some.last_day.in_(bindparam("ends", expanding=True)))
    return union(by_end, select(other.id).where(text(DUE), other.halfway == bindparam("tomorrow")))


def _going(row: Any, reminders: Sequence[Any], day: date) -> Going | None:
    """The reminder of a term if its moment has come tomorrow, and had not today."""
    own = [one for one in reminders if one.term == row.clock.value]
    now, then = (due_moment(own, row.started_on, row.last_day, on) for on in (day - ONE_DAY, day))
    if not then or now == then or f"{then[0].moment.value}{row.last_day.isoformat()}" in (row.held or ""):
        return None
    whose = LABELS[row.whose] if row.whose else "de organisatie"
    return Going(row.id, row.case_id, row.committee_id, row.number, against(row), row.clock, then[0].moment,
                 row.last_day, whose, row.urgent)
