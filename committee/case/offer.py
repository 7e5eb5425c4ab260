"""What a case offers to choose from on the pages where acts are done: plain values, read once per page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from committee.case.records import Standing
from committee.people.records import Channel
from committee.permissions import MAY, STAFF, Actor, Role
from committee.procedure import Act, State
from committee.regulation import Regulation


class Fact(StrEnum):
    """Something that is so in a case now, and that some acts need or exclude."""

    SUSPENDED = "suspended"
    UNDECIDED_ELEMENT = "undecided_element"
    OBJECTABLE = "objectable"
    RECONFIRMABLE = "reconfirmable"
    AWAITED = "awaited"
    NOBODY_LEFT = "nobody_left"
    OBJECTION = "objection"
    TIME_ASKED = "time_asked"
    PAPERS = "papers"
    WITHHELD = "withheld"
    SECRET_UNANSWERED = "secret_unanswered"
    HEARING = "hearing"
    PANEL = "panel"
    UNDECLARED = "undeclared"
    AVAILABILITY_ASKED = "availability_asked"
    CHALLENGE = "challenge"
    CORRECTION_ASKED = "correction_asked"
    LEGAL_HOLD = "legal_hold"
    ACKNOWLEDGED = "acknowledged"
    ANSWER_LATE = "answer_late"


@dataclass(frozen=True)
class OfferedParty:
    """A party of the case that takes part today."""

    id: int
    role: Role
    name: str
    what: str
    channel: Channel
    has_mail: bool


@dataclass(frozen=True)
class OfferedElement:
    """An element. against: ids of the parties it is directed against."""

    id: int
    number: int
    text: str
    standing: Standing
    against: frozenset[int]


@dataclass(frozen=True)
class OfferedSeat:
    """A place on the panel that is taken."""

    id: int
    account_id: int
    name: str
    role: Role
    declared: bool


@dataclass(frozen=True)
class Servant:
    """Somebody who serves the committee today."""

    account_id: int
    name: str
    role: Role
    substitute: bool


@dataclass(frozen=True)
class OfferedPaper:
    """A paper of the file."""

    id: int
    number: int
    title: str
    withheld: bool


@dataclass(frozen=True)
class OfferedEvent:
    """An act of the journal that still stands."""

    seq: int
    act: Act
    day: date


@dataclass(frozen=True)
class OfferedHearing:
    """The hearing that is planned or was held last."""

    id: int
    starts_at: datetime
    minutes: int
    place: str
    video_link: str | None


@dataclass(frozen=True)
class Offer:
    """Everything a form of this case may offer to this visitor on this day."""

    case_id: int
    committee_id: int
    number: str
    state: State
    facts: frozenset[Fact]
    received_on: date
    today: date
    viewer: Actor
    regulation: Regulation
    parties: tuple[OfferedParty, ...] = ()
    elements: tuple[OfferedElement, ...] = ()
    seats: tuple[OfferedSeat, ...] = ()
    seats_left: tuple[OfferedSeat, ...] = ()
    servants: tuple[Servant, ...] = ()
    papers: tuple[OfferedPaper, ...] = ()
    events: tuple[OfferedEvent, ...] = ()
    hearing: OfferedHearing | None = None
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def suspended(self) -> bool:
        """Whether the handling stands still."""
        return Fact.SUSPENDED in self.facts

    @property
    def last_act(self) -> OfferedEvent | None:
        """The act that would be undone: the last that stands, but what undid another."""
        return next((event for event in self.events if event.act is not Act.UNDO), None)

    def parties_in(self, *roles: Role) -> tuple[OfferedParty, ...]:
        """The parties with one of these roles; all when none is named."""
        return tuple(party for party in self.parties if not roles or party.role in roles)

    def elements_in(self, *standings: Standing) -> tuple[OfferedElement, ...]:
        """The elements in one of these standings; all when none is named."""
        return tuple(one for one in self.elements if not standings or one.standing in standings)

    def elements_against(self, party_id: int, *standings: Standing) -> tuple[OfferedElement, ...]:
        """The elements directed against one party."""
        return tuple(one for one in self.elements_in(*standings) if party_id in one.against)

    def article(self, chapter: str) -> str:
        """The article of a chapter in the regulation of the case; empty when it has none."""
        return self.regulation.article(chapter) if chapter in self.regulation.articles else ""

    def deciders(self, act: Act) -> tuple[tuple[str, str, Role], ...]:
        """Who may decide this act: key, name and role; the visitor first where the visitor may.

        On the panel's acts those who sit; where nobody sits yet, those who serve in that role. Never who
        stepped back.
        """
        roles = MAY[act]
        mine = [(self.viewer.key, "", self.viewer.role)] if self.viewer.role in roles else []
        found = [*mine, *self._staff(roles & STAFF), *self._party(roles)]
        return tuple({key: (key, name, role) for key, name, role in reversed(found)}.values())[::-1]

    def _staff(self, roles: Iterable[Role]) -> list[tuple[str, str, Role]]:
        wanted = set(roles) - {Role.SECRETARY}
        gone = {s.account_id for s in self.seats_left} - {s.account_id for s in self.seats}
        sits = [(f"account:{s.account_id}", s.name, s.role) for s in self.seats if s.role in wanted]
        serves = [(f"account:{s.account_id}", s.name, s.role) for s in self.servants
                  if s.role in wanted and s.account_id not in gone]
        return sits if any(role is Role.CHAIR for _, _, role in sits) or not serves else [*sits, *serves]

    def _party(self, roles: Iterable[Role]) -> list[tuple[str, str, Role]]:
        wanted = set(roles)
        return [(f"party:{p.id}", f"{p.name} ({p.what})", p.role) for p in self.parties if p.role in wanted]
