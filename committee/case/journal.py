"""The journal: append one act to the hash chain, and verify the whole of it.

The head is one row, locked by whoever appends and apart from the rows, so that the chain cannot fork
and a cut-off end shows.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select, update

from committee.case.ledger import Entry, Head
from committee.store import db

START = "0" * 64
SAID = (
    "seq",
    "case_id",
    "committee_id",
    "act",
    "state_before",
    "state_after",
    "happened_on",
    "entered_at",
    "decided_by",
    "recorded_by",
    "means",
    "article",
    "facts",
    "previous",
)
ROW = select(*(getattr(Entry, name) for name in SAID), Entry.hash).order_by(Entry.seq)
HEAD = select(Head.count, Head.hash).where(Head.id == 1)
canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def digest(said: Sequence[Any]) -> str:
    """sha256 over everything an entry says, in the order of SAID, as 64 hex digits."""
    text = canonical(
        [value if value is None or isinstance(value, int | dict) else str(value) for value in said]
    )
    return hashlib.sha256(text.encode()).hexdigest()


def append(**said: Any) -> Entry:
    """Add one entry behind the head. Inside a transaction; locks the head until it ends."""
    count, previous = db.session.execute(HEAD.with_for_update()).one()
    entry = Entry(seq=count + 1, previous=previous, **said)
    entry.hash = digest([getattr(entry, name) for name in SAID])
    db.session.execute(update(Head).where(Head.id == 1).values(count=entry.seq, hash=entry.hash))
    db.session.add(entry)
    db.session.flush()
    return entry


def faults() -> Iterator[str]:
    """What is wrong with the journal, in Dutch, naming the row; nothing when it is whole.

    Finds a row that was changed, removed, added or cut off at the end.
    """
    expected, previous = 1, START
    for row in db.session.execute(ROW.execution_options(yield_per=1000)):
        if row.seq != expected:
            more = f" tot en met {row.seq - 1}" if row.seq > expected + 1 else ""
            yield f"regel {expected}{more}: verwijderd"
        elif row.previous != previous:
            yield f"regel {row.seq}: sluit niet aan op regel {row.seq - 1}"
        if digest(row[:-1]) != row.hash:
            yield f"regel {row.seq}: gewijzigd"
        expected, previous = row.seq + 1, row.hash
    yield from _end_faults(expected - 1, previous)


def _end_faults(last: int, last_hash: str) -> Iterator[str]:
    count, at_head = db.session.execute(HEAD).one()
    if last < count:
        yield f"regel {last + 1} tot en met {count}: aan het eind verwijderd"
    elif last > count:
        yield f"regel {count + 1} tot en met {last}: aan het eind toegevoegd"
    elif last_hash != at_head:
        yield f"regel {last}: het einde van de keten klopt niet"
