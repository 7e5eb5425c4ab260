"""What stands on paper: a letter and a verdict as plain values, and their HTML.

Everything here is made of text, numbers and days, so that a sheet of paper can be kept as JSON and
printed again years later, byte for byte, whatever the database says by then.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Self, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from committee import dutch
from committee.paths import HOME
from committee.steady import steady


class Sheet:
    """Values that go to plain JSON and come back equal."""

    def as_dict(self) -> dict[str, Any]:
        """Dicts, lists, text, numbers and None only; days as YYYY-MM-DD."""
        plain: dict[str, Any] = _plain(asdict(self))  # type: ignore[call-overload]
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """The value that as_dict was asked of. Raises TypeError or KeyError for another shape."""
        sheet: Self = _built(cls, plain)
        return sheet


@dataclass(frozen=True)
class Letterhead(Sheet):
    """Who writes: the committee as it stands on its letters. Empty text leaves a line out."""

    committee_name: str
    return_address: str
    phone: str
    phone_hours: str
    email: str
    website: str
    privacy_url: str
    handled_by: str


@dataclass(frozen=True)
class PersonalPage(Sheet):
    """The way to one's own case, beside the letter: address, code as printed, till when it works."""

    address: str
    code: str
    note: str


@dataclass(frozen=True)
class LetterPaper(Sheet):
    """One letter to one recipient. body_html is safe HTML made by the stage's own template."""

    letterhead: Letterhead
    recipient_lines: tuple[str, ...]
    case_number: str
    day: date
    heading: str
    salutation: str
    body_html: str
    closing_name: str
    closing_role: str
    annexes: tuple[str, ...] = ()
    personal_page: PersonalPage | None = None


@dataclass(frozen=True)
class Element(Sheet):
    """One element of the complaint: what each side says, what the committee finds and why."""

    number: int
    text: str
    complaint: str
    response: str
    admissibility: str
    norm: str
    considerations: tuple[str, ...]
    finding: str


@dataclass(frozen=True)
class ListedPaper(Sheet):
    """A paper in the file: its fixed number, title and the day it came in."""

    number: int
    title: str
    received_on: date


@dataclass(frozen=True)
class DictumLine(Sheet):
    """One line of the decision, read as "De commissie: {text} {outcome}"."""

    number: int
    text: str
    outcome: str


@dataclass(frozen=True)
class Signer(Sheet):
    """Who stands below the verdict; note is printed soft below the role."""

    name: str
    role: str
    note: str = ""


@dataclass(frozen=True)
class VerdictPaper(Sheet):
    """The frozen text of a verdict. Canonical order: domain, anatomy of the uitspraak.

    nature: "bindend advies" or "advies". version from 1; from 2 on, restored_on is the day of the correction.
    appeared, facts, considerations, follow_up: a paragraph per text. signed_words: "Vastgesteld door de
    voorzitter op …", printed below the first signer. addressee: to whom the advice is given; empty for all
    respondents. representatives: who spoke for the complainants. response: what each respondent said of the
    complaint as a whole, before what he says of its elements.
    """

    committee_name: str
    case_number: str
    nature: str
    complainants: tuple[str, ...]
    respondents: tuple[str, ...]
    decided_on: date
    composition: str
    regulation: str
    in_short: str
    procedure: tuple[str, ...]
    appeared: tuple[str, ...]
    papers: tuple[ListedPaper, ...]
    facts: tuple[str, ...]
    elements: tuple[Element, ...]
    other_considerations: tuple[str, ...]
    dictum: tuple[DictumLine, ...]
    overall: str
    recommendations: tuple[str, ...]
    follow_up: tuple[str, ...]
    place: str
    given_by: str
    signers: tuple[Signer, ...]
    signed_words: str
    version: int = 1
    restored_on: date | None = None
    addressee: str = ""
    representatives: tuple[str, ...] = ()
    response: tuple[str, ...] = ()


def letter_html(paper: LetterPaper) -> str:
    """The letter as a page for pdf.render."""
    return _page("letters/base.html", paper)


def verdict_html(paper: VerdictPaper, *, draft: bool = False) -> str:
    """The verdict as a page for pdf.render. draft: every page says that it is one."""
    return _page("verdict/document.html", paper, draft=draft)


def verdict_text(paper: VerdictPaper) -> str:
    """The verdict as safe HTML to put in a page on a screen: the same text as on paper."""
    return _page("verdict/_text.html", paper)


def verdict_data(paper: VerdictPaper) -> bytes:
    """uitspraak.json: the same verdict for a machine, attached to the PDF. Same paper, same bytes."""
    data = {"format": "wederhoor-uitspraak/1", **paper.as_dict()}
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


# An outcome is said of the complaint, unless it is not a thing a complaint can be.
_SUBJECTS = {
    "niet-ontvankelijk": "Klager is", "onbevoegd": "De commissie is", "geen oordeel": "De commissie geeft",
}
_FINDINGS = {
    "niet-ontvankelijk": "Klager is in klachtonderdeel {} niet-ontvankelijk.",
    "onbevoegd": "De commissie is onbevoegd over klachtonderdeel {} te oordelen.",
    "geen oordeel": "De commissie geeft over klachtonderdeel {} geen oordeel.",
}


def outcome_subject(outcome: str) -> str:
    """What goes before an overall outcome: "De klacht is" gegrond, "De commissie is" onbevoegd."""
    return _SUBJECTS.get(outcome, "De klacht is")


def finding_sentence(element: Element) -> str:
    """The last sentence of the assessment of one element."""
    usual = f"Klachtonderdeel {{}} is {element.finding}."
    return _FINDINGS.get(element.finding, usual).format(element.number)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text: parted by an empty line."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _page(template: str, paper: Sheet, **more: Any) -> str:
    return str(steady(templates().get_template(template).render(paper=paper, **more)))


@cache
def templates() -> Environment:
    """The templates as paper sees them: everything escaped, a missing value is an error."""
    environment = Environment(loader=FileSystemLoader(HOME / "templates"), autoescape=True,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "day_words": dutch.day_words, "long_day": dutch.long_day, "written_day": dutch.written_day,
        "listing": dutch.listing, "by_way": dutch.by_way, "capital": dutch.capital,
        "outcome_subject": outcome_subject, "finding_sentence": finding_sentence, "paragraphs": paragraphs,
    }
    return environment


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _built(wanted: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if get_origin(wanted) is UnionType:
        return _built(get_args(wanted)[0], plain)
    if get_origin(wanted) is tuple:
        return tuple(_built(get_args(wanted)[0], item) for item in plain)
    if isinstance(wanted, type) and is_dataclass(wanted):
        kinds = get_type_hints(wanted)
        kept = [part.name for part in fields(wanted) if part.name in plain]
        return wanted(**{name: _built(kinds[name], plain[name]) for name in kept})
    return date.fromisoformat(plain) if wanted is date else plain
