"""The letters of stage 1, as values; what they say is in templates/letters/escalation."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from committee.case.reads import numbered
from committee.case.records import Case, Element, Party
from committee.dutch import day_words, listing
from committee.escalation.content import Escalation, Someone
from committee.escalation.reads import Expected
from committee.escalation.rules import Aside
from committee.people.records import Account, Committee
from committee.permissions import Role
from committee.post.outbox import Draft
from committee.post.recipients import Correspondent
from committee.regulation.choices import Anonymity

WITHOUT_NAME = {
    Anonymity.MELDING: "Geeft u geen naam? Dan noteren wij uw bericht als melding, zonder iets over u.",
    Anonymity.REFUSE_UNREGISTERED: "Geeft u geen naam? Dan behandelen en bewaren wij uw bericht niet.",
    Anonymity.REFUSE_REGISTERED: "Geeft u geen naam? Dan wijzen wij uw klacht af.",
    Anonymity.UNSTATED: "Geeft u geen naam? Dan kunnen wij uw klacht niet behandelen.",
}


def _receipt(case: Case, expected: Expected) -> dict[str, Any]:
    regulation = expected.regulation
    return {
        "received_on": case.received_on,
        "organisation": case.organisation.name,
        "elements": numbered(case.elements),
        "accused": any(party.role is Role.ACCUSED for party in case.parties),
        "admissibility_last_day": expected.admissibility,
        "overall_last_day": expected.overall,
        "response_length": expected.response,
        "regulation": regulation.name,
        "website": case.committee.website,
        "costs": regulation.costs,
        "privacy": regulation.privacy,
        "privacy_url": case.committee.privacy_url,
        "bound": case.bound,
        "consented_on": case.consented_on,
    }


def acknowledgement(case: Case, to: Party, expected: Expected) -> Draft:
    """To the complainant or who speaks for him: what we have, what happens when, costs, help, privacy."""
    clients = [party.name for party in case.parties if party.role is Role.COMPLAINANT]
    spoken_for = listing(clients) if to.role is Role.REPRESENTATIVE else ""
    values = _receipt(case, expected) | {"spoken_for": spoken_for}
    return Draft("escalation.acknowledgement", "Wij hebben uw klacht ontvangen", to, values)


def acknowledgement_copy(case: Case, to: Party, expected: Expected, told: Sequence[Party]) -> Draft:
    """To whoever is spoken for, or whose care it is about: the same, and who hears from us."""
    names = listing(party.name for party in told)
    values = _receipt(case, expected) | {"told": names, "client": to.role is Role.CLIENT}
    title = "Er is een klacht ingediend voor u" if values["client"] else "Wij hebben uw klacht ontvangen"
    return Draft("escalation.acknowledgement_copy", title, to, values)


def arrived(case: Case, to: Account) -> Draft:
    """To the first line of the organisation: the file arrived; nothing of what is in it."""
    values = {"received_on": case.received_on}
    return Draft("escalation.arrived", "Wij hebben het dossier ontvangen", to, values)


def completion_request(
    case: Case, to: Party, asked: list[str], questions: list[str], *, last_day: date, paused: bool
) -> Draft:
    """To the complainant: what is missing, until when, and what happens if it stays out."""
    values = {
        "asked": asked,
        "questions": questions,
        "last_day": last_day,
        "paused": paused,
        "received_on": case.received_on,
    }
    return Draft("escalation.completion_request", "Wij missen nog iets in uw klacht", to, values, wants=True)


def completed(case: Case, to: Party, late: bool, expected: Expected) -> Draft:
    """To the complainant: the answer is in, and what happens now."""
    values = {
        "late": late,
        "elements": numbered(case.elements),
        "admissibility_last_day": expected.admissibility,
        "overall_last_day": expected.overall,
    }
    return Draft("escalation.completed", "Wij hebben uw aanvulling ontvangen", to, values)


def completion_late(case: Case, to: Account, last_day: date, arrived_on: date) -> Draft:
    """To the chair: an answer came after the term; he decides whether it counts."""
    values = {"last_day": last_day, "arrived_on": arrived_on}
    return Draft("escalation.completion_late", "Een aanvulling kwam te laat: beslis", to, values, wants=True)


def completion_lapsed(
    case: Case, to: Party, last_day: date | None, expected: Expected, *, late: bool
) -> Draft:
    """To the complainant: nothing came, or only late, and what is decided now."""
    title = "Uw aanvulling kwam te laat en telt niet mee" if late else "Wij hebben geen aanvulling gekregen"
    values = {
        "late": late,
        "last_day": last_day,
        "admissibility_last_day": expected.admissibility,
        "overall_last_day": expected.overall,
    }
    return Draft("escalation.completion_lapsed", title, to, values)


def reworded(case: Case, to: Party, element: Element, before: str) -> Draft:
    """To a party: one point reads differently now."""
    values = {
        "number": element.number,
        "before": before,
        "after": element.text,
        "own": to.role in (Role.COMPLAINANT, Role.REPRESENTATIVE),
        "committee_phone": case.committee.phone,
    }
    return Draft(
        "escalation.reworded", f"Punt {element.number} van de klacht is anders opgeschreven", to, values
    )


def added(case: Case, to: Party, element: Element) -> Draft:
    """To a party: a point was added; the committee first decides whether it handles it."""
    values = {
        "number": element.number,
        "text": element.text,
        "own": to.role in (Role.COMPLAINANT, Role.REPRESENTATIVE),
    }
    return Draft("escalation.added", "Er is een punt aan de klacht toegevoegd", to, values)


def speaks_for(case: Case, to: Party, spoken_for: Party, scope: str) -> Draft:
    """To a representative: for whom he speaks in this case, and how far."""
    values = {"spoken_for": spoken_for.name, "scope": scope, "organisation": case.organisation.name}
    return Draft("escalation.speaks_for", f"U spreekt in deze zaak voor {spoken_for.name}", to, values)


def spoken_for(case: Case, to: Party, representative: Party, scope: str) -> Draft:
    """To whoever is spoken for: by whom, and that our letters go there."""
    values = {"representative": representative.name, "scope": scope}
    return Draft("escalation.spoken_for", f"{representative.name} spreekt in deze zaak voor u", to, values)


def _outside(someone: Someone, *, by_post: bool) -> Correspondent:
    """Who has no case yet. by_post: the letter tells of the complaint, so paper goes before mail."""
    return Correspondent(
        name=someone.name.strip(),
        salutation=someone.salutation,
        street=someone.street or "",
        postcode=someone.postcode or "",
        town=someone.town or "",
        email=someone.email,
        by_post=someone.by_post or (by_post and bool(someone.street and someone.town)),
    )


def _until(day: date | None) -> str:
    return f" Doe dat uiterlijk {day_words(day)}." if day else ""


def confirm_text(committee: Committee, to: Someone, said: Escalation, answer_by: date | None) -> Draft:
    """To who complained orally: our text of it, which counts as filed only once it is confirmed."""
    values = {
        "received_on": said.received_on,
        "organisation": said.organisation,
        "elements": [(number, point.text) for number, point in enumerate(said.points, start=1)],
        "wish": said.wish or "",
        "answer_by": answer_by,
        "email": committee.email,
    }
    notice = (
        "U vertelde ons uw klacht. Wij hebben die opgeschreven. Pas als u zegt dat de tekst klopt, is uw "
        "klacht ingediend.",
        f"Bel ons. Wij lezen u de tekst voor of sturen die met de post.{_until(answer_by)}",
    )
    title = "Klopt het zo? Wij hebben uw klacht opgeschreven"
    to_whom = _outside(to, by_post=True)
    return Draft("escalation.confirm_text", title, to_whom, values, wants=True, notice=notice)


def identity_asked(
    committee: Committee, to: Someone, received_on: date, answer_by: date | None, *, policy: Anonymity
) -> Draft:
    """To who gave no name: why we need it, until when, and what happens without it."""
    without = WITHOUT_NAME[policy]
    values = {
        "received_on": received_on,
        "answer_by": answer_by,
        "without": without,
        "email": committee.email,
    }
    notice = (
        f"Op {day_words(received_on)} kregen wij een bericht van u, zonder naam.",
        "Zonder naam kunnen wij geen klacht behandelen. De andere kant moet kunnen reageren.",
        f"Wilt u ons uw naam geven? Antwoord op deze e-mail of bel ons.{_until(answer_by)}",
        without,
    )
    to_whom = _outside(to, by_post=False)
    return Draft(
        "escalation.identity_asked", "Wilt u ons uw naam geven?", to_whom, values, wants=True, notice=notice
    )


def set_aside(committee: Committee, to: Someone, said: Escalation, why: Aside, *, reasons: str) -> Draft:
    """To who complained: no case was made of it, why, and what can be done about that."""
    values = {
        "received_on": said.received_on,
        "organisation": said.organisation,
        "why": why.value,
        "reasons": reasons,
        "email": committee.email,
    }
    notice = (
        f"Op {day_words(said.received_on)} kregen wij een bericht van u.",
        "Wij nemen dat niet als klacht in behandeling. Wilt u weten waarom, of bent u het er niet mee eens? "
        "Bel ons of antwoord op deze e-mail.",
    )
    title = "Wij nemen uw bericht niet als klacht in behandeling"
    return Draft("escalation.set_aside", title, _outside(to, by_post=True), values, notice=notice)
