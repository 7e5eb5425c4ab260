"""A copy of a whole installation is read back before it counts, and goes only into an empty one."""

import json
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from committee import (
    acts,  # noqa: F401  importing it fills VERBS
    config,
    create_app,
)
from committee.backup import dumps
from committee.case import documents, gate, journal
from committee.case.documents import Paper
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.cli import main
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, on

SECRET = "een geheim van ten minste tweeëndertig tekens"


class Place:
    """An installation: where its data lie, and the command line on it."""

    def __init__(self, url: str, instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.environ = {
            "DATABASE_URL": url, "COMMITTEE_INSTANCE": str(instance),
            "COMMITTEE_MODE": "development", "COMMITTEE_SECRET_KEY": SECRET,
        }
        self.instance, self.monkeypatch = instance, monkeypatch

    def run(self, *words: object) -> Result:
        """One command here."""
        for name, said in self.environ.items():
            self.monkeypatch.setenv(name, said)
        return CliRunner().invoke(main, [str(word) for word in words])

    def refused(self, *words: object) -> str:
        """What a command that is refused says, on one line."""
        done = self.run(*words)
        assert (done.exit_code, done.stdout) == (1, ""), done.output
        assert len(done.stderr.strip().splitlines()) == 1
        return done.stderr

    def app(self) -> Flask:
        """The application here."""
        return create_app(config.load(self.environ))


@pytest.fixture
def here(database_url, tmp_path, monkeypatch) -> Iterator[Place]:
    """An installation with a case, its papers, a letter of its own and settings with a password in them."""
    place = Place(database_url, tmp_path / "hier", monkeypatch)
    (place.instance / "letters" / "loket").mkdir(parents=True)
    (place.instance / "letters" / "loket" / "eigen.html").write_text("<p>Ons eigen woord.</p>")
    (place.instance / "config.toml").write_text(
        'processes = 3\nmail = "smtp://u:hunter2@host:587"\n'
        'secret_key = "geheim en lang genoeg, werkelijk waar"\n'
    )
    place.environ["COMMITTEE_MAIL"] = f"file:{tmp_path}/mail"
    with place.app().app_context():
        with transaction():
            case = a_case(a_house("loket", "LH"))
            documents.file_paper(case, Paper("Brief", "brief.txt", "text/plain", b"Hierbij."), MONDAY)
        yield place
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def there(empty_database_url, tmp_path, monkeypatch) -> Place:
    """An empty installation."""
    if empty_database_url.startswith("sqlite:///"):
        Path(empty_database_url.removeprefix("sqlite:///")).unlink()
    return Place(empty_database_url, tmp_path / "daar", monkeypatch)


class TestBackup:
    """committee backup MAP"""

    def test_refuses_a_folder_with_something_in_it(self, here, tmp_path):
        (tmp_path / "kopie").mkdir()
        (tmp_path / "kopie" / "brief.txt").write_text("van mij")
        assert "bestaat al en is niet leeg" in here.refused("backup", tmp_path / "kopie")
        assert [path.name for path in (tmp_path / "kopie").iterdir()] == ["brief.txt"]

    def test_a_database_that_is_not_there_leaves_nothing(self, there, tmp_path):
        assert "committee init" in there.refused("backup", tmp_path / "kopie")
        assert not [path for path in tmp_path.iterdir() if "kopie" in path.name]

    def test_a_paper_that_is_gone_or_changed_is_named(self, here, tmp_path):
        [paper] = (here.instance / "files").glob("*/*")
        paper.write_bytes(b"Iets anders.")
        done = here.run("backup", tmp_path / "een")
        changed = f"stuk {paper.name}: de inhoud is gewijzigd"
        assert (done.exit_code, done.stderr.splitlines()[0]) == (1, changed)
        paper.unlink()
        done = here.run("backup", tmp_path / "twee")
        assert (done.exit_code, done.stderr.splitlines()[0]) == (1, f"stuk {paper.name}: ontbreekt")
        assert "Er klopt iets niet" in done.stderr

    def test_a_journal_that_was_tampered_with_is_named(self, here, tmp_path):
        with transaction():
            db.session.execute(db.text("UPDATE journal_head SET count = count + 1"))
        done = here.run("backup", tmp_path / "kopie")
        assert done.exit_code == 1
        assert "logboek, regel" in done.stderr

    def test_holds_everything_but_what_is_secret(self, here, tmp_path):
        folder = tmp_path / "kopie"
        done = here.run("backup", folder)
        assert done.exit_code == 0, done.output
        assert "één zaak" in done.stdout
        assert "één stuk. Nagelezen: alles klopt." in done.stdout
        assert {path.name for path in folder.iterdir()} - set(dumps.FILES.values()) == {
            "files", "letters", "config.toml", "kopie.json",
        }
        told = (folder / "config.toml").read_text() + (folder / "kopie.json").read_text() + done.output
        assert not [secret for secret in ("hunter2", "geheim en lang", SECRET) if secret in told]
        assert "processes = 3" in told
        assert not list(folder.glob("*-wal"))
        assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in [folder, *folder.rglob("*")])

    def test_only_postgresql_needs_its_own_tools_and_says_so(self, here, tmp_path):
        here.monkeypatch.setenv("PATH", str(tmp_path))
        if dumps.kind(config.load(here.environ)) == "sqlite":
            assert here.run("backup", tmp_path / "kopie").exit_code == 0
        else:
            assert "installeer postgresql-client" in here.refused("backup", tmp_path / "kopie")

    def test_is_one_moment_of_a_database_that_changes_every_moment(self, here, tmp_path):
        stop = Event()
        with ThreadPoolExecutor(1) as pool:
            noting = pool.submit(_keep_noting, here.app(), stop)
            try:
                made = [here.run("backup", tmp_path / str(turn)) for turn in range(3)]
            finally:
                stop.set()
            noted = noting.result()
        told = [json.loads((tmp_path / str(turn) / "kopie.json").read_text()) for turn in range(3)]
        assert [done.exit_code for done in made] == [0, 0, 0], [done.output for done in made]
        assert [one["faults"] for one in told] == [[], [], []]
        assert 0 <= told[0]["journal"] <= told[2]["journal"] <= noted


