"""The calendar round trip: what is sent is read back by other programs, what they answer by us."""

import base64
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import ics
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from committee.hearing import itip
from committee.hearing.itip import Answer, Invitation, Reply

MADE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CASE = "LH-2026-0001"
UID = "5044e283-3607-47e8-924b-43dd65cab8c2"


def an_invitation(**changes) -> Invitation:
    return replace(
        Invitation(
            uid=UID, sequence=0, case_number=CASE, start=datetime(2026, 4, 14, 14, 0), minutes=90,
            place="Zaal 2, Stationsplein 1, Utrecht", video_link=None,
            organizer_name="Landelijke Commissie", organizer_address="commissie@voorbeeld.nl",
            attendee_name="M. Visser", attendee_address="visser@voorbeeld.nl", stamp=MADE,
        ),
        **changes,
    )


def as_vobject(raw: bytes):
    return vobject.readOne(raw.decode())


def as_ics(raw: bytes):
    return next(iter(ics.Calendar(raw.decode()).events))


def unfolded(raw: bytes) -> list[str]:
    return raw.decode().replace("\r\n ", "").split("\r\n")


class TestInvitation:
    """An invitation holds only what a calendar can hold."""

    @pytest.mark.parametrize("address", [
        "", "visser", "visser@", "@voorbeeld.nl", "a b@voorbeeld.nl", "a@b@c.nl",
        "visser@voorbeeld.nl\r\nATTENDEE:mailto:de.wit@voorbeeld.nl", "visser@voorbeeld.nl;X=1",
    ])
    def test_refuses_what_is_no_address(self, address):
        with pytest.raises(ValueError, match="address"):
            an_invitation(attendee_address=address)

    def test_refuses_a_start_with_a_zone_and_a_stamp_without(self):
        with pytest.raises(ValueError, match="wall time"):
            an_invitation(start=datetime(2026, 4, 14, 14, 0, tzinfo=UTC))
        with pytest.raises(ValueError, match="aware"):
            an_invitation(stamp=datetime(2026, 3, 2))

    def test_refuses_an_hour_that_the_clock_skips(self):
        with pytest.raises(ValueError, match="goes forward"):
            an_invitation(start=datetime(2026, 3, 29, 2, 30))

    @pytest.mark.parametrize("wrong", [{"minutes": 0}, {"sequence": -1}])
    def test_refuses_no_length_and_a_sequence_below_nought(self, wrong):
        with pytest.raises(ValueError, match="sequence"):
            an_invitation(**wrong)

    def test_a_new_uid_is_new(self):
        assert len({itip.new_uid() for _ in range(100)}) == 100


class TestRequest:
    """An invitation shows its invitee where to be and when, and everybody else only a case number."""

    def test_names_one_attendee_and_asks_for_an_answer(self):
        [line] = [line for line in unfolded(itip.request(an_invitation())) if line.startswith("ATTENDEE")]
        assert line.endswith(":mailto:visser@voorbeeld.nl")
        assert "RSVP=TRUE" in line
        assert "PARTSTAT=NEEDS-ACTION" in line

    def test_its_texts_hold_the_case_number_and_nothing_else_of_the_case(self):
        raw = itip.request(an_invitation(video_link="https://video.voorbeeld.nl/7"))
        texts = [line.split(":", 1)[1] for line in unfolded(raw) if re.match("SUMMARY|DESCRIPTION", line)]
        assert texts == [
            f"Hoorzitting {CASE}",
            "Meer over deze zitting staat in onze e-mail.\\nMeedoen via video: https://video.voorbeeld.nl/7",
            f"Hoorzitting {CASE}",
        ]

    def test_is_private_in_a_shared_calendar(self):
        assert as_vobject(itip.request(an_invitation())).vevent.__getattr__("class").value == "PRIVATE"

    @pytest.mark.parametrize(("place", "link", "shown"), [
        ("", None, None), ("", "https://video.voorbeeld.nl/7", "Online"),
        ("Zaal 2; Utrecht", None, "Zaal 2; Utrecht"),
    ])
    def test_has_a_place_or_none_but_never_an_empty_one(self, place, link, shown):
        raw = itip.request(an_invitation(place=place, video_link=link))
        assert not [line for line in unfolded(raw) if line.endswith(":")]
        assert (as_ics(raw).location or None) == shown

    def test_drops_from_a_name_what_not_every_calendar_reads_back(self):
        raw = itip.request(an_invitation(attendee_name='Ş. "Annie" ^\r\nX-EVIL:Łukaszewicz, dr.'))
        assert as_vobject(raw).vevent.attendee.params["CN"] == ["Ş. Annie X-EVIL:Łukaszewicz, dr."]
        assert not [line for line in unfolded(raw) if line.startswith("X-EVIL")]

    def test_leaves_out_the_name_if_nothing_of_it_is_left(self):
        raw = itip.request(an_invitation(attendee_name='"^"'))
        assert "CN" not in as_vobject(raw).vevent.attendee.params

    def test_is_the_same_bytes_each_time(self):
        assert itip.request(an_invitation()) == itip.request(an_invitation())

    def test_reminds_one_day_before(self):
        assert as_vobject(itip.request(an_invitation())).vevent.valarm.trigger.value == timedelta(days=-1)


