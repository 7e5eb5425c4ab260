"""The journal: append one act to the hash chain, and verify the whole of it.

The head is one row, locked by whoever appends and apart from the rows, so that the chain cannot fork
and a cut-off end shows.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Enum, String, bindparam, select, type_coerce, update

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
JOURNAL, HEADS = Entry.__table__.c, Head.__table__
ROW = select(   # as they are kept: a word that is no act must show as changed, not stop the reading
    *(type_coerce(JOURNAL[name], String) if isinstance(JOURNAL[name].type, Enum) else JOURNAL[name]
      for name in (*SAID, "hash"))
).order_by(JOURNAL.seq).execution_options(yield_per=1000)
HEAD = select(HEADS.c.count, HEADS.c.hash).where(HEADS.c.id == 1)
LOCKED_HEAD = HEAD.with_for_update()
MOVE_HEAD = update(HEADS).where(HEADS.c.id == 1).values(count=bindparam("seq"), hash=bindparam("digest"))
canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode


def digest(said: Sequence[Any]) -> str:
    """sha256 over everything an entry says, in the order of SAID, as 64 hex digits."""
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def append(**said: Any) -> Entry:
    """Add one entry behind the head. Inside a transaction; locks the head until it ends."""
    connection = db.session.connection()
    count, previous = connection.execute(LOCKED_HEAD).one()
    entry = Entry(seq=count + 1, previous=previous, **said)
    entry.hash = digest([getattr(entry, name) for name in SAID])
    connection.execute(MOVE_HEAD, {"seq": entry.seq, "digest": entry.hash})
    db.session.add(entry)
    db.session.flush()
    return entry


def faults() -> Iterator[str]:
    """What is wrong with the journal, in Dutch, naming the row; nothing when it is whole.

    Finds a row that was changed, removed, added or cut off at the end.
    """
    expected, previous = 1, START
    for *said, kept in db.session.connection().execute(ROW):
        seq, behind = said[0], said[-1]
        if seq != expected:
            more = f" tot en met {seq - 1}" if seq > expected + 1 else ""
            yield f"regel {expected}{more}: verwijderd"
        elif behind != previous:
            yield f"regel {seq}: sluit niet aan op regel {seq - 1}"
        if digest(said) != kept:
            yield f"regel {seq}: gewijzigd"
        expected, previous = seq + 1, kept
    yield from _end_faults(expected - 1, previous)


def _end_faults(last: int, last_hash: str) -> Iterator[str]:
    count, at_head = db.session.connection().execute(HEAD).one()
    if last < count:
        yield f"regel {last + 1} tot en met {count}: aan het eind verwijderd"
    elif last > count:
        yield f"regel {count + 1} tot en met {last}: aan het eind toegevoegd"
    elif last_hash != at_head:
        yield f"regel {last}: het einde van de keten klopt niet"
