"""What the forms of this stage share: a point of the complaint with the days of its facts."""

from datetime import date
from typing import Any

from wtforms import Form
from wtforms.validators import ValidationError

from committee.dutch import day_words
from committee.escalation.content import Point
from committee.web.fields import Day, Testimony, Text


def until_after_from(form: Form, until: Day) -> None:
    """The last day of the facts does not lie before the first. Raises ValidationError."""
    first = form.facts_from.data
    if first and until.data and until.data < first:
        raise ValidationError(f"Deze dag ligt voor {day_words(first)}. Zet de eerste dag in “Vanaf”.")


class PointLine(Form):   # type: ignore[misc]
    """One point of the complaint with the days of the facts."""

    text = Testimony("Klachtonderdeel", "Schrijf het klachtonderdeel.")
    facts_from = Day("Vanaf welke dag?", description="Of de enige dag.")
    facts_until = Day("Tot en met welke dag?", validators=[until_after_from])
    period = Text("Of de periode in woorden", description="Zoals: voorjaar 2025.")


def point(
    text: str, facts_from: date | None, facts_until: date | None, period: str | None, **more: Any
) -> Point:
    """A point of the complaint as a line says it."""
    return Point(text=text, facts_from=facts_from, facts_until=facts_until, period=period, **more)
