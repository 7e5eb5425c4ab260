"""The page of searching."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from committee.searching.reads import CAP, After, Results, search
from committee.web import sought
from committee.web.guard import STAFF, current_actors, open_to

bp = Blueprint("searching", __name__)
bp.add_app_template_global(sought.asker, "asker")
LONGEST = 200


@bp.before_app_request
def keep_the_question() -> Response | None:
    """A question that comes in when its sign-in is over is answered once its asker has signed in again."""
    asks = request.endpoint == "searching.results" and request.method == "POST"
    if not asks or current_user.is_authenticated:
        return None
    waits = sought.waits(_said(), request.form.get(sought.ASKER, ""))
    if waits is None:
        return None
    return redirect(url_for("people.sign_in", naar=url_for("searching.results", **waits)), 303)


@bp.route("/zoeken", methods=["GET", "POST"])
@open_to(*STAFF)
def results() -> Response | str:
    """The cases in which everything stands that was asked for; no log and no address tells the question."""
    if request.method == "POST":
        return redirect(url_for("searching.results", **sought.hidden(_said())), 303)
    sealed = request.args.get(sought.NAME, "")
    query, before = sought.shown(sealed), After.read(request.args.get("voor", ""))
    mine = [actor for actor in current_actors() if actor.role in STAFF]
    found = search(mine, query, before) if query else Results((), 0, None)
    older = url_for("searching.results", **{sought.NAME: sealed}, voor=found.older)
    return render_template("searching/results.html", query=query or "", lost=query is None, found=found,
                           older=older, cap=CAP)


def _said() -> str:
    return request.form.get("q", "")[:LONGEST].strip()
