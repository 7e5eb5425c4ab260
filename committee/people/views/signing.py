"""Signing in and out: name and password, and the session that it opens.

Nobody is known yet, and a password is kept nowhere: a mistake is the answer to the POST.
"""

from datetime import timedelta

from flask import Blueprint, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from committee.config import SecondFactor
from committee.people import keys, rules, second, signin, tries
from committee.people.forms import SignInForm
from committee.people.records import Opens
from committee.people.signin import Known
from committee.people.views import halfway
from committee.store import sanctioned, transaction
from committee.web.contact import contact
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("people", __name__)
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
DEVICE = "apparaat"   # the cookie of a device that is remembered
HOURS = keys.LASTS[Opens.SESSION] // timedelta(hours=1)
ENDED = ("U bent niet meer ingelogd.", f"Dat gebeurt {HOURS} uur na het inloggen, of als uw sessie is "
         "beëindigd. Log opnieuw in om verder te gaan.")
SAID = {"verlopen": ("Het duurde te lang.", "Log opnieuw in."),
        "bewaard": ("Wat u typte is bewaard.", "U was niet meer ingelogd. Log in, dan staat het er weer."),
        "wachtwoord": ("Uw nieuwe wachtwoord staat klaar.", "Log ermee in."),
        "adres": ("Uw account heeft nu het nieuwe adres.", "Log ermee in.")}
SLOWED = "U probeerde het een paar keer achter elkaar. Wacht {} en probeer het dan opnieuw."


@bp.route("/inloggen", methods=["GET", "POST"])
@open_to(ANYBODY)
def sign_in() -> ResponseReturnValue:
    """The page to sign in; one message for a wrong name and a wrong password, slowed and never locked."""
    form, wanted = SignInForm(), request.args.get("naar", "")
    if request.method != "POST":
        return onward(wanted) if current_user.is_authenticated else _page(form)
    if not form.validate():
        return _page(form), 422
    email, place = form.email.data or "", request.remote_addr or ""
    with transaction():
        known = signin.known(email)
        left = tries.take(email, place, g.at, account_id=known.account_id)
    if left:
        return _page(form, slowed(left)), 429
    if not signin.fits(known.password_hash, form.password.data or ""):
        return _page(form, WRONG), 422
    remembered = _forgive(known, email, place, form.password.data or "")
    owed = _owed(known, remembered)
    if owed:
        halfway.begin(known, wanted, form.remember.value())
        return redirect(url_for(owed), 303)
    enter(known.account_id)
    return onward(wanted)


@bp.post("/uitloggen")
@open_to(ANYBODY)
def sign_out() -> Response:
    """End this browser's session, in the database too: a copy of its cookie opens nothing more."""
    if current_user.is_authenticated:
        with transaction():
            keys.end(current_user.account_id, g.at, Opens.SESSION, only=current_user.session_id)
    logout_user()
    session.clear()
    return redirect(url_for("people.sign_in"), 303)


@bp.after_app_request
def note_the_page(response: Response) -> Response:
    """Keep when a session was last in use, at most once a minute, whatever the page was."""
    user = g.get("_login_user")
    if isinstance(user, signin.SignedIn) and g.at - user.seen_at >= keys.A_MINUTE:
        with sanctioned(), transaction():
            keys.touch(user.session_id, g.at)
    return response


def enter(account_id: int) -> None:
    """Sign this browser in; nothing of a visit before goes along."""
    with transaction():
        keys.sweep(g.at)
        token = keys.issue(Opens.SESSION, account_id, g.at, device=rules.device(request.user_agent.string))
    session.clear()
    session.permanent = True
    login_user(signin.signed_in(token, g.at))


def onward(wanted: str) -> Response:
    """Where the visitor wanted to go, if that is an address of ours; else the first page."""
    return redirect(wanted if rules.ours(wanted) else url_for("desk.home"), 303)


def slowed(left: timedelta) -> str:
    """How long somebody who keeps guessing waits, as a sentence."""
    seconds = max(1, round(left.total_seconds()))
    return SLOWED.format(f"{seconds} {'seconde' if seconds == 1 else 'seconden'}")


def _owed(known: Known, remembered: bool) -> str:
    """The page on which more than a password is asked; empty when nothing is."""
    if known.totp_secret:
        return "" if remembered else "second.code"
    return "second.set_up" if current_app.config["SECOND_FACTOR"] == SecondFactor.REQUIRED else ""


def _forgive(known: Known, email: str, place: str, password: str) -> bool:
    """The password was right: nobody is slowed by it, and its hash is made anew when it is of old.

    Whether this device was remembered.
    """
    outdated = signin.HASHER.check_needs_rehash(known.password_hash or "")
    renewed = signin.hash_of(password) if outdated else None
    with transaction():
        tries.forgive(email, place)
        if renewed:
            signin.renew(known.account_id, renewed)
        device = second.knows(known.account_id, request.cookies.get(DEVICE, ""), g.at)
        if device:
            device.used_at = g.at
        return device is not None


def _page(form: SignInForm, trouble: str = "") -> str:
    said = SAID.get(request.args.get("bericht", ""), ENDED if "_user_id" in session else None)
    return render_template("people/sign_in.html", form=form, trouble=trouble, said=said, contact=contact())
