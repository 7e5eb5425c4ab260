"""Invitations as they go out: a row, a calendar message and a letter per person.

Called by the acts of the hearing, and by acts that cross stages (call_off, swap_invitee).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from committee.case import clocks, reaching
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.deadlines import Clock
from committee.dutch import clock_words
from committee.hearing import itip, letters, reads, rules
from committee.hearing.itip.invitations import ADDRESS
from committee.hearing.reads import rooms
from committee.hearing.records import Answer, Fate, Hearing, Invitee
from committee.people.records import Account, Channel
from committee.permissions import LABELS, Occasion, Role
from committee.post import outbox
from committee.post.outbox import Draft
from committee.procedure import ENDED
from committee.store import db

Tell = Callable[[Party | Account, letters.Calendar], Draft]


def slot_of(hearing: Hearing) -> rules.Slot:
    """Day, hour and place of a hearing."""
    return rules.Slot(hearing.starts_at, hearing.minutes, hearing.place, hearing.video_link)


def address_of(to: Party | Account) -> str | None:
    """Where a calendar message can go, lower case; None for who hears by post."""
    if isinstance(to, Party) and to.channel is Channel.POST:
        return None
    given = to.email if isinstance(to, Account) else reaching.reach_of(to).email
    return given.lower() if given and ADDRESS.fullmatch(given) else None


def appointment(case: Case, hearing: Hearing) -> letters.Appointment:
    """The hearing as its letters tell it, with the last days for papers and for a challenge."""
    slot, regulation = slot_of(hearing), clocks.regulation_of(case)
    access, note = rooms.described(case.committee_id, hearing.place)
    papers = clocks.running(case, Clock.PAPERS)
    term = regulation.terms.get(Clock.PAPERS.value)
    words = f"{term.length.words} voor de zitting ({term.article})" if term and term.length else ""
    return letters.Appointment(
        when=letters.when(slot),
        until=clock_words(slot.ends_at),
        place=hearing.place,
        access=access,
        note=note,
        video_link=hearing.video_link or "",
        apart=hearing.apart,
        panel=reads.panel_names(case),
        others=_others(hearing, case),
        papers_by=papers[-1].last_day if papers else None,
        papers_words=words,
        challenge_by=challenge_by(case, hearing),
    )


def challenge_by(case: Case, hearing: Hearing) -> date | None:
    """Last day on which a party may object to somebody of the panel, if the hearing takes place."""
    return clocks.would_end(clocks.regulation_of(case), Clock.CHALLENGE, hearing.starts_at.date())


def _others(hearing: Hearing, case: Case) -> list[tuple[str, str]]:
    """Who is invited beside the two that the letter names and the committee, with what they are.

    Who is heard apart does not read who else comes for the other side.
    """
    sides = {party.id for party in case_reads.both_sides(case)}
    staff = {account.id for account in staff_of(case, hearing.starts_at.date())}
    found = []
    if not hearing.apart:
        found += [("Medewerker", party.name) for party in case_reads.parties(case, Role.ACCUSED)]
    for invitee in reads.invitees(hearing):
        who = reads.person_of(invitee)
        if isinstance(who, Party) and who.id not in sides:
            found.append((LABELS[who.role].capitalize(), who.name))
        elif isinstance(who, Account) and who.id not in staff:
            found.append(("Toehoorder", who.person.name))
    return found


def staff_of(case: Case, on: date) -> list[Account]:
    """Who sits, and the secretary."""
    return [*(seat.account for seat in case_reads.seats(case)), *case_reads.secretaries(case, on)]


def summon(
    case: Case, entry: Entry, hearing: Hearing, people: Sequence[Party | Account], *, at: datetime
) -> None:
    """Invite these people: a row with an own UID, and a letter with the calendar's REQUEST."""
    fresh = {}
    for who in dict.fromkeys(people):
        invitee = Invitee(
            hearing_id=hearing.id,
            party_id=who.id if isinstance(who, Party) else None,
            account_id=who.id if isinstance(who, Account) else None,
            uid=itip.new_uid(),
            sequence=0,
            address=address_of(who),
        )
        db.session.add(invitee)
        fresh[who] = invitee
    db.session.flush()
    found, names = appointment(case, hearing), case_reads.names(case)
    staff = {account.id for account in staff_of(case, entry.happened_on)}
    for who, invitee in fresh.items():
        calendar = request(case, hearing, invitee, at)
        listens = isinstance(who, Account) and who.id not in staff
        outbox.put(case, entry, letters.invitation(who, names, found, calendar, listens=listens), at)


def request(case: Case, hearing: Hearing, invitee: Invitee, at: datetime) -> letters.Calendar:
    """The invitation as it stands, for a calendar; nothing for who hears by post."""
    found = _invitation(case, hearing, invitee, at)
    return letters.Calendar(itip.request(found), "REQUEST") if found else letters.Calendar()


