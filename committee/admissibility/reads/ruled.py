"""Which rulings somebody may still come back to: by an objection, or because who ruled stepped back."""

from sqlalchemy import ColumnElement, String, cast, exists, literal, select

from committee.admissibility.records import Objection, Ruling
from committee.case.offer import Offer, OfferedElement
from committee.case.records import Case, Element, Seat, Standing
from committee.store import db

REFUSED = (Standing.INADMISSIBLE, Standing.NOT_COMPETENT)


def unopposed() -> ColumnElement[bool]:
    """Whether the element selected was refused and nobody objected: that may be done once."""
    return Element.standing.in_(REFUSED) & ~exists().where(Objection.element_id == Element.id)


def objectable(offer: Offer) -> list[OfferedElement]:
    """The elements of a case to whose refusal somebody may still object."""
    found = set(db.session.scalars(select(Element.id).where(Element.case_id == offer.case_id, unopposed())))
    return [one for one in offer.elements if one.id in found]


def by_who_left(case_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a ruling is of somebody who stepped back from the case, and was not confirmed by another."""
    gone = select(literal("account:") + cast(Seat.account_id, String)).where(
        Seat.case_id == case_id, Seat.stepped_back_on.is_not(None))
    return Ruling.ruled_by.in_(gone.correlate(Case)) & Ruling.reconfirmed_on.is_(None)


def to_reconfirm(offer: Offer) -> list[OfferedElement]:
    """The elements of a case that only somebody who stepped back ruled on."""
    found = select(Ruling.element_id).join(Element, Element.id == Ruling.element_id).join(
        Case, Case.id == Element.case_id).where(Case.id == offer.case_id, by_who_left(Case.id))
    ruled = set(db.session.scalars(found))
    return [one for one in offer.elements if one.id in ruled]
