"""Doing one act for somebody at a screen: tried out first, done once, whatever is pressed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from committee import acts  # noqa: F401  importing it fills VERBS
from committee.calendar_nl import local_day
from committee.case import reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case
from committee.case.typed import HandedIn
from committee.case.verbs import PREPARES, VERBS
from committee.deadlines import Clock
from committee.doing import remaining, telling
from committee.people.records import Channel
from committee.permissions import Actor, Occasion
from committee.post import recipients
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.reckoning import Reckoning
from committee.store import db, transaction, trial


@dataclass(frozen=True)
class Wish:
    """An act that somebody wants done in a case.

    viewer: who is at the screen. content: what the act is told, asked inside the transaction. occasion:
    when and by whom, made once the case is known. token: of the form, so that it is done once.
    """

    act: Act
    number: str
    viewer: Actor
    content: Callable[[], dict[str, Any]]
    occasion: Callable[[], Occasion]
    token: str
    at: datetime


@dataclass(frozen=True)
class Done:
    """What was done: the case and the place in its journal."""

    number: str
    seq: int | None


@dataclass(frozen=True)
class TriedLetter:
    """A letter as it would go out; paper: the values of the sheet, mail: those of the message."""

    to: str
    address: str
    channel: str
    title: str
    paper: Mapping[str, Any]
    mail: Mapping[str, Any]
    invitation: bool

    @property
    def lost(self) -> bool:
        """Whether it goes on paper and nobody knows where to."""
        return self.channel == Channel.POST.value and not recipients.addressed(self.paper["recipient_lines"])


@dataclass(frozen=True)
class TriedTerm:
    """A term that would begin."""

    clock: Clock
    last_day: date
    reckoning: Reckoning | None
    party_id: int | None


@dataclass(frozen=True)
class MovedTerm:
    """A term that ran before and would run on: with another last day, to stand still, or to go on."""

    clock: Clock
    before: date
    last_day: date
    paused: bool
    party_id: int | None


@dataclass(frozen=True)
class Tried:
    """What would come of an act. still: what runs or waits and is not settled by it, in sentences."""

    before: State
    after: State
    letters: tuple[TriedLetter, ...]
    terms: tuple[TriedTerm, ...]
    still: tuple[str, ...] = ()
    moved: tuple[MovedTerm, ...] = ()


def try_out(wish: Wish) -> Tried:
    """Do the act and take it back: what would go out, what would begin. Raises what the act refuses."""
    prepared = _prepared(wish)
    with trial():
        case = reads.case_for(wish.number, wish.viewer, lock=True)
        before, last, ran = case.state, last_entry(), remaining.running(case.id, local_day(wish.at))
        terms = {one.id: (one.last_day, one.paused) for one in _running(case)}
        _do(wish, case, prepared)
        db.session.flush()
        still = remaining.after(case.id, (before, case.state), ran, last)
        letters = letters_since(last, Letter.case_id == case.id)
        return Tried(before, case.state, letters, _terms(case, last), still, _moved(case, terms))


def perform(wish: Wish) -> Done:
    """Do the act, once for this token. Raises what the act refuses, and then nothing has changed."""
    if done := done_before(wish.token, wish.viewer):
        return done
    prepared = _prepared(wish)
    try:
        return _performed(wish, prepared)
    except IntegrityError:   # the same form came twice at once: the first one did it
        if done := done_before(wish.token, wish.viewer):
            return done
        raise


def done_before(token: str, viewer: Actor) -> Done | None:
    """What came of the form with this token, if it was handed in already by the same person."""
    found = select(HandedIn.number, HandedIn.entry_seq)
    row = db.session.execute(found.where(HandedIn.token == token, HandedIn.owner == viewer.key)).first()
    return Done(*row) if row else None


def hand_in(token: str, viewer: Actor, at: datetime) -> None:
    """Take the token: whoever comes second with it waits, and fails. First thing in a transaction."""
    db.session.add(HandedIn(token=token, owner=viewer.key, at=at, number=""))
    db.session.flush()


def handed_in(token: str, number: str, seq: int | None) -> None:
    """Write down what came of the form."""
    done = update(HandedIn).where(HandedIn.token == token).values(number=number, entry_seq=seq)
    db.session.execute(done.execution_options(synchronize_session=False))


def _performed(wish: Wish, prepared: dict[str, Any]) -> Done:
    with transaction():
        hand_in(wish.token, wish.viewer, wish.at)
        case = reads.case_for(wish.number, wish.viewer, lock=True)
        last = last_entry()
        _do(wish, case, prepared)
        db.session.flush()
        mine = select(func.min(Entry.seq)).where(Entry.case_id == case.id, Entry.seq > last)
        seq = db.session.scalar(mine)
        handed_in(wish.token, wish.number, seq)
    return Done(wish.number, seq)


def _do(wish: Wish, case: Case, prepared: dict[str, Any]) -> None:
    occasion, last = wish.occasion(), last_entry()
    VERBS[wish.act].do(case, **{**wish.content(), **prepared}, occasion=occasion)
    db.session.flush()
    first = select(Entry).where(Entry.case_id == case.id, Entry.seq > last).order_by(Entry.seq).limit(1)
    if (entry := db.session.scalars(first).first()) is not None:
        telling.tell(case, entry, occasion)


def _prepared(wish: Wish) -> dict[str, Any]:
    """What must be made before the transaction, such as the PDF of a verdict."""
    if wish.act not in PREPARES:
        return {}
    case = reads.case_for(wish.number, wish.viewer)
    made: dict[str, Any] = PREPARES[wish.act](case, wish.occasion(), wish.content())
    return made


def last_entry() -> int:
    """The last line of the whole journal, to tell what comes after it."""
    return db.session.scalar(select(func.max(Entry.seq))) or 0


def letters_since(last: int, *mine: Any) -> tuple[TriedLetter, ...]:
    """The letters that wait since a line of the journal. mine: conditions that keep out what others do."""
    found = select(Letter).where(Letter.entry_seq > last, *mine)
    waiting = found.where(Letter.status == Status.WAITING).order_by(Letter.id)
    return tuple(
        TriedLetter(one.to_name, one.to_address or "", one.channel.value, one.title, one.paper, one.mail,
                    one.calendar is not None)
        for one in db.session.scalars(waiting)
    )


def _terms(case: Case, last: int) -> tuple[TriedTerm, ...]:
    found = select(RunningTerm).where(RunningTerm.case_id == case.id, RunningTerm.started_seq > last)
    return tuple(
        TriedTerm(one.clock, one.last_day, Reckoning.from_dict(one.reckoning) if one.reckoning else None,
                  one.party_id)
        for one in db.session.scalars(found.order_by(RunningTerm.last_day, RunningTerm.id))
    )


def _running(case: Case) -> list[RunningTerm]:
    found = select(RunningTerm).where(RunningTerm.case_id == case.id, RunningTerm.ended_on.is_(None))
    return list(db.session.scalars(found.order_by(RunningTerm.last_day, RunningTerm.id)))


def _moved(case: Case, before: Mapping[int, tuple[date, bool]]) -> tuple[MovedTerm, ...]:
    ran = [one for one in _running(case) if one.id in before]
    return tuple(MovedTerm(one.clock, before[one.id][0], one.last_day, one.paused, one.party_id)
                 for one in ran if before[one.id] != (one.last_day, one.paused))
