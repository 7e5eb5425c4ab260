"""What is shown once and kept nowhere open: a secret on its way to a telephone, and fresh recovery codes.

Both lie sealed in the visitor's own cookie until they are taken over, for a quarter of an hour at most.
"""

from flask import g, render_template, session

from committee.people import second
from committee.people.forms import SetUpForm

LASTS = 900   # seconds


def secret() -> str:
    """The secret that this browser was shown; a new one when there is none."""
    known = second.unseal(session.get("secret", ""), g.at, LASTS)
    if known is None:
        known = second.fresh()
        session["secret"] = second.seal(known, g.at)
    return known


def set_up(form: SetUpForm, email: str, trouble: str = "") -> str:
    """The page with the secret as a picture, as a link and in letters."""
    address = second.address(form.secret, email)
    fours = [form.secret[at:at + 4] for at in range(0, len(form.secret), 4)]
    return render_template("people/set_up.html", form=form, picture=second.drawn(address), address=address,
                           fours=fours, trouble=trouble)


def keep_codes(codes: list[str]) -> None:
    """Keep fresh codes until their owner has written them down."""
    session.pop("secret", None)
    session["codes"] = second.seal(" ".join(codes), g.at)


def codes() -> list[str]:
    """The fresh codes of this browser; none when they were taken over, or after a quarter of an hour."""
    return (second.unseal(session.get("codes", ""), g.at, LASTS) or "").split()


def forget_codes() -> None:
    """They are written down."""
    session.pop("codes", None)
