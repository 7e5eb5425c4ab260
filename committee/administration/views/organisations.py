"""Organisations and what ties them to a committee; the secretary keeps these as well."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import changes, reads
from committee.administration.forms import BOUND, ChangeTieForm, TieForm
from committee.administration.views.scope import administered, back, noted
from committee.permissions import Role
from committee.store import transaction
from committee.web.guard import open_to

bp = Blueprint("organisations", __name__, url_prefix="/beheer/organisaties")
DONE = {"toegevoegd": "De organisatie is aangesloten.", "gewijzigd": "De aansluiting is gewijzigd."}
TIE = ("binding_on", "board", "contact", "first_line", "until_day")


@bp.get("")
@open_to(Role.ADMIN, Role.SECRETARY)
def show() -> str:
    """The affiliated organisations."""
    return render_template("administration/organisations.html", bound=BOUND,
                           ties=reads.ties(administered(Role.SECRETARY)),
                           done=DONE.get(request.args.get("bericht", ""), ""))


@bp.route("/nieuw", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def add() -> ResponseReturnValue:
    """An organisation is affiliated."""
    form = TieForm()
    form.offer(administered(Role.SECRETARY))
    _offer_first_lines(form)
    if request.method != "POST":
        return render_template("administration/organisation.html", form=form, tie=None)
    if form.validate():
        said = {key: form[key].data for key in
                (*TIE, "name", "street", "postcode", "town", "email", "phone", "from_day")}
        try:
            with transaction():
                made = changes.add_tie(int(form.committee.data), said).id
            noted("aansluiting toegevoegd", made)
            return back("organisations.show", "toegevoegd")
        except changes.NotSo as wrong:
            form["name"].errors = [str(wrong)]
    return render_template("administration/organisation.html", form=form, tie=None), 422


@bp.route("/<int:affiliation_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def change(affiliation_id: int) -> ResponseReturnValue:
    """What holds between an organisation and a committee changes."""
    found = reads.tie(administered(Role.SECRETARY), affiliation_id)
    form = ChangeTieForm(data={key: getattr(found, key) for key in TIE})
    form.began = found.from_day
    _offer_first_lines(form)
    if request.method != "POST" or not form.validate():
        status = 422 if request.method == "POST" else 200
        return render_template("administration/organisation.html", form=form, tie=found), status
    with transaction():
        changes.change_tie(found.id, {key: form[key].data for key in TIE})
    noted("aansluiting gewijzigd", found.id)
    return back("organisations.show", "gewijzigd")


def _offer_first_lines(form: Any) -> None:
    form.first_line.choices = [(identity, identity) for identity in reads.identities()]
