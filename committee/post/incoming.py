"""What every mailbox hands over: a mail with its place, and the words for when there is none to be had."""

from dataclasses import dataclass

LARGEST = 40 * 1024 * 1024   # bytes; beyond what mail servers pass on, so that no mail fills the memory
MOST_LINES, MOST_PARTS = 600_000, 2_000   # of a mail that is read whole: each costs the parser, however short
HEAD = 64 * 1024   # bytes of a mail that is not read whole
DONE, DESK = "wederhoor-verwerkt", "wederhoor-postvak"   # where mails are moved: noted, or for a person


class Unreachable(Exception):
    """A mailbox could not be read; the message is Dutch and holds no password."""


class Refusing(Unreachable):
    """The mail server answers, and refuses one command."""


@dataclass(frozen=True)
class Arrived:
    """One mail as it lies in the mailbox. place: its name or number there. size: in bytes; raw: all of it, or
    what was read of it when it is larger than LARGEST."""

    place: str
    size: int
    raw: bytes

    @property
    def whole(self) -> bool:
        """Whether all of it was read."""
        return self.size <= LARGEST

    @property
    def legible(self) -> bool:
        """Whether it is whole and no heap of lines or parts, which would fill the memory."""
        return (self.whole and self.raw.count(b"\n") <= MOST_LINES
                and self.raw.count(b"\n--") <= MOST_PARTS)

    @property
    def read(self) -> bytes:
        """As much of it as is taken apart."""
        return self.raw if self.legible else self.raw[:HEAD]
