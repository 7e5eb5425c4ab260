"""The versions of each part of the draft: which there are, and what two of them say; four selects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from committee.case.offer import Offer
from committee.case.records import Element
from committee.chambers.reads.items import names_of_staff
from committee.chambers.rules import part_title
from committee.deliberation.reads import RECOMMENDATIONS, advice_text, advices
from committee.deliberation.records import DraftSection, Finding, FindingVersion
from committee.deliberation.rules import Opinion
from committee.store import db


@dataclass(frozen=True)
class Version:
    """One version of a part: its number, who entered it and when."""

    number: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Part:
    """A part of the draft that has versions. name: an element's number, or the name of the part."""

    name: str
    title: str
    versions: tuple[Version, ...]


def parts_with_versions(offer: Offer) -> tuple[Part, ...]:
    """Every part of the draft that somebody wrote, with its versions, the first one first."""
    people = names_of_staff(offer)
    found: dict[str, list[Version]] = {}
    for name, row in [*_findings(offer.case_id), *_sections(offer.case_id)]:
        by = people.get(row.entered_by, "een eerdere medewerker")
        found.setdefault(name, []).append(Version(row.version, by, row.entered_at))
    return tuple(Part(name, part_title(name), tuple(versions)) for name, versions in found.items())


def _findings(case_id: int) -> list[tuple[str, Any]]:
    rows = select(Element.number, FindingVersion.version, FindingVersion.entered_at,
                  FindingVersion.entered_by)
    mine = rows.join(Finding, Finding.element_id == Element.id).join(
        FindingVersion, FindingVersion.finding_id == Finding.id).where(Element.case_id == case_id)
    found = db.session.execute(mine.order_by(Element.number, FindingVersion.version))
    return [(str(row.number), row) for row in found]


def _sections(case_id: int) -> list[tuple[str, Any]]:
    rows = select(DraftSection.name, DraftSection.version, DraftSection.entered_at, DraftSection.entered_by)
    found = db.session.execute(rows.where(DraftSection.case_id == case_id).order_by(
        DraftSection.name, DraftSection.version))
    return [(row.name, row) for row in found]


def texts_of(offer: Offer, name: str, numbers: Sequence[int]) -> Mapping[int, str]:
    """What these versions of a part say, by number; of an element the finding, the rule and the reasons."""
    if name.isdecimal():
        rows = select(FindingVersion.version, FindingVersion.opinion, FindingVersion.norm,
                      FindingVersion.reasons)
        mine = rows.join(Finding, Finding.id == FindingVersion.finding_id).join(
            Element, Element.id == Finding.element_id)
        here = mine.where(Element.case_id == offer.case_id, Element.number == int(name),
                          FindingVersion.version.in_(numbers))
        return {row.version: _finding(row.opinion, row.norm, row.reasons) for row in db.session.execute(here)}
    said = select(DraftSection.version, DraftSection.body).where(
        DraftSection.case_id == offer.case_id, DraftSection.name == name, DraftSection.version.in_(numbers))
    return {row.version: _section(name, row.body) for row in db.session.execute(said)}


def _finding(opinion: Opinion, norm: str, reasons: str) -> str:
    return "\n\n".join(part for part in (f"Oordeel: {opinion.label}.", norm, reasons) if part)


def _section(name: str, body: str) -> str:
    return advice_text(advices(body)) if name == RECOMMENDATIONS else body
