"""How a walk is played."""

import pytest

from tests.walks.played import Walk


@pytest.fixture
def walk(tmp_path, caplog):
    """Plays a rehearsal; nothing may have gone wrong behind its back."""
    yield lambda name: Walk(name, tmp_path / name)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
