"""A complaint ends without a verdict, or a part of it: withdrawn, settled, discontinued."""

from datetime import date

from committee.admissibility import reads as admissibility
from committee.admissibility.acts import asking
from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.rules import Discontinuing
from committee.deadlines import Clock
from committee.deadlines import Standing as Ending
from committee.hearing.acts.summons import call_off
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act, State
from committee.response import reads as response
from committee.store import db


@verb(Act.WITHDRAW)
def withdraw(
    case: Case,
    elements: list[Element] | None = None,
    consented_on: date | None = None,
    reason: str | None = None,
    *,
    occasion: Occasion,
) -> Entry:
    """Withdraw the complaint, or some of its elements; both sides get it in writing (chapter withdrawal).

    elements: all that are still handled if left out; when none is left the case ends. consented_on: the day
    of the respondents' written consent, where the regulation asks for it. reason: only if one was given.
    What hung on the withdrawn elements alone goes on without them. Raises NothingLeft, NotOfThisCase,
    NoConsent, WrongDay.
    """
    living = case_reads.elements(case, *reads.LIVING)
    chosen = living if elements is None else elements
    _require(case, chosen, living, consented_on, occasion)
    left = [element for element in living if element not in chosen]
    to, idle = _leads_to(case, left)
    entry = gate.enter(
        case,
        Act.WITHDRAW,
        occasion,
        to=to,
        elements=[element.id for element in chosen],
        parties=idle,
        reason=(reason or "").strip() or None,
        consented_on=consented_on.isoformat() if consented_on else None,
    )
    for element in chosen:
        element.standing = Standing.WITHDRAWN
    db.session.flush()
    if left:
        _go_on(case, entry, chosen, left, occasion)
    else:
        _end(case, entry, occasion)
    return entry


def _require(
    case: Case, chosen: list[Element], living: list[Element], consented_on: date | None, occasion: Occasion
) -> None:
    if any(element.case_id != case.id for element in chosen):
        raise rules.NotOfThisCase("Dit klachtonderdeel hoort bij een andere zaak.")
    rules.require_withdrawable(
        [element.number for element in chosen],
        [element.number for element in living],
        whole_only=case.state is State.DECIDED,
    )
    rules.require_withdrawal(
        clocks.regulation_of(case).withdrawal,
        reads.respondents_know(case),
        consented_on,
        occasion.on,
        gate.article_of(case, Act.WITHDRAW),
    )


def _leads_to(case: Case, left: list[Element]) -> tuple[State, list[int]]:
    """Where the case goes with these elements, and which respondents have nothing more to answer."""
    if not left:
        return State.WITHDRAWN, []
    kept = {element.id for element in left}
    if case.state is State.ADMISSIBILITY_REVIEW and all(e.standing is Standing.ADMITTED for e in left):
        return State.AWAITING_RESPONSE, []
    if case.state is not State.AWAITING_RESPONSE:
        return case.state, []
    asked = {term.party_id for term in clocks.running(case, Clock.RESPONSE)}
    waiting = {
        party.id
        for party in case_reads.respondents(case)
        if party.id in asked and any(element.id in kept for element in response.unanswered(party))
    }
    idle = sorted(number for number in asked - waiting if number is not None)
    return (State.AWAITING_RESPONSE if waiting else State.SCHEDULING), idle


def _go_on(case: Case, entry: Entry, gone: list[Element], left: list[Element], occasion: Occasion) -> None:
    if entry.state_before is State.ADMISSIBILITY_REVIEW and entry.state_after is State.AWAITING_RESPONSE:
        _ask(case, entry, left, occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        mine = reads.theirs(gone, party)
        if mine or party.role in case_reads.COMPLAINANT_SIDE:
            rest = reads.theirs(left, party)
            draft = letters.withdrawn_part(party, names, mine, rest, occasion.on, reads.overall(case))
            outbox.put(case, entry, draft, occasion.at)


def _ask(case: Case, entry: Entry, left: list[Element], occasion: Occasion) -> None:
    """The last open element is gone: what was admitted before goes to the respondents now."""
    asked = admissibility.asked_now(case, {element.id for element in left}, set())
    started = asking.to_start(case, asked)
    for term in clocks.running(case, Clock.ADMISSIBILITY):
        clocks.end(term, entry, Ending.MET)
    for party_id in started:
        clocks.begin(case, entry, Clock.RESPONSE, party_id=party_id)
    asking.ask(case, entry, asked, started, occasion)
    asking.tell_admitted(case, entry, occasion)


def _end(case: Case, entry: Entry, occasion: Occasion) -> None:
    call_off(case, entry, "De klacht is ingetrokken.", occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.withdrawn(party, names, occasion.on), occasion.at)


@verb(Act.SETTLE)
def settle(case: Case, confirmed_on: date, terms: str | None = None, *, occasion: Occasion) -> Entry:
    """End the case because both sides solved it themselves (chapter withdrawal).

    confirmed_on: the day on which the complainant confirmed that in writing. terms: what they agreed, if
    they want it in the file. Raises WrongDay.
    """
    rules.require_no_later(confirmed_on, occasion.on, "De bevestiging van klager")
    entry = gate.enter(
        case, Act.SETTLE, occasion, reason=(terms or "").strip() or None,
        confirmed_on=confirmed_on.isoformat(),
    )
    call_off(case, entry, "Partijen zijn er samen uitgekomen.", occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.settled(party, names, confirmed_on), occasion.at)
    return entry


@verb(Act.DISCONTINUE)
def discontinue(
    case: Case,
    why: Discontinuing,
    reasons: str,
    relatives_asked_on: date | None = None,
    *,
    occasion: Occasion,
) -> Entry:
    """Stop the handling without a verdict (chapter withdrawal); everybody reads why.

    relatives_asked_on: after a death, the day on which the relatives were asked whether they want to go on.
    Raises NoReasons, NoConsent, WrongDay.
    """
    said = rules.said(reasons, "De reden")
    rules.require_relatives(why, relatives_asked_on, occasion.on)
    entry = gate.enter(
        case, Act.DISCONTINUE, occasion, reason=said, why=why.value,
        relatives_asked_on=relatives_asked_on.isoformat() if relatives_asked_on else None,
    )
    call_off(case, entry, said, occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.discontinued(party, names, why, said), occasion.at)
    return entry
