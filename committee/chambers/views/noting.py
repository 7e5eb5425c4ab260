"""Comments on the draft: make one, answer one, say that it was worked in."""

from flask import abort, g, redirect, render_template, request

from committee.chambers.reads.room import Room
from committee.chambers.rules import where
from committee.chambers.views.blocks import words_taken_along
from committee.chambers.views.entry import back, bp, entered, offer_of, only_looks, place
from committee.deliberation.rules import Note, element_of
from committee.doing.forms import Sheet
from committee.doing.views import Answer, Deed, answered, previewed, require_open
from committee.procedure import Act
from committee.web.guard import STAFF, open_to
from committee.web.pages import PAGES
from committee.web.readlog import looked


@bp.route("/zaken/<number>/raadkamer/opmerking", methods=["GET", "POST"])
@open_to(*STAFF)
def comment(number: str) -> Answer:
    """A comment on the part that the address names (deel), or an answer to a comment (to)."""
    offer = offer_of(number)
    found, page = entered(offer), PAGES[Act.COMMENT]
    to = _asked_note(found, request.args.get("to", ""))
    element = _element_asked(to, request.args.get("deel", ""))

    def shown(sheet: Sheet) -> str:
        return render_template("chambers/comment.html", room=found, sheet=sheet, form=sheet.form, offer=offer,
                               answered=to, where=where, element=element)

    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id)
    done = "antwoord" if to else "opmerking"
    deed = Deed(shown, previewed, lambda _done: back(number, element, done),
                stopped=lambda _sheet: back(number, element, f"klad-{done}"),
                opens=lambda: require_open(page, offer))
    return words_taken_along(offer) or answered(deed, page, offer)


@bp.route("/zaken/<number>/raadkamer/opmerking/<int:note>/verwerkt", methods=["GET", "POST"])
@open_to(*STAFF)
def work_in(number: str, note: int) -> Answer:
    """A comment was worked in; who was second reads at the comment who was first."""
    offer = offer_of(number)
    found, page = entered(offer), PAGES[Act.WORK_IN]
    mine = _asked_note(found, str(note)) or abort(404)
    part, anchor = element_of(mine.part), f"opmerking-{note}"
    if mine.settled_at is not None:
        return back(number, part, "verwerkt", anchor)
    if only_looks():
        return redirect(place(number, part, anchor=anchor), 303)
    deed = Deed(_refused, previewed, lambda _done: back(number, part, "verwerkt"))
    return answered(deed, page, offer)


def _refused(sheet: Sheet) -> str:
    return render_template("doing/act.html", sheet=sheet, page=sheet.page, offer=sheet.offer, form=sheet.form,
                           occasion=sheet.occasion, article="", consequences=())


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
