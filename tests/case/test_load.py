"""The gate under load: eight clients at once, and clients killed in the middle, on both databases."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from committee.case import journal
from committee.case.ledger import Entry, Head
from committee.case.records import Case, Passage
from committee.people.records import Account, Membership
from committee.store import db, transaction
from tests.builders import a_case, a_house

CLIENTS, ACTS = 8, 25
CLIENT = """
import sys
from datetime import date
from pathlib import Path
from committee import config, create_app
from committee.case import gate
from committee.case.records import Case
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db, transaction
from sqlalchemy import select
from tests.builders import MONDAY, on

url, folder, account, committee, acts, number, act = sys.argv[1:]
app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, Path(folder)))
with app.app_context():
    secretary = gate.account_actor(int(account), Role.SECRETARY, int(committee))
    print("ready", flush=True)
    for n in range(int(acts)):
        with transaction():
            found = select(Case).where(Case.id == 1 + (int(number) + n) % 2).with_for_update()
            case = db.session.scalars(found).one()
            gate.enter(case, Act(act), on(MONDAY, secretary), reason=f"Cliënt {number}, regel {n}.")
        print("done", flush=True)
"""


@pytest.fixture
def scene(app, database_url):
    """Two cases, and how to start a client that writes notes in them."""
    with transaction():
        house = a_house()
        a_case(house)
        a_case(house, serial=2)
    secretary = db.session.scalars(
        select(Account.id).join(Membership).where(Membership.role == "secretary")
    ).one()
    committee = house.committee.id
    db.session.rollback()

    def start(number: int, acts: int, act: str = "note") -> subprocess.Popen:
        command = [
            sys.executable,
            "-c",
            CLIENT,
            database_url,
            app.instance_path,
            str(secretary),
            str(committee),
            str(acts),
            str(number),
            act,
        ]
        return subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": "."},
        )

    return start


def test_eight_clients_lose_nothing_and_fork_nothing(scene):
    clients = [scene(number, ACTS) for number in range(CLIENTS)]
    troubles = [client.communicate(timeout=120)[1] for client in clients]
    assert [client.returncode for client in clients] == [0] * CLIENTS, troubles
    assert db.session.scalar(select(func.count()).select_from(Entry)) == CLIENTS * ACTS
    assert db.session.get_one(Head, 1).count == CLIENTS * ACTS
    assert list(journal.faults()) == []


def test_a_killed_client_leaves_nothing_half_done(scene):
    clients = [scene(number, 10_000) for number in range(3)]
    said = 0
    for client in clients:
        assert client.stdout.readline() == "ready\n"
    time.sleep(0.7)
    for client in clients:
        client.send_signal(signal.SIGKILL)
        said += client.stdout.read().count("done")
        client.communicate()
    entries = db.session.scalar(select(func.count()).select_from(Entry))
    assert said > 0
    assert entries >= said, "what was said to be committed is there"
    assert db.session.scalar(select(func.count()).select_from(Passage)) == entries, (
        "no text without its entry"
    )
    assert list(journal.faults()) == []
    assert db.session.get_one(Case, 1).number


def test_the_same_act_at_once_is_done_once(scene):
    clients = [scene(0, 1, "request_completion") for _ in range(4)]
    troubles = [client.communicate(timeout=60)[1] for client in clients]
    assert sorted(client.returncode for client in clients) == [0, 1, 1, 1]
    assert sum("NotOpen" in trouble and "herstelverzuim" in trouble for trouble in troubles) == 3
    assert db.session.scalar(select(func.count()).select_from(Entry)) == 1
    assert list(journal.faults()) == []
