"""Signing in and out."""

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from committee import clock
from committee.people import signin
from committee.people.forms import SignInForm
from committee.people.records import Account
from committee.store import transaction
from committee.web.contact import contact
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("people", __name__)
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
SLOWED = "U probeerde het een paar keer achter elkaar. Wacht {} en probeer het dan opnieuw."


@bp.route("/inloggen", methods=["GET", "POST"])
@open_to(ANYBODY)
def sign_in() -> Response | tuple[str, int] | str:
    """The page to sign in; one message for a wrong name and a wrong password, slowed and never locked."""
    form = SignInForm()
    if request.method == "GET":
        return _home() if current_user.is_authenticated else _page(form)
    if not form.validate():
        return _page(form), 422
    email, place, at = form.email.data or "", request.remote_addr or "", clock.now()
    left = signin.wait(email, place, at)
    if left:
        seconds = max(1, round(left.total_seconds()))
        return _page(form, SLOWED.format(f"{seconds} {'seconde' if seconds == 1 else 'seconden'}")), 429
    if not _enter(email, form.password.data or "", place, at):
        return _page(form, WRONG), 422
    return _home()


@bp.post("/uitloggen")
@open_to(ANYBODY)
def sign_out() -> Response:
    """End this browser's session."""
    logout_user()
    session.clear()
    return redirect(url_for("people.sign_in"), 303)


def _enter(email: str, password: str, place: str, at: datetime) -> bool:
    account = signin.account_of(email)
    kept = account.password_hash if account else None
    right = signin.fits(kept, password)
    if account is None or not right:
        with transaction():
            signin.note_failure(email, place, at)
        return False
    _remember(account, password, email, place)
    return True


def _remember(account: Account, password: str, email: str, place: str) -> None:
    account_id, outdated = account.id, signin.HASHER.check_needs_rehash(account.password_hash or "")
    renewed = signin.hash_of(password) if outdated else None
    with transaction():
        signin.forget_failures(email, place)
        if renewed:
            signin.renew(account_id, renewed)
    session.clear()   # nothing of a visit before signing in goes along
    user = signin.signed_in(account_id)
    session.permanent = True
    login_user(user)


def _page(form: SignInForm, trouble: str = "") -> str:
    return render_template("people/sign_in.html", form=form, trouble=trouble, contact=contact(),
                           next=request.args.get("naar", ""))


def _home() -> Response:
    """Where the visitor wanted to go, if that is an address of ours; else the first page."""
    wanted = request.args.get("naar", "")
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return redirect(wanted if ours else url_for("desk.home"), 303)
