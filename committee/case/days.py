"""On which day an act can have happened: not one to come, not before the case, not before its own term."""

from collections.abc import Iterable
from datetime import date

from committee import deadlines
from committee.calendar_nl import local_day
from committee.case.clocks import running
from committee.case.ledger import RunningTerm
from committee.case.records import Case
from committee.case.refusals import Refusal
from committee.deadlines import Scope
from committee.dutch import day_words
from committee.permissions import Occasion
from committee.procedure import Act

OF_ITSELF = frozenset({Act.FILE_PAPER})  # a paper may have come in before the round that asks for one


class NotThatDay(Refusal):
    """An act cannot have happened on this day: to come, before the case, or before what it answers."""


def require_day(occasion: Occasion, first: date = date.min) -> None:
    """The act happened: not after the day it is entered, not before the first. Raises NotThatDay."""
    entered = local_day(occasion.at)
    if occasion.on > entered:
        raise NotThatDay(f"{day_words(occasion.on)} is nog niet geweest; het is {day_words(entered)}.")
    if occasion.on < first:
        came = f"{day_words(first)}, de dag waarop de klacht binnenkwam"
        raise NotThatDay(f"{day_words(occasion.on)} ligt voor {came}.")


def require_begun(
    case: Case, act: Act, on: date, parties: Iterable[int], *, elements: Iterable[int]
) -> None:
    """No act meets a term, or lets it lapse, before the day on which that term began. Raises NotThatDay.

    parties, elements: ids that the act concerns. A term that counts back starts at its end, and is left out.
    """
    concerned = {Scope.CASE: {None}, Scope.PARTY: set(parties), Scope.ELEMENT: set(elements)}
    for term in running(case):
        row = deadlines.CLOCKS[term.clock]
        answers = act in (row.ended_by | row.lapsed_by) and act not in OF_ITSELF
        forward = term.counted == "forward"
        if answers and forward and on < term.started_on and _thing(term) in concerned[row.scope]:
            raise NotThatDay(
                f"{day_words(on)} ligt voor {day_words(term.started_on)}, "
                f"de dag waarop de termijn “{term.clock.label}” begon."
            )


def comes_before(act: Act, on: date, term: RunningTerm) -> bool:
    """Whether an act that is also done unasked was done before this term began: it does not meet it."""
    return act in OF_ITSELF and on < term.started_on


def _thing(term: RunningTerm) -> int | None:
    return term.party_id or term.element_id
