"""The letters of the course of a case: values in, drafts out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from committee.case.ledger import RunningTerm
from committee.case.reads import COMPLAINANT_SIDE, Names, numbered
from committee.case.records import Element, Party
from committee.course.rules import Discontinuing, Moved, Suspending
from committee.deadlines import Clock
from committee.people.records import Account
from committee.post.outbox import Draft
from committee.post.recipients import Correspondent, name_of
from committee.reckoning import Reckoning

PLAIN = {
    Clock.COMPLETION: "De klacht aanvullen",
    Clock.ADMISSIBILITY: "Beslissen of wij de klacht behandelen",
    Clock.OBJECTION: "Bezwaar maken tegen onze beslissing (verzet)",
    Clock.RESPONSE: "Reageren op de klacht (verweer)",
    Clock.ROUND: "Nog een keer schriftelijk reageren",
    Clock.AVAILABILITY: "Zeggen wanneer u niet kunt",
    Clock.PAPERS: "Stukken opsturen",
    Clock.CHALLENGE: "Bezwaar maken tegen iemand van de commissie (wraking)",
    Clock.CHALLENGE_DECISION: "Beslissen op het bezwaar tegen iemand van de commissie",
    Clock.VERDICT: "Uitspraak doen na het onderzoek",
    Clock.OVERALL: "Uitspraak doen",
    Clock.REACTION: "Zeggen wat er met de uitspraak gebeurt",
    Clock.CORRECTION: "Vragen om herstel van een fout",
}


def plain(clock: Clock) -> str:
    """A term in words for a party."""
    return PLAIN.get(clock, clock.label)


def complains(to: Party) -> bool:
    """Whether a letter goes to the complainant's side."""
    return to.role in COMPLAINANT_SIDE


def address_left(to: Party, address: str, number: str) -> Draft:
    """To the mail address that a party had before: no link, no new address, no name, as others may read it.

    number: of the case.
    """
    notice = (f"In zaak {number} is gewijzigd waarheen wij berichten sturen. Eerst was dat dit e-mailadres.",
              "Vroeg u hierom? Dan hoeft u niets te doen.",
              "Vroeg u hier niet om? Bel ons dan meteen.")
    there = Correspondent(name=name_of(to), email=address, salutation="Geachte heer of mevrouw")
    title = "Dit was het e-mailadres voor onze berichten"
    return Draft("course.address_left", title, there, {"address": address}, notice=notice)


def withdrawn(to: Party, names: Names, on: date) -> Draft:
    """The whole complaint is withdrawn, and what that means."""
    title = "U hebt uw klacht ingetrokken" if complains(to) else "De klacht is ingetrokken"
    values = {"complains": complains(to), "complainant": names.complainant, "on": on}
    return Draft("course.withdrawn", title, to, values)


def withdrawn_part(to: Party, names: Names, gone: Sequence[Element], left: Sequence[Element], *,
                   on: date, overall: date | None) -> Draft:
    """Some elements are withdrawn, with what is still handled."""
    title = f"Een deel van {'uw' if complains(to) else 'de'} klacht is ingetrokken"
    values = _parted(to, names, gone, left, overall=overall)
    return Draft("course.withdrawn_part", title, to, {**values, "on": on})


def _parted(
    to: Party, names: Names, gone: Sequence[Element], left: Sequence[Element], *, overall: date | None
) -> dict[str, Any]:
    return {"complains": complains(to), "complainant": names.complainant, "gone": numbered(gone),
            "left": numbered(left), "overall": overall}


def settled(to: Party, names: Names, confirmed_on: date) -> Draft:
    """Both sides solved it themselves; the case ends."""
    values = {"complains": complains(to), "complainant": names.complainant, "confirmed_on": confirmed_on}
    return Draft("course.settled", "U bent er samen uitgekomen", to, values)


def discontinued(to: Party, names: Names, why: Discontinuing, reasons: str) -> Draft:
    """The committee stops without a verdict, and why."""
    own = complains(to)
    title = "Wij stoppen met uw klacht" if own else f"Wij stoppen met de klacht van {names.complainant}"
    if why is Discontinuing.DEATH:
        title = f"Wij stoppen met de klacht van {names.complainant}"
    values = {"complains": own, "complainant": names.complainant, "why": why.value, "reasons": reasons}
    bereaved = own and why is Discontinuing.DEATH and to.name == names.complainant
    return Draft("course.discontinued", title[:200], to, values,
                 salutation="Geachte nabestaanden," if bereaved else None)


def discontinued_part(
    to: Party, names: Names, gone: Sequence[Element], left: Sequence[Element], *, reasons: str,
    overall: date | None,
) -> Draft:
    """The committee stops with some elements, and why; with what is still handled."""
    title = f"Wij stoppen met een deel van {'uw' if complains(to) else 'de'} klacht"
    values = {**_parted(to, names, gone, left, overall=overall), "reasons": reasons}
    return Draft("course.discontinued_part", title, to, values)


