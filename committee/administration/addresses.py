"""Another address for an account waits for the word of its holder, given at the address it has.

Whoever reads the mail of an account can choose its password. So who administers accounts asks for another
address and does not give it: else he would read every case of whom he chose.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from committee.administration import rules
from committee.administration.refusals import NotSo
from committee.people import keys
from committee.people.records import Account, Key, NewAddress, Opens
from committee.post import account_mail
from committee.store import db


@dataclass(frozen=True)
class Waiting:
    """An address that waits: of whose account, which, and who asked for it."""

    account_id: int
    email: str
    by_id: int | None


def ask(account: Account, email: str, by_id: int, at: datetime) -> None:
    """Mail the holder, at the address that the account has, whether it shall have this one.

    What was asked before is over. Inside a transaction. Raises NotSo when it waits for another account.
    """
    forget(account.id, at)
    forget_stale(at)
    if db.session.scalars(select(NewAddress).where(func.lower(NewAddress.email) == email.lower())).first():
        raise NotSo(rules.ADDRESS_TAKEN, "email")
    db.session.add(NewAddress(account_id=account.id, email=email, by_id=by_id))
    db.session.flush()
    account_mail.ask_address(account.id, email, at)


def waiting(account_id: int, at: datetime) -> str:
    """The address that waits for the holder of an account; empty when none does."""
    found = select(NewAddress.email).where(NewAddress.account_id == account_id)
    asked = keys.living(account_id, at, Opens.ADDRESS)
    return (db.session.scalars(found).first() or "") if asked else ""


def of(token: str, at: datetime) -> Waiting | None:
    """What a link asks; None when it is unknown, used or over, or the account is closed."""
    return _of(keys.find(Opens.ADDRESS, token, at))


def take(token: str, at: datetime) -> Waiting | None:
    """What a link asks, for the last time: it waits no longer. Inside a transaction."""
    found = _of(keys.use_up(Opens.ADDRESS, token, at))
    if found is not None:
        forget(found.account_id, at)
    return found


def forget(account_id: int, at: datetime) -> None:
    """Nothing waits for this account any more. Inside a transaction."""
    keys.end(account_id, at, Opens.ADDRESS)
    db.session.execute(delete(NewAddress).where(NewAddress.account_id == account_id))


def forget_stale(at: datetime) -> None:
    """An address for which nobody gave his word in time is free again. Inside a transaction."""
    living = Key.opens == Opens.ADDRESS, Key.ended_at.is_(None), Key.expires_at > at
    asked = select(Key.account_id).where(*living)
    db.session.execute(delete(NewAddress).where(NewAddress.account_id.not_in(asked)))


def _of(key: Key | None) -> Waiting | None:
    if key is None:
        return None
    found = (
        select(NewAddress.account_id, NewAddress.email, NewAddress.by_id)
        .join(Account, Account.id == NewAddress.account_id)
        .where(NewAddress.account_id == key.account_id, Account.active.is_(True))
    )
    row = db.session.execute(found).first()
    return Waiting(*row) if row else None
