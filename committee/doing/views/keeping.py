"""What is typed is kept while it is typed, and when it comes in after its sign-in or visit ended."""

from flask import Blueprint, abort, g, redirect, request, session, url_for
from flask_login import current_user

from committee.doing import kept
from committee.doing.tokens import signer
from committee.doing.views import questions
from committee.doing.views.handing import Answer
from committee.people import links
from committee.store import transaction
from committee.web import errors
from committee.web.guard import STAFF, current_actors, open_to

bp = Blueprint("doing", __name__)


@bp.post("/concept")
@open_to(*STAFF)
def draft() -> tuple[str, int]:
    """Keep what is typed on a page, while it is typed."""
    return keep_draft({actor.key for actor in current_actors()})


def keep_draft(owners: set[str]) -> tuple[str, int]:
    """Keep what came along of the page that its proof names, if it is one of theirs.

    What was on its way while the form itself was handed in comes too late, and is the same text.
    """
    owner, path = _proven(request.form.get("_proof", ""))
    if owner not in owners:
        abort(404)
    _said, handed_in_at, _since = kept.handed_in(owner, path, request.form.get("_token", ""))
    if handed_in_at is None:
        _keep(owner, path)
    return "", 204


@bp.before_app_request
def keep_what_was_typed() -> Answer | None:
    """A form that comes in when its sign-in or visit is over: its text waits for who it was of."""
    if request.method != "POST" or "_proof" not in request.form or _still_there():
        return None
    owner, path = _proven(request.form["_proof"])
    _keep(owner, path)
    if owner.startswith("party:"):
        return errors.dead_link(kept=True)
    return redirect(url_for("people.sign_in", naar=path, bericht="bewaard"), 303)


def _keep(owner: str, path: str) -> None:
    with transaction():
        if questions.ASKED in request.form:   # one question of several: the others stay as they are
            questions.keep_typed(owner, path, g.at)
            return
        kept.save(owner, path, kept.typed(request.form.to_dict(flat=False)), g.at)


def _still_there() -> bool:
    visiting = links.visiting(session.get("link"), session.get("link_until"), g.at)
    return bool(current_user.is_authenticated) or visiting is not None


def _proven(proof: str) -> tuple[str, str]:
    good, said = signer().loads_unsafe(proof)
    if not good or not isinstance(said, list) or len(said) != 2:
        abort(404)
    return str(said[0]), str(said[1])
