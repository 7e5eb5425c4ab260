"""The written rounds (repliek, dupliek) that the chair opens."""

from sqlalchemy import select

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.response import letters, reads, rules
from committee.response.acts.own import require_parties
from committee.response.records import Round
from committee.store import db
from committee.terms import Length


@verb(Act.OPEN_ROUND)
def open_round(
    case: Case,
    name: str,
    parties: list[Party],
    *,
    about: str | None = None,
    length: Length | None = None,
    occasion: Occasion,
) -> Entry:
    """Let these parties write once more (chapter rounds).

    name: repliek, dupliek. about: what the chair wants to read about. length: shorter than the
    regulation's, where the chair may. Each party writes as many rounds as the regulation allows; both
    sides are told. Raises NoRound, NotOfThisCase.
    """
    require_parties(case, parties)
    regulation, article = clocks.regulation_of(case), gate.article_of(case, Act.OPEN_ROUND)
    rules.require_round(regulation.rounds, [reads.rounds_written(case, party) for party in parties], article)
    running = {term.party_id for term in clocks.running(case, Clock.ROUND)}
    rules.require_done_writing([party.name for party in parties if party.id in running])
    rules.require_round_length(regulation.term(Clock.ROUND.value), length, occasion.on)
    entry = gate.enter(
        case,
        Act.OPEN_ROUND,
        occasion,
        parties=[party.id for party in parties],
        lengths={Clock.ROUND: length} if length else None,
        reason=about,
    )
    db.session.add(
        Round(case_id=case.id, name=name, opened_on=occasion.on, passage_id=entry.facts.get("passage"))
    )
    terms = {term.party_id: term for term in clocks.running(case, Clock.ROUND)}
    last_day = max((terms[party.id].last_day for party in parties if party.id in terms), default=None)
    writing = {party.id for party in parties}
    for party in case_reads.both_sides(case):
        if party.id in writing:
            letter = letters.round_opened(party, name, about, last_day)
        else:
            letter = letters.round_told(party, name, [p.name for p in parties], last_day)
        outbox.put(case, entry, letter, occasion.at)
    return entry


@verb(Act.CLOSE_ROUND)
def close_round(case: Case, occasion: Occasion) -> Entry:
    """Close the written round; who has not written is waited for no longer (chapter rounds)."""
    waiting = [term.party_id for term in clocks.running(case, Clock.ROUND) if term.party_id]
    entry = gate.enter(case, Act.CLOSE_ROUND, occasion, parties=waiting)
    open_rounds = select(Round).where(Round.case_id == case.id, Round.closed_on.is_(None))
    rounds = list(db.session.scalars(open_rounds.order_by(Round.id)))
    for row in rounds:
        row.closed_on = occasion.on
    for party in case_reads.both_sides(case):
        letter = letters.round_closed(party, [row.name for row in rounds], party.id in waiting)
        outbox.put(case, entry, letter, occasion.at)
    return entry
