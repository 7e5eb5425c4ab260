"""What the daily round has to say today: terms of which somebody is reminded, letters nobody opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from committee import deadlines
from committee.calendar_nl import local_day
from committee.case import clocks
from committee.case.ledger import Entry, RunningTerm
from committee.case.offer import Offer
from committee.case.records import Case, Party
from committee.course import reads, rules
from committee.deadlines import ANSWERED, Clock, Scope
from committee.lengths import Length, count_on
from committee.people.records import Channel, Link
from committee.permissions import Role
from committee.post.records import COPY, Letter, Status
from committee.procedure import Act
from committee.regulation.choices import Moment
from committee.store import db

CALLS = ("hearing.invitation", "hearing.invitation_other", "hearing.moved")
CHANGES = ("hearing.moved", "hearing.cancelled")   # what a later letter says of such a hearing
OURS = frozenset({Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.VERDICT, Clock.OVERALL})
LOOKS_BACK = timedelta(days=60)   # no term: who updates an old installation sends no paper of long ago


@dataclass(frozen=True)
class Due:
    """One term of which somebody is reminded today, and whom the regulation names."""

    term: RunningTerm
    moment: Moment
    to: tuple[str, ...]


def due(case: Case, today: date) -> list[Due]:
    """The reminders of a case that are due, and neither went out nor were held back for this last day.

    The secretary hears of every term that has passed, named by the regulation or not.
    """
    said = {
        (entry.facts.get("term"), entry.facts.get("moment"), entry.facts.get("last_day"))
        for entry in reads.standing_acts(case, Act.REMIND, Act.NOTE)   # a note may hold one back
    }
    found = [one for term in clocks.running(case) if (one := _due(case, term, today)) is not None]
    return [
        one for one in found if (one.term.id, one.moment.value, one.term.last_day.isoformat()) not in said
    ]


def _due(case: Case, term: RunningTerm, today: date) -> Due | None:
    if term.paused or deadlines.CLOCKS[term.clock].right:
        return None
    own = [row for row in clocks.regulation_of(case).reminders if row.term == term.clock.value]
    rows = rules.due_moment(own, term.started_on, term.last_day, today)
    to = tuple(dict.fromkeys(code for row in rows for code in row.to))
    if rows and (today <= term.last_day or rows[0].moment is Moment.OVERDUE):
        return Due(term, rows[0].moment, to)
    return Due(term, Moment.OVERDUE, ()) if today > term.last_day else None


def waiting_for(case: Case, party: Party, clock: Clock) -> RunningTerm | None:
    """The term in which we wait for this party, if there is one."""
    if clock in OURS or deadlines.CLOCKS[clock].right:
        return None
    running = clocks.running(case, clock)
    if deadlines.CLOCKS[clock].scope is Scope.PARTY:
        return next((term for term in running if term.party_id == party.id), None)
    return next(iter(running), None) if party.role is _answers(clock) else None


def _answers(clock: Clock) -> Role:
    """Who answers within a term of the whole case."""
    return Role.COMPLAINANT if clock is Clock.COMPLETION else Role.RESPONDENT


def awaited(offer: Offer) -> list[tuple[int, Clock]]:
    """Of which parties of a case something is awaited, and what, in the order of the terms."""
    running = select(RunningTerm.clock, RunningTerm.party_id).where(
        RunningTerm.case_id == offer.case_id, RunningTerm.ended_on.is_(None), RunningTerm.clock.in_(ANSWERED))
    return [
        (party.id, row.clock)
        for row in db.session.execute(running.order_by(RunningTerm.id)) for party in offer.parties
        if (party.id == row.party_id if deadlines.CLOCKS[row.clock].scope is Scope.PARTY
            else party.role is _answers(row.clock))
    ]


def unopened(case: Case, today: date) -> list[Letter]:
    """Mails to parties that nobody opened within the regulation's time, and that did not go on paper yet.

    None of which a note says that it stays a mail.
    """
    after = clocks.regulation_of(case).paper_after_unopened
    if after is None:
        return []
    sent = select(Letter).where(
        Letter.case_id == case.id,
        Letter.party_id.is_not(None),
        Letter.channel == Channel.MAIL,
        Letter.status == Status.SENT,
        Letter.sent_at.is_not(None),
    )
    equated = clocks.rules_of(case).equated
    held = {entry.facts.get("unopened") for entry in reads.standing_acts(case, Act.NOTE)}
    return [
        letter
        for letter in db.session.scalars(sent.order_by(Letter.id))
        if _passed(letter, after, equated, today) and letter.id not in held
        and not (_opened(letter) or _on_paper(letter) or _over(letter) or _overtaken(letter))
    ]


def _passed(letter: Letter, after: Length, equated: Mapping[date, str], today: date) -> bool:
    assert letter.sent_at is not None
    sent_on = local_day(letter.sent_at)
    return count_on(sent_on, after, equated) < today <= sent_on + LOOKS_BACK


def _opened(letter: Letter) -> bool:
    """Whether the party followed any of our links since."""
    used = select(Link.id).where(Link.party_id == letter.party_id, Link.used_at >= letter.sent_at)
    return db.session.scalars(used.limit(1)).first() is not None


def _over(letter: Letter) -> bool:
    """Whether it reminded of a term that has ended since."""
    entry = db.session.get(Entry, letter.entry_seq) if letter.entry_seq else None
    term_id = entry.facts.get("term") if entry is not None and entry.act is Act.REMIND else None
    return term_id is not None and db.session.get_one(RunningTerm, term_id).ended_on is not None


def _overtaken(letter: Letter) -> bool:
    """Whether it calls to a hearing of which the same party heard since that it moved or is off."""
    since = select(Letter.id).where(
        Letter.case_id == letter.case_id, Letter.party_id == letter.party_id, Letter.id > letter.id,
        Letter.kind.in_(CHANGES), Letter.status != Status.WITHDRAWN)
    return letter.kind in CALLS and db.session.scalars(since.limit(1)).first() is not None


def paper_key(letter: Letter) -> str:
    """What marks the paper copy of a letter, so that there is one."""
    return f"{COPY}{letter.id}"


def _on_paper(letter: Letter) -> bool:
    made = select(Letter.id).where(Letter.dedupe_key == paper_key(letter))
    return db.session.scalars(made.limit(1)).first() is not None


def open_cases() -> Sequence[int]:
    """Ids of the cases that have not ended."""
    return db.session.scalars(select(Case.id).where(Case.closed_on.is_(None)).order_by(Case.id)).all()
