"""Mijn account: password, second factor, sessions, remembered devices, and how the pages look.

Each form asks for a password, which is kept nowhere: a mistake is the answer to the POST. The one that asks
for none offers three choices, one of them made, and no browser gets it wrong.
"""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from committee.people import keys, reads, second, signin, tries
from committee.people.forms import ChangePassword, LookForm, PasswordAsked, RenewForm
from committee.people.records import Account, Look, Opens
from committee.people.signin import Known
from committee.people.views import showing
from committee.people.views.signing import onward, slowed
from committee.permissions import LABELS, Role
from committee.post.account_mail import Changed, tell_changed
from committee.store import db, transaction
from committee.web.guard import STAFF, current_services, open_to

bp = Blueprint("account", __name__, url_prefix="/account")
OWN = (*STAFF, Role.ADMIN)
NOT_YOURS = "Dit is niet uw wachtwoord van nu."
DONE = {
    "wachtwoord": "Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.",
    "sessie": "De sessie is beëindigd.",
    "sessies": "Alle andere sessies zijn beëindigd.",
    "apparaat": "Het apparaat is vergeten. Daar vragen wij weer om de code.",
    "uiterlijk": "Uw keuze is bewaard.",
    "codes": "Uw herstelcodes staan klaar voor als u uw telefoon niet hebt.",
}
ENDED = {"sessies": Opens.SESSION, "apparaten": Opens.DEVICE}


@bp.get("")
@open_to(*OWN)
def show() -> str:
    """Everything about one's own account on one page."""
    return _page(None, DONE.get(request.args.get("bericht", ""), ""))


@bp.route("/wachtwoord", methods=["GET", "POST"])
@open_to(*OWN)
def password() -> ResponseReturnValue:
    """Another password, for who gives the old one; every other session and device ends."""
    form, known = ChangePassword(), signin.known_by_id(current_user.account_id)
    form.name, form.address = known.name, known.email
    if request.method != "POST":
        return render_template("people/password.html", form=form)
    trouble, status = _asked(form, known)
    if status:
        return render_template("people/password.html", form=form, trouble=trouble), status
    hashed = signin.hash_of(form.password.data or "")
    with transaction():
        signin.renew(known.account_id, hashed)
        keys.end(known.account_id, g.at, Opens.SESSION, Opens.DEVICE, Opens.PASSWORD,
                 but=current_user.session_id)
        tell_changed(known.account_id, Changed.PASSWORD, g.at)
    return _back("wachtwoord")


@bp.route("/telefoon", methods=["GET", "POST"])
@open_to(*OWN)
def telephone() -> ResponseReturnValue:
    """A second factor, the first one or on another telephone."""
    form, known = RenewForm(), signin.known_by_id(current_user.account_id)
    form.secret = showing.secret()
    if request.method != "POST":
        return showing.set_up(form, known.email)
    trouble, status = _asked(form, known)
    if status:
        return showing.set_up(form, known.email, trouble), status
    with transaction():
        codes = second.share(known.account_id, form.secret, form.step or 0, g.at)
        tell_changed(known.account_id, Changed.TELEPHONE, g.at)
    showing.keep_codes(codes)
    return redirect(url_for("account.recovery_codes"), 303)


@bp.route("/herstelcodes/nieuw", methods=["GET", "POST"])
@open_to(*OWN)
def new_codes() -> ResponseReturnValue:
    """Ten other recovery codes, for who gives his password."""
    form, known = PasswordAsked(), signin.known_by_id(current_user.account_id)
    if not known.totp_secret:
        abort(404)
    if request.method != "POST":
        return render_template("people/new_codes.html", form=form)
    trouble, status = _asked(form, known)
    if status:
        return render_template("people/new_codes.html", form=form, trouble=trouble), status
    with transaction():
        codes = second.recovery_codes(known.account_id, g.at)
        tell_changed(known.account_id, Changed.CODES, g.at)
    showing.keep_codes(codes)
    return redirect(url_for("account.recovery_codes"), 303)


@bp.route("/herstelcodes", methods=["GET", "POST"])
@open_to(*OWN)
def recovery_codes() -> ResponseReturnValue:
    """The fresh recovery codes, until they are written down."""
    wanted, codes = request.args.get("naar", ""), showing.codes()
    if request.method == "POST" or not codes:
        showing.forget_codes()
        return onward(wanted or url_for("account.show", bericht="codes" if codes else None))
    return render_template("people/recovery_codes.html", codes=codes, wanted=wanted)


@bp.post("/<any(sessies, apparaten):kind>/<int:key_id>")
@open_to(*OWN)
def end(kind: str, key_id: int) -> Response:
    """End one session, or forget one device."""
    with transaction():
        keys.end(current_user.account_id, g.at, ENDED[kind], only=key_id)
    return _back("sessie" if kind == "sessies" else "apparaat")


@bp.post("/sessies/andere")
@open_to(*OWN)
def end_others() -> Response:
    """End every session but this one."""
    with transaction():
        keys.end(current_user.account_id, g.at, Opens.SESSION, but=current_user.session_id)
    return _back("sessies")


@bp.post("/uiterlijk")
@open_to(*OWN)
def look() -> ResponseReturnValue:
    """Light, dark, or as the device."""
    form = LookForm()
    if not form.validate():
        return _page(form), 422
    with transaction():
        chosen = next(look for look in Look if look.value == form.look.data)
        db.session.get_one(Account, current_user.account_id).look = chosen
    return _back("uiterlijk")


def _page(form: LookForm | None, done: str = "") -> str:
    page = reads.own_account(current_user.account_id, current_user.session_id, g.at)
    services = [(service, LABELS[service.role]) for service in current_services()]
    form = form or LookForm(look=page.look.value)
    return render_template("people/account.html", page=page, services=services, form=form, done=done)


def _asked(form: PasswordAsked, known: Known) -> tuple[str, int]:
    """What keeps this form from being done, with its status; the old password is asked last."""
    if not form.validate():
        return "", 422
    place = request.remote_addr or ""
    with transaction():
        left = tries.take(known.email, place, g.at, account_id=known.account_id)
    if left:
        return slowed(left), 429
    if not signin.fits(known.password_hash, form.old.data or ""):
        form.old.errors = [NOT_YOURS]
        return "", 422
    with transaction():
        tries.forgive(known.email, place)
    return "", 0


def _back(said: str) -> Response:
    return redirect(url_for("account.show", bericht=said), 303)
