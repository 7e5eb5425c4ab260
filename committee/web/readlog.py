"""Who looked at what, when: written before the page leaves, ids only (NEN 7513)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from committee.case.ledger import Reading
from committee.permissions import Actor
from committee.store import db, sanctioned, transaction

KEEP = insert(Reading.__table__)


def looked(actor: Actor, what: str, at: datetime, case_id: int, *, thing_id: int | None = None) -> None:
    """Keep one reading in a short transaction of its own; read what the page shows before this."""
    with sanctioned(), transaction():
        db.session.connection().execute(KEEP, {
            "at": at, "actor": actor.key, "what": what, "case_id": case_id, "thing_id": thing_id})


def looked_at_all(seen: Iterable[tuple[Actor, int | None, int]], what: str, at: datetime) -> None:
    """Keep that things of one kind were looked at: by whom, of which case, which one."""
    with sanctioned(), transaction():
        db.session.connection().execute(KEEP, [
            {"at": at, "actor": actor.key, "what": what, "case_id": case_id, "thing_id": thing_id}
            for actor, case_id, thing_id in seen])
