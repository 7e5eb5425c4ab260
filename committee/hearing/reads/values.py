"""What the page of a hearing shows: plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from committee.case.offer import Fact
from committee.deadlines import Clock
from committee.dutch import capital, listing, plural, span_words
from committee.hearing.reads.bundles import Shelf
from committee.hearing.records import Answer, Fate
from committee.hearing.rules import Span
from committee.permissions import Actor
from committee.procedure import STEPS, Act, State
from committee.reckoning import Reckoning

SIGNS = {Answer.ACCEPTED: "tick", Answer.DECLINED: "cross", Answer.TENTATIVE: "perhaps", Answer.NONE: "dash"}


@dataclass(frozen=True)
class Row:
    """One person who is invited. key: "party:12". what: in which role. along: who comes with this person.

    invited: by which way the invitation went; invited_on: when; trouble: that it did not arrive. way: by
    which way the answer came and who noted it. seat: the place on the panel, if any.
    """

    key: str
    name: str
    what: str
    needs: str = ""
    along: tuple[str, ...] = ()
    invited: str = ""
    invited_on: date | None = None
    trouble: str = ""
    answer: Answer = Answer.NONE
    answered_at: datetime | None = None
    way: str = ""
    comment: str = ""
    appeared: bool | None = None
    seat: int | None = None

    @property
    def sign(self) -> str:
        """The sign of the answer."""
        return SIGNS[self.answer]

    @property
    def declined(self) -> bool:
        """Whether this person stays away."""
        return self.answer is Answer.DECLINED


@dataclass(frozen=True)
class Group:
    """The people of one side."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Away:
    """The days on which one person cannot come. asked: somebody asked; told: an answer came."""

    key: str
    name: str
    what: str
    spans: tuple[Span, ...] = ()
    asked: bool = False
    told: bool = False

    @property
    def unasked(self) -> bool:
        """Whether this is a party that was never asked, and did not say it unasked."""
        return self.key.startswith("party:") and not self.asked and not self.told

    @property
    def words(self) -> str:
        """The days, or why there are none."""
        if self.spans:
            return listing(span_words(span.first, span.last) for span in self.spans)
        if self.told:
            return "Kan op alle dagen"
        return "Nog geen dagen doorgegeven" if self.asked else "Nog niet gevraagd"


@dataclass(frozen=True)
class Until:
    """A day until which something may or must come, with its sum."""

    clock: Clock
    last_day: date
    reckoning: Reckoning | None


@dataclass(frozen=True)
class Panelist:
    """Somebody on the panel."""

    account_id: int
    name: str
    what: str
    declared: bool


@dataclass(frozen=True)
class Planned:
    """The hearing itself, in Dutch wall time. moved_from: the start it had before, if it was moved."""

    id: int
    starts_at: datetime
    ends_at: datetime
    minutes: int
    place: str
    video_link: str
    apart: bool
    fate: Fate
    moved_from: datetime | None

    @property
    def held(self) -> bool:
        """Whether it was held."""
        return self.fate is Fate.HELD

    @property
    def day(self) -> date:
        """The day of the hearing."""
        return self.starts_at.date()


UNTIL_HEARD = frozenset({
    State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW, State.AWAITING_RESPONSE,
    State.WRITTEN_ROUND, State.SCHEDULING, State.HEARING_SCHEDULED,
})


@dataclass(frozen=True)
class HearingPage:
    """The page of the hearing of one case.

    papers: until when papers may come. terms: what else runs. objections: why it cannot take place with this
    panel; free: how many others of the committee have no other hearing at that time. shelf: the bundles, for
    who may read them.
    """

    case_id: int
    number: str
    committee: str
    state: State
    facts: frozenset[Fact]
    suspended: bool
    viewer: Actor
    complainant: str
    respondent: str
    panel: tuple[Panelist, ...]
    hearing: Planned | None = None
    papers: Until | None = None
    terms: tuple[Until, ...] = ()
    groups: tuple[Group, ...] = ()
    away: tuple[Away, ...] = ()
    objections: tuple[str, ...] = ()
    free: int = 0
    shelf: Shelf | None = None

    @property
    def bundles_needed(self) -> bool:
        """Whether the panel still reads a bundle: until the verdict is signed."""
        return self.state in STEPS[Act.MAKE_BUNDLE].open_in

    @property
    def went_without(self) -> bool:
        """Whether the case went on or ended without a hearing."""
        return self.hearing is None and self.state not in UNTIL_HEARD

    @property
    def rows(self) -> Sequence[Row]:
        """Everybody who is invited."""
        return [row for group in self.groups for row in group.rows]

    @property
    def way_out_words(self) -> str:
        """How many others could take a place."""
        if not self.free:
            return "Niemand anders van de commissie is dan vrij."
        others = plural(self.free, "ander", "anderen")
        return f"{capital(others)} van de commissie {'is' if self.free == 1 else 'zijn'} dan vrij."

    def counted(self, answer: str) -> int:
        """How many gave this answer, by its code."""
        return sum(row.answer == answer for row in self.rows)

    @property
    def answered(self) -> int:
        """How many answered."""
        return len(self.rows) - self.counted(Answer.NONE)
