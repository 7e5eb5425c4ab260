"""A letter as the bytes of a mail message (RFC 5322, 2045, 6047). Pure: the same mail, the same bytes."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry, MessageIDHeader
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

HEADERS = HeaderRegistry()
for header in ("in-reply-to", "references"):
    # Else a long one is folded as running text, and no longer matches. (The registry takes a mix-in too.)
    HEADERS.map_to_type(header, MessageIDHeader)  # type: ignore[arg-type]
POLICY = SMTP.clone(header_factory=HEADERS)

MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
NOWHERE = "wederhoor.invalid"
METHOD = re.compile(rb"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one recipient.

    message_id, in_reply_to: with their angle brackets. date: aware. calendar: the bytes of one
    calendar message; method: what it does (REQUEST, CANCEL), the same word as inside it.
    """

    message_id: str
    date: datetime
    sender_name: str
    sender_address: str
    to_name: str
    to_address: str
    subject: str
    text: str
    reply_to: str | None = None
    html: str | None = None
    calendar: bytes | None = None
    method: str | None = None
    in_reply_to: str | None = None


def compose(mail: Mail) -> bytes:
    """The message as it goes over the wire: seven bits, CRLF, lines no server breaks.

    Raises ValueError for an address or identifier that cannot be sent, a date without a zone, or a
    method that is not the calendar's own: Outlook rejects an invitation whose two methods differ.
    """
    message = EmailMessage(policy=POLICY)
    address(message, mail)
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    if mail.calendar is not None or mail.method is not None:
        invite(message, mail.calendar or b"", mail.method or "")
    settle(message, mail.message_id)
    return message.as_bytes()


def address(message: EmailMessage, mail: Mail) -> None:
    """Put the headers on a message."""
    if mail.date.tzinfo is None:
        raise ValueError("the date of a mail needs its zone")
    message["Message-ID"] = identifier(mail.message_id)
    message["Date"] = mail.date
    message["From"] = Address(one_line(mail.sender_name), addr_spec=plain_address(mail.sender_address))
    message["To"] = Address(one_line(mail.to_name), addr_spec=plain_address(mail.to_address))
    if mail.reply_to:
        message["Reply-To"] = Address(addr_spec=plain_address(mail.reply_to))
    message["Subject"] = one_line(mail.subject)
    if mail.in_reply_to:
        message["In-Reply-To"] = identifier(mail.in_reply_to)
        message["References"] = identifier(mail.in_reply_to)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # not All: that would hold back bounces too


def invite(message: EmailMessage, calendar: bytes, method: str) -> None:
    """Add a calendar message twice: as a part that programs act upon, and as a file to open by hand."""
    if METHOD.findall(calendar) != [method.encode()]:
        raise ValueError(f"the mail says {method!r}, the calendar {METHOD.findall(calendar)}")
    if not message.is_multipart():
        message.make_alternative()
    part = EmailMessage(policy=POLICY)
    named = {"charset": "utf-8", "method": method, "component": "VEVENT"}
    part.set_content(calendar, maintype="text", subtype="calendar", cte="base64", params=named)
    message.attach(part)
    # This name and no Dutch one: some programs know a cancellation only by it.
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")


def settle(message: EmailMessage, message_id: str) -> None:
    """Replace the random boundaries, so that a second try sends the same bytes."""
    mark = sha256(message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(message.walk()):
        if part is not message:
            del part["MIME-Version"]
        if part.is_multipart():
            part.set_boundary(f"=_{mark}_{number}")  # "=_" occurs in no encoded body


def one_line(text: str) -> str:
    """A header's text without control characters: no name or subject can start a header of its own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def identifier(message_id: str) -> str:
    """A Message-ID that is one; ValueError otherwise."""
    if not MESSAGE_ID.fullmatch(message_id):
        raise ValueError(f"not a message id: {message_id!r}")
    return message_id


def host_of(address: str) -> str:
    """The domain of a mail address in plain signs, for an identifier; a stand-in for what is no address."""
    try:
        return plain_address(address).rpartition("@")[2]
    except ValueError:
        return NOWHERE


def plain_address(text: str) -> str:
    """A mail address in the signs every server takes, the domain in its ASCII form.

    Raises ValueError if it is no address, or has other letters before the @.
    """
    local, at, domain = text.rpartition("@")
    try:
        host = domain.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not at or not LOCAL_PART.fullmatch(local) or not DOMAIN.fullmatch(host):
        raise ValueError(f"not an address that mail can be sent to: {text!r}")
    return f"{local}@{host}"
