"""A handover as JSON: checked against our schema, or brought into it by an organisation's mapping.

Pure. The schema is in schema.json; a mapping says for one organisation's own format where our fields come
from (mappings/*.toml).
"""

import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]

from committee.case.refusals import Refusal
from committee.escalation import wire
from committee.escalation.content import Escalation

HOME = files("committee") / "escalation"
SOFT = {".txt": "text/plain", ".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\ud800-\\udfff]")
MOST_FAULTS = 200   # told at once; who sends a million wrong lines gets no million sentences back
SHOWN = 60
KINDS = {"string": "tekst", "object": "een groep velden", "array": "een lijst", "boolean": "true of false"}


class NotFitting(Refusal):
    """The handover does not fit; faults holds one Dutch line each, with the path."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Fault:
    """One thing that does not fit: the keys and numbers that lead to it, and what is wrong in Dutch."""

    place: tuple[str | int, ...]
    words: str

    def __str__(self) -> str:
        return f"{_path(self.place)}: {self.words}" if self.place else f"het bestand {self.words}"


@dataclass(frozen=True)
class Enclosure:
    """A file that came along: title, file name, media type and content."""

    title: str
    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Handover:
    """What a file hands over: the complaint and its enclosures."""

    escalation: Escalation
    enclosures: list[Enclosure]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Our own format, as a JSON schema."""
    read: dict[str, Any] = json.loads((HOME / "schema.json").read_text("utf-8"))
    return read


@lru_cache(maxsize=1)
def _validator() -> Any:
    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(lambda said: not isinstance(said, str) or _is_day(said))
    return validators.extend(Draft202012Validator, {"pattern": _pattern})(schema(), format_checker=checker)


def _pattern(validator: Any, pattern: str, said: Any, rule: dict[str, Any]) -> Iterator[ValidationError]:
    """A text that is too long is told so and not searched: a pattern may take the square of its length.

    To a schema $ is the very end; to Python it may stand before a line break.
    """
    if not isinstance(said, str) or len(said) <= rule.get("maxLength", len(said)):
        whole = f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern
        yield from Draft202012Validator.VALIDATORS["pattern"](validator, whole, said, rule)


def _is_day(said: str) -> bool:
    return date.fromisoformat(said).isoformat() == said


def read(data: Any) -> Handover:
    """The handover that data in our own format tells of. Raises NotFitting with every fault at once."""
    found = list(faults(data))
    if found:
        raise NotFitting(found)
    return built(data)


def built(data: dict[str, Any]) -> Handover:
    """The handover that data without faults tells of."""
    said = {key: value for key, value in data.items() if key != "bijlagen"}
    return Handover(wire.built(said), [_enclosure(row) for row in data.get("bijlagen", [])])


def _enclosure(row: dict[str, str]) -> Enclosure:
    name = row["naam"]
    content = _decoded(row["inhoud_base64"]) if "inhoud_base64" in row else row["inhoud"].encode()
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    kind = row.get("soort") or SOFT.get(ending) or "application/octet-stream"
    return Enclosure(row.get("titel") or name, name, kind, content)


def _decoded(said: str) -> bytes:
    """What base64 says, with blanks anywhere. Raises binascii.Error."""
    return binascii.a2b_base64("".join(said.split()), strict_mode=True)


def faults(data: Any) -> Iterator[str]:
    """Everything that does not fit, as "onderdelen[2].tekst: mag niet leeg zijn"."""
    return (str(fault) for fault in misfits(data))


def misfits(data: Any) -> Iterator[Fault]:
    """Everything that does not fit, each once, with the way to it; the first two hundred."""
    errors = sorted(
        islice(_validator().iter_errors(data), MOST_FAULTS),
        key=lambda error: [str(part) for part in error.path],
    )
    yield from islice(dict.fromkeys(fault for error in errors for fault in _told(error)), MOST_FAULTS)
    if not errors:
        yield from _beyond_schema(data)
        yield from _no_text(data)


def _no_text(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """Texts with signs that no database, letter or mail can hold: a NUL, half a character."""
    if isinstance(data, dict | list):
        for key, said in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _no_text(said, (*place, key))
    elif isinstance(data, str) and UNFIT.search(data):
        yield Fault(place, "bevat tekens die geen tekst zijn")


def _beyond_schema(data: dict[str, Any]) -> Iterator[Fault]:
    for number, row in enumerate(data.get("bijlagen", [])):
        try:
            _decoded(row.get("inhoud_base64", ""))
        except binascii.Error:
            yield Fault(("bijlagen", number, "inhoud_base64"), "is geen base64")
    spans: list[tuple[tuple[str | int, ...], dict[str, Any]]] = [((), data)]
    spans += [(("onderdelen", number), row) for number, row in enumerate(data.get("onderdelen", []))]
    for where, row in spans:
        if row.get("van", "") > row.get("tot", "9"):
            yield Fault((*where, "tot"), "ligt eerder dan ‘van’; zet de eerste dag in ‘van’")


def _path(parts: Any) -> str:
    told = ""
    for part in parts:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else str(part)
    return told


def _told(error: ValidationError) -> Iterator[Fault]:
    """One schema error as places and Dutch words; a missing or unknown key is named in the place."""
    place, kind, limit = tuple(error.absolute_path), error.validator, error.validator_value
    if kind == "required":
        missing = next(key for key in limit if f"'{key}'" in error.message.split(" is a ")[0])
        yield Fault((*place, missing), "ontbreekt")
    elif kind == "additionalProperties":
        known = error.schema["properties"]
        for key in error.instance:
            if key not in known:
                yield Fault((*place, key), f"kennen wij niet; wel: {', '.join(sorted(known))}")
    else:
        yield Fault(place, _words(error, str(kind), limit))


def _shown(said: Any) -> str:
    told = repr(said[: SHOWN + 1] if isinstance(said, str) else said)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def _words(error: ValidationError, kind: str, limit: Any) -> str:
    if kind == "type":
        return f"moet {KINDS.get(limit, limit)} zijn"
    if kind in ("minLength", "minItems") or (kind == "pattern" and not str(error.instance).strip()):
        return "mag niet leeg zijn"
    if kind == "maxLength":
        return f"is te lang: hoogstens {limit} tekens, nu {len(error.instance)}"
    if kind == "maxItems":
        return f"zijn er te veel: hoogstens {limit}, nu {len(error.instance)}"
    if kind == "enum":
        return f"kan niet {_shown(error.instance)} zijn; wel: {', '.join(limit)}"
    if kind == "format":
        return f"is geen dag: {_shown(error.instance)}; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-02"
    if kind == "oneOf":
        return "geef óf ‘inhoud’ óf ‘inhoud_base64’"
    examples = {"postcode": "3811 ZZ", "e_mail": "naam@voorbeeld.nl", "soort": "application/pdf"}
    example = examples.get(str(error.absolute_path[-1]), "")
    return f"klopt niet: {_shown(error.instance)}" + (f"; bijvoorbeeld {example}" if example else "")
