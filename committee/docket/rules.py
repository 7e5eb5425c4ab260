"""Weeks of hearings. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from committee.dutch import span_words
from committee.hearing.records import Fate

WEEK, AHEAD = timedelta(days=7), 4


@dataclass(frozen=True)
class Sitting:
    """One hearing in the calendar; starts_at in Dutch wall time. panel: who sits, the chair first."""

    case: str
    starts_at: datetime
    minutes: int
    place: str
    video: bool
    fate: Fate
    committee: str
    complainant: str
    respondent: str
    panel: tuple[str, ...]
    state: str
    invited: int
    answered: int
    declined: int

    @property
    def ends_at(self) -> datetime:
        """When it ends, as planned."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Week:
    """The hearings of one week, from Monday to Sunday."""

    monday: date
    sittings: tuple[Sitting, ...]

    @property
    def words(self) -> str:
        """The days of the week: "ma 6 t/m zo 12 april"."""
        return span_words(self.monday, self.monday + WEEK - timedelta(days=1))

    @property
    def number(self) -> int:
        """The number of the week, as Dutch calendars count."""
        return self.monday.isocalendar().week


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def weeks(monday: date, sittings: Iterable[Sitting]) -> tuple[Week, ...]:
    """The weeks from this Monday on that the calendar shows, also those without a hearing."""
    found = list(sittings)
    return tuple(Week(first, _within(first, found)) for first in (monday + n * WEEK for n in range(AHEAD)))


def _within(first: date, sittings: Sequence[Sitting]) -> tuple[Sitting, ...]:
    return tuple(one for one in sittings if first <= one.starts_at.date() < first + WEEK)
