"""Mail leaves through a real mail server, or into a folder; and what happens when it is not taken."""

import socket
import ssl
import stat
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

import pytest
import trustme
from aiosmtpd import smtp
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from committee.post.smtp import Refused, outlet
from committee.post.wire import Mail, compose

COMMITTEE, VISSER, DE_WIT = "post@voorbeeld.nl", "visser@voorbeeld.nl", "de.wit@voorbeeld.nl"
PASSWORD = "geheim/wacht:woord@1"


def a_message(number: int = 1, at: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)) -> bytes:
    return compose(Mail(
        message_id=f"<{number}@voorbeeld.nl>", date=at, sender_name="Commissie", sender_address=COMMITTEE,
        to_name="M. Visser", to_address=VISSER, subject="Zaak LH-2026-0001",
        text="Er staat een brief klaar.\n.\n..punt\n"))


class Post:
    """The other side: keeps what it takes, and refuses whom it is told to refuse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, bytes]] = []
        self.sessions: list[object] = []
        self.refuse: dict[str, str] = {}
        self.drop: set[str] = set()
        self.content = "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 (so named there)
        if address in self.refuse:
            return self.refuse[address]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (so named there)
        if address in self.drop:
            self.drop.remove(address)
            server.transport.abort()
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (so named there)
        if self.content.startswith("250"):
            self.taken.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.original_content))
            self.sessions.append(session)
        return self.content


class Encrypted(Controller):
    """A server that is encrypted from the first byte."""

    def factory(self):
        return smtp.SMTP(self.handler, **self.SMTP_kwargs)


def signing_in(server, session, envelope, mechanism, data) -> AuthResult:
    known = (data.login, data.password) == (b"commissie", PASSWORD.encode())
    return AuthResult(success=known, handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca(authority, tmp_path) -> str:
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    return quote(str(file))


def context_of(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def listening():
    """Start servers on a free port of this machine; they stop with the test."""
    started = []

    def start(post: Post, kind=Controller, **options) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        controller = kind(post, hostname="127.0.0.1", port=port, **options)
        controller.start()
        started.append(controller)
        return port

    yield start
    for controller in started:
        controller.stop(no_assert=True)


@pytest.fixture
def plain(post, listening) -> str:
    return f"smtp://127.0.0.1:{listening(post)}"


def refused(out, recipient: str = VISSER, sender: str = COMMITTEE) -> Refused:
    with pytest.raises(Refused) as caught:
        out.deliver(a_message(), sender, recipient)
    return caught.value


class TestSetting:
    """A setting that cannot work is refused at once, in one Dutch line that keeps the password to itself."""

    @pytest.mark.parametrize(("text", "words"), [
        ("", "onbekende soort"), ("post", "onbekende soort"), ("http://voorbeeld.nl", "onbekende soort"),
        ("file:", "hoort een map"), ("file", "onbekende soort"), ("file://", "hoort een map"),
        ("smtp://", "klopt niet"), ("smtp:server", "klopt niet"), ("smtp://server/postbus", "klopt niet"),
        ("smtp://server#1", "klopt niet"), ("smtp://[server", "klopt niet"),
        ("smtp://server:poort", "geen getal"), ("smtp://server:99999", "geen getal"),
        ("smtp://server?starttls=ja", "mogelijk is 0 of 1"),
        ("smtp://server?tls=1", "onbekende instelling 'tls'"),
        ("smtps://server?starttls=1", "laat starttls weg"),
        ("smtp://commissie:geheim@server", "onversleuteld"),
        ("smtps://commissie@server", "horen bij elkaar"), ("smtps://:geheim@server", "horen bij elkaar"),
        ("smtps://commissie:geheim@ser℀ver", "klopt niet"), ("smtps://commissie:ge#heim@server", ""),
    ])
    def test_is_refused(self, text, words):
        with pytest.raises(ValueError, match=r"^COMMITTEE_MAIL: .*\.$") as caught:
            outlet(text)
        assert words in str(caught.value)
        assert "geheim" not in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_never_shows_the_password(self):
        assert "geheim" not in repr(outlet("smtps://commissie:geheim@server"))

    def test_has_the_usual_ports(self):
        assert [outlet(text).port for text in ("smtp://a", "smtps://a", "smtp://a:25")] == [587, 465, 25]


class TestRefusedForGood:
    """What the server refuses for this recipient or this content will not be taken tomorrow either."""

    def test_a_recipient_that_is_not_known(self, plain, post):
        post.refuse[VISSER] = "550 5.1.1 Onbekend hier"
        with outlet(plain) as out:
            no = refused(out)
        assert (no.permanent, no.code, no.words) == (True, 550, "5.1.1 Onbekend hier")

    def test_content_that_is_not_wanted(self, plain, post):
        post.content = "554 5.7.1 Geen bijlagen"
        with outlet(plain) as out:
            no = refused(out)
        assert (no.permanent, no.code) == (True, 554)

    def test_a_message_that_is_too_large(self, plain, post):
        post.refuse[COMMITTEE] = "552 5.3.4 Te groot"
        with outlet(plain) as out:
            assert refused(out).permanent

    @pytest.mark.parametrize("address", [
        "visser", "vísser@voorbeeld.nl", "visser@voorbeeld.nl>\r\nRCPT TO:<x@y.nl"])
    @pytest.mark.parametrize("kind", ["smtp", "file"])
    def test_what_is_no_address(self, plain, post, tmp_path, kind, address):
        with outlet(plain if kind == "smtp" else f"file:{tmp_path}/post") as out:
            no = refused(out, recipient=address)
        assert (no.permanent, no.code) == (True, None)
        assert "\n" not in no.words
        assert not post.taken


class TestRefusedForNow:
    """What may be taken later, or is ours to mend, is to be tried again."""

    @pytest.mark.parametrize("answer", ["451 4.3.0 Later", "421 4.3.2 Ik ga dicht"])
    def test_a_recipient_that_is_put_off(self, plain, post, answer):
        post.refuse[VISSER] = answer
        with outlet(plain) as out:
            no = refused(out)
        assert (no.permanent, no.code) == (False, int(answer[:3]))

    def test_a_sender_that_the_server_does_not_know(self, plain, post):
        post.refuse[COMMITTEE] = "550 5.7.1 Niet uw adres"
        with outlet(plain) as out:
            no = refused(out)
        assert (no.permanent, no.code) == (False, 550)

    def test_a_wrong_password(self, post, listening, authority, ca):
        port = listening(
            post, tls_context=context_of(authority), authenticator=signing_in, auth_required=True)
        with outlet(f"smtp://commissie:fout@127.0.0.1:{port}?starttls=1&ca={ca}") as out:
            no = refused(out)
        assert (no.permanent, no.code) == (False, 535)

    def test_no_server(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            with outlet(f"smtp://127.0.0.1:{free.getsockname()[1]}") as out:
                no = refused(out)
        assert (no.permanent, no.code) == (False, None)
        assert no.words.startswith("De mailserver is niet te bereiken")

    def test_a_server_that_cannot_encrypt_gets_nothing(self, plain, post):
        with outlet(f"{plain}?starttls=1") as out:
            no = refused(out)
        assert (no.permanent, no.code, post.taken) == (False, None, [])

    @pytest.mark.parametrize("scheme", ["smtp", "smtps"])
    def test_a_certificate_from_a_stranger(self, post, listening, authority, scheme):
        context = context_of(authority)
        if scheme == "smtps":
            text = f"smtps://127.0.0.1:{listening(post, kind=Encrypted, ssl_context=context)}"
        else:
            text = f"smtp://127.0.0.1:{listening(post, tls_context=context)}?starttls=1"
        with outlet(text) as out:
            no = refused(out)
        assert (no.permanent, no.code, post.taken) == (False, None, [])

    def test_a_connection_that_drops_and_the_next_message_makes_a_new_one(self, plain, post):
        post.drop.add(VISSER)
        with outlet(plain) as out:
            no = refused(out)
            out.deliver(a_message(2), COMMITTEE, DE_WIT)
        assert (no.permanent, no.code) == (False, None)
        assert [to for _, to, _ in post.taken] == [DE_WIT]

    def test_a_folder_that_cannot_be_written(self, tmp_path):
        (tmp_path / "post").write_text("")
        with outlet(f"file:{tmp_path}/post") as out:
            no = refused(out)
        assert (no.permanent, no.code) == (False, None)


class TestServer:
    """What is taken arrives as it was composed."""

    def test_gets_the_very_bytes(self, plain, post):
        with outlet(plain) as out:
            out.deliver(a_message(), COMMITTEE, VISSER)
        assert post.taken == [(COMMITTEE, VISSER, a_message())]

    def test_gets_a_batch_over_one_connection_also_past_a_refusal(self, plain, post):
        post.refuse[VISSER] = "550 Onbekend hier"
        with outlet(plain) as out:
            out.deliver(a_message(1), COMMITTEE, DE_WIT)
            refused(out)
            out.deliver(a_message(2), COMMITTEE, DE_WIT)
        assert [raw for _, _, raw in post.taken] == [a_message(1), a_message(2)]
        assert len(set(map(id, post.sessions))) == 1

    def test_is_not_called_for_an_empty_batch(self):
        with outlet("smtp://127.0.0.1:1"):
            pass

    def test_gets_them_encrypted_and_signed_in(self, post, listening, authority, ca):
        port = listening(post, tls_context=context_of(authority), require_starttls=True,
                         authenticator=signing_in, auth_required=True)
        text = f"smtp://commissie:{quote(PASSWORD, safe='')}@127.0.0.1:{port}?starttls=1&ca={ca}"
        with outlet(text) as out:
            out.deliver(a_message(), COMMITTEE, VISSER)
        assert post.taken == [(COMMITTEE, VISSER, a_message())]
        assert post.sessions[0].ssl is not None
        assert post.sessions[0].authenticated

    def test_gets_them_encrypted_from_the_first_byte(self, post, listening, authority, ca):
        port = listening(post, kind=Encrypted, ssl_context=context_of(authority))
        with outlet(f"smtps://127.0.0.1:{port}?ca={ca}") as out:
            out.deliver(a_message(), COMMITTEE, VISSER)
        assert post.taken == [(COMMITTEE, VISSER, a_message())]


class TestFolder:
    """A folder gets one file per message: what would have been sent, under a name that sorts by time."""

    def test_gets_the_very_bytes_and_nothing_else(self, tmp_path):
        with outlet(f"file:{tmp_path}/een/twee") as out:
            out.deliver(a_message(), COMMITTEE, VISSER)
        [file] = (tmp_path / "een" / "twee").iterdir()
        assert file.read_bytes() == a_message()
        assert file.name.startswith("20260302T093000Z-")
        assert file.suffix == ".eml"

    def test_sorts_by_the_date_of_the_message(self, tmp_path):
        days = [datetime(2026, month, 2, 9, tzinfo=UTC) for month in (11, 3, 7)]
        with outlet(f"file:{tmp_path}") as out:
            for number, day in enumerate(days):
                out.deliver(a_message(number, day), COMMITTEE, VISSER)
        read = [file.read_bytes() for file in sorted(tmp_path.glob("*.eml"))]
        for day, raw in zip(sorted(days), read, strict=True):
            assert format_datetime(day).encode() in raw

    def test_gets_one_file_per_recipient_and_one_for_two_tries(self, tmp_path):
        with outlet(f"file:{tmp_path}") as out:
            for recipient in (VISSER, DE_WIT, VISSER):
                out.deliver(a_message(), COMMITTEE, recipient)
        assert len(list(tmp_path.iterdir())) == 2

    def test_takes_a_message_without_a_date(self, tmp_path):
        with outlet(f"file:{tmp_path}") as out:
            out.deliver(b"Subject: hallo\r\n\r\n", COMMITTEE, VISSER)
        assert len(list(tmp_path.glob("00000000T000000Z-*.eml"))) == 1

    def test_is_for_its_owner_alone(self, tmp_path):
        with outlet(f"file:{tmp_path}/post") as out:
            out.deliver(a_message(), COMMITTEE, VISSER)
        [file] = Path(tmp_path, "post").iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
