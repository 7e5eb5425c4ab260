"""Signing in: who somebody is, the hash of a password, and the slowing of who keeps guessing."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from threading import BoundedSemaphore
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from flask_login import LoginManager, UserMixin
from sqlalchemy import bindparam, delete, func, select

from committee.people.records import Account, Committee, Membership, Person, SignInTry
from committee.permissions import Actor, Role
from committee.store import db

login = LoginManager()
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODY = HASHER.hash("niemand")
AT_ONCE = BoundedSemaphore(2)
REMEMBERED = timedelta(minutes=15)
FREE_TRIES = 3
RANK = (Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.ADMIN)


@dataclass(frozen=True)
class Service:
    """One membership of who is signed in: the role in a committee, from–until, in whose place or not."""

    committee_id: int
    committee: str
    slug: str
    role: Role
    from_day: date
    until_day: date | None
    substitute: bool = False


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """Who is signed in, read in one select; a raised session version signs every browser out."""

    account_id: int
    name: str
    session_version: int
    services: tuple[Service, ...]

    def get_id(self) -> str:
        """What the signed session keeps."""
        return f"{self.account_id}:{self.session_version}"

    def serving(self, today: date) -> tuple[Service, ...]:
        """The memberships that hold today, the secretary's first."""
        living = [
            service
            for service in self.services
            if service.from_day <= today and (service.until_day is None or today <= service.until_day)
        ]
        return tuple(sorted(living, key=lambda service: RANK.index(service.role)))

    def actors(self, today: date) -> tuple[Actor, ...]:
        """What this account is today, once per committee and role."""
        return tuple(
            Actor(
                f"account:{self.account_id}",
                service.role,
                committee_id=service.committee_id,
                account_id=self.account_id,
            )
            for service in self.serving(today)
        )


@login.user_loader
def load(kept: str) -> SignedIn | None:
    """Who a session belongs to; None when the account is closed or its sessions were ended."""
    account_id, _, version = kept.partition(":")
    found = signed_in(int(account_id)) if account_id.isdecimal() else None
    return found if found is not None and str(found.session_version) == version else None


def signed_in(account_id: int) -> SignedIn | None:
    """An active account with its memberships, in one select of columns."""
    rows = db.session.execute(_account_with_memberships(), {"account": account_id}).all()
    if not rows:
        return None
    services = tuple(Service(*row[2:]) for row in rows if row.committee_id is not None)
    return SignedIn(account_id, rows[0].name, rows[0].session_version, services)


@cache   # every page asks this, and making the statement costs more than asking it
def _account_with_memberships() -> Any:
    return (
        select(
            Person.name,
            Account.session_version,
            Membership.committee_id,
            Committee.name.label("committee"),
            Committee.slug,
            Membership.role,
            Membership.from_day,
            Membership.until_day,
            Membership.substitute,
        )
        .select_from(Account)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(Membership, Membership.account_id == Account.id)
        .outerjoin(Committee, Committee.id == Membership.committee_id)
        .where(Account.id == bindparam("account"), Account.active.is_(True))
        .order_by(Membership.id)
    )


def hash_of(password: str) -> str:
    """The argon2id hash of a password; at most two are made at once."""
    with AT_ONCE:
        return HASHER.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password fits its hash. An unknown account costs as much time as a known one."""
    with AT_ONCE:
        try:
            HASHER.verify(kept or NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def wait(email: str, address: str, at: datetime) -> timedelta:
    """How long this guess has to wait: longer with each failure from one place, never a lock.

    Failures on the same account from elsewhere slow it by a few seconds only, so that a stranger
    cannot keep somebody out.
    """
    account, place = _digest(email), _digest(address)
    since = SignInTry.at > at - REMEMBERED
    here = (SignInTry.account == account) & (SignInTry.place == place)
    mine, last_mine, all_, last = db.session.execute(
        select(
            func.count().filter(here),
            func.max(SignInTry.at).filter(here),
            func.count(),
            func.max(SignInTry.at),
        ).where(since, SignInTry.account == account)
    ).one()
    return max(_left(mine, last_mine, at, most=60), _left(all_, last, at, most=4))


def _left(failures: int, last: datetime | None, at: datetime, *, most: int) -> timedelta:
    if last is None or failures < FREE_TRIES:
        return timedelta()
    return max(last + timedelta(seconds=min(2 ** (failures - FREE_TRIES + 1), most)) - at, timedelta())


def note_failure(email: str, address: str, at: datetime) -> None:
    """Keep one failed guess, and forget those of yesterday. Inside a transaction."""
    db.session.execute(delete(SignInTry).where(SignInTry.at < at - timedelta(days=1)))
    db.session.add(SignInTry(account=_digest(email), place=_digest(address), at=at))


def forget_failures(email: str, address: str) -> None:
    """The right password ends the slowing from this place. Inside a transaction."""
    mine = SignInTry.account == _digest(email), SignInTry.place == _digest(address)
    db.session.execute(delete(SignInTry).where(*mine))


def renew(account_id: int, password_hash: str) -> None:
    """Keep a password under today's settings. Inside a transaction."""
    db.session.get_one(Account, account_id).password_hash = password_hash


def account_of(email: str) -> Account | None:
    """The active account with this address, however its letters were typed."""
    same = func.lower(Account.email) == email.strip().lower()
    found = select(Account).where(same, Account.active.is_(True))
    return db.session.scalars(found).first()


def _digest(text: str) -> str:
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.new(secret.encode(), text.strip().lower().encode(), hashlib.sha256).hexdigest()
