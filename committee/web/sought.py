"""What somebody looks for, sealed in an address: a name that is searched stands in no log and no history."""

from flask import g
from flask_login import current_user

from committee.people import seals

NAME = "gezocht"   # in the address, before what is sealed


def hidden(said: str) -> dict[str, str]:
    """What the address of a page says of what its visitor looks for; nothing where he looks for nothing."""
    return {NAME: seals.seal(said, _use(), g.at)} if said else {}


def shown(sealed: str) -> str | None:
    """What the visitor looked for, nothing where nothing is sealed.

    None when it is not his, not of this installation, or broken.
    """
    return seals.unseal(sealed, _use(), g.at) if sealed else ""


def _use() -> str:
    return f"what account {current_user.account_id} looks for"
