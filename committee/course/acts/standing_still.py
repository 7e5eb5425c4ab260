"""The handling stands still, and goes on."""

from datetime import timedelta

from committee.case import clocks, gate
from committee.case.ledger import Entry, Suspension
from committee.case.records import Case
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.rules import Suspending
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act


@verb(Act.SUSPEND)
def suspend(case: Case, why: Suspending, reasons: str, occasion: Occasion) -> Entry:
    """Let the handling stand still from the next day (chapter suspension).

    why: a reason the regulation knows; it says which terms wait. reasons: for both sides to read. Waiting for
    a completion or a challenge is no act of its own. For a procedure elsewhere the regulation says whether
    the handling stands still or ends. Raises NotSuspendable, NoReasons, OtherWay.
    """
    said, regulation = rules.said(reasons, "De reden"), clocks.regulation_of(case)
    rules.require_wait(why, regulation.other_proceedings.during, reads.article_elsewhere(case))
    rules.require_suspendable(
        why,
        regulation.suspension,
        [row.reason for row in clocks.running_suspensions(case)],
        gate.article_of(case, Act.SUSPEND),
    )
    entry = gate.enter(case, Act.SUSPEND, occasion, reason=said, why=why.value)
    clocks.suspend(case, entry, why.value)
    waiting = [term for term in clocks.running(case) if term.paused]
    for party in reads.audience(case):
        mine = [term for term in waiting if reads.concerns(term, party)]
        draft = letters.suspended(party, why, said, occasion.on + timedelta(days=1), waiting=mine)
        outbox.put(case, entry, draft, occasion.at)
    return entry


@verb(Act.RESUME)
def resume(case: Case, why: Suspending | None = None, *, occasion: Occasion) -> Entry:
    """Let the handling go on from this day (chapter suspension); both sides hear the new last days.

    why: which suspension ends; needed when several run. Raises NotSuspendable, WrongDay.
    """
    suspension = _running(case, why)
    if occasion.on < suspension.first - timedelta(days=1):
        raise rules.WrongDay("De behandeling kan niet verder gaan op een dag voordat zij stil kwam te staan.")
    entry = gate.enter(case, Act.RESUME, occasion, why=suspension.reason)
    clocks.resume(case, entry, suspension)
    tell_resumed(case, entry, occasion)
    return entry


def _running(case: Case, why: Suspending | None) -> Suspension:
    known = {one.value for one in Suspending}
    found = [row for row in clocks.running_suspensions(case) if row.reason in known]
    chosen = [row for row in found if why is None or row.reason == why]
    if not chosen:
        raise rules.NotSuspendable("De behandeling staat om deze reden niet stil.")
    if len(chosen) > 1:
        raise rules.NotSuspendable("De behandeling staat om meer redenen stil. Kies welke reden wegvalt.")
    return chosen[0]


def tell_resumed(case: Case, entry: Entry, occasion: Occasion) -> None:
    """Tell both sides that the handling goes on, with the last days that are theirs."""
    running = clocks.running(case)
    for party in reads.audience(case):
        mine = [term for term in running if reads.concerns(term, party)]
        outbox.put(case, entry, letters.resumed(party, occasion.on, mine), occasion.at)
