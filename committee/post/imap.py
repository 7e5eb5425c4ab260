"""A mailbox on a mail server, read over IMAP and TLS (RFC 9051, and RFC 3501 for who is older)."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import SplitResult, parse_qsl, unquote

from committee.post.incoming import DESK, DONE, HEAD, LARGEST, Arrived, Refusing, Unreachable
from committee.post.wire import one_line

PATIENCE = 30   # seconds for a server to answer
PORT = 993
OPTIONS = {"ca"}
PRINTED = re.compile(r"[\x20-\x7e]+")            # what a command of IMAP takes as it is
FOLDER = re.compile(r"[^\x00-\x1f\"\\\x7f-\uffff]+")
NAME = re.compile(r"[^\x00-\x20\"\\(){%*\x7f-\uffff]+")
LIES = (ValueError, TypeError, AttributeError, LookupError)   # what imaplib trips over in a wrong answer


def server(url: SplitResult) -> "Server":
    """The mailbox of an address; ValueError says in Dutch what is wrong with it."""
    options = dict(parse_qsl(url.query, keep_blank_values=True))
    if unknown := sorted(set(options) - OPTIONS):
        raise ValueError(f"onbekende instelling {unknown[0]!r}; mogelijk is ca.")
    if not url.hostname or url.fragment:
        raise ValueError("het adres van de mailbox klopt niet; nodig is imaps://gebruiker:wachtwoord@server.")
    if not url.username or not url.password:
        raise ValueError("een mailbox gaat open met gebruiker en wachtwoord.")
    user, password = unquote(url.username), unquote(url.password)
    if not NAME.fullmatch(user) or not PRINTED.fullmatch(password):
        raise ValueError("gebruiker en wachtwoord bestaan uit gewone letters, cijfers en leestekens.")
    folder = unquote(url.path.strip("/")) or "INBOX"
    if not FOLDER.fullmatch(folder):
        raise ValueError("de naam van de map in de mailbox bestaat uit gewone letters en cijfers.")
    return Server(url.hostname, _port(url), user, password, folder=folder, authority=options.get("ca"))


def _port(url: SplitResult) -> int:
    try:
        return url.port or PORT
    except ValueError:
        raise ValueError("de poort is geen getal tussen 1 en 65535.") from None


@dataclass
class Server:
    """A folder of a mailbox on a server; one connection per round, made when the mails are asked for."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    authority: str | None = None
    line: imaplib.IMAP4_SSL | None = field(default=None, repr=False)
    able: frozenset[str] = field(default=frozenset(), repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self.line is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                self.line.logout()
            self.line = None

    @property
    def address(self) -> str:
        """The mail address that the mailbox is known by: its user, if that is one."""
        return self.user.lower() if "@" in self.user else ""

    def arrivals(self) -> Iterator[Arrived]:
        """The mails in the folder, the oldest first; read without marking them as read.

        One that the server does not give keeps no other from being read; that it lies there is said last.
        """
        found = b" ".join(row for row in self._ask("uid", "SEARCH", "UNDELETED") if isinstance(row, bytes))
        refusing = None
        for uid in re.findall(r"[1-9][0-9]*", found.decode("ascii", "replace")):
            try:
                arrived = self._arrived(uid)
            except Refusing as refused:
                refusing = refused
            else:
                if arrived is not None:
                    yield arrived
        if refusing is not None:
            raise refusing

    def _arrived(self, uid: str) -> Arrived | None:
        """One mail, or its head if it is too large; None if another reader moved it meanwhile."""
        size = self._size(uid)
        if size is None:
            return None
        raw = self._content(uid, "BODY.PEEK[]" if size <= LARGEST else f"BODY.PEEK[]<0.{HEAD}>")
        return None if raw is None else Arrived(uid, size, raw)

    def settle(self, arrived: Arrived, *, done: bool) -> None:
        """Move one mail to the folder for what is done, or for what waits for a person."""
        aside = _quoted(self._prefix() + (DONE if done else DESK))
        self._ask("create", aside, may_refuse=True)   # it is there already, but for the first time
        if "MOVE" in self.able:
            self._ask("uid", "MOVE", arrived.place, aside)
            return
        self._ask("uid", "COPY", arrived.place, aside)
        self._ask("uid", "STORE", arrived.place, "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in self.able:   # without it, EXPUNGE would take what others marked too
            self._ask("uid", "EXPUNGE", arrived.place)

    def _size(self, uid: str) -> int | None:
        """How many bytes a mail has; None if another reader moved it meanwhile."""
        for row in self._ask("uid", "FETCH", uid, "(RFC822.SIZE)"):
            line = row[0] if isinstance(row, tuple) else row
            if told := re.search(rb"RFC822\.SIZE (\d+)", line or b""):
                return int(told[1])
        return None

    def _content(self, uid: str, what: str) -> bytes | None:
        rows = self._ask("uid", "FETCH", uid, f"({what})")
        return next((bytes(row[1]) for row in rows if isinstance(row, tuple)), None)

    def _prefix(self) -> str:
        """What a folder's name begins with on this server: some want all of them within INBOX."""
        if "NAMESPACE" not in self.able:
            return ""
        told = (self._ask("namespace", may_refuse=True) or [b""])[0] or b""
        named = re.match(rb'\(\("([^"]*)"', told)
        return named[1].decode("ascii", "ignore") if named else ""

    def _ask(self, name: str, *words: str, may_refuse: bool = False) -> list[Any]:
        """The server's answer to one command. Raises Unreachable when it refuses or does not answer."""
        try:
            kind, told = getattr(self._line(), name)(*words)
        except (OSError, imaplib.IMAP4.error, *LIES) as error:
            raise Unreachable(f"De mailbox is niet te lezen: {_words(error)}") from error
        if kind != "OK" and not may_refuse:
            raise Refusing(f"De mailbox weigert: {_words((told or [b''])[0])}")
        return [] if kind != "OK" else list(told)

    def _line(self) -> imaplib.IMAP4_SSL:
        """The connection, signed in and with the folder open."""
        if self.line is None:
            self.line = self._call()
        return self.line

    def _call(self) -> imaplib.IMAP4_SSL:
        context = ssl.create_default_context(cafile=self.authority)
        line = imaplib.IMAP4_SSL(self.host, self.port, ssl_context=context, timeout=PATIENCE)
        try:
            line.login(self.user, self.password)
            _, able = line.capability()   # only now: many servers tell a stranger less
            self.able = frozenset(able[0].decode("ascii", "ignore").upper().split())
            kind, told = line.select(_quoted(self.folder))
            if kind != "OK":
                raise Unreachable(f"De map {self.folder} van de mailbox gaat niet open: {_words(told[0])}")
        except BaseException:
            line.shutdown()
            raise
        return line


def _quoted(folder: str) -> str:
    return f'"{folder}"'


def _words(told: object) -> str:
    """What a server said, on one line."""
    return one_line(told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told))[:200]
