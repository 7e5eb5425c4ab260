"""The verdict: how the whole follows from the elements, what the dictum says, what may be corrected.

Pure. Outcomes are the committee's findings, or what became of an element before one was made.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from committee.case.refusals import Refusal
from committee.dutch import day_words, listing
from committee.regulation.choices import BindingOn


class Overall(StrEnum):
    """The outcome of a case as a whole, or of one element; the whole is derived, never typed."""

    label: str

    def __new__(cls, value: str, label: str) -> "Overall":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    FOUNDED = "founded", "gegrond"
    PARTLY = "partly", "gedeeltelijk gegrond"
    UNFOUNDED = "unfounded", "ongegrond"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    NOT_COMPETENT = "not_competent", "onbevoegd"
    WITHDRAWN = "withdrawn", "ingetrokken"
    NO_OPINION = "no_opinion", "geen oordeel"


MERITS = frozenset({Overall.FOUNDED, Overall.PARTLY, Overall.UNFOUNDED})
# Without a merits outcome the whole is named after what came furthest in the procedure.
FURTHEST = (Overall.NO_OPINION, Overall.INADMISSIBLE, Overall.NOT_COMPETENT, Overall.WITHDRAWN)
IN_REGULATION = {Overall.NO_OPINION: "no_finding"}
BOUND = frozenset({BindingOn.ORGANISATION, BindingOn.BOTH})


class NoOutcome(Refusal):
    """There is no element, so that nothing can follow from them."""


class Blocked(Refusal):
    """The verdict cannot be signed yet; the message names everything that is missing."""


class AnotherText(Refusal):
    """The text was changed since it was prepared or read."""


class NotTheSigner(Refusal):
    """The regulation has somebody else sign."""


class NothingToServe(Refusal):
    """There is no signed verdict."""


class NotOfThisCase(Refusal):
    """The party is none of this case, or speaks for another."""


class NoReasons(Refusal):
    """This request or decision needs its words."""


class NothingAsked(Refusal):
    """No request of this party for a correction waits for a decision."""


class NotInTheText(Refusal):
    """The words to correct are not in the verdict, or stand there more than once."""


class NotClerical(Refusal):
    """A correction mends slips of the pen and sums; an outcome is none."""


class DeviatesFromBinding(Refusal):
    """A binding part is carried out; deviating is possible from recommendations only."""


class NoSuchRecommendation(Refusal):
    """The reaction answers a recommendation that is not in the verdict, or leaves one out."""


class ReactionAwaited(Refusal):
    """The reaction is not in and its term has not passed, or nobody noted that it stayed out."""


class CorrectionWaiting(Refusal):
    """A request for a correction waits for a decision."""


def overall(outcomes: Iterable[Overall]) -> Overall:
    """The outcome of the whole: only elements with a merits outcome count.

    All founded: founded; all unfounded: unfounded; any mix, or any partly: partly. Without a merits
    outcome: geen oordeel, niet-ontvankelijk, onbevoegd or ingetrokken, the first of these that occurs.
    Raises NoOutcome. Source: regulation, chapter verdict.
    """
    found = set(outcomes)
    merits = found & MERITS
    if len(merits) == 1:
        return merits.pop()
    if merits:
        return Overall.PARTLY
    for outcome in FURTHEST:
        if outcome in found:
            return outcome
    raise NoOutcome("De klacht heeft geen onderdelen.")


def word_for(outcome: Overall, words: Mapping[str, str]) -> str:
    """The Dutch word of an outcome as the regulation has it (its table outcome_words)."""
    return words.get(IN_REGULATION.get(outcome, outcome.value), outcome.label)


@dataclass(frozen=True)
class Line:
    """One line of the decision, read as "De commissie: {text} {outcome}"."""

    number: int
    text: str
    outcome: str


DICTUM = {
    Overall.INADMISSIBLE: "verklaart {who} in klachtonderdeel {n}{about}",
    Overall.NOT_COMPETENT: "verklaart zich over klachtonderdeel {n}{about}",
    Overall.NO_OPINION: "geeft over klachtonderdeel {n}{about}",
    Overall.WITHDRAWN: "stelt over klachtonderdeel {n}{about} vast: door {who}",
}
LONGEST = 140  # characters of an element that are repeated in the dictum


def dictum_lines(
    elements: Iterable[tuple[int, str, Overall]], words: Mapping[str, str], who: str = "klager"
) -> tuple[Line, ...]:
    """The decision, a line per element in its order. elements: number, wording, outcome."""
    return tuple(
        Line(
            number,
            DICTUM.get(outcome, "verklaart klachtonderdeel {n}{about}").format(
                n=number, about=_about(text), who=who
            ),
            word_for(outcome, words),
        )
        for number, text, outcome in elements
    )


def _about(text: str) -> str:
    whole = " ".join(text.split()).rstrip(".")
    return f" (‘{whole}’)" if whole and len(whole) <= LONGEST else ""


@dataclass(frozen=True)
class Judged:
    """What is known of one element when signing: its outcome, and whether reasons stand with it."""

    number: int
    outcome: Overall | None
    reasoned: bool


def blocked(elements: Iterable[Judged], unshared: Collection[int], undecided: Iterable[str]) -> list[str]:
    """Everything that still keeps the verdict from being signed, each by name; nothing when it can be.

    unshared: numbers of used papers that one side has not seen. undecided: what is missing in chambers.
    """
    judged = list(elements)
    found = [] if judged else ["De klacht heeft geen onderdelen."]
    found += [f"Klachtonderdeel {one.number} heeft nog geen uitkomst." for one in judged if not one.outcome]
    found += [
        f"Klachtonderdeel {one.number} heeft geen motivering."
        for one in judged
        if one.outcome and not one.reasoned
    ]
    found += list(undecided)
    found += [f"Stuk {number} is niet met beide partijen gedeeld." for number in sorted(unshared)]
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Replacement:
    """A slip of the pen: the wrong words as they stand, with enough around them, and the right ones."""

    wrong: str
    right: str


# What a correction cannot touch: whose case it is, when it was decided, and what came out.
FIXED = frozenset({"outcome", "overall", "finding", "case_number", "nature", "decided_on", "received_on",
                   "number", "version", "restored_on"})


def corrected(content: Mapping[str, Any], replacements: Iterable[Replacement]) -> dict[str, Any]:
    """The content of a verdict with slips put right. Each must stand there exactly once.

    content: the frozen text as plain JSON. Raises NotInTheText, NotClerical.
    """
    plain = dict(content)
    wanted = list(replacements)
    if not wanted:
        raise NotInTheText("Geef aan welke woorden fout zijn en wat er moet staan.")
    for one in wanted:
        _require_once(plain, one)
        plain = _replaced(plain, one)
    return plain


def _require_once(plain: Mapping[str, Any], one: Replacement) -> None:
    if not one.wrong.strip() or one.wrong == one.right:
        raise NotInTheText("Geef aan welke woorden fout zijn en wat er moet staan.")
    times = sum(text.count(one.wrong) for text in _texts(plain))
    if times > 1:
        raise NotInTheText(f"‘{one.wrong}’ staat {times} keer in de uitspraak. Neem meer woorden over.")
    if times == 0 and any(one.wrong in text for text in _texts(plain, fixed=True)):
        raise NotClerical(f"‘{one.wrong}’ is een uitkomst of vast gegeven: dat wijzigt niet door herstel.")
    if times == 0:
        raise NotInTheText(f"‘{one.wrong}’ staat niet in de uitspraak.")


def _texts(value: Any, key: str = "", *, fixed: bool = False) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, name, fixed=fixed)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key, fixed=fixed)
    elif isinstance(value, str) and (fixed or key not in FIXED):
        yield value


def _replaced(value: Any, one: Replacement, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _replaced(part, one, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, one, key) for part in value]
    if isinstance(value, str) and key not in FIXED:
        return value.replace(one.wrong, one.right)
    return value


@dataclass(frozen=True)
class Answer:
    """What the organisation does with one recommendation; reasons where it does not follow it."""

    number: int
    follows: bool
    reasons: str = ""


def require_reaction(
    answers: Collection[Answer], numbers: Collection[int], carries_out: bool, binding: BindingOn, article: str
) -> None:
    """Every recommendation is answered, and deviating is possible only where nothing binds, with reasons.

    Raises NoSuchRecommendation, NoReasons, DeviatesFromBinding.
    """
    if sorted(answer.number for answer in answers) != sorted(numbers):
        wanted = listing(str(number) for number in sorted(numbers)) or "geen"
        raise NoSuchRecommendation(f"Geef per aanbeveling één antwoord; nummers in deze uitspraak: {wanted}.")
    for answer in answers:
        if not answer.follows and not answer.reasons.strip():
            raise NoReasons(f"Schrijf op waarom aanbeveling {answer.number} niet wordt gevolgd ({article}).")
    if not carries_out and binding in BOUND:
        raise DeviatesFromBinding(
            f"Het advies is bindend: de organisatie voert de beslissing uit. Afwijken kan alleen van een "
            f"aanbeveling ({article})."
        )


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
