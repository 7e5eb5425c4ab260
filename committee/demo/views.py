"""The mail of an installation that is tried out, readable by whoever tries it; elsewhere it is not there."""

from pathlib import Path

from flask import Blueprint, abort, current_app, render_template, request

from committee.demo import reads
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("demo", __name__)


@bp.get("/demo/post")
@open_to(ANYBODY)
def post() -> str:
    """Every message that would have been sent, newest first."""
    page = max(0, request.args.get("bladzijde", 0, type=int))
    messages, older = reads.newest(_folder(), page)
    return render_template("demo/post.html", messages=messages, page=page, older=older)


@bp.get("/demo/post/<name>")
@open_to(ANYBODY)
def message(name: str) -> str:
    """One message, as its recipient sees it."""
    found = reads.message(_folder(), name) or abort(404)
    return render_template("demo/message.html", message=found)


def _folder() -> Path:
    """Where the messages are kept; 404 unless this is a demonstration that keeps them in a folder."""
    kind, _, path = current_app.config["COMMITTEE_MAIL"].partition(":")
    if current_app.config["MODE"] != "demonstration" or kind != "file":
        abort(404)
    return Path(current_app.instance_path) / path
