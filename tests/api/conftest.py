"""An organisation with a key, before a committee whose clock stands still."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from committee import clock
from committee.api import tokens
from committee.store import transaction
from tests.builders import House, a_house, noon
from tests.web.scene import TODAY

ADDRESS = "/api/v1/escalations"
COMPLAINT: dict[str, Any] = {
    "organisatie": "Stichting Onderdak Eemrand",
    "ontvangen_op": "2026-04-07",
    "klager": {"naam": "Anneke Visser", "e_mail": "visser@example.org"},
    "tegen": [{"naam": "R. Janssen", "functie": "woonbegeleider"}],
    "onderdelen": [{"tekst": "De begeleider kwam drie keer niet opdagen.", "van": "2026-01-05"}],
}


class Apart(FlaskClient):
    """A system whose requests share nothing with the test but the database."""

    def open(self, *args: Any, **more: Any) -> Any:
        """Send a request as if from outside: without the test's own application context."""
        return Context().run(super().open, *args, **more)


@pytest.fixture(autouse=True)
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon on 8 April 2026."""
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY))


@pytest.fixture
def house(app: Flask) -> House:
    """Onderdak, before its committee."""
    with transaction():
        return a_house()


@pytest.fixture
def key(house: House) -> str:
    """A key of Onderdak."""
    return a_key(house)


def a_key(house: House, name: str = "dossier") -> str:
    """A key of the organisation of a house."""
    with transaction():
        return tokens.issue(house.organisation.id, house.committee.id, name, noon(TODAY))


@pytest.fixture
def system(app: Flask) -> FlaskClient:
    """A system that shows no key of its own."""
    app.test_client_class = Apart
    return app.test_client()


Send = Callable[..., TestResponse]


@pytest.fixture
def send(system: FlaskClient, key: str) -> Send:
    """Send a complaint with the key of Onderdak; what is told otherwise replaces what Visser says."""

    def sent(*, headers: dict[str, str] | None = None, **more: Any) -> TestResponse:
        said = {name: value for name, value in {**COMPLAINT, **more}.items() if value is not None}
        return system.post(ADDRESS, data=json.dumps(said), content_type="application/json",
                           headers={"Authorization": f"Bearer {key}", **(headers or {})})

    return sent


@pytest.fixture
def counted() -> Callable[[], AbstractContextManager[list[str]]]:
    """The statements that the database was given within a block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith("BEGIN"):
                statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return counting


def pointers(answer: TestResponse) -> list[str]:
    """Where the complaint was wrong."""
    assert answer.content_type == "application/problem+json"
    return [one["pointer"] for one in answer.json["errors"]]
