"""What is known when the day of a hearing is chosen, in a fixed number of selects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select

from committee.case import clocks
from committee.case.ledger import RunningTerm
from committee.case.offer import Offer
from committee.case.reads import COMPLAINANT_SIDE, RESPONDENT_SIDE
from committee.deadlines import Clock
from committee.hearing import rules
from committee.hearing.reads import rooms, rows, selects, values
from committee.regulation import Regulation
from committee.store import db
from committee.terms import Rules


@dataclass(frozen=True)
class Plan:
    """When people cannot come, and the next days that suit all. overall: last day for the verdict.

    closed: the days before the last of them on which no hearing fits, with the reason.
    """

    away: tuple[values.Away, ...]
    scene: rules.Scene
    counting: Rules
    openings: tuple[rules.Opening, ...]
    overall: date | None
    closed: tuple[rules.Closed, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Of whom nobody knows when they cannot come."""
        return tuple(one.name for one in self.away if not one.spans and not one.told)

    @property
    def unasked(self) -> tuple[str, ...]:
        """Which parties were never asked when they cannot come, and did not say so themselves."""
        return tuple(one.name for one in self.away if one.unasked)

    def invite_by(self, day: date, regulation: Regulation) -> date | None:
        """The last day on which an invitation to that day is in time."""
        return rules.last_notice(day, regulation, self.counting)


def plan(offer: Offer, minutes: int | None = None) -> Plan:
    """What there is to plan the hearing of this case by; a planned one is moved and does not count itself.

    minutes: how long it is to last, as the regulation says if left out.
    """
    said = {"case": offer.case_id}
    parties = [one for one in _all(selects.parties(), said)
               if one.role in {*COMPLAINANT_SIDE, *RESPONDENT_SIDE}]
    away = rows.away(parties, offer.seats, _all(selects.unavailable(), said), _all(selects.asked(), said),
                     given=_all(selects.given(), said))
    scene = rules.Scene(
        invited_on=offer.today, sitting=len(offer.seats),
        unavailable=_by_name(away), asked=_window(offer), bookings=_bookings(offer),
        rooms=rooms.known(offer.committee_id, offer.today, offer.hearing.id if offer.hearing else 0),
    )
    regulation, counting = offer.regulation, clocks.counting(offer.regulation)
    lasts = minutes or regulation.hearing.duration_minutes
    found = rules.openings(scene, lasts, regulation, counting)
    if not found and scene.asked:   # then on days that nobody was asked about
        scene = replace(scene, asked=None)
        found = rules.openings(scene, lasts, regulation, counting)
    closed = rules.closed_days(scene, lasts, regulation, counting, until=found[-1].day) if found else ()
    return Plan(away, scene, counting, found, overall_day(offer.case_id), closed)


def _window(offer: Offer) -> rules.Span | None:
    """Between which days people were last asked when they cannot come, if any of those is still to come."""
    facts = db.session.scalar(selects.window(), {"case": offer.case_id})
    if facts is None or (last := date.fromisoformat(facts["last"])) <= offer.today:
        return None
    return rules.Span(date.fromisoformat(facts["first"]), last)


def _all(made: Any, said: dict[str, Any]) -> Sequence[Any]:
    return db.session.execute(made, said).all()


def _by_name(away: Sequence[values.Away]) -> dict[str, list[rules.Span]]:
    """Two people of one name are taken together."""
    found: dict[str, list[rules.Span]] = {}
    for one in away:
        found.setdefault(one.name, []).extend(one.spans)
    return found


def _bookings(offer: Offer) -> list[rules.Booking]:
    names = {seat.account_id: seat.name for seat in offer.seats}
    said = {"accounts": sorted(names), "since": datetime.combine(offer.today, time()),
            "hearing": offer.hearing.id if offer.hearing else 0}
    return [rules.Booking(names[row.account_id], row.starts_at,
                          rules.Slot(row.starts_at, row.minutes, "").ends_at)
            for row in _all(selects.bookings(), said)]


def overall_day(case_id: int) -> date | None:
    """The day on which the verdict is due at the latest, while that term runs."""
    found = select(func.max(RunningTerm.last_day)).where(
        RunningTerm.case_id == case_id, RunningTerm.clock == Clock.OVERALL, RunningTerm.ended_on.is_(None))
    last: date | None = db.session.scalar(found)
    return last
