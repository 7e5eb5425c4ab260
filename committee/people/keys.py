"""The keys of an account: 256 bits each, only their sha256 kept, one use, an end."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update

from committee.people.records import Key, Opens
from committee.store import ask, db

LASTS = {
    Opens.SESSION: timedelta(hours=12),
    Opens.DEVICE: timedelta(days=30),
    Opens.PASSWORD: timedelta(hours=1),
    Opens.ADDRESS: timedelta(days=7),
}
INVITED = timedelta(days=7)
KEPT = timedelta(days=30)
A_MINUTE = timedelta(minutes=1)
OVER = delete(Key.__table__).where(Key.__table__.c.expires_at < bindparam("day"))


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def issue(opens: Opens, account_id: int, at: datetime, *, device: str = "", token: str = "",
          lasts: timedelta | None = None) -> str:
    """Make a key and return its token, which is kept nowhere. Inside a transaction.

    token: one that was made elsewhere. lasts: how long, when another time than usual for what it opens; a
    recovery code lasts until it is used.
    """
    token, lasts = token or secrets.token_urlsafe(32), lasts or LASTS.get(opens)
    ends = at + lasts if lasts else None
    db.session.add(Key(opens=opens, token_sha256=digest(token), account_id=account_id, device=device,
                       made_at=at, used_at=at if opens is Opens.SESSION else None, expires_at=ends))
    return token


def find(opens: Opens, token: str, at: datetime, *, lock: bool = False) -> Key | None:
    """The living key of a token; None when it is unknown, over or ended. lock: nobody else uses it now."""
    found = select(Key).where(Key.token_sha256 == digest(token), Key.opens == opens, Key.ended_at.is_(None))
    key = db.session.scalars(found.with_for_update() if lock else found).first()
    return key if key and (key.expires_at is None or at < key.expires_at) else None


def use_up(opens: Opens, token: str, at: datetime) -> Key | None:
    """The living key of a token, which opens nothing after this. Inside a transaction."""
    key = find(opens, token, at, lock=True)
    if key:
        key.used_at = key.ended_at = at
    return key


def living(account_id: int, at: datetime, *opens: Opens) -> list[Key]:
    """The keys of an account that open something now, the last used first."""
    found = select(Key).where(Key.account_id == account_id, Key.opens.in_(opens), Key.ended_at.is_(None))
    keys = [key for key in db.session.scalars(found) if key.expires_at is None or at < key.expires_at]
    return sorted(keys, key=lambda key: (key.used_at or key.made_at, key.id), reverse=True)


def end(account_id: int, at: datetime, *opens: Opens, but: int | None = None,
        only: int | None = None) -> None:
    """End keys of an account. but, only: the id of one. Inside a transaction."""
    ending = update(Key).where(Key.account_id == account_id, Key.opens.in_(opens), Key.ended_at.is_(None))
    if but is not None:
        ending = ending.where(Key.id != but)
    if only is not None:
        ending = ending.where(Key.id == only)
    db.session.execute(ending.values(ended_at=at))


def touch(key_id: int, at: datetime) -> None:
    """Keep that a session was in use; two pages of one minute count once. Inside a transaction."""
    stale = Key.id == key_id, Key.used_at <= at - A_MINUTE
    db.session.execute(update(Key).where(*stale).values(used_at=at))


def sweep(at: datetime) -> None:
    """Forget the keys whose time was over a month ago. Inside a transaction."""
    ask(OVER, {"day": at - KEPT})
