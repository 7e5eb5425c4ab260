"""The committees themselves: what stands on their letters, and where they are reached."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import reads, settings
from committee.administration.forms import OwnCommitteeForm
from committee.administration.records import Thing
from committee.administration.views.changing import Changing, changed
from committee.administration.views.scope import administered
from committee.doing.views.attempt import attempt
from committee.permissions import Role, Unknown
from committee.web.guard import open_to

bp = Blueprint("committees", __name__, url_prefix="/beheer/commissies")
DONE = {"gewijzigd": "Het is gewijzigd. Brieven die hierna worden gemaakt krijgen de nieuwe gegevens."}


@bp.get("")
@open_to(Role.ADMIN)
def show() -> str:
    """The committees of the administrator, with what stands on their letters."""
    return render_template("administration/committees.html", committees=reads.addresses(administered()),
                           done=DONE.get(request.args.get("bericht", ""), ""))


@bp.route("/<int:committee_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def change(committee_id: int) -> ResponseReturnValue:
    """What stands on the letters of a committee changes."""
    mine = administered()
    if committee_id not in mine:
        raise Unknown
    said = attempt()
    form = OwnCommitteeForm(data=settings.held(Thing.COMMITTEE, committee_id), **said.into)
    what = Changing(Thing.COMMITTEE, committee_id, f"Wijzig {mine[committee_id]}",
                    "Termijnen, gronden en stappen staan in het reglement en veranderen hier niet.",
                    "Commissies", "committees.show")
    return changed(what, form, said)
