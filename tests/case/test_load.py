"""The gate under load: eight clients at once, and clients killed in the middle, on both databases."""

import time

import pytest
from sqlalchemy import func, select

from committee.case import journal
from committee.case.ledger import Entry, Head
from committee.case.records import Case, Passage
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import a_case
from tests.case.clients import Client, Task

CLIENTS, ACTS = 8, 25


@pytest.fixture
def client(app, database_url, house):
    """Starts a client that writes in two cases of the house."""
    with transaction():
        a_case(house)
        a_case(house, serial=2)
    secretary, committee = house.accounts["dewit"].id, house.committee.id
    db.session.rollback()

    def start(number: int, acts: int, act: Act = Act.NOTE) -> Client:
        return Client(Task(database_url, app.instance_path, secretary, committee, number, acts, act))

    return start


def test_eight_clients_lose_nothing_and_fork_nothing(client):
    clients = [client(number, ACTS) for number in range(CLIENTS)]
    said = [one.rest() for one in clients]
    assert [one.process.exitcode for one in clients] == [0] * CLIENTS, said
    assert db.session.scalar(select(func.count()).select_from(Entry)) == CLIENTS * ACTS
    assert db.session.get_one(Head, 1).count == CLIENTS * ACTS
    assert list(journal.faults()) == []


def test_a_killed_client_leaves_nothing_half_done(client):
    clients = [client(number, 10_000) for number in range(3)]
    assert [one.heard() for one in clients] == ["ready"] * 3
    time.sleep(0.7)
    said = 0
    for one in clients:
        one.process.kill()
        said += one.rest().count("done")
    entries = db.session.scalar(select(func.count()).select_from(Entry))
    assert said > 0
    assert entries >= said, "what was said to be committed is there"
    assert db.session.scalar(select(func.count()).select_from(Passage)) == entries, (
        "no text without its entry"
    )
    assert list(journal.faults()) == []
    assert db.session.get_one(Case, 1).number


def test_the_same_act_at_once_is_done_once(client):
    clients = [client(0, 1, Act.REQUEST_COMPLETION) for _ in range(4)]
    said = [one.rest() for one in clients]
    assert sorted(one.process.exitcode for one in clients) == [0, 1, 1, 1], said
    assert sum("NotOpen" in last and "herstelverzuim" in last for *_, last in said) == 3
    assert db.session.scalar(select(func.count()).select_from(Entry)) == 1
    assert list(journal.faults()) == []
