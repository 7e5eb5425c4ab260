"""A regulation as Dutch articles, for the page and for `committee regulation show`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from committee.dutch import capital
from committee.regulation import keys
from committee.regulation.base import Term
from committee.regulation.choices import Kind, Shorten
from committee.regulation.model import Regulation
from committee.regulation.phrases import mark
from committee.regulation.sentences import SENTENCES

MAY_SHORTEN = {Shorten.CHAIR: "de voorzitter kan", Shorten.BOTH_PARTIES: "beide partijen kunnen samen"}


@dataclass(frozen=True)
class Article:
    """One article: its number (or the heading in its source), its heading, and its sentences."""

    number: str
    heading: str
    sentences: tuple[str, ...]


def articles(regulation: Regulation) -> list[Article]:
    """The whole regulation as Dutch articles, in its own order; proposals end in "[nog te bevestigen]"."""
    if regulation.kind is Kind.COMMITTEE:
        in_order = sorted(regulation.articles.items(), key=lambda item: _place(item[1]))
        return [_article(regulation, number, keys.CHAPTERS[key], [key]) for key, number in in_order]
    together: dict[str, list[str]] = {}
    for chapter, heading in regulation.articles.items():
        together.setdefault(heading, []).append(chapter)
    return [_article(regulation, "", heading, chapters) for heading, chapters in together.items()]


def term_sentences(key: str, term: Term) -> Iterator[str]:
    """What the regulation says on one term."""
    name = keys.TERMS[key][1]
    yield mark(f"{name}: {_length(term) or term.words}.", term, "length", "from", "words")
    if term.length and term.words:
        yield mark(f"{name}: {term.words}.", term, "words")
    if term.consent_from == 1:
        yield mark(f"{name}: verlengen alleen in overleg met klager.", term, "consent_from")
    if term.shorten in MAY_SHORTEN:
        yield mark(f"{name}: {MAY_SHORTEN[term.shorten]} deze termijn verkorten.", term, "shorten")


def _length(term: Term) -> str:
    if term.length is None:
        return ""
    if term.counted == "backward":
        return f"ten minste {term.length.words} voor {term.from_}"
    return f"{term.length.words} na {term.from_}"


def _article(regulation: Regulation, number: str, heading: str, chapters: Iterable[str]) -> Article:
    told: list[str] = []
    for chapter in chapters:
        told += SENTENCES[chapter](regulation) if chapter in SENTENCES else []
        for key, term in regulation.terms.items():
            if chapter == _chapter(regulation, key):
                told += term_sentences(key, term)
    return Article(number, heading, tuple(capital(sentence) for sentence in told))


def _place(number: str) -> tuple[int, str]:
    """Where an article stands: 9 before 10, and 10 before 10a."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return int(digits), number


def _chapter(regulation: Regulation, key: str) -> str:
    """The chapter a term stands in: its own, or the one on terms where the source has no such chapter."""
    chapter = keys.TERMS[key][0]
    return chapter if chapter in regulation.articles else "terms"
