"""Answers to invitations, as Outlook, Gmail, Thunderbird and the rest send them back by mail."""

import email
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from email.message import Message
from email.utils import collapse_rfc2231_value
from enum import StrEnum
from itertools import islice
from typing import Any

from icalendar import Calendar, Component, vDDDTypes

from committee.calendar_nl import AMSTERDAM
from committee.hearing.itip.invitations import ADDRESS, HIGHEST_SEQUENCE, UNPRINTABLE

LARGEST = 256 * 1024  # bytes; the answers of the usual calendars stay under ten thousand
MOST_CALENDARS = 10   # in one mail; most senders put one in, twice
LONGEST_COMMENT = 2000  # characters
# Exchange keeps a foreign UID inside an identifier of its own, and some versions send that back.
EXCHANGE_UID = "040000008200E00074C5B7101A82E008"
FOREIGN_UID = re.compile(rb"vCal-Uid\x01\x00\x00\x00([^\x00]+)\x00")


class Reply(StrEnum):
    """What an invitee answered (PARTSTAT)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer found in a message: a hint for the desk, never proof of who sent it.

    address: lower case. stamp: aware UTC, None if the sender gave none that can be read.
    countered: the invitee asks for another time. proposed: its start, Dutch wall time without a zone, None if
    it cannot be read.
    """

    uid: str
    sequence: int
    address: str
    answer: Reply
    comment: str
    stamp: datetime | None
    countered: bool = False
    proposed: datetime | None = None


def answer_in(raw: bytes) -> list[Answer]:
    """The answers in a mail message or a calendar file, each once; empty if there is none to be read.

    raw: bytes from outside. Only METHOD:REPLY and METHOD:COUNTER count, so an invitation that comes
    back in a bounce is no answer. Whether UID, sequence and address are known is for the caller.
    """
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:15].upper() == b"BEGIN:VCALENDAR":
        return answers(legible(raw, "utf-8"), "")
    try:
        found = (calendar for part in email.message_from_bytes(raw).walk() for calendar in calendar_in(part))
        parts = list(islice(found, MOST_CALENDARS))
    except Exception:  # foreign bytes: whatever the parser stumbles over, there is no answer in it
        return []
    # Most senders put the same calendar in twice, as a part and as a file.
    return list(dict.fromkeys(answer for text, method in parts for answer in answers(text, method)))


def calendar_in(part: Message) -> Iterator[tuple[str, str]]:
    """The calendar text of a mail part, with the method the part names ("" if none)."""
    if part.get_content_type() in ("text/calendar", "application/ics"):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            method = collapse_rfc2231_value(part.get_param("method") or "")
            yield legible(payload, part.get_content_charset() or "utf-8"), method


def legible(payload: bytes, charset: str) -> str:
    """The text of a calendar part; nothing if it is too large to be an answer."""
    if len(payload) > LARGEST:
        return ""
    for name in (charset, "utf-8"):
        try:
            return payload.decode(name).lstrip("\ufeff \r\n\t")
        except (LookupError, ValueError):
            continue
    return payload.decode("latin-1")


def answers(text: str, method: str) -> list[Answer]:
    """The answers in one calendar text; method: what its mail part says, if the text says nothing."""
    try:
        parsed: list[Any] = Calendar.from_ical(without_zones(text), multiple=True)
        return [answer for calendar in parsed for answer in answers_of(calendar, method)]
    except Exception:  # foreign text: whatever the parser stumbles over, there is no answer in it
        return []


def without_zones(text: str) -> str:
    """The calendar without its VTIMEZONEs.

    The parser keeps a foreign zone for later messages, by name: a forged one would shift the
    times in the next. The names in use are known without them.
    """
    kept, inside = [], False
    for line in re.split(r"\r?\n", re.sub(r"(?:\r?\n)+[ \t]", "", text)):
        mark = line.strip().upper()
        inside = inside or mark == "BEGIN:VTIMEZONE"
        if not inside:
            kept.append(line)
        inside = inside and mark != "END:VTIMEZONE"
    return "\r\n".join(kept)


