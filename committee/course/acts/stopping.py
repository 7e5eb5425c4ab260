"""The chair stops: the handling of the complaint, or of a part of it, ends without a verdict."""

from datetime import date

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.acts import parting
from committee.course.rules import Discontinuing
from committee.hearing.acts.summons import call_off
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act, State


@verb(Act.DISCONTINUE)
def discontinue(
    case: Case,
    why: Discontinuing,
    reasons: str,
    relatives_asked_on: date | None = None,
    *,
    elements: list[Element] | None = None,
    occasion: Occasion,
) -> Entry:
    """Stop the handling without a verdict, or that of some elements (chapter withdrawal); all read why.

    relatives_asked_on: after a death, the day on which the relatives were asked whether they want to go on.
    elements: all that are still handled if left out; while others remain the case goes on with those. For a
    procedure elsewhere the regulation says whether the handling ends or stands still. Raises NoReasons,
    NoConsent, NothingLeft, NotOfThisCase, OtherWay, WrongDay.
    """
    said = rules.said(reasons, "De reden")
    living = case_reads.elements(case, *case_reads.LIVING)
    chosen = living if elements is None else elements
    if elements is not None:
        parting.require_leaving(case, chosen, living, "gestaakt")
    left = [element for element in living if element not in chosen]
    _require(case, why, relatives_asked_on, not left, occasion=occasion)
    to, idle = parting.leads_to(case, left, State.DISCONTINUED)
    entry = gate.enter(
        case, Act.DISCONTINUE, occasion, to=to, elements=[element.id for element in chosen], parties=idle,
        reason=said, why=why.value,
        relatives_asked_on=relatives_asked_on.isoformat() if relatives_asked_on else None,
    )
    parting.part(chosen, Standing.DISCONTINUED)
    if left:
        parting.ask_rest(case, entry, left, occasion)
        _tell_part(case, entry, chosen, left, reasons=said, occasion=occasion)
    else:
        _end(case, entry, why, said, occasion=occasion)
    return entry


def _require(
    case: Case, why: Discontinuing, relatives_asked_on: date | None, whole: bool, *, occasion: Occasion
) -> None:
    rules.require_relatives(why, relatives_asked_on, occasion.on, whole=whole)
    rules.require_stop(
        why, clocks.regulation_of(case).other_proceedings.during, reads.article_elsewhere(case),
        waited=reads.waited(case),
    )


def _tell_part(
    case: Case, entry: Entry, gone: list[Element], left: list[Element], *, reasons: str, occasion: Occasion
) -> None:
    names, overall = case_reads.names(case), reads.overall(case)
    for party, mine, rest in reads.parted(case, gone, left):
        draft = letters.discontinued_part(party, names, mine, rest, reasons=reasons, overall=overall)
        outbox.put(case, entry, draft, occasion.at)


def _end(case: Case, entry: Entry, why: Discontinuing, reasons: str, *, occasion: Occasion) -> None:
    call_off(case, entry, reasons, occasion)
    names = case_reads.names(case)
    for party in reads.audience(case):
        outbox.put(case, entry, letters.discontinued(party, names, why, reasons), occasion.at)
