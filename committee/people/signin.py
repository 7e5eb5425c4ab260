"""Signing in: who somebody is, and the hash of a password."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from threading import BoundedSemaphore
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import g
from flask_login import LoginManager, UserMixin
from sqlalchemy import bindparam, func, select

from committee.people import keys
from committee.people.records import Account, Committee, Key, Look, Membership, Opens, Person
from committee.permissions import Actor, Role
from committee.store import ask, db

login = LoginManager()
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODY = HASHER.hash("niemand")
AT_ONCE = BoundedSemaphore(2)
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
    """Who is signed in, read in one select with the session that the browser's token belongs to."""

    token: str
    session_id: int
    seen_at: datetime
    account_id: int
    name: str
    look: Look
    services: tuple[Service, ...]

    def get_id(self) -> str:
        """What the browser's cookie keeps."""
        return self.token

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
def load(token: str) -> SignedIn | None:
    """Who a session belongs to; None when it is over or was ended, or the account is closed."""
    return signed_in(token, g.at) if "at" in g else None


def signed_in(token: str, at: datetime) -> SignedIn | None:
    """The active account of a living session with its memberships, in one select of columns."""
    rows = ask(_session_with_memberships(), {"token": keys.digest(token), "at": at}).all()
    if not rows:
        return None
    services = tuple(Service(*row[5:]) for row in rows if row.committee_id is not None)
    return SignedIn(token, *rows[0][:5], services)


@cache   # every page asks this, and making the statement costs more than asking it
def _session_with_memberships() -> Any:
    return (
        select(
            Key.id,
            Key.used_at,
            Account.id.label("account_id"),
            Person.name,
            Account.look,
            Membership.committee_id,
            Committee.name.label("committee"),
            Committee.slug,
            Membership.role,
            Membership.from_day,
            Membership.until_day,
            Membership.substitute,
        )
        .select_from(Key)
        .join(Account, Account.id == Key.account_id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(Membership, Membership.account_id == Account.id)
        .outerjoin(Committee, Committee.id == Membership.committee_id)
        .where(
            Key.token_sha256 == bindparam("token"),
            Key.opens == Opens.SESSION,
            Key.ended_at.is_(None),
            Key.expires_at > bindparam("at"),
            Account.active.is_(True),
        )
        .order_by(Membership.id)
    )


def hash_of(password: str) -> str:
    """The argon2id hash of a password; at most two are made at once."""
    with AT_ONCE:
        return HASHER.hash(_composed(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether a password fits its hash. An unknown account costs as much time as a known one."""
    with AT_ONCE:
        try:
            HASHER.verify(kept or NOBODY, _composed(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def _composed(password: str) -> str:
    """The same signs whichever keyboard made them: one é, not an e with an accent behind it."""
    return unicodedata.normalize("NFKC", password)


def renew(account_id: int, password_hash: str) -> None:
    """Keep a password under today's settings. Inside a transaction."""
    db.session.get_one(Account, account_id).password_hash = password_hash


@dataclass(frozen=True)
class Known:
    """What the house knows of who signs in; all empty for nobody."""

    account_id: int = 0
    email: str = ""
    name: str = ""
    password_hash: str | None = field(default=None, repr=False)
    totp_secret: str | None = field(default=None, repr=False)


def known(email: str) -> Known:
    """The active account with this address, however its letters were typed."""
    return _known(_by_email(), {"email": email.strip().lower()})


def known_by_id(account_id: int) -> Known:
    """The active account with this id."""
    return _known(_by_id(), {"account": account_id})


def _known(found: Any, said: dict[str, Any]) -> Known:
    row = ask(found, said).first()
    return Known(*row) if row else Known()


@cache
def _by_email() -> Any:
    return _active().where(func.lower(Account.email) == bindparam("email"))


@cache
def _by_id() -> Any:
    return _active().where(Account.id == bindparam("account"))


def _active() -> Any:
    wanted = Account.id, Account.email, Person.name, Account.password_hash, Account.totp_secret
    found = select(*wanted).join(Person, Person.id == Account.person_id)
    return found.where(Account.active.is_(True))


def first_account() -> int:
    """Some account of the house; 0 while there is none."""
    return db.session.scalars(select(Account.id).order_by(Account.id).limit(1)).first() or 0


def account_of(email: str) -> Account | None:
    """The active account with this address, however its letters were typed."""
    same = func.lower(Account.email) == email.strip().lower()
    return db.session.scalars(select(Account).where(same, Account.active.is_(True))).first()
