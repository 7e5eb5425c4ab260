"""The ground the database tests stand on: both kinds, and nothing left over from one test to the next."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from committee.paths import HOME
from tests import databases

HOLD = """
import sys, time
from tests.databases import server
with server("postgresql") as place:
    print(place.folder, flush=True)
    time.sleep(60)
"""


def mark(url: str) -> None:
    """Leave a table behind."""
    engine = create_engine(url)
    assert "left_behind" not in inspect(engine).get_table_names()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (name TEXT)"))
    engine.dispose()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_has_a_database_of_its_own(database_url, turn):
    mark(database_url)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_an_empty_database_is_empty(empty_database_url, turn):
    engine = create_engine(empty_database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    mark(empty_database_url)


def test_text_survives_in_every_script(database_url):
    engine = create_engine(database_url)
    name = "Łukaszewicz, Şahin, Nguyễn, عائشة"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT :name || ''"), {"name": name}) == name
    engine.dispose()


def test_a_killed_test_process_takes_its_server_along():
    process = subprocess.Popen([sys.executable, "-c", HOLD], cwd=HOME, stdout=subprocess.PIPE, text=True)
    folder = Path(process.stdout.readline().strip())
    server = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    process.kill()
    process.communicate()
    assert gone(server)
    shutil.rmtree(folder)


def gone(process_id: int) -> bool:
    """Whether the process ends within five seconds."""
    for _ in range(100):
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return True
        if b"State:\tZ" in Path(f"/proc/{process_id}/status").read_bytes():
            return True
        time.sleep(0.05)
    os.kill(process_id, signal.SIGQUIT)
    return False


def test_a_missing_server_is_a_failure_and_never_a_skip(tmp_path):
    with pytest.raises(AssertionError, match="apt-get install postgresql"):
        databases.binaries(tmp_path)
