"""The journal's chain, followed from where it stood, so that each entry is verified once."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from committee.case import journal


class Chain:
    """Where the chain stood at the last look."""

    def __init__(self, seq: int, digest: str) -> None:
        self.seq, self.digest = seq, digest

    def faults(self, entries: list[Row[Any]], count: int, head: str) -> Iterator[str]:
        """What is wrong with the entries added since the last look, and with the head."""
        for entry in entries:
            if entry.seq <= self.seq:
                continue
            if (entry.seq, entry.previous) != (self.seq + 1, self.digest):
                yield f"entry {entry.seq} does not follow {self.seq}"
            if journal.digest([getattr(entry, name) for name in journal.SAID]) != entry.hash:
                yield f"entry {entry.seq} is not what its hash says"
            self.seq, self.digest = entry.seq, entry.hash
        if (count, head) != (self.seq, self.digest):
            yield f"the head is at {count}, the entries end at {self.seq}"
