"""Selects for the end of chambers: how long what was said is kept, what still needs it, what is left."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, exists, func, or_, select, union_all

from committee.admissibility.records import Objection
from committee.case import clocks
from committee.case.ledger import Hold, RunningTerm
from committee.case.records import Case, Element
from committee.deadlines import Clock, Standing
from committee.deliberation.records import Agreement, ChamberNote, DraftSection, Finding, FindingVersion
from committee.hearing.records import Challenge
from committee.procedure import ENDED, SERVED, Act
from committee.regulation.choices import Proceedings
from committee.store import db
from committee.verdict.reads import story
from committee.verdict.reads.versions import current, open_requests
from committee.verdict.records import CorrectionRequest, Verdict

COMES_BACK = (Clock.CHALLENGE, Clock.OBJECTION, Clock.CORRECTION)
OF_A_CASE = (ChamberNote, DraftSection)
ELSEWHERE = "external"   # the handling was stopped for a procedure elsewhere; the code of the course


def kept_until(case: Case) -> date | None:
    """The last day on which somebody may come back to what was said in chambers; None while none is known.

    The end of the terms for challenge, objection and correction. Without a verdict that was served the term
    for a correction is counted from the day on which the case ended.
    """
    found = select(RunningTerm.last_day, RunningTerm.paused).where(
        RunningTerm.case_id == case.id, RunningTerm.clock.in_(COMES_BACK),
        or_(RunningTerm.ending.is_(None), RunningTerm.ending != Standing.CANCELLED))
    rows = db.session.execute(found).all()
    verdict = current(case)
    ended = verdict.served_on if verdict and verdict.served_on else case.closed_on
    if ended is None or any(row.paused for row in rows):
        return None
    days = [ended, *(row.last_day for row in rows)]
    if verdict is None or verdict.served_on is None:
        days.append(clocks.would_end(clocks.regulation_of(case), Clock.CORRECTION, ended) or ended)
    return max(days)


def runs_on(case: Case) -> str:
    """What still needs what was said in chambers, in a sentence; empty when nothing does."""
    if db.session.scalar(select(_held(case.id))):
        return "Het dossier wordt op last bewaard."
    if db.session.scalar(select(_objected(case.id))):
        return "Over een verzet is nog niet beslist."
    if db.session.scalar(select(_challenged(case.id))):
        return "Over een wraking is nog niet beslist."
    if open_requests(case):
        return "Over een verzoek om herstel is nog niet beslist."
    stopped = story.entries(case, Act.DISCONTINUE)
    if _goes_on_elsewhere(case) and any(entry.facts.get("why") == ELSEWHERE for entry, _day in stopped):
        return "Er loopt een procedure elders."
    return ""


def _goes_on_elsewhere(case: Case) -> bool:
    """Where the handling stands still meanwhile, it is stopped only after a decision there."""
    return clocks.regulation_of(case).other_proceedings.during is not Proceedings.SUSPEND


def _held(case_id: object) -> ColumnElement[bool]:
    return exists().where(Hold.case_id == case_id, Hold.until_day.is_(None))


def _objected(case_id: object) -> ColumnElement[bool]:
    return exists().where(
        Objection.element_id == Element.id, Element.case_id == case_id, Objection.upheld.is_(None))


def _challenged(case_id: object) -> ColumnElement[bool]:
    return exists().where(Challenge.case_id == case_id, Challenge.granted.is_(None))


def _corrected(case_id: object) -> ColumnElement[bool]:
    return exists().where(CorrectionRequest.verdict_id == Verdict.id, Verdict.case_id == case_id,
                          CorrectionRequest.granted.is_(None))


def to_clear() -> Sequence[int]:
    """Ids of the cases that ended or were served with something left of chambers, and nothing asked or held.

    Begins at what is left, which is little: of every other case it has been destroyed.
    """
    through = select(Element.case_id).join(Finding, Finding.element_id == Element.id)
    left = union_all(
        *(select(record.case_id) for record in OF_A_CASE),
        through.join(FindingVersion, FindingVersion.finding_id == Finding.id),
    )
    free = [~made(Case.id) for made in (_held, _objected, _challenged, _corrected)]
    found = select(Case.id).where(Case.id.in_(left), Case.state.in_(ENDED | SERVED), *free)
    return db.session.scalars(found.order_by(Case.id)).all()


def left_in_chambers(case: Case) -> Mapping[str, int]:
    """How many rows are left of what was said in chambers, by kind."""
    mine = select(Element.id).where(Element.case_id == case.id)
    versions = select(func.count()).select_from(FindingVersion).join(Finding).where(
        Finding.element_id.in_(mine))
    notes = select(func.count()).select_from(ChamberNote).where(ChamberNote.case_id == case.id)
    parts = select(func.count()).select_from(DraftSection).where(DraftSection.case_id == case.id)
    votes = select(func.count()).select_from(Agreement).where(Agreement.element_id.in_(mine))
    row = db.session.execute(select(
        notes.scalar_subquery(), votes.scalar_subquery(), versions.scalar_subquery(),
        parts.scalar_subquery())).one()
    return dict(zip(("notes", "votes", "versions", "parts"), row, strict=True))


def cleared_when(case: Case) -> date | None:
    """The day on which what was said in chambers was destroyed."""
    found = story.entries(case, Act.CLEAR_CHAMBERS)
    return found[-1][1] if found else None
