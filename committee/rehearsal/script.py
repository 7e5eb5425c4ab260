"""A rehearsal as values: a committee, its people, what was brought before it, and dated acts."""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from committee.permissions import Role
from committee.procedure import Act

RESERVED = ("on", "at", "entered", "act", "by", "recorded_by", "means", "refused", "case", "called")
SYSTEM, ORGANISATION = "system", "organisation"


class Wrong(Exception):
    """The file cannot be played; the message is Dutch. line: where, 0 when it is about the whole file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Unfit(Exception):
    """What the file says cannot stand there; the message is Dutch, and has no line yet."""


def shown(said: object) -> str:
    """What a file says, short enough for one line."""
    text = repr(said)
    return text if len(text) <= 80 else f"{text[:80]}…"


@dataclass(frozen=True, kw_only=True)
class House:
    """The committee of a rehearsal, as it stands on its letters."""

    name: str
    prefix: str
    slug: str = "commissie"
    place: str = ""
    return_address: str = ""
    phone: str = ""
    phone_hours: str = ""
    email: str = ""
    website: str = ""
    privacy_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Body:
    """The organisation complained about, and its tie to the committee. opens: its mail, the same day."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    email: str | None = None
    phone: str | None = None
    board: str | None = None
    contact: str | None = None
    binding_on: str = "organisation"
    first_line_regulation: str | None = None
    from_day: date = date(2000, 1, 1)
    opens: bool = True


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One person in a rehearsal, known by a key; role: what he is to the committee or to the case.

    opens: his mail, on the day it comes; who does not, gets it on paper in the end.
    """

    name: str
    role: Role
    salutation: str | None = None
    title: str | None = None
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    email: str | None = None
    phone: str | None = None
    needs: str | None = None
    secret_address: bool = False
    by_post: bool = False
    substitute: bool = False
    lawyer: bool = False
    from_day: date = date(2000, 1, 1)
    until_day: date | None = None
    opens: bool = True


@dataclass(frozen=True)
class Row:
    """One act as the file has it. on: the day it happened; entered: the day it was written down.

    refused: part of the words with which it must be refused. case: which case, counted from 1; 0: the last.
    called: the name by which a later act points at this one.
    """

    line: int
    act: Act
    on: date
    entered: date
    by: str
    at: time | None = None
    recorded_by: str | None = None
    means: str | None = None
    refused: str | None = None
    case: int = 0
    called: str | None = None
    content: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Script:
    """A whole rehearsal. invented: what of it was not published. until: its last day."""

    title: str
    source: str
    invented: str
    regulation: str
    house: House
    body: Body
    people: dict[str, Somebody]
    escalation: dict[str, Any] | None
    acts: list[Row]
    until: date
    folder: Path
