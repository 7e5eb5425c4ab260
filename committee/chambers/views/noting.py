"""Comments on the draft: make one, answer one, say that it was worked in."""

from flask import abort, g, render_template, request
from werkzeug.wrappers import Response

from committee.chambers.reads.room import Room, room
from committee.chambers.rules import where
from committee.chambers.views.entry import back, bp, offer_of
from committee.deliberation.rules import Note, element_of
from committee.doing import forms, performing
from committee.doing.forms import Sheet
from committee.doing.views import Answer, handled, previewed, require_open
from committee.procedure import Act
from committee.web.guard import STAFF, open_to
from committee.web.pages import PAGES
from committee.web.readlog import looked


@bp.route("/zaken/<number>/raadkamer/opmerking", methods=["GET", "POST"])
@open_to(*STAFF)
def comment(number: str) -> Answer:
    """A comment on the part that the address names (deel), or an answer to a comment (to)."""
    offer = offer_of(number)
    found, page = room(offer), PAGES[Act.COMMENT]
    require_open(page, offer)
    answered = _asked_note(found, request.args.get("to", ""))
    element = _element_asked(answered, request.args.get("deel", ""))
    anchor = f"opmerking-{answered.number}" if answered else "opmerkingen"

    def after(_done: object) -> Response:
        return back(number, element, "antwoord" if answered else "opmerking", anchor)

    def shown(sheet: Sheet) -> str:
        return render_template("chambers/comment.html", room=found, sheet=sheet, form=sheet.form, offer=offer,
                               answered=answered, where=where, element=element)

    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id)
        return shown(forms.opened(page, offer))
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return after(None)
    return handled(forms.handed(page, offer, g.at), shown, previewed, after)


@bp.post("/zaken/<number>/raadkamer/opmerking/<int:note>/verwerkt")
@open_to(*STAFF)
def work_in(number: str, note: int) -> Answer:
    """A comment was worked in; whoever was second reads why nothing happened."""
    offer = offer_of(number)
    found, page = room(offer), PAGES[Act.WORK_IN]
    require_open(page, offer)
    mine = _asked_note(found, str(note)) or abort(404)

    def after(_done: object) -> Response:
        return back(number, element_of(mine.part), "verwerkt", "opmerkingen")

    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return after(None)

    def shown(sheet: Sheet) -> str:
        return render_template("doing/act.html", sheet=sheet, page=page, offer=offer, form=sheet.form,
                               occasion=sheet.occasion, article="", consequences=())

    return handled(forms.handed(page, offer, g.at), shown, previewed, after)


def _asked_note(found: Room, number: str) -> Note | None:
    """The comment that the address names; there is no page for one that is not there."""
    if not number:
        return None
    return next((one for one in found.notes if str(one.number) == number), None) or abort(404)


def _element_asked(answered: Note | None, part: str) -> int | None:
    """The element whose page this belongs to; None for the other parts."""
    if answered is not None:
        return element_of(answered.part)
    return int(part) if part.isdecimal() else None
