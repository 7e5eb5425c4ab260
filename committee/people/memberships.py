"""Who holds which role in a committee on a day."""

from datetime import date

from sqlalchemy import or_, select

from committee.people.records import Membership
from committee.permissions import Role
from committee.store import db


def living(committee_id: int, on: date, *roles: Role) -> list[Membership]:
    """The memberships of a committee on a day in these roles (all if none is named), substitutes last."""
    found = select(Membership).where(
        Membership.committee_id == committee_id,
        Membership.from_day <= on,
        or_(Membership.until_day.is_(None), Membership.until_day >= on),
    )
    if roles:
        found = found.where(Membership.role.in_(roles))
    return list(db.session.scalars(found.order_by(Membership.substitute, Membership.id)))
