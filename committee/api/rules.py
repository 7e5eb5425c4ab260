"""What the API refuses and how it says so: kinds of problems, pointers, keys, kinds of content.

Pure. An answer that refuses is problem+json (RFC 9457) in Dutch.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

TOKEN = re.compile(r"wdh_([1-9][0-9]{0,8})_([A-Za-z0-9_-]{43})")
IDEMPOTENCY = re.compile(r"[\x21-\x7e]{1,200}")
REMEMBERED = timedelta(hours=24)   # how long an answer is given again under its Idempotency-Key
MINUTE = timedelta(minutes=1)
JSON, FORM = "application/json", "multipart/form-data"
TYPE = "urn:wederhoor:fout:"
KINDS: Mapping[str, tuple[int, str]] = {
    "onleesbaar": (400, "De aanvraag is niet te lezen"),
    "sleutel": (401, "Geen geldige sleutel"),
    "niet-toegestaan": (403, "Dit mag niet"),
    "onbekend": (404, "Dit adres is er niet"),
    "methode": (405, "Dit kan op dit adres niet"),
    "kan-nu-niet": (409, "Dit kan nu niet"),
    "ander-bericht": (409, "Onder dit kenmerk kwam al iets anders"),
    "te-groot": (413, "Te groot"),
    "soort": (415, "Deze soort inhoud lezen wij niet"),
    "velden": (422, "De klacht klopt nog niet"),
    "te-vaak": (429, "Te veel achter elkaar"),
    "bij-ons": (500, "Er ging iets mis bij ons"),
}
CODES: Mapping[int, str] = {
    400: "onleesbaar", 401: "sleutel", 403: "niet-toegestaan", 404: "onbekend", 405: "methode",
    409: "kan-nu-niet", 413: "te-groot", 415: "soort", 422: "velden", 429: "te-vaak",
}
WHY: Mapping[str, str] = {
    "sleutel": "Stuur de kop Authorization mee: Bearer, een spatie en uw sleutel. Een sleutel krijgt u van "
               "de commissie.",
    "onbekend": "Misschien klopt het adres niet, of is het niet voor u.",
    "methode": "In de kop Allow staat wat hier wel kan.",
    "te-groot": "Een aanvraag mag ten hoogste 60 MB zijn, een bijlage 50 MB, een bijlage als base64 22 MB.",
    "onleesbaar": "Wij begrepen de aanvraag niet.",
    "bij-ons": "Er is niets bewaard. Probeer het later opnieuw, met dezelfde Idempotency-Key.",
}


@dataclass(frozen=True)
class Trouble:
    """What is wrong at one place. pointer: a JSON pointer (RFC 6901) into what was sent; "" for all of it."""

    pointer: str
    detail: str


@dataclass(eq=False)
class Problem(Exception):
    """The API refuses: the kind, a Dutch sentence, the places, and headers that go with it."""

    kind: str
    detail: str = ""
    troubles: tuple[Trouble, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The HTTP status of its kind."""
        return KINDS[self.kind][0]

    def told(self, instance: str) -> dict[str, Any]:
        """The problem as JSON has it. instance: the path that was asked."""
        said = {
            "type": TYPE + self.kind, "title": KINDS[self.kind][1], "status": self.status,
            "detail": self.detail or WHY.get(self.kind, "Er is niets veranderd."), "instance": instance,
        }
        places = [{"pointer": one.pointer, "detail": one.detail} for one in self.troubles]
        return {**said, "errors": places} if places else said


def of_status(status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> Problem:
    """The problem that an HTTP status stands for."""
    kind = CODES.get(status, "onleesbaar" if status < 500 else "bij-ons")
    return Problem(kind, detail, headers=headers or {})


def wrong(troubles: Iterable[Trouble]) -> Problem:
    """What was sent can be read, but does not fit; every place at once."""
    found = tuple(troubles)
    count = "1 plek" if len(found) == 1 else f"{len(found)} plekken"
    return Problem("velden", f"Op {count} klopt de klacht niet. Er is niets bewaard.", found)


def pointer(place: Iterable[str | int]) -> str:
    """A JSON pointer (RFC 6901) from keys and numbers."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)


def sentence(words: str) -> str:
    """Words that follow a field name, as a sentence of their own."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")


def token(number: int, secret: str) -> str:
    """A key as it is shown once: recognisable, with the number by which it can be ended."""
    return f"wdh_{number}_{secret}"


def number_in(said: str) -> int | None:
    """The number in a key; None when it does not look like one."""
    found = TOKEN.fullmatch(said)
    return int(found[1]) if found else None


def digest(said: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def idempotency_key(said: str | None) -> str | None:
    """The Idempotency-Key without the quotes that its draft gives it. Raises Problem."""
    if said is None:
        return None
    key = said[1:-1] if len(said) > 2 and said[0] == said[-1] == '"' else said
    if not IDEMPOTENCY.fullmatch(key):
        raise Problem("onleesbaar", "Een Idempotency-Key heeft 1 tot 200 letters, cijfers of leestekens, "
                                    "zonder spaties.")
    return key


def fingerprint(data: Any, files: Iterable[tuple[str, bytes]]) -> str:
    """The sha256 of what is said, however it was written: order of keys and boundaries do not count."""
    kept = [[name, hashlib.sha256(content).hexdigest()] for name, content in files]
    plain = json.dumps([data, kept], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
