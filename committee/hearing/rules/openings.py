"""Days on which a hearing can be held: the next ones that suit everybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from committee.calendar_nl import closed
from committee.hearing.rules.slots import EARLIEST, LATEST, Booking, Scene, Span, last_notice
from committee.regulation import Regulation
from committee.terms import Rules

ONE_DAY = timedelta(days=1)
FAR = timedelta(days=200)   # beyond this nobody plans a hearing; the search must end somewhere


@dataclass(frozen=True)
class Opening:
    """A day that suits everybody. taken: the other hearings of the panel on that day, the first on top."""

    day: date
    taken: tuple[Booking, ...] = ()


def openings(
    scene: Scene, minutes: int, regulation: Regulation, rules: Rules, *, most: int = 5,
    until: date | None = None,
) -> tuple[Opening, ...]:
    """The next days on which a hearing of so many minutes can be held.

    A day suits when the invitation is still in time (notice counted back from it), everybody can come, it
    is a working day outside the summer recess, and the other hearings of the panel leave room. until: the
    last day to look at; otherwise some half a year ahead. Chapter: hearing.
    """
    last = min(until or scene.invited_on + FAR, scene.invited_on + FAR)
    found: list[Opening] = []
    for day in _days(scene.invited_on + ONE_DAY, last):
        if len(found) == most:
            break
        taken = tuple(sorted((one for one in scene.bookings if one.starts_at.date() == day),
                             key=lambda one: one.starts_at))
        if _suits(day, scene, regulation, rules) and _has_room(day, minutes, taken):
            found.append(Opening(day, taken))
    return tuple(found)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def _suits(day: date, scene: Scene, regulation: Regulation, rules: Rules) -> bool:
    if closed(day, rules.equated) or _in_recess(day, regulation):
        return False
    latest = last_notice(day, regulation, rules)
    if latest is not None and scene.invited_on > latest and not scene.agreed_shorter:
        return False
    return not any(_covers(spans, day) for spans in scene.unavailable.values())


def _in_recess(day: date, regulation: Regulation) -> bool:
    recess = regulation.summer_recess
    return recess is not None and recess[0] <= f"{day:%m-%d}" <= recess[1]


def _covers(spans: Sequence[Span], day: date) -> bool:
    return any(span.first <= day <= span.last for span in spans)


def _has_room(day: date, minutes: int, taken: Sequence[Booking]) -> bool:
    """Whether so many minutes are left between, before or after what is taken."""
    free, length = datetime.combine(day, EARLIEST), timedelta(minutes=minutes)
    for one in taken:
        if one.starts_at - free >= length:
            return True
        free = max(free, one.ends_at)
    return datetime.combine(day, LATEST) - free >= length
