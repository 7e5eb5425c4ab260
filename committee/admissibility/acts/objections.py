"""The objection (verzet) against the refusal of one element, and the decision on it by others."""

from datetime import date

from committee.admissibility import letters, reads, rules
from committee.admissibility.acts import asking
from committee.admissibility.records import Objection, Outcome, Ruling
from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act, State
from committee.store import db


@verb(Act.OBJECT)
def lodge_objection(case: Case, element: Element, reasons: str, occasion: Occasion) -> Entry:
    """Object to the refusal of one element (chapter objection).

    Late is kept and marked; the complainant is then asked why it came late. Those who may decide get
    word, the first decider does not. Raises NoElement, NotRefused, ObjectionPending, NoReasons.
    """
    _require_own(case, element)
    waiting, decided = reads.objection_on(element) is not None, reads.objection_decided(element)
    rules.require_refused(element.number, element.standing.value, waiting=waiting, decided=decided)
    rules.require_reasons(reasons)
    late = rules.objection_late(occasion.on, _last_day(case, element))
    entry = gate.enter(case, Act.OBJECT, occasion, elements=[element.id], reason=reasons, late=late)
    db.session.add(
        Objection(element_id=element.id, filed_on=occasion.on, late=late, passage_id=entry.facts["passage"])
    )
    answer_by = _answer_by(case, occasion) if late else None
    for party in case_reads.complainants(case):
        letter = letters.objection_received(party, element, occasion.on, late, answer_by=answer_by)
        outbox.put(case, entry, letter, occasion.at)
    ruling = reads.ruling_on(element)
    for member in case_reads.chairs(case, occasion.on):
        if ruling is None or ruling.ruled_by != f"account:{member.account_id}":
            outbox.put(case, entry, letters.objection_waiting(member.account, element, late), occasion.at)
    return entry


@verb(Act.UPHOLD_OBJECTION)
def uphold_objection(case: Case, element: Element, reasons: str, occasion: Occasion) -> Entry:
    """Decide that the element will be heard after all (chapter objection).

    The case goes (back) to the request for a response; a term that ended with the refusal runs on from
    its own start. Raises NoObjection, SameDecider, NoReasons.
    """
    objection = _pending(case, element, reasons, occasion)
    admitted = asking.admitted_after(case, [element], Standing.ADMITTED)
    asked = reads.asked_now(case, admitted, {element.id})
    started = asking.to_start(case, asked)
    ended = case.closed_on is not None
    entry = gate.enter(
        case,
        Act.UPHOLD_OBJECTION,
        occasion,
        to=State.AWAITING_RESPONSE,
        elements=[element.id],
        parties=started,
        reason=reasons,
    )
    _decide(objection, entry, occasion, upheld=True)
    element.standing = Standing.ADMITTED
    db.session.add(
        Ruling(
            element_id=element.id,
            outcome=Outcome.ADMITTED,
            article=entry.article,
            passage_id=entry.facts["passage"],
            ruled_on=occasion.on,
            ruled_by=occasion.decided_by.key,
        )
    )
    db.session.flush()
    if ended:
        clocks.revive(case, Clock.OVERALL, entry)
    asking.ask(case, entry, asked, started, occasion=occasion)
    last_day = max((term.last_day for term in clocks.running(case, Clock.RESPONSE)), default=None)
    for party in case_reads.complainants(case):
        outbox.put(case, entry, letters.objection_upheld(party, element, reasons, last_day), occasion.at)
    return entry


@verb(Act.REJECT_OBJECTION)
def reject_objection(case: Case, element: Element, reasons: str, occasion: Occasion) -> Entry:
    """Decide that the refusal stands (chapter objection). Raises NoObjection, SameDecider, NoReasons."""
    objection = _pending(case, element, reasons, occasion)
    entry = gate.enter(case, Act.REJECT_OBJECTION, occasion, elements=[element.id], reason=reasons)
    _decide(objection, entry, occasion, upheld=False)
    for party in case_reads.complainants(case):
        outbox.put(
            case,
            entry,
            letters.objection_rejected(party, element, reasons, ends=case.closed_on is not None),
            occasion.at,
        )
    return entry


def _require_own(case: Case, element: Element) -> None:
    if element.case_id != case.id:
        raise rules.NoElement("Dit klachtonderdeel hoort niet bij deze zaak.")


def _pending(case: Case, element: Element, reasons: str, occasion: Occasion) -> Objection:
    """The objection that waits, if this decider may decide it."""
    _require_own(case, element)
    objection, ruling = reads.objection_on(element), reads.ruling_on(element)
    if objection is None or ruling is None:
        raise rules.NoObjection(f"Over klachtonderdeel {element.number} is geen verzet ingesteld.")
    article = gate.article_of(case, Act.REJECT_OBJECTION)
    rules.require_other_decider(occasion.decided_by.key, ruling.ruled_by, article)
    rules.require_reasons(reasons, article)
    return objection


def _decide(objection: Objection, entry: Entry, occasion: Occasion, *, upheld: bool) -> None:
    objection.upheld, objection.decided_on = upheld, occasion.on
    objection.decided_by, objection.decision_id = occasion.decided_by.key, entry.facts["passage"]


def _last_day(case: Case, element: Element) -> date | None:
    return next((t.last_day for t in clocks.running(case, Clock.OBJECTION, element_id=element.id)), None)


def _answer_by(case: Case, occasion: Occasion) -> date | None:
    """Until when the complainant may explain: as long as for a completion."""
    return clocks.would_end(clocks.regulation_of(case), Clock.COMPLETION, occasion.on)
