"""A rehearsal file: a procedure written down as TOML, read into values with the line of every act.

Raises Wrong with the line and one Dutch sentence for whatever does not fit.
"""

import re
import tomllib
from dataclasses import MISSING, fields
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from committee.permissions import Role
from committee.procedure import Act
from committee.regulation import shipped_ids, shipped_text
from committee.rehearsal.script import RESERVED, Body, House, Row, Script, Somebody, Wrong

T = TypeVar("T")
WORDS = {str: "tekst", bool: "true of false", date: "een dag (2026-03-02)", time: "een tijd (14:00:00)",
         int: "een geheel getal", Role: "een rol"}
TOP = ("title", "source", "invented", "regulation", "until", "include", "committee", "organisation", "people",
       "escalation", "act")


def read(path: Path) -> Script:
    """The rehearsal in a file. Raises Wrong."""
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        raise Wrong(0, "is geen tekst in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Wrong(0, f"is geen geldige TOML: {error}") from None
    folder = path.resolve().parent
    return _script(_included(data, folder, text), text, folder)


def _included(data: dict[str, Any], folder: Path, text: str) -> dict[str, Any]:
    """The file laid over the one it includes: a committee and its people, shared by several rehearsals."""
    if "include" not in data:
        return data
    path = folder / str(data["include"])
    try:
        shared = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        line = _line_of(text, "include")
        raise Wrong(line, f"“{data['include']}” is er niet, of is geen geldige TOML") from None
    people = {**shared.get("people", {}), **data.get("people", {})}
    return {**shared, **data} | ({"people": people} if people else {})


def _script(data: dict[str, Any], text: str, folder: Path) -> Script:
    for key in data:
        if key not in TOP:
            raise Wrong(_line_of(text, key), f"onbekende sleutel “{key}”; bekend zijn {', '.join(TOP)}")
    for key in ("title", "regulation", "committee", "organisation", "people", "act"):
        if key not in data:
            raise Wrong(0, f"“{key}” ontbreekt")
    people = {
        key: _filled(Somebody, table, f"people.{key}", text) for key, table in data["people"].items()
    }
    acts = _rows(data["act"], text)
    if not acts:
        raise Wrong(0, "er staat geen enkele handeling in ([[act]])")
    return Script(
        title=str(data["title"]),
        source=str(data.get("source", "")),
        invented=str(data.get("invented", "")),
        regulation=_regulation(str(data["regulation"]), folder, text),
        house=_filled(House, data["committee"], "committee", text),
        body=_filled(Body, data["organisation"], "organisation", text),
        people=people,
        escalation=data.get("escalation"),
        acts=acts,
        until=max(data.get("until", acts[-1].entered), acts[-1].entered),
        folder=folder,
    )


def _regulation(name: str, folder: Path, text: str) -> str:
    if name in shipped_ids():
        return shipped_text(name)
    path = folder / name
    if not path.is_file():
        ids = ", ".join(shipped_ids())
        raise Wrong(_line_of(text, "regulation"), f"er is geen reglement “{name}”; wel {ids}, of een bestand")
    return path.read_text("utf-8")


def _filled(kind: type[T], table: Any, where: str, text: str) -> T:
    """A dataclass from a table: every key known, every value of its type, nothing missing."""
    line = _line_of_table(text, where)
    if not isinstance(table, dict):
        raise Wrong(line, f"[{where}] moet een tabel zijn")
    known = {part.name: part for part in fields(kind)}  # type: ignore[arg-type]
    for key, said in table.items():
        if key not in known:
            raise Wrong(line, f"[{where}] kent geen “{key}”; wel {', '.join(known)}")
        wanted = _type_of(str(known[key].type))
        if type(said) is not wanted and not (wanted is Role and isinstance(said, str)):
            raise Wrong(line, f"[{where}] {key} is {said!r}; verwacht wordt {WORDS[wanted]}")
    for part in known.values():
        if part.default is MISSING and part.name not in table:
            raise Wrong(line, f"[{where}] {part.name} ontbreekt")
    if "role" in table and "role" in known:
        if table["role"] not in list(Role):
            raise Wrong(line, f"[{where}] rol {table['role']!r} bestaat niet; wel {', '.join(Role)}")
        table = {**table, "role": Role(table["role"])}
    return kind(**table)


def _type_of(annotation: str) -> type:
    names = {"str": str, "bool": bool, "date": date, "int": int, "Role": Role}
    found = re.search(r"\b(str|bool|date|int|Role)\b", annotation)
    return names[found[1]] if found else str


def _rows(tables: list[dict[str, Any]], text: str) -> list[Row]:
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[act]]"]
    if len(starts) != len(tables):
        raise Wrong(0, "schrijf iedere handeling als [[act]] op een eigen regel")
    rows = [
        _row({**table, "by": by}, start, text)
        for table, start in zip(tables, starts, strict=True)
        for by in _everybody(table, start)
    ]
    for before, row in zip(rows, rows[1:], strict=False):
        if row.entered < before.entered:
            raise Wrong(row.line, f"{row.entered} ligt voor de vorige handeling ({before.entered})")
    return rows


def _everybody(table: dict[str, Any], line: int) -> list[str]:
    """Who does this, one after the other."""
    if not table.get("by"):
        raise Wrong(line, "“by” ontbreekt")
    return table["by"] if isinstance(table["by"], list) else [table["by"]]


def _row(table: dict[str, Any], line: int, text: str) -> Row:
    lines = _lines_of_keys(text, line)
    given = {key: table[key] for key in RESERVED if key in table}
    kinds = {"on": date, "at": time, "entered": date, "case": int}
    for key, said in given.items():
        wanted = kinds.get(key, str)
        if type(said) is not wanted:
            raise Wrong(lines.get(key, line), f"{key} is {said!r}; verwacht wordt {WORDS[wanted]}")
    for key in ("on", "act"):
        if key not in given:
            raise Wrong(line, f"“{key}” ontbreekt")
    if given["act"] not in list(Act):
        raise Wrong(lines.get("act", line), f"onbekende handeling “{given['act']}”; wel {', '.join(Act)}")
    given["act"] = next(act for act in Act if act == given["act"])
    given.setdefault("entered", given["on"])
    if given["entered"] < given["on"]:
        raise Wrong(lines.get("entered", line), "een handeling wordt niet vastgelegd voordat zij gebeurde")
    content = {key: said for key, said in table.items() if key not in RESERVED}
    return Row(line=line, content=content, lines=lines, **given)


def _lines_of_keys(text: str, start: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines()[start:], start + 1):
        if line.strip() == "[[act]]":
            break
        if key := re.match(r"\[?\[?(?:act\.)?([A-Za-z_]+)(?:\]|\s*=|\.)", line.strip()):
            found.setdefault(key[1], number)
    return found


def _line_of(text: str, key: str) -> int:
    wanted = re.compile(rf"\[*{re.escape(key)}\b")
    return next((n for n, line in enumerate(text.splitlines(), 1) if wanted.match(line.strip())), 0)


def _line_of_table(text: str, name: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[{name}]"), 0)