def _keep_noting(app: Flask, stop: Event) -> int:
    """A colleague who writes one note after the other; how many."""
    noted = 0
    with app.app_context():
        while not stop.is_set():
            with transaction():
                case = db.session.query(Case).one()
                secretary = gate.account_actor(1, Role.SECRETARY, case.committee_id)
                VERBS[Act.NOTE].do(case, text="Gebeld.", occasion=on(MONDAY, secretary))
            noted += 1
        db.session.remove()
        db.engine.dispose()
    return noted


class TestRestore:
    """committee restore MAP"""

    def test_refuses_an_installation_that_is_not_empty(self, here, there, tmp_path):
        here.run("backup", tmp_path / "kopie")
        assert "is niet leeg" in here.refused("restore", tmp_path / "kopie")
        (there.instance / "files").mkdir(parents=True)
        (there.instance / "files" / "iets").write_text("van mij")
        assert "files is niet leeg" in there.refused("restore", tmp_path / "kopie")
        (there.instance / "files" / "iets").unlink()
        there.run("init")
        assert "De database is niet leeg" in there.refused("restore", tmp_path / "kopie")

    def test_refuses_what_is_no_copy_or_not_the_copy_any_more(self, here, there, tmp_path):
        (tmp_path / "leeg").mkdir()
        assert "is geen kopie van Wederhoor" in there.refused("restore", tmp_path / "leeg")
        here.run("backup", tmp_path / "kopie")
        [file] = [path for path in (tmp_path / "kopie").iterdir() if path.name in dumps.FILES.values()]
        file.write_bytes(file.read_bytes()[:-1])
        assert "is niet meer wat er is gekopieerd" in there.refused("restore", tmp_path / "kopie")
        assert not (there.instance / "files").exists()

    def test_refuses_the_copy_of_another_kind_of_database(self, here, there, tmp_path):
        here.run("backup", tmp_path / "kopie")
        other = {"sqlite": "postgresql:///x", "postgresql": f"sqlite:///{tmp_path}/x"}
        there.environ["DATABASE_URL"] = other[dumps.kind(config.load(here.environ))]
        assert "DATABASE_URL wijst naar" in there.refused("restore", tmp_path / "kopie")

    def test_brings_everything_back(self, here, there, tmp_path):
        here.run("backup", tmp_path / "kopie")
        done = there.run("restore", tmp_path / "kopie")
        assert done.exit_code == 0, done.output
        assert "één zaak" in done.stdout
        assert "Nagelezen: alles klopt." in done.stdout
        assert done.stderr == ""
        there.environ.pop("COMMITTEE_MAIL", None)
        assert (there.instance / "letters" / "loket" / "eigen.html").read_text() == "<p>Ons eigen woord.</p>"
        assert "processes = 3" in (there.instance / "config.toml").read_text()
        with dumps.reading(config.load(there.environ)):
            assert db.session.query(Case).one().number == "LH-2026-0001"
            assert list(journal.faults()) == []
        [paper] = (there.instance / "files").glob("*/*")
        assert paper.read_bytes() == b"Hierbij."
        assert there.run("init").exit_code == 0

    def test_an_installation_without_a_paper_comes_back_too(self, here, there, tmp_path):
        with transaction():
            db.session.execute(db.text("DELETE FROM accesses"))
            db.session.execute(db.text("DELETE FROM documents"))
        [paper] = (here.instance / "files").glob("*/*")
        paper.unlink()
        here.run("backup", tmp_path / "kopie")
        assert "nul stukken. Nagelezen" in there.run("restore", tmp_path / "kopie").stdout
        assert (there.instance / "config.toml").is_file()

    def test_another_secret_is_said(self, here, there, tmp_path):
        here.run("backup", tmp_path / "kopie")
        there.environ["COMMITTEE_SECRET_KEY"] = SECRET[::-1]
        done = there.run("restore", tmp_path / "kopie")
        assert (done.exit_code, done.stderr[:27]) == (0, "Let op: dit is een ander ge")
