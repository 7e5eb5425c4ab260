"""Who may knock: a living key of an organisation, shown once, and nobody else."""

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from committee.api import tokens
from committee.api.records import ApiCall, ApiToken
from committee.cli import tokens as commands
from committee.escalation.records import Submission
from committee.store import db, transaction
from tests.api.conftest import ADDRESS, COMPLAINT
from tests.builders import noon
from tests.web.scene import TODAY


@pytest.fixture
def run(app: Flask, house, monkeypatch):
    """The command, on the application of this test."""
    monkeypatch.setattr(commands, "create_app", lambda _settings: app)
    monkeypatch.setattr(commands, "settings", lambda: None)

    def typed(*words: str) -> Result:
        return CliRunner().invoke(commands.token, list(words))

    return typed


class TestRefused:
    """Every key that opens nothing gets the same answer."""

    def test_without_a_living_key_nothing_is_heard(self, system, house, key):
        with transaction():
            ended = tokens.issue(house.organisation.id, house.committee.id, "oud", noon(TODAY))
            assert tokens.end(2, noon(TODAY))
        shown = [None, "Bearer", f"Bearer {key[:-1]}x", f"Bearer {ended}", f"Basic {key}", f"Bearer {key} x",
                 "Bearer wdh_999_" + "a" * 43, "Bearer é", "Bearer " + "a" * 5000, key]
        answers = set()
        for one in shown:
            for do, path in ((system.post, ADDRESS), (system.get, "/api/v1/cases/OD-2026-0001")):
                answer = do(path, headers={"Authorization": one} if one else {}, json=COMPLAINT)
                assert answer.status_code == 401, one
                assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Wederhoor"'
                answers.add((answer.json["type"], answer.json["title"], answer.json["detail"]))
        assert len(answers) == 1
        assert db.session.scalars(select(Submission)).all() == []
        assert db.session.scalars(select(ApiCall)).all() == []

    def test_a_key_that_ends_while_it_waits_hands_nothing_in(self, house, key):
        holder = tokens.bearer(key)
        with transaction():
            tokens.end(holder.token_id, noon(TODAY))
        with transaction(), pytest.raises(tokens.Problem):
            tokens.lock(holder)

    def test_no_browser_is_asked_for_a_token_against_forged_requests(self, send):
        assert send().status_code == 201

    def test_of_a_key_only_its_hash_is_kept(self, key):
        row = db.session.scalars(select(ApiToken)).one()
        assert key.startswith(f"wdh_{row.id}_")
        assert key not in str(vars(row))
        assert key.split("_", 2)[2] not in str(vars(row))


class TestTooOften:
    """A key sends so many complaints a minute as the installation allows; the rest waits."""

    def test_says_after_how_long(self, app, send, monkeypatch):
        app.config["API_CALLS"] = 2
        assert [send(kenmerk=str(n)).status_code for n in range(3)] == [201, 201, 429]
        refused = send()
        assert refused.headers["Retry-After"] == "60"
        assert refused.json["detail"] == (
            "U stuurt meer dan twee klachten per minuut. Probeer het over 60 seconden opnieuw."
        )

    def test_counts_what_was_refused_too_and_forgets_after_a_minute(self, app, send, monkeypatch):
        app.config["API_CALLS"] = 1
        assert send(ontvangen_op="gisteren").status_code == 422
        assert send().status_code == 429
        later = noon(TODAY).replace(minute=1)
        monkeypatch.setattr("committee.clock.now", lambda: later)
        assert send().status_code == 201
        assert len(db.session.scalars(select(ApiCall)).all()) == 1


class TestCommands:
    """The administrator makes, sees and ends keys."""

    def test_refuses_an_organisation_or_committee_that_is_not_there(self, run):
        assert "Wel: Stichting Onderdak Eemrand." in run("add", "Elders", "--committee", "onderdak").output
        assert "Er zijn: onderdak." in run("add", "Elders", "--committee", "nergens").output
        assert "Er zijn nog geen sleutels." in run("list").output
        assert "geen geldige sleutel met nummer 3" in run("end", "3").output

    def test_shows_a_key_once_and_ends_it(self, run, system):
        shown = run("add", "stichting onderdak eemrand", "--committee", "onderdak", "--name", "dossier")
        key = shown.stdout.strip()
        assert tokens.bearer(key).token_id == 1
        listed = run("list").output
        assert listed == (
            "1  Stichting Onderdak Eemrand, onderdak, dossier: gemaakt op 2026-04-08, nooit gebruikt\n"
        )
        answer = system.post(ADDRESS, json=COMPLAINT, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 201
        assert run("end", "1").output == "Sleutel 1 is beëindigd.\n"
        assert run("end", "1").exit_code == 1
        assert "laatst gebruikt op 2026-04-08, beëindigd op 2026-04-08" in run("list").output
        assert system.get("/api/v1/cases/OD-2026-0001",
                          headers={"Authorization": f"Bearer {key}"}).status_code == 401
