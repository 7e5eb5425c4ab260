"""What nobody needs any more is thrown away: drafts, files that were never filed, tokens of forms handed in.

Of a mail that was seen to it stays that it came and who saw to it; not who sent it, and about what.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, true, update

from committee.case.typed import Draft, HandedIn, Upload
from committee.doing import sweeping
from committee.doing.rules import oldest_kept
from committee.post.records import Fate, Received
from committee.store import db, transaction

LIVES = exists().where(Draft.owner == Upload.owner, Draft.page == Upload.page)   # what it was brought with
KEPT: tuple[tuple[Any, Any, Any], ...] = (   # in this order: a file goes with its draft, however old it is
    (Draft, Draft.saved_at, true()), (Upload, Upload.brought_at, ~LIVES), (HandedIn, HandedIn.at, true()),
)


def clean(at: datetime, days: int) -> int:
    """Throw away what is older than so many days; how many rows went.

    days: of the configuration. In a transaction of its own; then the files go that no row names any more.
    The mails of which the sender went count too.
    """
    oldest = oldest_kept(at, days)
    with transaction():
        gone = [_thrown_away(delete(record).where(moment < oldest, but)) for record, moment, but in KEPT]
        gone.append(db.session.execute(_seen_to(oldest)))
    sweeping.sweep(at)
    return sum(one.rowcount for one in gone)   # type: ignore[attr-defined]


def _thrown_away(some: Any) -> Any:
    return db.session.execute(some.execution_options(synchronize_session=False))


def _seen_to(oldest: datetime) -> Any:
    """Forget sender and subject of the mails that were seen to before a moment."""
    some = update(Received).where(Received.fate == Fate.HANDLED, Received.handled_at < oldest,
                                  Received.sender.is_not(None))
    return some.values(sender=None, subject=None, why=None)
