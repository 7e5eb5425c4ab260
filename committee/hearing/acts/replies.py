"""Answers that come back from a calendar by mail: noted when known, current and newest; else for the desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from committee import permissions
from committee.calendar_nl import local_day
from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.dutch import clock_words, day_words
from committee.hearing import itip, reads
from committee.hearing.acts import answers
from committee.hearing.records import Answer, Fate, Hearing, Invitee, Way
from committee.permissions import Actor, Occasion, Role
from committee.store import db

ANSWERS = {
    itip.Reply.ACCEPTED: Answer.ACCEPTED,
    itip.Reply.DECLINED: Answer.DECLINED,
    itip.Reply.TENTATIVE: Answer.TENTATIVE,
}
MOST = 10   # answers in one mail; a calendar sends one, twice at most, and whoever sends more is no calendar


@dataclass(frozen=True)
class Unmatched:
    """An answer from a calendar that nobody can place by rule; the desk looks at it. why: in Dutch.

    case_id: of the hearing that it names, if that is ours.
    """

    answer: itip.Answer
    why: str
    case_id: int | None = None


@dataclass(frozen=True)
class Taken:
    """What came of a message: the acts it led to, what is left for the desk, and how many answers it held."""

    entries: tuple[Entry, ...]
    unmatched: tuple[Unmatched, ...]
    found: int


def take_reply(raw: bytes, sender: str, at: datetime) -> Taken:
    """Take the answers out of a mail message and note those that are known, current and newest.

    raw: bytes from outside. sender: the address the mail says it comes from, lower case. at: aware UTC moment
    of reading. An answer counts when its UID is ours, invitation, answer and mail name the same address, its
    SEQUENCE is that of the invitation as it is, and no newer one was noted. It asks for no other time.
    """
    found, entries, unmatched = itip.answer_in(raw), [], []
    for answer in found[:MOST]:
        invitee = _locked(answer.uid)
        if invitee is None:
            unmatched.append(Unmatched(answer, "Deze uitnodiging is niet van ons."))
        elif not _noted_before(invitee, answer, sender):
            hearing = db.session.get_one(Hearing, invitee.hearing_id)
            if why := _objection(invitee, hearing, answer, sender=sender, at=at):
                unmatched.append(Unmatched(answer, why, hearing.case_id))
            else:
                entries.append(_take(invitee, hearing, answer, at))
    if len(found) > MOST:
        unmatched.append(Unmatched(found[MOST], f"Er staan {len(found)} antwoorden in één e-mail."))
    return Taken(tuple(entries), tuple(unmatched), len(found))


def _locked(uid: str) -> Invitee | None:
    """The invitation of this UID, read anew once its case is locked: the case first, as for every act."""
    if not uid.isprintable():   # a database refuses some of these signs, and none of ours has one
        return None
    invitee = db.session.scalars(select(Invitee).where(Invitee.uid == uid)).first()
    if invitee is None:
        return None
    case_id = db.session.get_one(Hearing, invitee.hearing_id).case_id
    db.session.get_one(Case, case_id, with_for_update=True)
    for stale in (invitee, db.session.get_one(Hearing, invitee.hearing_id)):
        db.session.refresh(stale)
    return invitee


def _noted_before(invitee: Invitee, answer: itip.Answer, sender: str) -> bool:
    """Whether this very answer stands there already: a calendar may send it again in another mail."""
    if answer.stamp is None or answer.countered:
        return False
    there = (invitee.answered_sequence, invitee.answered_stamp, invitee.answer, invitee.answered_by_way_of)
    told = (answer.sequence, answer.stamp, ANSWERS[answer.answer], Way.CALENDAR)
    return there == told and invitee.address == answer.address == sender


def _objection(
    invitee: Invitee, hearing: Hearing, answer: itip.Answer, *, sender: str, at: datetime
) -> str:
    """Why an answer cannot be noted by rule; empty if it can."""
    name = reads.name_of(reads.person_of(invitee))
    if invitee.address != answer.address:
        return "Het antwoord noemt een ander adres dan dat van de uitnodiging."
    if invitee.address != sender:
        return f"De afzender van de e-mail is een ander dan wie is uitgenodigd: {name}."
    if hearing.fate is not Fate.PLANNED or invitee.cancelled:
        return "De zitting waarop dit antwoord ziet, is niet meer gepland."
    if answer.sequence != invitee.sequence:
        return "Het antwoord hoort bij een eerdere versie van de uitnodiging."
    if answer.countered:
        return _asks(name, answer.proposed)
    if not _newest(invitee, answer):
        return "Er is al een nieuwer antwoord."
    case = db.session.get_one(Case, hearing.case_id)
    actor = _actor(case, invitee, at)
    if actor is None or not permissions.knows(
        actor, case.committee_id, case.id, gate.standing_of(case.id, actor)
    ):
        return "Wie dit antwoordt, hoort niet bij deze zaak."
    return ""


def _asks(name: str, proposed: datetime | None) -> str:
    """That somebody wants another time: it is for the chair to grant, and no answer to this one."""
    when = f": {day_words(proposed.date())}, {clock_words(proposed)}" if proposed else ""
    return f"{name} vraagt om een andere tijd{when}."


def _newest(invitee: Invitee, answer: itip.Answer) -> bool:
    """Whether nothing newer is known, be it of the calendar or by telephone or page."""
    if invitee.answered_at is None:
        return True
    if answer.stamp is None:
        return False
    if invitee.answered_by_way_of is not Way.CALENDAR:
        return answer.stamp >= invitee.answered_at
    known = invitee.answered_stamp if invitee.answered_sequence == answer.sequence else None
    return known is None or answer.stamp >= known


def _take(invitee: Invitee, hearing: Hearing, answer: itip.Answer, at: datetime) -> Entry:
    case = db.session.get_one(Case, hearing.case_id)
    actor = _actor(case, invitee, at)
    assert actor is not None
    occasion = Occasion(local_day(at), at, actor, actor, Way.CALENDAR.label)
    entry = answers.note(case, invitee, ANSWERS[answer.answer], way=Way.CALENDAR,
                         comment=answer.comment or None, occasion=occasion)
    invitee.answered_sequence, invitee.answered_stamp = answer.sequence, answer.stamp
    return entry


def _actor(case: Case, invitee: Invitee, at: datetime) -> Actor | None:
    """The invitee as who he is in this case; None for a listener, who is nothing in it."""
    who = reads.person_of(invitee)
    if isinstance(who, Party):
        return gate.party_actor(who.id, who.role, case.id)
    seat = reads.seat_of(case, who.id)
    if seat:
        return gate.account_actor(who.id, seat.role, case.committee_id)
    is_secretary = who in case_reads.secretaries(case, local_day(at))
    return gate.account_actor(who.id, Role.SECRETARY, case.committee_id) if is_secretary else None
