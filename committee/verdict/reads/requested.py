"""What somebody reads in a form of this stage: who asks to correct what, and what is recommended."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from committee.case.records import Document, Passage
from committee.store import db
from committee.verdict.records import CorrectionRequest, Recommendation, Verdict, VerdictVersion


@dataclass(frozen=True)
class Requested:
    """A request that waits. party_id: who asked; None for who is no party. late: after the term."""

    party_id: int | None
    asked_on: date
    late: bool
    text: str


def requested(case_id: int) -> tuple[Requested, ...]:
    """The requests to correct the verdict of a case that wait for a decision, the oldest first."""
    found = db.session.execute(
        select(CorrectionRequest.party_id, CorrectionRequest.asked_on, CorrectionRequest.late, Passage.body)
        .join(Verdict, Verdict.id == CorrectionRequest.verdict_id)
        .join(Passage, Passage.id == CorrectionRequest.passage_id)
        .where(Verdict.case_id == case_id, CorrectionRequest.granted.is_(None))
        .order_by(CorrectionRequest.id))
    return tuple(Requested(row.party_id, row.asked_on, row.late, row.body) for row in found)


def paper_in_force(case_id: int) -> int | None:
    """The number of the paper that is the verdict as it reads now; None before it was sent."""
    found = (
        select(Document.number).join(VerdictVersion, VerdictVersion.document_id == Document.id)
        .join(Verdict, Verdict.id == VerdictVersion.verdict_id).where(Verdict.case_id == case_id)
        .order_by(VerdictVersion.id.desc()).limit(1)
    )
    number: int | None = db.session.scalar(found)
    return number


def advice_in(case_id: int) -> dict[int, str]:
    """What the verdict recommends beside its decision, by number."""
    found = select(Recommendation.number, Recommendation.text).where(Recommendation.case_id == case_id)
    return {number: text for number, text in db.session.execute(found.order_by(Recommendation.number))}
