"""The holder of an account says whether it shall have another address; asked for by an administrator."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from committee.administration import addresses, settings
from committee.administration.refusals import NotSo
from committee.people import signin
from committee.store import transaction
from committee.web.contact import contact
from committee.web.forms import CommitteeForm
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("new_address", __name__)
YES = "ja"


@bp.route("/adres/<token>", methods=["GET", "POST"])
@open_to(ANYBODY)
def answer(token: str) -> ResponseReturnValue:
    """Yes or no, by the link in the mail to the address that the account has; looking decides nothing."""
    asked = addresses.of(token, g.at)
    if asked is None:
        return render_template("people/new_address_over.html", contact=contact()), 410
    if request.method != "POST":
        known = signin.known_by_id(asked.account_id)
        return render_template("people/new_address.html", form=CommitteeForm(), old=known.email,
                               new=asked.email, contact=contact())
    if request.form.get("antwoord") != YES:
        with transaction():
            addresses.take(token, g.at)
        return render_template("people/new_address_over.html", refused=True, contact=contact())
    try:
        with transaction():
            given = settings.agree(token, g.at)
    except NotSo as wrong:
        return render_template("people/new_address_over.html", trouble=str(wrong), contact=contact()), 409
    if not given:
        return render_template("people/new_address_over.html", contact=contact()), 410
    return redirect(url_for("people.sign_in", bericht="adres"), 303)
