"""The content of an act, made from its verb's signature and the case as it stands.

Most of it follows from the type and the name of a parameter; what an act needs beyond that stands in
`special`, by act and name.
"""

import dataclasses
import inspect
import types
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Protocol, Union, get_args, get_origin

from committee.case.documents import Paper
from committee.case.records import Case, Document, Element, Party, Seat
from committee.case.verbs import PREPARES, Verb
from committee.people.records import Account
from committee.store import db
from committee.terms import Length
from tests.walks.scene import Scene


class Choices(Protocol):
    """Whoever chooses: hypothesis, so that a failure shrinks."""

    def one(self, things: list[Any]) -> Any:
        """One of these; the first is the simplest."""

    def some(self, things: list[Any]) -> list[Any]:
        """At least one of these, in their order."""

    def chance(self, percent: int) -> bool:
        """True now and then; False is the simplest."""


class Nothing(Exception):
    """The case holds nothing that this parameter could be."""


Provider = Callable[[Scene, Choices], Any]
TEXT = "Daar is een goede reden voor."
WORDS = {
    "name": "Stichting Elders",
    "street": "Kade 4",
    "postcode": "3811 ZZ",
    "town": "Amersfoort",
    "email": "iemand@example.org",
    "phone": "033 000 00 21",
    "place": "Amersfoort, Eemplein 6",
    "video_link": "https://video.example/zitting",
    "title": "Brief",
    "means": "telefoon",
}
LENGTHS = ("2w", "1w", "5d", "10wd")


def content(scene: Scene, verb: Verb, choices: Choices, special: dict[str, Provider]) -> dict[str, Any]:
    """Content for a verb; what has a default is mostly left to it. Raises Nothing."""
    given = {}
    for name, parameter in verb.content.items():
        if name == "prepared" and verb.act in PREPARES:
            continue
        if name in special:
            given[name] = special[name](scene, choices)
        elif parameter.default is inspect.Parameter.empty or choices.chance(25):
            given[name] = value(scene, name, parameter.annotation, choices)
    return given


def value(scene: Scene, name: str, kind: Any, choices: Choices) -> Any:
    """A value of this type that makes sense under this name. Raises Nothing."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        kinds = [part for part in get_args(kind) if part is not type(None)]
        return value(scene, name, choices.one(kinds), choices)
    if origin in (list, tuple):
        return _several(scene, name, kind, choices)
    if origin is dict:
        return {}
    if dataclasses.is_dataclass(kind) and kind not in (Paper, Length):
        return _whole(scene, kind, choices)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return choices.one(list(kind))
    return _plain(scene, name, kind, choices)


def _several(scene: Scene, name: str, kind: Any, choices: Choices) -> Any:
    part = get_args(kind)[0]
    if part in ROWS:
        return choices.some(_rows(scene, part))
    made = [value(scene, name, part, choices)]
    return made if get_origin(kind) is list else tuple(made)


def _whole(scene: Scene, kind: Any, choices: Choices) -> Any:
    signature = inspect.signature(kind, eval_str=True)
    given = {
        name: value(scene, name, parameter.annotation, choices)
        for name, parameter in signature.parameters.items()
        if parameter.default is inspect.Parameter.empty or choices.chance(25)
    }
    return kind(**given)


def _plain(scene: Scene, name: str, kind: Any, choices: Choices) -> Any:
    if kind in ROWS:
        return choices.one(_rows(scene, kind))
    if kind is Paper:
        return Paper("Brief", "brief.txt", "text/plain", f"Brief {scene.minutes}".encode())
    if kind is Length:
        return Length.parse(choices.one(list(LENGTHS)))
    if kind is bool:
        return choices.chance(50)
    if kind is int:
        return choices.one([1, 60, 2, 90])
    if kind is bytes:
        return b"%PDF-1.7"
    if kind is datetime:
        return hearing_time(scene, choices)
    if kind is date:
        return scene.today + timedelta(days=choices.one([0, 1, 14, -3]))
    if kind is str:
        return WORDS.get(name, TEXT)
    raise TypeError(f"{name}: {kind} is no kind of content that the walks know")


ROWS: dict[Any, str] = {Element: "", Party: "", Account: "", Seat: "", Document: ""}


def _rows(scene: Scene, kind: Any) -> list[Any]:
    if kind is Account:
        found = [scene.house.accounts[name] for name in scene.house.accounts]
    elif scene.case_id is None:
        found = []
    else:
        found = db.session.query(kind).filter_by(case_id=scene.case_id).order_by(kind.id).all()
    if not found:
        raise Nothing(kind.__name__)
    return found


def hearing_time(scene: Scene, choices: Choices) -> datetime:
    """A weekday at two some weeks from now, in Dutch wall time."""
    day = scene.today + timedelta(days=choices.one([28, 21, 35, 14]))
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    return datetime.combine(day, time(14))


def nonsense(neighbour: Case, kind: Any, choices: Choices) -> Any:
    """A value of the right type that cannot be right: empty, of another case, or out of this world."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return nonsense(neighbour, choices.one([part for part in parts if part is not type(None)]), choices)
    if origin is list:
        return choices.one([[], [nonsense(neighbour, parts[0], choices)]])
    theirs = {Element: neighbour.elements, Party: neighbour.parties}
    if kind in theirs:
        return choices.one(list(theirs[kind]))
    strange = {
        str: ["", " ", "\n"],
        int: [-1, 0, 10**9],
        date: [date(1900, 1, 1), date(2999, 12, 31)],
        datetime: [datetime(1900, 1, 1, 3), datetime(2999, 12, 31, 3)],
    }
    if kind in strange:
        return choices.one(strange[kind])
    raise Nothing(str(kind))
