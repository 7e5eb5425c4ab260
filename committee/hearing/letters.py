"""The letters of the hearing: values in, drafts out."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from committee.case.reads import COMPLAINANT_SIDE, RESPONDENT_SIDE, Names
from committee.case.records import Party
from committee.dutch import clock_words, day_words, listing
from committee.hearing.rules import Slot
from committee.people.records import Account
from committee.permissions import LABELS, Role
from committee.post.outbox import Draft


@dataclass(frozen=True)
class Appointment:
    """A hearing as its letters tell it. papers_by, challenge_by: last days, if the regulation has such terms.

    panel: names, the chair first and so marked. others: (what they are, their names). access, note: how the
    room can be reached, and what to do on arrival; empty where nothing is known of it.
    """

    when: str
    until: str
    place: str
    video_link: str
    apart: bool
    panel: Sequence[str]
    others: Sequence[tuple[str, str]] = ()
    papers_by: date | None = None
    papers_words: str = ""
    challenge_by: date | None = None
    access: str = ""
    note: str = ""


SHORT = {Role.ACCUSED: "medewerker"}


@dataclass(frozen=True)
class Calendar:
    """What goes with a letter into a calendar: its bytes and their method, or nothing by post."""

    content: bytes | None = None
    method: str | None = None


def when(slot: Slot) -> str:
    """Day and hour in words: "di 21 april 2026, 14.00 uur"."""
    return f"{day_words(slot.day)}, {clock_words(slot.starts_at)}"


def _side(to: Party | Account) -> str:
    if isinstance(to, Account):
        return "panel"
    if to.role in COMPLAINANT_SIDE:
        return "complainant"
    return "respondent" if to.role in RESPONDENT_SIDE else "other"


def to_speaks(to: Party | Account) -> bool:
    """Whether it goes to somebody who speaks for the complainant."""
    return isinstance(to, Party) and to.role is Role.REPRESENTATIVE


def _both(to: Party | Account, names: Names) -> dict[str, Any]:
    complains = _side(to) == "complainant"
    return {
        "side": _side(to),
        "complainant": names.complainant,
        "respondent": names.respondent,
        "other": names.respondent if complains else names.complainant,
        "complaint": "uw klacht" if complains else "de klacht",
        "client": names.complainant if to_speaks(to) else "",
    }


def availability(
    to: Party | Account, names: Names, first: date, last: date, *, answer_by: date
) -> Draft:
    """Asks on which days somebody cannot come, what they need and who comes along."""
    values = {**_both(to, names), "first": first, "last": last, "answer_by": answer_by}
    return Draft("hearing.availability", "Wanneer kunt u niet komen?", to, values, wants=True)


def seat_asked(to: Account, parties: Sequence[Party], chairs: bool) -> Draft:
    """Asks somebody of the committee to sit, and first to declare that nothing stands in the way.

    parties: everybody in the case by name, for whoever must see a conflict.
    """
    together: dict[str, list[str]] = {}
    for party in parties:
        together.setdefault(SHORT.get(party.role, LABELS[party.role]).capitalize(), []).append(party.name)
    values = {"involved": [(label, listing(names)) for label, names in together.items()], "chairs": chairs}
    return Draft("hearing.seat_asked", "Kunt u in deze zaak zitting nemen?", to, values, wants=True)


def stepped_back(to: Account, name: str) -> Draft:
    """Tells the secretary that somebody stepped back, so that another can be asked."""
    title = "Een lid heeft zich teruggetrokken"
    return Draft("hearing.stepped_back", title, to, {"name": name}, wants=True)


COMING = "komst"   # in the address of a letter's form: it begins with the words of coming()


def coming() -> tuple[str, str]:
    """Heading and text of a letter to who did not say yet whether he comes; it tells nothing of the case."""
    return ("Laat ons weten of u komt",
            "U kreeg van ons een uitnodiging voor een gesprek met de commissie (hoorzitting). "
            "Wij weten nog niet of u komt.\n\n"
            "Laat het ons weten op uw eigen pagina. Of bel ons.")


def composition(to: Party, panel: Sequence[str], left: str | None, challenge_by: date | None) -> Draft:
    """Tells a party who sits now, so that it can object to somebody."""
    values = {"panel": list(panel), "left": left, "challenge_by": challenge_by}
    return Draft("hearing.composition", "De commissie is veranderd", to, values)


INVITATIONS = {
    "panel": ("hearing.invitation_panel", "De zitting is gepland"),
    "other": ("hearing.invitation_other", "U bent uitgenodigd voor een zitting van de commissie"),
}
INVITED = ("hearing.invitation", "U bent uitgenodigd voor een gesprek met de commissie")


def invitation(
    to: Party | Account, names: Names, found: Appointment, calendar: Calendar, *, listens: bool = False
) -> Draft:
    """Invites to a hearing: a party, a member of the panel, or somebody else (interpreter, listener)."""
    side = "other" if listens else _side(to)
    kind, title = INVITATIONS.get(side, INVITED)
    values = {**_both(to, names), "appointment": asdict(found), "apart": found.apart, "listens": listens}
    return Draft(
        kind, title, to, values, calendar=calendar.content, method=calendar.method, wants=side != "panel"
    )


def moved(
    to: Party | Account, names: Names, found: Appointment, *, old: str, reason: str, calendar: Calendar
) -> Draft:
    """Tells the old and the new day, why, and until when papers may come."""
    values = {**_both(to, names), "appointment": asdict(found), "old": old, "reason": reason}
    title = "De zitting is verplaatst"
    return Draft(
        "hearing.moved", title, to, values, calendar=calendar.content, method=calendar.method, wants=True
    )


def cancelled(
    to: Party | Account, old: str, reason: str, *, goes_on: bool, verdict_by: date | None, calendar: Calendar
) -> Draft:
    """Tells that a hearing does not take place, why, and whether and until when the case goes on."""
    values = {"side": _side(to), "old": old, "reason": reason, "goes_on": goes_on, "verdict_by": verdict_by}
    title = "De zitting gaat niet door"
    return Draft("hearing.cancelled", title, to, values, calendar=calendar.content, method=calendar.method)


def left_out(to: Party | Account, old: str, calendar: Calendar) -> Draft:
    """Tells one invitee that he is not expected any more, though the hearing takes place."""
    title = "U hoeft niet naar de zitting te komen"
    values = {"old": old}
    return Draft("hearing.left_out", title, to, values, calendar=calendar.content, method=calendar.method)


def overall_in_danger(to: Account, day: date, overall: date, article: str) -> Draft:
    """Reminds the secretary that the hearing lies after the last day for the verdict."""
    values = {"day": day, "overall": overall, "article": article}
    return Draft("hearing.overall_in_danger", "Verleng de termijn op tijd", to, values, wants=True)


def adjourned(
    to: Party, reason: str, own: str, *, asked: Sequence[tuple[str, str]], until: date | None, again: bool
) -> Draft:
    """Tells what is asked of this party (own) and of others, until when, and whether we hear again."""
    values = {"reason": reason, "own": own, "asked": list(asked), "until": until, "again": again}
    title = "De commissie vraagt u nog iets" if own else "De commissie wil nog iets weten"
    return Draft("hearing.adjourned", title, to, values, wants=bool(own))


def waived(to: Party, names: Names, manifest: bool, verdict_by: date | None) -> Draft:
    """Tells that there is no hearing, why, and until when the committee decides."""
    values = {**_both(to, names), "manifest": manifest, "verdict_by": verdict_by}
    return Draft("hearing.waived", "Er komt geen zitting", to, values)


def record(to: Party, day: date, text: str, *, facts_by: date | None, verdict_by: date | None) -> Draft:
    """The record of the hearing, to see whether its facts are right, and the day of the verdict."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    values = {"day": day, "paragraphs": paragraphs, "facts_by": facts_by, "verdict_by": verdict_by}
    return Draft("hearing.record", "Dit is op de zitting gezegd", to, values, wants=facts_by is not None)
