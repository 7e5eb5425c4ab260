"""The worker: every due letter leaves once, nothing is lost, trouble is kept and shown."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from committee.case import documents, gate
from committee.case.records import Case
from committee.people import links
from committee.people.records import Channel, Membership
from committee.permissions import Role
from committee.post import outbox, worker
from committee.post.records import Letter, Status
from committee.post.smtp import Refused, outlet
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on

LATER = noon(MONDAY) + timedelta(hours=1)


@pytest.fixture
def case(app):
    (Path(app.instance_path) / "letters" / "onderdak" / "2020-01-01" / "letters" / "test").mkdir(parents=True)
    own = Path(app.instance_path) / "letters" / "onderdak" / "2020-01-01" / "letters" / "test" / "word.html"
    own.write_text("<p>Mevrouw Visser klaagt over de lekkage.</p>", "utf-8")
    with transaction():
        return a_case(a_house())


def write(case, **more) -> int:
    """One letter to the complainant, written at noon; its id."""
    with transaction():
        case = db.session.get_one(Case, case.id)
        membership = db.session.scalars(select(Membership).where(Membership.role == Role.SECRETARY)).one()
        actor = gate.account_actor(membership.account_id, membership.role, membership.committee_id)
        entry = gate.enter(case, Act.WRITE_LETTER, on(MONDAY, actor))
        letter = outbox.put(
            case, entry, outbox.Draft("test.word", "Wij schrijven u", case.parties[0], **more), noon(MONDAY)
        )
        db.session.flush()
        return letter.id


class Deaf:
    """An outlet behind which nobody answers, or that refuses what it is told to."""

    def __init__(self, *refusals: Refused) -> None:
        self.refusals, self.heard = list(refusals), []

    def __enter__(self):
        return self

    def __exit__(self, *_error) -> None:
        return None

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        self.heard.append(message)
        if self.refusals:
            raise self.refusals.pop(0)


def test_a_letter_waits_its_minutes_of_grace(case, tmp_path):
    write(case)
    with_outlet = outlet(f"file:{tmp_path}/mail")
    assert worker.send_due(with_outlet, noon(MONDAY)) == 0
    assert worker.send_due(outlet(f"file:{tmp_path}/mail"), LATER) == 1


def test_the_mail_holds_a_link_and_no_word_of_the_case(case, tmp_path):
    letter_id = write(case, values={})
    worker.send_due(outlet(f"file:{tmp_path}/mail"), LATER)
    (mail,) = (tmp_path / "mail").glob("*.eml")
    text = mail.read_bytes().replace(b"=\r\n", b"").decode()
    assert "lekkage" not in text
    assert "/in/" in text
    assert outbox.LINK not in text
    token = text.split("/in/")[1].split()[0].strip()
    assert links.find(token, LATER).party_id == db.session.get_one(Letter, letter_id).party_id


def test_what_is_kept_does_not_open_the_case(case, tmp_path):
    letter_id = write(case)
    worker.send_due(outlet(f"file:{tmp_path}/mail"), LATER)
    assert "/in/" not in str(db.session.get_one(Letter, letter_id).mail)


def test_an_address_that_a_party_left_reads_no_name(case):
    for _ in range(2):
        write(case)
    with transaction():
        db.session.scalars(select(Letter)).first().party_id = None
    worker.send_due(server := Deaf(), LATER)
    left, kept = (b"\r\nTo: " + one.partition(b"\r\nTo: ")[2].partition(b"\r\n")[0] for one in server.heard)
    assert (b"Visser" in left, b"Visser" in kept) == (False, True)


def test_a_second_try_sends_the_same_bytes(case):
    letter_id = write(case)
    server = Deaf(Refused(False, 451, "Later graag"))
    worker.send_due(server, LATER)
    assert db.session.get_one(Letter, letter_id).status is Status.WAITING
    worker.send_due(server, LATER + timedelta(hours=1))
    assert server.heard[0] == server.heard[1]
    assert db.session.get_one(Letter, letter_id).status is Status.SENT


def test_a_refused_letter_is_shown_as_failed_and_the_next_one_goes_out(case):
    first, second = write(case), write(case)
    worker.send_due(Deaf(Refused(True, 550, "Bestaat niet")), LATER)
    assert db.session.get_one(Letter, first).status is Status.FAILED
    assert "Bestaat niet" in db.session.get_one(Letter, first).trouble
    assert db.session.get_one(Letter, second).status is Status.SENT


def test_an_impossible_address_fails_alone(case):
    first, second = write(case, address="geen adres"), write(case)
    worker.send_due(Deaf(), LATER)
    assert db.session.get_one(Letter, first).status is Status.FAILED
    assert db.session.get_one(Letter, second).status is Status.SENT


def test_nobody_answering_costs_no_try(case):
    ids = [write(case), write(case)]
    worker.send_due(Deaf(Refused(False, None, "Geen verbinding")), LATER)
    letters = [db.session.get_one(Letter, n) for n in ids]
    assert [(letter.status, letter.tries) for letter in letters] == [(Status.WAITING, 0)] * 2


def test_a_letter_whose_worker_died_is_claimed_again_when_its_lease_is_over(case):
    letter_id = write(case)
    assert worker.claim(LATER) == {letter_id: LATER + worker.LEASE}
    assert worker.claim(LATER) == {}
    assert worker.claim(LATER + worker.LEASE) == {letter_id: LATER + 2 * worker.LEASE}


def test_a_long_batch_takes_its_leases_when_it_takes_the_letters(case):
    letter_id, later, left = write(case), LATER + worker.LEASE, []

    class Second(Deaf):
        def deliver(self, message: bytes, sender: str, recipient: str) -> None:
            left.append(db.session.get(Letter, letter_id).leased_until)

    worker.send_due(Second(), LATER, lambda: later)
    assert left == [later + worker.LEASE]


def test_who_wants_paper_gets_paper(case):
    with transaction():
        db.session.merge(case).parties[0].channel = Channel.POST
    letter_id = write(case)
    server = Deaf()
    worker.send_due(server, LATER)
    letter = db.session.get_one(Letter, letter_id)
    assert (letter.status, server.heard) == (Status.TO_PRINT, [])
    assert documents.content_of(letter.pdf_sha256).startswith(b"%PDF")


def test_withdrawn_before_it_left_it_never_leaves(case):
    letter_id = write(case)
    seq = db.session.get_one(Letter, letter_id).entry_seq
    with transaction():
        assert outbox.withdraw(seq)
    assert worker.send_due(Deaf(), LATER) == 0
    other = write(case)
    worker.send_due(Deaf(), LATER)
    with transaction():
        assert not outbox.withdraw(db.session.get_one(Letter, other).entry_seq)


def test_one_letter_that_cannot_be_made_keeps_no_other_from_leaving(case):
    first, second = write(case), write(case)
    with transaction():
        db.session.get_one(Letter, first).paper = {}
    assert worker.send_due(Deaf(), LATER) == 1
    broken = db.session.get_one(Letter, first)
    assert (broken.status, db.session.get_one(Letter, second).status) == (Status.WAITING, Status.SENT)
    assert "niet worden gemaakt" in broken.trouble
    assert broken.due_at > LATER
