"""What the hearing's acts and pages look up: the planned hearing, who is away, who is invited and how."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.ledger import RunningTerm
from committee.case.records import Access, Case, Document, Party, Seat
from committee.deadlines import Clock
from committee.hearing import rules
from committee.hearing.reads import rooms, selects
from committee.hearing.records import Fate, Guest, Hearing, Invitee, Move, Unavailable
from committee.people.records import Account
from committee.permissions import Role
from committee.store import db

secretaries = case_reads.secretaries
TO_BOTH = frozenset({"paper", "complaint", "response", "response_annex"})


def hearings(case: Case, *fates: Fate) -> list[Hearing]:
    """The hearings of a case, oldest first, with one of these fates."""
    found = select(Hearing).where(Hearing.case_id == case.id, Hearing.fate.in_(fates or tuple(Fate)))
    return list(db.session.scalars(found.order_by(Hearing.id)))


def planned(case: Case) -> Hearing:
    """The hearing that is planned. Raises NoHearing."""
    found = hearings(case, Fate.PLANNED)
    if not found:
        raise rules.NoHearing("Er is geen zitting gepland.")
    return found[-1]


def held(case: Case) -> Hearing:
    """The hearing that was held last. Raises NoHearing."""
    found = hearings(case, Fate.HELD)
    if not found:
        raise rules.NoHearing("Er is nog geen zitting gehouden.")
    return found[-1]


def announced(case: Case) -> bool:
    """Whether the parties were told who sits: a hearing is planned or was held."""
    return bool(hearings(case, Fate.PLANNED, Fate.HELD))


def invitees(hearing: Hearing) -> list[Invitee]:
    """Who is invited still, in the order of inviting."""
    found = select(Invitee).where(Invitee.hearing_id == hearing.id, Invitee.cancelled.is_(False))
    return list(db.session.scalars(found.order_by(Invitee.id)))


def person_of(invitee: Invitee) -> Party | Account:
    """The party or the account that an invitation is for."""
    if invitee.party_id:
        return db.session.get_one(Party, invitee.party_id)
    return db.session.get_one(Account, invitee.account_id)


def name_of(to: Party | Account) -> str:
    """The name as written."""
    return to.name if isinstance(to, Party) else to.person.name


def panel_names(case: Case) -> list[str]:
    """Who sits, the chair first and so marked."""
    return [
        f"{seat.account.person.name} (voorzitter)" if seat.role is Role.CHAIR else seat.account.person.name
        for seat in case_reads.seats(case)
    ]


def unavailable(case: Case, people: Sequence[Party | Account]) -> dict[str, list[rules.Span]]:
    """The days on which each of these people cannot come, by name; two of one name are taken together."""
    names = {(isinstance(one, Party), int(one.id)): name_of(one) for one in people}
    spans: dict[str, list[rules.Span]] = {name: [] for name in names.values()}
    found = select(Unavailable).where(Unavailable.case_id == case.id).order_by(Unavailable.first)
    for row in db.session.scalars(found):
        name = names.get((row.party_id is not None, row.party_id or row.account_id or 0))
        if name is not None:
            spans[name].append(rules.Span(row.first, row.last))
    return spans


def bookings(accounts: Sequence[Account], but: Hearing | None = None) -> list[rules.Booking]:
    """The other planned hearings of these people, in any committee."""
    names = {account.id: account.person.name for account in accounts}
    found = (
        select(Invitee.account_id, Hearing.starts_at, Hearing.minutes)
        .join(Hearing, Hearing.id == Invitee.hearing_id)
        .where(
            Invitee.account_id.in_(names),
            Invitee.cancelled.is_(False),
            Hearing.fate == Fate.PLANNED,
            Hearing.id != (but.id if but else 0),
        )
        .order_by(Hearing.starts_at)
    )
    return [
        rules.Booking(names[account_id], starts_at, rules.Slot(starts_at, minutes, "").ends_at)
        for account_id, starts_at, minutes in db.session.execute(found)
    ]


def unasked(case: Case, parties: Sequence[Party]) -> list[str]:
    """Which of these parties were never asked for the days on which they cannot come, and gave none."""
    if Clock.AVAILABILITY.value not in clocks.regulation_of(case).terms:
        return []
    asked = select(RunningTerm.party_id).where(
        RunningTerm.case_id == case.id, RunningTerm.clock == Clock.AVAILABILITY
    )
    given = {facts.get("party_id") for facts in db.session.scalars(selects.given(), {"case": case.id})}
    known = given | set(db.session.scalars(asked))
    return [party.name for party in parties if party.id not in known]


def unshared(case: Case) -> list[int]:
    """Numbers of the papers that one side has and the other has not."""
    sides = [
        {party.id for party in case_reads.parties(case, *roles)}
        for roles in (case_reads.COMPLAINANT_SIDE, case_reads.RESPONDENT_SIDE)
    ]
    found = select(Document).where(
        Document.case_id == case.id, Document.withheld.is_(False), Document.kind.in_(TO_BOTH)
    )
    seen: dict[int, set[int | None]] = {document.number: set() for document in db.session.scalars(found)}
    rows = (
        select(Document.number, Access.party_id)
        .join(Access, Access.document_id == Document.id)
        .where(Document.case_id == case.id, Access.until.is_(None))
    )
    for number, party_id in db.session.execute(rows):
        if number in seen:
            seen[number].add(party_id)
    return sorted(number for number, parties in seen.items() if any(not parties & side for side in sides))


def scene(
    case: Case, on: date, *, agreed_shorter: bool, despite: bool, but: Hearing | None = None
) -> rules.Scene:
    """What is known when a day for the hearing is chosen. but: the hearing that is being moved."""
    seats, parties = case_reads.seats(case), case_reads.both_sides(case)
    people: list[Party | Account] = [*parties, *(seat.account for seat in seats)]
    return rules.Scene(
        invited_on=on,
        sitting=len(seats),
        undeclared=[seat.account.person.name for seat in seats if seat.declared_on is None],
        unasked=unasked(case, parties),
        unavailable=unavailable(case, people),
        bookings=bookings([seat.account for seat in seats], but),
        rooms=rooms.known(case.committee_id, on, but.id if but else 0),
        unshared=unshared(case),
        agreed_shorter=agreed_shorter,
        despite=despite,
    )


def requests_of(case: Case, party: Party) -> int:
    """How often a hearing in this case was moved at the request of this party."""
    found = select(Move.id).where(Move.case_id == case.id, Move.asked_by_id == party.id)
    return len(db.session.scalars(found).all())


def overall(case: Case) -> date | None:
    """Last day for the verdict, while that term runs."""
    return next((term.last_day for term in clocks.running(case, Clock.OVERALL)), None)


def seat_of(case: Case, account_id: int | None) -> Seat | None:
    """The place somebody has on the panel, if any."""
    return next((seat for seat in case_reads.seats(case) if seat.account_id == account_id), None)


def guests(case: Case) -> list[Guest]:
    """Who comes along or came along, and who listened."""
    return list(db.session.scalars(select(Guest).where(Guest.case_id == case.id).order_by(Guest.id)))
