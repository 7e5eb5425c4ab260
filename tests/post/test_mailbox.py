"""The mailbox: settings that cannot work, a folder of files, a server over TLS that breaks off anywhere."""

import ssl
from contextlib import suppress
from datetime import timedelta
from time import process_time
from urllib.parse import quote

import pytest
import trustme
from sqlalchemy import select

from committee.cli.mailing import Postman, words
from committee.course import incoming
from committee.hearing import reads
from committee.hearing.records import Answer
from committee.post import imap, mails
from committee.post.incoming import HEAD, Arrived
from committee.post.mailbox import Folder, Server, Unreachable, mailbox
from committee.post.records import Received
from committee.store import db
from tests.builders import noon
from tests.hearing.calendars import Said, gmail, outlook
from tests.hearing.scene import MARCH_10, convene, letters, ready
from tests.post.imap_server import PASSWORD, USER, Box, serving
from tests.prepared import after, where

VRAAG = b"Message-ID: <1@x>\r\nFrom: jan@example.org\r\nSubject: Vraag\r\n\r\nMag dat?\r\n"


@pytest.mark.one_database
class TestSetting:
    """A setting that cannot work is refused in one Dutch line that keeps the password to itself."""

    @pytest.mark.parametrize(("text", "said"), [
        ("", "onbekende soort"), ("imap://a:geheim@server", "onbekende soort"), ("file:", "hoort een map"),
        ("imaps://", "klopt niet"), ("imaps://[geheim", "klopt niet"), ("imaps://server", "en wachtwoord"),
        ("imaps://a@server", "en wachtwoord"), ("imaps://a:geheim@server:x", "geen getal"),
        ("imaps://a:geheim@server?starttls=1", "onbekende instelling 'starttls'"),
        ("imaps://a%0D%0Ab:geheim@server", "gewone letters"), ("imaps://a b:geheim@server", "gewone letters"),
        ("imaps://a:geheim%0A@server", "gewone letters"), ("imaps://a:gehe%C3%AFm@server", "gewone letters"),
        ("imaps://a:geheim@server/%22%0A", "de map"),
    ])
    def test_is_refused(self, text, said):
        with pytest.raises(ValueError, match=said) as caught:
            mailbox(text)
        assert str(caught.value).startswith("COMMITTEE_MAILBOX: ")
        assert "geheim" not in str(caught.value).replace("gebruiker", "")

    def test_is_read(self):
        found = mailbox("imaps://post%40commissie.nl:g%40h@server/Wederhoor?ca=/etc/ca.pem")
        assert (found.host, found.port) == ("server", 993)
        assert (found.user, found.password) == ("post@commissie.nl", "g@h")
        assert (found.folder, found.authority, found.address) == (
            "Wederhoor", "/etc/ca.pem", "post@commissie.nl")
        assert "g@h" not in repr(found)


@pytest.mark.one_database
class TestFolder:
    """Files that are whole are read by name; one that is read moves aside and replaces none."""

    def arrivals(self, path):
        return [(one.place, one.raw) for one in Folder(path).arrivals()]

    def test_that_is_not_there_holds_nothing_and_one_that_is_a_file_says_so(self, tmp_path):
        assert self.arrivals(tmp_path / "nergens") == []
        (tmp_path / "x").write_bytes(b"")
        with pytest.raises(Unreachable, match="niet te lezen"):
            self.arrivals(tmp_path / "x")

    def test_reads_mails_only(self, tmp_path):
        for name in ("b.eml", "a.EML", ".c.eml", "d.eml.part", "e.txt"):
            (tmp_path / name).write_bytes(name.encode())
        (tmp_path / "f.eml").symlink_to("/etc/passwd")
        (tmp_path / "g.eml").mkdir()
        assert [place for place, _ in self.arrivals(tmp_path)] == ["a.EML", "b.eml"]

    def test_moves_a_mail_beside_one_of_the_same_name(self, tmp_path):
        for content in (b"een", b"twee"):
            (tmp_path / "a.eml").write_bytes(content)
            [arrived] = Folder(tmp_path).arrivals()
            Folder(tmp_path).settle(arrived, done=True)
            Folder(tmp_path).settle(arrived, done=True)   # a second reader was just behind
        moved = sorted(one.read_bytes() for one in tmp_path.glob("wederhoor-verwerkt/*.eml"))
        assert (moved, self.arrivals(tmp_path)) == ([b"een", b"twee"], [])


