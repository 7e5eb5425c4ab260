"""What the regulation asks of the day of a hearing, and what stands in the way of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from committee.calendar_nl import AMSTERDAM, closed
from committee.dutch import clock_words, day_words, listing, short_day
from committee.hearing.rules.panel import check_number
from committee.hearing.rules.refusals import Incomplete, WrongPanel
from committee.regulation import Regulation
from committee.regulation.choices import Shorten
from committee.terms import Rules, reckon_back

EARLIEST, LATEST = time(7), time(22)
LONGEST = 24 * 60  # minutes


@dataclass(frozen=True)
class Span:
    """Days on which somebody cannot come, first and last included."""

    first: date
    last: date


def check_spans(spans: Iterable[Span]) -> None:
    """Refuse a span that ends earlier than it begins. Raises Incomplete."""
    for span in spans:
        if span.last < span.first:
            raise Incomplete(f"{day_words(span.last)} ligt eerder dan {day_words(span.first)}.")


@dataclass(frozen=True)
class Slot:
    """A day, hour and place for a hearing; starts_at is Dutch wall time without a zone. Raises Incomplete."""

    starts_at: datetime
    minutes: int
    place: str
    video_link: str | None = None

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= LONGEST:
            raise Incomplete("Een zitting duurt ten minste één minuut en ten hoogste een dag.")
        if self.starts_at.tzinfo is not None or not 1900 <= self.starts_at.year < 3000:
            raise Incomplete("Een zitting begint op een dag en uur van Nederland, zoals 21-04-2026 14.00.")

    @property
    def day(self) -> date:
        """The day of the hearing."""
        return self.starts_at.date()

    @property
    def ends_at(self) -> datetime:
        """When it ends, in wall time; reckoned in elapsed minutes, also over a change of the clock."""
        begins = self.starts_at.replace(tzinfo=AMSTERDAM).astimezone(UTC)
        return (begins + timedelta(minutes=self.minutes)).astimezone(AMSTERDAM).replace(tzinfo=None)


@dataclass(frozen=True)
class Booking:
    """Another hearing: one at which a member of the panel sits, or one in a room. name: of whom, or what."""

    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Room:
    """A room of the committee, from–until. place: how it reads as the place of a hearing.

    bookings: the other hearings there, of whatever committee.
    """

    place: str
    name: str
    access: str
    from_day: date
    until_day: date | None = None
    bookings: Sequence[Booking] = ()

    def lasts(self, day: date) -> bool:
        """Whether it is there on a day."""
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)


@dataclass(frozen=True)
class Scene:
    """What is known when a day is chosen. unshared: numbers of the papers that one side lacks.

    asked: between which days people were asked when they cannot come.
    """

    invited_on: date
    sitting: int
    undeclared: Sequence[str] = ()
    unasked: Sequence[str] = ()
    unavailable: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    asked: Span | None = None
    bookings: Sequence[Booking] = ()
    rooms: Sequence[Room] = ()
    unshared: Sequence[int] = ()
    agreed_shorter: bool = False
    despite: bool = False


def objections(slot: Slot, scene: Scene, regulation: Regulation, rules: Rules) -> list[str]:
    """Everything that stands in the way of this slot, each a Dutch sentence with its article; empty if good.

    Source: the chapters hearing and composition of the regulation; notice counted back (Atw art. 1 lid 2).
    """
    article = regulation.article("hearing")
    found = [*_sane(slot, scene.invited_on), *_notice(slot, scene, regulation, rules)]
    try:
        check_number(scene.sitting, regulation)
    except WrongPanel as wrong:
        found.append(str(wrong))
    if scene.undeclared:
        where = regulation.article("composition")
        found.append(f"Nog geen onafhankelijkheid verklaard door {listing(scene.undeclared)} ({where}).")
    if scene.unasked:
        found.append(f"Nog niet naar verhinderdata gevraagd: {listing(scene.unasked)} ({article}).")
    found += [*_away(slot, scene, article), *_booked(slot, scene), *_occupied(slot, scene)]
    if scene.unshared:
        numbers = listing(str(number) for number in scene.unshared)
        found.append(f"Niet beide partijen hebben stuk {numbers} ({regulation.article('papers')}).")
    return found


def day_objections(slot: Slot, scene: Scene, regulation: Regulation, rules: Rules) -> list[str]:
    """What of it lies in the chosen day and hour alone, so that another day would help."""
    article = regulation.article("hearing")
    return [*_sane(slot, scene.invited_on), *_notice(slot, scene, regulation, rules),
            *_away(slot, scene, article), *_booked(slot, scene), *_occupied(slot, scene)]


def _away(slot: Slot, scene: Scene, article: str) -> Iterable[str]:
    for name, spans in () if scene.despite else scene.unavailable.items():
        if any(span.first <= slot.day <= span.last for span in spans):
            yield f"{name} is verhinderd op {day_words(slot.day)} ({article})."


def _booked(slot: Slot, scene: Scene) -> Iterable[str]:
    for other in scene.bookings:
        if other.starts_at < slot.ends_at and slot.starts_at < other.ends_at:
            yield f"{other.name} heeft die dag om {clock_words(other.starts_at)} een andere zitting."


def _occupied(slot: Slot, scene: Scene) -> Iterable[str]:
    """Of a place that is a room of the committee; any other is for who chooses it to arrange."""
    rooms = [room for room in scene.rooms if room.place == slot.place]
    if rooms and not any(room.lasts(slot.day) for room in rooms):
        yield f"{rooms[0].name} is op {day_words(slot.day)} niet te gebruiken."
    for other in dict.fromkeys(booking for room in rooms for booking in room.bookings):
        if other.starts_at < slot.ends_at and slot.starts_at < other.ends_at:
            hours = f"{clock_words(other.starts_at)} tot {clock_words(other.ends_at)}"
            yield f"{other.name} is die dag van {hours} bezet."


def _sane(slot: Slot, invited_on: date) -> Iterable[str]:
    if slot.day < invited_on:
        yield f"{day_words(slot.day)} is al voorbij."
    if not exists(slot.starts_at):
        yield f"{clock_words(slot.starts_at)} bestaat die dag niet: de klok gaat dat uur vooruit."
    if not slot.place.strip() and not slot.video_link:
        yield "Noem een plaats, of een link om via video mee te doen."


def exists(wall: datetime) -> bool:
    """Whether this wall time exists in the Netherlands: once a year the clock skips an hour."""
    there = wall.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)
    return there.replace(tzinfo=None) == wall


def last_notice(day: date, regulation: Regulation, rules: Rules) -> date | None:
    """Last day on which an invitation to a hearing on `day` is in time; None without such a term."""
    term = regulation.terms.get("notice")
    return reckon_back(day, term.length, rules).last_day if term and term.length else None


def _notice(slot: Slot, scene: Scene, regulation: Regulation, rules: Rules) -> Iterable[str]:
    last, term = last_notice(slot.day, regulation, rules), regulation.terms.get("notice")
    if last is None or term is None or term.length is None or scene.invited_on <= last:
        return
    if scene.agreed_shorter and term.shorten is Shorten.BOTH_PARTIES:
        return
    shorter = " Korter mag als beide partijen dat schriftelijk goedvinden."
    yield (
        f"De uitnodiging moet ten minste {term.length.words} voor de zitting weg zijn, dus uiterlijk "
        f"{day_words(last)} ({term.article}).{shorter if term.shorten is Shorten.BOTH_PARTIES else ''}"
    )


def in_recess(day: date, regulation: Regulation) -> bool:
    """Whether a day lies in the summer recess of the committee."""
    recess = regulation.summer_recess
    return recess is not None and recess[0] <= f"{day:%m-%d}" <= recess[1]


def warnings(slot: Slot, regulation: Regulation, rules: Rules, overall: date | None = None) -> list[str]:
    """What the secretary should know of a slot, though it refuses nothing. overall: last day of the case."""
    found = []
    shut = closed(slot.day, rules.equated)
    if shut:
        found.append(f"{day_words(slot.day)} is geen werkdag: {shut}.")
    if not EARLIEST <= slot.starts_at.time() <= LATEST:
        found.append(f"{clock_words(slot.starts_at)} is een ongewone tijd voor een zitting.")
    if in_recess(slot.day, regulation):
        found.append("De dag valt in de zomerperiode van de commissie.")
    if overall and slot.day > overall:
        until = f"({short_day(overall)}). Verleng die op tijd ({regulation.article('extension')})."
        found.append(f"De zitting ligt na de uitspraaktermijn {until}")
    return found
