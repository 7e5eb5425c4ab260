"""What waits for the chair, and what waits for the secretariat itself."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, func, literal_column, select, text, union_all
from sqlalchemy import case as sql_case
from sqlalchemy.orm import aliased

from committee.admissibility.records import UNDECIDED as OBJECTION_UNDECIDED
from committee.admissibility.records import Objection
from committee.board.reads.scope import DESK, Scope, against, known, named
from committee.board.reads.waiting import SUNDAY
from committee.board.rules import WITH_CHAIR, WITH_DESK, Group, Row, verb_of
from committee.case.ledger import DUE, RunningTerm, Suspension
from committee.case.records import ASKED, UNDECLARED, Case, Element, Party, Seat
from committee.case.records import WITH_CHAIR as HANDS_OF_CHAIR
from committee.case.records import WITH_DESK as HANDS_OF_DESK
from committee.deadlines import Clock
from committee.desk.rules import chip
from committee.escalation.reads import answer_late
from committee.people.records import Account, Person
from committee.permissions import Role
from committee.procedure import STEPS, Act, State
from committee.response.records import UNDECIDED as TIME_UNDECIDED
from committee.response.records import TimeRequest
from committee.store import db
from committee.verdict.records import UNDECIDED as CORRECTION_UNDECIDED
from committee.verdict.records import CorrectionRequest, Verdict

LATER = Case.first_due > SUNDAY   # by the same index as the state, so that what is due already costs nothing


def with_desk(*columns: str) -> Any:
    """What waits for the secretariat, by case; nobody else is on turn, and no day of it falls this week."""
    asked = _some(RunningTerm, RunningTerm.clock == Clock.AVAILABILITY)
    seated = _some(Seat, Seat.stepped_back_on.is_(None))
    others = (_running(Clock.AVAILABILITY) & seated) | _running(Clock.REACTION)
    still = _some(Suspension, Suspension.ended.is_(False))
    of_chair = _some(Seat, text(UNDECLARED), Seat.role == Role.CHAIR)   # with_chair() has it
    why = sql_case(
        (text("cases.state <> 'scheduling'"), literal_column("cases.state", String)),
        (~asked, literal_column("'dates'")),
        (~seated, literal_column("'panel'")),
        (_some(Seat, text(UNDECLARED)), literal_column("'declarations'")),
        else_=literal_column("'hearing'"),
    )
    mine = known(Case.committee_id, Case.id, DESK)
    every = select(Case.id.label("case_id"), Case.committee_id.label("committee_id"), why.label("why")).where(
        text(HANDS_OF_DESK), LATER, mine, ~others, ~still, ~of_chair, ~to_correct()).subquery()
    return select(*(every.c[name] for name in columns))


def _some(record: Any, *so: Any) -> Any:
    return select(record.id).where(record.case_id == Case.id, *so).correlate(Case).exists()


def to_correct() -> Any:
    """Whether somebody asked to correct the verdict of the case, and the chair has not decided."""
    asked = select(CorrectionRequest.id).join(Verdict, Verdict.id == CorrectionRequest.verdict_id)
    return asked.where(Verdict.case_id == Case.id, text(CORRECTION_UNDECIDED)).correlate(Case).exists()


def _running(clock: Clock) -> Any:
    return _some(RunningTerm, RunningTerm.clock == clock, RunningTerm.ended_on.is_(None))


def with_chair(*columns: str) -> Any:
    """What waits for the chair, by case: a state, a late completion, a request, an objection.

    What is due this week or before stands higher on the desk, with the same verb.
    """
    mine = known(Case.committee_id, Case.id)
    state = select(
        Case.id.label("case_id"), Case.committee_id.label("committee_id"),
        literal_column("cases.state", String).label("why"),
    ).where(text(HANDS_OF_CHAIR), LATER, mine)
    late = select(Case.id, Case.committee_id, literal_column("'answer_late'", String)).where(
        text(ASKED), answer_late(), mine)   # the text for its index
    more_time = (
        select(Case.id, Case.committee_id, literal_column("'more_time'", String))
        .select_from(TimeRequest).join(Party, Party.id == TimeRequest.party_id)
        .join(Case, Case.id == Party.case_id)
        .where(text(TIME_UNDECIDED), Case.state == State.AWAITING_RESPONSE, mine)
    )
    objection = (
        select(Case.id, Case.committee_id, literal_column("'objection'", String))
        .select_from(Objection).join(Element, Element.id == Objection.element_id)
        .join(Case, Case.id == Element.case_id).where(text(OBJECTION_UNDECIDED), mine)
    )
    correction = (
        select(Case.id, Case.committee_id, literal_column("'correction'", String))
        .select_from(CorrectionRequest).join(Verdict, Verdict.id == CorrectionRequest.verdict_id)
        .join(Case, Case.id == Verdict.case_id)
        .where(text(CORRECTION_UNDECIDED), Case.closed_on.is_(None), mine)
    )
    every = union_all(state, late, more_time, objection, correction, _declaration(mine)).subquery()
    return select(*(every.c[name] for name in columns))


def _declaration(mine: Any) -> Any:
    """Who was asked and has not declared: oneself; before the secretary, whoever is to chair the panel."""
    place = aliased(Seat)   # another than the one that known() looks at
    own = place.account_id == bindparam("account")
    return (
        select(Case.id, Case.committee_id, sql_case((own, literal_column("'own_declaration'", String)),
                                                    else_=literal_column("'declaration'", String)))
        .select_from(place).join(Case, Case.id == place.case_id)
        .where(text(UNDECLARED), mine, Case.state.in_(STEPS[Act.DECLARE_INDEPENDENCE].open_in),
               own | (Case.committee_id.in_(DESK) & (place.role == Role.CHAIR)))
    )


def turns(scope: Scope, today: date, sunday: date, most: dict[Group, int]) -> dict[Group, list[Row]]:
    """The rows of both groups, what ends first on top; most: how many of each."""
    groups = (Group.DESK, Group.CHAIR)
    said = scope.said(sunday=sunday, **{f"most_{group.name}": most[group] for group in groups})
    found: dict[Group, list[Row]] = {group: [] for group in groups}
    for row in db.session.execute(_turns(groups), said):
        found[Group(row.grp)].append(_row(row, scope.roles[row.committee_id], today))
    return found


@cache
def _turns(groups: Iterable[Group]) -> Any:
    ways = {Group.DESK: with_desk, Group.CHAIR: with_chair}
    parts = []
    for group in groups:
        some = ways[group]("case_id", "why").limit(bindparam(f"most_{group.name}")).subquery()
        parts.append(select(literal_column(f"'{group.value}'", String).label("grp"), some))
    some = union_all(*parts).subquery()
    first = (
        select(RunningTerm.id).where(RunningTerm.case_id == Case.id, text(DUE))
        .order_by(RunningTerm.last_day, RunningTerm.id).limit(1).correlate(Case).scalar_subquery()
    )
    name = (
        select(func.min(Person.name)).select_from(Seat)
        .join(Account, Account.id == Seat.account_id).join(Person, Person.id == Account.person_id)
        .where(Seat.case_id == Case.id, Seat.role == Role.CHAIR, Seat.stepped_back_on.is_(None))
        .correlate(Case).scalar_subquery()
    )
    return named(
        select(some.c.grp, some.c.why, RunningTerm.clock, RunningTerm.last_day, RunningTerm.paused,
               name.label("chair"))
        .select_from(some).join(Case, Case.id == some.c.case_id)
        .outerjoin(RunningTerm, RunningTerm.id == first)
    ).order_by(RunningTerm.last_day.is_(None), RunningTerm.last_day, Case.id)


def _row(row: Any, roles: frozenset[Role], today: date) -> Row:
    of_chair = row.grp == Group.CHAIR.value
    said, act, words = (WITH_CHAIR if of_chair else WITH_DESK)[row.why]
    who = f" Voorzitter {row.chair}." if row.chair and of_chair else ""
    shown = chip(row.clock, row.last_day, today, paused=row.paused) if row.clock else None
    return Row(row.number, against(row), f"{said}.{who}", shown, row.last_day,
               verbs=verb_of(act, words, roles), urgent=row.urgent)
