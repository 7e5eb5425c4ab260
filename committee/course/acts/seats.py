"""Who sits: somebody steps back, somebody takes the place, and what was decided before is looked at again."""

from datetime import date

from sqlalchemy import select

from committee.admissibility.records import Ruling
from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Seat
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.acts.stepping_back import agreements, step_back
from committee.deliberation.records import Finding
from committee.dutch import day_words
from committee.hearing import letters as hearing_letters
from committee.hearing import reads as hearing
from committee.hearing.acts.summons import swap_invitee, tell_composition
from committee.people import memberships
from committee.people.records import Account
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act, State
from committee.store import db

CONFLICT = "conflict"
REPLACED = "replaced"
HEARD = frozenset({State.HEARING_HELD, State.DELIBERATION, State.DRAFTING})


@verb(Act.RECUSE)
def recuse(case: Case, reasons: str, occasion: Occasion) -> Entry:
    """Step back from the case oneself (verschoning); the file closes at once (chapter composition).

    A chair steps back before there is a panel as well. The secretary is told to find another; the parties
    hear it when they knew who sits, or had a decision of his. Raises NoReasons, NotYours.
    """
    said = rules.said(reasons, "De reden waarom u zich terugtrekt")
    who = occasion.decided_by
    if who.account_id is None:
        raise rules.NotYours("Alleen wie in de commissie zit, trekt zich terug.")
    seat = hearing.seat_of(case, who.account_id)
    told = hearing.announced(case) or bool(_rulings(case, {who.key}))
    entry = gate.enter(case, Act.RECUSE, occasion, reason=said, account=who.account_id)
    if seat is None:
        seat = Seat(
            case_id=case.id, account_id=who.account_id, role=who.role, asked_on=occasion.on,
            stepped_back_on=None, why=None,
        )
        db.session.add(seat)
        db.session.flush()
    step_back(case, entry, seat, CONFLICT, occasion=occasion)
    name, panel, heard = seat.account.person.name, hearing.panel_names(case), reads.was_heard(case)
    for party in reads.audience(case) if told else []:
        outbox.put(case, entry, letters.member_left(party, name, panel, heard=heard), occasion.at)
    return entry


@verb(Act.REPLACE_MEMBER)
def replace_member(
    case: Case, seat: Seat, account: Account, agreed_on: date | None = None, *, occasion: Occasion
) -> Entry:
    """Ask somebody else in a place on the panel (chapter composition); both sides hear who sits now.

    seat: one that was given up, or whose holder leaves by this. account: declares independence before the
    file opens. After a hearing the case is heard anew, unless both sides agreed in writing on agreed_on that
    it need not be. Raises NotOfThisCase, WrongMember, WrongDay.
    """
    if seat.case_id != case.id:
        raise rules.NotOfThisCase("Deze plaats hoort bij een andere zaak.")
    rules.require_no_later(agreed_on, occasion.on, "Het akkoord van partijen")
    _require_free(case, seat, account, occasion)
    anew = case.state in HEARD and reads.was_heard(case) and agreed_on is None
    entry = gate.enter(
        case, Act.REPLACE_MEMBER, occasion, to=State.SCHEDULING if anew else case.state,
        seat=seat.id, account=account.id, agreed_on=agreed_on.isoformat() if agreed_on else None,
    )
    if seat.stepped_back_on is None:
        step_back(case, entry, seat, REPLACED, occasion=occasion)
    db.session.add(Seat(case_id=case.id, account_id=account.id, role=seat.role, asked_on=occasion.on))
    db.session.flush()
    if anew:
        _hear_anew(case)
    draft = hearing_letters.seat_asked(account, case_reads.parties(case), seat.role is Role.CHAIR)
    outbox.put(case, entry, draft, occasion.at)
    swap_invitee(case, entry, seat.account, account, occasion=occasion)
    if reads.respondents_know(case):
        tell_composition(case, entry, None, occasion)
    return entry


def _require_free(case: Case, seat: Seat, account: Account, occasion: Occasion) -> None:
    """The place is free or left by this, and this person may take it. Raises WrongMember."""
    name = account.person.name
    members = memberships.living(case.committee_id, occasion.on)
    roles = {row.role for row in members if row.account_id == account.id}
    wanted = {Role.CHAIR} if seat.role is Role.CHAIR else {Role.CHAIR, Role.MEMBER}
    sat = select(Seat).where(Seat.case_id == case.id, Seat.account_id == account.id)
    if not roles & wanted:
        raise rules.WrongMember(f"{name} kan deze plaats niet innemen op {day_words(occasion.on)}.")
    if db.session.scalars(sat).first() is not None:
        raise rules.WrongMember(f"{name} heeft of had al een plaats in deze zaak.")
    if any(party.person_id == account.person_id for party in case.parties):
        raise rules.WrongMember(f"{name} is partij in deze zaak.")
    if reads.replaced(case, seat):
        raise rules.WrongMember("Deze plaats is al door een ander ingenomen.")
    if seat.role is Role.CHAIR and seat.stepped_back_on and _chaired(case):
        raise rules.WrongMember("Er is al een andere voorzitter.")


def _chaired(case: Case) -> bool:
    return any(seat.role is Role.CHAIR for seat in case_reads.seats(case))


def _hear_anew(case: Case) -> None:
    """Nothing is decided any more, and nobody agreed."""
    for agreement in agreements(case):
        db.session.delete(agreement)
    ids = [element.id for element in case.elements]
    for finding in db.session.scalars(select(Finding).where(Finding.element_id.in_(ids))):
        finding.decided = False


@verb(Act.RECONFIRM)
def reconfirm(case: Case, elements: list[Element] | None = None, *, occasion: Occasion) -> Entry:
    """Confirm anew what a chair who stepped back had ruled alone (chapter composition).

    elements: all that he ruled on if left out. By another chair; both sides are told. Raises NothingLeft,
    WrongDecider.
    """
    seats = select(Seat.account_id).where(Seat.case_id == case.id, Seat.stepped_back_on.is_not(None))
    gone = {f"account:{number}" for number in db.session.scalars(seats)}
    if occasion.decided_by.key in gone:
        raise rules.WrongDecider("Wie zich terugtrok, bekrachtigt zijn eigen beslissing niet.")
    chosen = None if elements is None else {element.id for element in elements}
    rulings = [row for row in _rulings(case, gone) if chosen is None or row.element_id in chosen]
    if not rulings:
        raise rules.NothingLeft("Er is geen beslissing van iemand die zich terugtrok om te bekrachtigen.")
    ids = list(dict.fromkeys(row.element_id for row in rulings))
    entry = gate.enter(case, Act.RECONFIRM, occasion, elements=ids)
    for row in rulings:
        row.reconfirmed_on = occasion.on
    chair = db.session.get_one(Account, occasion.decided_by.account_id).person.name
    confirmed = [element for element in case.elements if element.id in ids]
    for party in reads.audience(case):
        mine = reads.theirs(confirmed, party)
        if mine:
            outbox.put(case, entry, letters.reconfirmed(party, mine, chair), occasion.at)
    return entry


def _rulings(case: Case, by: set[str]) -> list[Ruling]:
    found = (
        select(Ruling)
        .join(Element, Element.id == Ruling.element_id)
        .where(Element.case_id == case.id, Ruling.ruled_by.in_(by), Ruling.reconfirmed_on.is_(None))
    )
    return list(db.session.scalars(found.order_by(Ruling.id)))
