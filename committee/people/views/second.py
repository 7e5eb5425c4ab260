"""The second step of signing in: the code of a telephone, a recovery code, or the first set-up.

A code is a secret and is kept nowhere: a mistake is the answer to the POST.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from committee.people import keys, rules, second, tries
from committee.people.forms import WRONG_CODE, CodeForm, RecoveryForm, SetUpForm
from committee.people.records import Opens
from committee.people.views import halfway, showing
from committee.people.views.halfway import Half
from committee.people.views.signing import DEVICE, enter, onward, slowed
from committee.post.account_mail import Changed, tell_changed
from committee.store import transaction
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("second", __name__)
MOST = 60   # seconds; who gets here has the password, so others may slow him longer
USED = "Deze herstelcode klopt niet of is al gebruikt. Neem een andere van uw blad."


@bp.route("/inloggen/code", methods=["GET", "POST"])
@open_to(ANYBODY)
def code() -> ResponseReturnValue:
    """One field for the six figures of the telephone."""
    half, form = halfway.current(), CodeForm()
    if half is None or not half.known.totp_secret:
        return too_late()
    if request.method != "POST":
        return render_template("people/code.html", form=form)
    return _judged(half, form, "people/code.html", right=second.take, wrong=WRONG_CODE)


@bp.route("/inloggen/herstelcode", methods=["GET", "POST"])
@open_to(ANYBODY)
def recovery() -> ResponseReturnValue:
    """One field for a recovery code, for who is without his telephone."""
    half, form = halfway.current(), RecoveryForm()
    if half is None or not half.known.totp_secret:
        return too_late()
    if request.method != "POST":
        return render_template("people/recovery.html", form=form)
    return _judged(half, form, "people/recovery.html", right=second.recover, wrong=USED)


@bp.route("/inloggen/instellen", methods=["GET", "POST"])
@open_to(ANYBODY)
def set_up() -> ResponseReturnValue:
    """The first time: the telephone takes in the secret, and shows that it did."""
    half, form = halfway.current(), SetUpForm()
    if half is None or half.known.totp_secret:
        return too_late()
    form.secret = showing.secret()
    if request.method != "POST":
        return showing.set_up(form, half.known.email)
    if not form.validate():
        return showing.set_up(form, half.known.email), 422
    with transaction():
        codes = second.share(half.known.account_id, form.secret, form.step or 0, g.at)
        tell_changed(half.known.account_id, Changed.TELEPHONE, g.at)
    response = _entered(half, url_for("account.recovery_codes", naar=half.wanted or None))
    showing.keep_codes(codes)
    return response


def too_late() -> Response:
    """Back to the start: nobody is half signed in here, or no longer."""
    return redirect(url_for("people.sign_in", bericht="verlopen"), 303)


def _judged(half: Half, form: CodeForm | RecoveryForm, template: str, *,
            right: Callable[[int, str, datetime], bool], wrong: str) -> ResponseReturnValue:
    if not form.validate():
        return render_template(template, form=form), 422
    account_id = half.known.account_id
    left, fits = _guess(account_id, lambda: right(account_id, form.code.data or "", g.at))
    if left:
        return render_template(template, form=form, trouble=slowed(left)), 429
    if not fits:
        form.code.errors = [wrong]
        return render_template(template, form=form), 422
    return _entered(half, half.wanted)


def _guess(account_id: int, right: Callable[[], bool]) -> tuple[timedelta, bool]:
    """How long this guess waits, and whether it was right: one by one, whoever guesses at once."""
    what, place = f"second:{account_id}", request.remote_addr or ""
    with transaction():
        left = tries.take(what, place, g.at, account_id=account_id, elsewhere=MOST)
        fits = not left and right()
        if fits:
            tries.forgive(what, place)
    return left, fits


def _entered(half: Half, to: str) -> Response:
    enter(half.known.account_id)
    response = onward(to)
    if half.remember:
        lasts = keys.LASTS[Opens.DEVICE]
        with transaction():
            token = keys.issue(Opens.DEVICE, half.known.account_id, g.at,
                               device=rules.device(request.user_agent.string))
        response.set_cookie(DEVICE, token, max_age=lasts, path=url_for("people.sign_in"), httponly=True,
                            secure=current_app.config["SESSION_COOKIE_SECURE"], samesite="Lax")
    return response
