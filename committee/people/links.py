"""Personal links of parties: 256 bits, only their sha256 kept, one purpose, one case, an expiry."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select

from committee.people.records import Link
from committee.store import db

VALID = timedelta(days=60)
VISIT = timedelta(hours=1)


class DeadLink(Exception):
    """The link is unknown, expired or withdrawn; all three look the same to whoever holds it."""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue(
    party_id: int, purpose: str, at: datetime, *, valid: timedelta = VALID, token: str | None = None
) -> str:
    """Make a link for a party and return its token, which is kept nowhere. Inside a transaction.

    token: one that was derived for this very letter, so that a second try to send it carries the same link.
    """
    token = token or secrets.token_urlsafe(32)
    if db.session.scalars(select(Link.id).where(Link.token_sha256 == _digest(token))).first() is None:
        db.session.add(
            Link(
                token_sha256=_digest(token),
                purpose=purpose,
                party_id=party_id,
                made_at=at,
                expires_at=at + valid,
            )
        )
    return token


def derived(secret: str, letter: str) -> str:
    """The token of a letter: 256 bits nobody can guess without the installation's secret."""
    digest = hmac.new(secret.encode(), f"link:{letter}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def find(token: str, at: datetime) -> Link:
    """The living link of a token. Raises DeadLink. Reads only: a GET may show what a POST will do."""
    link = db.session.scalars(select(Link).where(Link.token_sha256 == _digest(token))).first()
    if link is None or link.revoked_at is not None or link.expires_at <= at:
        raise DeadLink
    return link


def party_of(token: str) -> int | None:
    """Whose link this is or was, dead or alive; None when it never was one."""
    return db.session.scalars(select(Link.party_id).where(Link.token_sha256 == _digest(token))).first()


def use(token: str, at: datetime) -> Link:
    """The living link of a token, marked as used. Raises DeadLink. Inside a transaction."""
    link = find(token, at)
    link.used_at = link.used_at or at
    return link


def revoke(party_id: int, at: datetime) -> None:
    """Let every living link of a party die."""
    living = select(Link).where(Link.party_id == party_id, Link.revoked_at.is_(None))
    for link in db.session.scalars(living):
        link.revoked_at = at


def end(token: str, at: datetime) -> None:
    """Let one link die, if it lives; the visits by it end. Inside a transaction."""
    dying = select(Link).where(Link.token_sha256 == _digest(token), Link.revoked_at.is_(None))
    for link in db.session.scalars(dying):
        link.revoked_at = at


def revive(token: str, ended_at: datetime) -> None:
    """Let a link that ended at this very moment live again; one that died otherwise stays so."""
    ended = select(Link).where(Link.token_sha256 == _digest(token), Link.revoked_at == ended_at)
    for link in db.session.scalars(ended):
        link.revoked_at = None


def hour_from(at: datetime) -> str:
    """Until when a visit by a link lasts if nothing happens: kept in the signed session."""
    return (at + VISIT).isoformat()


def over(until: str | None, at: datetime) -> bool:
    """Whether there was a visit, and its hour is over."""
    return until is not None and datetime.fromisoformat(until) <= at


def visiting(link_id: int | None, until: str | None, at: datetime) -> int | None:
    """The party whose visit by this link goes on; None once its hour is over or the link is dead."""
    if link_id is None or until is None or over(until, at):
        return None
    living = select(Link.party_id).where(Link.id == link_id, Link.revoked_at.is_(None), Link.expires_at > at)
    return db.session.scalars(living).first()
