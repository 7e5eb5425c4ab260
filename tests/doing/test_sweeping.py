"""The daily round throws away files that no row names; never one that is named, or may be soon."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from committee.case import documents, gate, images
from committee.case.documents import Paper
from committee.case.records import Case, Document
from committee.case.typed import Upload
from committee.doing import cleaning, sweeping
from committee.doing.rules import unnamed
from committee.escalation.content import Door
from committee.escalation.records import Submission
from committee.people.records import Channel
from committee.post.records import Status
from committee.procedure import Act, State
from committee.store import db, transaction
from committee.verdict.records import Verdict, VerdictVersion
from committee.verdict.rules import Overall
from tests.builders import MONDAY, a_case, noon, on
from tests.web.morning import a_letter

DAY = timedelta(days=1)
NOW = noon(MONDAY)


def kept(text: str, age: timedelta = 2 * DAY) -> str:
    """Content in the folder, asked for so long ago."""
    sha256 = documents.keep(text.encode())
    aged(sha256, age)
    return sha256


def aged(sha256: str, age: timedelta = 2 * DAY) -> None:
    then = (NOW - age).timestamp()
    os.utime(documents.folder() / sha256[:2] / sha256, (then, then))


def lies(sha256: str) -> bool:
    return (documents.folder() / sha256[:2] / sha256).exists()


class TestTheRule:
    """Old and unnamed: both, or it stays."""

    FILES = {"a": NOW - 2 * DAY, "b": NOW - 2 * DAY, "c": NOW - DAY, "d": NOW}

    def test_what_is_named_stays_however_old(self):
        assert unnamed(self.FILES, ["a", "b"], NOW - DAY) == []

    def test_what_is_young_stays_though_nothing_names_it(self):
        assert unnamed(self.FILES, [], NOW - DAY) == ["a", "b"]

    def test_a_row_without_a_file_names_nothing(self):
        assert unnamed(self.FILES, [None, "b", "elsewhere"], NOW - DAY) == ["a"]


def a_submission(house, sha256: str) -> Submission:
    paper = {"title": "Brief", "filename": "b.txt", "media_type": "text/plain", "sha256": sha256}
    return Submission(
        committee_id=house.committee.id, door=Door.MAIL, received_on=MONDAY, entered_at=NOW,
        sender_key=f"s{sha256[:9]}", body_sha256="0" * 64, content={"said": {}, "papers": [paper]},
    )


class TestWhatIsNamed:
    """A file that any row names stays, two rows that share one content included."""

    @pytest.fixture
    def case(self, house) -> Case:
        """A case."""
        with transaction():
            return a_case(house, State.SCHEDULING)

    def test_stays(self, house, case):
        names = [kept(word) for word in ("stuk", "los", "brief", "uitspraak", "bezegeld", "bijlage")]
        with transaction():
            case = db.session.get_one(Case, case.id)
            documents.file_paper(case, Paper("Stuk", "s.txt", "text/plain", b"stuk"), MONDAY)
            db.session.add(Upload(owner="account:1", page="/x", filename="l.txt", media_type="text/plain",
                                  sha256=names[1], size=3, brought_at=NOW))
            letter = a_letter(case, Status.TO_PRINT)
            letter.channel, letter.pdf_sha256 = Channel.POST, names[2]
            verdict = Verdict(case_id=case.id, overall=Overall.FOUNDED, decided_on=MONDAY)
            db.session.add(verdict)
            db.session.flush()
            db.session.add(VerdictVersion(verdict_id=verdict.id, version=1, content={}, pdf_sha256=names[3],
                                          sealed_sha256=names[4], signed_at=NOW, signed_by="account:2"))
            db.session.add(a_submission(house, names[5]))
        aged(names[0])
        orphan = kept("nergens")
        assert sweeping.sweep(NOW) == 1
        assert [lies(name) for name in names] == [True] * 6
        assert not lies(orphan)

    def test_stays_while_an_act_that_threw_it_out_can_be_undone(self, house, case):
        with transaction():
            case = db.session.get_one(Case, case.id)
            filed = documents.file_paper(case, Paper("Stuk", "s.txt", "text/plain", b"stuk"), MONDAY)
            key, sha256 = filed.id, filed.sha256
        aged(sha256)
        with transaction():
            case = db.session.get_one(Case, case.id)
            entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary), reason="Weg ermee.")
            document, seq = db.session.get_one(Document, key), entry.seq
            document.sha256 = kept("anders")
            db.session.flush()
        assert sweeping.sweep(NOW) == 0
        with transaction():
            images.restore(seq)
        assert documents.content_of(db.session.get_one(Document, key).sha256) == b"stuk"

    def test_an_enclosure_that_an_act_replaced_stays_too(self, house, case):
        first, second = kept("eerst"), kept("later")
        with transaction():
            handed = a_submission(house, first)
            db.session.add(handed)
            db.session.flush()
            entry = gate.enter(db.session.get_one(Case, case.id), Act.NOTE, on(MONDAY, house.secretary))
            assert entry.seq
            db.session.flush()
            handed.content = a_submission(house, second).content
        assert sweeping.sweep(NOW) == 0
        assert lies(first)


class TestWhatIsNot:
    """What no row names goes once it is a day old, by the daily round."""

    def test_a_file_that_was_never_filed_goes_with_its_row(self, app):
        sha256 = kept("los")
        with transaction():
            db.session.add(Upload(owner="account:1", page="/x", filename="l.txt", media_type="text/plain",
                                  sha256=sha256, size=3, brought_at=NOW - 31 * DAY))
        assert cleaning.clean(NOW, 30) == 1
        assert not lies(sha256)

    def test_what_was_written_an_hour_ago_stays(self, app):
        sha256 = kept("net", timedelta(hours=1))
        assert sweeping.sweep(NOW) == 0
        assert lies(sha256)

    def test_half_a_file_goes_too(self, app):
        half = documents.folder() / "ab" / "tmp123"
        half.parent.mkdir(parents=True)
        half.write_text("half")
        os.utime(half, (0, 0))
        assert sweeping.sweep(NOW) == 1
        assert not half.exists()

    def test_nothing_to_sweep(self, app):
        assert sweeping.sweep(NOW) == 0


class TestMeanwhile:
    """Who keeps a content that lies there already finds it there when he commits."""

    def test_what_is_asked_for_anew_is_young(self, app):
        sha256 = kept("oud")
        assert documents.keep(b"oud") == sha256
        touched = (documents.folder() / sha256[:2] / sha256).stat().st_mtime
        assert datetime.now(UTC).timestamp() - touched < 60

    def test_what_is_asked_for_between_listing_and_throwing_away_stays(self, app, monkeypatch):
        sha256, asked = kept("oud"), sweeping.named

        def meanwhile():
            yield from asked()
            documents.keep(b"oud")   # its row is not committed yet

        monkeypatch.setattr(sweeping, "named", meanwhile)
        assert sweeping.sweep(NOW) == 0
        assert documents.content_of(sha256) == b"oud"

    def test_what_is_asked_for_after_it_went_is_written_anew(self, app):
        sha256 = kept("oud")
        assert sweeping.sweep(NOW) == 1
        assert documents.keep(b"oud") == sha256
        assert documents.content_of(sha256) == b"oud"
