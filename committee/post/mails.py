"""A mail that came in, as far as anybody needs to read it: foreign bytes in, plain words out. Pure of I/O."""

import email
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from hashlib import sha256
from html import unescape
from itertools import islice

LONGEST_TEXT = 20_000    # characters of a mail that the desk reads here; the whole stays in the mailbox
LONGEST_LINE = 300
TO = ("To", "Cc", "Delivered-To", "X-Original-To")
MOST_NAMES = 50   # of what came along
# Each ends at the end of the text at the latest, and none looks past the next "<": no page takes minutes.
TAGS = re.compile(r"(?is)<(script|style|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>")
BREAKS = re.compile(r"(?i)<(br|/p|/div|/tr|/li|/h\d)\b[^<>]*>")


@dataclass(frozen=True)
class Mail:
    """What is read of a mail.

    key: what tells it from every other, so that the same one counts once. sender: the one address it says it
    comes from, lower case; empty if it names none or several. shown: the sender as written. to: lower case.
    bounces: a mail server tells that a mail did not arrive. automatic: no person wrote it. calendar: a
    calendar came along. parts: names of what else came along.
    """

    key: str
    sender: str = ""
    shown: str = ""
    to: frozenset[str] = frozenset()
    subject: str = ""
    text: str = ""
    bounces: bool = False
    automatic: bool = False
    calendar: bool = False
    parts: tuple[str, ...] = ()


def opened(raw: bytes) -> Mail:
    """What there is to read in a mail; whatever is wrong with it, it has a key at least."""
    key = key_of(raw)
    try:
        return _read(email.message_from_bytes(raw), key)
    except Exception:  # foreign bytes: whatever the parser stumbles over, a person looks at it
        return Mail(key)


def key_of(raw: bytes) -> str:
    """The key of a mail: of its Message-ID and its body, as servers underway add to the head alone.

    Two mails that claim one Message-ID and say different things are two. Without a Message-ID it is of the
    whole mail.
    """
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    named = re.search(rb"(?im)^message-id:\s*(\S+)", head)
    told = named[1] + b"\n" + body.rstrip() if named else raw
    return sha256(told).hexdigest()


def _read(message: Message, key: str) -> Mail:
    senders = message.get_all("From", [])
    found = _addresses(senders)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    kinds = {part.get_content_type() for part in message.walk()}
    return Mail(
        key=key,
        sender=found[0] if len(senders) == 1 and len(found) == 1 else "",
        shown=one_line(", ".join(map(_decoded, senders))),
        to=frozenset(_addresses(value for name in TO for value in message.get_all(name, []))),
        subject=one_line(_decoded(message.get("Subject", ""))),
        text=_text(leaves),
        bounces="message/delivery-status" in kinds,
        automatic=str(message.get("Auto-Submitted", "no")).strip().lower() != "no",
        calendar=bool(kinds & {"text/calendar", "application/ics"}),
        parts=tuple(islice(_named(leaves), MOST_NAMES)),
    )


def _addresses(values: Iterable[object]) -> list[str]:
    return [address.lower() for _, address in getaddresses([str(value) for value in values]) if address]


def _decoded(value: object) -> str:
    try:
        return str(make_header(decode_header(str(value))))
    except (LookupError, ValueError):   # a character set that nobody knows
        return str(value)


def _text(leaves: Iterable[Message]) -> str:
    """What somebody wrote: the first plain text, else the first HTML without its marks."""
    mine = [part for part in leaves if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in mine:
            if part.get_content_type() == kind and (said := _said(part)).strip():
                return readable(plain(said) if kind == "text/html" else said)[:LONGEST_TEXT]
    return ""


def _said(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload[: 8 * LONGEST_TEXT].decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):   # no character set, or one that decodes no text
        return payload[: 8 * LONGEST_TEXT].decode("utf-8", "replace")


def plain(html: str) -> str:
    """The words of HTML, with its lines."""
    return unescape(TAGS.sub("", BREAKS.sub("\n", html)))


def _named(leaves: Iterable[Message]) -> Iterator[str]:
    for part in leaves:
        if part.get_content_disposition() == "attachment" or part.get_filename():
            yield one_line(_decoded(part.get_filename() or part.get_content_type()))


def readable(text: str) -> str:
    """The text without the signs that no database or page should be given, and without empty stretches."""
    shown = "".join(one if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs", "Cf", "Co"} else " "
                    for one in text.replace("\r\n", "\n"))
    return re.sub(r"\n\s*\n\s*", "\n\n", shown).strip()


def one_line(text: str) -> str:
    """The text on one line, cut to what a list shows."""
    return " ".join(readable(text).split())[:LONGEST_LINE]
