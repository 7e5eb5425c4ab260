"""Answers as the calendars of invitees send them back: a mail each, in the shape of that program.

They differ in how the mail is put together, in the encoding of its parts, in folded lines, in the case of
mailto: and in what they add of their own. The texts are ours.
"""

import base64
import quopri
from dataclasses import dataclass

from icalendar import Calendar

from committee.post.records import Letter

WORDS = {"ACCEPTED": "Geaccepteerd", "DECLINED": "Afgewezen", "TENTATIVE": "Onder voorbehoud"}


@dataclass(frozen=True)
class Said:
    """What somebody answers, and how much of it the program tells. sender: the From of the mail."""

    partstat: str = "ACCEPTED"
    comment: str = ""
    hour: int = 9
    sequence: int | None = None
    sender: str = ""
    attendee: str = ""
    method: str = "REPLY"
    start: str = "20260421T140000"
    mail_id: str = "antwoord-1"


@dataclass(frozen=True)
class Asked:
    """What the invitation said that is answered."""

    uid: str
    sequence: int
    summary: str
    address: str
    organizer: str


def asked(letter: Letter) -> Asked:
    """What a calendar reads in this invitation."""
    event = Calendar.from_ical(letter.calendar).walk("VEVENT")[0]
    return Asked(str(event["UID"]), int(event["SEQUENCE"]), str(event["SUMMARY"]), letter.to_address or "",
                 str(event["ORGANIZER"]).removeprefix("mailto:"))


def outlook(letter: Letter, said: Said = Said()) -> bytes:
    """Outlook through Exchange: three alternatives, all in base64; its own zone, MAILTO: in capitals."""
    it = asked(letter)
    calendar = _calendar(
        f"METHOD:{said.method}", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0", *OUTLOOK_ZONE,
        "BEGIN:VEVENT",
        f"ATTENDEE;PARTSTAT={said.partstat};CN=Anneke Visser:MAILTO:{_mixed(said.attendee or it.address)}",
        *([f"COMMENT;LANGUAGE=nl-NL:{_text(said.comment)}\\n"] if said.comment else []),
        f"UID:{it.uid}", f"SUMMARY;LANGUAGE=nl-NL:{WORDS[said.partstat]}: {it.summary}",
        f"DTSTART;TZID=W. Europe Standard Time:{said.start}",
        "DTEND;TZID=W. Europe Standard Time:20260421T150000", "CLASS:PRIVATE", "PRIORITY:5",
        f"DTSTAMP:{_stamp(said)}", "TRANSP:OPAQUE", "STATUS:CONFIRMED", f"SEQUENCE:{_sequence(it, said)}",
        "LOCATION;LANGUAGE=nl-NL:Zaal 2\\, Eemplein 6 in Amersfoort", "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
        "X-MICROSOFT-DISALLOW-COUNTER:FALSE", "END:VEVENT")
    head = [
        f"From: Anneke Visser <{_mixed(said.sender or it.address)}>", f"To: <{it.organizer}>",
        f"Subject: {WORDS[said.partstat]}: {it.summary}", "Thread-Topic: Hoorzitting",
        f"Message-ID:\r\n <{said.mail_id}@EURP189MB.eurprd.example>", "Accept-Language: nl-NL, en-US",
        "X-MS-Has-Attach:", "MIME-Version: 1.0",
    ]
    return _multipart(head, "alternative", [
        _base64('text/plain; charset="iso-8859-1"', b"\r\n"),
        _base64('text/html; charset="iso-8859-1"', b"<html><body></body></html>\r\n"),
        _base64(f'text/calendar; charset="utf-8"; method={said.method}', calendar),
    ])


