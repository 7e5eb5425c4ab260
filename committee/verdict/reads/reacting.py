"""Who is asked to react to a verdict, and what each organisation reacted."""

from sqlalchemy import select

from committee.case import reads as case_reads
from committee.case.records import Case, Party
from committee.permissions import Role
from committee.store import db
from committee.verdict import rules
from committee.verdict.reads.versions import current
from committee.verdict.records import Reaction


def organisation_of(case: Case, party: Party) -> int:
    """Key of the organisation that a party speaks for: itself, or the one complained about."""
    return rules.body_of(party, case.organisation_id)


def reacts(case: Case, party: Party) -> bool:
    """Whether this party is asked to react: an organisation, or its board where that is a party itself."""
    return any(party in some for some in asked(case).values())


def asked(case: Case) -> dict[int, list[Party]]:
    """The organisations that are asked to react, by key, each with the parties that may do so for it."""
    return rules.asked(case_reads.parties(case, Role.ORGANISATION, Role.RESPONDENT), case.organisation_id)


def reactions(case: Case) -> list[Reaction]:
    """Every reaction to the latest verdict, oldest first: of each organisation its first and later ones."""
    verdict = current(case)
    if verdict is None:
        return []
    found = select(Reaction).where(Reaction.verdict_id == verdict.id)
    return list(db.session.scalars(found.order_by(Reaction.id)))


def silent(case: Case) -> dict[int, list[Party]]:
    """Those of asked() that did not react to the latest verdict."""
    heard = {reaction.organisation_id for reaction in reactions(case)}
    return {key: parties for key, parties in asked(case).items() if key not in heard}


def body_name(case: Case, party: Party) -> str:
    """The name of the organisation that a party speaks for."""
    return party.organisation.name if party.organisation else case.organisation.name
