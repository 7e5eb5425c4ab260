"""Where mail comes in: a mailbox on a server, or a folder of .eml files.

A mail stays where it is until what it says is kept; only then it is moved aside. Killed in between, it is
found again, and known by its key.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import SplitResult, urlsplit

from committee.post.imap import Server, server
from committee.post.incoming import DESK, DONE, LARGEST, Arrived, Unreachable

FORMS = "imaps://gebruiker:wachtwoord@server/INBOX of file:MAP"


class Mailbox(Protocol):
    """A way in for mail, open for one round: `with mailbox(text) as box: for arrived in box.arrivals()`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None: ...

    @property
    def address(self) -> str:
        """The mail address that this mailbox is known by, lower case; empty if it is known by none."""

    def arrivals(self) -> Iterator[Arrived]:
        """The mails that lie there, the oldest first. Raises Unreachable."""

    def settle(self, arrived: Arrived, *, done: bool) -> None:
        """Move a mail aside; done: nobody needs to look at it any more. Raises Unreachable."""


def mailbox(text: str) -> Mailbox:
    """The mailbox that COMMITTEE_MAILBOX names; nothing is opened yet.

    text: imaps://user:password@host:993/FOLDER, or file:DIR. Signs that mean something in an address are
    percent-encoded; ca=FILE names an own authority. Raises ValueError with one Dutch line, which never
    repeats the password.
    """
    scheme, colon, rest = text.partition(":")
    if scheme == "file" and colon:
        folder = rest.removeprefix("//")
        if not folder:
            raise ValueError("COMMITTEE_MAILBOX: achter file: hoort een map, zoals file:instance/postvak.")
        return Folder(Path(folder))
    if scheme != "imaps":
        raise ValueError(f"COMMITTEE_MAILBOX: onbekende soort {scheme!r}; mogelijk is {FORMS}.")
    try:
        return server(_split(text))
    except ValueError as error:
        raise ValueError(f"COMMITTEE_MAILBOX: {error}") from None


def _split(text: str) -> SplitResult:
    """The parts of an address; the parser's own complaint is not passed on, it may hold the password."""
    try:
        return urlsplit(text)
    except ValueError:
        raise ValueError(f"het adres van de mailbox klopt niet; mogelijk is {FORMS}.") from None


@dataclass(frozen=True)
class Folder:
    """A folder of .eml files; who puts one there gives it its name last."""

    path: Path
    address: str = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        return None

    def arrivals(self) -> Iterator[Arrived]:
        """The mails in the folder, by name; a link is not followed."""
        try:
            names = sorted(one for one in os.listdir(self.path) if _is_mail(one))
        except FileNotFoundError:
            return
        except OSError as error:
            raise Unreachable(f"De map met de post is niet te lezen: {error.strerror}.") from error
        for name in names:
            if (found := self._arrived(name)) is not None:
                yield found

    def _arrived(self, name: str) -> Arrived | None:
        """One mail; None if another reader took it meanwhile."""
        path = self.path / name
        try:
            about = path.lstat()
            if not stat.S_ISREG(about.st_mode):
                return None
            with path.open("rb") as file:
                return Arrived(name, about.st_size, file.read(LARGEST + 1)[:LARGEST])
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unreachable(f"De e-mail {name} is niet te lezen: {error.strerror}.") from error

    def settle(self, arrived: Arrived, *, done: bool) -> None:
        """Move the file; one of that name with another content keeps its place."""
        aside = self.path / (DONE if done else DESK)
        try:
            aside.mkdir(exist_ok=True)
            target = aside / arrived.place
            if target.exists():
                target = aside / f"{sha256(arrived.raw).hexdigest()[:12]}-{arrived.place}"
            (self.path / arrived.place).replace(target)
        except FileNotFoundError:   # another reader moved it: he read it too
            return
        except OSError as error:
            said = f"De e-mail {arrived.place} is niet te verplaatsen: {error.strerror}."
            raise Unreachable(said) from error


def _is_mail(name: str) -> bool:
    return name.lower().endswith(".eml") and not name.startswith(".")


__all__ = ["Arrived", "Folder", "Mailbox", "Server", "Unreachable", "mailbox"]
