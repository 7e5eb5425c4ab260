"""Who adds or changes settings takes turns: a double press, or two at once, make one thing and not two."""

from sqlalchemy import select

from committee.people.records import Committee
from committee.store import db


def take() -> None:
    """Wait for who is before us. First thing inside a transaction; what is read after it is what he left.

    It waits for administration alone: whoever writes in a case only shares the keys of these rows.
    """
    every = select(Committee.id).order_by(Committee.id).with_for_update(key_share=True)
    db.session.execute(every).all()
