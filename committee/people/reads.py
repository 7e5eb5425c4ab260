"""What an account shows its owner: who he is, what is signed in, which devices are remembered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from committee.people import keys
from committee.people.records import Account, Key, Look, Opens
from committee.store import db


@dataclass(frozen=True)
class Opening:
    """A session or a remembered device. here: the session of the browser that asks."""

    id: int
    device: str
    made_at: datetime
    used_at: datetime | None
    until: datetime | None
    here: bool


@dataclass(frozen=True)
class OwnAccount:
    """An account as its owner sees it."""

    email: str
    look: Look
    has_second: bool
    codes_left: int
    sessions: tuple[Opening, ...]
    devices: tuple[Opening, ...]


def own_account(account_id: int, session_id: int, at: datetime) -> OwnAccount:
    """The account of who is signed in, in two selects."""
    columns = select(Account.email, Account.look, Account.totp_secret).where(Account.id == account_id)
    email, look, secret = db.session.execute(columns).one()
    living = keys.living(account_id, at, Opens.SESSION, Opens.DEVICE, Opens.RECOVERY)
    return OwnAccount(
        email=email,
        look=look,
        has_second=secret is not None,
        codes_left=sum(key.opens is Opens.RECOVERY for key in living),
        sessions=_openings(living, Opens.SESSION, session_id),
        devices=_openings(living, Opens.DEVICE, 0),
    )


def _openings(living: list[Key], opens: Opens, here: int) -> tuple[Opening, ...]:
    found = [Opening(key.id, key.device, key.made_at, key.used_at, key.expires_at, key.id == here)
             for key in living if key.opens is opens]
    return tuple(sorted(found, key=lambda one: not one.here))
