"""The commands that set an installation up and keep it: one Dutch line when something is wrong."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from committee.cli import ROWS, main
from committee.regulation import shipped_text

ADD = ["committee", "add", "proef", "--name", "Proef", "--prefix", "PR", "--organisation", "Stichting Proef"]


@pytest.fixture
def instance(tmp_path, monkeypatch) -> Path:
    """An instance folder of its own, with its database."""
    monkeypatch.setenv("COMMITTEE_INSTANCE", str(tmp_path))
    monkeypatch.setenv("COMMITTEE_MODE", "development")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run("init").exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    """One command."""
    return CliRunner().invoke(main, list(words))


def refused(*words: str) -> str:
    """What a command that is refused says, on one line."""
    done = run(*words)
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_every_command_that_is_listed_is_there():
    listed = main.list_commands(None)
    assert {name: main.get_command(None, name) is not None for name in listed} == dict.fromkeys(ROWS, True)


def test_a_setting_that_is_wrong_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("COMMITTEE_INSTANCE", str(tmp_path))
    monkeypatch.setenv("COMMITTEE_MODE", "zomaar")
    for name in ("init", "serve", "work", "up"):
        assert "COMMITTEE_MODE is 'zomaar'" in refused(name)


class TestSetUp:
    """A committee, its regulation, and who works for it."""

    def test_a_second_time_is_refused(self, instance):
        assert run(*ADD).exit_code == 0
        assert "al een commissie “proef”" in refused(*ADD)

    def test_a_committee_that_is_not_there(self, instance):
        member = ["member", "add", "a@b.example", "--name", "A", "--committee", "weg", "--role", "chair"]
        assert "geen commissie “weg”. Er zijn: nog geen" in refused(*member)

    def test_a_regulation_that_is_not_there(self, instance):
        assert "geen reglement “weg”" in refused(*ADD, "--regulation", "weg")

    def test_a_member_gets_a_link_to_a_password_once(self, instance):
        run(*ADD, "--regulation", "kpz")
        member = ["member", "add", "a@b.example", "--name", "A. Boer", "--committee", "proef", "--role"]
        assert "/wachtwoord/" in run(*member, "secretary").output
        assert "/wachtwoord/" not in run(*member, "chair").output

    def test_a_member_who_lost_it_gets_another(self, instance):
        run(*ADD, "--regulation", "kpz")
        run("member", "add", "a@b.example", "--name", "A. Boer", "--committee", "proef", "--role", "chair")
        assert "geen account met het adres x@b.example" in refused("member", "renew", "x@b.example")
        assert "/wachtwoord/" in run("member", "renew", "a@b.example", "--forget-phone").output

    def test_another_text_under_a_known_version_is_refused(self, instance, tmp_path):
        run(*ADD)
        path = tmp_path / "kpz.toml"
        path.write_text(shipped_text("kpz").replace('name = "Geschillencommissie KPZ"', 'name = "Anders"'))
        said = refused("regulation", "add", str(path), "--committee", "proef")
        assert "staat er al, met een andere tekst" in said

    def test_a_broken_regulation_names_file_and_key(self, instance, tmp_path):
        run(*ADD)
        path = tmp_path / "stuk.toml"
        path.write_text(shipped_text("kpz").replace("quorum = 3", "quorum = 0"))
        said = run("regulation", "add", str(path), "--committee", "proef")
        assert said.exit_code == 1
        assert "quorum" in said.stderr


class TestKeep:
    """The journal, and the post."""

    def test_an_empty_journal_is_whole(self, instance):
        assert run("journal", "verify").output == "Het logboek is heel.\n"

    def test_a_journal_that_was_tampered_with_is_named(self, instance):
        with sqlite3.connect(instance / "committee.sqlite") as database:
            database.execute("UPDATE journal_head SET count = 3")
        done = run("journal", "verify")
        assert (done.exit_code, "aan het eind verwijderd" in done.stderr) == (1, True)

    def test_with_nothing_to_send_nothing_is_sent(self, instance):
        nothing = "0 verstuurd of klaar om te printen, 0 mislukt, 0 wachten nog.\n"
        assert run("post", "send").output == nothing
        assert run("work", "--once").output == nothing

    def test_a_mail_setting_that_is_wrong_is_named(self, instance, monkeypatch):
        monkeypatch.setenv("COMMITTEE_MAIL", "smtp://u:p@h:25?x=1")
        assert "COMMITTEE_MAIL" in refused("post", "send")
        assert "COMMITTEE_MAIL" in refused("work", "--once")


class TestChange:
    """What stands on letters, who is affiliated, who works here: changed, with what it was and became."""

    @pytest.fixture
    def proef(self, instance):
        """A committee with an organisation and a member."""
        run(*ADD, "--regulation", "kpz", "--from", "2026-01-01")
        run("member", "add", "a@b.example", "--name", "A. Boer", "--committee", "proef", "--role", "chair")

    def test_nothing_said_is_refused(self, proef):
        for words in (("committee", "change", "proef"), ("member", "change", "a@b.example"),
                      ("organisation", "change", "Stichting Proef", "--committee", "proef")):
            assert "Er verandert niets." in refused(*words)

    def test_who_is_not_there_is_refused(self, proef):
        assert "Er is geen commissie “weg”" in refused("committee", "change", "weg", "--phone", "1")
        assert "Wel: Stichting Proef." in refused("organisation", "change", "Weg", "--committee", "proef")
        assert "geen account" in refused("member", "change", "x@b.example", "--name", "X")
        task = ["member", "task", "a@b.example", "--committee", "proef", "--role", "member"]
        assert "heeft die taak niet" in refused(*task, "--until", "2030-01-01")
        tie = ["organisation", "tie", "Stichting Proef", "--committee", "proef"]
        assert "Er is geen reglement “weg”" in refused(*tie, "--first-line", "weg")

    def test_an_end_before_the_beginning_is_refused(self, proef):
        tie = ["organisation", "tie", "Stichting Proef", "--committee", "proef", "--until", "2025-12-31"]
        assert "De laatste dag ligt eerder dan de eerste." in refused(*tie)

    def test_each_tells_what_was_and_what_became(self, proef):
        for words, told in (
            (("committee", "change", "proef", "--phone", "030 1"), "phone: leeg → 030 1"),
            (("committee", "change", "proef", "--phone", ""), "phone: 030 1 → leeg"),
            (("organisation", "change", "Stichting Proef", "--committee", "proef", "--town", "Assen"),
             "town: leeg → Assen"),
            (("organisation", "tie", "Stichting Proef", "--committee", "proef", "--until", "2030-12-31"),
             "until_day: leeg → 2030-12-31"),
            (("member", "task", "a@b.example", "--committee", "proef", "--role", "chair", "--until",
              "2099-12-31"), "until_day: leeg → 2099-12-31"),
            (("member", "change", "a@b.example", "--name", "A. de Boer"), "name: A. Boer → A. de Boer"),
        ):
            done = run(*words)
            assert (done.exit_code, done.output) == (0, f"{told}\n")

    def test_rooms(self, proef):
        where = ["--committee", "proef", "--postcode", "9401 AA", "--town", "Assen", "--from", "2026-01-01"]
        add = ["room", "add", "Zaal 2", "--street", "Kade 1", *where]
        assert run("room", "list", "--committee", "proef").output == "Er zijn nog geen zalen.\n"
        assert "ten hoogste 60 tekens" in refused("room", "add", "x" * 61, "--street", "Kade 1", *where)
        assert "een straat" in refused("room", "add", "Zaal 2", "--street", " ", *where)
        assert run(*add).output == "Toegevoegd: Zaal 2, Kade 1, 9401 AA Assen.\n"
        assert "Deze zaal is er al" in refused(*add)
        told = "Zaal 2, Kade 1, 9401 AA Assen: vanaf 2026-01-01\n"
        assert run("room", "list", "--committee", "proef").output == told

    def test_a_second_organisation(self, proef):
        add = ["organisation", "add", "Stichting Kade", "--committee", "proef", "--from", "2026-01-01"]
        assert run(*add).exit_code == 0
        assert "al aangesloten" in refused(*add)
