"""Two workers and a mail server that crawls: each letter is handed over once, by whoever holds it then."""

import asyncio
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from committee.post import worker
from committee.post.records import Letter, Status
from committee.post.smtp import Refused, outlet
from committee.store import db, transaction
from tests.builders import a_case, a_house
from tests.post.test_worker import LATER, Deaf, write

LETTERS = 4
PER_LETTER = timedelta(seconds=100)


class Crawling:
    """A mail server that takes a hundred seconds for a letter; during the third, a second worker looks in."""

    def __init__(self) -> None:
        self.now, self.taken, self.second = LATER, [], None

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802  the name aiosmtpd calls
        self.now += PER_LETTER
        self.taken.append(message_from_bytes(envelope.content)["Message-ID"])
        if len(self.taken) == 3:
            await asyncio.get_running_loop().run_in_executor(None, self.second)
        return "250 OK"


@pytest.fixture
def case(app):
    folder = Path(app.instance_path) / "letters" / "onderdak" / "2020-01-01" / "letters" / "test"
    folder.mkdir(parents=True)
    (folder / "word.html").write_text("<p>Een bericht.</p>", "utf-8")
    with transaction():
        return a_case(a_house())


@pytest.fixture
def post_office():
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    controller = Controller(Crawling(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


def test_no_letter_goes_twice_though_the_server_outlasts_the_lease(app, case, post_office):
    for _ in range(LETTERS):
        write(case)
    server, mail = post_office.handler, f"smtp://127.0.0.1:{post_office.port}?starttls=0"
    left = []

    def second_worker() -> None:
        with app.app_context():
            left.append(worker.send_due(outlet(mail), server.now, lambda: server.now))

    server.second = second_worker
    left.append(worker.send_due(outlet(mail), LATER, lambda: server.now))
    assert sorted(left) == [1, 3], "the second took the one whose lease was over, not the one in hand"
    assert len(server.taken) == len(set(server.taken)) == LETTERS
    db.session.rollback()
    assert [letter.status for letter in db.session.scalars(select(Letter))] == [Status.SENT] * LETTERS


class Overtaken(Deaf):
    """An outlet so slow that before it answers the letter in hand has been sent by another worker."""

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        letters = worker.claim(LATER + worker.LEASE)
        with transaction():
            for letter in db.session.scalars(select(Letter).where(Letter.id.in_(letters))):
                letter.status, letter.sent_at, letter.leased_until = Status.SENT, LATER + worker.LEASE, None
        super().deliver(message, sender, recipient)


@pytest.mark.parametrize("answer", [Refused(False, None, "Geen verbinding"), Refused(True, 550, "Onbekend")])
def test_what_another_worker_sent_stays_sent_whatever_the_first_hears(case, answer):
    letter_ids = [write(case), write(case)]
    assert worker.send_due(Overtaken(answer), LATER) == 0
    letters = [db.session.get_one(Letter, n) for n in letter_ids]
    assert [(letter.status, letter.sent_at) for letter in letters] == [
        (Status.SENT, LATER + worker.LEASE)] * 2


class Outlasted(Deaf):
    """An outlet so slow that another worker has leased the letter in hand when it is taken at last."""

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        worker.claim(LATER + worker.LEASE)
        super().deliver(message, sender, recipient)


def test_what_left_is_sent_though_another_worker_has_leased_it_meanwhile(case):
    letter_id, server = write(case), Outlasted()
    assert worker.send_due(server, LATER) == 1
    letter = db.session.get_one(Letter, letter_id)
    assert (letter.status, letter.leased_until, len(server.heard)) == (Status.SENT, None, 1)
