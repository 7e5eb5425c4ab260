"""The desk of the day."""

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from committee.board import reminding
from committee.board.reads.page import CAP
from committee.board.reads.page import board as the_board
from committee.board.rules import Verb
from committee.permissions import Actor, Occasion, Role
from committee.procedure import Act
from committee.web.guard import current_actors, current_services, guarded, open_to
from committee.web.pages import PAGES
from committee.web.pages import address as act_address

bp = Blueprint("board", __name__)
AT_ONCE = 50   # reminders by one press
TOO_LONG = 10   # signs: no key of a row is
BETWEEN = ","   # the terms of one row, of several parties
ROOMS = {"hearing": "hearing.show", "chambers": "chambers.enter"}   # pages of a case, by its number
BEGUN = {"klacht": ("Nieuwe klacht", "intake.new"), "telefoonnotitie": ("Telefoonnotitie", "intake.call")}


@bp.get("/werkblad")
@open_to(Role.SECRETARY, Role.CHAIR)
def board() -> str:
    """What failed, what is due and what waits for whom, over all committees of the visitor or one."""
    committee, whole = request.args.get("commissie", ""), request.args.get("alles", "")
    page = the_board(current_actors(), current_services(), g.today, committee=committee, whole=whole)
    return render_template("board/board.html", page=page, committee=committee, whole=whole, cap=CAP,
                           address=address, choosing="kies" in request.args, begun=_begun())


def _begun() -> tuple[str, str] | None:
    """What the visitor wrote, kept and stopped with just now: its name, and where it lies."""
    verb, endpoint = BEGUN.get(request.args.get("bewaard", ""), ("", ""))
    slug = request.args.get("voor", "")
    if slug not in {one.slug for one in current_services() if verb and one.role is Role.SECRETARY}:
        return None
    return verb, url_for(endpoint, slug=slug)


@bp.post("/werkblad/herinneringen")
@guarded(Act.REMIND)
def remind() -> Response:
    """Remind of the chosen terms, one after the other, and say of each what became of it."""
    actors = current_actors()
    ticked = (key for row in request.form.getlist("term") for key in row.split(BETWEEN))
    terms = dict.fromkeys(int(key) for key in ticked if key.isdecimal() and len(key) < TOO_LONG)
    session["reminded"] = [[term, reminding.remind(actors, term, _now)] for term in list(terms)[:AT_ONCE]]
    return redirect(url_for("board.reminded"), 303)


@bp.get("/werkblad/herinneringen")
@guarded(Act.REMIND)
def reminded() -> str:
    """What became of the reminders that were sent just now, row by row."""
    became = [(term, trouble) for term, trouble in session.get("reminded", [])]
    return render_template("board/reminded.html", rows=reminding.told(current_actors(), became))


def _now(actor: Actor) -> Occasion:
    return Occasion.of(actor, g.today, g.at)


def address(case: str, verb: Verb) -> str:
    """Where the verb of a row leads; to the case where the act has no page of its own."""
    if verb.act is not None:
        return act_address(case, verb.act, **(verb.more or {})) if verb.act in PAGES else _case(case)
    if verb.page in ROOMS:
        return url_for(ROOMS[verb.page], number=case)
    if verb.page == "hold_reminder":
        return url_for("outgoing.hold_reminder", term=verb.key)
    if verb.page in {"mend", "hold", "hold_paper"}:
        return url_for(f"outgoing.{verb.page}", letter_id=verb.key)
    if verb.page == "mail":
        return url_for("intake.mail", mail_id=verb.key)
    return url_for(f"intake.{verb.page}", submission=verb.key)


def _case(number: str) -> str:
    return url_for("desk.case", number=number)
