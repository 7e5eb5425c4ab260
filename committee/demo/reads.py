"""The messages that an installation without a mail server keeps in a folder, newest first."""

import email
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

PAGE = 50


@dataclass(frozen=True)
class Message:
    """One message as its recipient sees it. name: of its file."""

    name: str
    to: str
    sender: str
    subject: str
    at: datetime | None
    text: str = ""
    attached: tuple[str, ...] = ()


def newest(folder: Path, page: int = 0) -> tuple[list[Message], bool]:
    """A page of messages, newest first, and whether there are older ones."""
    names = sorted((path.name for path in folder.glob("*.eml")), reverse=True)
    shown = names[page * PAGE:(page + 1) * PAGE]
    return [_read(folder / name, whole=False) for name in shown], len(names) > (page + 1) * PAGE


def message(folder: Path, name: str) -> Message | None:
    """One message with its words; None when there is none of this name in the folder."""
    known = {path.name for path in folder.glob("*.eml")}
    return _read(folder / name, whole=True) if name in known else None


def _read(path: Path, *, whole: bool) -> Message:
    parsed = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    sent = parsed["date"]
    body = parsed.get_body(("plain",)) if whole else None
    attached = tuple(part.get_filename() or part.get_content_type() for part in parsed.iter_attachments())
    to, sender = _people(parsed["to"]), _people(parsed["from"])
    return Message(path.name, to, sender, str(parsed["subject"] or ""), sent.datetime if sent else None,
                   body.get_content() if body else "", attached if whole else ())


def _people(head: Any) -> str:
    """Names and addresses as they are read, without the signs of a header."""
    every = head.addresses if head else ()
    return ", ".join(f"{one.display_name} <{one.addr_spec}>".strip() for one in every)
