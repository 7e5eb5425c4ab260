"""Regulation versions as pages: which there are, and one of them as articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from committee.case.records import Case
from committee.people.records import Committee, RegulationVersion
from committee.permissions import Unknown
from committee.regulation import articles, parse
from committee.regulation.phrases import TO_CONFIRM
from committee.store import db


@dataclass(frozen=True)
class Sentence:
    """One sentence of a regulation; proposed: it is ours and still to be confirmed."""

    text: str
    proposed: bool


@dataclass(frozen=True)
class Article:
    """One article with its sentences."""

    number: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Rulebook:
    """One version of a regulation as it is read."""

    identity: str
    version: str
    name: str
    organisation: str
    source: str
    articles: tuple[Article, ...]
    proposals: int


@dataclass(frozen=True)
class Version:
    """One version in the list."""

    identity: str
    version: str
    committee: str
    in_force_from: date
    in_force_until: date | None
    name: str


def rulebook(identity: str, version: str) -> Rulebook:
    """One version of a regulation. Raises Unknown."""
    return _read(RegulationVersion.identity == identity, RegulationVersion.version == version)


def rulebook_of(case_id: int) -> Rulebook:
    """The version that a case follows."""
    its = select(Case.regulation_id).where(Case.id == case_id)
    return _read(RegulationVersion.id == its.scalar_subquery())


def versions(committee_ids: Iterable[int]) -> tuple[Version, ...]:
    """The versions of these committees' regulations, the newest of each on top."""
    rows = db.session.execute(
        select(RegulationVersion.identity, RegulationVersion.version, Committee.name.label("committee"),
               RegulationVersion.in_force_from, RegulationVersion.in_force_until, RegulationVersion.toml)
        .join(Committee, Committee.id == RegulationVersion.committee_id)
        .where(RegulationVersion.committee_id.in_(list(committee_ids)))
        .order_by(Committee.name, RegulationVersion.in_force_from.desc())
    )
    return tuple(Version(*row[:5], name=_rulebook(row.toml).name) for row in rows)


def _read(*which: Any) -> Rulebook:
    toml = db.session.scalars(select(RegulationVersion.toml).where(*which)).first()
    if toml is None:
        raise Unknown
    return _rulebook(toml)


@lru_cache(maxsize=64)
def _rulebook(toml: str) -> Rulebook:
    regulation = parse(toml)
    told = tuple(
        Article(one.number, one.heading, tuple(_sentence(text) for text in one.sentences))
        for one in articles(regulation)
    )
    proposals = sum(sentence.proposed for one in told for sentence in one.sentences)
    return Rulebook(regulation.id, regulation.version, regulation.name, regulation.organisation,
                    regulation.source, told, proposals)


def _sentence(text: str) -> Sentence:
    return Sentence(text.replace(TO_CONFIRM, ""), TO_CONFIRM in text)
