"""The desk of the day."""

from flask import Blueprint, g, render_template, request, url_for

from committee.board.reads.page import CAP
from committee.board.reads.page import board as the_board
from committee.board.rules import Verb
from committee.permissions import Role
from committee.web.guard import current_actors, current_services, open_to
from committee.web.pages import PAGES
from committee.web.pages import address as act_address

bp = Blueprint("board", __name__)


@bp.get("/werkblad")
@open_to(Role.SECRETARY, Role.CHAIR)
def board() -> str:
    """What failed, what is due and what waits for whom, over all committees of the visitor or one."""
    committee, whole = request.args.get("commissie", ""), request.args.get("alles", "")
    page = the_board(current_actors(), current_services(), g.today, committee=committee, whole=whole)
    return render_template("board/board.html", page=page, committee=committee, whole=whole, cap=CAP,
                           address=address, choosing="kies" in request.args)


def address(case: str, verb: Verb) -> str:
    """Where the verb of a row leads; to the case where the act has no page of its own."""
    if verb.act is not None:
        return act_address(case, verb.act, **(verb.more or {})) if verb.act in PAGES else _case(case, "")
    if verb.page == "hearing":
        return _case(case, "hoorzitting")
    if verb.page in {"mend", "hold"}:
        return url_for(f"outgoing.{verb.page}", letter_id=verb.key)
    pages = {"join": "/postvak/{}/bij-zaak", "register": "/postvak/{}/nieuwe-zaak"}
    return pages[verb.page].format(verb.key)


def _case(number: str, anchor: str) -> str:
    return url_for("desk.case", number=number, _anchor=anchor or None)
