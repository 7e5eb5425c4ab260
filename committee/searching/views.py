"""The page of searching."""

from flask import Blueprint, render_template, request

from committee.searching.reads import CAP, After, Results, search
from committee.web.guard import STAFF, current_actors, open_to

bp = Blueprint("searching", __name__)
LONGEST = 200


@bp.get("/zoeken")
@open_to(*STAFF)
def results() -> str:
    """The cases in which everything stands that was asked for; the question stays in no log of ours."""
    query = request.args.get("q", "")[:LONGEST].strip()
    mine = [actor for actor in current_actors() if actor.role in STAFF]
    found = search(mine, query, After.read(request.args.get("voor", ""))) if query else Results((), 0, None)
    return render_template("searching/results.html", query=query, found=found, cap=CAP)
