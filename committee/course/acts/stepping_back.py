"""What happens when somebody leaves the panel: at once, whatever the reason."""

from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.reads import secretaries
from committee.case.records import Case, Element, Seat
from committee.deliberation.records import Agreement
from committee.hearing import letters as hearing
from committee.hearing.acts.summons import swap_invitee
from committee.permissions import Occasion
from committee.post import outbox
from committee.store import db


def step_back(case: Case, entry: Entry, seat: Seat, why: str, *, occasion: Occasion) -> None:
    """Close the file to who leaves, take back agreement and invitation, and tell the secretary."""
    seat.stepped_back_on, seat.why = occasion.on, why
    for agreement in agreements(case):
        if agreement.account_id == seat.account_id:
            db.session.delete(agreement)
    db.session.flush()
    swap_invitee(case, entry, seat.account, None, occasion=occasion)
    for account in secretaries(case, occasion.on):
        outbox.put(case, entry, hearing.stepped_back(account, seat.account.person.name), occasion.at)


def agreements(case: Case) -> list[Agreement]:
    """What the members of the panel agreed to so far."""
    found = select(Agreement).join(Element, Element.id == Agreement.element_id)
    return list(db.session.scalars(found.where(Element.case_id == case.id).order_by(Agreement.id)))
