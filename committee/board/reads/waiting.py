"""Terms that are due, and cases that wait for the chair's word."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import String, bindparam, func, literal_column, or_, select, text, union_all
from sqlalchemy.orm import aliased

from committee.board.days import Days
from committee.board.reads.scope import Scope, against, known, named
from committee.board.rules import Group, Missing, Row, awaited, term_verb, verb_of
from committee.case.ledger import DUE, RunningTerm
from committee.case.records import Case, Party
from committee.desk.rules import chip
from committee.people.records import Organisation, Person
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import Act
from committee.store import db

TERMS = (Group.LATE, Group.TODAY, Group.WEEK)
TODAY, WORK, SUNDAY = bindparam("today"), bindparam("work"), bindparam("sunday")
REMINDERS = ("course.reminder", "course.reminder_other", "course.reminder_reaction")


def due(group: Group, *columns: Any) -> Any:
    """The terms of a group, one for each case and clock: of the visitor's cases, open, no mere rights.

    Of the terms that several parties have, the first stands for the others.
    """
    same = aliased(RunningTerm)
    first = (   # asked for each that is shown; as NOT EXISTS, PostgreSQL reads all that is late beforehand
        select(same.id).where(text(DUE), same.case_id == RunningTerm.case_id, _in(group, same))
        .where(same.clock == RunningTerm.clock, same.paused == RunningTerm.paused)
        .order_by(same.last_day, same.id).limit(1).correlate(RunningTerm).scalar_subquery()
    )
    found = select(*columns).select_from(RunningTerm).join(Case, Case.id == RunningTerm.case_id)
    mine = known(Case.committee_id, Case.id)
    return found.where(text(DUE), _in(group, RunningTerm), mine, RunningTerm.id == first)


def _in(group: Group, term: Any) -> Any:
    """Whether a term belongs in a group."""
    return {
        Group.LATE: (term.last_day < TODAY) & term.paused.is_(False),
        Group.TODAY: term.last_day.between(TODAY, WORK) & term.paused.is_(False),
        Group.WEEK: (term.last_day > WORK) & (term.last_day <= SUNDAY),
    }[group]


def terms(scope: Scope, days: Days, most: dict[Group, int]) -> dict[Group, list[Row]]:
    """The rows of the three groups of terms, the oldest first; most: how many of each."""
    said = scope.said(**days.said(), **{f"most_{group.name}": most[group] for group in TERMS})
    found: dict[Group, list[Row]] = {group: [] for group in TERMS}
    for _first, rows in groupby(db.session.execute(_terms(), said), key=lambda row: row.first):
        same = list(rows)
        found[Group(same[0].grp)].append(_row(same, scope.roles[same[0].committee_id], days.today))
    return found


@cache
def _terms() -> Any:
    parts = []
    for group in TERMS:
        some = due(group, RunningTerm.id).order_by(RunningTerm.last_day, RunningTerm.id)
        kept = some.limit(bindparam(f"most_{group.name}")).subquery()
        parts.append(select(literal_column(f"'{group.value}'", String).label("grp"), kept.c.id))
    chosen = union_all(*parts).subquery()
    first, about = aliased(RunningTerm), aliased(Party)
    person, body = aliased(Person), aliased(Organisation)
    reminders = (
        select(func.count()).select_from(Letter)
        .where(Letter.case_id == RunningTerm.case_id, Letter.party_id == RunningTerm.party_id)
        .where(Letter.kind.in_(REMINDERS), Letter.day >= RunningTerm.started_on)
        .correlate(RunningTerm).scalar_subquery()
    )
    with_it = or_(*((chosen.c.grp == group.value) & _in(group, RunningTerm) for group in TERMS))
    return named(
        select(
            chosen.c.grp, chosen.c.id.label("first"), RunningTerm.id, RunningTerm.clock, RunningTerm.last_day,
            RunningTerm.paused, RunningTerm.party_id, about.role.label("whose"),
            func.coalesce(person.name, body.name, "").label("who"), reminders.label("reminders"),
        )
        .select_from(chosen).join(first, first.id == chosen.c.id)
        .join(RunningTerm, (RunningTerm.case_id == first.case_id) & (RunningTerm.clock == first.clock)
              & RunningTerm.ended_on.is_(None) & (RunningTerm.paused == first.paused) & with_it)
        .join(Case, Case.id == RunningTerm.case_id)
        .outerjoin(about, about.id == RunningTerm.party_id).outerjoin(person, person.id == about.person_id)
        .outerjoin(body, body.id == about.organisation_id)
    ).order_by(first.last_day, first.id, RunningTerm.last_day, RunningTerm.id)


def _row(same: Sequence[Any], roles: frozenset[Role], today: date) -> Row:
    """The row of the terms of one clock in a case; where there are more, the page asks whom to remind."""
    row = same[0]
    late = row.last_day < today
    asked = term_verb(row.clock, row.state, late)
    verbs = ()
    if asked is not None:
        party = row.party_id if len(same) == 1 else None
        more = {"party": party, "clock": row.clock.value} if asked[0] is Act.REMIND else {}
        verbs = verb_of(*asked, roles, **{name: value for name, value in more.items() if value})
    reminds = asked is not None and asked[0] is Act.REMIND and Role.SECRETARY in roles and not row.paused
    missing = [Missing(one.who, one.whose) for one in same if one.whose is not None]
    said = awaited(row.clock, row.state, missing, late=late, reminders=min(one.reminders for one in same))
    return Row(
        row.number, against(row), said,
        chip(row.clock, row.last_day, today, paused=row.paused), row.last_day, since=late,
        verbs=verbs, terms=tuple(one.id for one in same) if reminds else (), urgent=row.urgent,
    )
