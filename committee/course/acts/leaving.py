"""The complainant leaves: the complaint or a part of it is withdrawn, or both sides settle."""

from datetime import date

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.acts import parting
from committee.hearing.acts.summons import call_off
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act, State


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
    living = case_reads.elements(case, *case_reads.LIVING)
    chosen = living if elements is None else elements
    _require(case, chosen, living, consented_on, occasion=occasion)
    left = [element for element in living if element not in chosen]
    to, idle = parting.leads_to(case, left, State.WITHDRAWN)
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
    parting.part(chosen, Standing.WITHDRAWN)
    if left:
        parting.ask_rest(case, entry, left, occasion)
        _tell_part(case, entry, chosen, left, occasion=occasion)
    else:
        _end(case, entry, occasion)
    return entry


def _require(
    case: Case, chosen: list[Element], living: list[Element], consented_on: date | None, *, occasion: Occasion
) -> None:
    parting.require_leaving(case, chosen, living, "ingetrokken")
    rules.require_withdrawal(
        clocks.regulation_of(case).withdrawal,
        reads.respondents_know(case),
        consented_on,
        occasion.on,
        article=gate.article_of(case, Act.WITHDRAW),
    )


def _tell_part(
    case: Case, entry: Entry, gone: list[Element], left: list[Element], *, occasion: Occasion
) -> None:
    names, overall = case_reads.names(case), reads.overall(case)
    for party, mine, rest in reads.parted(case, gone, left):
        draft = letters.withdrawn_part(party, names, mine, rest, on=occasion.on, overall=overall)
        outbox.put(case, entry, draft, occasion.at)


def _end(case: Case, entry: Entry, occasion: Occasion) -> None:
    call_off(case, entry, "De klacht is ingetrokken.", occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.withdrawn(party, names, occasion.on), occasion.at)


@verb(Act.SETTLE)
def settle(case: Case, confirmed_on: date, terms: str | None = None, *, occasion: Occasion) -> Entry:
    """End the case because both sides solved it themselves (chapter withdrawal).

    confirmed_on: the day on which the complainant confirmed that in writing. terms: what they agreed, if
    they want it in the file. What was still handled counts as settled. Raises WrongDay.
    """
    rules.require_no_later(confirmed_on, occasion.on, "De bevestiging van klager")
    living = case_reads.elements(case, *case_reads.LIVING)
    entry = gate.enter(
        case, Act.SETTLE, occasion, elements=[element.id for element in living],
        reason=(terms or "").strip() or None, confirmed_on=confirmed_on.isoformat(),
    )
    parting.part(living, Standing.SETTLED)
    call_off(case, entry, "Partijen zijn er samen uitgekomen.", occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.settled(party, names, confirmed_on), occasion.at)
    return entry
