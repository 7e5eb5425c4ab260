"""Competence and admissibility: where rulings lead, which ground fits, who may decide an objection.

Pure. Standings and outcomes are given by their codes.
"""

from collections.abc import Collection, Iterable
from datetime import date

from committee.case.refusals import Refusal
from committee.dutch import day_words
from committee.procedure import State
from committee.regulation.choices import GroundKind
from committee.regulation.model import Regulation
from committee.regulation.parts import Ground

OPEN, ADMITTED, INADMISSIBLE, NOT_COMPETENT = "open", "admitted", "inadmissible", "not_competent"
REFUSED = frozenset({INADMISSIBLE, NOT_COMPETENT})


class NoElement(Refusal):
    """A ruling has to be about at least one element of this case."""


class AlreadyRuled(Refusal):
    """On this element a ruling was made before."""


class NoReasons(Refusal):
    """A decision that goes against somebody needs reasons."""


class UnknownGround(Refusal):
    """The regulation does not know this ground, or not for this ruling."""


class NotRefused(Refusal):
    """There is nothing to object to: the element was not refused."""


class ObjectionPending(Refusal):
    """An objection against this refusal is waiting for its decision, or was decided before."""


class NoObjection(Refusal):
    """There is no objection to decide on."""


class SameDecider(Refusal):
    """Who refused the element may not decide the objection against it."""


class NoConsent(Refusal):
    """A complaint is forwarded only if the complainant agrees."""


def require_open(case_id: int, elements: Iterable[tuple[int, int, str]]) -> None:
    """Every element (number, case id, standing) belongs to the case, is named once and awaits a ruling."""
    seen: set[int] = set()
    for number, owner, standing in elements:
        if owner != case_id or number in seen:
            raise NoElement("Kies ieder klachtonderdeel van deze zaak hoogstens één keer.")
        if standing != OPEN:
            raise AlreadyRuled(f"Over klachtonderdeel {number} is al beslist, of het is ingetrokken.")
        seen.add(number)
    if not seen:
        raise NoElement("Kies ten minste één klachtonderdeel.")


def require_reasons(reasons: str, article: str = "") -> None:
    """Somebody hears a decision that goes against him with its reasons."""
    if not reasons.strip():
        where = f" ({article})" if article else ""
        raise NoReasons(f"Schrijf op waarom. Wie een afwijzing krijgt, krijgt ook de redenen{where}.")


def ground_for(regulation: Regulation, code: str, kind: GroundKind) -> Ground:
    """The ground of that code, if the regulation has it for this kind of ruling. Raises UnknownGround."""
    known = [ground for ground in regulation.grounds if ground.kind is kind]
    for ground in known:
        if ground.code == code:
            return ground
    if any(ground.code == code and ground.kind is GroundKind.MANIFESTLY_UNFOUNDED
           for ground in regulation.grounds):
        raise UnknownGround("Kennelijk ongegrond gaat over de inhoud: geef een uitspraak zonder zitting.")
    words = "; ".join(f"{ground.code} ({ground.words})" for ground in known) or "geen"
    raise UnknownGround(f"De grond “{code}” staat niet in het reglement voor deze beslissing. Wel: {words}.")


def require_consent(consented_on: date | None, received_on: date, on: date) -> None:
    """The complainant agreed, between the receipt and the day of forwarding. Raises NoConsent."""
    if consented_on is None:
        raise NoConsent("Vraag klager eerst of de klacht mag worden doorgestuurd, en leg de dag vast.")
    if not received_on <= consented_on <= on:
        raise NoConsent(
            f"Op {day_words(consented_on)} kan klager niet hebben toegestemd. Kies een dag van "
            f"{day_words(received_on)}, toen de klacht binnenkwam, tot en met {day_words(on)}."
        )


def leads_to(standings: Collection[str]) -> State | None:
    """Where the case goes once these are the standings of all its elements; None while one is open.

    One admitted element keeps the case alive. Without any, it ends as not competent only if that holds
    for every element that was refused.
    """
    if OPEN in standings:
        return None
    if ADMITTED in standings:
        return State.AWAITING_RESPONSE
    refused = REFUSED.intersection(standings)
    return State.NOT_COMPETENT if refused == {NOT_COMPETENT} else State.INADMISSIBLE


def objection_late(filed_on: date, last_day: date | None) -> bool:
    """Whether an objection came after its last day; without a term it is never late."""
    return last_day is not None and filed_on > last_day


def require_other_decider(decider: str, first_decider: str, article: str) -> None:
    """An objection is decided by others than who refused the element. Raises SameDecider."""
    if decider == first_decider:
        where = f" ({article})" if article else ""
        raise SameDecider(f"Wie het klachtonderdeel afwees, beslist niet op het verzet daartegen{where}.")


def require_refused(number: int, standing: str, *, waiting: bool, decided: bool) -> None:
    """An objection is possible once, against a refusal. Raises NotRefused or ObjectionPending."""
    if standing not in REFUSED:
        raise NotRefused(f"Klachtonderdeel {number} is niet afgewezen. Verzet is dan niet mogelijk.")
    if waiting:
        raise ObjectionPending(f"Tegen de afwijzing van klachtonderdeel {number} is al verzet ingesteld.")
    if decided:
        raise ObjectionPending(f"Op het verzet over klachtonderdeel {number} is al beslist: dat kan eenmaal.")