class TestLocalTime:
    """Two other programs see the right moment on both sides of both changes of the clock."""

    @pytest.mark.parametrize("read", [
        lambda raw: as_vobject(raw).vevent.dtstart.value, lambda raw: as_ics(raw).begin.datetime,
    ], ids=["vobject", "ics"])
    @pytest.mark.parametrize(("day", "hour_utc"), [
        (date(2026, 3, 27), 13), (date(2026, 3, 28), 13), (date(2026, 3, 29), 12), (date(2026, 3, 30), 12),
        (date(2026, 10, 23), 12), (date(2026, 10, 24), 12), (date(2026, 10, 25), 13),
        (date(2026, 10, 26), 13),
        (date(2027, 3, 27), 13), (date(2027, 3, 29), 12), (date(2027, 10, 30), 12), (date(2027, 11, 1), 13),
    ])
    def test_two_in_the_afternoon(self, read, day, hour_utc):
        start = datetime(day.year, day.month, day.day, 14, 0)
        seen = read(itip.request(an_invitation(start=start)))
        assert seen.astimezone(UTC) == datetime(day.year, day.month, day.day, hour_utc, tzinfo=UTC)

    @pytest.mark.parametrize(("start", "minutes", "until"), [
        (datetime(2026, 3, 29, 1, 30), 60, "20260329T033000"),
        (datetime(2026, 10, 25, 1, 30), 120, "20261025T023000"),
    ])
    def test_a_length_is_time_that_passes(self, start, minutes, until):
        raw = itip.request(an_invitation(start=start, minutes=minutes))
        assert f"DTEND;TZID=Europe/Amsterdam:{until}" in unfolded(raw)

    @given(st.datetimes(datetime(2000, 1, 1, 8), datetime(2037, 12, 31)).map(lambda d: d.replace(
        hour=8 + d.hour % 14, second=0, microsecond=0)))
    @settings(max_examples=50)
    def test_on_any_day(self, start):
        raw = itip.request(an_invitation(start=start))
        moment = start.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
        assert as_vobject(raw).vevent.dtstart.value.astimezone(UTC) == moment
        assert as_ics(raw).begin.datetime.astimezone(UTC) == moment

    def test_the_zone_is_told_in_rules(self):
        raw = itip.request(an_invitation())
        assert raw.count(b"BEGIN:VTIMEZONE") == 1
        assert raw.count(b"RRULE:FREQ=YEARLY") == 2
        assert b"RDATE" not in raw


class TestMoveAndCancel:
    """A move keeps the UID and raises the sequence; a cancellation says so in method and status."""

    def test_a_move_is_the_same_event_one_sequence_higher(self):
        first = an_invitation()
        moved = replace(itip.raised(first, MADE + timedelta(days=1)), start=datetime(2026, 4, 21, 10, 0))
        again = itip.raised(moved, MADE + timedelta(days=2))
        events = [as_vobject(itip.request(version)).vevent for version in (first, moved, again)]
        assert {event.uid.value for event in events} == {UID}
        assert [event.sequence.value for event in events] == ["0", "1", "2"]
        begins = as_ics(itip.request(moved)).begin.datetime
        assert begins.astimezone(UTC) == datetime(2026, 4, 21, 8, tzinfo=UTC)

    def test_a_cancellation_is_cancelled_in_both_places(self):
        raw = itip.cancel(itip.raised(an_invitation(), MADE))
        calendar = as_vobject(raw)
        assert (calendar.method.value, calendar.vevent.status.value) == ("CANCEL", "CANCELLED")
        assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == (UID, "1")
        assert as_ics(raw).status == "CANCELLED"

    def test_a_cancellation_reminds_of_nothing(self):
        assert b"VALARM" not in itip.cancel(an_invitation())


