"""Invitations to a hearing as calendar messages.

One message is for one invitee: its own UID and one ATTENDEE, so that nobody learns another's
address. Calendars are shared, so the text holds the case number and nothing else of the case.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress

from committee.calendar_nl import AMSTERDAM

# Rules, not lists of dates: web calendars read only the first date of an RDATE list.
ZONE = Timezone.from_ical(
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
    "DTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"
    "DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
)
REMINDER = timedelta(days=-1)
ADDRESS = re.compile(r"""[^\s@<>"^:;,\\\x00-\x1f\x7f]+@[^\s@<>"^:;,\\\x00-\x1f\x7f]+""")
UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}
HIGHEST_SEQUENCE = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invitation to one invitee.

    uid: stays the same when the hearing moves. sequence: 0 at first, one higher at each change.
    start: wall time in the Netherlands, without a zone. minutes: how long, elapsed time.
    stamp: aware moment at which this version was made. Raises ValueError for what no calendar can hold.
    """

    uid: str
    sequence: int
    case_number: str
    start: datetime
    minutes: int
    place: str
    video_link: str | None
    organizer_name: str
    organizer_address: str
    attendee_name: str
    attendee_address: str
    stamp: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None or self.stamp.tzinfo is None:
            raise ValueError("start is wall time without a zone, stamp is an aware moment")
        if self.begins.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != self.start:
            raise ValueError(f"{self.start} does not exist: the clock goes forward in that hour")
        if self.minutes <= 0 or not 0 <= self.sequence <= HIGHEST_SEQUENCE:
            raise ValueError("a hearing lasts some minutes and its sequence is not negative")
        for address in (self.organizer_address, self.attendee_address):
            if not ADDRESS.fullmatch(address):
                raise ValueError(f"not an address a calendar can hold: {address!r}")

    @property
    def begins(self) -> datetime:
        """The start with its zone."""
        return self.start.replace(tzinfo=AMSTERDAM)

    @property
    def ends(self) -> datetime:
        """The end with its zone; reckoned in elapsed minutes, also over a change of the clock."""
        return (self.begins.astimezone(UTC) + timedelta(minutes=self.minutes)).astimezone(AMSTERDAM)


def new_uid() -> str:
    """A fresh UID for one invitee; random, so it tells nothing of the case."""
    return str(uuid4())


def raised(invitation: Invitation, stamp: datetime) -> Invitation:
    """The next version of an invitation: the same UID, one sequence higher (RFC 5546 section 2.1.4).

    A move changes start, minutes or place of the result with dataclasses.replace.
    """
    return replace(invitation, sequence=invitation.sequence + 1, stamp=stamp)


def request(invitation: Invitation) -> bytes:
    """The invitation as METHOD:REQUEST: a first one, or a move if its sequence was raised."""
    event = event_of(invitation, status="CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add_component(reminder(invitation))
    return message("REQUEST", event)


def cancel(invitation: Invitation) -> bytes:
    """The invitation taken back as METHOD:CANCEL. Hand it the raised version, or calendars ignore it."""
    return message("CANCEL", event_of(invitation, status="CANCELLED"))


def message(method: str, event: Event) -> bytes:
    """The calendar around one event; the same event gives the same bytes."""
    calendar = Calendar()  # not Calendar.new(): that one adds a random UID of its own
    calendar.add("prodid", "-//Wederhoor//hearing//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(ZONE)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def event_of(invitation: Invitation, status: str) -> Event:
    """The event of an invitation, without an empty property: some calendars reject those."""
    event = Event()
    link = one_line(invitation.video_link or "")
    place = one_line(invitation.place) or ("Online" if link else "")
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.stamp.astimezone(UTC))
    event.add("dtstart", invitation.begins)
    event.add("dtend", invitation.ends)
    event.add("status", status)
    event.add("class", "PRIVATE")
    event.add("summary", summary(invitation))
    event.add("description", description(status, link))
    for name, text in (("location", place), ("url", link)):
        if text:
            event.add(name, text)
    event.add("organizer", person(invitation.organizer_name, invitation.organizer_address))
    event.add("attendee", attendee(invitation))
    return event


def summary(invitation: Invitation) -> str:
    """The title in the calendar: the case number only."""
    return f"Hoorzitting {one_line(invitation.case_number)}"


def description(status: str, link: str) -> str:
    """The neutral text of the event."""
    if status == "CANCELLED":
        return "Deze zitting gaat niet door. Meer staat in onze e-mail."
    words = "Meer over deze zitting staat in onze e-mail."
    return f"{words}\nMeedoen via video: {link}" if link else words


def reminder(invitation: Invitation) -> Alarm:
    """A reminder one day before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary(invitation))
    alarm.add("trigger", REMINDER)
    return alarm


def attendee(invitation: Invitation) -> vCalAddress:
    """The one invitee, asked for an answer."""
    invitee = person(invitation.attendee_name, invitation.attendee_address)
    asked = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    for name, value in asked.items():
        invitee.params[name] = value
    return invitee


def person(name: str, address: str) -> vCalAddress:
    """A name and address; without the two signs that not every calendar can read back in a name."""
    someone = vCalAddress(f"mailto:{address}")
    shown = one_line(re.sub(r'["^]', "", name))
    if shown:
        someone.params["CN"] = shown
    return someone


def one_line(text: str) -> str:
    """The text without control characters and line ends."""
    return " ".join("".join(" " if unicodedata.category(c) in UNPRINTABLE else c for c in text).split())
