"""Who gave the right password and owes a code: kept in the signed cookie, for ten minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import g, session

from committee.people import keys, signin
from committee.people.signin import Known

LASTS = timedelta(minutes=10)
LONGEST = 500   # signs of an address in a cookie


@dataclass(frozen=True)
class Half:
    """Somebody who is half signed in. wanted: the page he came for. remember: whether his device is."""

    known: Known
    wanted: str
    remember: bool


def begin(known: Known, wanted: str, remember: bool) -> None:
    """Keep who gave the right password. A new password ends it."""
    session.clear()
    session["half"] = {
        "account": known.account_id,
        "mark": _mark(known),
        "until": (g.at + LASTS).isoformat(),
        "wanted": wanted if len(wanted) <= LONGEST else "",
        "remember": remember,
    }


def current() -> Half | None:
    """Who is half signed in; None once his time is over, or his password was changed meanwhile."""
    kept = session.get("half")
    if not kept or datetime.fromisoformat(kept["until"]) <= g.at:
        return None
    known = signin.known_by_id(kept["account"])
    return Half(known, kept["wanted"], kept["remember"]) if kept["mark"] == _mark(known) else None


def _mark(known: Known) -> str:
    return keys.digest(known.password_hash or "")[:16]
