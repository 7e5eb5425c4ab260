"""An organisation with a key, before a committee whose clock stands still."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from committee.api import tokens
from committee.store import transaction
from tests.builders import House, noon
from tests.web.conftest import Apart, counted, frozen_clock  # noqa: F401  as before the pages
from tests.web.scene import TODAY

ADDRESS = "/api/v1/escalations"
COMPLAINT: dict[str, Any] = {
    "organisatie": "Stichting Onderdak Eemrand",
    "ontvangen_op": "2026-04-07",
    "klager": {"naam": "Anneke Visser", "e_mail": "visser@example.org"},
    "tegen": [{"naam": "R. Janssen", "functie": "woonbegeleider"}],
    "onderdelen": [{"tekst": "De begeleider kwam drie keer niet opdagen.", "van": "2026-01-05"}],
}


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


def pointers(answer: TestResponse) -> list[str]:
    """Where the complaint was wrong."""
    assert answer.content_type == "application/problem+json"
    return [one["pointer"] for one in answer.json["errors"]]
