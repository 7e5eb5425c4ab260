"""The forms that choose among what stands in the case: who is replaced, reminded or confirmed, which act."""

from committee.admissibility.reads.ruled import to_reconfirm
from committee.case.offer import Offer, OfferedSeat
from committee.case.records import Seat
from committee.course import reads
from committee.course.reminders import awaited
from committee.course.rules import NEVER_PUT_RIGHT
from committee.deadlines import ANSWERED, Clock
from committee.dutch import day_words
from committee.people.records import Account
from committee.permissions import LABELS, PANEL, Role
from committee.store import db
from committee.web import fields
from committee.web.fields import Day, OneOf, enum_choices
from committee.web.forms import ActForm

NOBODY = "Niemand anders kan een plaats innemen. Voeg bij Beheer iemand toe aan de commissie."
NOTHING_RUNS = "Er loopt geen termijn waaraan u iemand kunt herinneren."


def mendable(offer: Offer) -> list[tuple[str, ...]]:
    """The acts of a case that can be put right, the last one first."""
    return [(str(one.seq), f"{one.act.label}, {day_words(one.day)}") for one in offer.events
            if one.act not in NEVER_PUT_RIGHT]


def _free(offer: Offer) -> dict[int, tuple[str, set[Role]]]:
    """Who may still take a place on the panel, with name and roles: nobody who has or had one."""
    had = {seat.account_id for seat in (*offer.seats, *offer.seats_left)}
    found: dict[int, tuple[str, set[Role]]] = {}
    for one in offer.servants:
        if one.role in PANEL and one.account_id not in had:
            name = f"{one.name} (plaatsvervanger)" if one.substitute else one.name
            found.setdefault(one.account_id, (name, set()))[1].add(one.role)
    return found


def _newcomers(offer: Offer) -> list[tuple[str, ...]]:
    return [(str(key), name, _may(roles)) for key, (name, roles) in _free(offer).items()]


def _may(roles: set[Role]) -> str:
    """Which places somebody may take, in words."""
    return "Kan voorzitter of lid zijn." if Role.CHAIR in roles else f"Kan {LABELS[Role.MEMBER]} zijn."


def _places(offer: Offer) -> list[tuple[str, ...]]:
    """The places that somebody gave up and nobody took since, then those that are taken now."""
    roles = {role for _, all_of_one in _free(offer).values() for role in all_of_one}
    gone = reads.seats_taken(offer.case_id)
    chaired = any(seat.role is Role.CHAIR for seat in offer.seats)
    left = [one for one in offer.seats_left
            if one.id not in gone and not (chaired and one.role is Role.CHAIR)]
    return [*(_place(one, "opengevallen") for one in left if _fits(one, roles)),
            *(_place(one, "zit nu in de commissie") for one in offer.seats if _fits(one, roles))]


def _place(seat: OfferedSeat, how: str) -> tuple[str, ...]:
    return str(seat.id), seat.name, f"{LABELS[seat.role].capitalize()}, {how}."


def _fits(seat: OfferedSeat, roles: set[Role]) -> bool:
    """Whether there is somebody for the place: a chair for that of the chair, anybody for another."""
    return Role.CHAIR in roles if seat.role is Role.CHAIR else bool(roles)


class ReplaceForm(ActForm):
    """Somebody else takes a place on the panel."""

    seat = OneOf("Wiens plaats?", "Kies wiens plaats het is.", choices=_places,
                 make=lambda chosen: db.session.get_one(Seat, int(chosen)))
    account = OneOf("Wie komt ervoor in de plaats?", "Kies wie de plaats inneemt.", choices=_newcomers,
                    make=lambda chosen: db.session.get_one(Account, int(chosen)), nothing=NOBODY)
    agreed_on = Day("Dag waarop beide partijen schriftelijk akkoord gingen zonder nieuwe zitting",
                    description="Alleen na een zitting. Zonder akkoord wordt de zaak opnieuw gehoord.")


class ReconfirmForm(ActForm):
    """The new chair confirms what the former decided."""

    elements = fields.elements("Welke beslissingen over ontvankelijkheid worden bekrachtigd?",
                               which=to_reconfirm)


class RemindForm(ActForm):
    """A reminder by hand."""


def remind_form(offer: Offer) -> type[RemindForm]:
    """The form with whoever has a term that runs, and what that is about."""
    found = awaited(offer)
    parties = [one for one in offer.parties if one.id in {party for party, _ in found}]
    clocks = [clock for clock in ANSWERED if clock in {one for _, one in found}]
    return type("RemindForm", (RemindForm,), {
        "party": fields.party("Aan wie?", missing="Kies wie u herinnert.", which=lambda _offer: parties,
                              nothing=NOTHING_RUNS),
        "clock": OneOf("Waaraan?", "Kies waaraan u herinnert.", choices=enum_choices(clocks), make=Clock),
    })