def gmail(letter: Letter, said: Said = Said()) -> bytes:
    """Gmail: the calendar twice, once as a part and once as a file; long lines folded in odd places."""
    it = asked(letter)
    calendar = _calendar(
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "CALSCALE:GREGORIAN",
        f"METHOD:{said.method}", "BEGIN:VEVENT", "DTSTART:20260421T120000Z", "DTEND:20260421T130000Z",
        f"DTSTAMP:{_stamp(said)}", f"ORGANIZER;CN=Commissie:mailto:{it.organizer}", f"UID:{it.uid}",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={said.partstat};CN="
        f"{it.address};X-NUM-GUESTS=0;X-RESPONSE-COMMENT=\"{said.comment}\":mailto:"
        f"{said.attendee or it.address}",
        *([f"COMMENT:{_text(said.comment)}"] if said.comment else []),
        "CLASS:PRIVATE", "CREATED:20260310T110000Z", "DESCRIPTION:", "LAST-MODIFIED:20260402T090000Z",
        "LOCATION:Zaal 2\\, Eemplein 6 in Amersfoort", f"SEQUENCE:{_sequence(it, said)}", "STATUS:CONFIRMED",
        f"SUMMARY:{it.summary}", "TRANSP:OPAQUE", "END:VEVENT")
    head = [
        "MIME-Version: 1.0", f"Reply-To: {said.sender or it.address}",
        "Sender: Google Calendar <calendar-notification@google.example>",
        f"Message-ID: <calendar-{said.mail_id}@google.example>", "Date: Thu, 02 Apr 2026 09:00:01 +0000",
        f"Subject: =?UTF-8?B?{base64.b64encode(('Geaccepteerd: ' + it.summary).encode()).decode()}?=",
        f"From: {said.sender or it.address}", f"To: {it.organizer}",
    ]
    inner = _multipart([], "alternative", [
        _base64('text/plain; charset="UTF-8"; format=flowed; delsp=yes', b"Antwoord op de uitnodiging.\r\n"),
        _quoted('text/html; charset="UTF-8"', "<p>Antwoord op de uitnodiging één.</p>\r\n"),
        _plain(f'text/calendar; charset="UTF-8"; method={said.method}', calendar),
    ], mark="binnen")
    file = _base64('application/ics; name="invite.ics"', calendar,
                   'Content-Disposition: attachment; filename="invite.ics"')
    return _multipart(head, "mixed", [inner, file])


def thunderbird(letter: Letter, said: Said = Said()) -> bytes:
    """Thunderbird: a zone of its own with seconds in its offsets, quoted names, and no stamp of creation."""
    it = asked(letter)
    calendar = _calendar(
        "PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", "VERSION:2.0", f"METHOD:{said.method}",
        "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "X-TZINFO:Europe/Amsterdam[2025b]", "BEGIN:DAYLIGHT",
        "TZOFFSETTO:+020000", "TZOFFSETFROM:+010000", "TZNAME:CEST", "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE", "BEGIN:VEVENT",
        "CREATED:20260402T085900Z", "LAST-MODIFIED:20260402T090000Z", f"DTSTAMP:{_stamp(said)}",
        f"UID:{it.uid}", f"SUMMARY:{it.summary}", "STATUS:CONFIRMED",
        f'ORGANIZER;CN="Klachtencommissie":mailto:{it.organizer}',
        f'ATTENDEE;CN="Visser, Anneke";RSVP=TRUE;PARTSTAT={said.partstat};ROLE=REQ-PARTICIPANT'
        f":mailto:{said.attendee or it.address}",
        *([f"COMMENT:{_text(said.comment)}"] if said.comment else []),
        f"DTSTART;TZID=Europe/Amsterdam:{said.start}", "DTEND;TZID=Europe/Amsterdam:20260421T150000",
        f"SEQUENCE:{_sequence(it, said)}", "CLASS:PRIVATE", "X-MOZ-SEND-INVITATIONS:TRUE",
        "X-MOZ-RECEIVED-SEQUENCE:0", "END:VEVENT")
    head = [
        f"Message-ID: <{said.mail_id}@voorbeeld.example>", "Date: Thu, 2 Apr 2026 11:00:02 +0200",
        "MIME-Version: 1.0", "User-Agent: Mozilla Thunderbird",
        f'From: "Visser, Anneke" <{said.sender or it.address}>', f"To: {it.organizer}",
        f"Subject: Antwoord: {it.summary}",
    ]
    return _multipart(head, "alternative", [
        _plain("text/plain; charset=UTF-8; format=flowed", b"Anneke Visser heeft geantwoord.\r\n"),
        _plain(f'text/calendar; method={said.method}; charset="UTF-8"', calendar),
    ])


