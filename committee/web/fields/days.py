"""Days and times, as people write them: day, month and year apart, read back with the weekday."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from committee.case.offer import Offer
from committee.dutch import clock_words, day_words
from committee.web.fields.words import Kind


class Day(Kind, Field):   # type: ignore[misc]
    """A day in three fields: day, month, year. default: a date, or a function of the case."""

    widget_kind = "date"
    names = ("dag", "maand", "jaar")

    def __init__(self, label: str = "", missing: str = "", *, first: Callable[[Offer], date] | None = None,
                 **more: Any) -> None:
        super().__init__(label, **more)
        self.missing, self.first = missing, first
        self.parts: dict[str, str] = dict.fromkeys(self.names, "")
        if not missing:
            self.flags.optional = True

    def fill(self, offer: Offer) -> None:
        """A day that the case suggests, where nothing was typed."""
        if self.first and self.data is None and not any(self.parts.values()):
            self.data = self.first(offer)
            self.parts = self._parts_of(self.data)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read the three fields, or show the day that is given."""
        self.process_errors = []
        given = self.default if data is unset_value else data
        self.data = given() if callable(given) else given
        self.parts = self._parts_of(self.data)
        if formdata and any(f"{self.name}-{part}" in formdata for part in self.names):
            self.parts = {part: formdata.get(f"{self.name}-{part}", "").strip() for part in self.names}
            self.data = self._read()

    def _parts_of(self, day: Any) -> dict[str, str]:
        said = (day.day, day.month, day.year) if day else ("", "", "")
        return dict(zip(("dag", "maand", "jaar"), map(str, said), strict=True))

    def _read(self) -> date | None:
        if not any(self.parts.values()):
            return None
        try:
            return self._made()
        except ValueError:
            self.process_errors = [self._unreadable()]
            return None

    def _made(self) -> date:
        day, month, year = (self.parts[part] for part in ("dag", "maand", "jaar"))
        if not (day + month + year).isdecimal() or len(year) != 4 or max(len(day), len(month)) > 2:
            raise ValueError
        made = date(int(year), int(month), int(day))
        if not 1900 <= made.year <= 2200:
            raise ValueError
        return made

    def _unreadable(self) -> str:
        return "Deze dag bestaat niet. Vul dag, maand en jaar in, zoals 8 4 2026."

    def pre_validate(self, _form: Any) -> None:
        """Raises StopValidation when it is missing or no day."""
        if self.process_errors:
            raise StopValidation()
        if self.data is None and self.missing:
            raise StopValidation(self.missing)

    @property
    def read_back(self) -> str:
        """The day with its weekday."""
        return day_words(self.data) if self.data else ""

    @property
    def shown(self) -> str:
        """The day as it is read back."""
        return self.read_back

    def value(self) -> Any:
        """The day."""
        return self.data


class Hour(Day):
    """A day and a time of the Netherlands."""

    widget_kind = "datetime"
    names = ("dag", "maand", "jaar", "uur")   # type: ignore[assignment]

    def _parts_of(self, day: Any) -> dict[str, str]:
        return {**super()._parts_of(day), "uur": day.strftime("%H.%M") if day else ""}

    def _made(self) -> datetime:
        day = super()._made()
        hour, _, minute = self.parts["uur"].replace(":", ".").partition(".")
        if not (hour + (minute or "00")).isdecimal() or len(hour) > 2 or len(minute or "00") != 2:
            raise ValueError
        return datetime.combine(day, time(int(hour), int(minute or 0)))

    def take_day(self, day: date) -> None:
        """Put this day before the time that was typed."""
        self.parts = {**super()._parts_of(day), "uur": self.parts["uur"]}
        self.process_errors = []
        self.data = self._read()

    def _unreadable(self) -> str:
        try:
            super()._made()
        except ValueError:
            return "Vul dag, maand, jaar en tijd in, zoals 8 4 2026 en 14.00."
        return "Vul de tijd in, zoals 14.00."

    @property
    def read_back(self) -> str:
        """The day with its weekday, and the time."""
        return f"{day_words(self.data)}, {clock_words(self.data)}" if self.data else ""
