"""A house whose people sign in, and time that goes by when a test says so."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from committee import clock
from tests.builders import noon
from tests.web.conftest import (  # noqa: F401  fixtures of all pages
    browser,
    counted,
    frozen_clock,
    no_sockets,
    no_sql_while_rendering,
    number,
    scene,
    signed_in,
    standing_case,
)
from tests.web.scene import TODAY


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """Let time go by since noon: later(minutes=3); what time it is then."""

    def wait(**since: float) -> datetime:
        moment = noon(TODAY) + timedelta(**since)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return wait