def answers_of(calendar: Component, method: str) -> Iterator[Answer]:
    """The answers in a calendar, if it is a reply or asks for another time."""
    said = str(calendar.get("METHOD") or method).upper()
    if said in ("REPLY", "COUNTER"):
        for event in calendar.walk("VEVENT"):
            yield from answers_to(event, countered=said == "COUNTER")


def answers_to(event: Component, countered: bool) -> Iterator[Answer]:
    """The answer of each attendee of one event; without a UID or a legible sequence there is none."""
    uid, sequence = plain_uid(str(event.get("UID") or "")), sequence_of(event)
    if not uid or sequence is None:
        return
    for someone in several(event.get("ATTENDEE")):
        address, answer = address_of(someone), reply_of(someone)
        if address and answer:
            proposed = wall_time(event) if countered else None
            comment, stamp = comment_of(event), stamp_of(event)
            yield Answer(uid, sequence, address, answer, comment, stamp, countered, proposed)


def several(value: Any) -> list[Any]:
    """A property as a list: the parser gives nothing, one, or a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def sequence_of(event: Component) -> int | None:
    """The SEQUENCE of an event; 0 if left out (RFC 5545 section 3.8.7.4), None if it is no number."""
    value = event.get("SEQUENCE", 0)
    return int(value) if isinstance(value, int) and 0 <= value <= HIGHEST_SEQUENCE else None


def reply_of(someone: Any) -> Reply | None:
    """What an attendee answered; None for whoever did not, or passed it on to another."""
    given = str(getattr(someone, "params", {}).get("PARTSTAT", "")).lower()
    return Reply(given) if given in set(Reply) else None


def address_of(someone: Any) -> str:
    """The mail address of an attendee; "" if there is none. Some name it in EMAIL beside their own URI."""
    for given in (str(someone), str(getattr(someone, "params", {}).get("EMAIL", ""))):
        address = re.sub(r"(?i)^mailto:", "", given.strip()).strip().lower()
        if ADDRESS.fullmatch(address):
            return address
    return ""


def comment_of(event: Component) -> str:
    """What the invitee wrote with the answer, without control characters."""
    text = "\n".join(str(comment).strip() for comment in several(event.get("COMMENT")))
    shown = (" " if c != "\n" and unicodedata.category(c) in UNPRINTABLE else c for c in text)
    return "".join(shown).strip()[:LONGEST_COMMENT]


def stamp_of(event: Component) -> datetime | None:
    """When the answer was made, UTC; None if it cannot be read. Without a zone it is taken as UTC."""
    moment = moment_in(event, "DTSTAMP")
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else in_zone(moment, UTC)


def wall_time(event: Component) -> datetime | None:
    """The start of an event as Dutch wall time; None if it is a whole day or in a zone nobody knows."""
    moment = moment_in(event, "DTSTART")
    if moment is None or (moment.tzinfo is None and "TZID" in event["DTSTART"].params):
        return None
    local = moment if moment.tzinfo is None else in_zone(moment, AMSTERDAM)
    return local and local.replace(tzinfo=None)


def moment_in(event: Component, name: str) -> datetime | None:
    """The moment of a property; None if it is missing, broken, a day, or there more than once."""
    given = event.get(name)
    value = given.dt if isinstance(given, vDDDTypes) else None
    return value if isinstance(value, datetime) else None


def in_zone(moment: datetime, zone: tzinfo) -> datetime | None:
    """The moment in a zone; None at the far ends of the calendar."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return None


def plain_uid(uid: str) -> str:
    """Our own UID, also when Exchange sends it back wrapped in its identifier (MS-OXCICAL)."""
    if not uid.upper().startswith(EXCHANGE_UID):
        return uid
    try:
        inner = FOREIGN_UID.search(bytes.fromhex(uid))
    except ValueError:
        return uid
    return inner[1].decode("ascii", "replace") if inner else uid
