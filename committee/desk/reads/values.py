"""The values of the page of one case: plain, frozen, nothing in them asks the database."""

from dataclasses import dataclass
from datetime import date, datetime

from committee.case.offer import Fact
from committee.course.rules import NEVER_PUT_RIGHT, NEVER_UNDONE
from committee.desk.rules import Step, Task, Term
from committee.desk.rules.reacting import Body
from committee.permissions import Actor, Role, Standing
from committee.procedure import Act, State


@dataclass(frozen=True)
class Hearing:
    """The hearing that counts: wall time of the Netherlands."""

    starts_at: datetime
    minutes: int
    place: str
    video: bool
    apart: bool
    fate: str


@dataclass(frozen=True)
class Bundle:
    """The newest bundle. hidden: it holds a paper that the panel may no longer see."""

    number: int
    pages: int
    rest_pages: int | None
    hidden: bool


@dataclass(frozen=True)
class Head:
    """The case itself: its number, its committee, the regulation version it follows.

    lacks_bundle: the panel has none, or not all that is in the file; asked for the house alone.
    """

    id: int
    number: str
    state: State
    received_on: date
    closed_on: date | None
    urgent: bool
    committee_id: int
    committee: str
    organisation: str
    regulation: str
    regulation_version: str
    hearing: Hearing | None
    findings: dict[int, str]
    overall: str
    facts: frozenset[Fact]
    organisation_id: int
    bundle: Bundle | None
    lacks_bundle: bool


@dataclass(frozen=True)
class Person:
    """A party as the people list shows it. lost: gets paper, and nobody knows where."""

    id: int
    name: str
    role: Role
    what: str
    phone: str
    email: str
    by_post: bool
    agreement: str
    needs: str
    speaks_for: str
    organisation_id: int | None = None
    lost: bool = False

    def beside(self, name: str) -> bool:
        """Whether he supports the party of that name: who was brought by a party carries its name."""
        return self.role is Role.SUPPORT and self.what.endswith(f": {name[:100]}")


@dataclass(frozen=True)
class Answer:
    """What one respondent answered to one element. paper: number of the paper it stands in."""

    party: str
    position: str
    text: str
    day: date | None
    late: bool
    lapsed: bool
    paper: int | None


@dataclass(frozen=True)
class Element:
    """One element with what was ruled, answered and found on it, side by side."""

    id: int
    number: int
    text: str
    admissible: str
    ruled_by: str
    ruled_on: date | None
    article: str
    reasons: str
    answers: tuple[Answer, ...]
    asked: bool
    finding: str


@dataclass(frozen=True)
class Paper:
    """One paper of the file, with who sees it in words."""

    number: int
    title: str
    what: str
    size: int
    sender: str
    received_on: date
    late: bool
    seen_by: str
    panel_only: bool


@dataclass(frozen=True)
class Sent:
    """One letter, with what became of it."""

    id: int
    title: str
    to: str
    day: date
    channel: str
    status: str
    trouble: bool
    has_pdf: bool
    entry_seq: int | None


@dataclass(frozen=True)
class Event:
    """One line of the timeline; note: an internal note, for the secretary alone.

    righted: the day it came to be later. change: of what puts another line right, or takes it back: which
    line, and what became of it. reason: why, for the desk.
    """

    seq: int
    day: date
    act: str
    article: str
    by: str
    recorded_by: str
    means: str
    struck: bool
    note: str
    code: Act
    righted: date | None = None
    change: str = ""
    reason: str = ""

    @property
    def undoable(self) -> bool:
        """Whether it can be undone while it is the last one."""
        return not self.struck and self.code not in NEVER_UNDONE and self.code is not Act.UNDO

    @property
    def mendable(self) -> bool:
        """Whether it can be put right."""
        return not self.struck and self.code not in NEVER_PUT_RIGHT


@dataclass(frozen=True)
class Seat:
    """A place on the panel."""

    name: str
    role: Role
    declared: bool


@dataclass(frozen=True)
class CasePage:
    """The page of one case. opened: False for a member who has not declared independence yet."""

    head: Head
    viewer: Actor
    opened: bool
    complainant: str
    respondent: str
    standing: Standing = Standing.NONE
    seats: tuple[Seat, ...] = ()
    task: Task | None = None
    on_turn: bool = False
    turn_words: str = ""
    task_term: Term | None = None
    bar: tuple[Step, ...] = ()
    terms: tuple[Term, ...] = ()
    sides: tuple[tuple[Person, ...], ...] = ()
    others: tuple[Person, ...] = ()
    elements: tuple[Element, ...] = ()
    papers: tuple[Paper, ...] = ()
    letters: tuple[Sent, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Event, ...] = ()
    reactions: tuple[Body, ...] = ()
    chambers: bool = False

    @property
    def last_standing(self) -> int | None:
        """The number of the last act that was not taken back: the one that can be undone."""
        acts = (event for event in self.events if event.code is not Act.UNDO)
        return next((event.seq for event in acts if not event.struck), None)

    @property
    def waived_on(self) -> date | None:
        """The day on which a hearing was waived; None when there is one, or may still be."""
        waived = (event for event in self.events if event.code is Act.WAIVE_HEARING and not event.struck)
        last = None if self.head.hearing else next(waived, None)
        return last and (last.righted or last.day)

    def event(self, seq: int) -> Event | None:
        """The line of the timeline with this number, if the visitor may see it."""
        return next((event for event in self.events if event.seq == seq), None)

    def sent_with(self, seq: int) -> tuple[Sent, ...]:
        """The letters that this line of the journal put out, in the order of making."""
        return tuple(letter for letter in self.letters if letter.entry_seq == seq)
