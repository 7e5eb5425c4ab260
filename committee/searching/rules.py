"""What is searched by: words without accents, telephone numbers as digits, case numbers in any spelling.

Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, normalize

from committee.labels import Labelled
from committee.permissions import Role

LONGEST = 40                    # signs of a word that count
LEAST_PREFIX = 3                # signs a word must have to stand for longer ones
MOST_WORDS = 8
PHONE = re.compile(r"\+?[\d\s().\-/]{6,}")
NUMBER = re.compile(r"(?:([a-z]{1,8})[\s-]*)?(?:(\d{4})[\s-]+)?0*(\d{1,4})")
LETTERS = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
})


class Level(Labelled):
    """Where a word stands, which decides who finds by it; the label says where it was found."""

    NAMES = "names", "namen en nummers"
    FILE = "file", "klachtonderdelen, verweer en stukken"
    LETTERS = "letters", "brieven"
    NOTES = "notes", "notities"
    CONTACT = "contact", "telefoonnummers en e-mailadressen"


SEES = {
    Role.SECRETARY: tuple(Level),
    Role.CHAIR: (Level.NAMES, Level.FILE, Level.LETTERS),
    Role.MEMBER: (Level.NAMES, Level.FILE),   # the file only where he declared himself free
}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: all of these words. widen: whether one may be the begin of another."""

    words: tuple[str, ...]
    widen: bool = True


def folded(text: str) -> str:
    """A text in small letters without accents: Łukaszewicz is found by lukaszewicz."""
    small = text.lower().translate(LETTERS)
    return "".join(sign for sign in normalize("NFKD", small) if not combining(sign))


def words(text: str) -> set[str]:
    """The words of a text as they are searched by."""
    return {word[:LONGEST] for word in re.findall(r"[^\W_]+", folded(text))}


def phone_word(text: str) -> str:
    """A telephone number as one word, the same in every spelling; empty when it is none."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0031"):
        digits = f"0{digits[4:].removeprefix('0')}"
    elif text.strip().startswith("+31"):
        digits = f"0{digits[2:].removeprefix('0')}"
    return f"tel{digits}"[:LONGEST] if len(digits) >= 6 else ""


def number_words(number: str) -> set[str]:
    """The spellings of a case number: LH-2026-0014 is also 14, 2026-14 and LH 14."""
    prefix, year, serial = (*folded(number).split("-"), "", "")[:3]
    if not serial.isdecimal():
        return words(number)
    short = str(int(serial))
    return {f"nr{short}", f"nr{year}x{short}", f"nr{prefix}{short}", f"nr{prefix}{year}x{short}"}


def asked(query: str) -> tuple[Asked, ...]:
    """What a query may mean, the likeliest first: a number, a telephone number, words."""
    text, meant = query.strip(), []
    found = NUMBER.fullmatch(folded(text))
    if found:
        prefix, year, serial = found.groups("")
        meant.append(Asked((f"nr{prefix}{f'{year}x' if year else ''}{int(serial)}",), widen=False))
    if PHONE.fullmatch(text) and (tel := phone_word(text)):
        meant.append(Asked((tel,)))
    said = sorted(words(text), key=lambda word: (-len(word), word))[:MOST_WORDS]
    return (*meant, Asked(tuple(said))) if said else tuple(meant)


def after(word: str) -> str:
    """The first word that no longer begins with this one."""
    return word[:-1] + chr(ord(word[-1]) + 1)


def where(levels: Iterable[Level]) -> str:
    """Where the words were found, for the second line of a result."""
    found = set(levels)
    return "Gevonden in " + ", ".join(level.label for level in Level if level in found) + "."
