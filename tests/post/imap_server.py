"""A small mail server for tests: IMAP over TLS, folders in memory, and what it can be told to be bad at."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

USER, PASSWORD = "secretariaat@onderdak.example", 'ge"he\\im 1'


@dataclass
class Box:
    """A mailbox with its folders: mails by their number. able: what the server says it can do.

    dies_at: a command at which the connection breaks off; refuses: one that it answers with NO; keeps_back: a
    mail that it does not give; lies: what it says on a command, or that it says nothing.
    """

    able: str = "IMAP4rev1 MOVE UIDPLUS NAMESPACE"
    prefix: str = ""
    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    deleted: set[int] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    dies_at: str = ""
    refuses: str = ""
    keeps_back: int = 0
    lies: dict[str, str | None] = field(default_factory=dict)
    last: int = 0

    def put(self, *raws: bytes, folder: str = "INBOX") -> None:
        """Mails arrive."""
        for raw in raws:
            self.last += 1
            self.folders[folder][self.last] = raw

    def lying(self, folder: str) -> list[bytes]:
        """What lies in a folder and is not marked as deleted."""
        mails = self.folders.get(self.prefix + folder if folder != "INBOX" else folder, {})
        return [raw for uid, raw in mails.items() if uid not in self.deleted]


class Talk(socketserver.StreamRequestHandler):
    """One connection: one command per line, as RFC 3501 has them."""

    def handle(self) -> None:
        """Greet and answer until the visitor leaves."""
        self.box: Box = self.server.box
        self.folder = ""
        self._say("* OK hier is de post")
        while line := self.rfile.readline():
            tag, _, rest = line.decode("ascii").strip().partition(" ")
            name, _, words = rest.partition(" ")
            if name.upper() == "UID":
                name, _, words = words.partition(" ")
            self.box.seen.append(f"{name} {words}")
            if self.box.dies_at == name:
                return
            kept_back = name == "FETCH" and words.startswith(f"{self.box.keeps_back} ")
            if name in self.box.lies:
                if (lie := self.box.lies[name]) is not None:
                    self._say(lie)
                self._say(f"{tag} OK klaar")
                continue
            if self.box.refuses == name or kept_back:
                self._say(f"{tag} NO dat gaat niet")
                continue
            self._say(f"{tag} {getattr(self, '_' + name.lower())(words)}")
            if name == "LOGOUT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def _capability(self, _words: str) -> str:
        self._say(f"* CAPABILITY {self.box.able if self.folder or self.known else 'IMAP4rev1'}")
        return "OK klaar"

    known = False

    def _login(self, words: str) -> str:
        quoted = PASSWORD.replace("\\", "\\\\").replace('"', '\\"')
        self.known = words == f'{USER} "{quoted}"'
        return "OK binnen" if self.known else "NO verkeerd wachtwoord"

    def _select(self, words: str) -> str:
        self.folder = words.strip('"')
        if self.folder not in self.box.folders:
            return "NO die map is er niet"
        self._say(f"* {len(self.box.folders[self.folder])} EXISTS")
        return "OK [READ-WRITE] open"

    def _namespace(self, _words: str) -> str:
        self._say(f'* NAMESPACE (("{self.box.prefix}" ".")) NIL NIL')
        return "OK klaar"

    def _search(self, _words: str) -> str:
        found = [str(uid) for uid in self._mails() if uid not in self.box.deleted]
        self._say(f"* SEARCH {' '.join(found)}".rstrip())
        return "OK klaar"

    def _fetch(self, words: str) -> str:
        uid, _, what = words.partition(" ")
        raw = self._mails().get(int(uid))
        if raw is None:
            return "OK klaar"
        if "SIZE" in what:
            self._say(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(raw)})")
            return "OK klaar"
        part = re.search(r"<0\.(\d+)>", what)
        shown = raw[:int(part[1])] if part else raw
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(shown)}}}\r\n".encode() + shown + b")\r\n")
        return "OK klaar"

    def _create(self, words: str) -> str:
        name = words.strip('"')
        if not name.startswith(self.box.prefix) or name in self.box.folders:
            return "NO die naam kan niet"
        self.box.folders[name] = {}
        return "OK klaar"

    def _copy(self, words: str) -> str:
        uid, _, folder = words.partition(" ")
        self.box.put(self._mails()[int(uid)], folder=folder.strip('"'))
        return "OK klaar"

    def _move(self, words: str) -> str:
        self._copy(words)
        del self._mails()[int(words.split()[0])]
        self._say("* 1 EXPUNGE")
        return "OK klaar"

    def _store(self, words: str) -> str:
        self.box.deleted.add(int(words.split()[0]))
        return "OK klaar"

    def _expunge(self, words: str) -> str:
        del self._mails()[int(words)]
        return "OK klaar"

    def _logout(self, _words: str) -> str:
        self._say("* BYE dag")
        return "OK klaar"

    def _mails(self) -> dict[int, bytes]:
        return self.box.folders[self.folder]


class Listening(socketserver.ThreadingTCPServer):
    """Takes connections on a free port of this machine, each encrypted from its first byte."""

    daemon_threads = True

    def __init__(self, box: Box, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.box, self.context = box, context

    def get_request(self):
        """The encrypted connection."""
        connection, address = super().get_request()
        return self.context.wrap_socket(connection, server_side=True), address

    def handle_error(self, *_where) -> None:
        """A visitor who does not trust us, or who hung up, is no fault of the server."""


@contextmanager
def serving(box: Box, context: ssl.SSLContext) -> Iterator[int]:
    """A mail server with this mailbox; its port."""
    with Listening(box, context) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
