"""What the facts say on each ground of the regulation: the program shows, the chair decides.

Pure. Every sentence is for staff, in Dutch.
"""

from dataclasses import dataclass
from datetime import date

from committee.dutch import day_words, listing
from committee.escalation.rules import referred
from committee.lengths import Length, count_on
from committee.regulation.choices import Anonymity, Damages, Proceedings
from committee.regulation.model import Regulation

ANONYMITY = {
    Anonymity.MELDING: "Zonder naam wordt het een melding.",
    Anonymity.REFUSE_UNREGISTERED: "Zonder naam wordt de klacht niet ingeschreven.",
    Anonymity.REFUSE_REGISTERED: "Zonder naam wordt de klacht afgewezen.",
    Anonymity.UNSTATED: "Het reglement zegt niet wat er dan gebeurt.",
}
ELSEWHERE = {
    Proceedings.REFUSE: "Dan kan de commissie de klacht afwijzen.",
    Proceedings.END: "Dan eindigt de behandeling.",
    Proceedings.SUSPEND: "Dan staat de behandeling stil.",
    Proceedings.CONTINUE: "De commissie behandelt de klacht dan gewoon.",
    Proceedings.UNSTATED: "Het reglement zegt niet wat er dan gebeurt.",
}


@dataclass(frozen=True)
class Finding:
    """What the program sees on one condition; the chair decides.

    code, article, duty: of the ground in the regulation. ok: True, False, or None where only a person can
    tell. why: a whole Dutch sentence.
    """

    code: str
    article: str
    duty: str
    ok: bool | None
    why: str


@dataclass(frozen=True)
class CaseFacts:
    """What is known of the complaint as a whole.

    received_on: Dutch local day. kind: what the complainant says he is. first_line: days of
    the steps at the organisation, None where a step has no day. alike: numbers of earlier cases.
    """

    received_on: date
    named: bool = True
    kind: str | None = None
    first_line: tuple[date | None, ...] = ()
    wish: str = ""
    other_proceedings: str = ""
    alike: tuple[str, ...] = ()


@dataclass(frozen=True)
class ElementFacts:
    """What one element says: the days of the facts and how many respondents it is directed against."""

    facts_from: date | None = None
    facts_until: date | None = None
    against: int = 1


Seen = tuple[bool | None, str]


def check(element: ElementFacts, case: CaseFacts, regulation: Regulation) -> list[Finding]:
    """What the program sees on every ground of the regulation that facts can speak to, in its order.

    Source: the grounds, terms and switches of the regulation. Shows; decides nothing.
    """
    seen: dict[str, Seen] = {
        "anonymous": _named(case, regulation),
        "too_late": _in_time(element, case, regulation),
        "unclear": _clear(element),
        "handled_before": _new(case),
        "pending_elsewhere": _not_elsewhere(case, regulation),
        "first_line_first": _first_line(case, regulation),
        "not_entitled": _entitled(case, regulation),
        "damages": _no_damages(case, regulation),
    }
    return [
        Finding(ground.code, ground.article, ground.duty.value, *seen[ground.code])
        for ground in regulation.grounds
        if ground.code in seen
    ]


def _named(case: CaseFacts, regulation: Regulation) -> Seen:
    if case.named:
        return True, "Klager is met naam bekend."
    return False, f"Klager is niet met naam bekend. {ANONYMITY[regulation.anonymity]}"


def _in_time(element: ElementFacts, case: CaseFacts, regulation: Regulation) -> Seen:
    """Whether the filing limit was kept; it is a limit in years, so its last day never moves."""
    first, last = element.facts_from, element.facts_until or element.facts_from
    term = regulation.terms.get("filing_limit")
    if term is None or term.length is None:
        return True, "Het reglement noemt geen uiterste dag om te klagen."
    if first is None or last is None:
        return None, "Bij dit onderdeel staat geen dag of periode."
    end, after = count_on(last, term.length, {}), _length_words(term.length)
    long = regulation.terms.get("filing_limit_continuing")
    if first != last and long is not None and long.length is not None:
        whole = count_on(first, long.length, {})
        if case.received_on > whole:
            return False, _too_late(case.received_on, whole, _length_words(long.length))
        if case.received_on > end:
            return None, (f"Ingediend {_days(case.received_on, end)} na het {after}. Op tijd als het één "
                          f"voortdurend handelen is: dan kon het tot en met {day_words(whole)}.")
    if case.received_on > end:
        return False, _too_late(case.received_on, end, after)
    return True, f"Ingediend op {day_words(case.received_on)}. Dat kon tot en met {day_words(end)}."


