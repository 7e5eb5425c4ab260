"""In chambers: who votes, which opinion carries, and what keeps a decision from being taken.

Pure. Members are given by name; the secretary is never among them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from committee.case.refusals import Refusal
from committee.dutch import listing, number_words, plural
from committee.labels import Labelled


class Opinion(Labelled):
    """What the committee can find on one element."""

    FOUNDED = "founded", "gegrond"
    PARTLY = "partly", "gedeeltelijk gegrond"
    UNFOUNDED = "unfounded", "ongegrond"
    NO_OPINION = "no_opinion", "geen oordeel"


class Section(Labelled):
    """The parts of the draft that somebody writes; a paragraph per empty line."""

    COURSE = "course", "Verloop van de procedure, aanvulling"
    FACTS = "facts", "De feiten"
    CONSIDERATIONS = "considerations", "Overige overwegingen"
    IN_SHORT = "in_short", "Kort gezegd"


class NotAdmitted(Refusal):
    """A finding is made only on an element of this case that is admitted."""


class NothingToKeep(Refusal):
    """Neither a finding nor a part of the draft was given."""


class NoFinding(Refusal):
    """An element has no finding yet."""


class StaleVersion(Refusal):
    """The finding was changed since the member read it."""


class DidNotHear(Refusal):
    """Only members who sit and heard the case have a vote."""


class NotTheChair(Refusal):
    """The case is chaired by somebody else."""


class NoMajority(Refusal):
    """A vote is missing, or no opinion has more than half."""


class NotCarried(Refusal):
    """The majority holds another opinion than the finding says."""


class NoHearing(Refusal):
    """There is no hearing to go back to."""


class NoReasons(Refusal):
    """This decision needs its reasons."""


@dataclass(frozen=True)
class Part:
    """One part of the draft verdict as it is to read from now on."""

    section: Section
    text: str


@dataclass(frozen=True)
class Views:
    """What each side says about one element, in the words of the draft; empty: as they said it themselves."""

    complaint: str = ""
    response: str = ""


@dataclass(frozen=True)
class Advice:
    """A recommendation beside the decision: who is to do it and by when, if the committee says so."""

    text: str
    owner: str | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Vote:
    """How the regulation counts: members who must vote, an odd number or not, whose vote breaks a tie."""

    quorum: int
    odd: bool = False
    casting: str | None = None


def _voted(number: int) -> str:
    """How many have an opinion: "gaf niemand een oordeel", "gaf één lid …", "gaven twee leden …"."""
    if number == 0:
        return "gaf niemand een oordeel"
    return f"{'gaf' if number == 1 else 'gaven'} {plural(number, 'lid', 'leden')} een oordeel"


def carried(votes: Mapping[str, Opinion], rule: Vote) -> Opinion:
    """The opinion that carries on one element: more than half of those who vote, without abstention.

    votes: one opinion per member who heard the case, by name. On a tie between two opinions the vote of
    rule.casting decides, where the regulation gives the chair one. Raises NoMajority.
    """
    if len(votes) < rule.quorum or not votes:
        raise NoMajority(f"Tot nu toe {_voted(len(votes))}; nodig: ten minste {number_words(rule.quorum)}.")
    if rule.odd and len(votes) % 2 == 0:
        raise NoMajority(f"Het aantal oordelen moet oneven zijn; het zijn er {number_words(len(votes))}.")
    ranked = Counter(votes.values()).most_common()
    opinion, count = ranked[0]
    if 2 * count > len(votes):
        return opinion
    tied = {held for held, number in ranked if number == count}
    casting = votes.get(rule.casting) if rule.casting else None
    if 2 * count == len(votes) and casting in tied and casting is not None:
        return casting
    most = f"{number_words(count)} van de {number_words(len(votes))} leden"
    raise NoMajority(f"Geen oordeel heeft een meerderheid: ten hoogste {most}.")


@dataclass(frozen=True)
class Draft:
    """What is known in chambers of one element: its number, the finding, and who agreed to this version."""

    number: int
    opinion: Opinion | None
    reasons: str = ""
    votes: Mapping[str, Opinion] | None = None


def objections(draft: Draft, members: list[str], rule: Vote) -> list[Refusal]:
    """What still keeps the committee from deciding on one element; nothing when it can."""
    which = f"klachtonderdeel {draft.number}"
    if draft.opinion is None:
        return [NoFinding(f"Over {which} is nog geen bevinding vastgelegd.")]
    votes = draft.votes or {}
    missing = [name for name in members if name not in votes]
    if missing:
        return [NoMajority(f"Over {which} ontbreekt het oordeel van {listing(missing)}.")]
    try:
        held = carried(votes, rule)
    except NoMajority as lacking:
        return [NoMajority(f"Over {which}: {lacking}")]
    if held is not draft.opinion:
        return [
            NotCarried(
                f"Over {which} zegt het concept ‘{draft.opinion.label}’, maar de meerderheid vindt "
                f"‘{held.label}’. Pas de bevinding aan."
            )
        ]
    return []


def require_reasons(reasons: str) -> None:
    """Who decides says why. Raises NoReasons."""
    if not reasons.strip():
        raise NoReasons("Schrijf op waarom.")
