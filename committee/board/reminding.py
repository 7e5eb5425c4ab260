"""Reminding of many terms at once: each by the verb of the act, in a transaction of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from committee import acts  # noqa: F401  importing it fills VERBS
from committee.board.reads.scope import Scope, against, known, named
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Party
from committee.case.refusals import Refusal
from committee.case.verbs import VERBS
from committee.deadlines import Clock
from committee.people.records import Organisation, Person
from committee.permissions import Actor, Forbidden, Occasion, Role, Unknown
from committee.procedure import Act, NotOpen
from committee.store import db, transaction

TODAY_ALREADY = "Vandaag is al herinnerd; er ging niets uit."
GONE = "Deze termijn is er niet meer; er ging niets uit."


@dataclass(frozen=True)
class Reminded:
    """What became of one reminder: the case, whom it was for, and what was in the way, if anything."""

    term: int
    number: str
    name: str
    who: str
    trouble: str


def remind(actors: Sequence[Actor], term_id: int, occasion_of: Any) -> str:
    """Remind of one term; what was in the way, in Dutch, or nothing. occasion_of: an actor's occasion."""
    try:
        with transaction():
            _remind(actors, term_id, occasion_of)
    except (Refusal, NotOpen, Forbidden) as refusal:
        return str(refusal)
    except Unknown:
        return GONE
    return ""


def _remind(actors: Sequence[Actor], term_id: int, occasion_of: Any) -> None:
    term = db.session.get(RunningTerm, term_id)
    case = db.session.get(Case, term.case_id, with_for_update=True) if term else None
    own = {actor.committee_id: actor for actor in actors if actor.role is Role.SECRETARY}
    if term is None or case is None or case.committee_id not in own or term.ended_on is not None:
        raise Unknown(term_id)
    occasion: Occasion = occasion_of(own[case.committee_id])
    if _reminded(case, term, occasion):
        raise Refusal(TODAY_ALREADY)
    VERBS[Act.REMIND].do(case, _whom(case, term), term.clock, occasion=occasion)


def _reminded(case: Case, term: RunningTerm, occasion: Occasion) -> bool:
    """Whether this term was reminded of today, so that pressing twice sends once."""
    found = select(Entry).where(
        Entry.case_id == case.id, Entry.act == Act.REMIND, Entry.happened_on == occasion.on
    )
    return any(entry.facts.get("term") == term.id for entry in db.session.scalars(found))


def _whom(case: Case, term: RunningTerm) -> Party:
    if term.party_id is not None:
        return db.session.get_one(Party, term.party_id)
    role = Role.COMPLAINANT if term.clock is Clock.COMPLETION else Role.RESPONDENT
    for party in case.parties:
        if party.role is role and party.until_day is None:
            return party
    raise Refusal("Er is niemand om te herinneren.")


def told(actors: Sequence[Actor], became: Sequence[tuple[int, str]]) -> list[Reminded]:
    """What became of each reminder, in the order in which they were done."""
    scope = Scope.of(actors)
    said = scope.said(terms=[term for term, _trouble in became])
    rows = {row.id: row for row in db.session.execute(_terms(), said)}
    return [
        Reminded(term, rows[term].number, against(rows[term]), rows[term].who, trouble)
        for term, trouble in became if term in rows
    ]


@cache
def _terms() -> Any:
    about, person, body = aliased(Party), aliased(Person), aliased(Organisation)
    found = (
        select(RunningTerm.id, func.coalesce(person.name, body.name, "").label("who"))
        .join(Case, Case.id == RunningTerm.case_id).outerjoin(about, about.id == RunningTerm.party_id)
        .outerjoin(person, person.id == about.person_id).outerjoin(body, body.id == about.organisation_id)
        .where(RunningTerm.id.in_(bindparam("terms", expanding=True)), known(Case.committee_id, Case.id))
    )
    return named(found)
