"""The dated acts of a rehearsal file, each with the lines it stands on. Raises Wrong."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from committee.procedure import Act
from committee.rehearsal.places import Places
from committee.rehearsal.script import RESERVED, Row, Wrong, shown

KINDS = {"on": date, "at": time, "entered": date, "case": int}
WORDS = {str: "tekst", bool: "true of false", date: "een dag (2026-03-02)", time: "een tijd (14:00:00)",
         int: "een geheel getal"}
FIRST, LAST = 1900, 2199
MOST = 2**31 - 1


def rows(tables: list[Any], places: Places) -> list[Row]:
    """Every act, in the order of the file, which goes forward in time."""
    starts = places.acts()
    if len(starts) != len(tables) or not all(isinstance(table, dict) for table in tables):
        raise Wrong(places.key("act"), "schrijf iedere handeling als [[act]] op een eigen regel")
    found = [
        _row({**table, "by": by}, start, places)
        for table, start in zip(tables, starts, strict=True)
        for by in _everybody(table, start)
    ]
    for before, row in zip(found, found[1:], strict=False):
        if row.entered < before.entered:
            raise Wrong(row.line, f"{row.entered} ligt voor de vorige handeling ({before.entered})")
    return found


def _everybody(table: dict[str, Any], line: int) -> list[Any]:
    """Who does this, one after the other."""
    if not table.get("by"):
        raise Wrong(line, "“by” ontbreekt")
    return table["by"] if isinstance(table["by"], list) else [table["by"]]


def _row(table: dict[str, Any], line: int, places: Places) -> Row:
    lines = places.keys_of_act(line)
    for key, said in table.items():
        require_sound(said, lines.get(key, line), key)
    given = {key: table[key] for key in RESERVED if key in table}
    for key, said in given.items():
        wanted = KINDS.get(key, str)
        if type(said) is not wanted:
            raise Wrong(lines.get(key, line), f"{key} is {shown(said)}; verwacht wordt {WORDS[wanted]}")
    for key in ("on", "act"):
        if key not in given:
            raise Wrong(line, f"“{key}” ontbreekt")
    if given["act"] not in list(Act):
        known = ", ".join(Act)
        raise Wrong(lines.get("act", line), f"onbekende handeling “{given['act'][:80]}”; wel {known}")
    given["act"] = next(act for act in Act if act == given["act"])
    given.setdefault("entered", given["on"])
    if given["entered"] < given["on"]:
        raise Wrong(lines.get("entered", line), "een handeling wordt niet vastgelegd voordat zij gebeurde")
    content = {key: said for key, said in table.items() if key not in RESERVED}
    return Row(line=line, content=content, lines=lines, **given)


def require_sound(said: Any, line: int, key: str) -> None:
    """No number, day or sign in a value is beyond what can be kept. Raises Wrong."""
    for one in _leaves(said):
        if isinstance(one, int) and abs(one) > MOST:
            raise Wrong(line, f"{key}: een getal is ten hoogste {MOST}")
        if isinstance(one, datetime) and one.tzinfo is not None:
            raise Wrong(line, f"{key}: {one} is geen uur van Nederland; schrijf het zonder Z of +01:00")
        if isinstance(one, date) and not FIRST <= one.year <= LAST:
            raise Wrong(line, f"{key}: {one} ligt niet tussen {FIRST} en {LAST}")
        if isinstance(one, str) and "\0" in one:
            raise Wrong(line, f"{key}: bevat een teken dat niet kan worden bewaard")


def _leaves(said: Any) -> Iterator[Any]:
    if isinstance(said, dict | list):
        for one in [*said, *said.values()] if isinstance(said, dict) else said:
            yield from _leaves(one)
    else:
        yield said
