"""The shelves of the outbox: what waits, went, failed or came back; what is printed and posted together."""

from collections.abc import Collection

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from committee.board.reads.scope import Scope
from committee.case.refusals import Refusal
from committee.doing import tokens
from committee.doing.views.attempt import Attempt, attempt
from committee.outgoing import acts, printing, reads
from committee.outgoing.rules import EMPTY, Shelf, ticked
from committee.people.signin import Service
from committee.permissions import Actor, Occasion, Role
from committee.store import transaction
from committee.web.download import attached
from committee.web.guard import current_actors, current_services, open_to
from committee.web.readlog import looked_at_all

bp = Blueprint("outgoing", __name__)


@bp.get("/uitgaand")
@open_to(Role.SECRETARY)
def outbox() -> ResponseReturnValue:
    """One shelf of the outbox, newest first."""
    wanted = request.args.get("stand", Shelf.WAITING.value)
    shelf = next((one for one in Shelf if one.value == wanted), None) or abort(404)
    return _not_printed() if shelf is Shelf.TO_PRINT and tokens.LOOK in request.args else _shelf(shelf)


def _shelf(shelf: Shelf, refused: str = "", chosen: Collection[int] = ()) -> str:
    served, committee = _served(), request.args.get("commissie", "")
    page = reads.outbox(_looking(), shelf, request.args.get("voor", type=int))
    return render_template("outgoing/outbox.html", page=page, shelf=shelf, shelves=list(Shelf),
                           cap=reads.CAP, committee=committee, committees=served, empty=EMPTY[shelf],
                           posted=request.args.get("gepost", type=int), refused=refused,
                           ticked="aangekruist" in request.args, chosen=chosen,
                           before=request.args.get("voor", type=int))


def _served() -> dict[str, Service]:
    return {service.slug: service for service in current_services() if service.role is Role.SECRETARY}


def _looking() -> Scope:
    """The committee whose letters the visitor looks at; all of his if he chose none."""
    chosen = _served().get(request.args.get("commissie", ""))
    return Scope.of(current_actors()).only(chosen.committee_id if chosen else None)


@bp.post("/uitgaand/te-printen.pdf")
@open_to(Role.SECRETARY)
def print_together() -> Response:
    """The ticked letters in one PDF, or all that wait to be printed; nothing is posted by it."""
    said = attempt(_to_print())
    try:
        letters = printing.sheets(_looking(), _ticked(said))
        content = printing.in_one(letters)
    except Refusal:
        return said.to_look_at()
    looked_at_all([(secretary_of(one.committee_id), one.case_id, one.id) for one in letters], "letter", g.at)
    return attached(content, f"brieven-{g.today.isoformat()}.pdf", "application/pdf")


def _to_print() -> str:
    """The address of the shelf on which letters are ticked, of the committee that the visitor looks at."""
    chosen = _served().get(request.args.get("commissie", ""))
    return url_for("outgoing.outbox", stand=Shelf.TO_PRINT.value, commissie=chosen.slug if chosen else None)


def _ticked(said: Attempt) -> list[int]:
    return ticked(said.typed.getlist("brief") if said.typed else [])


def _not_printed() -> ResponseReturnValue:
    """Why the ticked letters made no PDF, with those that wait still ticked."""
    said = attempt(_to_print())
    try:
        printing.in_one(printing.sheets(_looking(), _ticked(said)))
    except Refusal as refusal:
        return _shelf(Shelf.TO_PRINT, str(refusal), _ticked(said)), 409
    return redirect(said.path, 303)


@bp.post("/uitgaand/gepost")
@open_to(Role.SECRETARY)
def post() -> Response:
    """Letters that were printed and posted, ticked on the shelf; what is posted already is left alone."""
    scope, number = Scope.of(current_actors()), 0
    with transaction():
        for committee_id, keys in reads.to_print(scope, ticked(request.form.getlist("brief"))).items():
            actor = secretary_of(committee_id)
            number += acts.note_posted(keys, Occasion.of(actor, g.today, g.at))
    shelf = Shelf.TO_PRINT.value
    return redirect(url_for("outgoing.outbox", stand=shelf, commissie=request.args.get("commissie"),
                            gepost=number), 303)


def secretary_of(committee_id: int) -> Actor:
    """The visitor as the secretary of a committee."""
    return next(one for one in current_actors()
                if one.committee_id == committee_id and one.role is Role.SECRETARY)
