"""What every mailbox hands over: a mail with its place, and the words for when there is none to be had."""

from dataclasses import dataclass

LARGEST = 40 * 1024 * 1024   # bytes; beyond what mail servers pass on, so that no mail fills the memory
DONE, DESK = "wederhoor-verwerkt", "wederhoor-postvak"   # where mails are moved: noted, or for a person


class Unreachable(Exception):
    """A mailbox could not be read; the message is Dutch and holds no password."""


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
