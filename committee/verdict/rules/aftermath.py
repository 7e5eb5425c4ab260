"""The reaction of the board and the end of the case. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from committee.dutch import day_words, listing
from committee.regulation.choices import BindingOn
from committee.verdict.rules.refusals import (
    NoReasons,
    NoSuchRecommendation,
    ReactionAwaited,
    StillNeeded,
)

BOUND = frozenset({BindingOn.ORGANISATION, BindingOn.BOTH})


@dataclass(frozen=True)
class Answer:
    """What the organisation does with one recommendation; reasons where it does not follow it."""

    number: int
    follows: bool
    reasons: str = ""


def require_reaction(answers: Collection[Answer], numbers: Collection[int], article: str) -> None:
    """Every recommendation is answered, and one that is not followed has its reasons.

    Raises NoSuchRecommendation, NoReasons.
    """
    if sorted(answer.number for answer in answers) != sorted(numbers):
        wanted = listing(str(number) for number in sorted(numbers))
        if not wanted:
            raise NoSuchRecommendation("In deze uitspraak staan geen aanbevelingen om op te antwoorden.")
        raise NoSuchRecommendation(f"Geef op iedere aanbeveling één antwoord. Het gaat om nummer {wanted}.")
    for answer in answers:
        if not answer.follows and not answer.reasons.strip():
            raise NoReasons(f"Schrijf op waarom aanbeveling {answer.number} niet wordt gevolgd ({article}).")


def deviates(carries_out: bool, binding: BindingOn) -> bool:
    """Whether the board does not do what binds it: kept and told, for no refusal of ours undoes it."""
    return not carries_out and binding in BOUND


def require_closable(reacted: bool, reaction_by: date | None, today: date, noted: str) -> None:
    """The reaction is in, or its term has passed and somebody noted that it stayed out.

    Raises ReactionAwaited. Source: regulation, chapter closing.
    """
    if reacted or reaction_by is None:
        return
    if today <= reaction_by:
        raise ReactionAwaited(f"De bestuursreactie kan nog komen, tot en met {day_words(reaction_by)}.")
    if not noted.strip():
        raise ReactionAwaited("De bestuursreactie bleef uit. Leg vast wat daarmee is gedaan.")


def late(received_on: date, last_day: date | None) -> bool:
    """Whether something came after its last day."""
    return last_day is not None and received_on > last_day


def require_words(text: str) -> str:
    """The text without space around it. Raises NoReasons when there is none."""
    if not text.strip():
        raise NoReasons("Schrijf op waarom.")
    return text.strip()


def require_past(kept_until: date | None, today: date, waits: str) -> None:
    """What was said in chambers is destroyed after the terms in which somebody may come back to it.

    kept_until: the last day of those terms; None while that day is not known. waits: what else still runs,
    in a sentence; empty when nothing does. Raises StillNeeded. Source: regulation, chapter retention.
    """
    if waits:
        raise StillNeeded(f"De raadkamer blijft bewaard. {waits}")
    if kept_until is None:
        raise StillNeeded("De raadkamer blijft bewaard tot er een uitspraak is verzonden of de zaak eindigt.")
    if today <= kept_until:
        raise StillNeeded(f"De raadkamer blijft bewaard tot en met {day_words(kept_until)}.")
