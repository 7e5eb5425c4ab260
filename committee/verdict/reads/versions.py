"""The verdict as it was signed, with what came after: reaction, recommendations, requests."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import Clock
from committee.store import db
from committee.verdict.records import CorrectionRequest, Recommendation, Verdict, VerdictVersion
from committee.verdict.rules import NothingToServe


def current(case: Case) -> Verdict | None:
    """The latest verdict of a case, signed by all or not yet."""
    return db.session.scalars(
        select(Verdict).where(Verdict.case_id == case.id).order_by(Verdict.id.desc()).limit(1)
    ).first()


def signed(case: Case) -> tuple[Verdict, VerdictVersion]:
    """The verdict and its version in force. Raises NothingToServe."""
    verdict = current(case)
    found = [version for version in verdict.versions if version.signed_at] if verdict else []
    if verdict is None or not found:
        raise NothingToServe("Er is geen ondertekende uitspraak.")
    return verdict, found[-1]


def unsigned(case: Case) -> VerdictVersion | None:
    """The version that waits for its second signature."""
    verdict = current(case)
    return verdict.versions[-1] if verdict and verdict.versions and verdict.served_on is None else None


def recommendations(case: Case) -> list[Recommendation]:
    """The recommendations of the signed verdict, by number."""
    found = select(Recommendation).where(Recommendation.case_id == case.id)
    return list(db.session.scalars(found.order_by(Recommendation.number)))


def open_requests(case: Case) -> list[CorrectionRequest]:
    """The requests for a correction that wait for a decision, oldest first."""
    return list(
        db.session.scalars(
            select(CorrectionRequest)
            .join(Verdict, Verdict.id == CorrectionRequest.verdict_id)
            .where(Verdict.case_id == case.id, CorrectionRequest.granted.is_(None))
            .order_by(CorrectionRequest.id)
        )
    )


def request_waiting(case: Case, party: Party) -> CorrectionRequest | None:
    """The oldest request of this party that waits for a decision."""
    return next((row for row in open_requests(case) if row.party_id == party.id), None)


def last_day(case: Case, clock: Clock, of: Sequence[Party] = ()) -> date | None:
    """Last day of the latest term of this kind, running or ended; of these parties where some are named."""
    found = select(RunningTerm).where(RunningTerm.case_id == case.id, RunningTerm.clock == clock)
    if of:
        found = found.where(RunningTerm.party_id.in_([party.id for party in of]))
    term = db.session.scalars(found.order_by(RunningTerm.id.desc()).limit(1)).first()
    return term.last_day if term else None
