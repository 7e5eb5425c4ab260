"""What is left of a Dutch word without its endings: klachten and klacht are both klacht.

By Snowball, in Python, so that both databases find the same; PostgreSQL's own stems SQLite does not know.
"""

import re
from functools import lru_cache

import snowballstemmer

from committee.searching.rules import LONGEST

MARK = "="   # stands in no word that anybody types
SHORTEST = 4   # signs; what is shorter is a stem already, or an abbreviation
_DUTCH = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word as it is searched by; a word with a figure in it is its own.

    Stemmed twice: once leaves keukens at keuken, which itself would go on to keuk.
    """
    if len(word) < SHORTEST or re.search(r"\d", word):
        return word
    made: str = _DUTCH.stemWord(_DUTCH.stemWord(word))
    return made or word


def kept(word: str) -> set[str]:
    """How a word is kept: as it is written, and marked by its stem where that is another word."""
    root = stem(word)
    return {word} if root == word else {word, f"{MARK}{root}"[:LONGEST]}


def forms(word: str) -> tuple[str, ...]:
    """Where the other forms of a word are found: its stem as a word, and what is kept by that stem."""
    root = stem(word)
    marked = f"{MARK}{root}"[:LONGEST]
    return (marked,) if root == word else (root, marked)
