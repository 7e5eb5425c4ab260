"""What each organisation does with a verdict, or until when that is awaited. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from committee.deadlines import Clock
from committee.desk.rules import Term
from committee.procedure import SERVED, State

REACTING = SERVED | {State.CLOSED}


@dataclass(frozen=True)
class Followed:
    """What a reaction says of one recommendation. text: the recommendation itself."""

    number: int
    text: str
    follows: bool
    reasons: str


@dataclass(frozen=True)
class Came:
    """One reaction that came. paper: number of the one it stands in. seq: its line in the journal.

    deviates: it does not carry out what binds it.
    """

    version: int
    day: date
    late: bool
    carries_out: bool
    follows: bool
    text: str
    answers: tuple[Followed, ...] = ()
    paper: int | None = None
    seq: int | None = None
    deviates: bool = False

    @property
    def words(self) -> str:
        """What the organisation does with the verdict, as a whole."""
        if self.follows:
            return "Volgt de uitspraak"
        if self.carries_out:
            return "Volgt de uitspraak voor een deel"
        return "Wijkt af van de uitspraak"


@dataclass(frozen=True)
class Body:
    """One organisation that is asked to react. party_id: who may do so for it. came: the newest first.

    term: that of its reaction; None where the regulation knows none.
    """

    name: str
    party_id: int
    came: tuple[Came, ...]
    term: Term | None

    @property
    def awaited(self) -> bool:
        """Whether its reaction, or one to a corrected verdict, is still to come."""
        return not self.term.ended if self.term else not self.came


def term_of(parties: Collection[int], terms: Iterable[Term]) -> Term | None:
    """The term in which one of these parties reacts: of those that run the first to end, else the last."""
    theirs = [term for term in terms if term.clock is Clock.REACTION and term.party_id in parties]
    running = [term for term in theirs if not term.ended]
    if running:
        return min(running, key=lambda term: term.last_day)
    return max(theirs, key=lambda term: term.key, default=None)
