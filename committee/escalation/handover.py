"""A handover as JSON: checked against our schema, or brought into it by an organisation's mapping.

Pure. The schema is in schema.json; a mapping says for one organisation's own format where our fields come
from (mappings/*.toml).
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]

from committee.case.refusals import Refusal
from committee.escalation import wire
from committee.escalation.content import Escalation

HOME = files("committee") / "escalation"
SOFT = {".txt": "text/plain", ".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\ud800-\\udfff]")
KINDS = {"string": "tekst", "object": "een groep velden", "array": "een lijst", "boolean": "true of false"}


class NotFitting(Refusal):
    """The handover does not fit; faults holds one Dutch line each, with the path."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


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
def _validator() -> Draft202012Validator:
    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(lambda said: not isinstance(said, str) or _is_day(said))
    return Draft202012Validator(schema(), format_checker=checker)


def _is_day(said: str) -> bool:
    return date.fromisoformat(said).isoformat() == said


def read(data: Any) -> Handover:
    """The handover that data in our own format tells of. Raises NotFitting with every fault at once."""
    found = list(faults(data))
    if found:
        raise NotFitting(found)
    said = {key: value for key, value in data.items() if key != "bijlagen"}
    return Handover(wire.built(said), [_enclosure(row) for row in data.get("bijlagen", [])])


def _enclosure(row: dict[str, str]) -> Enclosure:
    name = row["naam"]
    content = base64.b64decode(row["inhoud_base64"]) if "inhoud_base64" in row else row["inhoud"].encode()
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    kind = row.get("soort") or SOFT.get(ending) or "application/octet-stream"
    return Enclosure(row.get("titel") or name, name, kind, content)


def faults(data: Any) -> Iterator[str]:
    """Everything that does not fit, as "onderdelen[2].tekst: mag niet leeg zijn"."""
    errors = sorted(_validator().iter_errors(data), key=lambda error: [str(part) for part in error.path])
    told = [found for error in errors for found in _told(error)]
    for path, words in dict.fromkeys(told):
        yield f"{path}: {words}" if path else f"het bestand {words}"
    if not errors:
        yield from _beyond_schema(data)
        yield from _no_text(data)


def _no_text(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    """Texts with signs that no database, letter or mail can hold: a NUL, half a character."""
    if isinstance(data, dict | list):
        for key, said in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _no_text(said, (*path, key))
    elif isinstance(data, str) and UNFIT.search(data):
        yield f"{_path(path)}: bevat tekens die geen tekst zijn"


def _beyond_schema(data: dict[str, Any]) -> Iterator[str]:
    for number, row in enumerate(data.get("bijlagen", [])):
        try:
            base64.b64decode(row.get("inhoud_base64", ""))
        except binascii.Error:
            yield f"bijlagen[{number}].inhoud_base64: is geen base64"
    spans = [("", data)]
    spans += [(f"onderdelen[{number}].", row) for number, row in enumerate(data.get("onderdelen", []))]
    for where, row in spans:
        if row.get("van", "") > row.get("tot", "9"):
            yield f"{where}tot: ligt eerder dan ‘van’; zet de eerste dag in ‘van’"


def _path(parts: Any) -> str:
    told = ""
    for part in parts:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else str(part)
    return told


def _told(error: ValidationError) -> Iterator[tuple[str, str]]:
    """One schema error as paths and Dutch words; a missing or unknown key is named in the path."""
    path, kind, limit = _path(error.absolute_path), error.validator, error.validator_value
    here = f"{path}." if path else ""
    if kind == "required":
        missing = next(key for key in limit if f"'{key}'" in error.message.split(" is a ")[0])
        yield f"{here}{missing}", "ontbreekt"
    elif kind == "additionalProperties":
        known = error.schema["properties"]
        for key in error.instance:
            if key not in known:
                yield f"{here}{key}", f"kennen wij niet; wel: {', '.join(sorted(known))}"
    else:
        yield path, _words(error, str(kind), limit)


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
        return f"kan niet {error.instance!r} zijn; wel: {', '.join(limit)}"
    if kind == "format":
        return f"is geen dag: {error.instance!r}; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-02"
    if kind == "oneOf":
        return "geef óf ‘inhoud’ óf ‘inhoud_base64’"
    examples = {"postcode": "3811 ZZ", "e_mail": "naam@voorbeeld.nl", "soort": "application/pdf"}
    example = examples.get(str(error.absolute_path[-1]), "")
    return f"klopt niet: {error.instance!r}" + (f"; bijvoorbeeld {example}" if example else "")
