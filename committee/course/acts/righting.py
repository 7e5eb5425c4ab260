"""Put right: another day or explanation for an act that stays; the terms of that act move with it."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry, Image, Pause, Revision, RunningTerm, Suspension
from committee.case.records import Case, Party, Seat
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.rules import Moved
from committee.deadlines import Clock
from committee.people.records import Account
from committee.permissions import Occasion
from committee.post import outbox
from committee.post.records import Letter, Status
from committee.procedure import ENDED, Act
from committee.store import Record, db

ONE_DAY = timedelta(days=1)
DAYS = frozenset({
    "received_on", "ruled_on", "filed_on", "decided_on", "asked_on", "declared_on", "stepped_back_on",
    "opened_on", "closed_on", "served_on", "since", "from_day", "until_day",
})  # fmt: skip
APART = frozenset({"terms", "suspensions", "term_causes", "term_pauses", "term_extensions", "cases"})
FROZEN = frozenset({("verdicts", "decided_on")})  # stands in the text that was signed


@verb(Act.PUT_RIGHT)
def put_right(
    case: Case,
    entry_seq: int,
    reason: str,
    happened_on: date | None = None,
    *,
    explanation: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Put right the day of an earlier act, or what was said of it; the original entry stays (chapter file).

    entry_seq: the act. reason: why, for the file. happened_on: the right day; terms that the act started,
    ended, paused or resumed move with it. explanation: what was different, for who had letters of the act:
    they get a letter with the old and the new days. Raises NoReasons, NotPutRight, NotOfThisCase, WrongDay.
    """
    why = rules.said(reason, "De reden")
    wrong = _entry(case, entry_seq)
    old = reads.day_of(wrong, case)
    _require_day(case, wrong, old, happened_on, explanation=explanation, occasion=occasion)
    new = happened_on or old
    entry = gate.enter(
        case, Act.PUT_RIGHT, occasion, reason=why, entry=wrong.seq, of=wrong.act.value,
        old=old.isoformat(), new=new.isoformat(),
    )
    told = (explanation or "").strip() or None
    _revise(case, entry, wrong, new if new != old else None, told=told)
    before = {term.id: term.last_day for term in _terms(case)}
    if new != old:
        _move(case, entry, wrong, old, new=new)
    days = (old, new) if new != old else None
    _tell(case, entry, wrong, days, explanation=told, before=before, occasion=occasion)
    return entry


def _require_day(
    case: Case, wrong: Entry, old: date, new: date | None, *, explanation: str | None, occasion: Occasion
) -> None:
    first = date.min if wrong.act is Act.REGISTER else case.received_on
    rules.require_righted(wrong.act, old, new, explanation, first=first, today=occasion.on)
    if new is not None and new != old:
        rules.require_order(wrong.seq, new, reads.happenings(case))


def _revise(case: Case, entry: Entry, wrong: Entry, day: date | None, *, told: str | None) -> None:
    passage = gate.keep(case, "put_right", told) if told else None
    db.session.add(
        Revision(
            case_id=case.id,
            entry_seq=wrong.seq,
            by_seq=entry.seq,
            happened_on=day,
            passage_id=passage.id if passage else None,
        )
    )


def _entry(case: Case, seq: int) -> Entry:
    found = {entry.seq: entry for entry in reads.entries(case)}.get(seq)
    if found is None:
        raise rules.NotOfThisCase(f"Zaak {case.number} heeft geen handeling met nummer {seq}.")
    if seq in reads.undone(case):
        raise rules.NotPutRight("Deze handeling is al ongedaan gemaakt.")
    return found


def _terms(case: Case) -> list[RunningTerm]:
    return list(
        db.session.scalars(
            select(RunningTerm).where(RunningTerm.case_id == case.id).order_by(RunningTerm.id)
        )
    )


def _move(case: Case, entry: Entry, wrong: Entry, old: date, *, new: date) -> None:
    """The rows of the act get the right day, then the terms that hang on it."""
    if wrong.act is Act.REGISTER:
        case.received_on = new
    if wrong.state_after in ENDED and wrong.state_before not in ENDED and case.closed_on == old:
        case.closed_on = new
    _suspensions(case, wrong, old, new)
    _started_and_ended(case, entry, wrong, old, new=new)
    _rows(case, wrong, old, new)
    db.session.flush()


