"""Texts that only this installation can read again, each use of them under a key of its own."""

import base64
from datetime import datetime
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app


def seal(text: str, use: str, at: datetime) -> str:
    """A text that nobody reads without the secret of this installation. use: what it is for, and whose."""
    return _box(use).encrypt_at_time(text.encode(), int(at.timestamp())).decode()


def unseal(sealed: str, use: str, at: datetime, lasts: int | None = None) -> str | None:
    """The text that was sealed for this use.

    None when it was sealed elsewhere or for another use, is broken, or is more seconds old than it lasts.
    """
    try:
        if lasts is None:
            return _box(use).decrypt(sealed.encode()).decode()
        return _box(use).decrypt_at_time(sealed.encode(), lasts, int(at.timestamp())).decode()
    except InvalidToken:
        return None


def _box(use: str) -> Fernet:
    secret: str = current_app.config["SECRET_KEY"]
    return _box_of(secret, use)


@lru_cache(maxsize=256)   # deriving the key costs more than using it
def _box_of(secret: str, use: str) -> Fernet:
    key = HKDF(SHA256(), 32, None, f"wederhoor: {use}".encode()).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
