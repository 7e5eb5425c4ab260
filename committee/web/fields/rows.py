"""Some lines of the same few fields: people who come along, tasks, days; an empty line says nothing."""

from collections.abc import Callable
from typing import Any

from wtforms import FieldList, Form, FormField

from committee.case.offer import Offer
from committee.web.fields.words import Kind

MOST_ROWS = 40


class Rows(Kind, FieldList):   # type: ignore[misc]
    """Lines of one small form.

    make: from the values of a line to what the act takes. between: what stands between these in words.
    """

    widget_kind = "rows"

    def __init__(self, label: str, line: type[Form], *, make: Callable[..., Any], missing: str = "",
                 empty: int = 1, adder: str = "Nog een regel",
                 between: str = ", ", **more: Any) -> None:
        super().__init__(FormField(line), label, min_entries=0, max_entries=MOST_ROWS, **more)
        self.make, self.missing, self.empty, self.adder = make, missing, empty, adder
        self.between = between
        self.flags.optional = not missing

    def fill(self, offer: Offer) -> None:
        """At least so many lines, and in each what the case offers."""
        while len(self.entries) < self.empty:
            self.append_entry()
        for entry in self.entries:
            for field in entry.form:
                field.fill(offer)

    def another(self) -> str:
        """One more empty line; the name of its first field, or of the last line's where no more fit."""
        if len(self.entries) < MOST_ROWS:
            self.append_entry()
        first: str = next(field.name for field in self.entries[-1].form if field.widget_kind != "hidden")
        return first

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Every line that says something is checked; at least one when it is required."""
        self.errors = []
        lines = [entry for entry in self.entries if said(entry.form)]
        good = [entry.validate(form) for entry in lines]
        if self.missing and not lines:
            self.errors = [self.missing]
        return all(good) and not self.errors

    @property
    def shown(self) -> str:
        """Each line that says something."""
        lines = [[field.shown for field in entry.form] for entry in self.entries if said(entry.form)]
        return "; ".join(self.between.join(filter(None, line)) for line in lines)

    def value(self) -> list[Any] | None:
        """What each line that says something comes to."""
        made = [self.make(**{field.short_name: field.value() for field in entry.form})
                for entry in self.entries if said(entry.form)]
        return made or None


def said(line: Form) -> bool:
    """Whether somebody filled in anything in this line."""
    return any(_filled(field) for field in line if field.widget_kind != "hidden")


def _filled(field: Any) -> bool:
    parts = getattr(field, "parts", {})
    return any(parts.values()) or field.data not in (None, "", False, [])
