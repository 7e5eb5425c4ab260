"""Days on which a hearing can be held: the next ones that suit everybody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from committee.calendar_nl import closed, next_open, previous_open
from committee.dutch import listing, span_words
from committee.hearing.rules.slots import EARLIEST, LATEST, Booking, Scene, Span, in_recess, last_notice
from committee.regulation import Regulation
from committee.terms import Rules

ONE_DAY = timedelta(days=1)
SATURDAY, WEEKEND = 5, 3   # as Python counts days of the week; from Friday to Monday
RECESS = "Zomerperiode van de commissie"
FAR = timedelta(days=200)   # beyond this nobody plans a hearing; the search must end somewhere


@dataclass(frozen=True)
class Opening:
    """A day that suits everybody. taken: the other hearings of the panel on that day, the first on top."""

    day: date
    taken: tuple[Booking, ...] = ()


@dataclass(frozen=True)
class Closed:
    """Days on end on which no hearing fits, first and last included, and why, in Dutch."""

    first: date
    last: date
    why: str

    @property
    def words(self) -> str:
        """The days with their reason: "ma 20 t/m vr 24 april: …"."""
        return f"{span_words(self.first, self.last)}: {self.why}"


@dataclass(frozen=True)
class Asked:
    """Between which days to ask when people cannot come. in_time: the verdict can follow in its term."""

    first: date
    last: date
    in_time: bool = True


def asked_days(today: date, due: date | None, regulation: Regulation, rules: Rules) -> Asked | None:
    """The days the regulation has asked about, cut off where the verdict would come too late after them.

    They begin and end on a working day. due: the last day for the verdict; the hearing comes on an earlier
    one. None where the regulation names no days. Where none of them is early enough they are as the
    regulation says. Chapter: hearing.
    """
    after, until = regulation.hearing.asked_from_weeks, regulation.hearing.asked_until_weeks
    if after is None or until is None:
        return None
    last = today + timedelta(weeks=until)
    before_due = last if due is None else min(last, due - ONE_DAY)
    asked = Asked(next_open(today + timedelta(weeks=after), rules.equated),
                  previous_open(before_due, rules.equated))
    if asked.first <= asked.last:
        return asked
    return replace(asked, last=max(asked.first, previous_open(last, rules.equated)), in_time=False)


def shut_days(first: date, last: date, regulation: Regulation, rules: Rules) -> tuple[Closed, ...]:
    """The days between these two, both included, on which nobody holds a hearing, weekends left out."""
    return _together((day, _shut(day, regulation, rules)) for day in _days(first, last))


def _shut(day: date, regulation: Regulation, rules: Rules) -> str:
    """Why no hearing is held on a day, whoever comes; empty when it may be."""
    return closed(day, rules.equated) or (RECESS if in_recess(day, regulation) else "")


@dataclass(frozen=True)
class Search:
    """What days are looked at for: how long the hearing lasts, and by which rules."""

    minutes: int
    regulation: Regulation
    rules: Rules


def openings(
    scene: Scene, minutes: int, regulation: Regulation, rules: Rules, *, most: int = 5,
    until: date | None = None,
) -> tuple[Opening, ...]:
    """The next days on which a hearing of so many minutes can be held.

    A day suits when the invitation is still in time (notice counted back from it), it is one of the days
    that people were asked about and nobody is known to be away, it is a working day outside the summer
    recess, and the other hearings of the panel leave room.
    until: the last day to look at; otherwise some half a year ahead. Chapter: hearing.
    """
    last = min(until or scene.invited_on + FAR, scene.invited_on + FAR)
    search, found = Search(minutes, regulation, rules), list[Opening]()
    for day in _days(scene.invited_on + ONE_DAY, last):
        if len(found) == most:
            break
        if not _why_not(day, scene, search):
            found.append(Opening(day, _taken(day, scene)))
    return tuple(found)


def closed_days(
    scene: Scene, minutes: int, regulation: Regulation, rules: Rules, *, until: date
) -> tuple[Closed, ...]:
    """Why no hearing fits on the days until this one: days on end with the same reason taken together.

    Weekends go along with the days around them: nobody asks why no hearing is on a Sunday.
    """
    search = Search(minutes, regulation, rules)
    return _together((day, _why_not(day, scene, search)) for day in _days(scene.invited_on + ONE_DAY, until))


def _together(days: Iterable[tuple[date, str]]) -> tuple[Closed, ...]:
    """Days on end with the same reason, of those that have one."""
    found = list[Closed]()
    for day, why in days:
        if day.weekday() >= SATURDAY:
            continue
        if found and found[-1].why == why and (day - found[-1].last).days <= WEEKEND:
            found[-1] = Closed(found[-1].first, day, why)
        else:
            found.append(Closed(day, day, why))
    return tuple(one for one in found if one.why)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def _why_not(day: date, scene: Scene, search: Search) -> str:
    """Why no hearing fits on a day, in Dutch; empty if one does."""
    if shut := closed(day, search.rules.equated):
        return f"{shut}."
    latest = last_notice(day, search.regulation, search.rules)
    if latest is not None and scene.invited_on > latest and not scene.agreed_shorter:
        term = search.regulation.terms["notice"]
        return f"De uitnodiging komt te laat ({term.article})."
    if in_recess(day, search.regulation):
        return f"{RECESS}."
    if scene.asked and not scene.asked.first <= day <= scene.asked.last:
        return f"Gevraagd is naar {span_words(scene.asked.first, scene.asked.last)}."
    away = [name for name, spans in scene.unavailable.items() if _covers(spans, day)]
    if away:
        return f"{listing(away)} {'is' if len(away) == 1 else 'zijn'} verhinderd."
    if not _has_room(day, search.minutes, _taken(day, scene)):
        return "De commissie heeft die dag andere zittingen."
    return ""


def _taken(day: date, scene: Scene) -> tuple[Booking, ...]:
    mine = (one for one in scene.bookings if one.starts_at.date() == day)
    return tuple(sorted(mine, key=lambda one: one.starts_at))


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
