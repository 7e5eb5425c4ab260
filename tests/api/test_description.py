"""GET /api/v1/openapi.json is true: a valid description, and every door keeps what it promises."""

import json
import os
from collections.abc import Iterable
from contextvars import Context
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from committee.api.views import bp
from committee.escalation import handover
from tests.api.conftest import COMPLAINT

pytestmark = pytest.mark.one_database   # what only one kind refuses is tried by the tests of the doors
ADDRESS = "/api/v1/openapi.json"
TRIES = int(os.environ.get("API_TRIES", "12"))   # many more by hand: each takes long to make up
MODES = {"sense": GenerationMode.POSITIVE, "nonsense": GenerationMode.NEGATIVE}


def tries(most: int = TRIES) -> settings:
    """The same requests at every run, and not many."""
    return settings(
        max_examples=most, deadline=None, database=None, derandomize="API_TRIES" not in os.environ,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )


class TestDescription:
    """The description is open to anybody, valid, and made of the one schema of a complaint."""

    def test_is_valid_and_open_to_anybody(self, system, house):
        answer = system.get(ADDRESS)
        assert answer.status_code == 200
        assert answer.content_type == "application/json"
        OpenAPIV31SpecValidator(answer.json).validate()

    def test_names_every_door(self, app, system, house):
        told = {(method.upper(), path.replace("{", "<").replace("}", ">"))
                for path, doors in system.get(ADDRESS).json["paths"].items() for method in doors}
        names = {"number": "zaaknummer", "int:reference": "bericht"}
        doors = set()
        for rule in app.url_map.iter_rules():
            if rule.endpoint.startswith(f"{bp.name}."):
                path = rule.rule
                for ours, theirs in names.items():
                    path = path.replace(f"<{ours}>", f"<{theirs}>")
                doors |= {(method, path) for method in rule.methods - {"HEAD", "OPTIONS"}}
        assert told == doors

    def test_describes_a_complaint_by_the_schema_itself(self, system, house):
        schemas = system.get(ADDRESS).json["components"]["schemas"]
        ours = handover.schema()
        assert schemas["klacht"]["properties"].keys() == ours["properties"].keys()
        assert set(ours["$defs"]) <= set(schemas)
        assert "#/$defs" not in json.dumps(schemas)


@pytest.fixture
def doors(app: Flask, house) -> Any:
    """The API as its own description tells of it, each request apart from the test."""
    app.config.update(API_CALLS=1_000_000, TESTING=False, PROPAGATE_EXCEPTIONS=False)

    def apart(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return Context().run(app, environ, start_response)

    return schemathesis.openapi.from_wsgi(ADDRESS, apart)


class TestKeptPromises:
    """Requests nobody would think of: never a fault of ours, always what was described."""

    @pytest.mark.parametrize("mode", MODES)
    def test_every_door_answers_as_described(self, doors, key, mode):
        for found in doors.get_all_operations():
            operation = found.ok()

            @tries(TRIES if operation.method == "post" else 5)
            @given(asked=operation.as_strategy(generation_mode=MODES[mode]))
            def knock(asked: Case) -> None:
                # a complaint may fit the schema and still not the house: another organisation, a broken file
                asked.call_and_validate(headers={"Authorization": f"Bearer {key}"},
                                        excluded_checks=[positive_data_acceptance])

            knock()

    def test_whatever_fits_is_taken_in(self, doors, key):
        statuses = set()

        @tries()
        @given(asked=doors["/api/v1/escalations"]["POST"].as_strategy(generation_mode=MODES["sense"]))
        def knock(asked: Case) -> None:
            said = asked.body.get("escalation", asked.body)
            asked.media_type, asked.body, asked.headers = "application/json", _fitting(said), {}
            judged_here = [positive_data_acceptance, negative_data_rejection]
            answer = asked.call_and_validate(headers={"Authorization": f"Bearer {key}"},
                                             excluded_checks=judged_here)
            assert answer.status_code in {200, 201, 202}, answer.json()
            statuses.add(answer.status_code)

        knock()
        assert 201 in statuses


def _fitting(said: dict[str, Any]) -> dict[str, Any]:
    """A complaint as it was made up, of a named person about this organisation, in texts that can be kept."""
    span = {"van": "2026-01-05", "tot": "2026-01-06"}
    files = [{"naam": f"{number}.txt", "inhoud": "A."} for number in range(len(said.get("bijlagen", [])))]
    whole = {name: value for name, value in said.items() if name not in ("kenmerk", "naam_niet_delen")}
    return _kept({
        **whole, **span, "organisatie": COMPLAINT["organisatie"], "ontvangen_op": "2026-04-07",
        "klager": {**said.get("klager", {}), "naam": "Anneke Visser"}, "bijlagen": files,
        "onderdelen": [{**row, **span} for row in said.get("onderdelen", [])],
    })


def _kept(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _kept(value) for key, value in said.items() if key != "e_mail"}
    if isinstance(said, list):
        return [_kept(value) for value in said]
    return handover.UNFIT.sub("?", said) if isinstance(said, str) else said
