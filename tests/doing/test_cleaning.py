"""The daily round throws away what nobody came back to."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from committee.case.typed import Draft, HandedIn, Upload
from committee.doing import cleaning
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
