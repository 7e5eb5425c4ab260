"""More time for the response: asked once, decided with reasons, told to both sides."""

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Party, Passage
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.response import letters, reads, rules
from committee.response.acts.own import require_respondent
from committee.response.records import TimeRequest
from committee.store import db


@verb(Act.ASK_MORE_TIME)
def ask_more_time(case: Case, party: Party, reasons: str, occasion: Occasion) -> Entry:
    """Ask for more time for the response (chapter response); the secretariat gets word.

    Kept when it comes too late; whether it was in time is for the decision. Raises NoReasons, NoMoreTime.
    """
    require_respondent(case, party, occasion)
    rules.require_reasons(reasons)
    term = _running(case, party)
    rules.require_may_ask(
        reads.request_waiting(party) is not None,
        len(term.extensions) if term else 0,
        clocks.regulation_of(case).term(Clock.RESPONSE.value),
    )
    entry = gate.enter(case, Act.ASK_MORE_TIME, occasion, parties=[party.id], reason=reasons)
    db.session.add(
        TimeRequest(party_id=party.id, asked_on=occasion.on, passage_id=entry.facts["passage"])
    )
    for account in case_reads.secretaries(case, occasion.on):
        if account.id != occasion.recorded_by.account_id:
            outbox.put(case, entry, letters.time_waiting(account, party), occasion.at)
    return entry


@verb(Act.EXTEND_RESPONSE)
def extend_response(case: Case, party: Party, reasons: str, occasion: Occasion) -> Entry:
    """Give more time, once, if it was asked within the term (chapter response).

    The extension is the regulation's, counted with the base from the original start. Respondent and
    complainant hear the new last day and why. Raises NoMoreTime, NoReasons.
    """
    require_respondent(case, party, occasion)
    rules.require_reasons(reasons)
    rule = clocks.regulation_of(case).term(Clock.RESPONSE.value)
    term, request = _running(case, party), reads.request_waiting(party)
    length = rules.extension_of(
        rule,
        len(term.extensions) if term else 0,
        request.asked_on if request else None,
        term.last_day if term else None,
    )
    assert term is not None
    assert request is not None
    before = term.last_day
    entry = gate.enter(case, Act.EXTEND_RESPONSE, occasion, parties=[party.id], reason=reasons)
    clocks.extend(case, term, entry, length, article=rule.article, passage_id=entry.facts["passage"])
    _decide(request, entry, occasion, granted=True)
    again = len(term.extensions) < rule.extensions
    outbox.put(case, entry, letters.extended(party, before, term, reasons, again=again), occasion.at)
    for other in case_reads.complainants(case):
        letter = letters.extended_told(other, party, before=before, last_day=term.last_day,
                                       asked=_why(request), reasons=reasons)
        outbox.put(case, entry, letter, occasion.at)
    return entry


@verb(Act.REFUSE_MORE_TIME)
def refuse_more_time(case: Case, party: Party, reasons: str, occasion: Occasion) -> Entry:
    """Refuse more time, with reasons; the last day stays (chapter response). Raises NoMoreTime, NoReasons."""
    require_respondent(case, party, occasion)
    rules.require_reasons(reasons)
    request = reads.request_waiting(party)
    if request is None:
        raise rules.NoMoreTime("Er wacht geen verzoek om uitstel van deze verweerder.")
    entry = gate.enter(case, Act.REFUSE_MORE_TIME, occasion, parties=[party.id], reason=reasons)
    _decide(request, entry, occasion, granted=False)
    term = reads.term_of(case, party)
    last_day = term.last_day if term else occasion.on
    outbox.put(case, entry, letters.time_refused(party, last_day, reasons), occasion.at)
    for other in case_reads.complainants(case):
        letter = letters.time_refused_told(other, party, last_day=last_day, asked=_why(request),
                                           reasons=reasons)
        outbox.put(case, entry, letter, occasion.at)
    return entry


def _running(case: Case, party: Party) -> RunningTerm | None:
    return next(iter(clocks.running(case, Clock.RESPONSE, party_id=party.id)), None)


def _why(request: TimeRequest) -> str:
    """Why it was asked: who asks is told that the complainant reads it."""
    return db.session.get_one(Passage, request.passage_id).body


def _decide(request: TimeRequest, entry: Entry, occasion: Occasion, *, granted: bool) -> None:
    request.granted, request.decided_on = granted, occasion.on
    request.decision_id = entry.facts["passage"]
