"""The two commands and what they stand on: locks with hashes, and one line when something is missing."""

import os
import re
import subprocess
import tomllib

import pytest

from committee.paths import HOME

PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}


def make(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run make in the checkout, apart from any make these tests run under."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *words], cwd=HOME, env=plain | environ, capture_output=True, text=True)


def locked(name: str) -> dict[str, str]:
    """What a lock file pins: package to version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (HOME / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
class TestLock:
    """What is installed is what was tested, from whatever registry it comes."""

    def test_holds_no_address(self, name, extras):
        assert "://" not in (HOME / name).read_text("utf-8")

    def test_holds_a_hash_for_every_package(self, name, extras):
        entries = re.split(r"^(?=\S)", (HOME / name).read_text("utf-8"), flags=re.MULTILINE)
        assert [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []

    def test_holds_everything_that_is_asked_for(self, name, extras):
        optional = PROJECT["optional-dependencies"]
        asked = PROJECT["dependencies"] + [line for extra in extras for line in optional[extra]]
        names = {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in asked}
        assert names - set(locked(name)) == set()


def test_both_locks_agree():
    run, tests = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: tests.get(name) for name in run} == run


@pytest.fixture
def not_root(tmp_path) -> str:
    """A PATH on which everybody is an ordinary user."""
    stranger = tmp_path / "id"
    stranger.write_text("#!/bin/sh\necho 1000\n")
    stranger.chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


SIGNS = ["command=zoekdit", "library=libzoekdit.so.9", "file=/zoekdit*", "module=zoekdit"]


@pytest.mark.parametrize("sign", SIGNS)
def test_without_root_a_missing_package_is_named_in_one_line(not_root, sign):
    done = make("-B", ".venv/ready", f"RUN_NEEDS=bash:command=bash zoek-dit:{sign}", PATH=not_root)
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert said == ["Eerst nodig: sudo apt-get install --no-install-recommends zoek-dit"]


def test_an_old_python_is_named(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make("-B", ".venv/ready", "RUN_NEEDS=", f"PYTHON={old}")
    assert done.returncode != 0
    assert "Python 3.11 of nieuwer is nodig." in done.stderr


def test_the_automatic_check_passes_on_what_make_says(tmp_path):
    (tmp_path / "make").write_text('#!/bin/sh\necho "$PWD $CI $*"\nexit 7\n')
    (tmp_path / "make").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([HOME / ".ci" / "run"], cwd="/", env=environ, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (7, f"{HOME} true test")


def test_help_names_every_command():
    targets = re.search(r"^\.PHONY: (.*)$", (HOME / "Makefile").read_text("utf-8"), re.MULTILINE)[1].split()
    said = make("help").stdout
    assert [name for name in targets if name not in {line.split()[0] for line in said.splitlines()}] == []


def test_git_keeps_no_data_and_the_licence_is_whole():
    ignored = (HOME / ".gitignore").read_text("utf-8").split()
    assert {"instance/*", ".venv/"} <= set(ignored)
    assert (HOME / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
