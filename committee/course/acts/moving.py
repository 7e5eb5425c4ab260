"""All running terms of a case are reckoned anew, because the calendar changed."""

from committee.case import clocks, gate
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import verb
from committee.course import letters, reads, rules
from committee.course.rules import Moved
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act


@verb(Act.MOVE_TERMS)
def move_terms(case: Case, occasion: Occasion) -> Entry:
    """Reckon every running term of a case with the calendar of today (chapter terms).

    Whoever has something to do with a term that moved hears the old and the new last day. Raises NothingLeft
    when no term moves.
    """
    entry = gate.enter(case, Act.MOVE_TERMS, occasion)
    before = {term.id: term.last_day for term in clocks.running(case)}
    moved = [term for term in clocks.running(case) if clocks.move(case, term, entry, why="calendar")]
    if not moved:
        raise rules.NothingLeft("Geen termijn van deze zaak verandert door de kalender.")
    for party in reads.audience(case):
        mine = [
            Moved(letters.plain(term.clock), before[term.id], term.last_day)
            for term in moved
            if reads.concerns(term, party)
        ]
        if mine:
            outbox.put(case, entry, letters.terms_moved(party, mine), occasion.at)
    return entry