TEXT = st.text(max_size=120)


class TestTheFileItself:
    """Whatever is typed, the file has CRLF ends, lines of at most 75 octets, and reads back as typed."""

    @given(place=TEXT, name=TEXT, organizer=TEXT, number=TEXT)
    @settings(max_examples=150)
    def test_lines(self, place, name, organizer, number):
        raw = itip.request(an_invitation(
            place=place, attendee_name=name, organizer_name=organizer, case_number=number))
        lines = raw.split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= 75 and not set(line) & set(range(32)) for line in lines)
        assert [line for line in lines if line.startswith((b"BEGIN", b"END"))] == [
            b"BEGIN:VCALENDAR", b"BEGIN:VTIMEZONE", b"BEGIN:DAYLIGHT", b"END:DAYLIGHT", b"BEGIN:STANDARD",
            b"END:STANDARD", b"END:VTIMEZONE", b"BEGIN:VEVENT", b"BEGIN:VALARM", b"END:VALARM", b"END:VEVENT",
            b"END:VCALENDAR"]

    @given(place=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=120))
    @settings(max_examples=100)
    def test_the_place_reads_back(self, place):
        assert as_vobject(itip.request(an_invitation(place=place))).vevent.location.value == place


OUTLOOK = f"""BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN=M. Visser:MAILTO:Visser@Voorbeeld.nl
COMMENT;LANGUAGE=nl-NL:Ik ben die dag\\, helaas\\, in het ziekenhuis.\\n
UID:{UID}
SUMMARY;LANGUAGE=nl-NL:Geweigerd: Hoorzitting {CASE}
DTSTART;TZID=W. Europe Standard Time:20260414T140000
DTEND;TZID=W. Europe Standard Time:20260414T153000
CLASS:PRIVATE
PRIORITY:5
DTSTAMP:20260303T101112Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:1
LOCATION;LANGUAGE=nl-NL:Zaal 2\\, Stationsplein 1\\, Utrecht
X-MICROSOFT-CDO-APPT-SEQUENCE:1
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-DISALLOW-COUNTER:FALSE
END:VEVENT
END:VCALENDAR
"""
GMAIL = f"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20260414T120000Z
DTEND:20260414T133000Z
DTSTAMP:20260303T101112Z
ORGANIZER;CN=Landelijke Commissie:mailto:commissie@voorbeeld.nl
UID:{UID}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=M. Vis
 ser;X-NUM-GUESTS=0:mailto:visser@voorbeeld.nl
CREATED:20260302T093000Z
LAST-MODIFIED:20260303T101112Z
LOCATION:Zaal 2\\, Stationsplein 1\\, Utrecht
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Hoorzitting {CASE}
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""
THUNDERBIRD = f"""BEGIN:VCALENDAR
PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-TZINFO:Europe/Amsterdam[2025b]
BEGIN:DAYLIGHT
TZOFFSETTO:+020000
TZOFFSETFROM:+010000
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
CREATED:20260303T101100Z
LAST-MODIFIED:20260303T101112Z
DTSTAMP:20260303T101112Z
UID:{UID}
SUMMARY:Hoorzitting {CASE}
STATUS:CONFIRMED
ORGANIZER;CN="Landelijke Commissie":mailto:commissie@voorbeeld.nl
ATTENDEE;CN="M. Visser";RSVP=TRUE;PARTSTAT=TENTATIVE;ROLE=REQ-PARTICIPANT:mailto:visser@voorbeeld.nl
DTSTART;TZID=Europe/Amsterdam:20260414T140000
DTEND;TZID=Europe/Amsterdam:20260414T153000
SEQUENCE:2
CLASS:PRIVATE
END:VEVENT
END:VCALENDAR
"""
ANSWERED = datetime(2026, 3, 3, 10, 11, 12, tzinfo=UTC)


def crlf(calendar: str) -> bytes:
    return calendar.replace("\n", "\r\n").encode()