def apple(letter: Letter, said: Said = Said()) -> bytes:
    """Apple Mail: the mail is the calendar, without a SEQUENCE, and bare line ends in it."""
    it = asked(letter)
    more = [] if said.sequence is None else [f"SEQUENCE:{said.sequence}"]
    calendar = _calendar(
        "CALSCALE:GREGORIAN", "PRODID:-//Apple Inc.//iOS 18.3//EN", "VERSION:2.0", f"METHOD:{said.method}",
        "BEGIN:VEVENT", f"UID:{it.uid}", f"DTSTAMP:{_stamp(said)}", "DTSTART:20260421T120000Z", *more,
        f"ORGANIZER;CN=Commissie:mailto:{it.organizer}",
        f"ATTENDEE;CN=Anneke;CUTYPE=INDIVIDUAL;EMAIL={it.address};PARTSTAT={said.partstat}:mailto:"
        f"{said.attendee or it.address}",
        *([f"COMMENT:{_text(said.comment)}"] if said.comment else []),
        "REQUEST-STATUS:2.0;Success", "X-CALENDARSERVER-PRIVATE-COMMENT:-", "END:VEVENT")
    head = [
        f"From: Anneke <{said.sender or it.address}>", f"To: Commissie <{it.organizer}>",
        f"Subject: {it.summary}", f"Message-Id: <{said.mail_id}@mail.example>", "Mime-Version: 1.0",
        f"Content-Type: text/calendar;\r\n\tmethod={said.method};\r\n\tcharset=utf-8",
        "Content-Transfer-Encoding: 7bit",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + calendar.replace(b"\r\n", b"\n")


CLIENTS = {"outlook": outlook, "gmail": gmail, "thunderbird": thunderbird, "apple": apple}
OUTLOOK_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE",
)


def _calendar(*lines: str) -> bytes:
    whole = ("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", "")
    return b"\r\n".join(_folded(line.encode()) for line in whole)


def _folded(line: bytes) -> bytes:
    """Folded after so many octets, also within a letter of two: programs do."""
    pieces = [line[:75]] + [line[at:at + 74] for at in range(75, len(line), 74)]
    return b"\r\n ".join(pieces)


def _multipart(head: list[str], kind: str, parts: list[bytes], mark: str = "grens") -> bytes:
    top = "\r\n".join([*head, f'Content-Type: multipart/{kind}; boundary="{mark}"'])
    body = b"".join(f"--{mark}\r\n".encode() + part + b"\r\n" for part in parts)
    return top.encode() + b"\r\n\r\n" + body + f"--{mark}--\r\n".encode()


def _part(kind: str, encoding: str, payload: bytes, *more: str) -> bytes:
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + payload


def _base64(kind: str, payload: bytes, *more: str) -> bytes:
    return _part(kind, "base64", base64.encodebytes(payload).replace(b"\n", b"\r\n"), *more)


def _quoted(kind: str, text: str) -> bytes:
    return _part(kind, "quoted-printable", quopri.encodestring(text.encode()))


def _plain(kind: str, payload: bytes) -> bytes:
    return _part(kind, "8bit", payload)


def _sequence(it: Asked, said: Said) -> int:
    return it.sequence if said.sequence is None else said.sequence


def _stamp(said: Said) -> str:
    return f"20260402T{said.hour:02d}0000Z"


def _mixed(address: str) -> str:
    """The address as somebody typed it once, with capitals."""
    name, _, host = address.partition("@")
    return f"{name.title()}@{host.upper()}"


def _text(words: str) -> str:
    return words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
