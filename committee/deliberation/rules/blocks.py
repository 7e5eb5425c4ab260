"""Text blocks: standard passages for parts of the draft, as a committee keeps them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from committee import toml_dutch
from committee.deliberation.rules.deciding import Section
from committee.deliberation.rules.noting import OF_AN_ELEMENT

PARTS = frozenset({*OF_AN_ELEMENT, *(one.value for one in Section)})
KEYS = {"titel", "delen", "tekst"}
NUMBER = "{onderdeel}"


class BrokenBlocks(ValueError):
    """A file with text blocks is wrong; the message says where and what belongs there, in Dutch."""


@dataclass(frozen=True)
class Block:
    """A standard passage. parts: kinds of parts of the draft in which it is offered."""

    title: str
    parts: frozenset[str]
    text: str

    def about(self, number: int | None) -> str:
        """Its text, with the number of the element it is put in."""
        return self.text.replace(NUMBER, str(number or "…"))


def read_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks in a file, in its order. Raises BrokenBlocks."""
    try:
        said = toml_dutch.parsed(toml_dutch.text_of(content))
    except toml_dutch.Unreadable as wrong:
        raise BrokenBlocks(str(wrong)) from None
    rows = said.get("blok", [])
    if set(said) - {"blok"} or not isinstance(rows, list):
        raise BrokenBlocks("het bestand bestaat uit rijen [[blok]]")
    return tuple(_block(row, place) for place, row in enumerate(rows, start=1))


def _block(row: Any, place: int) -> Block:
    if not isinstance(row, dict) or set(row) != KEYS:
        raise BrokenBlocks(f"blok {place} heeft titel, delen en tekst, en niets anders")
    title, parts, text = row["titel"], row["delen"], row["tekst"]
    if not all(isinstance(one, str) and one.strip() for one in (title, text)):
        raise BrokenBlocks(f"titel en tekst van blok {place} zijn tekst")
    if not isinstance(parts, list) or not parts or not all(one in PARTS for one in parts):
        raise BrokenBlocks(f"de delen van blok {place} komen uit: {', '.join(sorted(PARTS))}")
    return Block(title.strip(), frozenset(parts), text.strip())


def offered(blocks: Iterable[Block], part: str) -> list[tuple[str, str]]:
    """The blocks for a part of the draft, as choices: place and title."""
    return [(str(place), one.title) for place, one in enumerate(blocks) if part in one.parts]


def put_in(typed: str, block: str) -> str:
    """What was typed with the block as a paragraph after it."""
    return f"{typed.rstrip()}\n\n{block}" if typed.strip() else block
