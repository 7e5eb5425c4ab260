"""Answers to invitations, by whichever way they come. An answer is noted; it decides nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from committee import permissions
from committee.calendar_nl import local_day
from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.hearing import itip, reads, rules
from committee.hearing.acts import own
from committee.hearing.records import Answer, Fate, Hearing, Invitee, Way
from committee.people.records import Account
from committee.permissions import Actor, Occasion, Role
from committee.procedure import Act
from committee.store import db

ANSWERS = {
    itip.Reply.ACCEPTED: Answer.ACCEPTED,
    itip.Reply.DECLINED: Answer.DECLINED,
    itip.Reply.TENTATIVE: Answer.TENTATIVE,
}


@verb(Act.REPLY)
def reply(
    case: Case,
    answer: Answer,
    *,
    way: Way = Way.PAGE,
    party: Party | None = None,
    account: Account | None = None,
    comment: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Note what somebody answered to the invitation; without a name it is who decides.

    way: own page, telephone, mail. Raises NoHearing, NotInvited, NotYours, Incomplete. Chapter: hearing.
    """
    if party is None and account is None and occasion.decided_by.account_id is not None:
        account = db.session.get(Account, occasion.decided_by.account_id)
    who = own.one(case, party, account, occasion)
    if answer is Answer.NONE:
        raise rules.Incomplete("Kies of u komt, niet komt of misschien komt.")
    said = rules.said(comment, "De toelichting", 2000) if comment else None
    invitees = reads.invitees(reads.planned(case))
    invitee = next((one for one in invitees if reads.person_of(one) == who), None)
    if invitee is None:
        raise rules.NotInvited(f"{reads.name_of(who)} is niet uitgenodigd voor deze zitting.")
    return _note(case, invitee, answer, way, said, occasion)


def _note(
    case: Case, invitee: Invitee, answer: Answer, way: Way, comment: str | None, occasion: Occasion
) -> Entry:
    entry = gate.enter(
        case, Act.REPLY, occasion, invitee=invitee.id, answer=answer.value, way=way.value,
        parties=[invitee.party_id] if invitee.party_id else [],
    )
    invitee.answer, invitee.answered_at, invitee.answered_by_way_of = answer, occasion.at, way
    invitee.comment_id = gate.keep(case, "hearing.comment", comment).id if comment else None
    return entry


@dataclass(frozen=True)
class Unmatched:
    """An answer from a calendar that nobody can place by rule; the desk looks at it. why: in Dutch."""

    answer: itip.Answer
    why: str


@dataclass(frozen=True)
class Taken:
    """What came of a message: the acts it led to, and what is left for the desk."""

    entries: tuple[Entry, ...]
    unmatched: tuple[Unmatched, ...]


def take_reply(raw: bytes, at: datetime) -> Taken:
    """Take the answers out of a mail message and note those that are known, current and newest.

    raw: bytes from outside. at: aware UTC moment of reading. An answer counts when its UID and the address
    it was sent to are ours, its SEQUENCE is that of the invitation as it is, and no newer one was noted.
    """
    entries, unmatched = [], []
    for answer in itip.answer_in(raw):
        found = _locked(answer.uid)
        why = _objection(found, answer, local_day(at))
        if found is None or why:
            unmatched.append(Unmatched(answer, why))
        else:
            entries.append(_take(found, answer, at))
    return Taken(tuple(entries), tuple(unmatched))


def _locked(uid: str) -> Invitee | None:
    """The invitation of this UID, read anew once its case is locked: the case first, as for every act."""
    invitee = db.session.scalars(select(Invitee).where(Invitee.uid == uid)).first()
    if invitee is None:
        return None
    case_id = db.session.get_one(Hearing, invitee.hearing_id).case_id
    db.session.get_one(Case, case_id, with_for_update=True)
    for stale in (invitee, db.session.get_one(Hearing, invitee.hearing_id)):
        db.session.refresh(stale)
    return invitee


def _objection(invitee: Invitee | None, answer: itip.Answer, on: date) -> str:
    """Why an answer cannot be noted by rule; empty if it can."""
    if invitee is None:
        return "Deze uitnodiging is niet van ons."
    hearing = db.session.get(Hearing, invitee.hearing_id)
    if invitee.address != answer.address:
        return "Het antwoord noemt een ander adres dan dat van de uitnodiging."
    if hearing is None or hearing.fate is not Fate.PLANNED or invitee.cancelled:
        return "De zitting waarop dit antwoord ziet, is niet meer gepland."
    if answer.sequence != invitee.sequence:
        return "Het antwoord hoort bij een eerdere versie van de uitnodiging."
    if not _newest(invitee, answer):
        return "Er is al een nieuwer antwoord."
    case = _case_of(hearing)
    actor = _actor(case, invitee, on)
    if actor is None or not permissions.knows(
        actor, case.committee_id, case.id, gate.standing_of(case.id, actor)
    ):
        return "Wie dit antwoordt, hoort niet bij deze zaak."
    return ""


def _newest(invitee: Invitee, answer: itip.Answer) -> bool:
    if invitee.answered_sequence != answer.sequence or invitee.answered_stamp is None:
        return True
    return answer.stamp is not None and answer.stamp >= invitee.answered_stamp


def _take(invitee: Invitee, answer: itip.Answer, at: datetime) -> Entry:
    hearing = db.session.get_one(Hearing, invitee.hearing_id)
    case = _case_of(hearing)
    actor = _actor(case, invitee, local_day(at))
    assert actor is not None
    occasion = Occasion(local_day(at), at, actor, actor, Way.CALENDAR.label)
    entry = _note(case, invitee, ANSWERS[answer.answer], Way.CALENDAR, answer.comment or None, occasion)
    invitee.answered_sequence, invitee.answered_stamp = answer.sequence, answer.stamp
    invitee.proposed = answer.proposed
    return entry


def _case_of(hearing: Hearing) -> Case:
    return db.session.get_one(Case, hearing.case_id)


def _actor(case: Case, invitee: Invitee, on: date) -> Actor | None:
    """The invitee as who he is in this case; None for a listener, who is nothing in it."""
    who = reads.person_of(invitee)
    if isinstance(who, Party):
        return gate.party_actor(who.id, who.role, case.id)
    seat = reads.seat_of(case, who.id)
    if seat:
        return gate.account_actor(who.id, seat.role, case.committee_id)
    is_secretary = who in case_reads.secretaries(case, on)
    return gate.account_actor(who.id, Role.SECRETARY, case.committee_id) if is_secretary else None
