"""The letters of stage 2, as values; what they say is in templates/letters/admissibility."""

from collections.abc import Sequence
from datetime import date

from committee.admissibility.reads import Asking
from committee.admissibility.records import Outcome
from committee.case.ledger import RunningTerm
from committee.case.reads import COMPLAINANT_SIDE, numbered
from committee.case.records import Case, Document, Element, Party
from committee.dutch import listing, plural, written_day
from committee.escalation.records import Intake
from committee.people.records import Account, Organisation
from committee.permissions import LABELS, Role
from committee.post.outbox import Draft
from committee.reckoning import Reckoning
from committee.regulation import Regulation
from committee.regulation.parts import Ground
from committee.store import db


def which(elements: Sequence[Element]) -> str:
    """Elements in a sentence: "punt 2", "de punten 1 en 3"."""
    if len(elements) == 1:
        return f"punt {elements[0].number}"
    return f"de punten {listing(str(element.number) for element in elements)}"


def admitted(
    case: Case,
    to: Party,
    handled: list[Element],
    refused: list[Element],
    *,
    response_last_day: date | None,
    verdict_last_day: date | None,
) -> Draft:
    """To the complainant: what is handled, what is not, and what happens next."""
    return Draft(
        "admissibility.admitted",
        "Wij behandelen uw klacht" if not refused else "Wij behandelen een deel van uw klacht",
        to,
        {
            "handled": numbered(handled),
            "refused": which(refused) if refused else "",
            "organisation": case.organisation.name,
            "accused": any(party.role is Role.ACCUSED for party in case.parties),
            "response_last_day": response_last_day,
            "verdict_last_day": verdict_last_day,
        },
    )


def _asks(asking: Asking, again: bool) -> str:
    if again:
        return "Er komt iets bij de klacht. Wilt u reageren?"
    about = "u" if asking.party.person else "uw organisatie"
    return f"Er is een klacht over {about}. Wilt u reageren?"


def complainant(case: Case) -> str:
    """Who complains, as the other side reads it; the client's name, not the representative's."""
    return listing(party.name for party in case.parties if party.role is Role.COMPLAINANT)


def response_request(
    case: Case, asking: Asking, term: RunningTerm | None, regulation: Regulation, *, papers: list[Document],
    again: bool,
) -> Draft:
    """To one respondent: who complains, his own elements, the last day and how it was reckoned.

    again: he was asked about other elements before.
    """
    rule = regulation.terms.get("response")
    extension = rule.extension if rule and rule.extensions else None
    return Draft(
        "admissibility.response_request",
        _asks(asking, again),
        asking.party,
        {
            "again": again,
            "complainant": complainant(case),
            "person": asking.party.person is not None,
            "organisation": case.organisation.name,
            "received_on": case.received_on,
            "elements": [(e.number, e.text + _when(e)) for e in asking.elements],
            "wish": None if again or asking.party.person else _wish(case),
            "last_day": term.last_day if term else None,
            "reckoning": Reckoning.from_dict(term.reckoning).sums() if term else [],
            "article": rule.article if rule else "",
            "extension": extension.words if extension else "",
            "times": plural(rule.extensions, "keer", "keer") if rule else "",
            "papers": bool(papers),
        },
        annexes=tuple(papers),
        wants=True,
    )


def _when(element: Element) -> str:
    """The days of the facts, if the complaint states them; a first day without a last is the only one."""
    first, last = element.facts_from, element.facts_until
    if first is None:
        return ""
    if last is None or last == first:
        return f" ({written_day(first)})"
    return f" (van {written_day(first)} tot en met {written_day(last)})"


def _wish(case: Case) -> str | None:
    """What the complainant wants, in his own words."""
    intake = db.session.get(Intake, case.id)
    return intake.wish if intake else None


