"""JSON as it comes in, read strictly: UTF-8, every key once, only what JSON knows.

Pure.
"""

import json
from typing import Any, NoReturn

from committee.case.refusals import Refusal

MOST_PARTS = 1_000_000   # commas and brackets: no complaint has so many, and each would take memory


class NotJson(Refusal):
    """What came in is no JSON; the message says in Dutch what it is not, to follow a subject."""


def parsed(content: bytes) -> Any:
    """The values that a text in JSON stands for. Raises NotJson."""
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise NotJson("heeft te veel onderdelen")
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise NotJson(f"is geen JSON (regel {error.lineno}, teken {error.colno})") from None
    except UnicodeDecodeError:
        raise NotJson("is geen tekst in UTF-8") from None
    except ValueError:   # a whole number of thousands of digits
        raise NotJson("is geen JSON (er staat een veel te groot getal in)") from None
    except RecursionError:
        raise NotJson("is te diep in elkaar gezet") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that says everything once: of two answers nobody knows which one counts."""
    said: dict[str, Any] = {}
    for key, value in pairs:
        if key in said:
            raise NotJson(f"is geen JSON ({key[:60]!r} staat er twee keer in)")
        said[key] = value
    return said


def _no_number(name: str) -> NoReturn:
    raise NotJson(f"is geen JSON ({name} is geen getal)")
