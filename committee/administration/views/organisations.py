"""Organisations and what ties them to a committee; the secretary keeps these as well."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import changes, reads, rules, settings
from committee.administration.forms import BOUND, ChangeTieForm, OrganisationForm, TieForm
from committee.administration.records import Thing
from committee.administration.views.changing import Changing, changed
from committee.administration.views.scope import added, administered
from committee.doing.views.attempt import answered, attempt
from committee.permissions import Role
from committee.web.guard import open_to

bp = Blueprint("organisations", __name__, url_prefix="/beheer/organisaties")
DONE = {"toegevoegd": "De organisatie is aangesloten.", "gewijzigd": "Het is gewijzigd."}
NEW = ("binding_on", "board", "contact", "first_line", "until_day", "name", "street", "postcode", "town",
       "email", "phone", "from_day")


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
    said = attempt()
    form = TieForm(**said.into)
    form.offer(administered(Role.SECRETARY))
    _offer_first_lines(form)
    page = "administration/organisation.html"
    return answered(
        said, form, shown=lambda: render_template(page, form=form, attempt=said),
        do=lambda: changes.add_tie(int(form.committee.data), {key: form[key].data for key in NEW}).id,
        after=lambda made: added("aansluiting toegevoegd", made, "organisations.show"), field="name")


@bp.route("/<int:affiliation_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def change(affiliation_id: int) -> ResponseReturnValue:
    """What holds between an organisation and a committee changes."""
    found = reads.tie(administered(Role.SECRETARY), affiliation_id)
    said = attempt()
    form = ChangeTieForm(data=settings.held(Thing.TIE, found.id), **said.into)
    _offer_first_lines(form)
    what = Changing(Thing.TIE, found.id, "Wijzig de aansluiting",
                    f"{found.organisation} bij {found.committee}.", "Organisaties", "organisations.show")
    return changed(what, form, said)


@bp.route("/<int:affiliation_id>/gegevens", methods=["GET", "POST"])
@open_to(Role.ADMIN, Role.SECRETARY)
def details(affiliation_id: int) -> ResponseReturnValue:
    """Where an affiliated organisation is reached changes: there its links go, of every committee."""
    mine = administered(Role.SECRETARY)
    found = reads.tie(mine, affiliation_id)
    said = attempt()
    form = OrganisationForm(data=settings.held(Thing.ORGANISATION, found.organisation_id), **said.into)
    what = Changing(Thing.ORGANISATION, found.organisation_id, f"Wijzig {found.organisation}",
                    "Dit geldt voor alle commissies waarbij zij is aangesloten. Brieven die al weg zijn "
                    "blijven zoals ze waren.", "Organisaties", "organisations.show",
                    refused=_of_others(mine, found.organisation_id))
    return changed(what, form, said)


def _of_others(mine: Collection[int], organisation_id: int) -> str:
    """Why an organisation is not this visitor's to change; empty when it is."""
    return "" if rules.all_mine(mine, reads.tied_to(organisation_id)) else rules.SHARED


def _offer_first_lines(form: Any) -> None:
    form.first_line.choices = [(identity, identity) for identity in reads.identities()]
