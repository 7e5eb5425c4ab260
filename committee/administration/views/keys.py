"""Keys for the systems of organisations: made and shown once, ended."""

from flask import Blueprint, abort, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import changes, reads
from committee.administration.forms import KeyForm
from committee.administration.refusals import NotSo
from committee.administration.views.scope import administered, back, noted
from committee.api import tokens
from committee.permissions import Role
from committee.store import transaction
from committee.web.guard import open_to

bp = Blueprint("keys", __name__, url_prefix="/beheer/sleutels")
DONE = {"beeindigd": "De sleutel is beëindigd. Hij opent meteen niets meer."}


@bp.route("", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def show() -> ResponseReturnValue:
    """The keys there are, and the form to make one."""
    mine, form = administered(), KeyForm()
    form.tie.choices = reads.tied(mine, g.today)
    if request.method == "POST" and form.validate():
        try:
            with transaction():
                key = changes.make_key(int(form.tie.data), form["name"].data, g.at)
        except NotSo as wrong:
            form["name"].errors = [str(wrong)]
        else:
            noted("sleutel gemaakt bij aansluiting", form.tie.data)
            return _shown_once(key, form["name"].data)
    done = DONE.get(request.args.get("bericht", ""), "")
    page = render_template("administration/keys.html", keys=reads.keys(mine), form=form, done=done)
    return page, 422 if request.method == "POST" else 200


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


def _shown_once(key: str, name: str) -> ResponseReturnValue:
    answer = make_response(render_template("administration/key.html", key=key, name=name))
    answer.headers["Cache-Control"] = "no-store"
    return answer
