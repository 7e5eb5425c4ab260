"""What the forms of a party share: its own name, and the points of the complaint in plain words."""

from collections.abc import Callable, Iterable
from typing import Any

from committee.case.offer import Offer, OfferedElement
from committee.case.records import Element, Party
from committee.store import db
from committee.web.fields import OneOf
from committee.web.forms import ActForm


def points(found: Iterable[OfferedElement]) -> list[tuple[str, ...]]:
    """Points of the complaint as choices."""
    return [(str(one.id), f"Punt {one.number}", one.text) for one in found]


def element_of(chosen: str) -> Element:
    """The point that was chosen."""
    return db.session.get_one(Element, int(chosen))


def point(label: str, which: Callable[[Offer], Iterable[OfferedElement]]) -> OneOf:
    """One point of the complaint, of those that the function names."""
    return OneOf(label, "Kies een punt.", choices=lambda offer: points(which(offer)), make=element_of)


class OwnForm(ActForm):
    """An act that the party does for itself: whose it is, is not asked."""

    def content(self) -> dict[str, Any]:
        """What the act is told, in the party's own name."""
        return {**super().content(), "party": db.session.get_one(Party, self.offer.viewer.party_id)}
