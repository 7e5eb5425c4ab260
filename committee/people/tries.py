"""Who keeps guessing waits: longer with each failure from one place, never a lock."""

import hashlib
import hmac
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import bindparam, delete, func, insert, or_, select

from committee.people.records import Account, SignInTry
from committee.store import ask

REMEMBERED = timedelta(minutes=15)
FREE = 3
FREE_OF_A_PLACE = 30
ELSEWHERE = 4   # seconds
_LOCKED = select(Account.id).where(Account.id == bindparam("account")).with_for_update()
_TABLE = SignInTry.__table__
_NEW = insert(_TABLE)
_OLD = delete(_TABLE).where(_TABLE.c.at < bindparam("day"))
_THIS = delete(_TABLE).where(_TABLE.c.account == bindparam("account"), _TABLE.c.place == bindparam("place"),
                             _TABLE.c.at == bindparam("at"))
_MINE = delete(_TABLE).where(_TABLE.c.account == bindparam("account"), _TABLE.c.place == bindparam("place"))


def take(what: str, address: str, at: datetime, *, account_id: int = 0,
         elsewhere: int = ELSEWHERE) -> timedelta:
    """How long this guess has to wait; when not at all, it counts as a failure until it is forgiven.

    what: the thing that is guessed at, such as the address of an account. address: where from. elsewhere: the
    most seconds that failures of others may cost, so that a stranger cannot keep somebody out. account_id: of
    whose row is locked, so that guesses made at once are counted one by one. Inside a transaction.
    """
    if account_id:
        ask(_LOCKED, {"account": account_id})
    left = _wait(_digest(what), _digest(address), at, elsewhere)
    if not left:
        note(what, address, at)
    return left


def note(what: str, address: str, at: datetime) -> None:
    """Keep one failed guess, and forget those of yesterday. Inside a transaction."""
    ask(_OLD, {"day": at - timedelta(days=1)})
    ask(_NEW, {"account": _digest(what), "place": _digest(address), "at": at})


def forgive(what: str, address: str) -> None:
    """The right answer ends the slowing from this place. Inside a transaction."""
    ask(_MINE, {"account": _digest(what), "place": _digest(address)})


def take_back(what: str, address: str, at: datetime) -> None:
    """The guess of this moment was right and counts no longer; those before it do. Inside a transaction.

    For what anybody may have one of: else who has one guesses at all others without waiting.
    """
    ask(_THIS, {"account": _digest(what), "place": _digest(address), "at": at})


def _wait(account: str, place: str, at: datetime, elsewhere: int) -> timedelta:
    found = ask(_failures(), {"account": account, "place": place, "since": at - REMEMBERED}).one()
    return max(_left(found[0], found[1], at, most=60), _left(found[2], found[3], at, most=elsewhere),
               _left(found[4], found[5], at, most=ELSEWHERE, free=FREE_OF_A_PLACE))


@cache   # making a statement costs more than asking it
def _failures() -> Any:
    same, here = SignInTry.account == bindparam("account"), SignInTry.place == bindparam("place")
    counted = [_counted(which) for which in (same & here, same, here)]
    made = select(*(column for pair in counted for column in pair))
    return made.where(SignInTry.at > bindparam("since"), or_(same, here))


def _counted(which: Any) -> tuple[Any, Any]:
    return func.count().filter(which), func.max(SignInTry.at).filter(which)


def _left(failures: int, last: datetime | None, at: datetime, *, most: int, free: int = FREE) -> timedelta:
    if last is None or failures < free:
        return timedelta()
    return max(last + timedelta(seconds=min(2 ** min(failures - free + 1, 9), most)) - at, timedelta())


def _digest(text: str) -> str:
    secret: str = current_app.config["SECRET_KEY"]
    plain = text.strip().lower().encode("utf-8", "replace")
    return hmac.new(secret.encode(), plain, hashlib.sha256).hexdigest()
