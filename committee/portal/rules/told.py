"""What a party told us itself, read back to it with its day. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from committee.dutch import clock_words, day_words, listing, span_words
from committee.hearing.records import Answer, Way


@dataclass(frozen=True)
class Days:
    """For which days a party was asked whether it cannot come; given_on, away: what it answered, and when."""

    first: date | None
    last: date | None
    given_on: date | None
    away: tuple[tuple[date, date], ...]

    @property
    def period(self) -> str:
        """The days we look for one in; empty when nobody asked."""
        if self.first is None or self.last is None:
            return ""
        return f"{day_words(self.first)} tot en met {day_words(self.last)}"

    @property
    def said(self) -> str:
        """What the party gave, and when; empty when it gave nothing."""
        if self.given_on is None:
            return ""
        spans = listing([span_words(*span) for span in self.away])
        cannot = f"u kunt niet op {spans}" if spans else "u kunt op alle dagen"
        return f"Op {day_words(self.given_on)} gaf u door: {cannot}."


ANSWERED: Mapping[Answer, str] = {
    Answer.ACCEPTED: "U komt.", Answer.DECLINED: "U komt niet.",
    Answer.TENTATIVE: "U weet nog niet of u komt.",
}
BY_WAY: Mapping[Way, str] = {
    Way.CALENDAR: " via uw agenda", Way.PAGE: "", Way.TELEPHONE: " per telefoon", Way.MAIL: " per e-mail",
    Way.PAPER: " per brief", Way.DESK: "",
}


@dataclass(frozen=True)
class Invitation:
    """The invitation of a party to the hearing that is planned, and what it answered when.

    access, note: how the room can be reached and what to do on arrival, where that is known. before: when
    and where it was to be first, of one that moved after this party was invited; now: when and where it is.
    """

    answer: Answer
    answered_on: date | None
    way: Way | None
    comment: str
    access: str = ""
    note: str = ""
    before: tuple[datetime, str] | None = None
    now: tuple[datetime, str] | None = None

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not Answer.NONE

    @property
    def moved(self) -> str:
        """From where the hearing moved; empty when it did not, or once this party answered to it."""
        if self.answered or self.before is None or self.now is None:
            return ""
        (at, place), (now, here) = self.before, self.now
        when = f" op {day_words(at)}, {clock_words(at)}" if at != now else ""
        where = f" op deze plaats: {place}" if place != here and place else ""
        return f"Eerst was het{when}{',' if when and where else ''}{where}." if when or where else ""

    @property
    def said(self) -> str:
        """The answer in words."""
        return ANSWERED.get(self.answer, "")

    @property
    def when(self) -> str:
        """When that was, and by which way."""
        if self.answered_on is None:
            return ""
        way = BY_WAY[self.way] if self.way else ""
        return f"Dat liet u ons weten op {day_words(self.answered_on)}{way}."


def called_off(at: datetime | None, today: date) -> str:
    """That the hearing of a moment does not take place; empty once its day is over, or when there is none."""
    if at is None or at.date() < today:
        return ""
    return f"Het gesprek van {day_words(at)}, {clock_words(at)} gaat niet door."


@dataclass(frozen=True)
class MoreTime:
    """The last request for more time, if there is one. granted: None while it waits.

    reasons: of the decision. may_ask: whether the regulation leaves another request.
    """

    asked_on: date | None
    granted: bool | None
    decided_on: date | None
    reasons: str
    may_ask: bool

    @property
    def waits(self) -> bool:
        """Whether nothing was decided on it yet."""
        return self.asked_on is not None and self.granted is None

    @property
    def said(self) -> str:
        """What became of it; empty when nothing was asked."""
        if self.asked_on is None:
            return ""
        asked = f"Op {day_words(self.asked_on)} vroeg u om meer tijd."
        if self.granted is None:
            return f"{asked} Wij beslissen daar nog over. Tot dan blijft de datum hetzelfde."
        on = f"Op {day_words(self.decided_on)} beslisten wij" if self.decided_on else "Wij beslisten"
        if self.granted:
            return f"{asked} {on} dat het mag. De datum hierboven is de nieuwe datum."
        return f"{asked} {on} dat het niet mag. De datum blijft hetzelfde."