def mailed(*parts: tuple[str, bytes], kind: str = "mixed") -> bytes:
    """A mail written by hand, as the programs do: each part with its Content-Type, in base64."""
    body = b"".join(
        b"--grens\r\nContent-Type: %b\r\nContent-Transfer-Encoding: base64\r\n\r\n%b\r\n"
        % (content_type.encode(), base64.encodebytes(payload)) for content_type, payload in parts)
    return (b"From: M. Visser <visser@voorbeeld.nl>\r\nTo: commissie@voorbeeld.nl\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/%b; boundary=grens\r\n\r\n%b--grens--\r\n" % (kind.encode(), body))


class TestNoAnswer:
    """What is no answer, or cannot be read, gives none; nothing that comes in stops the reading."""

    @pytest.mark.parametrize("raw", [
        b"", b"rubbish", b"\xff\xfe\x00", b"Subject: hallo\r\n\r\nIk kom.\r\n",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        crlf(GMAIL)[:-60],
        crlf(GMAIL.replace("SEQUENCE:0", "SEQUENCE:veel")), crlf(GMAIL.replace("SEQUENCE:0", "SEQUENCE:-1")),
        crlf(GMAIL.replace("SEQUENCE:0", "SEQUENCE:99999999999")),
        crlf(GMAIL.replace(f"UID:{UID}\n", "")), crlf(GMAIL.replace("=ACCEPTED", "=NEEDS-ACTION")),
        crlf(GMAIL.replace("=ACCEPTED", "=DELEGATED")),
        crlf(GMAIL.replace("mailto:visser@voorbeeld.nl", "urn:1")),
        crlf(GMAIL.replace("END:VEVENT", "X-PAD:" + "x" * 300_000 + "\nEND:VEVENT")),
        mailed(("text/calendar; method=REPLY; charset=onbekend", b"\xff\xfe")),
        mailed(("text/plain", crlf(GMAIL))),
    ])
    def test_is_in_this(self, raw):
        assert itip.answer_in(raw) == []

    def test_is_in_our_own_invitation_when_it_bounces(self):
        raw = itip.request(an_invitation())
        assert itip.answer_in(raw) == []
        assert itip.answer_in(mailed(("text/calendar; method=REQUEST", raw), kind="report")) == []

    @given(st.binary(max_size=300))
    @settings(max_examples=150)
    def test_is_in_noise(self, noise):
        assert itip.answer_in(noise) == []

    @given(st.data())
    @settings(max_examples=150)
    def test_stops_the_reading_when_an_answer_arrives_damaged(self, data):
        raw = bytearray(mailed(("text/calendar; method=REPLY", crlf(OUTLOOK))))
        for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=8)):
            raw[place] = data.draw(st.integers(0, 255))
        assert all(isinstance(answer, Answer) for answer in itip.answer_in(bytes(raw)))

    def test_is_sought_in_a_thousand_events_within_each_other(self):
        deep = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"BEGIN:VEVENT\r\n" * 3000 + b"END:VEVENT\r\n" * 3000
        assert itip.answer_in(deep + b"END:VCALENDAR\r\n") == []


