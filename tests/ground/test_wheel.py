"""The wheel works where there is no checkout: what it carries is read from the installed package."""

import json
import os
import subprocess
import sys
import venv
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from committee.paper import letter_html
from committee.paths import HOME
from committee.pdf import render
from tests.paper.sheets import a_letter

PRINT = """
import json
from datetime import UTC, datetime
from pathlib import Path
from committee.paper import LetterPaper, letter_html
from committee.pdf import render
letter = LetterPaper.from_dict(json.loads(Path("letter.json").read_text()))
Path("letter.pdf").write_bytes(render(letter_html(letter), created=datetime(2026, 4, 10, 12, tzinfo=UTC)))
"""
SERVE = """
from sqlalchemy import inspect
from committee import create_app
from committee.migrating import upgrade
from committee.store import db
app = create_app()
with app.app_context():
    upgrade()
    print(sorted(inspect(db.engine).get_table_names()) != ["alembic_version"])
print(app.test_client().get("/static/paper.css").status_code)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from this checkout without the network."""
    folder = tmp_path_factory.mktemp("dist")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, HOME)
    return next(folder.glob("wederhoor-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A clean environment with the wheel in it; the libraries are those the tests run with."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder)
    own = next(folder.glob("lib/python*/site-packages"))
    (own / "libraries.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    pip("--python", folder / "bin" / "python", "install", "--no-deps", "--no-index", wheel)
    return folder / "bin"


def pip(*words: object) -> None:
    """Run pip; what it says is shown when it fails."""
    quiet = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    done = subprocess.run([*quiet, *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def run(*words: object, folder: Path) -> str:
    """What a command prints when run far from the checkout, with its data in that folder."""
    environ = os.environ | {"COMMITTEE_INSTANCE": str(folder / "instance"), "COMMITTEE_MODE": "demonstration"}
    done = subprocess.run(list(map(str, words)), cwd=folder, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_carries_every_file_that_is_not_code(wheel):
    carried = set(ZipFile(wheel).namelist())
    data = files(HOME / "templates") + files(HOME / "static")
    apart = {f"committee/{path.relative_to(HOME)}" for path in data}
    beside = {str(path.relative_to(HOME)) for path in files(HOME / "committee")}
    assert apart
    assert (apart | beside) - carried == set()


def test_it_carries_no_data_and_no_tests(wheel):
    carried = ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in carried} == {"committee", "wederhoor"}
    assert not [name for name in carried if name.startswith("committee/instance")]


def test_installed_it_finds_its_templates_in_the_package(installed, tmp_path):
    ask = "from committee.paths import HOME; print(HOME)"
    home = run(installed / "python", "-c", ask, folder=tmp_path).strip()
    assert Path(home).is_relative_to(installed.parent)
    assert (Path(home) / "templates").is_dir()
    assert (Path(home) / "static").is_dir()


def test_installed_it_keeps_its_data_under_the_prefix(installed, tmp_path):
    ask = "from committee.config import instance_folder; print(instance_folder({}))"
    folder = run(installed / "python", "-c", ask, folder=tmp_path).strip()
    assert folder == str(installed.parent / "var" / "committee-instance")


def test_installed_it_prints_the_same_letter(installed, tmp_path):
    (tmp_path / "letter.json").write_text(json.dumps(a_letter().as_dict()))
    (tmp_path / "print.py").write_text(PRINT)
    run(installed / "python", "print.py", folder=tmp_path)
    here = render(letter_html(a_letter()), created=datetime(2026, 4, 10, 12, tzinfo=UTC))
    assert (tmp_path / "letter.pdf").read_bytes() == here


def test_installed_it_makes_its_database_and_serves_its_style_sheet(installed, tmp_path):
    said = run(installed / "python", "-c", SERVE, folder=tmp_path)
    assert said.split() == ["True", "200"]
    assert (tmp_path / "instance" / "committee.sqlite").is_file()


def test_installed_it_reckons_a_term(installed, tmp_path):
    said = run(installed / "committee", "term", "2026-03-09", "4w", folder=tmp_path)
    assert said.splitlines()[-1] == "2026-04-07"


def files(folder: Path) -> list[Path]:
    """Every file under a folder, leaving out what Python itself puts there."""
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