def take_back(case: Case, hearing: Hearing, invitee: Invitee, at: datetime) -> letters.Calendar:
    """Cancel one invitation, one SEQUENCE higher."""
    invitee.sequence += 1
    invitee.cancelled = True
    found = _invitation(case, hearing, invitee, at)
    return letters.Calendar(itip.cancel(found), "CANCEL") if found else letters.Calendar()


def _invitation(case: Case, hearing: Hearing, invitee: Invitee, at: datetime) -> itip.Invitation | None:
    if invitee.address is None or not ADDRESS.fullmatch(case.committee.email):
        return None
    return itip.Invitation(
        uid=invitee.uid,
        sequence=invitee.sequence,
        case_number=case.number,
        start=hearing.starts_at,
        minutes=hearing.minutes,
        place=hearing.place,
        video_link=hearing.video_link,
        organizer_name=case.committee.name,
        organizer_address=case.committee.email,
        attendee_name=reads.name_of(reads.person_of(invitee)),
        attendee_address=invitee.address,
        stamp=at,
    )


def renew(case: Case, entry: Entry, hearing: Hearing, tell: Tell, *, at: datetime) -> None:
    """Send everybody who is invited the hearing as it is now: the same UID, one SEQUENCE higher."""
    for invitee in reads.invitees(hearing):
        invitee.sequence += 1
        invitee.answer, invitee.answered_at, invitee.answered_by_way_of = Answer.NONE, None, None
        outbox.put(case, entry, tell(reads.person_of(invitee), request(case, hearing, invitee, at)), at)


def call_off(case: Case, entry: Entry, reason: str, occasion: Occasion) -> None:
    """Cancel what is planned, if anything is: a letter and a CANCEL to everybody invited."""
    for hearing in reads.hearings(case, Fate.PLANNED):
        old, overall = letters.when(slot_of(hearing)), reads.overall(case)
        hearing.fate = Fate.CANCELLED
        for invitee in reads.invitees(hearing):
            calendar = take_back(case, hearing, invitee, occasion.at)
            who, goes_on = reads.person_of(invitee), case.state not in ENDED
            draft = letters.cancelled(who, old, reason, goes_on=goes_on, verdict_by=overall,
                                      calendar=calendar)
            outbox.put(case, entry, draft, occasion.at)


def swap_invitee(case: Case, entry: Entry, old: Account, new: Account | None, *, occasion: Occasion) -> None:
    """On a planned hearing: who left the panel gets a CANCEL, who came in a REQUEST."""
    swap(case, entry, [old], [new] if new else [], occasion=occasion)


def swap(
    case: Case, entry: Entry, old: Iterable[Account], new: Sequence[Account], *, occasion: Occasion
) -> None:
    """On a planned hearing: CANCEL for who left, REQUEST for who came in and is not invited yet."""
    gone = {account.id for account in old}
    for hearing in reads.hearings(case, Fate.PLANNED):
        when, listed = letters.when(slot_of(hearing)), reads.invitees(hearing)
        for invitee in listed:
            if invitee.account_id in gone:
                calendar = take_back(case, hearing, invitee, occasion.at)
                who = reads.person_of(invitee)
                outbox.put(case, entry, letters.left_out(who, when, calendar), occasion.at)
        db.session.flush()
        _come_in(case, entry, hearing, new, at=occasion.at)


def _come_in(
    case: Case, entry: Entry, hearing: Hearing, new: Sequence[Account], *, at: datetime
) -> None:
    """Invite who is new; who was invited before and left comes back under the same UID."""
    known = {invitee.account_id: invitee for invitee in hearing.invitees if invitee.account_id}
    summon(case, entry, hearing, [account for account in new if account.id not in known], at=at)
    for account in new:
        invitee = known.get(account.id)
        if invitee is not None and invitee.cancelled:
            invitee.sequence, invitee.cancelled, invitee.answer = invitee.sequence + 1, False, Answer.NONE
            calendar = request(case, hearing, invitee, at)
            found, names = appointment(case, hearing), case_reads.names(case)
            outbox.put(case, entry, letters.invitation(account, names, found, calendar), at)


def tell_composition(case: Case, entry: Entry, left: str | None, occasion: Occasion) -> None:
    """Tell both sides who sits now. left: the name of who stepped back, if that is why."""
    hearings = reads.hearings(case, Fate.PLANNED, Fate.HELD)
    until = challenge_by(case, hearings[-1]) if hearings else None
    for party in case_reads.both_sides(case):
        draft = letters.composition(party, reads.panel_names(case), left, until)
        outbox.put(case, entry, draft, occasion.at)
