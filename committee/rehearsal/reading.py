"""Who opens his mail does so the same evening: its link is followed, and no paper copy goes out."""

from datetime import datetime

from flask import current_app
from sqlalchemy import select

from committee.case.records import Party
from committee.people import links
from committee.people.records import Channel
from committee.post.records import Letter, Status
from committee.rehearsal.cast import Cast
from committee.store import db, transaction


def open_mail(cast: Cast, since: datetime, at: datetime) -> None:
    """Follow the link in every mail that left since this moment, for whoever the file lets open his mail."""
    found = select(Letter).where(
        Letter.case_id.in_(cast.cases),
        Letter.party_id.is_not(None),
        Letter.channel == Channel.MAIL,
        Letter.status == Status.SENT,
        Letter.sent_at >= since,
    )
    secret = current_app.config["SECRET_KEY"]
    with transaction():
        for letter in db.session.scalars(found.order_by(Letter.id)):
            if _opens(cast, db.session.get_one(Party, letter.party_id)):
                links.use(links.derived(secret, letter.message_id), at)


def _opens(cast: Cast, party: Party) -> bool:
    if party.organisation is not None:
        return cast.script.body.opens
    people = [one for one in cast.script.people.values() if one.name == party.name]
    return all(one.opens for one in people)
