"""Selects on what came in and is not, or no longer, in the inbox; and what a committee may register."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten
from typing import Any

from sqlalchemy import select

from committee.case.records import Case
from committee.deadlines import CLOCKS, Clock
from committee.escalation import reads, rules, wire
from committee.escalation.content import Door, Escalation
from committee.escalation.records import Fate, Submission
from committee.people.records import Committee, Organisation
from committee.permissions import Actor, Role
from committee.procedure import Act
from committee.regulation import Regulation
from committee.store import db

WAITING = (Fate.WAITING, Fate.UNCONFIRMED, Fate.ANONYMOUS)
CAP = 50   # of what waits the oldest, of what is done with the newest


@dataclass(frozen=True)
class Line:
    """One message in the inbox. who: empty when nobody gave a name. cases: made of it."""

    id: int
    committee: str
    door: Door
    entered_at: datetime
    fate: Fate
    who: str
    about: str
    subject: str
    papers: int
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Enclosed:
    """A paper that came along, by its place."""

    place: int
    title: str
    filename: str
    media_type: str
    sha256: str


@dataclass(frozen=True)
class Message:
    """One message, whole. said: None once nothing of it is kept. report: what is kept of a melding.

    missing: words of what the complaint does not state. alike: earlier cases of the same complainant.
    """

    id: int
    committee_id: int
    committee: str
    slug: str
    door: Door
    received_on: date
    entered_at: datetime
    fate: Fate
    identity_asked_on: date | None
    confirmed_on: date | None
    said: Escalation | None
    report: str
    papers: tuple[Enclosed, ...]
    cases: tuple[str, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]
    alike: tuple[reads.Alike, ...]

    @property
    def waits(self) -> bool:
        """Whether something can still be done with it."""
        return self.fate in WAITING

    @property
    def oral(self) -> bool:
        """Whether the complainant has still to say that the text is right."""
        return self.fate is Fate.UNCONFIRMED


@dataclass(frozen=True)
class Arriving:
    """What the form of a complaint may offer: it takes the place of a case's offer.

    asked: values of the fields beforehand. known: the message that it is made of, if there is one.
    """

    committee_id: int
    committee: str
    slug: str
    organisations: tuple[str, ...]
    regulation: Regulation
    today: date
    viewer: Actor
    asked: tuple[tuple[str, str], ...] = ()
    known: Message | None = None
    number: str = ""
    case_id: int = 0             # there is none yet, and nothing happened in it
    events: tuple[Any, ...] = ()


def inbox(committees: Collection[int], *, done: bool) -> list[Line]:
    """The messages of these committees that wait, the oldest first; or what is done with, newest first.

    No more than CAP of them.
    """
    order = Submission.id.desc() if done else Submission.id
    found = (
        select(Submission.id, Submission.door, Submission.entered_at, Submission.content, Submission.fate,
               Committee.name.label("committee"), Organisation.name.label("organisation"))
        .join(Committee, Committee.id == Submission.committee_id)
        .outerjoin(Organisation, Organisation.id == Submission.organisation_id)
        .where(Submission.committee_id.in_(committees),
               Submission.fate.not_in(WAITING) if done else Submission.fate.in_(WAITING))
        .order_by(order)
    )
    rows = db.session.execute(found.limit(CAP)).all()
    cases = _cases([row.id for row in rows])
    return [_line(row, cases.get(row.id, ())) for row in rows]


def _cases(submissions: Collection[int]) -> dict[Any, tuple[str, ...]]:
    found: dict[Any, tuple[str, ...]] = {}
    made = select(Case.submission_id, Case.number).where(Case.submission_id.in_(submissions))
    for submission, number in db.session.execute(made.order_by(Case.id)):
        found[submission] = (*found.get(submission, ()), number)
    return found


def _line(row: Any, cases: tuple[str, ...]) -> Line:
    said = wire.built(row.content["said"]) if "said" in row.content else None
    who = said.complainant.name if said and said.complainant else ""
    text = " ".join([point.text for point in said.points][:1]) if said else row.content.get("report", "")
    return Line(row.id, row.committee, row.door, row.entered_at, row.fate, who,
                row.organisation or (said.organisation if said else ""), shorten(text, 80, placeholder="…"),
                len(row.content.get("papers", ())), cases)


def message(submission: int, committees: Collection[int]) -> Message | None:
    """One message of these committees."""
    found = select(Submission, Committee).join(Committee, Committee.id == Submission.committee_id)
    row = db.session.execute(
        found.where(Submission.id == submission, Submission.committee_id.in_(committees))).first()
    return _message(row[0], row[1]) if row else None


def _message(it: Submission, committee: Committee) -> Message:
    said = wire.built(it.content["said"]) if "said" in it.content else None
    waits = said is not None and it.fate in WAITING
    regulation = reads.regulation_on(committee, it.received_on) if waits else None
    papers = tuple(Enclosed(place, row["title"], row["filename"], row["media_type"], row["sha256"])
                   for place, row in enumerate(it.content.get("papers", ()), start=1))
    return Message(
        it.id, committee.id, committee.name, committee.slug, it.door, it.received_on, it.entered_at, it.fate,
        it.identity_asked_on, it.confirmed_on, said, it.content.get("report", ""), papers,
        _cases([it.id]).get(it.id, ()),
        missing(said, regulation) if said and regulation else (),
        remarks(said, regulation) if said and regulation else (),
        tuple(reads.alike(committee.id, said)) if said and waits else (),
    )


def missing(said: Escalation, regulation: Regulation) -> tuple[str, ...]:
    """Words of what the regulation requires and the complaint does not state."""
    required = {choice.code: choice.words for choice in regulation.required_fields}
    return tuple(required[code] for code in rules.missing(said, required))


def remarks(said: Escalation, regulation: Regulation) -> tuple[str, ...]:
    """What stands out in a complaint as it comes in."""
    return tuple(rules.remarks(said, regulation.complainants.refer))


@dataclass(frozen=True)
class Begins:
    """A term that begins with a case: its length in words, and the article."""

    clock: Clock
    words: str
    article: str


def begins(regulation: Regulation) -> tuple[Begins, ...]:
    """The terms that begin when a complaint is registered."""
    started = ((clock, regulation.terms.get(clock.value)) for clock, row in CLOCKS.items()
               if Act.REGISTER in row.started_by)
    return tuple(Begins(clock, term.length.words, term.article)
                 for clock, term in started if term is not None and term.length is not None)


def arriving(committee_id: int, viewer: Actor, today: date) -> Arriving:
    """What somebody may bring before this committee today. Raises NoRegulation."""
    committee = db.session.get_one(Committee, committee_id)
    organisations = tuple(one.name for one in reads.affiliated(committee_id, today))
    return Arriving(committee_id, committee.name, committee.slug, organisations,
                    reads.regulation_on(committee, today), today, viewer)


def secretary_in(actors: Collection[Actor]) -> dict[int, Actor]:
    """The committees in which somebody is secretary."""
    return {one.committee_id: one for one in actors
            if one.role is Role.SECRETARY and one.committee_id is not None}
