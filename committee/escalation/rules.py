"""What a complaint must be before it is a case, and what still misses from it.

Pure. Codes of what a complaint must state are the regulation's; how each is looked for is here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committee.dutch import day_words
from committee.escalation import refusals
from committee.escalation.content import ORAL, Basis, Door, Escalation, Someone, Spokesman
from committee.labels import Labelled
from committee.regulation.base import Choice, Refer
from committee.regulation.choices import Anonymity
from committee.telephone import is_number

LONGEST_TEXT = 20_000
POWER = Choice(code="power", words="een schriftelijke machtiging van degene voor wie de gemachtigde spreekt")


class Aside(Labelled):
    """Why a submission does not become a case."""

    ANONYMOUS = "anonymous", "zonder naam"
    UNCONFIRMED = "unconfirmed", "nooit bevestigd"
    NO_COMPLAINT = "no_complaint", "geen klacht"
    DUPLICATE = "duplicate", "dubbel"
    ELSEWHERE = "elsewhere", "hoort bij een ander"
    TAKEN_BACK = "taken_back", "teruggenomen"
    JOINED = "joined", "bij een zaak gevoegd"


class Keeping(StrEnum):
    """What is kept of a submission that does not become a case."""

    REPORT = "report"
    NOTHING = "nothing"
    WHOLE = "whole"


class Found(Labelled):
    """How an item of the checklist stands."""

    FOUND = "found", "gevonden"
    MISSING = "missing", "ontbreekt"
    ASKED = "asked", "gevraagd"


@dataclass(frozen=True)
class Item:
    """One thing a complaint must state, and whether it does."""

    code: str
    words: str
    standing: Found


def _against(said: Escalation) -> bool:
    return bool(said.accused or said.decision or any(point.against for point in said.points))


def _period(said: Escalation) -> bool:
    dated = [point.facts_from or point.period for point in said.points]
    return bool(said.facts_from or (dated and all(dated)))


LOOKS: dict[str, Callable[[Escalation], bool]] = {
    "name_and_contact": lambda said: (
        not said.anonymous
        and (said.complainant is not None and said.complainant.reachable or said.representative is not None)
    ),
    "description": lambda said: any(point.text.strip() for point in said.points),
    "period": _period,
    "against": _against,
    "organisation": lambda said: bool(said.organisation.strip()),
    "first_line": lambda said: (
        said.first_line is not None and bool(said.first_line.steps or said.first_line.answer)
    ),
    "wish": lambda said: bool(said.wish),
    "consent": lambda said: said.consented_on is not None,
}


def missing(said: Escalation, required: Iterable[str]) -> list[str]:
    """Codes of what the regulation requires and the complaint does not state.

    A code that nobody can look for in a handover counts as missing: a person judges it.
    """
    return [code for code in required if code not in LOOKS or not LOOKS[code](said)]


def powerless(spokesman: Spokesman | None) -> bool:
    """Whether somebody speaks for the complainant on a written power that did not come along."""
    return spokesman is not None and spokesman.basis is Basis.POWER


def referred(capacity: str | None, elsewhere: Iterable[Refer]) -> Refer | None:
    """Where a complainant of this capacity belongs by the regulation; None if he may complain here.

    capacity: in his own words. One of his words must begin a word of the reference: "medewerker" is found in
    "medewerkers en vrijwilligers". Shows; a person judges.
    """
    mine = {word for word in _words(capacity or "") if len(word) > 5}
    for refer in elsewhere:
        if any(theirs.startswith(word) for word in mine for theirs in _words(refer.words)):
            return refer
    return None


def remarks(said: Escalation, elsewhere: Iterable[Refer]) -> list[str]:
    """What stands out in a complaint as it comes in, each a whole Dutch sentence; it refuses nothing."""
    found, refer = [], referred(said.capacity, elsewhere)
    if refer is not None:
        found.append(f"Klager noemt zich {said.capacity}. Voor {refer.words} geldt: {refer.to}.")
    if powerless(said.representative):
        found.append("Iemand spreekt namens klager, maar zijn machtiging is er nog niet. Vraag die op.")
    people = (said.complainant, said.representative and said.representative.person)
    found += [f"Het telefoonnummer van {who.name} klopt niet: “{who.phone}”. Vraag het na."
              for who in people if who and who.phone and not is_number(who.phone)]
    return found


def writable(someone: Someone | None) -> bool:
    """Whether a letter or a mail can reach somebody."""
    return someone is not None and bool((someone.street and someone.town) or someone.email)


def checklist(
    required: Iterable[tuple[str, str]], gone: Collection[str], asked: Collection[str]
) -> list[Item]:
    """Every required thing (code, words) as found, missing, or missing and asked for."""
    return [
        Item(
            code, words, Found.FOUND if code not in gone else Found.ASKED if code in asked else Found.MISSING
        )
        for code, words in required
    ]


def needs_confirmation(door: Door, oral_confirmation: bool) -> bool:
    """Whether the complainant must confirm the text before the complaint counts as filed."""
    return door in ORAL and oral_confirmation


def counts_from(received_on: date, confirmed_on: date | None) -> date:
    """The local day from which terms run: of receipt, or of the confirmation that an oral complaint needs."""
    return confirmed_on or received_on


def require_name(said: Escalation, article: str) -> None:
    """The complainant is named and agrees that the other side knows. Raises Anonymous or NotAnonymous."""
    where = f" ({article})" if article else ""
    if said.anonymous:
        raise refusals.Anonymous(
            f"Er staat geen naam van klager bij. Vraag die, of leg het bericht terzijde als anoniem{where}."
        )
    if said.unnamed:
        raise refusals.NotAnonymous(
            "Klager wil niet dat de andere kant de naam kent. Dat kan niet: wie beschuldigd wordt, moet "
            f"kunnen reageren (hoor en wederhoor){where}. Leg dit uit en laat klager kiezen."
        )


def keeping(policy: Anonymity) -> Keeping:
    """What is kept of an anonymous complaint: a report without personal data, nothing, or all of it."""
    if policy is Anonymity.MELDING:
        return Keeping.REPORT
    return Keeping.NOTHING if policy is Anonymity.REFUSE_UNREGISTERED else Keeping.WHOLE


def require_consented(consented_on: date | None, today: date) -> None:
    """A consent that is named was given by today. Raises NotConsentedYet."""
    if consented_on is not None and consented_on > today:
        raise refusals.NotConsentedYet(
            f"Klager kan niet pas op {day_words(consented_on)} hebben ingestemd: die dag moet nog komen.")


def require_text(text: str, what: str) -> str:
    """The text without blanks around it. Raises NothingSaid when it is empty or too long."""
    text = text.strip()
    if not text:
        raise refusals.NothingSaid(f"Vul {what} in.")
    if len(text) > LONGEST_TEXT:
        raise refusals.NothingSaid(f"Maak {what} korter: hoogstens {LONGEST_TEXT} tekens, nu {len(text)}.")
    return text


def require_asked(asked: Collection[str], questions: Collection[str], required: Collection[str]) -> None:
    """Something is asked for, and the regulation knows each code. Raises NothingAsked or UnknownField."""
    if not asked and not any(question.strip() for question in questions):
        raise refusals.NothingAsked("Kies wat er ontbreekt, of schrijf op wat u wilt weten.")
    require_known(asked, required)


def require_known(codes: Iterable[str], required: Collection[str]) -> None:
    """The regulation asks each of these of a complaint. Raises UnknownField."""
    for code in codes:
        if code not in required:
            allowed = ", ".join(required)
            raise refusals.UnknownField(f"Het reglement vraagt geen “{code}” van een klacht. Wel: {allowed}.")


def require_passed(last_day: date | None, today: date, article: str) -> None:
    """The term for completion has passed. Raises TermRuns."""
    if last_day is not None and today <= last_day:
        raise refusals.TermRuns(f"Klager mag nog aanvullen tot en met {day_words(last_day)} ({article}).")


def require_power(basis: Basis, shown: bool) -> None:
    """A written power is in, except of a lawyer or a legal representative. Raises NoPower."""
    if basis is Basis.POWER and not shown:
        raise refusals.NoPower(
            "Voeg de schriftelijke machtiging toe. Alleen een advocaat of wettelijk vertegenwoordiger "
            "heeft die niet nodig."
        )


def alike(first: str, second: str) -> float:
    """How much two texts are about the same: the share of their longer words that they have in common."""
    one, other = _words(first), _words(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def _words(text: str) -> set[str]:
    bare = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return {word for word in bare.split() if len(word) > 3}


def same_name(first: str, second: str) -> bool:
    """Whether two names are written alike, but for capitals, dots and blanks."""
    return _bare(first) == _bare(second)


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
