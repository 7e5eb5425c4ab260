"""Which texts can be kept: not endless, of real signs, and no longer than the place where they belong.

What is said in an act is looked at before the act; what fits its column, before anything is written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from sqlalchemy import String, event, inspect
from sqlalchemy.orm import Session

from committee.case.refusals import Refusal
from committee.store import Record

MOST_SIGNS = 100_000
SHOWN = 40
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


class Unkeepable(Refusal):
    """A text is too long, or holds a NUL or half a sign, which no database and no letter can hold."""


def require_kept(content: Any) -> None:
    """Every text in this content, however deep in lists and values, can be kept. Raises Unkeepable."""
    for text in _texts(content):
        _require_signs(text)
        if len(text) > MOST_SIGNS:
            raise Unkeepable(
                f"De tekst die begint met “{_start(text)}” is te lang: "
                f"een tekst heeft ten hoogste {_number(MOST_SIGNS)} tekens."
            )


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            yield from _texts(name)
            yield from _texts(value)
    elif isinstance(content, list | tuple | set | frozenset):
        for value in content:
            yield from _texts(value)
    elif is_dataclass(content) and not isinstance(content, type):
        for field in fields(content):
            yield from _texts(getattr(content, field.name))


@event.listens_for(Session, "before_flush")
def _fits(session: Session, _context: Any, _only: Any) -> None:
    for thing in (*session.new, *session.dirty):
        _require_fitting(thing)


def _require_fitting(row: Record) -> None:
    """Every text that is to be written fits its column. Raises Unkeepable."""
    state = inspect(row)
    for column in state.mapper.column_attrs:
        kind, text = column.columns[0].type, state.dict.get(column.key)
        if not isinstance(kind, String) or not isinstance(text, str):
            continue
        _require_signs(text)
        if kind.length is not None and len(text) > kind.length:
            raise Unkeepable(
                f"“{_start(text)}” is te lang: hier passen ten hoogste {_number(kind.length)} tekens."
            )


def _require_signs(text: str) -> None:
    if UNKEEPABLE.search(text):
        raise Unkeepable(f"De tekst “{_start(text)}” bevat een teken dat niet kan worden bewaard.")


def _start(text: str) -> str:
    """The first words, to know it by; what cannot be shown is left out."""
    shown = " ".join(UNKEEPABLE.sub("", text[: 2 * SHOWN]).split())
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
