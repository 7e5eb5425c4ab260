"""A regulation read from TOML: each value checked against the type of its part, unknown keys refused."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from committee.dutch import listing
from committee.lengths import ALLOWED as ALLOWED_LENGTHS
from committee.lengths import Length
from committee.regulation.base import Part
from committee.regulation.checks import NOTHING, misfits
from committee.regulation.model import Regulation
from committee.regulation.problems import Problem, RegulationError
from committee.toml_dutch import Unreadable, parsed

PLAIN: dict[type, tuple[str, Callable[[Any], object]]] = {
    str: ("tekst tussen aanhalingstekens, niet leeg", lambda found: type(found) is str and found.strip()),
    bool: ("true of false", lambda found: isinstance(found, bool)),
    int: ("een heel getal van 0 of meer", lambda found: type(found) is int and found >= 0),
    date: ("een dag als 2026-03-02, zonder aanhalingstekens", lambda found: type(found) is date),
}
UNWRITTEN = {"unconfirmed", "given"}   # made by the reader, never a key in a file
UNREAD = object()


class Reader:
    """Reads one file and collects every problem in it, so that all are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, key: str, found: object, allowed: str) -> object:
        """Note a problem, and give the mark of a value that could not be read."""
        self.problems.append(Problem(self.file, key, shown(found), allowed))
        return UNREAD

    def value(self, key: str, found: object, wanted: Any) -> Any:
        """The value of a key as the type wanted, or the mark of a value that could not be read."""
        origin = get_origin(wanted)
        if origin in (Union, UnionType):
            return self.value(key, found, next(one for one in get_args(wanted) if one is not NoneType))
        if origin is tuple:
            return self.several(key, found, get_args(wanted)[0])
        if origin is not None and issubclass(origin, Mapping):
            return self.mapping(key, found, *get_args(wanted))
        if wanted is Length:
            return self.length(key, found)
        if issubclass(wanted, StrEnum):
            return self.choice(key, found, wanted)
        if issubclass(wanted, Part):
            return self.part(key, found, wanted)
        allowed, fits = PLAIN[wanted]
        return found if fits(found) else self.wrong(key, found, allowed)

    def length(self, key: str, found: object) -> object:
        """A length such as "6w"."""
        try:
            return Length.parse(found) if isinstance(found, str) else self.wrong(key, found, ALLOWED_LENGTHS)
        except ValueError:
            return self.wrong(key, found, ALLOWED_LENGTHS)

    def choice(self, key: str, found: object, wanted: type[StrEnum]) -> object:
        """One of the values of a choice."""
        if isinstance(found, str) and found in list(wanted):
            return wanted(found)
        return self.wrong(key, found, listing((f'"{one}"' for one in wanted), "of"))

    def several(self, key: str, found: object, wanted: Any) -> object:
        """A list, each value of the same type."""
        if not isinstance(found, list):
            return self.wrong(key, found, "een lijst tussen [ en ]")
        read = tuple(self.value(f"{key}[{place}]", one, wanted) for place, one in enumerate(found, start=1))
        return UNREAD if UNREAD in read else read

    def mapping(self, key: str, found: object, wanted_key: Any, wanted: Any) -> object:
        """A table whose keys are free (or days), each value of the same type."""
        if not isinstance(found, dict):
            return self.wrong(key, found, f"een tabel [{key}]")
        read = {}
        for name, one in found.items():
            at = f"{key}.{name}"
            read[self.day(at, name) if wanted_key is date else name] = self.value(at, one, wanted)
        return UNREAD if UNREAD in (*read, *read.values()) else read

    def day(self, key: str, found: str) -> object:
        """A day that stands at the left of the equals sign."""
        try:
            return date.fromisoformat(found)
        except ValueError:
            return self.wrong(key, found, "een dag als 2026-03-02")

    def part(self, key: str, found: object, wanted: type[Part]) -> object:
        """A part: known keys alone, required keys all, each of its own type."""
        if not isinstance(found, dict):
            return self.wrong(key, found, f"een tabel [{key}]")
        known = keys_of(wanted)
        self.unknown(key, found, known)
        types = hints(wanted)
        given = {
            at.name: self.value(_join(key, name), found[name], types[at.name])
            for name, at in known.items()
            if name in found
        }
        for name, at in known.items():
            if name not in found and required(at):
                self.wrong(_join(key, name), NOTHING, "deze sleutel is verplicht")
                given[at.name] = UNREAD
        given["unconfirmed"] = self.unconfirmed(key, found, known)
        if wanted is Regulation:
            given["given"] = frozenset(found)
        return UNREAD if any(one is UNREAD for one in given.values()) else wanted(**given)

    def unknown(self, key: str, found: Mapping[str, object], known: Mapping[str, object]) -> None:
        """Note each key that the part does not know, with the nearest one it does know."""
        for name in sorted(found.keys() - known.keys() - {"to_confirm"}):
            near = get_close_matches(name, known, 1)
            instead = f"bedoeld is misschien {near[0]}" if near else f"wel {listing(sorted(known), 'of')}"
            self.wrong(_join(key, name), found[name], f"deze sleutel bestaat niet, {instead}")

    def unconfirmed(self, key: str, found: Mapping[str, Any], known: Mapping[str, object]) -> object:
        """The keys marked as proposals: a list of keys of this part, or true for all that are given."""
        marked = found.get("to_confirm", [])
        given = [name for name in known if name in found]
        if marked is True:
            return tuple(given)
        if isinstance(marked, list) and all(name in given for name in marked):
            return tuple(marked)
        allowed = f"true, of een lijst met sleutels uit dezelfde tabel: {listing(given, 'of')}"
        return self.wrong(_join(key, "to_confirm"), marked, allowed)


def parse(text: str, file: str = "regulation.toml") -> Regulation:
    """Read a regulation. Raises RegulationError with every problem found, each in one line."""
    reader = Reader(file)
    try:
        read = reader.value("", parsed(text), Regulation)
    except Unreadable as slip:
        where = f"regel {slip.line}, teken {slip.column}"
        raise RegulationError([Problem(file, where, slip.found, slip.allowed)]) from None
    if isinstance(read, Regulation):
        for misfit in misfits(read):
            reader.wrong(*misfit)
    if reader.problems:
        raise RegulationError(reader.problems)
    assert isinstance(read, Regulation)
    return read


def shown(found: object) -> str:
    """What was found, short enough for one line."""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, dict):
        return "een tabel"
    if isinstance(found, list):
        return "een lijst"
    text = f'"{found}"' if isinstance(found, str) and not isinstance(found, StrEnum) else str(found)
    return " ".join(text.split())[:80]


def required(at: Field[Any]) -> bool:
    """Whether a key must be given."""
    return at.default is MISSING and at.default_factory is MISSING


def hints(part: type[Part]) -> dict[str, Any]:
    """The types of the keys of a part."""
    return get_type_hints(part)


def keys_of(part: type[Part]) -> dict[str, Field[Any]]:
    """The keys of a part as they are written in the file: `from_` is written `from`."""
    return {at.name.rstrip("_"): at for at in fields(part) if at.name not in UNWRITTEN}


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
