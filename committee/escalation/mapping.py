"""From an organisation's own JSON to ours, by a mapping that is data (mappings/*.toml).

Pure. A mapping says by which paths it is recognised (needs), what is fixed (constants), and where each of our
fields comes from: a path, or a path with a named transform. What a mapping leaves out is told, never lost.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from committee.case.refusals import Refusal
from committee.escalation.handover import HOME

ADDRESS = re.compile(r"^(?P<street>.+?),?\s+(?P<postcode>[1-9]\d{3} ?[A-Za-z]{2}),?\s+(?P<town>.+)$")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class NoMapping(Refusal):
    """No mapping of this name, or none that fits the file."""


@dataclass(frozen=True)
class Mapped:
    """What a mapping made of a file, and the paths in it that it says nothing of."""

    name: str
    data: dict[str, Any]
    left: list[str]


def _part(name: str) -> Callable[[Any, Any], Any]:
    def part(said: Any, _with: Any) -> Any:
        found = ADDRESS.match(str(said))
        return found[name] if found else (said if name == "street" else None)

    return part


def _day(place: int) -> Callable[[Any, Any], Any]:
    return lambda said, _with: days[place] if (days := DAY.findall(str(said))) else None


def _told(said: Any) -> str | None:
    parts = said.items() if isinstance(said, dict) else [("", said)]
    return "; ".join(f"{key}: {part}" if key else str(part) for key, part in parts if part) or None


TRANSFORMS: dict[str, Callable[[Any, Any], Any]] = {
    "street": _part("street"),
    "postcode": _part("postcode"),
    "town": _part("town"),
    "first_day": _day(0),
    "last_day": _day(-1),
    "words": lambda said, _with: None if DAY.findall(str(said)) else said,
    "one_of": lambda said, table: table.get(str(said), said),
    "join": lambda said, sep: sep.join(str(part) for part in said if part) or None,
    "alone": lambda said, _with: [said],
    "told": lambda said, _with: _told(said),
}


@lru_cache(maxsize=1)
def mappings() -> dict[str, dict[str, Any]]:
    """Every mapping that is there, by name."""
    found = (file for file in (HOME / "mappings").iterdir() if file.name.endswith(".toml"))
    return {
        file.name[:-5]: tomllib.loads(file.read_text("utf-8")) for file in sorted(found, key=lambda f: f.name)
    }


def recognised(data: Any) -> str | None:
    """The mapping that knows a file by what it needs, the most demanding first; None for our own format."""
    fitting = [(len(mapping["needs"]), name) for name, mapping in mappings().items() if _fits(mapping, data)]
    return max(fitting)[1] if fitting else None


def _fits(mapping: dict[str, Any], data: Any) -> bool:
    there = all(_at(data, path) is not None for path in mapping["needs"])
    return there and all(_at(data, path) == said for path, said in mapping.get("when", {}).items())


def apply(name: str, data: Any) -> Mapped:
    """The file in our own words, by the mapping of that name. Raises NoMapping."""
    if name not in mappings():
        raise NoMapping(f"Er is geen vertaling “{name}”. Wel: {', '.join(mappings())}.")
    mapping, used = mappings()[name], set[str]()
    made: dict[str, Any] = {}
    for path, said in mapping.get("constants", {}).items():
        _put(made, path, said)
    _fill(made, data, mapping["fields"], used, prefix="")
    used.update(mapping.get("ignored", ()))
    left = [path for path in _leaves(data) if not _covered(path, used)]
    return Mapped(name, made, left)


def _fill(made: dict[str, Any], data: Any, rows: dict[str, Any], used: set[str], *, prefix: str) -> None:
    for path, rule in rows.items():
        said = _value(data, rule, used, prefix)
        if said not in (None, "", []):
            _put(made, path, said)


def _value(data: Any, rule: Any, used: set[str], prefix: str) -> Any:
    if isinstance(rule, str):
        rule = {"from": rule}
    sources = rule["from"] if isinstance(rule["from"], list) else [rule["from"]]
    used.update(prefix + source if source != "." else prefix.rstrip(".") for source in sources)
    found = [_at(data, source) for source in sources]
    said = found if isinstance(rule["from"], list) else found[0]
    if said is None:
        return rule.get("otherwise")
    if "each" in rule:
        return list(_each(said, rule, used, f"{prefix}{rule['from']}[]."))
    for transform in rule.get("by", []):
        said = TRANSFORMS[transform](said, rule.get("with"))
        if said is None:
            return None
    return said


def _each(said: Any, rule: dict[str, Any], used: set[str], prefix: str) -> Iterator[Any]:
    for row in said if isinstance(said, list) else [said]:
        made: dict[str, Any] = {}
        _fill(made, row, rule["each"], used, prefix=prefix)
        yield made


def _at(data: Any, path: str) -> Any:
    if path == ".":
        return data
    for key in path.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _put(made: dict[str, Any], path: str, said: Any) -> None:
    *way, last = path.split(".")
    for key in way:
        made = made.setdefault(key, {})
    made[last] = said


def _leaves(data: Any, path: str = "") -> Iterator[str]:
    """Paths of everything that a file says; the rows of a list share one path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        yield from dict.fromkeys(leaf for row in data for leaf in _leaves(row, f"{path}[]"))
    elif data is not None:
        yield path


def _covered(path: str, used: set[str]) -> bool:
    """Whether a path, or what holds it as a whole, was read; a list read row by row does not count."""
    whole = {source for source in used if not any(other.startswith(f"{source}[].") for other in used)}
    return path in used or any(path.startswith((f"{source}.", f"{source}[]")) for source in whole)
