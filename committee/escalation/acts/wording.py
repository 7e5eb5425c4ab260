"""The elements are our wording: they may be put better, and with the chair's leave one may be added."""

from datetime import date

from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Party, Standing, Wording
from committee.case.verbs import verb
from committee.escalation import letters, refusals, rules
from committee.escalation.acts.filling import add_point
from committee.escalation.content import Point
from committee.permissions import COMPLAINANTS, RESPONDENTS, Occasion
from committee.post import outbox
from committee.procedure import Act, State
from committee.store import db

NOT_SENT_YET = frozenset({State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW})


@verb(Act.REWORD_ELEMENT)
def reword_element(
    case: Case, element: Element, text: str, reason: str | None = None, *, occasion: Occasion
) -> Entry:
    """Give an element a new wording; its number stays, the earlier wording is kept.

    The complainant may do so until the other side has been asked about it; whoever knows the element hears of
    it. Raises WrongElement, NothingSaid. Chapter intake.
    """
    entry = gate.enter(case, Act.REWORD_ELEMENT, occasion, elements=[element.id], reason=reason)
    _require_open(case, element, own=occasion.decided_by.role in COMPLAINANTS)
    text, before = rules.require_text(text, "de nieuwe tekst"), element.text
    if text == before:
        raise refusals.NothingSaid("De nieuwe tekst is dezelfde als de oude. Wijzig de tekst.")
    version = element.wordings[-1].version + 1
    element.wordings.append(
        Wording(element_id=element.id, version=version, text=text, entered_at=occasion.at)
    )
    db.session.flush()
    told = case_reads.complainants(case)
    if element.standing is Standing.ADMITTED:
        told = [*told, *case_reads.respondents_of([element.id])]
    for party in told:
        if party.id != occasion.decided_by.party_id:
            outbox.put(case, entry, letters.reworded(case, party, element, before), occasion.at)
    return entry


def _require_open(case: Case, element: Element, own: bool) -> None:
    if element.case_id != case.id or element.standing in (Standing.WITHDRAWN, Standing.DISCONTINUED):
        raise refusals.WrongElement("Kies een klachtonderdeel dat nog wordt behandeld.")
    if own and element.standing is not Standing.OPEN:
        raise refusals.WrongElement(
            f"Punt {element.number} is al beoordeeld. Vraag het secretariaat om de tekst aan te passen."
        )


@verb(Act.ADD_ELEMENT)
def add_element(
    case: Case,
    text: str,
    against: list[Party] | None = None,
    *,
    facts_from: date | None = None,
    facts_until: date | None = None,
    reason: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Add an element with the chair's leave; it is reviewed first and then needs its own response.

    against: respondents of this case, all of them if none is named. A case that was further on goes back to
    the review of admissibility. Raises WrongParty, NothingSaid. Chapter intake.
    """
    further = case.state not in NOT_SENT_YET
    number = max((element.number for element in case.elements), default=0) + 1
    entry = gate.enter(
        case,
        Act.ADD_ELEMENT,
        occasion,
        to=State.ADMISSIBILITY_REVIEW if further else case.state,
        reason=reason,
        number=number,
    )
    against = against or case_reads.respondents(case)
    if any(party.case_id != case.id or party.role not in RESPONDENTS for party in against):
        raise refusals.WrongParty("Een klachtonderdeel richt zich tegen verweerders in deze zaak.")
    words = rules.require_text(text, "het klachtonderdeel")
    point = Point(text=words, facts_from=facts_from, facts_until=facts_until)
    element = add_point(case, number, point, against, occasion=occasion)
    db.session.expire(case, ["elements"])
    for party in [*case_reads.complainants(case), *(against if further else [])]:
        outbox.put(case, entry, letters.added(case, party, element), occasion.at)
    return entry
