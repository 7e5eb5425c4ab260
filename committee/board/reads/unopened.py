"""Mails that nobody opened, which tomorrow's round sends on paper by itself, as the regulations say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Date, String, bindparam, cast, literal, null, select, text
from sqlalchemy.orm import aliased

from committee.board.days import sent_days
from committee.board.reads.scope import DESK, against, known, named
from committee.board.rules import Row, Verb
from committee.calendar_nl import AMSTERDAM, local_day
from committee.case.ledger import Entry, Revision, RunningTerm
from committee.case.records import Case, Party
from committee.course.reminders import CALLS, CHANGES, LOOKS_BACK
from committee.people.records import Link
from committee.post.records import COPY, MAILED, Letter, Status
from committee.procedure import Act
from committee.regulation import Regulation
from committee.store import Moment

ONE_DAY = timedelta(days=1)
Days = Mapping[int, frozenset[date]]


@dataclass(frozen=True)
class OnPaper:
    """A mail that was not opened, and goes out on paper tomorrow."""

    letter: int
    case_id: int
    committee_id: int
    number: str
    names: str
    title: str
    to: str
    sent_on: date
    urgent: bool

    def row(self, tomorrow: date) -> Row:
        """The row of the desk."""
        return Row(self.number, f"Op papier: {self.title}", f"{self.to} opende de e-mail niet. {self.names}",
                   day=tomorrow, verbs=(Verb("Houd tegen", page="hold_paper", key=self.letter),),
                   urgent=self.urgent)


def days_sent(books: Mapping[int, Regulation], today: date) -> Days:
    """On which days a mail was sent that goes out on paper tomorrow, by the key of the regulation."""
    found = {key: sent_days(book.paper_after_unopened, book.equated, today)
             for key, book in books.items() if book.paper_after_unopened is not None}
    return {key: frozenset(day for day in days if day > today - LOOKS_BACK) for key, days in found.items()}


def between(days: Days) -> dict[str, datetime]:
    """The values of mails(): from which moment on, and before which one, such a mail was sent."""
    every = sorted({day for some in days.values() for day in some})
    first, last = (every[0], every[-1] + ONE_DAY) if every else (date.min + ONE_DAY, date.min + ONE_DAY)
    return {"sent_from": _midnight(first), "sent_before": _midnight(last)}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def mails() -> Any:
    """Mails to parties that nobody opened, in the columns of the reminders of tomorrow, and their own."""
    found = (
        select(Letter.id, Letter.case_id, _nothing(RunningTerm.clock), _nothing(RunningTerm.started_on),
               cast(null(), Date).label("last_day"), Case.regulation_id, _nothing(Party.role).label("whose"),
               cast(null(), String).label("held"), Letter.title, Letter.to_name, Letter.sent_at)
        .select_from(Letter).join(Case, Case.id == Letter.case_id)
        .where(text(MAILED), Letter.sent_at >= bindparam("sent_from", type_=Moment),
               Letter.sent_at < bindparam("sent_before", type_=Moment),
               Letter.party_id.is_not(None), Case.closed_on.is_(None),
               known(Letter.committee_id, Letter.case_id, DESK), *(~one.exists() for one in _known_of_it()))
    )
    return named(found)


def _nothing(column: Any) -> Any:
    return cast(null(), column.type).label(column.key)


def _known_of_it() -> Iterable[Any]:
    """What keeps a mail from going on paper: opened, copied, held back, overtaken, of a term that is over."""
    copy, since = aliased(Letter), aliased(Letter)
    gone = select(Revision.id).where(Revision.entry_seq == Entry.seq, Revision.undone).correlate(Entry)
    yield select(Link.id).where(Link.party_id == Letter.party_id, Link.used_at >= Letter.sent_at)
    yield select(copy.id).where(copy.dedupe_key == literal(COPY) + cast(Letter.id, String))
    yield select(since.id).where(
        Letter.kind.in_(CALLS), since.case_id == Letter.case_id, since.party_id == Letter.party_id,
        since.id > Letter.id, since.kind.in_(CHANGES), since.status != Status.WITHDRAWN)
    yield select(Entry.seq).where(
        Entry.case_id == Letter.case_id, Entry.act == Act.NOTE, ~gone.exists(),
        Entry.facts["unopened"].as_integer() == Letter.id)
    yield (
        select(RunningTerm.id).join(Entry, Entry.facts["term"].as_integer() == RunningTerm.id)
        .where(Entry.seq == Letter.entry_seq, Entry.act == Act.REMIND, RunningTerm.ended_on.is_not(None))
    )


def made(row: Any, days: Days) -> OnPaper | None:
    """The mail of a row, if it goes out on paper tomorrow."""
    sent_on = local_day(row.sent_at)
    if sent_on not in days.get(row.regulation_id, ()):
        return None
    return OnPaper(row.id, row.case_id, row.committee_id, row.number, against(row), row.title, row.to_name,
                   sent_on, row.urgent)
