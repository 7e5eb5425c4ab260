"""How the whole follows from the elements, what the dictum says, what blocks signing.

Pure. Outcomes are the committee's findings, or what became of an element before one was made.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from committee.labels import Labelled
from committee.verdict.rules.refusals import NoOutcome


class Overall(Labelled):
    """The outcome of a case as a whole, or of one element; the whole is derived, never typed."""

    FOUNDED = "founded", "gegrond"
    PARTLY = "partly", "gedeeltelijk gegrond"
    UNFOUNDED = "unfounded", "ongegrond"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    NOT_COMPETENT = "not_competent", "onbevoegd"
    WITHDRAWN = "withdrawn", "ingetrokken"
    DISCONTINUED = "discontinued", "gestaakt"
    NO_OPINION = "no_opinion", "geen oordeel"


MERITS = frozenset({Overall.FOUNDED, Overall.PARTLY, Overall.UNFOUNDED})
# Without a merits outcome the whole is named after what came furthest in the procedure.
FURTHEST = (Overall.NO_OPINION, Overall.INADMISSIBLE, Overall.NOT_COMPETENT, Overall.DISCONTINUED,
            Overall.WITHDRAWN)
IN_REGULATION = {Overall.NO_OPINION: "no_finding"}


def overall(outcomes: Iterable[Overall]) -> Overall:
    """The outcome of the whole: only elements with a merits outcome count.

    All founded: founded; all unfounded: unfounded; any mix, or any partly: partly. Without a merits
    outcome: geen oordeel, niet-ontvankelijk, onbevoegd, gestaakt or ingetrokken, the first that occurs.
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
    Overall.DISCONTINUED: "stelt over klachtonderdeel {n}{about} vast: de behandeling is",
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
