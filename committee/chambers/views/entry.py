"""How one comes into chambers: the case as it stands before this visitor, one element of it, and back."""

from flask import Blueprint, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from committee.case.offer import Offer
from committee.chambers.reads.room import Room, room
from committee.chambers.rules import Item
from committee.doing import choices
from committee.web.guard import current_actors

bp = Blueprint("chambers", __name__)
DONE = {"bevinding": "De bevinding is bewaard.", "akkoord": "Uw akkoord is vastgelegd.",
        "delen": "De andere delen zijn bewaard.", "opmerking": "De opmerking is bewaard.",
        "antwoord": "Het antwoord is bewaard.", "verwerkt": "De opmerking staat op verwerkt."}


def offer_of(number: str) -> Offer:
    """The case as it offers itself to the visitor. Raises Unknown."""
    return choices.offer(number, current_actors(), g.today, request.args.items(multi=True))


def at_element(number: str, chosen: int) -> tuple[Offer, Room, Item]:
    """Chambers at one element that lies before the committee; there is no page for another."""
    offer = offer_of(number)
    found = room(offer)
    item = next((one for one in found.chosen if one.number == chosen), None) or abort(404)
    return offer, found, item


def back(number: str, chosen: int | None, done: str, anchor: str | None = None) -> Response:
    """To the page of an element, or of the other parts, with word of what was done."""
    if chosen is None:
        address = url_for("chambers.text", number=number, gedaan=done, _anchor=anchor)
    else:
        address = url_for("chambers.element", number=number, element=chosen, gedaan=done, _anchor=anchor)
    return redirect(address, 303)


def done_words() -> str | None:
    """What was done just now, as the address says."""
    return DONE.get(request.args.get("gedaan", ""))
