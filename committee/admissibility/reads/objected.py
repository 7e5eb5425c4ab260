"""What somebody reads before deciding on an objection: what it says, and why the element was refused."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from committee.admissibility.records import Objection, Ruling
from committee.case.records import Element, Passage
from committee.store import db


@dataclass(frozen=True)
class Objected:
    """An objection that waits. late: it came after its term; refused: the reasons of the refusal."""

    number: int
    filed_on: date
    late: bool
    reasons: str
    refused: str


def waiting(case_id: int) -> tuple[Objected, ...]:
    """The objections in a case that wait for a decision, by the number of their element."""
    found = db.session.execute(
        select(Element.id, Element.number, Objection.filed_on, Objection.late, Passage.body)
        .join(Objection, Objection.element_id == Element.id)
        .join(Passage, Passage.id == Objection.passage_id)
        .where(Element.case_id == case_id, Objection.decided_on.is_(None))
        .order_by(Element.number)).all()
    why = _refusals({row.id for row in found})
    return tuple(Objected(row.number, row.filed_on, row.late, row.body, why.get(row.id, "")) for row in found)


def _refusals(elements: Collection[int]) -> dict[int, str]:
    """The reasons of the ruling that counts, the last one, by element."""
    rows = db.session.execute(
        select(Ruling.element_id, Passage.body).join(Passage, Passage.id == Ruling.passage_id)
        .where(Ruling.element_id.in_(elements)).order_by(Ruling.id))
    return {row.element_id: row.body for row in rows}
