"""The days that the desk looks at. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from committee.board.rules import Group
from committee.calendar_nl import next_open
from committee.dutch import MONTHS, WEEKDAYS, capital
from committee.lengths import Length, count_on
from committee.regulation import Regulation

SUNDAY = 6
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Today, and the first working day from today on: another one on a free day."""

    today: date
    work: date

    @classmethod
    def of(cls, today: date, books: Iterable[Regulation]) -> "Days":
        """The days of a desk whose cases follow these regulations."""
        equated = {day: why for book in books for day, why in book.equated.items()}
        return cls(today, next_open(today, equated))

    @property
    def sunday(self) -> date:
        """The end of the week of that working day."""
        return _week_end(self.work)

    @property
    def when(self) -> str:
        """That working day in a sentence: "Vandaag", "Maandag"."""
        return "Vandaag" if self.work == self.today else capital(WEEKDAYS[self.work.weekday()])

    @property
    def headings(self) -> Mapping[Group, str]:
        """What the groups are called on a free day."""
        if self.work == self.today:
            return {}
        week = {Group.WEEK: "Volgende week"} if self.sunday > _week_end(self.today) else {}
        return {Group.TODAY: f"{self.when} {self.work.day} {MONTHS[self.work.month - 1]}", **week}

    def said(self) -> dict[str, date]:
        """The values for the statements."""
        return {"today": self.today, "work": self.work, "sunday": self.sunday}


def _week_end(day: date) -> date:
    return day + timedelta(days=SUNDAY - day.weekday())


def sent_days(after: Length, equated: Mapping[date, str], today: date) -> list[date]:
    """The days on which a mail was sent whose time to be opened ends today: the latest first.

    after: that time, of the regulation. The round of tomorrow sends such a mail on paper.
    """
    found, day = [], today
    while (last := count_on(day, after, equated)) >= today:
        found += [day] if last == today else []
        day -= ONE_DAY
    return found
