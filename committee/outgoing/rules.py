"""The shelves of the outbox, and what the note in the case says of a letter that is mended or held. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from committee.dutch import day_words, plural
from committee.labels import Labelled
from committee.people.records import Channel
from committee.post.records import LEFT, Status


class Shelf(Labelled):
    """A part of the outbox; the value is its name in an address, the label its tab."""

    WAITING = "wacht", "Wacht"
    FAILED = "mislukt", "Niet aangekomen"
    TO_PRINT = "te-printen", "Te printen"
    SENT = "verstuurd", "Verstuurd"
    HELD = "tegengehouden", "Tegengehouden"


ON = {
    Shelf.WAITING: (Status.WAITING, Status.LEASED),
    Shelf.FAILED: (Status.FAILED, Status.RETURNED),
    Shelf.TO_PRINT: (Status.TO_PRINT,),
    Shelf.SENT: (Status.SENT, Status.POSTED),
    Shelf.HELD: (Status.WITHDRAWN,),
}
EMPTY = {
    Shelf.WAITING: "Er wacht geen brief.",
    Shelf.FAILED: "Niets is mislukt.",
    Shelf.TO_PRINT: "Er is niets te printen.",
    Shelf.SENT: "Er is nog niets verstuurd.",
    Shelf.HELD: "Er is niets tegengehouden.",
}
TOO_LONG = 10   # signs: no key of a letter is
BROKEN = frozenset(ON[Shelf.FAILED])


class Way(Labelled):
    """By which way a letter that did not arrive goes out again."""

    SAME = "opnieuw", "Nog een keer naar hetzelfde e-mailadres"
    ADDRESS = "adres", "Naar een ander e-mailadres"
    POST = "post", "Op papier, per post"


class Cause(Labelled):
    """Why a letter came back."""

    UNKNOWN = "onbekend", "adres onbekend"
    REFUSED = "geweigerd", "geweigerd"
    UNCLAIMED = "niet-afgehaald", "niet afgehaald"
    OTHER = "anders", "anders"


CAUSES: Mapping[Channel, tuple[Cause, ...]] = {
    Channel.POST: tuple(Cause), Channel.MAIL: (Cause.UNKNOWN, Cause.REFUSED, Cause.OTHER),
}


@dataclass(frozen=True)
class Return:
    """That a letter came back: on which day and why. words: another cause than the list has."""

    day: date
    cause: Cause
    words: str = ""

    @property
    def why(self) -> str:
        """The cause as it is told."""
        return self.words if self.cause is Cause.OTHER else self.cause.label


def may_come_back(status: Status, channel: Channel) -> bool:
    """Whether a letter left, and nothing else is known of it."""
    return status in LEFT[channel]


def returned_note(title: str, to: str, channel: Channel, back: Return) -> str:
    """What the case keeps of a letter that came back."""
    what = "kwam terug" if channel is Channel.POST else "kwam niet aan"
    return f"“{title}” aan {to} {what} op {day_words(back.day)}: {back.why.rstrip('.')}."


def ticked(said: Iterable[str]) -> list[int]:
    """The keys of the letters that were ticked; 0, which no letter has, for what is no key."""
    return [int(key) if key.isdecimal() and len(key) < TOO_LONG else 0 for key in said]


def posted_note(number: int) -> str:
    """What the journal keeps of letters that were printed and posted."""
    return f"{plural(number, 'brief', 'brieven').capitalize()} op de post gedaan."


def not_posted_note(title: str, to: str) -> str:
    """What the journal keeps of a letter that turned out not to have been posted."""
    return f"“{title}” aan {to} is toch niet op de post gedaan en staat weer bij Te printen."


def mended_note(title: str, to: str, way: Way, address: str) -> str:
    """What the case keeps of a letter that goes out again."""
    where = f"per post naar {address}" if way is Way.POST else f"naar {address}"
    return f"“{title}” aan {to} kwam niet aan. Opnieuw verstuurd, {where}."


def held_note(title: str, names: list[str], reason: str) -> str:
    """What the case keeps of letters that were held back."""
    return f"“{title}” aan {', '.join(names)} tegengehouden. {reason}"


def reminder_note(title: str, whose: str, reason: str) -> str:
    """What the case keeps of a reminder that was held back before it was made."""
    return f"“{title}” aan {whose} tegengehouden. {reason}"


def paper_note(title: str, to: str, reason: str) -> str:
    """What the case keeps of a mail that was not opened and does not go out on paper."""
    return f"“{title}” aan {to} gaat niet op papier uit. {reason}"


def plain(trouble: str | None) -> str:
    """What a mail server said, without its code in front; empty where nothing was said."""
    return (trouble or "").strip().lstrip("0123456789- ").strip()