@pytest.mark.one_database
class TestMail:
    """What is read of foreign bytes; nothing in them stops the reading."""

    @pytest.mark.parametrize(("head", "sender"), [
        (b"From: A <a@x.nl>", "a@x.nl"), (b"From: A@X.NL", "a@x.nl"), (b"", ""),
        (b"From: niemand", "niemand"),
        (b"From: a@x.nl, b@x.nl", ""), (b"From: a@x.nl\r\nFrom: b@x.nl", ""),
        (b'From: "baas@x.nl" <a@x.nl>', "a@x.nl"), (b"From: =?utf-8?q?baas=40x.nl?= <a@x.nl>", "a@x.nl"),
    ])
    def test_names_its_one_sender(self, head, sender):
        assert mails.opened(head + b"\r\nSubject: s\r\n\r\n").sender == sender

    @pytest.mark.parametrize("raw", [
        b"", b"\xff" * 500, b"\x00" * 500, b"Content-Type: multipart/mixed; boundary=g\r\n\r\n--g" * 200,
        b"Content-Type: text/plain; charset=onzin\r\n\r\nDag\xff", b"From: " + b"(" * 5000 + b"\r\n\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 300, 
        b"Subject: =?utf-8?b?!!?= \xed\xa0\x80\r\n\r\n\xed\xa0\x80"])
    def test_whatever_is_wrong_has_a_key_and_words_a_database_takes(self, raw):
        mail = mails.opened(raw)
        assert len(mail.key) == 64
        for words_ in (mail.shown, mail.subject, mail.text):
            assert "\x00" not in words_
            words_.encode()

    def test_is_the_same_with_another_head_and_another_with_another_body(self):
        assert mails.key_of(VRAAG) == mails.key_of(b"Received: x\r\n" + VRAAG.replace(b"\r\n", b"\n"))
        assert len({mails.key_of(raw) for raw in (VRAAG, VRAAG.replace(b"Mag", b"Kan"),
                                                   VRAAG.replace(b"<1@x>", b"<2@x>"), b"Mag dat?")}) == 4

    @pytest.mark.parametrize("mark", ["<", "<!--", "<script ", "<br ", "<style><", "<a title='"])
    def test_of_marks_that_never_end_is_read_at_once(self, mark):
        before = process_time()
        mails.opened(b"Content-Type: text/html\r\n\r\n" + mark.encode() * (160_000 // len(mark)))
        assert process_time() - before < 2

    def test_of_html_shows_the_words_and_no_more(self):
        html = ("<html><head><title>Kop</title><style>p { color: red }</style><body><!-- <b>niet</b> -->"
                "<p class='a'>Ik kom <b>niet</b>.</p>Groet<script>alert(1)</script>")
        assert mails.plain(html).split() == ["Ik", "kom", "niet.", "Groet"]

    @pytest.mark.parametrize("charset", ["onzin", "idna", "undefined", "zip", "utf-8\0", "rot13"])
    def test_in_a_character_set_that_is_none_keeps_its_sender_and_words(self, charset):
        raw = f"From: a@x.nl\r\nContent-Type: text/plain; charset={charset}\r\n\r\nIk kom niet..".encode()
        assert (mails.opened(raw).sender, mails.opened(raw).text) == ("a@x.nl", "Ik kom niet..")

    def test_of_a_heap_of_files_names_some(self):
        part = b"--g\r\nContent-Disposition: attachment; filename=een.pdf\r\n\r\nx\r\n"
        raw = b"Content-Type: multipart/mixed; boundary=g\r\n\r\n" + part * 300
        assert len(mails.opened(raw).parts) == mails.MOST_NAMES

    @pytest.mark.parametrize(("heap", "legible"), [
        (b"--g\r\n\r\n" * 2001, False), (b"X:\r\n" * 600_001, False), (b"x" * 76 + b"\r\n", True)])
    def test_that_is_a_heap_of_parts_or_lines_is_not_taken_apart(self, heap, legible):
        raw = b"From: a@x.nl\r\nContent-Type: multipart/mixed; boundary=g\r\n\r\n" + heap
        arrived = Arrived("1", len(raw), raw)
        assert arrived.legible is legible
        assert len(arrived.read) <= HEAD


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def address(box, authority, tmp_path):
    """The setting of a mail server that holds this mailbox."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with serving(box, context) as port:
        signed = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}"
        yield f"imaps://{signed}@127.0.0.1:{port}/INBOX?ca={quote(str(tmp_path / 'ca.pem'))}"


def invited(house):
    convene(ready(house), house)


scene = where(case=after(invited))


def read(address):
    return incoming.read(mailbox(address), lambda: noon(MARCH_10))


def answer(case):
    return reads.planned(case).invitees[0].answer


@pytest.mark.one_database
class TestServer:
    """Over TLS alone; a mail is moved once it is kept, and a server that breaks off loses none."""

    def test_is_not_trusted_without_its_authority(self, house, address, box):
        box.put(VRAAG)
        with pytest.raises(Unreachable, match="niet te lezen"):
            read(address.partition("?")[0])
        assert box.seen == []

    def test_that_refuses_the_password_or_the_folder_says_so(self, house, address):
        with pytest.raises(Unreachable, match="verkeerd wachtwoord") as caught:
            read(address.replace("ge%22he", "ge"))
        assert "ge" + "%" not in str(caught.value)
        with pytest.raises(Unreachable, match="De map Elders"):
            read(address.replace("INBOX", "Elders"))

    def test_that_is_not_there(self, house):
        with pytest.raises(Unreachable, match="niet te lezen"):
            read("imaps://a:b@127.0.0.1:1")

    @pytest.mark.parametrize("command", ["LOGIN", "SELECT", "SEARCH", "FETCH", "CREATE", "MOVE"])
    def test_that_breaks_off_or_refuses_loses_nothing_and_nothing_is_done_twice(
            self, house, case, address, box, command):
        box.put(outlook(letters("hearing.invitation")[0]), VRAAG)
        box.dies_at = command
        with pytest.raises(Unreachable):
            read(address)
        box.dies_at, box.refuses = "", command if command != "CREATE" else ""
        if box.refuses:
            with pytest.raises(Unreachable):
                read(address)
        box.refuses = ""
        read(address)
        db.session.expire_all()
        assert answer(case) is Answer.ACCEPTED
        assert len(db.session.scalars(select(Received.id)).all()) == 2
        assert [len(box.lying(one)) for one in ("INBOX", imap.DONE, imap.DESK)] == [0, 1, 1]

    @pytest.mark.parametrize("able", [
        "IMAP4rev1 MOVE UIDPLUS NAMESPACE", "IMAP4rev1 UIDPLUS NAMESPACE", "IMAP4rev1 NAMESPACE"])
    @pytest.mark.parametrize("prefix", ["", "INBOX."])
    def test_of_every_age_keeps_answers_and_other_mail_apart(self, house, case, address, box, able, prefix):
        box.able, box.prefix = able, prefix
        reply = gmail(letters("hearing.invitation")[0], Said("DECLINED"))
        box.put(VRAAG, reply)
        assert words(read(address)) == "Antwoorden genoteerd: 1; in het postvak: 1; al eerder gelezen: 0."
        assert (box.lying("INBOX"), box.lying(imap.DONE), box.lying(imap.DESK)) == ([], [reply], [VRAAG])
        assert words(read(address)) == "Antwoorden genoteerd: 0; in het postvak: 0; al eerder gelezen: 0."
        assert not any("EXPUNGE" in one for one in box.seen if "UIDPLUS" not in able)

    def test_that_does_not_give_one_mail_gives_the_others(self, house, address, box):
        box.put(VRAAG, VRAAG.replace(b"<1@x>", b"<2@x>"))
        box.keeps_back = 1
        with pytest.raises(Unreachable, match="dat gaat niet"):
            read(address)
        assert (box.lying("INBOX"), len(box.lying(imap.DESK))) == ([VRAAG], 1)

    @pytest.mark.parametrize(("command", "lie"), [
        ("CAPABILITY", None), ("SELECT", None), ("SEARCH", "* SEARCH een twee 1:* \xff"),
        ("SEARCH", "* SEARCH {3}\r\nabc"), ("FETCH", "* 1 FETCH (UID 1 RFC822.SIZE -1)"),
        ("FETCH", "* 1 FETCH (UID 1 RFC822.SIZE 9 BODY[] {3}\r\nabc)"), ("FETCH", "* 1 FETCH NIL"),
        ("NAMESPACE", "* NAMESPACE NIL NIL NIL")])
    def test_that_lies_is_told_of_or_passed_over(self, house, address, box, command, lie):
        box.put(VRAAG)
        box.lies = {command: lie}
        with suppress(Unreachable):
            read(address)
        box.lies = {}
        read(address)
        assert len(db.session.scalars(select(Received.id)).all()) in (1, 2)

    def test_of_a_heap_of_parts_the_desk_hears(self, house, address, box):
        box.put(VRAAG + b"\r\n--g" * 2001)
        read(address)
        assert "te veel regels of delen" in db.session.scalars(select(Received)).one().why

    def test_of_a_mail_too_large_only_the_head_is_fetched(self, house, address, box, monkeypatch):
        for module in ("imap", "incoming"):
            monkeypatch.setattr(f"committee.post.{module}.LARGEST", 200_000)
        huge = VRAAG + b"x" * 300_000
        box.put(huge)
        read(address)
        assert not any("BODY.PEEK[])" in one for one in box.seen)
        assert "te groot" in db.session.scalars(select(Received)).one().why
        assert box.lying(imap.DESK) == [huge]

    def test_says_which_committee_asks_for_answers_elsewhere(self, house, address):
        assert list(incoming.strange_organisers(mailbox(address).address)) == []
        [told] = incoming.strange_organisers("info@elders.example")
        assert (house.committee.email, "info@elders.example" in told) == (USER, True)
        assert list(incoming.strange_organisers("")) == []


@pytest.mark.one_database
def test_a_slow_mailbox_is_read_bit_by_bit(house, tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.eml").write_bytes(VRAAG.replace(b"<1@x>", b"<%d@x>" % number))
    looks = iter(range(60))

    def now():
        return noon(MARCH_10) + timedelta(seconds=20 * next(looks))

    done = [incoming.read(Folder(tmp_path), now).waiting for _ in range(3)]
    assert done == [2, 2, 1]


@pytest.mark.one_database
class TestPostman:
    """The worker looks once a minute; a mailbox that cannot be read stops nothing else."""

    def test_without_a_mailbox_and_with_a_broken_one(self, house, config, caplog):
        Postman(config(mailbox="")).look(noon(MARCH_10))
        Postman(config(mailbox="imaps://a:geheim@127.0.0.1:1")).look(noon(MARCH_10))
        assert "niet te lezen" in caplog.text
        assert "geheim" not in caplog.text

    def test_whatever_goes_wrong_the_worker_goes_on(self, house, config, caplog, monkeypatch):
        postman = Postman(config(mailbox="imaps://a:geheim@127.0.0.1:1"))
        monkeypatch.setattr(Server, "arrivals", lambda _self: 1 / 0)
        postman.look(noon(MARCH_10))
        assert "could not be read" in caplog.text

    def test_looks_once_a_minute(self, house, config, address, box):
        postman = Postman(config(mailbox=address))
        for seconds, looked in ((0, 1), (59, 1), (60, 2)):
            postman.look(noon(MARCH_10).replace(minute=seconds // 60, second=seconds % 60))
            assert sum(one.startswith("SEARCH") for one in box.seen) == looked

    @pytest.fixture
    def config(self):
        class Chosen:
            def __init__(self, mailbox):
                self.mailbox = mailbox
        return Chosen
