"""The bundle of a hearing: which papers, on which pages, in which words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from committee.case.refusals import Refusal
from committee.dutch import capital, clock_words, listing, long_day, plural
from committee.labels import Labelled
from committee.paper import Sheet

MOST_BYTES, MOST_PAGES, LONGEST_TEXT = 200_000_000, 2_000, 400_000   # what one file can carry
LONGEST_LINE = 2_000   # signs
POINTS = "klacht en verweer"


class NothingToBind(Refusal):
    """There is no paper that the panel may see."""


class NothingNew(Refusal):
    """The bundle that is there says the same."""


class TooMuch(Refusal):
    """The papers together are more than one file can carry."""


class OtherPapers(Refusal):
    """The papers are not those of which the bundle was made."""


class Form(Labelled):
    """How a paper comes into the bundle."""

    PDF = "pdf", "bladzijden"
    PHOTO = "photo", "foto"
    TEXT = "text", "tekst"
    OTHER = "other", "bestand"


class Lack(Labelled):
    """Why a paper is named in the bundle and not shown."""

    OTHER = "other", "Een bestand van deze soort kan niet in een bundel staan."
    LOCKED = "locked", "Dit pdf-bestand is met een wachtwoord gesloten. Daarom staat het niet in deze bundel."
    BROKEN = "broken", "Dit bestand is beschadigd of leeg. Daarom staat het niet in deze bundel."
    LONG = "long", "Deze tekst is te lang om af te drukken. Daarom staat hij niet in deze bundel."


FORMS = {"application/pdf": Form.PDF, "text/plain": Form.TEXT, "image/jpeg": Form.PHOTO,
         "image/png": Form.PHOTO}
KINDS = {"docx": "Een Word-bestand", "odt": "Een tekstbestand uit LibreOffice", "xlsx": "Een Excel-bestand",
         "eml": "Een e-mailbericht", "heic": "Een foto van een iPhone (heic)"}


@dataclass(frozen=True)
class Item(Sheet):
    """A paper that goes in. filed_by: whose it is. new: not in the bundle before this one."""

    document_id: int
    number: int
    title: str
    filed_by: str
    received_on: date
    filename: str
    media_type: str
    sha256: str
    size: int
    late: bool
    new: bool

    @property
    def form(self) -> Form:
        """How it comes in."""
        return FORMS.get(self.media_type, Form.OTHER)

    @property
    def kind(self) -> str:
        """What sort of file it is, where it cannot be shown."""
        return KINDS.get(self.filename.rpartition(".")[2].lower(), "Een bestand")


@dataclass(frozen=True)
class Said(Sheet):
    """What one respondent answered to a point of the complaint. position: in Dutch. new: as a paper."""

    name: str
    position: str
    text: str
    received_on: date
    new: bool = False


@dataclass(frozen=True)
class Point(Sheet):
    """A point of the complaint as it is worded now, with what was answered. new: as with a paper."""

    number: int
    text: str
    answers: tuple[Said, ...]
    new: bool = False


@dataclass(frozen=True)
class Sitting(Sheet):
    """When and where the hearing is, in Dutch words."""

    day: date
    hour: str
    place: str

    @classmethod
    def of(cls, starts_at: datetime, place: str) -> "Sitting":
        """starts_at: wall time in the Netherlands."""
        return cls(starts_at.date(), clock_words(starts_at), place or "Alleen via video")

    @property
    def words(self) -> str:
        """Day and hour."""
        return f"{long_day(self.day)}, {self.hour}"


@dataclass(frozen=True)
class Plan(Sheet):
    """What a bundle will say. since: the number of the one before it; gone: papers that were in that one.

    anew: a point or an answer was not in that one, or not in these words. Two plans that are equal make the
    same bytes.
    """

    committee: str
    case_number: str
    complainants: tuple[str, ...]
    respondents: tuple[str, ...]
    panel: tuple[str, ...]
    number: int
    made_on: date
    items: tuple[Item, ...]
    sitting: Sitting | None = None
    since: int | None = None
    gone: tuple[int, ...] = ()
    points: tuple[Point, ...] = ()
    anew: bool = False

    @property
    def new(self) -> tuple[Item, ...]:
        """The papers that the bundle before this one had not."""
        return tuple(item for item in self.items if item.new) if self.since else ()

    @property
    def stamp(self) -> str:
        """What is stamped on every page: "LH-2026-0001 · bundel 2"."""
        return f"{self.case_number} · bundel {self.number}"

    @property
    def papers_words(self) -> str:
        """How many papers there are, and which are new."""
        number = len(self.items)
        said = f"{capital(plural(number, 'stuk', 'stukken'))}." if number else "Nog geen stukken."
        if not self.since:
            return said
        fresh = [POINTS] if self.anew else []
        fresh += [numbered([item.number for item in self.new])] if self.new else []
        return f"{said} Nieuw sinds bundel {self.since}: {'; '.join(fresh) or 'niets'}."

    @property
    def gone_words(self) -> str:
        """Which papers were taken out, to take out of a copy on paper as well."""
        return f"Niet meer in de bundel: {numbered(self.gone)}." if self.gone else ""


def marked(points: Sequence[Point], before: Sequence[Point]) -> tuple[Point, ...]:
    """The points, and which of them and of the answers were not among those before, in these words."""
    worded = {(point.number, point.text) for point in before}
    said = {(point.number, replace(one, new=False)) for point in before for one in point.answers}
    return tuple(
        replace(point, new=(point.number, point.text) not in worded, answers=tuple(
            replace(one, new=(point.number, replace(one, new=False)) not in said) for one in point.answers))
        for point in points
    )


def numbered(numbers: Sequence[int]) -> str:
    """Papers by their numbers: "stuk 7", "stuk 1, 2 en 7"."""
    return f"stuk {listing(str(number) for number in numbers)}"


def stamps(words: Sequence[str]) -> list[str]:
    """The whole stamp of each page in order: its words, then "31 van 120"."""
    return [f"{one} · {place} van {len(words)}" for place, one in enumerate(words, start=1)]


def require_bindable(plan: Plan, *, same_front: bool) -> None:
    """There is something to bind that was not bound before, and not too much.

    same_front: the earlier one names the same hearing and people. Raises NothingToBind, NothingNew, TooMuch.
    """
    if not plan.items and not plan.points:
        raise NothingToBind("Er is nog niets dat de commissie mag lezen. Een bundel kan dan niet.")
    if plan.since and same_front and not plan.new and not plan.gone:
        raise NothingNew(f"Sinds bundel {plan.since} is er niets veranderd. Gebruik die bundel.")
    together = sum(item.size for item in plan.items)
    if together > MOST_BYTES:
        raise TooMuch(f"De stukken zijn samen {together // 1_000_000} MB. In een bundel past ten hoogste "
                      f"{MOST_BYTES // 1_000_000} MB. Dien grote stukken kleiner in.")


def require_pages(pages: int) -> None:
    """Not more pages than one file can carry. Raises TooMuch."""
    if pages > MOST_PAGES:
        raise TooMuch(f"De bundel zou {thousands(pages)} bladzijden krijgen. Ten hoogste "
                      f"{thousands(MOST_PAGES)} kan. Dien grote stukken korter in.")


def thousands(number: int) -> str:
    """A number with a point at the thousands."""
    return f"{number:,}".replace(",", ".")


def decoded(content: bytes) -> str | None:
    """The text of a plain file, UTF-8 or as older Windows programs wrote it; None if it is no text."""
    if b"\0" in content:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def lines_of(text: str) -> list[str]:
    """The lines of a text to print, a long one in pieces: one paragraph of a whole book takes an hour."""
    lines = text.replace("\f", "\n").expandtabs(4).splitlines()
    return [line[at:at + LONGEST_LINE] for line in lines for at in range(0, len(line) or 1, LONGEST_LINE)]
