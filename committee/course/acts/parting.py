"""Some elements leave a case, whatever the reason: where it goes with those that are left."""

from committee.admissibility import reads as admissibility
from committee.admissibility.acts import asking
from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.course import rules
from committee.deadlines import Clock
from committee.deadlines import Standing as Ending
from committee.permissions import Occasion
from committee.procedure import State
from committee.response import reads as response
from committee.store import db


def require_leaving(case: Case, chosen: list[Element], living: list[Element], done: str) -> None:
    """These elements are of the case and still handled. Raises NotOfThisCase, NothingLeft."""
    if any(element.case_id != case.id for element in chosen):
        raise rules.NotOfThisCase("Dit klachtonderdeel hoort bij een andere zaak.")
    rules.require_handled(
        [element.number for element in chosen],
        [element.number for element in living],
        done=done,
        whole_only=case.state is State.DECIDED,
    )


def leads_to(case: Case, left: list[Element], ended: State) -> tuple[State, list[int]]:
    """Where the case goes with these elements, and which respondents have nothing more to answer."""
    if not left:
        return ended, []
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


def part(elements: list[Element], standing: Standing) -> None:
    """These elements are not handled any more."""
    for element in elements:
        element.standing = standing
    db.session.flush()


def ask_rest(case: Case, entry: Entry, left: list[Element], occasion: Occasion) -> None:
    """Once the last open element is gone, what was admitted before goes to the respondents."""
    if entry.state_before is not State.ADMISSIBILITY_REVIEW:
        return
    if entry.state_after is not State.AWAITING_RESPONSE:
        return
    asked = admissibility.asked_now(case, {element.id for element in left}, set())
    started = asking.to_start(case, asked)
    for term in clocks.running(case, Clock.ADMISSIBILITY):
        clocks.end(term, entry, Ending.MET)
    for party_id in started:
        clocks.begin(case, entry, Clock.RESPONSE, party_id=party_id)
    asking.ask(case, entry, asked, started, occasion=occasion)
    asking.tell_admitted(case, entry, occasion)
