"""Who sits: asked by the desk, and only after declaring that nothing stands in the way."""

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Seat
from committee.case.verbs import verb
from committee.hearing import letters, reads, rules
from committee.hearing.acts import summons
from committee.people import memberships
from committee.people.records import Account
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db

LEFT_OUT = "left_out"
CONFLICT = "conflict"


@verb(Act.SEAT_PANEL)
def seat_panel(case: Case, chair: Account, members: list[Account], occasion: Occasion) -> Entry:
    """Seat a chair and members; who is new is asked to declare independence first.

    Who sat and is not named leaves the panel; who stays keeps the declaration. Once the parties know who
    sits they are told of the change, and invitations follow. Raises WrongPanel. Chapter: composition.
    """
    roles = {account: Role.MEMBER for account in members} | {chair: Role.CHAIR}
    if len(roles) != len(members) + 1:
        raise rules.WrongPanel("Iedereen heeft één plaats in de commissie.")
    rules.check_panel(
        _candidate(case, chair, occasion),
        [_candidate(case, member, occasion) for member in members],
        clocks.regulation_of(case),
    )
    entry = gate.enter(case, Act.SEAT_PANEL, occasion, panel=sorted(account.id for account in roles))
    left = _let_go(case, set(roles), occasion)
    fresh = [account for account, role in roles.items() if _take_place(case, account, role, occasion)]
    db.session.flush()
    parties = case_reads.parties(case)
    for account in fresh:
        draft = letters.seat_asked(account, parties, roles[account] is Role.CHAIR)
        outbox.put(case, entry, draft, occasion.at)
    if reads.announced(case) and (fresh or left):
        summons.swap(case, entry, left, fresh, occasion=occasion)
        summons.tell_composition(case, entry, None, occasion)
    return entry


def _candidate(case: Case, account: Account, occasion: Occasion) -> rules.Candidate:
    found = memberships.living(case.committee_id, occasion.on)
    roles = {row.role for row in found if row.account_id == account.id}
    back = db.session.query(Seat).filter(
        Seat.case_id == case.id, Seat.account_id == account.id, Seat.stepped_back_on.is_not(None)
    )
    return rules.Candidate(
        name=account.person.name,
        may_chair=Role.CHAIR in roles,
        may_sit=bool(roles & {Role.CHAIR, Role.MEMBER}),
        stepped_back=any(seat.why != LEFT_OUT for seat in back),
        party=any(party.person_id == account.person_id for party in case.parties),
    )


def _let_go(case: Case, staying: set[Account], occasion: Occasion) -> list[Account]:
    gone = [seat for seat in case_reads.seats(case) if seat.account not in staying]
    for seat in gone:
        seat.stepped_back_on, seat.why = occasion.on, LEFT_OUT
    return [seat.account for seat in gone]


def _take_place(case: Case, account: Account, role: Role, occasion: Occasion) -> bool:
    """True when the account had no place yet."""
    seat = reads.seat_of(case, account.id)
    if seat is None:
        db.session.add(Seat(case_id=case.id, account_id=account.id, role=role, asked_on=occasion.on))
        return True
    seat.role = role
    return False


@verb(Act.DECLARE_INDEPENDENCE)
def declare_independence(case: Case, free: bool, *, reason: str | None = None, occasion: Occasion) -> Entry:
    """Declare for one's own place that nothing stands in the way, or step back with the reason.

    Who steps back has no access from that moment; the secretary is told, and the parties if they knew who
    sits. Raises NotYours without a place, Incomplete without a reason. Chapter: composition.
    """
    seat = reads.seat_of(case, occasion.decided_by.account_id)
    if seat is None:
        raise rules.NotYours("U heeft geen plaats in de commissie voor deze zaak.")
    why = None if free else rules.said(reason, "De reden waarom u zich terugtrekt")
    entry = gate.enter(case, Act.DECLARE_INDEPENDENCE, occasion, reason=why, seat=seat.id, free=free)
    if free:
        seat.declared_on = occasion.on
        return entry
    seat.stepped_back_on, seat.why = occasion.on, CONFLICT
    db.session.flush()
    name = seat.account.person.name
    for secretary in case_reads.secretaries(case, occasion.on):
        outbox.put(case, entry, letters.stepped_back(secretary, name), occasion.at)
    if reads.announced(case):
        summons.swap(case, entry, [seat.account], [], occasion=occasion)
        summons.tell_composition(case, entry, name, occasion)
    return entry
