"""How one comes into chambers: the case as it stands before this visitor, one element of it, and back."""

from flask import Blueprint, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from committee.case.offer import Offer
from committee.chambers.reads.room import Room, room
from committee.chambers.rules import Item
from committee.doing import choices, kept
from committee.doing.tokens import LOOK, here
from committee.procedure import Act, NotOpen
from committee.store import transaction
from committee.web.guard import current_actors

bp = Blueprint("chambers", __name__)
DONE = {"bevinding": "De bevinding is bewaard.", "akkoord": "Uw akkoord is vastgelegd.",
        "delen": "De andere delen zijn bewaard.", "opmerking": "De opmerking is bewaard.",
        "antwoord": "Het antwoord is bewaard.", "verwerkt": "De opmerking staat op verwerkt.",
        "klad-opmerking": "Uw opmerking is bewaard en nog niet vastgelegd. Zij staat klaar onder “Maak een "
                          "opmerking”.",
        "klad-antwoord": "Uw antwoord is bewaard en nog niet vastgelegd. Het staat klaar onder “Antwoord”.",
        "klad-delen": "Uw tekst is bewaard en nog niet vastgelegd. Hij staat klaar bij de andere delen."}
KEPT = "Wat u typte is bewaard."


def offer_of(number: str) -> Offer:
    """The case as it offers itself to the visitor. Raises Unknown."""
    return choices.offer(number, current_actors(), g.today, request.args.items(multi=True))


def entered(offer: Offer) -> Room:
    """Chambers, for who may enter them. Raises Unknown for all others, NotOpen before and without them.

    What comes in after they were left is kept for when they are entered again.
    """
    try:
        return room(offer)
    except NotOpen as closed:
        if request.method == "POST":
            _keep(offer)
            abort(redirect(here(), 303))
        _said, kept_at = kept.load(offer.viewer.key, here())
        raise NotOpen(f"{closed} {KEPT}" if kept_at else str(closed)) from closed


def _keep(offer: Offer) -> None:
    """Keep what came in for chambers, unless what was said there is destroyed."""
    if all(event.act is not Act.CLEAR_CHAMBERS for event in offer.events):
        with transaction():
            kept.save(offer.viewer.key, here(), kept.typed(request.form.to_dict(flat=False)), g.at)


def at_element(number: str, chosen: int) -> tuple[Offer, Room, Item]:
    """Chambers at one element that lies before the committee; there is no page for another."""
    offer = offer_of(number)
    found = entered(offer)
    item = next((one for one in found.chosen if one.number == chosen), None) or abort(404)
    return offer, found, item


def only_looks() -> bool:
    """Whether nothing was handed in here: the page is asked for by itself."""
    return request.method != "POST" and LOOK not in request.args


def place(number: str, chosen: int | None, done: str | None = None, anchor: str | None = None) -> str:
    """The address of an element, or of the other parts. done: what it says was done there."""
    if chosen is None:
        return url_for("chambers.text", number=number, gedaan=done, _anchor=anchor)
    return url_for("chambers.element", number=number, element=chosen, gedaan=done, _anchor=anchor)


def back(number: str, chosen: int | None, done: str, anchor: str | None = None) -> Response:
    """To the page of an element, or of the other parts, with word of what was done."""
    return redirect(place(number, chosen, done, anchor), 303)


def done_words() -> str | None:
    """What was done just now, as the address says."""
    return DONE.get(request.args.get("gedaan", ""))
