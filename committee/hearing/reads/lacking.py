"""What the newest bundle of a case lacks, as columns of a select: papers, or how complaint and answers read.

The desk asks it of every hearing it shows, so it may take no select of its own: what complaint and answers
say now comes as lines of text, and is held against the points as the bundle keeps them.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import String, and_, cast, exists, func, select

from committee.case.reads import LIVING
from committee.case.records import Access, Case, Document, Element, Party, Wording
from committee.hearing.records import Bundle, BundlePaper
from committee.hearing.rules.bundle import Plan
from committee.people.records import Organisation, Person
from committee.response.records import Position, Response

UNIT, LINE = "\x1f", "\x1e"   # what ASCII has for between the fields of a line, and between lines
CODES = {one.label: one.value for one in Position}


def for_panel() -> Any:
    """Papers that the panel may see: it has access, and nothing of it is kept secret."""
    access = exists().where(Access.document_id == Document.id, Access.party_id.is_(None),
                            Access.until.is_(None))
    return and_(Document.withheld.is_(False), access)


def newest_bundle() -> Any:
    """The key of the newest bundle of the case that is selected."""
    found = select(func.max(Bundle.id)).where(Bundle.case_id == Case.id)
    return found.correlate(Case).scalar_subquery()


def unbound() -> Any:
    """How many papers of the case that is selected the panel may see, and its newest bundle lacks."""
    here = exists().where(BundlePaper.document_id == Document.id, BundlePaper.bundle_id == newest_bundle())
    found = select(func.count(Document.id)).where(Document.case_id == Case.id, for_panel(), ~here)
    return found.correlate(Case).scalar_subquery()


def wordings() -> tuple[Any, ...]:
    """For says_otherwise(): the newest bundle as it was made, the points as they are, and the answers."""
    bound = select(Bundle.content).where(Bundle.id == newest_bundle()).correlate(Case).scalar_subquery()
    return bound.label("bound"), _points().label("points_now"), _answers().label("answers_now")


def columns() -> tuple[Any, ...]:
    """For lacks(): how many papers the newest bundle has not, and how complaint and answers read."""
    return unbound().label("unbound"), *wordings()


def lacks(row: Any) -> bool:
    """Whether there is no bundle, or the newest lacks something. row: of a select with columns()."""
    return row.bound is None or bool(row.unbound) or says_otherwise(row)


def says_otherwise(row: Any) -> bool:
    """Whether complaint or answers read otherwise now than in the newest bundle; False without one.

    row: of a select with wordings() among its columns.
    """
    if row.bound is None:
        return False
    points = Plan.from_dict(row.bound).points
    said = [(point.number, one.name, CODES.get(one.position, one.position), one.text, one.received_on)
            for point in points for one in point.answers]
    return (_set(row.points_now) != _lines((point.number, point.text) for point in points)
            or _set(row.answers_now) != _lines(said))


def _lines(found: Iterable[tuple[Any, ...]]) -> set[str]:
    """As the database gives them, also where somebody typed what stands between lines."""
    return _set(LINE.join(UNIT.join(str(field) for field in one) for one in found))


def _set(text: str | None) -> set[str]:
    return set((text or "").split(LINE))


def _points() -> Any:
    last = select(func.max(Wording.id)).where(Wording.element_id == Element.id).correlate(Element)
    line = cast(Element.number, String) + UNIT + Wording.text
    found = (
        select(func.aggregate_strings(line, LINE)).select_from(Element)
        .join(Wording, Wording.id == last.scalar_subquery())
        .where(Element.case_id == Case.id, Element.standing.in_(LIVING))
    )
    return found.correlate(Case).scalar_subquery()


def _answers() -> Any:
    fields = (func.coalesce(Person.name, Organisation.name), cast(Response.position, String),
              func.coalesce(Response.text, ""), cast(Response.received_on, String))
    line = cast(Element.number, String)
    for field in fields:
        line = line + UNIT + field
    found = (
        select(func.aggregate_strings(line, LINE)).select_from(Response)
        .join(Element, Element.id == Response.element_id).join(Party, Party.id == Response.party_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Element.case_id == Case.id, Element.standing.in_(LIVING), Response.received_on.is_not(None))
    )
    return found.correlate(Case).scalar_subquery()
