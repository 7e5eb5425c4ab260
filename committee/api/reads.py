"""What an organisation may know of its own case: where it stands and until when; no person, no content."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, or_, select

from committee.api.records import ApiArrival, ApiToken
from committee.api.tokens import Bearer
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import CLOCKS, Clock, Standing, TermState, standing
from committee.desk.rules import STEP_OF, STEPS
from committee.escalation.records import Fate, Submission
from committee.people.records import Officer, Organisation
from committee.permissions import Role, Unknown
from committee.portal.rules import SEEN_TERMS
from committee.procedure import Act, State
from committee.store import db
from committee.verdict.records import Overall, Verdict

ASKED = frozenset(state for state, step in STEP_OF.items() if step > STEPS.index("Ontvankelijk") + 1)


@dataclass(frozen=True)
class Term:
    """One term that concerns the organisation, and how it stands today."""

    clock: Clock
    started_on: date
    last_day: date
    article: str
    how: Standing


@dataclass(frozen=True)
class Status:
    """How a case stands. step: 1 to 6. served_on, overall: empty until the verdict was sent."""

    case_id: int
    number: str
    state: State
    step: int
    received_on: date
    closed_on: date | None
    terms: tuple[Term, ...]
    served_on: date | None
    overall: Overall | None

    @property
    def step_name(self) -> str:
        """The step as pages name it."""
        return STEPS[self.step - 1]


@dataclass(frozen=True)
class Arrival:
    """What became of something that was handed in."""

    reference: int
    received_on: date
    fate: Fate
    number: str | None


def organisation_name(holder: Bearer) -> str:
    """The organisation whose key this is, as the committee writes it."""
    return db.session.get_one(Organisation, holder.organisation_id).name


def status(holder: Bearer, number: str, today: date) -> Status:
    """How one of the organisation's own cases stands.

    Own is a case about this organisation that it handed in itself, or in which it was asked to respond:
    before that it does not hear of a complaint that somebody brought to the committee alone. Raises Unknown.
    """
    party_id = (
        select(func.min(Party.id)).where(Party.case_id == Case.id, Party.role == Role.RESPONDENT,
                                         Party.organisation_id == holder.organisation_id).scalar_subquery()
    )
    wanted = Case.id, Case.state, Case.received_on, Case.closed_on, party_id.label("party_id")
    row = db.session.execute(
        select(*wanted).where(
            Case.number == number, Case.organisation_id == holder.organisation_id,
            Case.committee_id == holder.committee_id, or_(_handed_in(holder), _asked(party_id)),
        )
    ).first()
    if row is None:
        raise Unknown(number)
    served_on, overall = _verdict(row.id)
    return Status(row.id, number, row.state, _step(row.id, row.state), row.received_on, row.closed_on,
                  _terms(row.id, row.party_id, today), served_on, overall)


def _handed_in(holder: Bearer) -> ColumnElement[bool]:
    """Whether the organisation brought the case: by a key, by a file, or by one of its officers."""
    mine = ApiToken.organisation_id == holder.organisation_id
    keys = select(ApiArrival.submission_id).join(ApiToken, ApiToken.id == ApiArrival.token_id).where(mine)
    return Case.submission_id.in_(keys) | exists().where(
        Entry.case_id == Case.id, Entry.act == Act.REGISTER,
        or_(Entry.decided_by == holder.actor.key, Entry.decided_by.in_(_officers(holder))),
    )


def _officers(holder: Bearer) -> Select[Any]:
    key = literal("account:") + cast(Officer.account_id, String)
    return select(key).where(Officer.organisation_id == holder.organisation_id)


def _asked(party_id: Any) -> ColumnElement[bool]:
    """Whether the organisation was asked to respond: the case came so far, or its term ran."""
    term = exists().where(RunningTerm.case_id == Case.id, RunningTerm.clock == Clock.RESPONSE,
                          RunningTerm.party_id == party_id)
    return Case.state.in_(ASKED) | term


def _step(case_id: int, state: State) -> int:
    """The step a case is in; for an ending of no step of its own, the one in which it ended."""
    if state in STEP_OF:
        return STEP_OF[state]
    before = db.session.scalars(
        select(Entry.state_before).where(Entry.case_id == case_id, Entry.state_after == state,
                                         Entry.state_before != state)
        .order_by(Entry.seq.desc()).limit(1)
    ).first()
    return STEP_OF.get(before or State.RECEIVED, 1)


def _terms(case_id: int, party_id: int | None, today: date) -> tuple[Term, ...]:
    """The organisation's own terms, and those of the whole case that both sides are told."""
    found = db.session.scalars(
        select(RunningTerm).where(
            RunningTerm.case_id == case_id,
            or_(RunningTerm.party_id == (party_id or 0),
                RunningTerm.party_id.is_(None) & RunningTerm.clock.in_(SEEN_TERMS)),
        ).order_by(RunningTerm.last_day, RunningTerm.id)
    )
    return tuple(_term(row, today) for row in found)


def _term(row: RunningTerm, today: date) -> Term:
    stored = TermState(row.last_day, CLOCKS[row.clock].right, row.paused, row.ended_on, row.ending)
    return Term(row.clock, row.started_on, row.last_day, row.article, standing(stored, today))


def _verdict(case_id: int) -> tuple[date | None, Overall | None]:
    """The day and the outcome of the last verdict that was sent; before that, nobody outside knows."""
    row = db.session.execute(
        select(Verdict.served_on, Verdict.overall)
        .where(Verdict.case_id == case_id, Verdict.served_on.is_not(None))
        .order_by(Verdict.id.desc()).limit(1)
    ).first()
    return (row.served_on, row.overall) if row else (None, None)


def arrival(holder: Bearer, reference: int) -> Arrival:
    """What became of something that this organisation handed in with a key. Raises Unknown."""
    row = db.session.execute(
        select(Submission.id, Submission.received_on, Submission.fate, func.min(Case.number))
        .join(ApiArrival, ApiArrival.submission_id == Submission.id)
        .join(ApiToken, ApiToken.id == ApiArrival.token_id)
        .outerjoin(Case, Case.submission_id == Submission.id)
        .where(Submission.id == reference, ApiToken.organisation_id == holder.organisation_id,
               Submission.committee_id == holder.committee_id)
        .group_by(Submission.id, Submission.received_on, Submission.fate)
    ).first()
    if row is None:
        raise Unknown(f"submission {reference}")
    return Arrival(*row)
