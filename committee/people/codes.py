"""The code on a letter on paper: ten signs that open a party's page, as the link in a mail does.

Derived from the letter and the installation's secret, like the link. What is kept is the sha256 of a token
that nobody can derive from the code without that secret, so that no code can be guessed from the database.
"""

import hashlib
import hmac
from datetime import date, datetime, time, timedelta

from committee.calendar_nl import AMSTERDAM, local_day
from committee.people import links

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"   # no 0 and O, no 1 and I: who copies them by hand mixes them up
LENGTH = 10   # of 5 bits each: too many to guess at one try per minute, few enough to type
PURPOSE = "letter"


def of_letter(secret: str, letter: str) -> str:
    """The code of a letter, by its Message-ID."""
    number = int.from_bytes(hmac.new(secret.encode(), f"code:{letter}".encode(), hashlib.sha256).digest())
    return "".join(SIGNS[(number >> 5 * place) % len(SIGNS)] for place in range(LENGTH))


def printed(code: str) -> str:
    """A code as it stands on paper: "K7QF 29MX T4"."""
    return " ".join(code[start:start + 4] for start in range(0, LENGTH, 4))


def token(secret: str, typed: str) -> str:
    """The token of a code as somebody typed it; small letters, spaces and dashes do not count."""
    return links.derived(secret, "code:" + "".join(sign for sign in typed.upper() if sign.isalnum()))


def token_of(secret: str, letter: str) -> str:
    """The token of the code of a letter, by its Message-ID."""
    return token(secret, of_letter(secret, letter))


def last_day(made_at: datetime) -> date:
    """Until which day the code of a letter works, that day included, Dutch local date."""
    return local_day(made_at + links.VALID)


def issue(party_id: int, token: str, made_at: datetime, at: datetime) -> None:
    """Let a code of a letter work to the end of its last day. Inside a transaction."""
    until = datetime.combine(last_day(made_at) + timedelta(days=1), time(), AMSTERDAM)
    links.issue(party_id, PURPOSE, at, valid=until - at, token=token)
