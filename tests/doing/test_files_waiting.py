"""Files that were brought and not handed in: as many as somebody may need, and no disk full of them."""

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage

from committee.case import documents
from committee.doing import kept
from committee.store import transaction
from tests.builders import MONDAY, noon

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.one_database]


def bring(owner: str, *texts: str) -> list[str]:
    """Bring files; why each was refused, or nothing."""
    files = [FileStorage(BytesIO(text.encode()), "brief.txt") for text in texts]
    with transaction():
        return [one.refused for one in kept.bring(owner, "/mijn-zaak/doe/stukken", files, noon(MONDAY))]


def test_one_visitor_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr(kept, "MOST_BYTES", 25)
    first, second, third = bring("party:1", "Tien tekens", "Tien teken.", "Te veel")
    assert (first, second) == ("", "")
    assert "te veel bestanden" in third
    assert len(list(documents.folder().glob("??/*"))) == 2
    assert bring("party:2", "Een ander") == [""]
