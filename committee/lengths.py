"""Lengths of terms: hours, days, working days, weeks, months and years, counted on or back from a day."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from committee.calendar_nl import ONE_DAY, closed


class Unit(StrEnum):
    """The units a length may have, as they are written behind its number."""

    HOURS = "h"
    DAYS = "d"
    WORKING_DAYS = "wd"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"


WORDS = {
    Unit.HOURS: ("uur", "uur"),
    Unit.DAYS: ("dag", "dagen"),
    Unit.WORKING_DAYS: ("werkdag", "werkdagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
    Unit.YEARS: ("jaar", "jaar"),
}
LIMITS = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}   # Algemene termijnenwet art. 4
WRITTEN = re.compile(r"([1-9][0-9]{0,3})(h|d|wd|w|m|y)")
ALLOWED = "een aantal met h, d, wd, w, m of y erachter, zoals 48h, 10d, 5wd, 6w, 1m of 1y"


@dataclass(frozen=True)
class Length:
    """A number of units; str() gives it as it is written ("6w"), `words` in Dutch ("6 weken")."""

    n: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read "48h", "10d", "5wd", "6w", "1m" or "1y". Raises ValueError, in Dutch, for anything else."""
        match = WRITTEN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is geen termijn; gebruik {ALLOWED}")
        return cls(int(match[1]), Unit(match[2]))

    def __str__(self) -> str:
        return f"{self.n}{self.unit}"

    @property
    def words(self) -> str:
        """The length in Dutch: "6 weken", "5 werkdagen", "1 jaar"."""
        one, more = WORDS[self.unit]
        return f"{self.n} {one if self.n == 1 else more}"

    @property
    def outside_law(self) -> str:
        """Why the Algemene termijnenwet does not reach this length (art. 4), or an empty text if it does."""
        if self.unit is Unit.HOURS:
            return "Termijn in uren: de Algemene termijnenwet geldt niet (art. 4)."
        if self.unit is Unit.YEARS:
            return "Termijn in jaren: de Algemene termijnenwet geldt niet (art. 4)."
        limit = LIMITS.get(self.unit)
        if limit and self.n > limit:
            most = Length(limit, self.unit).words
            return f"Langer dan {most}: de Algemene termijnenwet geldt niet (art. 4)."
        return ""

    @property
    def three_days(self) -> bool:
        """Whether it is at least three days long, so that it must hold two working days (art. 2)."""
        return self.unit in (Unit.WEEKS, Unit.MONTHS) or (self.unit is Unit.DAYS and self.n >= 3)


def counted_together(lengths: Iterable[Length]) -> list[Length]:
    """Neighbouring lengths of one unit added up: 1 month and 1 month are 2 months from the same start."""
    together: list[Length] = []
    for length in lengths:
        if together and together[-1].unit is length.unit:
            length = Length(together.pop().n + length.n, length.unit)
        together.append(length)
    return together


def count_on(day: date, length: Length, equated: Mapping[date, str]) -> date:
    """The day a length after `day`, which does not count itself. Hours count as whole days from midnight."""
    return _count(day, length, equated, 1)


def count_back(day: date, length: Length, equated: Mapping[date, str]) -> date:
    """The day a length before `day`, which does not count itself."""
    return _count(day, length, equated, -1)


def _count(day: date, length: Length, equated: Mapping[date, str], way: int) -> date:
    match length.unit:
        case Unit.HOURS:
            return day + timedelta(days=way * -(-length.n // 24))
        case Unit.DAYS:
            return day + timedelta(days=way * length.n)
        case Unit.WORKING_DAYS:
            return _working_days(day, length.n, equated, way)
        case Unit.WEEKS:
            return day + timedelta(weeks=way * length.n)
        case Unit.MONTHS:
            return _months(day, way * length.n)
        case Unit.YEARS:
            return _months(day, way * length.n * 12)


def _working_days(day: date, number: int, equated: Mapping[date, str], way: int) -> date:
    while number:
        day += way * ONE_DAY
        number -= not closed(day, equated)
    return day


def _months(day: date, number: int) -> date:
    """The same day number so many months on, or the last day of that month if it lacks the number."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
