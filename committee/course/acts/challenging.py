"""A party objects to somebody of the panel (wraking): filed, acquiesced in, or decided by others."""

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party, Seat
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.acts.standing_still import tell_resumed
from committee.course.acts.stepping_back import step_back
from committee.deadlines import Clock
from committee.hearing.reads import panel_names
from committee.hearing.records import Challenge
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db

REASON = "challenge"


@verb(Act.CHALLENGE)
def challenge(case: Case, party: Party, seat: Seat, reasons: str, *, occasion: Occasion) -> Entry:
    """Object to somebody of the panel, with reasons; the handling stands still until it is decided.

    What comes after the term is taken in and marked as late. The member is asked to step back or to react,
    the others to decide. Chapter challenge. Raises NoReasons, NotOfThisCase, NotYours, NoChallenge.
    """
    said = rules.said(reasons, "De reden van de wraking")
    _require(case, party, seat, occasion)
    late = _late(case, occasion)
    entry = gate.enter(
        case, Act.CHALLENGE, occasion, parties=[party.id], seat=seat.id, late=late, reason=said
    )
    db.session.add(
        Challenge(
            case_id=case.id,
            seat_id=seat.id,
            by_party_id=party.id,
            filed_on=occasion.on,
            late=late,
            passage_id=entry.facts["passage"],
        )
    )
    clocks.suspend(case, entry, REASON)
    _tell(case, entry, party, seat, reasons=said, late=late, occasion=occasion)
    return entry


def _require(case: Case, party: Party, seat: Seat, occasion: Occasion) -> None:
    who = occasion.decided_by
    if party.case_id != case.id or seat.case_id != case.id:
        raise rules.NotOfThisCase("Deze partij of deze plaats hoort bij een andere zaak.")
    speaks = who.role is Role.REPRESENTATIVE and party.role in case_reads.COMPLAINANT_SIDE
    if who.party_id is not None and who.party_id != party.id and not speaks:
        raise rules.NotYours(f"U kunt dit niet doen namens {party.name}.")
    if seat.stepped_back_on is not None:
        raise rules.NoChallenge(f"{seat.account.person.name} zit niet meer in de commissie voor deze zaak.")
    if any(row.seat_id == seat.id for row in reads.open_challenges(case)):
        raise rules.NoChallenge("Over deze persoon loopt al een wraking.")


def _late(case: Case, occasion: Occasion) -> bool:
    """Late is after the last day of the right, which begins with the hearing."""
    return any(term.last_day < occasion.on for term in clocks.running(case, Clock.CHALLENGE))


def _tell(
    case: Case, entry: Entry, party: Party, seat: Seat, *, reasons: str, late: bool, occasion: Occasion
) -> None:
    until = max((t.last_day for t in clocks.running(case, Clock.CHALLENGE_DECISION)), default=None)
    name = seat.account.person.name
    for person in reads.audience(case):
        outbox.put(case, entry, letters.challenged(person, party, name, until), occasion.at)
    outbox.put(case, entry, letters.challenged_member(seat.account, party, reasons, until), occasion.at)
    for other in case_reads.seats(case):
        if other.id != seat.id:
            draft = letters.challenge_waiting(other.account, party, name, reasons, late=late, until=until)
            outbox.put(case, entry, draft, occasion.at)


@verb(Act.ACQUIESCE)
def acquiesce(case: Case, reason: str | None = None, *, occasion: Occasion) -> Entry:
    """Step back because of a challenge, so that nothing has to be decided (chapter challenge).

    Only who is challenged does so; his file closes at once and the handling goes on. Raises NoChallenge.
    """
    found = _open(case, None)
    mine = [one for one in found if _seat(one).account_id == occasion.decided_by.account_id]
    if not mine:
        raise rules.NoChallenge("Tegen u loopt geen wraking in deze zaak.")
    row, seat = mine[0], _seat(mine[0])
    entry = gate.enter(case, Act.ACQUIESCE, occasion, seat=seat.id, reason=(reason or "").strip() or None)
    row.acquiesced = True
    step_back(case, entry, seat, REASON, occasion=occasion)
    _go_on(case, entry)
    name, heard = seat.account.person.name, reads.was_heard(case)
    for party in reads.audience(case):
        draft = letters.member_left(party, name, panel_names(case), heard=heard)
        outbox.put(case, entry, draft, occasion.at)
    tell_resumed(case, entry, occasion)
    return entry


@verb(Act.DECIDE_CHALLENGE)
def decide_challenge(
    case: Case, granted: bool, reasons: str, seat: Seat | None = None, *, occasion: Occasion
) -> Entry:
    """Decide on a challenge; never by the one who is challenged (chapter challenge).

    seat: whose place, needed when several are challenged. Granted: the member leaves at once, and what was
    heard is heard anew once the place is taken. Both sides read the decision. Raises NoReasons, NoChallenge,
    WrongDecider.
    """
    said = rules.said(reasons, "De reden van de beslissing")
    found = _open(case, seat)
    if len(found) != 1:
        raise rules.NoChallenge("Er loopt geen wraking." if not found else "Kies over wie u beslist.")
    row, taken = found[0], _seat(found[0])
    if taken.account_id == occasion.decided_by.account_id:
        raise rules.WrongDecider("Wie gewraakt is, beslist daar niet zelf over.")
    entry = gate.enter(case, Act.DECIDE_CHALLENGE, occasion, seat=taken.id, granted=granted, reason=said)
    row.granted, row.decided_on, row.decision_id = granted, occasion.on, entry.facts["passage"]
    if granted:
        step_back(case, entry, taken, REASON, occasion=occasion)
    _go_on(case, entry)
    name, heard = taken.account.person.name, reads.was_heard(case)
    for party in reads.audience(case):
        overall = reads.overall(case)
        draft = letters.challenge_decided(party, name, granted, said, overall=overall, heard=heard)
        outbox.put(case, entry, draft, occasion.at)
    outbox.put(case, entry, letters.challenge_told(taken.account, granted, said), occasion.at)
    return entry


def _open(case: Case, seat: Seat | None) -> list[Challenge]:
    return [row for row in reads.open_challenges(case) if seat is None or row.seat_id == seat.id]


def _seat(row: Challenge) -> Seat:
    return db.session.get_one(Seat, row.seat_id)


def _go_on(case: Case, entry: Entry) -> None:
    """The handling goes on once nothing is left to decide."""
    db.session.flush()
    if reads.open_challenges(case):
        return
    for suspension in clocks.running_suspensions(case):
        if suspension.reason == REASON:
            clocks.resume(case, entry, suspension)
