"""A forgotten password: a link by mail, and a new one chosen by it. An invitation brings the same link.

Nobody is known yet, and a password is kept nowhere: a mistake is the answer to the POST.
"""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from committee.people import keys, signin, tries
from committee.people.forms import ForgottenForm, NewPassword
from committee.people.records import Opens
from committee.people.signin import Known
from committee.post import account_mail
from committee.store import db, transaction, trial
from committee.web.contact import contact
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("passwords", __name__)


@bp.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@open_to(ANYBODY)
def forgotten() -> ResponseReturnValue:
    """Asks for an address and answers the same whether it is known or not."""
    form = ForgottenForm()
    if request.method != "POST":
        if request.args.get("verstuurd"):
            return render_template("people/mailed.html", contact=contact())
        return render_template("people/forgotten.html", form=form)
    if not form.validate():
        return render_template("people/forgotten.html", form=form), 422
    email = form.email.data or ""
    with transaction():
        known = signin.known(email)
        left = tries.take(f"mail:{email}", request.remote_addr or "", g.at, elsewhere=account_mail.APART)
    if not left:
        _mail(known)
    return redirect(url_for("passwords.forgotten", verstuurd="ja"), 303)


@bp.route("/wachtwoord/<token>", methods=["GET", "POST"])
@open_to(ANYBODY)
def choose(token: str) -> ResponseReturnValue:
    """A new password by a link that works once; every session and remembered device ends."""
    known = _whose(token)
    if not known.account_id:
        return render_template("people/dead_link.html", contact=contact()), 410
    form = NewPassword()
    form.name, form.address = known.name, known.email
    if request.method != "POST":
        return render_template("people/choose.html", form=form)
    if not form.validate():
        return render_template("people/choose.html", form=form), 422
    hashed = signin.hash_of(form.password.data or "")
    with transaction():
        key = keys.use_up(Opens.PASSWORD, token, g.at)
        if key:
            signin.renew(key.account_id, hashed)
            keys.end(key.account_id, g.at, Opens.SESSION, Opens.DEVICE, Opens.PASSWORD)
            tries.forgive(known.email, request.remote_addr or "")
            if known.password_hash:   # the first password is no change
                account_mail.tell_changed(key.account_id, account_mail.Changed.PASSWORD, g.at)
    if key is None:
        return render_template("people/dead_link.html", contact=contact()), 410
    return redirect(url_for("people.sign_in", bericht="wachtwoord"), 303)


def _mail(known: Known) -> None:
    """Mail the link; for nobody as much is done and nothing kept, so that time tells no more than words."""
    with transaction() if known.account_id else trial():
        somebody = known.account_id or signin.first_account()
        if somebody:
            account_mail.send_reset(somebody, g.at)
        db.session.flush()


def _whose(token: str) -> Known:
    key = keys.find(Opens.PASSWORD, token, g.at)
    return signin.known_by_id(key.account_id) if key else Known()
