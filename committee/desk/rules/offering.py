"""Which acts the page of a case offers to who looks at it, beside what procedure and roles allow. Pure."""

from collections.abc import Collection, Iterable
from datetime import date

from committee.deadlines import Clock
from committee.desk.rules import Term
from committee.permissions import Role, Standing
from committee.procedure import Act

DECLARING = frozenset({Act.DECLARE_INDEPENDENCE})
NOTHING: frozenset[Act] = frozenset()
WITHOUT = {Clock.COMPLETION: Act.LAPSE_COMPLETION, Clock.RESPONSE: Act.LAPSE_RESPONSE}


def not_offered(
    role: Role, standing: Standing, hearing: date | None, today: date, *, running: Iterable[Term] = (),
) -> frozenset[Act]:
    """Acts that are open and have no place on this page now.

    A hearing (its day, if one is planned) that is still to come is not noted as held. Independence is
    declared by who was asked to sit, and written down by the secretary; who sits declared already. Nobody
    goes on without an answer while every term (running: those that did not end) for it still runs.
    """
    to_come = frozenset({Act.HOLD}) if hearing is not None and hearing > today else NOTHING
    declares = role is Role.SECRETARY or standing is Standing.ASKED
    waits = frozenset(WITHOUT[clock] for clock in WITHOUT if _waits(clock, running, today))
    return waits | to_come | (NOTHING if declares else DECLARING)


def _waits(clock: Clock, running: Iterable[Term], today: date) -> bool:
    last_days = [term.last_day for term in running if term.clock is clock]
    return bool(last_days) and min(last_days) >= today


def own_first(role: Role, standing: Standing) -> frozenset[Act]:
    """What waits for the visitor himself, before all else: who was asked to sit declares first."""
    return DECLARING if standing is Standing.ASKED and role is not Role.SECRETARY else NOTHING


def recorded_first(role: Role, first: Act | None, offered: Collection[Act]) -> Act | None:
    """The act that comes first for somebody in this role, where the case itself asks for another.

    In chambers the secretary records what was decided; he writes findings on the page of chambers.
    """
    records = role is Role.SECRETARY and first is Act.FIND and Act.DECIDE in offered
    return Act.DECIDE if records else first


def prepared_first(first: Act | None, offered: Collection[Act], *, lacks_bundle: bool) -> Act | None:
    """The act that comes first for a hearing that is planned: a bundle is made before answers are noted."""
    makes = first is Act.REPLY and lacks_bundle and Act.MAKE_BUNDLE in offered
    return Act.MAKE_BUNDLE if makes else first