def _suspensions(case: Case, wrong: Entry, old: date, new: date) -> None:
    found = select(Suspension).where(Suspension.case_id == case.id)
    for suspension in db.session.scalars(found):
        if suspension.started_seq == wrong.seq:
            suspension.first = new + ONE_DAY
        if suspension.ended_seq == wrong.seq and suspension.last == old - ONE_DAY:
            suspension.last = new - ONE_DAY
        pauses = select(Pause).where(Pause.suspension_id == suspension.id)
        for pause in db.session.scalars(pauses):
            term = db.session.get_one(RunningTerm, pause.term_id)
            if suspension.started_seq == wrong.seq:
                pause.first = max(suspension.first, term.started_on)
            if suspension.ended_seq == wrong.seq:
                pause.last = suspension.last


def _started_and_ended(case: Case, entry: Entry, wrong: Entry, old: date, *, new: date) -> None:
    lasts: dict[date, date] = {}
    for term in _terms(case):
        before, start = term.last_day, None
        if term.started_seq == wrong.seq and term.counted == "forward":
            start = new if term.started_on == old else lasts.get(term.started_on)
        clocks.move(case, term, entry, start=start, why="put_right")
        if term.clock is Clock.OBJECTION:
            lasts[before] = term.last_day  # an ended case is kept from the end of the objection on
        if term.ended_seq == wrong.seq:
            term.ended_on = new
            clocks.note(term, entry, "moved", why="put_right")


def _rows(case: Case, wrong: Entry, old: date, new: date) -> None:
    """The days that the act itself wrote, and whether it was late by the right day."""
    kinds = {str(mapper.local_table): mapper.class_ for mapper in Record.registry.mappers}
    ended = [term.last_day for term in _terms(case) if term.ended_seq == wrong.seq]
    found = select(Image).where(Image.entry_seq == wrong.seq, Image.gone.is_(False)).order_by(Image.id)
    for image in db.session.scalars(found):
        row = None if image.table in APART else db.session.get(kinds[image.table], tuple(image.key))
        if row is not None:
            _row(row, image, old, new, last_day=max(ended, default=None))


def _row(row: Any, image: Image, old: date, new: date, *, last_day: date | None) -> None:
    names = [column.name for column in row.__table__.columns]
    written = names if image.before is None else [name for name in names if name in image.before]
    for name in written:
        if name in DAYS and (image.table, name) not in FROZEN and getattr(row, name) == old:
            setattr(row, name, new)
    if "late" in written and last_day is not None:
        row.late = new > last_day


def _tell(
    case: Case,
    entry: Entry,
    wrong: Entry,
    days: tuple[date, date] | None,
    *,
    explanation: str | None,
    before: dict[int, date],
    occasion: Occasion,
) -> None:
    """Whoever had a letter of the act hears what was wrong, with the last days that are his.

    But for who stepped back since: what happens in the case is not his to know.
    """
    left = select(Seat.account_id).where(Seat.case_id == case.id, Seat.stepped_back_on.is_not(None))
    gone = set(db.session.scalars(left)) - {seat.account_id for seat in case_reads.seats(case)}
    moved = [term for term in _terms(case) if before.get(term.id, term.last_day) != term.last_day]
    for person, title in _had_letters(wrong).items():
        if isinstance(person, Account) and person.id in gone:
            continue
        mine = [
            Moved(letters.plain(term.clock), before[term.id], term.last_day)
            for term in moved
            if not isinstance(person, Party) or reads.concerns(term, person)
        ]
        outbox.put(case, entry, letters.rectified(person, title, days, explanation, moved=mine), occasion.at)


def _had_letters(wrong: Entry) -> dict[Party | Account, str]:
    found = select(Letter).where(Letter.entry_seq == wrong.seq, Letter.status != Status.WITHDRAWN)
    people: dict[Party | Account, str] = {}
    for letter in db.session.scalars(found.order_by(Letter.id)):
        if letter.party_id is not None:
            people.setdefault(db.session.get_one(Party, letter.party_id), letter.title)
        elif letter.account_id is not None:
            people.setdefault(db.session.get_one(Account, letter.account_id), letter.title)
    return people
