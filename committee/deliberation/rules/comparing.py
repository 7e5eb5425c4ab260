"""Two versions of a text beside each other: what was taken out, what was put in, what stayed. Pure.

Paragraphs are matched first, then the words of paragraphs that changed. What would take too long is shown
coarser: whole paragraphs out and in. Nothing is ever left out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from committee.deliberation.rules.noting import lines_of

MOST_PAIRS = 400_000      # paragraphs of one times those of the other; beyond it they are not matched
MOST_WORDS = 4_000_000    # words of one times those of the other, in one comparison altogether
ALIKE = 0.35              # of two paragraphs; below it one went out and another came in
WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Some words, and what became of them."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Changed:
    """One paragraph in both versions."""

    pieces: tuple[Piece, ...]

    @property
    def before(self) -> tuple[Piece, ...]:
        """As it stood in the earlier version."""
        return tuple(one for one in self.pieces if one.kind is not Kind.ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        """As it stands in the later version."""
        return tuple(one for one in self.pieces if one.kind is not Kind.REMOVED)

    @property
    def same(self) -> bool:
        """Whether nothing changed in it."""
        return all(one.kind is Kind.SAME for one in self.pieces)


def compared(before: str, after: str) -> list[Changed]:
    """Every paragraph of both texts, in reading order, with what changed in it."""
    old, new = lines_of(before), lines_of(after)
    found: list[Changed] = []
    left = MOST_WORDS
    for kind, a, b in _blocks(old, new):
        if kind == "equal":
            found += [_whole(Kind.SAME, one) for one in a]
            continue
        for one, other in zip(a, b, strict=False):
            made, spent = _words(one, other, left)
            found += made
            left -= spent
        found += [_whole(Kind.REMOVED, one) for one in a[len(b):]]
        found += [_whole(Kind.ADDED, one) for one in b[len(a):]]
    return found


def _blocks(old: list[str], new: list[str]) -> list[tuple[str, list[str], list[str]]]:
    """The paragraphs that stayed and those between them; too many are matched at begin and end alone."""
    if len(old) * len(new) <= MOST_PAIRS:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [(kind, old[a:b], new[c:d]) for kind, a, b, c, d in codes]
    top = _shared(old, new)
    end = _shared(old[top:][::-1], new[top:][::-1])
    return [("equal", old[:top], new[:top]),
            ("replace", old[top:len(old) - end], new[top:len(new) - end]),
            ("equal", old[len(old) - end:], new[len(new) - end:])]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many paragraphs from the begin on are the same."""
    for number, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return number
    return min(len(old), len(new))


def _words(one: str, other: str, left: int) -> tuple[list[Changed], int]:
    """A paragraph that changed, word by word, and what that cost; too long or too different: out and in."""
    a, b = WORD.findall(one), WORD.findall(other)
    apart = [_whole(Kind.REMOVED, one), _whole(Kind.ADDED, other)]
    cost = len(a) * len(b)
    if cost > left:
        return apart, 0
    if _alike(one, other) < ALIKE:
        return apart, 0
    matcher = SequenceMatcher(None, a, b, autojunk=len(b) > 1_000)
    pieces: list[Piece] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Kind.SAME, "".join(a[i:j])))
            continue
        if j > i:
            pieces.append(Piece(Kind.REMOVED, "".join(a[i:j])))
        if m > k:
            pieces.append(Piece(Kind.ADDED, "".join(b[k:m])))
    return [Changed(tuple(pieces))], cost


def _alike(one: str, other: str) -> float:
    """The share of words that two paragraphs have in common, from 0 to 1."""
    a, b = Counter(one.split()), Counter(other.split())
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def _whole(kind: Kind, text: str) -> Changed:
    return Changed((Piece(kind, text),))
