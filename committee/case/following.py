"""What the table of clocks says of an act: which terms of the case end, and which start.

Called by the gate for every act; nobody else starts or stops a clock.
"""

from collections.abc import Iterable
from datetime import date

from committee import deadlines
from committee.case.clocks import begin, end, running
from committee.case.days import comes_before
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case
from committee.deadlines import Clock, Scope, Standing
from committee.post import outbox
from committee.terms import Length


def follow(
    case: Case,
    entry: Entry,
    *,
    moved: bool,
    ended: bool,
    parties: Iterable[int],
    elements: Iterable[int],
    days: dict[Clock, date],
    lengths: dict[Clock, Length],
) -> None:
    """Everything the table of clocks says of this act: first what ends, then what starts."""
    act = entry.act
    scopes = {
        Scope.CASE: [{}],
        Scope.PARTY: [{"party_id": n} for n in parties],
        Scope.ELEMENT: [{"element_id": n} for n in elements],
    }
    over: list[RunningTerm] = []
    for clock, row in deadlines.CLOCKS.items():
        ending = _ending(row, act, moved)
        for scope in scopes[row.scope] if ending else ():
            for term in running(case, clock, **scope):
                if not comes_before(act, entry.happened_on, term):
                    end(term, entry, ending)
                    over.append(term)
        if act in row.started_by and not row.on_ending:
            for scope in scopes[row.scope]:
                begin(case, entry, clock, on=days.get(clock), length=lengths.get(clock), **scope)
    if ended:
        over += _end_of_case(case, entry)
    if over:
        outbox.hold_back_reminders(case, {term.id for term in over})


def _ending(row: deadlines.Row, act: deadlines.Act, moved: bool) -> Standing | None:
    if act in row.lapsed_by:
        return Standing.LAPSED
    if act in row.on_moving and not moved:
        return None
    if act in row.cancelled_by:
        return Standing.CANCELLED
    return Standing.MET if act in row.ended_by else None


def _end_of_case(case: Case, entry: Entry) -> list[RunningTerm]:
    """What ends with the case: everything but the right of objection, after which the retention term runs."""
    left = running(case)
    kept = [term for term in left if term.clock is Clock.OBJECTION]
    over = [term for term in left if term.clock not in (Clock.OBJECTION, Clock.RETENTION)]
    for term in over:
        passed = deadlines.CLOCKS[term.clock].right and term.last_day < entry.happened_on
        end(term, entry, Standing.LAPSED if passed else Standing.CANCELLED)
    start = max((term.last_day for term in kept), default=None)
    if entry.act in deadlines.CLOCKS[Clock.RETENTION].started_by:
        begin(case, entry, Clock.RETENTION, on=start)
    return over