def suspended(to: Party, why: Suspending, explanation: str, from_day: date, *,
              waiting: list[RunningTerm]) -> Draft:
    """The handling stands still: why, from when, and which terms wait."""
    values = {
        "why": why.label,
        "explanation": explanation,
        "from_day": from_day,
        "waiting": [plain(term.clock) for term in waiting],
    }
    return Draft("course.suspended", "De behandeling staat stil", to, values)


def resumed(to: Party, on: date, running: list[RunningTerm]) -> Draft:
    """The handling goes on, with the last days as they are now."""
    values = {"on": on, "terms": [(plain(term.clock), term.last_day) for term in running if not term.paused]}
    return Draft("course.resumed", "De behandeling gaat verder", to, values)


def extended(to: Party, before: date, term: RunningTerm, reasons: str, *, consented_on: date | None) -> Draft:
    """There is more time for the verdict: until when, why, and how that day was found."""
    values = {
        "complains": complains(to),
        "before": before,
        "last_day": term.last_day,
        "reasons": reasons,
        "consented_on": consented_on,
        "reckoning": Reckoning.from_dict(term.reckoning).sums(),
    }
    return Draft("course.extended", "U krijgt de uitspraak later", to, values)


def rectified(
    to: Party | Account, what: str, days: tuple[date, date] | None, explanation: str | None,
    *,
    moved: list[Moved],
) -> Draft:
    """Something in an earlier letter was wrong: what, and which last days change with it."""
    values = {
        "what": what,
        "days": days,
        "explanation": explanation or "",
        "moved": [(term.label, term.old, term.new) for term in moved],
    }
    return Draft("course.rectified", "Rechtzetting van een eerdere brief", to, values)


def terms_moved(to: Party, moved: list[Moved]) -> Draft:
    """A day came to count as a holiday; last days move with it."""
    values = {"moved": [(term.label, term.old, term.new) for term in moved]}
    return Draft("course.terms_moved", "Een laatste dag is veranderd", to, values)


def decision_waiting(to: Account, title: str, what: str, following: str, *, last_day: date | None) -> Draft:
    """To somebody of the house: a decision waits for him."""
    values = {"what": what, "next": following, "last_day": last_day}
    return Draft("staff.decision_waiting", title, to, values, wants=True)


def challenged(to: Party, by: Party, name: str, until: date | None) -> Draft:
    """A party objects to somebody of the committee: the handling waits for the decision."""
    own = to.id == by.id
    title = f"Uw bezwaar tegen {name}" if own else f"Er is bezwaar gemaakt tegen {name}"
    values = {"own": own, "by": by.name, "name": name, "until": until}
    return Draft("course.challenged", title[:200], to, values)


def challenged_member(to: Account, by: Party, reasons: str, until: date | None) -> Draft:
    """To the member: step back, or react in writing."""
    values = {"by": by.name, "reasons": reasons, "until": until}
    return Draft("staff.challenged", "Er is een wraking tegen u ingediend", to, values, wants=True)


def challenge_waiting(
    to: Account, by: Party, name: str, reasons: str, *, late: bool, until: date | None
) -> Draft:
    """To the other members: a challenge waits for their decision."""
    values = {"by": by.name, "name": name, "reasons": reasons, "late": late, "until": until}
    title = f"Beslis over de wraking van {name}"[:200]
    return Draft("staff.challenge_waiting", title, to, values, wants=True)


def challenge_decided(
    to: Party, name: str, granted: bool, reasons: str, *, overall: date | None, heard: bool
) -> Draft:
    """The decision on a challenge, why, and how the case goes on."""
    title = f"{name} doet niet meer mee in uw zaak" if granted else f"{name} blijft in de commissie"
    values = {"name": name, "granted": granted, "reasons": reasons, "overall": overall, "heard": heard}
    return Draft("course.challenge_decided", title[:200], to, values)


def challenge_told(to: Account, granted: bool, reasons: str) -> Draft:
    """To the member: the decision on the challenge against him."""
    title = "De wraking is toegewezen" if granted else "De wraking is afgewezen"
    values = {"granted": granted, "reasons": "" if granted else reasons}
    return Draft("staff.challenge_decided", title, to, values)


def member_left(to: Party, name: str, panel: Sequence[str], *, heard: bool) -> Draft:
    """Somebody stepped back; who sits still, and what follows."""
    values = {"name": name, "panel": list(panel), "heard": heard}
    return Draft("course.member_left", f"{name} doet niet meer mee in uw zaak"[:200], to, values)


def reconfirmed(to: Party, elements: Sequence[Element], chair: str) -> Draft:
    """Another chair confirmed what the one who stepped back had decided."""
    values = {"numbers": [str(element.number) for element in elements], "chair": chair}
    return Draft("course.reconfirmed", "Een eerdere beslissing is bevestigd", to, values)


def free(to: Party, heading: str, paragraphs: list[str]) -> Draft:
    """A letter in the secretary's own words."""
    return Draft("course.letter", heading, to, {"paragraphs": paragraphs})
