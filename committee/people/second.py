"""The second factor: codes of a telephone (RFC 6238), and recovery codes for who is without it."""

import hmac
import re
import secrets
from datetime import datetime

import pyotp
import segno
from markupsafe import Markup
from sqlalchemy import select

from committee.people import keys, seals
from committee.people.records import Account, Key, Opens
from committee.store import db

ISSUER = "Wederhoor"
USE = "second factor"
HALF_MINUTE = 30   # seconds
DRIFT = 1          # half minutes that a telephone's clock may be off
CODES = 10
SIGNS = "23456789abcdefghjkmnpqrstvwxyz"   # none that looks like another


def fresh() -> str:
    """A new secret, to be shared with a telephone."""
    return pyotp.random_base32()


def seal(text: str, at: datetime) -> str:
    """A text that only this installation can read again."""
    return seals.seal(text, USE, at)


def unseal(sealed: str, at: datetime, lasts: int | None = None) -> str | None:
    """The text that was sealed; None when it was sealed elsewhere, or more seconds ago than it lasts."""
    return seals.unseal(sealed, USE, at, lasts)


def address(secret: str, email: str) -> str:
    """What an app on a telephone takes in, as an otpauth address."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def drawn(uri: str) -> Markup:
    """An address as a QR code, dark on light whatever the page is: not every camera reads the reverse."""
    drawing = segno.make(uri, error="m").svg_inline(scale=5, border=4, dark="#14232A", light="#FFFFFF",
                                                    svgclass="qr", lineclass=None)
    return Markup(drawing)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half minute to which a code belongs, one before or after now at most; None when it is wrong."""
    now, said = int(at.timestamp()) // HALF_MINUTE, _figures(code)
    fitting = [step for step in range(now - DRIFT, now + DRIFT + 1)
               if hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), said)]
    return max(fitting, default=None)


def take(account_id: int, code: str, at: datetime) -> bool:
    """Whether a code is right; it is so once. Inside a transaction."""
    account = _locked(account_id)
    secret = unseal(account.totp_secret or "", at)
    step = step_of(secret, code, at) if secret else None
    if step is None or step <= account.totp_step:
        return False
    account.totp_step = step
    return True


def share(account_id: int, secret: str, step: int, at: datetime) -> list[str]:
    """From now on this telephone gives the codes; new recovery codes, which are shown once.

    step: of the code by which the telephone showed that it has the secret. Devices that were remembered are
    forgotten. Inside a transaction.
    """
    account = _locked(account_id)
    account.totp_secret, account.totp_step = seal(secret, at), step
    keys.end(account_id, at, Opens.DEVICE)
    return recovery_codes(account_id, at)


def recovery_codes(account_id: int, at: datetime) -> list[str]:
    """Ten new recovery codes; the ones before work no longer. Inside a transaction."""
    keys.end(account_id, at, Opens.RECOVERY)
    made = ["-".join(_four() for _ in range(4)) for _ in range(CODES)]
    for code in made:
        keys.issue(Opens.RECOVERY, account_id, at, token=_bare(code))
    return made


def recover(account_id: int, code: str, at: datetime) -> bool:
    """Whether a recovery code of this account is right; it is so once. Inside a transaction."""
    key = keys.find(Opens.RECOVERY, _bare(code), at, lock=True)
    if key is None or key.account_id != account_id:
        return False
    key.used_at = key.ended_at = at
    return True


def forget(account_id: int, at: datetime) -> None:
    """Without a second factor from now on, as if there had never been one. Inside a transaction."""
    account = _locked(account_id)
    account.totp_secret = None
    keys.end(account_id, at, Opens.RECOVERY, Opens.DEVICE)


def knows(account_id: int, token: str, at: datetime) -> Key | None:
    """The device that this account had remembered, by the token in its cookie."""
    key = keys.find(Opens.DEVICE, token, at) if token else None
    return key if key and key.account_id == account_id else None


def _locked(account_id: int) -> Account:
    return db.session.scalars(select(Account).where(Account.id == account_id).with_for_update()).one()


def _four() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(4))


def _figures(code: str) -> bytes:
    return re.sub(r"\s", "", code).encode("utf-8", "replace")


def _bare(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", code.lower())
