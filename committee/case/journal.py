"""The journal: append one act to the hash chain, and verify the whole of it.

The head is one row, locked by whoever appends and apart from the rows, so that the chain cannot fork
and a cut-off end shows.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from committee.case.ledger import Entry, Head
from committee.store import db

START = "0" * 64
HASHED = ("seq", "case_id", "committee_id", "act", "state_before", "state_after", "happened_on", "entered_at",
          "decided_by", "recorded_by", "means", "article", "facts", "previous")


def digest(entry: Entry) -> str:
    """sha256 over everything an entry says and the hash before it, as 64 hex digits."""
    said = {name: getattr(entry, name) for name in HASHED}
    said["happened_on"] = entry.happened_on.isoformat()
    said["entered_at"] = entry.entered_at.isoformat()
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def append(**said: Any) -> Entry:
    """Add one entry behind the head. Inside a transaction; locks the head until it ends."""
    head = db.session.execute(select(Head).where(Head.id == 1).with_for_update()).scalar_one_or_none()
    if head is None:
        head = Head(id=1, count=0, hash=START)
        db.session.add(head)
    entry = Entry(seq=head.count + 1, previous=head.hash, **said)
    entry.hash = digest(entry)
    head.count, head.hash = entry.seq, entry.hash
    db.session.add(entry)
    db.session.flush()
    return entry


def faults() -> Iterator[str]:
    """What is wrong with the journal, in Dutch, naming the row; nothing when it is whole.

    Finds a row that was changed, removed, added or cut off at the end.
    """
    expected, previous = 1, START
    for entry in db.session.scalars(select(Entry).order_by(Entry.seq).execution_options(yield_per=1000)):
        if entry.seq != expected:
            missing = f"regel {expected}" if entry.seq == expected + 1 else f"regel {expected} tot en met {entry.seq - 1}"
            yield f"{missing}: verwijderd"
        elif entry.previous != previous:
            yield f"regel {entry.seq}: sluit niet aan op regel {entry.seq - 1}"
        if digest(entry) != entry.hash:
            yield f"regel {entry.seq}: gewijzigd"
        expected, previous = entry.seq + 1, entry.hash
    yield from _end_faults(expected - 1, previous)


def _end_faults(last: int, last_hash: str) -> Iterator[str]:
    head = db.session.get(Head, 1)
    count, at_head = (head.count, head.hash) if head else (0, START)
    if last < count:
        yield f"regel {last + 1} tot en met {count}: aan het eind verwijderd"
    elif last > count:
        yield f"regel {count + 1} tot en met {last}: aan het eind toegevoegd"
    elif last_hash != at_head:
        yield f"regel {last}: het einde van de keten klopt niet"
