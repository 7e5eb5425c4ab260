"""The reaction of the board and the end of the case. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from committee.dutch import day_words, listing
from committee.permissions import Role
from committee.regulation.choices import BindingOn
from committee.verdict.rules.refusals import (
    NoReasons,
    NoSuchRecommendation,
    ReactionAwaited,
    StillNeeded,
)

BOUND = frozenset({BindingOn.ORGANISATION, BindingOn.BOTH})


class Side(Protocol):
    """A party, as far as it matters for who reacts."""

    @property
    def role(self) -> Role: ...

    @property
    def organisation_id(self) -> int | None: ...


S = TypeVar("S", bound=Side)


def body_of(party: Side, complained: int) -> int:
    """Key of the organisation that a party speaks for: itself, or the one complained about."""
    return party.organisation_id or complained


def asked(parties: Iterable[S], complained: int) -> dict[int, list[S]]:
    """The organisations that are asked to react, by key, each with the parties that may do so for it.

    That is its board where the board is a party itself, and otherwise the organisation.
    """
    here, found = list(parties), dict[int, list[S]]()
    boards = {body_of(one, complained) for one in here if one.role is Role.ORGANISATION}
    for one in here:
        itself = one.role is Role.RESPONDENT and one.organisation_id is not None
        if one.role is Role.ORGANISATION or (itself and one.organisation_id not in boards):
            found.setdefault(body_of(one, complained), []).append(one)
    return found


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