class TestAnswer:
    """An answer tells which invitation, which version of it, who, what, and in what words."""

    def test_from_outlook(self):
        raw = mailed(
            ("text/plain; charset=utf-8", b"Ik ben die dag in het ziekenhuis."),
            ('text/calendar; charset="utf-8"; method=REPLY', crlf(OUTLOOK)), kind="alternative")
        comment = "Ik ben die dag, helaas, in het ziekenhuis."
        assert itip.answer_in(raw) == [
            Answer(UID, 1, "visser@voorbeeld.nl", Reply.DECLINED, comment, ANSWERED)]

    def test_from_gmail_which_puts_it_in_twice(self):
        raw = mailed(
            ('text/calendar; charset="UTF-8"; method=REPLY', crlf(GMAIL)),
            ('application/ics; name="invite.ics"', crlf(GMAIL)))
        assert itip.answer_in(raw) == [Answer(UID, 0, "visser@voorbeeld.nl", Reply.ACCEPTED, "", ANSWERED)]

    def test_from_thunderbird(self):
        message = EmailMessage()
        message.set_content("M. Visser heeft uw uitnodiging voorlopig geaccepteerd.")
        message.add_alternative(THUNDERBIRD, subtype="calendar", params={"method": "REPLY"})
        message.add_attachment(
            crlf(THUNDERBIRD), maintype="application", subtype="ics", filename="invite.ics")
        assert itip.answer_in(message.as_bytes()) == [
            Answer(UID, 2, "visser@voorbeeld.nl", Reply.TENTATIVE, "", ANSWERED)]

    def test_in_a_bare_file_with_a_byte_order_mark_and_bare_line_ends(self):
        assert itip.answer_in(b"\xef\xbb\xbf" + GMAIL.encode())[0].answer is Reply.ACCEPTED

    def test_in_another_character_set(self):
        calendar = GMAIL.replace("SEQUENCE:0", "SEQUENCE:0\nCOMMENT:Één vraag")
        raw = mailed(("text/calendar; method=REPLY; charset=windows-1252", calendar.encode("cp1252")))
        assert itip.answer_in(raw)[0].comment == "Één vraag"

    def test_whose_method_stands_on_the_part_only(self):
        raw = mailed(("text/calendar; method=REPLY", crlf(GMAIL.replace("METHOD:REPLY\n", ""))))
        assert itip.answer_in(raw)[0].answer is Reply.ACCEPTED

    def test_without_a_sequence_is_to_the_first_version(self):
        assert itip.answer_in(crlf(GMAIL.replace("SEQUENCE:0\n", "")))[0].sequence == 0

    @pytest.mark.parametrize("stamp", ["", "DTSTAMP:gisteren\n"])
    def test_without_a_legible_stamp_has_none(self, stamp):
        assert itip.answer_in(crlf(GMAIL.replace("DTSTAMP:20260303T101112Z\n", stamp)))[0].stamp is None

    def test_from_a_calendar_that_names_the_address_beside_its_own(self):
        beside = "=0;EMAIL=visser@voorbeeld.nl:/1/principal/"
        calendar = GMAIL.replace("=0:mailto:visser@voorbeeld.nl", beside)
        assert itip.answer_in(crlf(calendar))[0].address == "visser@voorbeeld.nl"

    def test_with_our_uid_wrapped_by_exchange(self):
        blob = b"vCal-Uid\x01\x00\x00\x00" + UID.encode() + b"\x00"
        rest = bytes(16) + len(blob).to_bytes(4, "little") + blob
        wrapped = "040000008200E00074C5B7101A82E008" + rest.hex().upper()
        assert itip.answer_in(crlf(OUTLOOK.replace(UID, wrapped)))[0].uid == UID

    @pytest.mark.parametrize("start", [
        ";TZID=W. Europe Standard Time:20260421T100000", ";TZID=Europe/Amsterdam:20260421T100000",
        ":20260421T080000Z", ":20260421T100000",
    ])
    def test_that_asks_for_another_time_says_which(self, start):
        counter = OUTLOOK.replace("REPLY", "COUNTER").replace("DECLINED", "TENTATIVE")
        counter = counter.replace("DTSTART;TZID=W. Europe Standard Time:20260414T140000", f"DTSTART{start}")
        [answer] = itip.answer_in(crlf(counter))
        assert (answer.answer, answer.proposed) == (Reply.TENTATIVE, datetime(2026, 4, 21, 10, 0))

    def test_to_our_own_invitation_comes_home(self):
        raw = itip.request(itip.raised(an_invitation(), MADE))
        reply = raw.replace(b"METHOD:REQUEST", b"METHOD:REPLY").replace(b"NEEDS-ACTION", b"ACCEPTED")
        assert itip.answer_in(reply) == [Answer(UID, 1, "visser@voorbeeld.nl", Reply.ACCEPTED, "", MADE)]

    def test_is_not_shifted_by_a_zone_that_somebody_forged(self):
        forged = THUNDERBIRD.replace("REPLY", "COUNTER").replace("+020000", "+110000")
        before = itip.answer_in(crlf(forged.replace("Europe/Amsterdam", "Verzonnen/Zone")))
        assert [answer.proposed for answer in before] == [None]
        honest = re.sub("(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\n", "", forged)
        for calendar in (forged, honest):
            [answer] = itip.answer_in(crlf(calendar))
            assert answer.proposed == datetime(2026, 4, 14, 14, 0)
