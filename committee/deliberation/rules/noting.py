"""Comments on the draft: which part and passage they are about, and whether that still stands there. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from committee.case.refusals import Refusal
from committee.deliberation.rules.deciding import Section
from committee.paper import paragraphs

LONGEST_PASSAGE = 2_000   # signs; more is no passage but the whole
OF_AN_ELEMENT = {"norm": "waaraan de commissie toetst", "reasons": "motivering",
                 "complaint": "wat klager zegt", "response": "wat verweerder zegt"}
OF_THE_WHOLE = {**{one.value: one.label for one in Section}, "recommendations": "Aanbevelingen"}
Parts = Mapping[str, tuple[str, int]]   # of the draft, by name: text and version


class NoSuchPassage(Refusal):
    """The words do not stand in that version of the draft."""


class NoSuchNote(Refusal):
    """There is no such comment in this case."""


class SettledAlready(Refusal):
    """The comment was worked in before."""


class NothingSaid(Refusal):
    """A comment says something, and what it is about."""


@dataclass(frozen=True)
class Quoted:
    """A passage of the draft. part: "reasons-2", "facts"; version: of that part."""

    part: str
    version: int
    words: str


@dataclass(frozen=True)
class Note:
    """A comment as it is read: on which words of which version, by whom, its answers, and who settled it."""

    number: int
    part: str
    version: int
    words: str
    text: str
    by: str
    at: datetime
    answers: tuple["Note", ...] = ()
    settled_by: str = ""
    settled_at: datetime | None = None


def one_line(text: str) -> str:
    """A text with every white space as one blank."""
    return " ".join(text.split())


def lines_of(text: str) -> list[str]:
    """The paragraphs of a part of the draft as they are read, each without breaks."""
    return [one_line(one) for one in paragraphs(text)]


def standing_at(words: str, text: str) -> int | None:
    """The paragraph in which these words begin, counted from 0; None where they do not stand in the text."""
    lines, sought = lines_of(text), one_line(words)
    at = " ".join(lines).find(sought) if sought else -1
    if at < 0:
        return None
    for number, line in enumerate(lines):
        if at < len(line) + 1:
            return number
        at -= len(line) + 1
    return None


def require_passage(quoted: Quoted, text: str, version: int) -> str:
    """The words as they stand in the part now. Raises NoSuchPassage when the part or its text is another.

    text, version: of the part as it stands; version 0 when nobody wrote it.
    """
    if not version or quoted.version != version:
        raise NoSuchPassage("De tekst is inmiddels gewijzigd. Lees haar opnieuw en kies dan de woorden.")
    words = one_line(quoted.words)
    if len(words) > LONGEST_PASSAGE:
        raise NoSuchPassage("Dit is meer dan een passage. Kies minder woorden.")
    if standing_at(words, text) is None:
        raise NoSuchPassage("Deze woorden staan niet zo in het concept. Neem ze precies over.")
    return words


def part_words(part: str) -> str:
    """How a part of the draft is called: "Onderdeel 2, motivering", "De feiten"."""
    kind, _, number = part.partition("-")
    if number:
        return f"Onderdeel {number}, {OF_AN_ELEMENT[kind]}"
    return OF_THE_WHOLE[part]


def element_of(part: str) -> int | None:
    """The number of the element a part is about, if it is about one."""
    number = part.partition("-")[2]
    return int(number) if number else None


@dataclass(frozen=True)
class Stretch:
    """Some words of a paragraph. notes: numbers of the comments on them."""

    text: str
    notes: tuple[int, ...] = ()


def marked(text: str, passages: Mapping[int, str]) -> list[list[Stretch]]:
    """The paragraphs of a text, cut where a passage with a comment begins or ends.

    passages: the words by number of their comment; those that do not stand in the text mark nothing.
    """
    lines = lines_of(text)
    whole = " ".join(lines)
    spans = [(start, start + len(words), number) for number, said in passages.items()
             if (words := one_line(said)) and (start := whole.find(words)) >= 0]
    found, at = [], 0
    for line in lines:
        found.append(_cut(line, [(start - at, end - at, number) for start, end, number in spans]))
        at += len(line) + 1
    return found


def _cut(line: str, spans: Iterable[tuple[int, int, int]]) -> list[Stretch]:
    mine = [(max(start, 0), min(end, len(line)), number) for start, end, number in spans
            if start < len(line) and end > 0]
    edges = sorted({0, len(line), *(edge for start, end, _ in mine for edge in (start, end))})
    return [Stretch(line[a:b], tuple(number for start, end, number in mine if start <= a and b <= end))
            for a, b in zip(edges, edges[1:], strict=False)]