def refused(
    to: Party,
    elements: list[Element],
    outcome: Outcome,
    ground: Ground,
    *,
    reasons: str,
    last_day: date | None,
    all_elements: list[Element],
) -> Draft:
    """To the complainant: which elements are refused, ground, article, reasons, where to go, objection."""
    whole = len(elements) == len(all_elements)
    name = "inadmissible" if outcome is Outcome.INADMISSIBLE else "not_competent"
    return Draft(
        f"admissibility.{name}",
        "Wij behandelen uw klacht niet" if whole else f"Wij behandelen {which(elements)} van uw klacht niet",
        to,
        {
            "elements": numbered(elements),
            "whole": whole,
            "ground": ground.words,
            "article": ground.article,
            "reasons": reasons,
            "refer_to": ground.refer_to or "",
            "last_day": last_day,
        },
    )


def not_handled(case: Case, to: Party, ground: Ground, last_day: date | None) -> Draft:
    """To the organisation: a complaint about it will not be handled, and it has nothing to do."""
    return Draft(
        "admissibility.not_handled",
        "Wij behandelen een klacht over uw organisatie niet",
        to,
        {
            "received_on": case.received_on,
            "ground": ground.words,
            "article": ground.article,
            "last_day": last_day,
        },
    )


def forwarded(to: Party, body: str, consented_on: date) -> Draft:
    """To the complainant: his complaint is with another body now."""
    title = f"Uw klacht is doorgestuurd naar {body}"[:200]
    return Draft("admissibility.forwarded", title, to, {"body": body, "consented_on": consented_on})


def forwarded_to(case: Case, to: Organisation, papers: list[Document]) -> Draft:
    """To the other body: a complaint that belongs there, who complains and how to reach him, papers."""
    complaining = [party for party in case.parties if party.role in COMPLAINANT_SIDE]
    return Draft(
        "admissibility.forwarded_to",
        "Wij sturen u een klacht door",
        to,
        {
            "received_on": case.received_on,
            "organisation": case.organisation.name,
            "people": [(LABELS[party.role].capitalize(), _reached(party)) for party in complaining],
            "elements": numbered(case.elements),
        },
        annexes=tuple(papers),
        wants=True,
    )


def _reached(party: Party) -> str:
    who = party.person
    if who is None:
        return party.name
    lives = () if who.secret_address else (who.street, who.postcode, who.town)
    return ", ".join(part for part in (who.name, *lives, who.email, who.phone) if part)


def forwarded_away(to: Party, body: str) -> Draft:
    """To the organisation: the complaint about it is with another body now."""
    title = "Een klacht over uw organisatie is doorgestuurd"
    return Draft("admissibility.forwarded_away", title, to, {"body": body})


def objection_received(
    to: Party, element: Element, filed_on: date, late: bool, *, answer_by: date | None
) -> Draft:
    """To the complainant: the objection is in, who decides, and, if late, the question why."""
    title = "Uw bezwaar is te laat. Wilt u ons zeggen waarom?" if late else "Wij hebben uw bezwaar ontvangen"
    values = {"which": which([element]), "filed_on": filed_on, "late": late, "answer_by": answer_by}
    return Draft("admissibility.objection_received", title, to, values, wants=late)


def objection_waiting(to: Account, element: Element, late: bool) -> Draft:
    """To a chair who did not decide first: an objection waits for a decision."""
    title = f"Er wacht een verzet over klachtonderdeel {element.number}"
    return Draft("admissibility.objection_waiting", title, to, {"number": element.number, "late": late},
                 wants=True)


def objection_upheld(to: Party, element: Element, reasons: str, last_day: date | None) -> Draft:
    """To the complainant: the element is heard after all, and what happens next."""
    values = {"which": which([element]), "reasons": reasons, "last_day": last_day}
    return Draft("admissibility.objection_upheld", f"Wij behandelen {which([element])} alsnog", to, values)


def objection_rejected(to: Party, element: Element, reasons: str, *, ends: bool) -> Draft:
    """To the complainant: the refusal stands, and what that means for the rest of the complaint."""
    values = {"which": which([element]), "reasons": reasons, "ends": ends}
    title = f"Wij blijven bij onze beslissing over {which([element])}"
    return Draft("admissibility.objection_rejected", title, to, values)
