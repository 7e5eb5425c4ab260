"""A rehearsal file: a procedure written down as TOML, read into values with the line of every act.

Raises Wrong with the line and one Dutch sentence for whatever does not fit.
"""

import re
from dataclasses import MISSING, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from committee.permissions import STAFF, Role
from committee.regulation import RegulationError, parse, shipped_ids, shipped_text
from committee.rehearsal import beside
from committee.rehearsal.places import Places
from committee.rehearsal.rows import WORDS as PLAIN
from committee.rehearsal.rows import require_sound, rows
from committee.rehearsal.script import (
    ORGANISATION,
    SYSTEM,
    Body,
    House,
    Row,
    Script,
    Somebody,
    Unfit,
    Wrong,
    shown,
)
from committee.toml_dutch import Unreadable, parsed, text_of

T = TypeVar("T")
WORDS = {**PLAIN, Role: "een rol", dict: "een tabel", list: "een rij [[act]]"}
TOP = {"title": str, "source": str, "invented": str, "regulation": str, "until": date, "include": str,
       "committee": dict, "organisation": dict, "people": dict, "escalation": dict, "act": list}
SHARED = ("title", "source", "invented", "regulation", "committee", "organisation", "people", "escalation")
YEARS = 30
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read(path: Path) -> Script:
    """The rehearsal in a file. Raises Wrong."""
    try:
        text = text_of(beside.whole(path, beside.SCRIPT))
        data = parsed(text)
    except Unfit as unfit:
        raise Wrong(0, str(unfit)) from None
    except Unreadable as slip:
        raise Wrong(slip.line, _slipped(slip)) from None
    folder, places = path.resolve().parent, Places(text)
    _require_known(data, places)
    whole = _included(data, folder, places)
    return _script(whole, folder, Places(text, places.key("include")))


def _slipped(slip: Unreadable) -> str:
    return f"teken {slip.column}: gevonden {slip.found}; toegestaan: {slip.allowed}"


def _require_known(data: dict[str, Any], places: Places) -> None:
    """Every key of the whole file is known and of its type, and everything in it can be kept."""
    for key, said in data.items():
        if key not in TOP:
            raise Wrong(places.key(key), f"onbekende sleutel “{key}”; bekend zijn {', '.join(TOP)}")
        if type(said) is not TOP[key]:
            raise Wrong(places.key(key), f"{key} is {shown(said)}; verwacht wordt {WORDS[TOP[key]]}")
        if key not in ("people", "act"):   # these tell on a line of their own
            require_sound(said, places.key(key), key)


def _included(data: dict[str, Any], folder: Path, places: Places) -> dict[str, Any]:
    """The file laid over the one it includes: a committee and its people, shared by several rehearsals."""
    if "include" not in data:
        return data
    name, line = data["include"], places.key("include")
    try:
        text = text_of(beside.content(folder, name, beside.SCRIPT))
        shared = parsed(text)
        _require_known(shared, Places(text))
    except Unfit as unfit:
        raise Wrong(line, str(unfit)) from None
    except Unreadable as slip:
        raise Wrong(line, f"“{name}”, regel {slip.line}, {_slipped(slip)}") from None
    except Wrong as wrong:
        raise Wrong(line, f"“{name}”, regel {wrong.line}: {wrong}") from None
    if strange := [key for key in shared if key not in SHARED]:
        raise Wrong(line, f"“{name}” wordt ingesloten en mag zelf geen “{strange[0]}” hebben")
    people = {**shared.get("people", {}), **data.get("people", {})}
    return {**shared, **data} | ({"people": people} if people else {})


def _script(data: dict[str, Any], folder: Path, places: Places) -> Script:
    for key in ("title", "regulation", "committee", "organisation", "people", "act"):
        if key not in data:
            raise Wrong(0, f"“{key}” ontbreekt")
    acts = rows(data["act"], places)
    if not acts:
        raise Wrong(0, "er staat geen enkele handeling in ([[act]])")
    return Script(
        title=data["title"],
        source=data.get("source", ""),
        invented=data.get("invented", ""),
        regulation=_regulation(data["regulation"], folder, places.key("regulation")),
        house=_house(data["committee"], places),
        body=_filled(Body, data["organisation"], "organisation", places),
        people=_people(data["people"], places),
        escalation=data.get("escalation"),
        acts=acts,
        until=_until(data.get("until", acts[-1].entered), acts, places),
        folder=folder,
    )


