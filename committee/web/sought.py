"""What somebody looks for, sealed in an address: a name that is searched stands in no log and no history."""

from flask import g
from flask_login import current_user

from committee.people import seals

NAME = "gezocht"   # in the address, before what is sealed
ASKER = "_wie"     # the field that says whose question it is
WHO = "who looks for something"


def hidden(said: str) -> dict[str, str]:
    """What the address of a page says of what its visitor looks for; nothing where he looks for nothing."""
    return _hidden(said, current_user.account_id)


def asker() -> str:
    """Who looks for something, to go along with the question: it may come in when his sign-in is over."""
    return seals.seal(str(current_user.account_id), WHO, g.at)


def waits(said: str, who: str) -> dict[str, str] | None:
    """What the address says of a question that came in when the sign-in of its asker was over, for him alone.

    None when nobody here was given the form it came with.
    """
    account = seals.unseal(who, WHO, g.at)
    return None if account is None else _hidden(said, account)


def shown(sealed: str) -> str | None:
    """What the visitor looked for, nothing where nothing is sealed.

    None when it is not his, not of this installation, or broken.
    """
    return seals.unseal(sealed, _use(current_user.account_id), g.at) if sealed else ""


def _hidden(said: str, account: int | str) -> dict[str, str]:
    return {NAME: seals.seal(said, _use(account), g.at)} if said else {}


def _use(account: int | str) -> str:
    return f"what account {account} looks for"
