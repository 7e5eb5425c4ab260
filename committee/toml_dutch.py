"""TOML that a person wrote: read into values, or told in Dutch where it goes wrong and what belongs there.

Python's reader explains itself in English; its handful of sentences is translated here, by how they begin.
"""

import re
import tomllib
from typing import Any

DEEPEST = 50
# Python's reader needs the square of a key's parts; possessive, so that no text makes this slow in its turn
ENDLESS = re.compile(rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST}}}""")
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
VALUE = 'een waarde: "tekst", een getal, true of false, een dag als 2026-03-02, een lijst of een tabel'
# how the sentence begins, and what belongs there
HERE = {
    "Invalid statement": "een sleutel met = en een waarde, een [tabel], of een opmerking met #",
    "Expected newline or end of document": "niets meer: op iedere regel staat één sleutel",
    "Expected ']' at the end": "] aan het eind van de naam van een tabel",
    "Expected ']]' at the end": "]] aan het eind van de naam van een rij tabellen",
    "Expected '=' after a key": "= achter de sleutel",
    "Expected '\\n'": "het einde van de regel",
    'Expected "\'"': "een tekst die met ' eindigt",
    "Expected": "het einde van de tekst, met dezelfde aanhalingstekens als het begin",
    "Invalid initial character for a key part": "een sleutel van letters, cijfers, - en _, of tussen \"\"",
    "Unclosed array": "] aan het eind van de lijst, of een komma tussen twee waarden",
    "Unclosed inline table": "} aan het eind van de tabel, of een komma tussen twee sleutels",
    "Unescaped": "een dubbele backslash (\\\\) in een tekst tussen \"\"",
    "Invalid hex value": "vier (\\u) of acht (\\U) cijfers of letters a-f",
    "Escaped character is not": "een teken dat bestaat",
    "Unterminated string": "aanhalingstekens aan het eind van de tekst",
    "Illegal character": "een zichtbaar teken, of drie aanhalingstekens om een tekst van meer regels",
    "Found invalid character": "een zichtbaar teken",
    "Invalid date or datetime": "een dag die bestaat, zoals 2026-03-02",
    "Invalid value": VALUE,
}
# the same, where the reader has passed what is wrong: then the whole line is shown
ON_LINE = {
    "Cannot declare": "iedere tabel één keer",
    "Cannot redefine namespace": "iedere tabel één keer",
    "Cannot overwrite a value": "iedere sleutel één keer",
    "Duplicate inline table key": "iedere sleutel één keer",
    "Cannot mutate immutable namespace": "een tabel tussen { en } in één keer, zonder iets erbij",
}


class Unreadable(ValueError):
    """A file is no TOML; line and column from 1, found and allowed in Dutch. str() is the whole sentence."""

    def __init__(self, line: int, column: int, found: str, allowed: str) -> None:
        super().__init__(f"regel {line}, teken {column}: gevonden {found}; toegestaan: {allowed}")
        self.line, self.column, self.found, self.allowed = line, column, found, allowed


def text_of(content: bytes) -> str:
    """The text in the bytes of a file, lines ending in one sign. Raises Unreadable where it is no UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        raise Unreadable(line, column, "iets wat geen tekst in UTF-8 is", "tekst in UTF-8") from None
    if text.startswith("\ufeff"):
        raise Unreadable(1, 1, "een onzichtbaar teken (BOM)", "UTF-8 zonder BOM")
    return text.replace("\r\n", "\n")


def parsed(text: str) -> dict[str, Any]:
    """The values of a TOML text, nested no deeper than fifty. Raises Unreadable."""
    if sprawls := ENDLESS.search(text):
        line, column = _place(text, sprawls.start())
        raise Unreadable(line, column, "een sleutel zonder einde", f"hoogstens {DEEPEST} delen")
    try:
        data = tomllib.loads(text)
        deep = _is_deep(data)
    except tomllib.TOMLDecodeError as error:
        raise _told(str(error), text) from None
    except ValueError as error:   # a number of more digits than Python counts
        raise Unreadable(_fullest(text, "0123456789"), 1, "een getal zonder einde", VALUE) from error
    except RecursionError:
        deep = True
    if deep:
        found = "te diep in elkaar gezette lijsten of tabellen"
        raise Unreadable(_fullest(text, "[{"), 1, found, f"hoogstens {DEEPEST} in elkaar") from None
    return data


def _told(english: str, text: str) -> Unreadable:
    at = PLACE.search(english)
    ended = not (at and at[1])
    line, column = (int(at[1]), int(at[2])) if at and at[1] else _place(text, len(text.rstrip()))
    whole = text.split("\n")[line - 1]
    for begins, allowed in ON_LINE.items():
        if english.startswith(begins):
            return Unreadable(line, 1, _shown(whole.strip()), allowed)
    if english.startswith(("Unescaped", "Escaped")):   # the reader points behind the backslash
        column = whole.rfind("\\", 0, column) + 1
    last = f"het einde van {'het bestand' if ended else 'de regel'}"
    rest = whole[column - 1 :].strip()
    allowed = next((words for begins, words in HERE.items() if english.startswith(begins)), "geldige TOML")
    return Unreadable(line, column, _shown(rest) if rest else last, allowed)


def _shown(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else "�" for sign in text)
    return f"“{seen[:40]}…”" if len(seen) > 40 else f"“{seen}”"


def _place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _fullest(text: str, signs: str) -> int:
    """The line that holds most of these signs."""
    lines = [sum(map(line.count, signs)) for line in text.split("\n")]
    return lines.index(max(lines)) + 1


def _is_deep(data: Any) -> bool:
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            return True
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return False
