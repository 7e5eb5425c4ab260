"""Row 8: a write with its place in the hash chain, and verifying the chain."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from time import perf_counter

from sqlalchemy import insert, update

from committee.case import journal
from committee.case.ledger import Entry, Head
from committee.procedure import Act
from committee.store import db, transaction
from tests.benchmarks.measure import Row, ratio
from tests.benchmarks.scene import application

WRITES, VERIFIED = 300, 20_000
SAID = {
    "case_id": None,
    "committee_id": 1,
    "act": Act.NOTE,
    "state_before": None,
    "state_after": None,
    "happened_on": date(2026, 3, 2),
    "entered_at": datetime(2026, 3, 2, 11, tzinfo=UTC),
    "decided_by": "account:1",
    "recorded_by": "account:1",
    "means": None,
    "article": "art. 21",
    "facts": {"parties": [], "elements": []},
}


def rows() -> Iterator[Row]:
    """Chained against plain writes on both databases, and verifying against a bare loop of sha256."""
    for kind in ("sqlite", "postgresql"):
        with application(kind, durable=True):
            plain = iter(range(1_000_000, 9_000_000))

            def chained() -> None:
                for _ in range(WRITES):
                    with transaction():
                        journal.append(**SAID)

            def unchained(numbers: Iterator[int] = plain) -> None:
                for _ in range(WRITES):
                    with transaction():
                        db.session.add(Entry(seq=next(numbers), previous="", hash="", **SAID))

            value = 1 / ratio(chained, unchained, clock=perf_counter)
            yield Row(
                "8", f"schrijven met keten, {kind}", "dezelfde rij zonder keten, op schijf", value, 0.6,
                at_least=True,
            )
    yield _verify()


def _verify() -> Row:
    with application("sqlite"):
        with transaction():
            previous, block = journal.START, []
            for seq in range(1, VERIFIED + 1):
                said = {**SAID, "seq": seq, "previous": previous}
                previous = journal.digest([said[name] for name in journal.SAID])
                block.append({**said, "hash": previous})
            db.session.execute(insert(Entry), block)
            db.session.execute(update(Head).values(count=VERIFIED, hash=previous))
        texts = [journal.canonical([each[name] for name in journal.SAID]).encode() for each in block]
        value = ratio(
            lambda: [hashlib.sha256(text).hexdigest() for text in texts], lambda: list(journal.faults())
        )
        assert list(journal.faults()) == []
    return Row("8", "keten nalopen", "sha256 over dezelfde regels, al gelezen", value, 0.3, at_least=True)
