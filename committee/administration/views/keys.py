"""Keys for the systems of organisations: made and shown once, ended.

A mistake has an address; a key that was made is the answer to the POST, for nothing keeps it to show it
again.
"""

from flask import Blueprint, abort, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import changes, reads
from committee.administration.forms import KeyForm
from committee.administration.views.scope import administered, back, noted
from committee.api import tokens
from committee.doing.views.attempt import answered, attempt
from committee.permissions import Role
from committee.store import transaction
from committee.web.guard import open_to

bp = Blueprint("keys", __name__, url_prefix="/beheer/sleutels")
DONE = {"beeindigd": "De sleutel is beëindigd. Hij opent meteen niets meer."}


@bp.route("", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def show() -> ResponseReturnValue:
    """The keys there are, and the form to make one."""
    mine, said = administered(), attempt()
    form = KeyForm(**said.into)
    form.tie.choices = reads.tied(mine, g.today)
    done = DONE.get(request.args.get("bericht", ""), "")

    def shown() -> str:
        return render_template("administration/keys.html", keys=reads.keys(mine), form=form, done=done,
                               attempt=said)

    return answered(
        said, form, shown=shown, do=lambda: changes.make_key(int(form.tie.data), form["name"].data, g.at),
        after=lambda key: _shown_once(key, form), field="name")


@bp.post("/<int:key_id>/beeindig")
@open_to(Role.ADMIN)
def end(key_id: int) -> ResponseReturnValue:
    """A key opens nothing any more; twice is once."""
    if key_id not in {one.id for one in reads.keys(administered())}:
        abort(404)
    with transaction():
        ended = tokens.end(key_id, g.at)
    if ended:
        noted("sleutel beëindigd", key_id)
    return back("keys.show", "beeindigd")


def _shown_once(key: str, form: KeyForm) -> ResponseReturnValue:
    noted("sleutel gemaakt bij aansluiting", form.tie.data)
    answer = make_response(render_template("administration/key.html", key=key, name=form["name"].data))
    answer.headers["Cache-Control"] = "no-store"
    return answer