def _until(day: date, acts: list[Row], places: Places) -> date:
    """The last day, never before the last act; a clock that runs for ever would never come to an end."""
    last = max(day, acts[-1].entered)
    if last - acts[0].entered > timedelta(days=366 * YEARS):
        line = acts[-1].line if day < last else places.key("until")
        raise Wrong(line, f"een rehearsal duurt hoogstens {YEARS} jaar; deze loopt tot {last}")
    return last


def _regulation(name: str, folder: Path, line: int) -> str:
    """The text of a regulation that fits a committee: one that is shipped, or a file beside this one."""
    try:
        text = shipped_text(name) if name in shipped_ids() else None
        if text is None:
            text = text_of(beside.content(folder, name, beside.SCRIPT))
        parse(text, name)
    except Unfit as unfit:
        ids = ", ".join(shipped_ids())
        raise Wrong(line, f"er is geen reglement “{name}”: {unfit}. Wel {ids}, of een bestand") from None
    except Unreadable as slip:
        raise Wrong(line, f"{name}: {slip}") from None
    except RegulationError as error:
        raise Wrong(line, str(error.problems[0])) from None
    return text


def _house(table: dict[str, Any], places: Places) -> House:
    house = _filled(House, table, "committee", places)
    if not SLUG.fullmatch(house.slug):
        wanted = "kleine letters, cijfers en streepjes"
        line = places.table("committee")
        raise Wrong(line, f"[committee] slug is {shown(house.slug)}; verwacht wordt {wanted}")
    return house


def _people(tables: dict[str, Any], places: Places) -> dict[str, Somebody]:
    people: dict[str, Somebody] = {}
    accounts: dict[str, str] = {}
    for key, table in tables.items():
        line = places.table(f"people.{key}")
        if key in (SYSTEM, ORGANISATION):
            raise Wrong(line, f"[people.{key}]: “{key}” is al iemand; kies een andere sleutel")
        require_sound(table, line, f"[people.{key}]")
        somebody = people[key] = _filled(Somebody, table, f"people.{key}", places)
        if somebody.until_day and somebody.until_day < somebody.from_day:
            raise Wrong(line, f"[people.{key}] until_day ligt voor from_day")
        if somebody.role in STAFF | {Role.FIRST_LINE} and somebody.email:
            other = accounts.setdefault(somebody.email, key)
            if other != key:
                raise Wrong(line, f"[people.{key}] heeft hetzelfde e-mailadres als “{other}”")
    return people


def _filled(kind: type[T], table: Any, where: str, places: Places) -> T:
    """A dataclass from a table: every key known, every value of its type, nothing missing."""
    line = places.table(where)
    if not isinstance(table, dict):
        raise Wrong(line, f"[{where}] moet een tabel zijn")
    known = {part.name: part for part in fields(kind)}  # type: ignore[arg-type]
    for key, said in table.items():
        if key not in known:
            raise Wrong(line, f"[{where}] kent geen “{key}”; wel {', '.join(known)}")
        wanted = _type_of(str(known[key].type))
        if type(said) is not wanted and not (wanted is Role and isinstance(said, str)):
            raise Wrong(line, f"[{where}] {key} is {shown(said)}; verwacht wordt {WORDS[wanted]}")
    for part in known.values():
        if part.default is MISSING and not table.get(part.name):
            raise Wrong(line, f"[{where}] {part.name} ontbreekt")
    if "role" in table and "role" in known:
        if table["role"] not in list(Role):
            raise Wrong(line, f"[{where}] rol {shown(table['role'])} bestaat niet; wel {', '.join(Role)}")
        table = {**table, "role": Role(table["role"])}
    return kind(**table)


def _type_of(annotation: str) -> type:
    names = {"str": str, "bool": bool, "date": date, "int": int, "Role": Role}
    found = re.search(r"\b(str|bool|date|int|Role)\b", annotation)
    return names[found[1]] if found else str
