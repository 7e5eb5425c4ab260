"""Keys for the systems of organisations: made and shown once, ended.

A key that was made lies sealed in the cookie of who made it until he has it, a quarter of an hour at most:
a page that is loaded again shows it and makes no other. Nothing else keeps it.
"""

import json

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from committee.administration import changes, reads
from committee.administration.forms import KeyForm
from committee.administration.views.scope import administered, back, noted
from committee.api import tokens
from committee.doing.views.attempt import answered, attempt
from committee.people import seals
from committee.permissions import Role
from committee.store import transaction
from committee.web.guard import open_to

bp = Blueprint("keys", __name__, url_prefix="/beheer/sleutels")
DONE = {"beeindigd": "De sleutel is beëindigd. Hij opent meteen niets meer."}
NEW = "key"    # in the cookie
LASTS = 900    # seconds


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
        after=lambda key: _made(key, form), field="name")


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


@bp.route("/nieuw", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def new() -> ResponseReturnValue:
    """The key that this visitor made just now, until he says that he has it."""
    made = seals.unseal(session.get(NEW, ""), _use(), g.at, LASTS)
    if request.method == "POST" or made is None:
        session.pop(NEW, None)
        return redirect(url_for("keys.show"), 303)
    name, key = json.loads(made)
    answer = make_response(render_template("administration/key.html", key=key, name=name))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _made(key: str, form: KeyForm) -> Response:
    noted("sleutel gemaakt bij aansluiting", form.tie.data)
    session[NEW] = seals.seal(json.dumps([form["name"].data, key]), _use(), g.at)
    return redirect(url_for("keys.new"), 303)


def _use() -> str:
    return f"a new key, made by account {current_user.account_id}"
