"""The ruling on the competence and admissibility of each element."""

from typing import Any

from committee.admissibility import letters, reads, rules
from committee.admissibility.acts import asking
from committee.admissibility.records import Outcome, Ruling
from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act, State
from committee.regulation.choices import GroundKind
from committee.regulation.parts import Ground
from committee.store import db


@verb(Act.ADMIT)
def admit(case: Case, elements: list[Element], occasion: Occasion) -> Entry:
    """Rule that these elements will be heard (chapter admissibility).

    The ruling on the last open element moves the case: every respondent gets the request for a response,
    his term starts, and the complainant hears what happens next. Raises NoElement, AlreadyRuled.
    """
    _require_open(case, elements)
    return _rule(case, Act.ADMIT, elements, Outcome.ADMITTED, occasion=occasion)


@verb(Act.DECLARE_INADMISSIBLE)
def declare_inadmissible(
    case: Case, elements: list[Element], ground: str, reasons: str, *, occasion: Occasion
) -> Entry:
    """Rule that these elements will not be heard because a condition is not met (chapter admissibility).

    ground: a code of the regulation. The complainant hears ground, article, reasons, and until when he
    may object. Raises NoElement, AlreadyRuled, UnknownGround, NoReasons.
    """
    return _refuse(case, Act.DECLARE_INADMISSIBLE, elements, Outcome.INADMISSIBLE,
                   code=ground, reasons=reasons, occasion=occasion)


@verb(Act.DECLARE_NOT_COMPETENT)
def declare_not_competent(
    case: Case, elements: list[Element], ground: str, reasons: str, *, occasion: Occasion
) -> Entry:
    """Rule that these elements are for another body or none (chapter admissibility).

    As declare_inadmissible, with a ground of competence; the letter says where the complainant can go.
    """
    return _refuse(case, Act.DECLARE_NOT_COMPETENT, elements, Outcome.NOT_COMPETENT,
                   code=ground, reasons=reasons, occasion=occasion)


def _refuse(
    case: Case,
    act: Act,
    elements: list[Element],
    outcome: Outcome,
    *,
    code: str,
    reasons: str,
    occasion: Occasion,
) -> Entry:
    _require_open(case, elements)
    ground = rules.ground_for(clocks.regulation_of(case), code, GroundKind(outcome.value))
    rules.require_reasons(reasons, ground.article)
    entry = _rule(case, act, elements, outcome, occasion=occasion, ground=ground, reasons=reasons)
    _tell_refused(case, entry, elements, outcome, ground=ground, reasons=reasons, occasion=occasion)
    return entry


def _require_open(case: Case, elements: list[Element]) -> None:
    rules.require_open(case.id, [(e.number, e.case_id, e.standing.value) for e in elements])


def _rule(
    case: Case,
    act: Act,
    elements: list[Element],
    outcome: Outcome,
    *,
    occasion: Occasion,
    ground: Ground | None = None,
    reasons: str | None = None,
) -> Entry:
    standing, ruled = Standing(outcome.value), [element.id for element in elements]
    to = rules.leads_to([standing if e.id in ruled else e.standing for e in case.elements])
    opens = to is State.AWAITING_RESPONSE
    admitted = asking.admitted_after(case, elements, standing)
    now = set(ruled) if outcome is Outcome.ADMITTED else set()
    asked = reads.asked_now(case, admitted, now) if opens else []
    started = asking.to_start(case, asked)
    facts: dict[str, Any] = {"ground": ground.code} if ground else {}
    entry = gate.enter(
        case, act, occasion, to=to or case.state, elements=ruled, parties=started, reason=reasons, **facts
    )
    _keep(entry, elements, outcome, occasion, ground=ground)
    if opens:
        asking.ask(case, entry, asked, started, occasion=occasion)
        asking.tell_admitted(case, entry, occasion)
    return entry


def _keep(
    entry: Entry, elements: list[Element], outcome: Outcome, occasion: Occasion, *, ground: Ground | None
) -> None:
    for element in elements:
        element.standing = Standing(outcome.value)
        db.session.add(
            Ruling(
                element_id=element.id,
                outcome=outcome,
                ground=ground.code if ground else None,
                article=ground.article if ground else entry.article,
                passage_id=entry.facts.get("passage"),
                ruled_on=occasion.on,
                ruled_by=occasion.decided_by.key,
            )
        )
    db.session.flush()


def _tell_refused(
    case: Case,
    entry: Entry,
    elements: list[Element],
    outcome: Outcome,
    *,
    ground: Ground,
    reasons: str,
    occasion: Occasion,
) -> None:
    ids = {element.id for element in elements}
    running = clocks.running(case, Clock.OBJECTION)
    last_day = max((term.last_day for term in running if term.element_id in ids), default=None)
    for party in case_reads.complainants(case):
        letter = letters.refused(
            party, elements, outcome, ground, reasons=reasons, last_day=last_day,
            all_elements=case_reads.elements(case),
        )
        outbox.put(case, entry, letter, occasion.at)
    if case.closed_on is not None:
        for party in case_reads.parties(case, Role.RESPONDENT):
            outbox.put(case, entry, letters.not_handled(case, party, ground, last_day), occasion.at)
