"""What is so in a case now: a column of yes or no for each fact, to go along with the select of the case."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from committee.admissibility.reads.ruled import by_who_left, unopposed
from committee.admissibility.records import Objection, Ruling
from committee.case.ledger import Hold, RunningTerm, Suspension
from committee.case.offer import Fact
from committee.case.records import Case, Document, Element, Party, Seat, Standing
from committee.deadlines import ANSWERED, Clock
from committee.escalation.reads import answer_late
from committee.hearing.reads.selects import all_asked_for_days
from committee.hearing.records import Challenge, Fate, Hearing
from committee.people.records import Membership
from committee.permissions import PANEL
from committee.response.records import Secrecy, TimeRequest
from committee.verdict.records import CorrectionRequest, Verdict


@cache
def columns() -> tuple[ColumnElement[bool], ...]:
    """One column per fact, correlated to the case that is selected."""
    return tuple(made.label(f"is_{fact.value}") for fact, made in _made().items())


def facts_of(row: Any) -> frozenset[Fact]:
    """The facts that are so, from a row with these columns."""
    return frozenset(fact for fact in Fact if getattr(row, f"is_{fact.value}"))


def _made() -> dict[Fact, Any]:
    return {
        Fact.SUSPENDED: _some(Suspension, Suspension.ended.is_(False)),
        Fact.UNDECIDED_ELEMENT: _some(Element, Element.standing == Standing.OPEN),
        Fact.OBJECTABLE: _some(Element, unopposed()),
        Fact.RECONFIRMABLE: _of(Element, Ruling.element_id == Element.id, by_who_left(Case.id)),
        Fact.AWAITED: _some(RunningTerm, RunningTerm.clock.in_(ANSWERED), RunningTerm.ended_on.is_(None)),
        Fact.NOBODY_LEFT: ~_some_in_committee(
            Membership, Membership.role.in_(PANEL),
            ~exists().where(Seat.case_id == Case.id, Seat.account_id == Membership.account_id).correlate(
                Case, Membership)),
        Fact.OBJECTION: _of(Element, Objection.element_id == Element.id, Objection.upheld.is_(None)),
        Fact.TIME_ASKED: _of(Party, TimeRequest.party_id == Party.id, TimeRequest.granted.is_(None)),
        Fact.PAPERS: _some(Document),
        Fact.WITHHELD: _some(Document, Document.withheld.is_(True)),
        Fact.SECRET_UNANSWERED: _of(
            Document, Secrecy.document_id == Document.id,
            and_(Secrecy.agrees.is_(None), Secrecy.summary_id.is_not(None))),
        Fact.HEARING: _some(Hearing, Hearing.fate == Fate.PLANNED),
        Fact.PANEL: _some(Seat, Seat.stepped_back_on.is_(None)),
        Fact.UNDECLARED: _some(Seat, Seat.stepped_back_on.is_(None), Seat.declared_on.is_(None)),
        Fact.AVAILABILITY_ASKED: all_asked_for_days(),
        Fact.CHALLENGE: _some(Challenge, Challenge.granted.is_(None)),
        Fact.CORRECTION_ASKED: _of(
            Verdict, CorrectionRequest.verdict_id == Verdict.id, CorrectionRequest.granted.is_(None)),
        Fact.LEGAL_HOLD: _some(Hold, Hold.until_day.is_(None)),
        Fact.ACKNOWLEDGED: ~_some(
            RunningTerm, RunningTerm.clock == Clock.ACKNOWLEDGEMENT, RunningTerm.ended_on.is_(None)),
        Fact.ANSWER_LATE: answer_late(),
    }


def _some(record: Any, *conditions: Any) -> Any:
    return exists().where(record.case_id == Case.id, *conditions).correlate(Case)


def _some_in_committee(record: Any, *conditions: Any) -> Any:
    return exists().where(record.committee_id == Case.committee_id, *conditions).correlate(Case)


def _of(through: Any, joined: Any, condition: Any) -> Any:
    found = select(through.id).where(through.case_id == Case.id, joined, condition)
    return found.correlate(Case).exists()
