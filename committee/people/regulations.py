"""Regulation versions in the database: added verbatim, found by the day on which a case begins."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import or_, select

from committee.people.records import Committee, EquatedDay, RegulationVersion
from committee.regulation import parse
from committee.store import db


class AlreadyThere(Exception):
    """This version of the regulation is there already, with another text; the message is Dutch."""


def add(toml: str, at: datetime, committee: Committee | None = None) -> RegulationVersion:
    """Keep one version of a regulation; the same text twice is one version.

    Raises RegulationError for a broken file and AlreadyThere for another text under a known version. The
    version before it, if it had no end, ends the day before this one comes into force.
    """
    regulation, sha256 = parse(toml), hashlib.sha256(toml.encode()).hexdigest()
    known = db.session.scalars(
        select(RegulationVersion).where(
            RegulationVersion.identity == regulation.id, RegulationVersion.version == regulation.version
        )
    ).first()
    if known is not None:
        if known.sha256 != sha256:
            raise AlreadyThere(
                f"{regulation.id} {regulation.version} staat er al, met een andere tekst; "
                "geef de nieuwe tekst een nieuw versienummer"
            )
        known.committee_id = known.committee_id or (committee.id if committee else None)
        return known
    version = RegulationVersion(
        identity=regulation.id,
        version=regulation.version,
        kind=regulation.kind.value,
        toml=toml,
        sha256=sha256,
        committee_id=committee.id if committee else None,
        in_force_from=regulation.in_force or at.date(),
        added_at=at,
    )
    _close_earlier(version)
    db.session.add(version)
    db.session.flush()
    return version


def _close_earlier(new: RegulationVersion) -> None:
    earlier = db.session.scalars(
        select(RegulationVersion).where(
            RegulationVersion.identity == new.identity,
            RegulationVersion.in_force_until.is_(None),
            RegulationVersion.in_force_from < new.in_force_from,
        )
    )
    for version in earlier:
        version.in_force_until = date.fromordinal(new.in_force_from.toordinal() - 1)


def in_force(committee_id: int, day: date) -> RegulationVersion | None:
    """The version a complaint received on this day falls under; the earliest one for days before all."""
    mine = select(RegulationVersion).where(RegulationVersion.committee_id == committee_id)
    current = mine.where(
        RegulationVersion.in_force_from <= day,
        or_(RegulationVersion.in_force_until.is_(None), RegulationVersion.in_force_until >= day),
    )
    return (
        db.session.scalars(current.order_by(RegulationVersion.in_force_from.desc())).first()
        or db.session.scalars(mine.order_by(RegulationVersion.in_force_from)).first()
    )


def load_equated(days: Mapping[date, str]) -> None:
    """Put the equated days that are not yet known in the table."""
    known = set(db.session.scalars(select(EquatedDay.day)))
    db.session.add_all(EquatedDay(day=day, reason=reason) for day, reason in days.items() if day not in known)
