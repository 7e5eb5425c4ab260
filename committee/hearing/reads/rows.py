"""The people at a hearing: who is invited, by which way, what they answered, when they cannot come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from committee.deadlines import Standing
from committee.hearing import rules
from committee.hearing.reads import values
from committee.hearing.records import Way
from committee.people.records import Channel
from committee.permissions import LABELS, Role
from committee.post.records import Status

CHANNELS = {Channel.MAIL: "E-mail", Channel.POST: "Brief"}
TROUBLES = {Status.FAILED, Status.RETURNED}
WAYS = {Way.CALENDAR: "Antwoord uit agenda", Way.TELEPHONE: "Telefoon", Way.MAIL: "E-mail",
        Way.PAPER: "Brief", Way.DESK: "Secretariaat"}
COMPLAINANT, RESPONDENT = "Kant van klager", "Kant van verweerder"
COMMITTEE, OTHERS = "Commissie", "Verder"
SIDES = {
    **dict.fromkeys((Role.COMPLAINANT, Role.CLIENT, Role.REPRESENTATIVE, Role.SUPPORT), COMPLAINANT),
    **dict.fromkeys((Role.RESPONDENT, Role.ACCUSED, Role.ORGANISATION), RESPONDENT),
}


@dataclass(frozen=True)
class Told:
    """What was read of a hearing: rows of the selects of this package."""

    case: Any
    parties: Sequence[Any]
    seats: Sequence[Any]
    servants: Sequence[Any]
    day: date
    invitees: Sequence[Any]
    summonses: Sequence[Any]
    noted: Sequence[Any]
    guests: Sequence[Any]

    @property
    def serving(self) -> list[Any]:
        """Who serves the committee on the day of the hearing."""
        return [one for one in self.servants if one.active and one.from_day <= self.day
                and (one.until_day is None or one.until_day >= self.day)]

    def name_of(self, key: str) -> str:
        """The name behind a key of the journal."""
        kind, _, number = key.partition(":")
        if kind == "party":
            return next((one.name for one in self.parties if str(one.id) == number), "")
        return next((one.name for one in self.servants if str(one.account_id) == number), "")


def groups(told: Told) -> tuple[values.Group, ...]:
    """Who is invited, in groups: complainant's side, respondent's side, committee, others."""
    sides: dict[str, list[values.Row]] = {side: [] for side in (COMPLAINANT, RESPONDENT, COMMITTEE, OTHERS)}
    parties = {party.id: party for party in told.parties}
    for invitee in told.invitees:
        if invitee.party_id is None:
            side, row = _of_committee(invitee, told)
            sides[side].append(row)
        elif party := parties.get(invitee.party_id):
            sides[SIDES.get(party.role, OTHERS)].append(_of_party(invitee, party, told))
    return tuple(values.Group(heading, tuple(found)) for heading, found in sides.items() if found)


def _of_party(invitee: Any, party: Any, told: Told) -> values.Row:
    title = f", {party.title}" if party.title else ""
    along = tuple(f"{guest.name} ({guest.capacity})" if guest.capacity else guest.name
                  for guest in told.guests if guest.party_id == party.id)
    return values.Row(f"party:{party.id}", party.name, f"{LABELS[party.role]}{title}", party.needs or "",
                      along, **_invited(invitee, told), **_answered(invitee, told))


def _of_committee(invitee: Any, told: Told) -> tuple[str, values.Row]:
    seat = next((seat for seat in told.seats if seat.account_id == invitee.account_id), None)
    roles = {one.role for one in told.serving if one.account_id == invitee.account_id}
    what = LABELS[seat.role] if seat else LABELS[Role.SECRETARY] if Role.SECRETARY in roles else "toehoorder"
    row = values.Row(f"account:{invitee.account_id}", invitee.name, what,
                     **_invited(invitee, told), **_answered(invitee, told), seat=seat.id if seat else None)
    return OTHERS if what == "toehoorder" else COMMITTEE, row


def _invited(invitee: Any, told: Told) -> dict[str, Any]:
    """By which way and when the last invitation went."""
    mine = [one for one in told.summonses
            if (one.party_id, one.account_id) == (invitee.party_id, invitee.account_id)]
    if not mine:
        return {"invited": "Agenda" if invitee.address else "Brief"}
    last = mine[-1]
    return {"invited": CHANNELS[last.channel], "invited_on": last.day,
            "trouble": last.status.label if last.status in TROUBLES else ""}


def _answered(invitee: Any, told: Told) -> dict[str, Any]:
    return {"answer": invitee.answer, "answered_at": invitee.answered_at, "way": _way(invitee, told),
            "comment": invitee.comment or "", "appeared": invitee.appeared}


def _way(invitee: Any, told: Told) -> str:
    """By which way the answer came, and who noted it for another."""
    way = invitee.answered_by_way_of
    if way is None:
        return ""
    if way is Way.PAGE:
        return "Via persoonlijke link" if invitee.party_id else "Zelf"
    by = next((one for one in reversed(told.noted) if one.facts.get("invitee") == invitee.id), None)
    noted = told.name_of(by.recorded_by) if by and by.recorded_by != "system" else ""
    own = noted == (invitee.name or "")
    return WAYS[way] if way is Way.CALENDAR or not noted or own else f"{WAYS[way]}, genoteerd door {noted}"


def away(parties: Iterable[Any], seats: Iterable[Any], spans: Sequence[Any],
         asked: Sequence[Any], *, given: Iterable[Any] = ()) -> tuple[values.Away, ...]:
    """When each party and everybody on the panel cannot come; who is spoken for is asked through another.

    given: what the journal says of answers; of who was never asked, such an answer counts as one.
    """
    gave = gave_days(given)
    known = {row.party_id: row.ending for row in asked}   # of several, the last; to plan ends it too
    sides = [values.Away(f"party:{one.id}", one.name, LABELS[one.role],
                         _spans(row for row in spans if row.party_id == one.id),
                         one.id in known, known.get(one.id, gave.get(f"party:{one.id}")) is Standing.MET)
             for one in parties if one.role in SIDES and not one.spoken_for]
    panel = [values.Away(f"account:{one.account_id}", one.name, LABELS[one.role],
                         _spans(row for row in spans if row.account_id == one.account_id), bool(known),
                         f"account:{one.account_id}" in gave)
             for one in seats]
    return (*sides, *panel)


def gave_days(given: Iterable[Any]) -> dict[str, Standing]:
    """Who gave days by the journal, by key; what is asked of them is met."""
    return {f"{kind}:{row.facts[f'{kind}_id']}": Standing.MET
            for row in given for kind in ("party", "account") if row.facts.get(f"{kind}_id")}


def _spans(found: Iterable[Any]) -> tuple[rules.Span, ...]:
    return tuple(rules.Span(row.first, row.last) for row in found)
