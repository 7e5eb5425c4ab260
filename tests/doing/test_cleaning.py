"""The daily round throws away what nobody came back to."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from committee.case.typed import Draft, HandedIn, Upload
from committee.doing import cleaning
from committee.post.records import Fate, Received
from committee.store import db, transaction
from tests.builders import MONDAY, noon

NOW = noon(MONDAY)


def kept(days: int) -> None:
    """Something of each kind, so many days old."""
    at, owner = NOW - timedelta(days=days), f"account:{days}"
    with transaction():
        db.session.add(Draft(owner=owner, page="/x", field="text", value="[]", saved_at=at))
        db.session.add(Upload(owner=owner, page="/x", filename="a.txt", media_type="text/plain",
                              sha256="0" * 64, size=1, brought_at=at))
        db.session.add(HandedIn(token=f"t{days}", owner=owner, at=at, number=""))


@pytest.mark.parametrize("record", [Draft, Upload, HandedIn])
def test_what_is_older_goes_and_the_rest_stays(app, record):
    kept(30)
    kept(31)
    assert cleaning.clean(NOW, 30) == 3
    assert [row.owner for row in db.session.scalars(select(record))] == ["account:30"]
    assert cleaning.clean(NOW, 30) == 0


@pytest.mark.one_database
def test_a_file_stays_as_long_as_the_draft_it_belongs_to(app):
    kept(40)
    with transaction():
        db.session.execute(update(Draft).values(saved_at=NOW - timedelta(days=10)))   # typed in once more
    assert cleaning.clean(NOW, 30) == 1
    assert len(db.session.scalars(select(Upload)).all()) == 1
    assert cleaning.clean(NOW + timedelta(days=21), 30) == 2
    assert db.session.scalars(select(Upload)).all() == []


class TestMail:
    """Of a mail that was seen to long ago it stays that it came, and who saw to it when."""

    def mail(self, house, fate: Fate, days: int) -> int:
        """A mail in the inbox, or one that was seen to so many days ago."""
        with transaction():
            mail = Received(key=f"{fate}{days}", committee_id=house.committee.id, read_at=NOW, fate=fate,
                            why="Dit is geen antwoord.", sender="Anneke Visser", subject="Mijn klacht",
                            text="Goedemorgen." if fate is Fate.WAITING else None)
            if fate is Fate.HANDLED:
                mail.handled_at = NOW - timedelta(days=days)
                mail.handled_by_id = house.accounts["dewit"].id
            db.session.add(mail)
            db.session.flush()
            return mail.id

    def kept(self, key: int) -> tuple[str | None, ...]:
        db.session.rollback()
        found = db.session.get_one(Received, key)
        return found.sender, found.subject, found.why

    @pytest.mark.parametrize(("fate", "days"), [(Fate.WAITING, 400), (Fate.HANDLED, 30)])
    def test_what_waits_or_was_seen_to_lately_stays(self, house, fate, days):
        key = self.mail(house, fate, days)
        assert cleaning.clean(NOW, 30) == 0
        assert self.kept(key) == ("Anneke Visser", "Mijn klacht", "Dit is geen antwoord.")

    def test_sender_and_subject_go_once(self, house):
        key = self.mail(house, Fate.HANDLED, 31)
        assert cleaning.clean(NOW, 30) == 1
        assert self.kept(key) == (None, None, None)
        assert cleaning.clean(NOW, 30) == 0
        found = db.session.get_one(Received, key)
        assert (found.key, found.handled_by_id) == ("handled31", house.accounts["dewit"].id)
