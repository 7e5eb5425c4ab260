"""What nobody came back to is thrown away: drafts, files that were never filed, tokens of forms handed in."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete

from committee.case.typed import Draft, HandedIn, Upload
from committee.doing import sweeping
from committee.doing.rules import oldest_kept
from committee.store import db, transaction

KEPT: tuple[tuple[Any, Any], ...] = (
    (Draft, Draft.saved_at), (Upload, Upload.brought_at), (HandedIn, HandedIn.at),
)


def clean(at: datetime, days: int) -> int:
    """Throw away what is older than so many days; how many rows went.

    days: of the configuration. In a transaction of its own; then the files go that no row names any more.
    """
    oldest = oldest_kept(at, days)
    with transaction():
        gone = [db.session.execute(delete(record).where(moment < oldest)) for record, moment in KEPT]
    sweeping.sweep(at)
    return sum(one.rowcount for one in gone)   # type: ignore[attr-defined]
