"""Keys of organisations: made and shown once, asked for at every door, counted, ended."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy import delete, func, select

from committee.api.records import ApiAnswer, ApiCall, ApiToken
from committee.api.rules import MINUTE, REMEMBERED, Problem, digest, number_in, token
from committee.dutch import plural
from committee.permissions import Actor, Role
from committee.store import db

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Wederhoor"'}
NOBODY = "0" * 64


@dataclass(frozen=True)
class Bearer:
    """Who holds a living key: an organisation before one committee."""

    token_id: int
    organisation_id: int
    committee_id: int

    @property
    def actor(self) -> Actor:
        """The organisation that hands a complaint over."""
        return Actor(f"organisation:{self.organisation_id}", Role.FIRST_LINE, committee_id=self.committee_id)


def issue(organisation_id: int, committee_id: int, name: str, at: datetime) -> str:
    """Make a key and return it; it is kept nowhere. Inside a transaction."""
    secret = secrets.token_urlsafe(32)
    made = ApiToken(organisation_id=organisation_id, committee_id=committee_id, name=name, made_at=at,
                    sha256=NOBODY)
    db.session.add(made)
    db.session.flush()
    shown = token(made.id, secret)
    made.sha256 = digest(shown)
    return shown


def bearer(said: str) -> Bearer:
    """Who holds this key. Raises Problem, the same for a key that is unknown, ended or no key at all."""
    wanted = ApiToken.id, ApiToken.organisation_id, ApiToken.committee_id, ApiToken.sha256
    found = select(*wanted).where(ApiToken.id == (number_in(said) or 0), ApiToken.ended_at.is_(None))
    row = db.session.execute(found).first()
    if not hmac.compare_digest(digest(said), row.sha256 if row else NOBODY) or row is None:
        raise Problem("sleutel", headers=CHALLENGE)
    return Bearer(row.id, row.organisation_id, row.committee_id)


def lock(holder: Bearer) -> ApiToken:
    """The row of a key that still lives, locked: what it sends at once is done one by one. Raises Problem."""
    row = db.session.scalars(
        select(ApiToken).where(ApiToken.id == holder.token_id).with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if row.ended_at is not None:
        raise Problem("sleutel", headers=CHALLENGE)
    return row


def count(holder: Bearer, at: datetime, most: int) -> None:
    """Count one thing sent with a key and forget what is over. most: per minute. Raises Problem.

    Inside a transaction.
    """
    row = lock(holder)
    mine = ApiCall.token_id == holder.token_id
    db.session.execute(delete(ApiCall).where(mine, ApiCall.at <= at - MINUTE))
    db.session.execute(delete(ApiAnswer).where(ApiAnswer.token_id == holder.token_id,
                                               ApiAnswer.at <= at - REMEMBERED))
    sent, first = db.session.execute(select(func.count(), func.min(ApiCall.at)).where(mine)).one()
    if sent >= most:
        left = ceil((first + MINUTE - at).total_seconds())
        wait = f"Probeer het over {plural(left, 'seconde', 'seconden')} opnieuw."
        raise Problem("te-vaak", f"U stuurt meer dan {plural(most, 'klacht', 'klachten')} per minuut. {wait}",
                      headers={"Retry-After": str(left)})
    db.session.add(ApiCall(token_id=holder.token_id, at=at))
    row.used_at = at


def end(token_id: int, at: datetime) -> bool:
    """End a key; False when there is no living one of this number. Inside a transaction."""
    row = db.session.get(ApiToken, token_id, with_for_update=True)
    if row is None or row.ended_at is not None:
        return False
    row.ended_at = at
    return True
