"""The session itself: left out, held, adjourned, closed."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import OF_VERDICT, Clock
from committee.dutch import day_words, listing
from committee.hearing import letters, reads, rules
from committee.hearing.acts import own
from committee.hearing.records import Fate, Guest, Hearing
from committee.people.records import Account
from committee.permissions import LABELS, Occasion
from committee.post import outbox
from committee.procedure import Act, State
from committee.regulation.choices import GroundKind
from committee.store import db
from committee.terms import Length


@dataclass(frozen=True)
class Attendee:
    """Somebody who is no party. capacity: in Dutch words; party: with whom; listener: only listens."""

    name: str
    capacity: str = ""
    party: Party | None = None
    listener: bool = False

    def checked(self, case: Case) -> "Attendee":
        """The same without space around the words. Raises Incomplete, NotInvited."""
        own.of_case(case, [self.party] if self.party else [])
        capacity = rules.said(self.capacity, "De hoedanigheid", 100) if self.capacity.strip() else ""
        return replace(self, name=rules.said(self.name, "De naam", 200), capacity=capacity)


@dataclass(frozen=True)
class Task:
    """What the committee asks of one party in an adjournment."""

    party: Party
    task: str


@verb(Act.WAIVE_HEARING)
def waive_hearing(
    case: Case,
    reason: str,
    *,
    waived_by: list[Party] | None = None,
    manifestly_unfounded: bool = False,
    occasion: Occasion,
) -> Entry:
    """Go on without a hearing: all who would be heard waived it in writing, or the complaint is
    manifestly unfounded where the regulation has that ground.

    Starts the term for the verdict; both sides are told. Raises WaiverMissing. Chapter: hearing.
    """
    sides, why = case_reads.both_sides(case), rules.said(reason, "De reden")
    own.of_case(case, waived_by or [])
    waivers = {party.id for party in waived_by or []}
    missing = [party.name for party in sides if party.id not in waivers]
    _check_waiver(case, missing, manifestly_unfounded)
    entry = gate.enter(
        case, Act.WAIVE_HEARING, occasion, parties=sorted(waivers), reason=why,
        manifestly_unfounded=manifestly_unfounded,
    )
    names, until = case_reads.names(case), _verdict_by(case)
    for party in sides:
        draft = letters.waived(party, names, manifestly_unfounded, until)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def _check_waiver(case: Case, missing: list[str], manifestly_unfounded: bool) -> None:
    regulation = clocks.regulation_of(case)
    article = regulation.article("hearing")
    if manifestly_unfounded:
        if not any(ground.kind is GroundKind.MANIFESTLY_UNFOUNDED for ground in regulation.grounds):
            raise rules.WaiverMissing(
                f"Het reglement kent ‘kennelijk ongegrond’ niet; partijen worden gehoord ({article})."
            )
    elif not regulation.hearing.waivable:
        raise rules.WaiverMissing(f"Het reglement laat niet toe om van de zitting af te zien ({article}).")
    elif missing:
        names = listing(missing)
        raise rules.WaiverMissing(f"Nog niet schriftelijk van de zitting afgezien: {names} ({article}).")


def _verdict_by(case: Case) -> date | None:
    """The last day for the verdict."""
    ends = [term.last_day for term in clocks.running(case) if term.clock in OF_VERDICT]
    return min(ends, default=None)


@verb(Act.HOLD)
def hold(
    case: Case,
    appeared: list[Party],
    *,
    began_at: datetime | None = None,
    finished_at: datetime | None = None,
    others: list[Attendee] | None = None,
    absent_panel: list[Account] | None = None,
    occasion: Occasion,
) -> Entry:
    """Note that the hearing was held, on its day: who appeared, who came along, who listened.

    began_at, finished_at: Dutch wall time. A party who stays away was properly invited, or it cannot go on.
    Starts the term for a challenge. Raises NoHearing, Incomplete, NotInvited, WrongPanel. Chapter: hearing.
    """
    hearing = reads.planned(case)
    own.of_case(case, appeared)
    _check_session(hearing, began_at, finished_at, occasion)
    came = [guest.checked(case) for guest in others or []]
    away = {account.id for account in absent_panel or []}
    sitting = [seat.account_id for seat in case_reads.seats(case) if seat.account_id not in away]
    rules.check_number(len(sitting), clocks.regulation_of(case))
    absent = _absent(case, hearing, appeared)
    entry = gate.enter(
        case, Act.HOLD, occasion, parties=[party.id for party in appeared], hearing=hearing.id,
        absent=[party.id for party in absent], panel=sitting,
    )
    hearing.fate, hearing.began_at, hearing.finished_at = Fate.HELD, began_at, finished_at
    present = {party.id for party in appeared}
    for invitee in reads.invitees(hearing):
        invitee.appeared = invitee.party_id in present if invitee.party_id else invitee.account_id not in away
    _note_guests(case, hearing, came, appeared)
    return entry


def _check_session(
    hearing: Hearing, began_at: datetime | None, finished_at: datetime | None, occasion: Occasion
) -> None:
    day = hearing.starts_at.date()
    if occasion.on != day:
        raise rules.Incomplete(f"De zitting is op {day_words(day)}, niet op {day_words(occasion.on)}.")
    if began_at is not None and began_at.date() != day:
        raise rules.Incomplete(f"De zitting begon op {day_words(day)}.")
    if finished_at is not None and finished_at < (began_at or hearing.starts_at):
        raise rules.Incomplete("De zitting eindigt niet voordat zij begon.")


def _absent(case: Case, hearing: Hearing, appeared: list[Party]) -> list[Party]:
    """Who stayed away; whoever was not invited cannot be missed."""
    invited = {invitee.party_id for invitee in reads.invitees(hearing)}
    absent = [party for party in case_reads.both_sides(case) if party not in appeared]
    for party in absent:
        if party.id not in invited:
            raise rules.NotInvited(f"{party.name} is er niet en is ook niet uitgenodigd.")
    return absent


def _note_guests(case: Case, hearing: Hearing, came: list[Attendee], appeared: list[Party]) -> None:
    invited = {invitee.party_id for invitee in reads.invitees(hearing)}
    extra = [Attendee(party.name, LABELS[party.role], party) for party in appeared
             if party.id not in invited]
    db.session.add_all(
        Guest(
            case_id=case.id, hearing_id=hearing.id, party_id=guest.party.id if guest.party else None,
            name=guest.name, capacity=guest.capacity, listener=guest.listener,
        )
        for guest in [*extra, *came]
    )


@verb(Act.ADJOURN)
def adjourn(
    case: Case,
    reason: str,
    *,
    tasks: list[Task] | None = None,
    length: Length | None = None,
    second_hearing: bool = False,
    occasion: Occasion,
) -> Entry:
    """Adjourn: ask parties for something within one term for all of them, hear again, or both.

    length: another term than the regulation's for a written round. Who must react to what the other sent is
    asked in a second adjournment. reason: both sides read it. Raises NoHearing, Incomplete. Chapter: hearing.
    """
    hearing, why = reads.held(case), rules.said(reason, "De reden", 2000)
    asked = {task.party.id: rules.said(task.task, "De opdracht", 2000) for task in tasks or []}
    own.of_case(case, [task.party for task in tasks or []])
    _check_tasks(case, tasks or [], second_hearing)
    entry = gate.enter(
        case, Act.ADJOURN, occasion, to=State.SCHEDULING if second_hearing else case.state,
        parties=list(asked), lengths={Clock.ROUND: length} if length else None, reason=why,
        hearing=hearing.id,
    )
    hearing.adjourned_for = why
    until = max((term.last_day for term in clocks.running(case, Clock.ROUND) if term.party_id in asked),
                default=None)
    for party in case_reads.both_sides(case):
        others = [(task.party.name, asked[task.party.id]) for task in tasks or [] if task.party != party]
        mine = asked.get(party.id, "")
        draft = letters.adjourned(party, why, mine, asked=others, until=until, again=second_hearing)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def _check_tasks(case: Case, tasks: list[Task], second_hearing: bool) -> None:
    if not tasks and not second_hearing:
        raise rules.Incomplete("Noem wat u van wie vraagt, of vraag om een tweede zitting.")
    if len({task.party.id for task in tasks}) != len(tasks):
        raise rules.Incomplete("Noem iedere partij één keer.")
    for term in clocks.running(case, Clock.ROUND):
        late = next((task.party.name for task in tasks if task.party.id == term.party_id), None)
        if late:
            until = day_words(term.last_day)
            raise rules.Incomplete(f"Voor {late} loopt nog een termijn, tot en met {until}.")


@verb(Act.CLOSE_HEARING)
def close_hearing(case: Case, record: str, *, facts_by: date | None = None, occasion: Occasion) -> Entry:
    """Close the hearing with its record, which both sides get; the term for the verdict starts.

    facts_by: until when they may say that a fact in it is wrong. A term that still ran for papers lapses.
    Raises NoHearing, Incomplete. Chapter: hearing.
    """
    hearing, text = reads.held(case), rules.said(record, "Het verslag van de zitting", 100_000)
    if facts_by is not None and facts_by <= occasion.on:
        raise rules.Incomplete(f"De laatste dag om te reageren moet na {day_words(occasion.on)} liggen.")
    waiting = [term.party_id for term in clocks.running(case, Clock.ROUND) if term.party_id]
    entry = gate.enter(case, Act.CLOSE_HEARING, occasion, parties=waiting, hearing=hearing.id)
    hearing.record = text
    until = _verdict_by(case)
    for party in case_reads.both_sides(case):
        day = hearing.starts_at.date()
        draft = letters.record(party, day, text, facts_by=facts_by, verdict_by=until)
        outbox.put(case, entry, draft, occasion.at)
    return entry
