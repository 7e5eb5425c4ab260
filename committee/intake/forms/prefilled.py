"""A complaint that came in as the values of the form it is looked at in."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from committee.escalation.content import Escalation, FirstLine
from committee.escalation.forms.joining import PERSON

Values = Iterator[tuple[str, str]]
PLAIN = ("door", "received_on", "capacity", "unnamed", "organisation", "decision", "subject", "wish",
         "other_proceedings", "consented_on", "urgent")
POINT = ("text", "facts_from", "facts_until", "period", "against")


def fields_of(said: Escalation) -> Values:
    """Every field that says something, by its name in the form."""
    for name in PLAIN:
        yield from _field(name, getattr(said, name))
    yield from _person("klager_", said.complainant)
    yield from _field("client", said.client.name if said.client else "")
    if said.representative is not None:
        yield from _person("gemachtigde_", said.representative.person)
        yield from _field("gemachtigde_scope", said.representative.scope)
        yield from _field("gemachtigde_basis", said.representative.basis)
    yield from _rows("accused", said.accused, ("name", "title", "email"))
    yield from _rows("elements", said.points, POINT)
    first = said.first_line or FirstLine()
    yield from _rows("steps", first.steps, ("with_whom", "on", "outcome"))
    yield from _field("answer", first.answer)


def _person(prefix: str, who: Any) -> Values:
    for name in PERSON if who is not None else ():
        yield from _field(prefix + name, getattr(who, name))


def _rows(name: str, things: list[Any], parts: tuple[str, ...]) -> Values:
    for place, thing in enumerate(things):
        for part in parts:
            yield from _field(f"{name}-{place}-{part}", getattr(thing, part))


def _field(name: str, value: Any) -> Values:
    if isinstance(value, date):
        parts: Mapping[str, int] = {"dag": value.day, "maand": value.month, "jaar": value.year}
        yield from ((f"{name}-{part}", str(number)) for part, number in parts.items())
    elif isinstance(value, Enum):
        yield name, value.value
    elif isinstance(value, list):
        yield from _field(name, ", ".join(value))
    elif value:
        yield name, "ja" if value is True else str(value)