def _too_late(received_on: date, end: date, after: str) -> str:
    return (f"Ingediend {_days(received_on, end)} na het {after}, dat eindigde op {day_words(end)}. "
            "Is dat verschoonbaar? Vraag het klager eerst.")


def _days(received_on: date, end: date) -> str:
    number = (received_on - end).days
    return f"{number} {'dag' if number == 1 else 'dagen'}"


def _length_words(length: Length) -> str:
    return "jaar" if str(length) == "1y" else f"tijdvak van {length.words}"


def _clear(element: ElementFacts) -> Seen:
    if element.facts_from is None:
        return None, "Er staat niet bij wanneer het gebeurde. Is duidelijk welk handelen wordt verweten?"
    if not element.against:
        return None, "Er staat niet bij tegen wie dit onderdeel is gericht."
    return True, "Het onderdeel noemt wanneer het was en tegen wie het is gericht."


def _new(case: CaseFacts) -> Seen:
    if not case.alike:
        return True, "Van deze klager is bij de commissie geen eerdere zaak bekend."
    return None, f"Van deze klager is er ook zaak {listing(case.alike)}. Is dit dezelfde klacht?"


def _not_elsewhere(case: CaseFacts, regulation: Regulation) -> Seen:
    if not case.other_proceedings:
        return True, "Klager noemt geen procedure bij een ander."
    return None, (f"Klager noemt een procedure bij een ander: {case.other_proceedings.rstrip('.')}. "
                  f"{ELSEWHERE[regulation.other_proceedings.at_filing]}")


def _first_line(case: CaseFacts, regulation: Regulation) -> Seen:
    if not regulation.first_line.required:
        return True, "De klacht hoeft niet eerst bij de organisatie te zijn geweest."
    if not case.first_line:
        return False, "Er is niets bekend van een bespreking met de organisatie."
    days = [day for day in case.first_line if day is not None]
    term = regulation.terms.get("first_line")
    if term is None or term.length is None:
        when = f" op {day_words(min(days))}" if days else ""
        return True, f"De klacht is{when} met de organisatie besproken."
    if not days:
        return None, f"De organisatie krijgt {term.length.words}. Onbekend is wanneer zij de klacht kreeg."
    end = count_on(min(days), term.length, {})
    if case.received_on > end:
        return True, f"De organisatie heeft haar {term.length.words} gehad, tot en met {day_words(end)}."
    return None, f"De organisatie had nog tot en met {day_words(end)}. Heeft zij al geantwoord?"


def _entitled(case: CaseFacts, regulation: Regulation) -> Seen:
    kinds, said = regulation.complainants.kinds, (case.kind or "").strip().lower()
    for kind in kinds:
        if said in (kind.code, kind.words.lower()):
            return True, f"Klager is {kind.words}."
    refer = referred(case.kind, regulation.complainants.refer)
    if refer is not None:
        return False, f"Klager noemt zich: {case.kind}. Voor {refer.words} geldt: {refer.to}."
    may = f"Klagen kan hier: {listing([kind.words for kind in kinds], 'of')}."
    if not said:
        return None, f"Er staat niet bij wie klager is. {may}"
    others = "; ".join(f"{refer.words}: {refer.to}" for refer in regulation.complainants.refer)
    return None, f"Klager noemt zich: {case.kind}. {may}" + (f" Elders: {others}." if others else "")


def _no_damages(case: CaseFacts, regulation: Regulation) -> Seen:
    if regulation.damages is not Damages.OUT or "schade" not in case.wish.lower():
        return True, "Klager vraagt hier niet om schadevergoeding."
    return None, "Klager vraagt om een vergoeding van schade. Daarover oordeelt de commissie niet."
