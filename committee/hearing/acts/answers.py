"""Answers to invitations, by whichever way they come. An answer is noted; it decides nothing."""

from committee.case import gate
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.hearing import reads, rules
from committee.hearing.acts import own
from committee.hearing.records import Answer, Invitee, Way
from committee.people.records import Account
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db


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
    return note(case, invitee, answer, way=way, comment=said, occasion=occasion)


def note(
    case: Case, invitee: Invitee, answer: Answer, *, way: Way, comment: str | None, occasion: Occasion
) -> Entry:
    """Write an answer behind one invitee, and in the journal that it came and by which way."""
    entry = gate.enter(
        case, Act.REPLY, occasion, invitee=invitee.id, answer=answer.value, way=way.value,
        parties=[invitee.party_id] if invitee.party_id else [],
    )
    invitee.answer, invitee.answered_at, invitee.answered_by_way_of = answer, occasion.at, way
    invitee.comment_id = gate.keep(case, "hearing.comment", comment).id if comment else None
    return entry
