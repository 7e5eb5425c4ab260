"""Where mail leaves: a mail server, or a folder that holds the very bytes that would be sent."""

import os
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from committee.post.wire import one_line, plain_address

PATIENCE = 30  # seconds for a server to answer
PORTS = {"smtp": 587, "smtps": 465}
OPTIONS = {"starttls", "ca"}
TOO_LARGE = 552
HERE = {"localhost", "127.0.0.1", "::1"}
FORMS = "smtp://gebruiker:wachtwoord@server:587?starttls=1, smtps://… of file:MAP"


class Refused(Exception):
    """A message was not taken.

    permanent: trying again is of no use for this recipient or this content. code: the server's
    answer, None if no server answered; then the rest of the batch need not be tried now.
    words: what went wrong, for the desk.
    """

    def __init__(self, permanent: bool, code: int | None, words: str) -> None:
        super().__init__(f"{code} {words}" if code else words)
        self.permanent, self.code, self.words = permanent, code, words


class Outlet(Protocol):
    """A way out for mail, open for one batch: `with outlet(text) as out: out.deliver(…)`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None: ...

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        """Hand over one message, whole or not at all; Refused if it was not taken."""


def outlet(text: str) -> Outlet:
    """The outlet that COMMITTEE_MAIL names; nothing is opened yet.

    text: smtp://user:password@host:587?starttls=1, smtps://host, or file:DIR. Signs that mean
    something in an address are percent-encoded in the password; ca=FILE names an own authority.
    Raises ValueError with one Dutch line, which never repeats the password.
    """
    scheme, colon, rest = text.partition(":")
    if scheme == "file" and colon:
        folder = rest.removeprefix("//")
        if not folder:
            raise ValueError("COMMITTEE_MAIL: achter file: hoort een map, zoals file:instance/mail.")
        return Folder(Path(folder))
    if scheme not in PORTS:
        raise ValueError(f"COMMITTEE_MAIL: onbekende soort {scheme!r}; mogelijk is {FORMS}.")
    try:
        return server(split(text))
    except ValueError as error:
        raise ValueError(f"COMMITTEE_MAIL: {error}") from None


def split(text: str) -> SplitResult:
    """The parts of an address; the parser's own complaint is not passed on, it may hold the password."""
    try:
        return urlsplit(text)
    except ValueError:
        raise ValueError(f"het adres van de mailserver klopt niet; mogelijk is {FORMS}.") from None


def server(url: SplitResult) -> "Server":
    """The mail server of an address; ValueError says in Dutch what is wrong with it."""
    options = dict(parse_qsl(url.query, keep_blank_values=True))
    if unknown := sorted(set(options) - OPTIONS):
        raise ValueError(f"onbekende instelling {unknown[0]!r}; mogelijk zijn ca en starttls.")
    if options.get("starttls", "0") not in ("0", "1"):
        raise ValueError(f"starttls is {options['starttls']!r}; mogelijk is 0 of 1.")
    if not url.hostname or url.path.strip("/") or url.fragment:
        raise ValueError(f"het adres van de mailserver klopt niet; mogelijk is {FORMS}.")
    starttls = options.get("starttls") == "1"
    encrypted = starttls or url.scheme == "smtps"
    if starttls and url.scheme == "smtps":
        raise ValueError("smtps is al versleuteld; laat starttls weg.")
    if bool(url.username) != bool(url.password):
        raise ValueError("gebruiker en wachtwoord horen bij elkaar; geef beide of geen van beide.")
    if url.username and not encrypted and url.hostname not in HERE:
        raise ValueError("een wachtwoord gaat niet onversleuteld over het net; kies smtps of starttls=1.")
    return Server(url.hostname, port_of(url), encrypted, starttls, unquote(url.username or ""),
                  unquote(url.password or ""), options.get("ca"))


def port_of(url: SplitResult) -> int:
    """The port of a mail server; the usual one for its kind if none is named."""
    try:
        return url.port or PORTS[url.scheme]
    except ValueError:
        raise ValueError("de poort is geen getal tussen 1 en 65535.") from None


@dataclass
class Server:
    """A mail server; one connection serves the whole batch, and is made at the first message."""

    host: str
    port: int
    encrypted: bool
    starttls: bool
    user: str
    password: str = field(repr=False)
    authority: str | None = None
    line: smtplib.SMTP | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.hang_up()

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        """Send one message; Refused if the server does not take it."""
        to = receivable(recipient)
        try:
            self.line = self.line or self.call()
            self.line.sendmail(receivable(sender), [to], message)
        except smtplib.SMTPRecipientsRefused as error:
            raise refusal(*error.recipients[to], about_letter=True) from error
        except smtplib.SMTPDataError as error:
            raise refusal(error.smtp_code, error.smtp_error, about_letter=True) from error
        except smtplib.SMTPResponseException as error:
            about_letter = error.smtp_code == TOO_LARGE
            raise refusal(error.smtp_code, error.smtp_error, about_letter) from error
        except (OSError, smtplib.SMTPException) as error:
            words = f"De mailserver is niet te bereiken: {one_line(str(error))}"
            raise Refused(False, None, words) from error
        finally:
            if self.line and self.line.sock is None:
                self.line = None

    def call(self) -> smtplib.SMTP:
        """A connection that is greeted, encrypted and signed in as configured."""
        context = ssl.create_default_context(cafile=self.authority) if self.encrypted else None
        if context and not self.starttls:
            line: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=context)
        else:
            line = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        try:
            if self.starttls:
                line.starttls(context=context)
            if self.user:
                line.login(self.user, self.password)
        except BaseException:
            line.close()
            raise
        return line

    def hang_up(self) -> None:
        """End the connection; a server that has gone already is no error."""
        if self.line:
            with suppress(OSError, smtplib.SMTPException):
                self.line.quit()
            self.line = None


@dataclass(frozen=True)
class Folder:
    """A folder that gets one .eml per message; their names sort by the date in the message."""

    path: Path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        return None

    def deliver(self, message: bytes, sender: str, recipient: str) -> None:
        """Write one message under its final name at once; a second try writes the same file."""
        receivable(sender)
        name = f"{dated(message)}-{sha256(receivable(recipient).encode() + message).hexdigest()[:12]}.eml"
        unfinished = self.path / f".{name}.part"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with open(unfinished, "wb", opener=privately) as file:
                file.write(message)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path / name)
        except OSError as error:
            raise Refused(False, None, f"De map voor de post is niet te beschrijven: {error}") from error


def privately(path: str, flags: int) -> int:
    """Open a file for its owner alone: a letter may hold somebody's personal link."""
    return os.open(path, flags, mode=0o600)


def dated(message: bytes) -> str:
    """The date of a message as the beginning of a file name, UTC; zeros if it has none."""
    try:
        moment = parsedate_to_datetime(str(message_from_bytes(message)["Date"]))
        return (moment if moment.tzinfo is None else moment.astimezone(UTC)).strftime("%Y%m%dT%H%M%SZ")
    except (ValueError, OverflowError):
        return "00000000T000000Z"


def receivable(address: str) -> str:
    """An address as servers take it; Refused for good if there is no such address."""
    try:
        return plain_address(address)
    except ValueError:
        raise Refused(True, None, f"Naar dit adres kan geen e-mail: {one_line(address)}") from None


def refusal(code: int, words: bytes | str, about_letter: bool) -> Refused:
    """What a server's answer means. Only an answer about this letter can be for good: a wrong
    password or sender is ours to mend, after which the letter goes out."""
    told = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Refused(about_letter and 500 <= code < 600, code, one_line(told))
