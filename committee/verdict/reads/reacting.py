"""Who is asked to react to a verdict, and what each organisation reacted."""

from sqlalchemy import select

from committee.case import reads as case_reads
from committee.case.records import Case, Party
from committee.permissions import Role
from committee.store import db
from committee.verdict.reads.versions import current
from committee.verdict.records import Reaction


def organisation_of(case: Case, party: Party) -> int:
    """Key of the organisation that a party speaks for: itself, or the one complained about."""
    return party.organisation_id or case.organisation_id


def reacts(case: Case, party: Party) -> bool:
    """Whether this party is asked to react: an organisation, or its board where that is a party itself."""
    if party.role is Role.ORGANISATION:
        return True
    boards = {organisation_of(case, board) for board in case_reads.parties(case, Role.ORGANISATION)}
    return (party.role is Role.RESPONDENT and party.organisation_id is not None
            and party.organisation_id not in boards)


def asked(case: Case) -> dict[int, list[Party]]:
    """The organisations that are asked to react, by key, each with the parties that may do so for it."""
    found: dict[int, list[Party]] = {}
    for party in case_reads.parties(case, Role.ORGANISATION, Role.RESPONDENT):
        if reacts(case, party):
            found.setdefault(organisation_of(case, party), []).append(party)
    return found


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
