"""Rows 14 and 15: invitations against icalendar alone, mails against one connection and composing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from smtplib import SMTP
from socket import socket

from aiosmtpd.controller import Controller
from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress

from committee.hearing import itip
from committee.hearing.itip import Invitation
from committee.post.smtp import outlet
from committee.post.wire import Mail, compose
from tests.benchmarks.measure import Row, ratio

STAMP = datetime(2026, 4, 1, 9, tzinfo=UTC)
HOUR = datetime(2026, 4, 21, 14)


class Sink:
    """A mail server that takes everything."""

    async def handle_DATA(self, *_said: object) -> str:  # noqa: N802  the name aiosmtpd calls
        return "250 OK"


def rows() -> Iterator[Row]:
    """A thousand invitations and a thousand mails."""
    one = Invitation(
        uid=itip.new_uid(),
        sequence=0,
        case_number="OD-2026-0014",
        start=HOUR,
        minutes=60,
        place="Eemplein 6, Amersfoort",
        video_link=None,
        organizer_name="Klachtencommissie Onderdak",
        organizer_address="secretariaat@onderdak.example",
        attendee_name="Y. El Amrani",
        attendee_address="y.elamrani@example.org",
        stamp=STAMP,
    )
    many = [replace(one, uid=f"{n}@onderdak.example") for n in range(1000)]
    zone = Timezone.from_ical(
        next(part.to_ical() for part in Calendar.from_ical(itip.request(one)).walk("VTIMEZONE"))
    )
    value = ratio(
        lambda: [itip.request(each) for each in many], lambda: [bare(each, zone) for each in many], rounds=3
    )
    yield Row("14", "1.000 uitnodigingen", "icalendar met vaste tijdzone", value, 1.2)
    server = Controller(Sink(), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield Row("15", "1.000 mails", "één verbinding, en opstellen", _mails(server.port), 1.2)
    finally:
        server.stop()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def bare(each: Invitation, zone: Timezone) -> bytes:
    """The same invitation with icalendar, the zone made once."""
    event = Event()
    event.add("uid", each.uid)
    event.add("sequence", each.sequence)
    event.add("dtstamp", each.stamp)
    event.add("dtstart", each.start, parameters={"TZID": "Europe/Amsterdam"})
    event.add("dtend", each.start.replace(hour=15), parameters={"TZID": "Europe/Amsterdam"})
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("summary", f"Hoorzitting {each.case_number}")
    event.add("description", "De commissie nodigt u uit voor een hoorzitting.")
    event.add("location", each.place)
    for name, person, address in (
        ("organizer", each.organizer_name, each.organizer_address),
        ("attendee", each.attendee_name, each.attendee_address),
    ):
        who = vCalAddress(f"mailto:{address}")
        who.params["CN"] = person
        if name == "attendee":
            who.params.update(
                {
                    "CUTYPE": "INDIVIDUAL",
                    "ROLE": "REQ-PARTICIPANT",
                    "PARTSTAT": "NEEDS-ACTION",
                    "RSVP": "TRUE",
                }
            )
        event.add(name, who)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Hoorzitting {each.case_number}")
    alarm.add("trigger", timedelta(days=-1))
    event.add_component(alarm)
    calendar = Calendar()
    for name, said in (("prodid", "-//Wederhoor//hearing//NL"), ("version", "2.0"), ("method", "REQUEST")):
        calendar.add(name, said)
    calendar.add_component(zone)
    calendar.add_component(event)
    return calendar.to_ical()


def _mails(port: int) -> float:
    mails = [
        Mail(
            message_id=f"<{n}@onderdak.example>",
            date=STAMP,
            sender_name="Klachtencommissie",
            sender_address="secretariaat@onderdak.example",
            to_name="Y. El Amrani",
            to_address="y.elamrani@example.org",
            subject="Bericht over zaak OD-2026-0014",
            text="Er staat een bericht voor u klaar.\n" * 40,
            html="<p>Er staat een bericht voor u klaar.</p>",
        )
        for n in range(1000)
    ]

    def ours() -> None:
        with outlet(f"smtp://127.0.0.1:{port}?starttls=0") as out:
            for mail in mails:
                out.deliver(compose(mail), mail.sender_address, mail.to_address)

    def floor() -> None:
        with SMTP("127.0.0.1", port) as connection:
            for mail in mails:
                connection.sendmail(mail.sender_address, [mail.to_address], compose(mail))

    return ratio(ours, floor, rounds=3)
