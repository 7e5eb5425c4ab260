"""The comments on some parts of the draft as they are read: on which passage, still there or gone. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committee.deliberation.rules import Note, Parts, Stretch, marked, part_words, standing_at


@dataclass(frozen=True)
class Remarks:
    """Comments in three groups: on what stands there, on an earlier version, and worked in already."""

    standing: tuple[Note, ...]
    earlier: tuple[Note, ...]
    settled: tuple[Note, ...]

    @property
    def open(self) -> int:
        """How many wait to be worked in."""
        return len(self.standing) + len(self.earlier)

    def __bool__(self) -> bool:
        return bool(self.open or self.settled)


def remarks(notes: Iterable[Note], parts: Parts, names: Sequence[str]) -> Remarks:
    """The comments on the parts with these names, those on what stands in the order of the text."""
    mine = [one for one in notes if one.part in names]
    found = [(one, standing_at(one.words, parts.get(one.part, ("", 0))[0])) for one in mine]
    live = [(names.index(one.part), at, one.number, one) for one, at in found
            if at is not None and one.settled_at is None]
    return Remarks(
        tuple(one for *_, one in sorted(live, key=lambda row: row[:3])),
        tuple(one for one, at in found if at is None and one.settled_at is None),
        tuple(one for one in mine if one.settled_at is not None),
    )


def names_of(number: int) -> list[str]:
    """The parts of the draft that are about one element, in their order."""
    return [f"{kind}-{number}" for kind in ("complaint", "response", "norm", "reasons")]


def read_text(parts: Parts, name: str, notes: Iterable[Note]) -> list[list[Stretch]]:
    """A part of the draft to read, with the passages marked that wait to be worked in."""
    passages = {one.number: one.words for one in notes if one.part == name and one.settled_at is None}
    return marked(parts.get(name, ("", 0))[0], passages)


def where(note: Note) -> str:
    """Which part and version a comment is about."""
    return f"{part_words(note.part)}, versie {note.version}"


def part_title(name: str) -> str:
    """A part of the draft that has versions: an element by its number, or what a part is called."""
    return f"Onderdeel {name}" if name.isdecimal() else part_words(name)
