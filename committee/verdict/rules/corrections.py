"""What may be corrected in a verdict: slips of the pen, never an outcome. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from committee.verdict.rules.refusals import NotClerical, NotInTheText


@dataclass(frozen=True)
class Replacement:
    """A slip of the pen: the wrong words as they stand, with enough around them, and the right ones."""

    wrong: str
    right: str


# What a correction cannot touch: whose case it is, when it was decided, and what came out.
FIXED = frozenset({"outcome", "overall", "finding", "case_number", "nature", "decided_on", "received_on",
                   "number", "version", "restored_on"})


def corrected(content: Mapping[str, Any], replacements: Iterable[Replacement]) -> dict[str, Any]:
    """The content of a verdict with slips put right. Each must stand there exactly once.

    content: the frozen text as plain JSON. Raises NotInTheText, NotClerical.
    """
    plain = dict(content)
    wanted = list(replacements)
    if not wanted:
        raise NotInTheText("Geef aan welke woorden fout zijn en wat er moet staan.")
    for one in wanted:
        _require_once(plain, one)
        plain = _replaced(plain, one)
    return plain


def _require_once(plain: Mapping[str, Any], one: Replacement) -> None:
    if not one.wrong.strip():
        raise NotInTheText("Geef aan welke woorden fout zijn en wat er moet staan.")
    if one.wrong == one.right:
        raise NotInTheText(f"Bij ‘{one.wrong}’ staat twee keer hetzelfde. Schrijf wat er moet staan.")
    times = sum(text.count(one.wrong) for text in _texts(plain))
    if times > 1:
        raise NotInTheText(f"‘{one.wrong}’ staat {times} keer in de uitspraak. Neem meer woorden over.")
    if times == 0 and any(one.wrong in text for text in _texts(plain, fixed=True)):
        raise NotClerical(f"‘{one.wrong}’ is een uitkomst of vast gegeven: dat wijzigt niet door herstel.")
    if times == 0:
        raise NotInTheText(f"‘{one.wrong}’ staat niet in de uitspraak.")


def _texts(value: Any, key: str = "", *, fixed: bool = False) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, name, fixed=fixed)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key, fixed=fixed)
    elif isinstance(value, str) and (fixed or key not in FIXED):
        yield value


def _replaced(value: Any, one: Replacement, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _replaced(part, one, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, one, key) for part in value]
    if isinstance(value, str) and key not in FIXED:
        return value.replace(one.wrong, one.right)
    return value
