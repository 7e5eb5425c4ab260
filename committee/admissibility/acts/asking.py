"""What follows when the case goes to the other side: access to the papers, the request, the term."""

from committee.admissibility import letters, reads
from committee.admissibility.reads import Asking
from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Access, Case, Element, Standing
from committee.deadlines import Clock
from committee.permissions import Occasion
from committee.post import outbox
from committee.store import db


def to_start(case: Case, asked: list[Asking]) -> list[int]:
    """Ids of the asked parties whose term is to start; a term that runs already is begun anew instead."""
    running = {term.party_id for term in clocks.running(case, Clock.RESPONSE)}
    return [asking.party.id for asking in asked if asking.party.id not in running]


def ask(case: Case, entry: Entry, asked: list[Asking], started: list[int], *, occasion: Occasion) -> None:
    """Open the papers to each respondent and ask for the response, with its last day and reckoning."""
    for asking in asked:
        party = asking.party
        if party.id not in started:
            for term in clocks.running(case, Clock.RESPONSE, party_id=party.id):
                clocks.move(case, term, entry, start=occasion.on, why="asked again")
        _open_papers(case, asking, occasion)
        letter = letters.response_request(
            case, asking, _term(case, party.id), clocks.regulation_of(case), papers=reads.papers_seen(party),
            again=len(case_reads.elements_against(party, Standing.ADMITTED)) > len(asking.elements),
        )
        outbox.put(case, entry, letter, occasion.at)


def tell_admitted(case: Case, entry: Entry, occasion: Occasion) -> None:
    """Tell the complainant which elements are handled and what happens next."""
    admitted, refused = case_reads.elements(case, Standing.ADMITTED), reads.refused(case)
    last_day = max((term.last_day for term in clocks.running(case, Clock.RESPONSE)), default=None)
    overall = [term.last_day for term in clocks.running(case, Clock.OVERALL)]
    for party in case_reads.complainants(case):
        letter = letters.admitted(case, party, admitted, refused, response_last_day=last_day,
                                  verdict_last_day=max(overall, default=None))
        outbox.put(case, entry, letter, occasion.at)


def admitted_after(case: Case, now: list[Element], ruled: Standing | None = None) -> set[int]:
    """Ids of the elements that are admitted once `now` have been ruled on."""
    changed = {element.id for element in now}
    before = {e.id for e in case.elements if e.standing is Standing.ADMITTED and e.id not in changed}
    return before | (changed if ruled is Standing.ADMITTED else set())


def _open_papers(case: Case, asking: Asking, occasion: Occasion) -> None:
    """Access from the day he is asked, not before."""
    seen = {document.id for document in reads.papers_seen(asking.party)}
    for document in reads.papers_for(case, asking.party):
        if document.id not in seen:
            db.session.add(
                Access(
                    document_id=document.id,
                    party_id=asking.party.id,
                    since=occasion.on,
                    why="verweer gevraagd",
                )
            )
    db.session.flush()


def _term(case: Case, party_id: int) -> RunningTerm | None:
    return next(iter(clocks.running(case, Clock.RESPONSE, party_id=party_id)), None)
