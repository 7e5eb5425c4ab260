"""A worker killed at any moment, before a real mail server: nothing is lost, nothing half done."""

import os
import signal
import subprocess
import sys
import time
from email import message_from_bytes
from pathlib import Path
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from committee.case import gate
from committee.case.records import Case
from committee.people.records import Membership
from committee.permissions import Role
from committee.post import outbox, worker
from committee.post.records import Letter, Status
from committee.post.smtp import outlet
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on
from tests.post.test_worker import LATER

LETTERS = 12
WORKER = """
import sys
from datetime import datetime
from pathlib import Path
from committee import config, create_app
from committee.post import worker
from committee.post.smtp import outlet

url, folder, mail, at = sys.argv[1:]
app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, Path(folder)))
with app.app_context():
    worker.send_due(outlet(mail), datetime.fromisoformat(at))
"""


class Slow:
    """A mail server that takes its time and remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802  the name aiosmtpd calls
        time.sleep(0.05)
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def post_office():
    """A running mail server on this machine."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    controller = Controller(Slow(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def letters(app):
    """A dozen letters that are due."""
    folder = Path(app.instance_path) / "letters" / "onderdak" / "2020-01-01" / "letters" / "test"
    folder.mkdir(parents=True)
    (folder / "word.html").write_text("<p>Een bericht.</p>", "utf-8")
    with transaction():
        case = a_case(a_house())
        membership = db.session.scalars(select(Membership).where(Membership.role == Role.SECRETARY)).one()
        actor = gate.account_actor(membership.account_id, membership.role, membership.committee_id)
        for _ in range(LETTERS):
            entry = gate.enter(db.session.get_one(Case, case.id), Act.WRITE_LETTER, on(MONDAY, actor))
            draft = outbox.Draft("test.word", "Wij schrijven u", case.parties[0])
            outbox.put(case, entry, draft, noon(MONDAY))


def start(app, url: str, port: int) -> subprocess.Popen:
    """A worker process of its own."""
    command = [sys.executable, "-c", WORKER, url, app.instance_path, f"smtp://127.0.0.1:{port}?starttls=0",
               LATER.isoformat()]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env=os.environ | {"PYTHONPATH": "."})


def test_every_letter_arrives_though_the_worker_is_killed(app, letters, post_office, database_url):
    process = start(app, database_url, post_office.port)
    taken = post_office.handler.taken
    deadline = time.monotonic() + 30
    while len(taken) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 3 <= len(taken) < LETTERS
    worker.send_due(outlet(f"smtp://127.0.0.1:{post_office.port}?starttls=0"), LATER + worker.LEASE)
    statuses = [letter.status for letter in db.session.scalars(select(Letter))]
    assert statuses == [Status.SENT] * LETTERS
    ids = [message_from_bytes(message)["Message-ID"] for message in taken]
    assert len(set(ids)) == LETTERS, "every letter arrived"
    assert len(ids) <= LETTERS + 1, "at most the one in hand arrived twice"
    again = {message: ids.count(message) for message in ids}
    for message_id in (number for number, count in again.items() if count > 1):
        copies = [message for message in taken if message_from_bytes(message)["Message-ID"] == message_id]
        assert copies[0] == copies[1], "and then it is the same message"
