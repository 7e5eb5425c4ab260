"""Selects in chambers: who decides, the findings with the votes on them, the other parts of the draft."""

import json
from datetime import date

from sqlalchemy import func, select

from committee.case import clocks, reads
from committee.case.offer import Offer
from committee.case.records import Case, Element, Standing
from committee.case.refusals import Refusal
from committee.deliberation.records import Agreement, DraftSection, Finding
from committee.deliberation.rules import Advice, Draft, Opinion, Section, Vote, objections
from committee.hearing.reads import hearings
from committee.hearing.records import Fate, Hearing, Invitee
from committee.people.records import Account
from committee.permissions import Actor, Forbidden, Role, Unknown
from committee.procedure import Act
from committee.store import db

RECOMMENDATIONS = "recommendations"


def finding_on(element: Element) -> Finding | None:
    """The finding on an element as it stands."""
    return db.session.scalars(select(Finding).where(Finding.element_id == element.id)).first()


def findings(case: Case) -> dict[int, Finding]:
    """The findings of a case by element id."""
    found = select(Finding).join(Element, Element.id == Finding.element_id).where(Element.case_id == case.id)
    return {finding.element_id: finding for finding in db.session.scalars(found)}


def agreements_on(element: Element) -> list[Agreement]:
    """Each member's latest word on an element, whichever version it was about."""
    found = select(Agreement).where(Agreement.element_id == element.id).order_by(Agreement.id)
    return list(db.session.scalars(found))


def voters(case: Case) -> list[Account]:
    """Who votes: the members who sit, are independent by their own word, and heard the case; chair first.

    Where a hearing was held, that is who came to it; without one, who read the file.
    """
    sitting = [seat.account for seat in reads.seats(case) if seat.declared_on is not None]
    held = hearings(case, Fate.HELD)
    if not held:
        return sitting
    came = {invitee.account_id for invitee in held[-1].invitees if invitee.appeared}
    return [account for account in sitting if account.id in came]


def admitted_voters(offer: Offer) -> tuple[int, ...]:
    """Who votes, by account, the chair first; asked by somebody who may enter chambers. Raises Unknown.

    Chambers are open to who votes, who chairs this case, and the secretary; for all others they do not exist.
    """
    came = _came(offer.case_id)
    sits = [seat for seat in offer.seats if seat.declared]
    votes = tuple(seat.account_id for seat in sits if came is None or seat.account_id in came)
    leads = {seat.account_id for seat in sits if seat.role is Role.CHAIR}
    viewer = offer.viewer
    if viewer.role is not Role.SECRETARY and viewer.account_id not in leads | set(votes):
        raise Unknown(offer.number)
    return votes


def require_inside(case: Case, act: Act, actor: Actor) -> None:
    """Chambers are of the secretary, of who heard the case, and of its chair. Raises Forbidden for others."""
    if actor.role is Role.SECRETARY:
        return
    chair = chair_of(case)
    inside = {account.id for account in voters(case)} | ({chair.id} if chair else set())
    if actor.account_id not in inside:
        raise Forbidden(f"“{act.label}” is alleen aan wie deze zaak hoorde, en aan de secretaris.")


def _came(case_id: int) -> set[int] | None:
    """The accounts that came to the last hearing that was held; None when there was none."""
    last = select(func.max(Hearing.id)).where(Hearing.case_id == case_id, Hearing.fate == Fate.HELD)
    here = (Invitee.hearing_id == Hearing.id) & Invitee.account_id.is_not(None) & Invitee.appeared.is_(True)
    found = select(Hearing.id, Invitee.account_id).outerjoin(Invitee, here)
    rows = db.session.execute(found.where(Hearing.id == last.scalar_subquery())).all()
    return {row.account_id for row in rows} if rows else None


def chair_of(case: Case) -> Account | None:
    """Who chairs the panel of this case."""
    return next((seat.account for seat in reads.seats(case) if seat.role is Role.CHAIR), None)


def rule_of(case: Case) -> Vote:
    """How the regulation of the case counts votes."""
    composition, chair = clocks.regulation_of(case).composition, chair_of(case)
    casting = chair.person.name if chair is not None and composition.casting_vote else None
    return Vote(composition.quorum, composition.odd, casting)


def draft_of(element: Element) -> Draft:
    """The finding on an element with the votes on exactly its current version."""
    finding = finding_on(element)
    if finding is None:
        return Draft(element.number, None)
    votes: dict[str, Opinion] = {
        db.session.get_one(Account, agreement.account_id).person.name: agreement.opinion
        for agreement in agreements_on(element)
        if agreement.finding_version == finding.version
    }
    return Draft(element.number, finding.opinion, finding.reasons, votes)


def undecided(case: Case) -> list[Refusal]:
    """What still keeps the committee from deciding, element by element; nothing when it can."""
    voting, rule, found = voters(case), rule_of(case), []
    names = [account.person.name for account in voting]
    for element in reads.elements(case, Standing.ADMITTED):
        draft = draft_of(element)
        mine = {name: opinion for name, opinion in (draft.votes or {}).items() if name in names}
        found += objections(Draft(draft.number, draft.opinion, draft.reasons, mine), names, rule)
    return found


def section(case: Case, name: str) -> str:
    """The latest version of one part of the draft; empty when nobody wrote it."""
    row = latest(case, name)
    return row.body if row else ""


def latest(case: Case, name: str) -> DraftSection | None:
    """The latest version of one part of the draft as it is kept."""
    return db.session.scalars(
        select(DraftSection)
        .where(DraftSection.case_id == case.id, DraftSection.name == name)
        .order_by(DraftSection.version.desc())
        .limit(1)
    ).first()


def sections(case_id: int) -> dict[str, str]:
    """The latest version of every part of the draft, by name, in one select."""
    return {name: body for name, (body, _version) in written(case_id).items()}


def written(case_id: int) -> dict[str, tuple[str, int]]:
    """The latest version of every part of the draft with its number, by name, in one select."""
    found = select(DraftSection.name, DraftSection.body, DraftSection.version)
    rows = db.session.execute(found.where(DraftSection.case_id == case_id).order_by(DraftSection.version))
    return {row.name: (row.body, row.version) for row in rows}


def basis_of(case_id: int) -> str:
    """Says which version of the parts this is: another one once any of them was written anew."""
    named = DraftSection.name.in_([*(one.value for one in Section), RECOMMENDATIONS])
    found = select(func.max(DraftSection.id)).where(DraftSection.case_id == case_id, named)
    return str(db.session.scalar(found) or 0)


def recommendations(case: Case) -> list[Advice]:
    """The recommendations of the draft, in their order."""
    return advices(section(case, RECOMMENDATIONS))


def advices(kept_as: str) -> list[Advice]:
    """The recommendations out of the text they are kept as."""
    kept = json.loads(kept_as or "[]")
    return [
        Advice(one["text"], one["owner"], date.fromisoformat(one["due_on"]) if one["due_on"] else None)
        for one in kept
    ]
