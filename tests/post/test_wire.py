"""A letter as a mail message: what it may not hold, how it is built, and that it reads back."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee.hearing import itip
from committee.post.wire import Mail, compose, host_of, identifier

SENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
REQUEST = itip.request(itip.Invitation(
    uid="5044e283", sequence=0, case_number="LH-2026-0001", start=datetime(2026, 4, 14, 14, 0), minutes=90,
    place="Zaal 2, Utrecht", video_link=None, organizer_name="Commissie",
    organizer_address="commissie@voorbeeld.nl", attendee_name="M. Visser",
    attendee_address="visser@voorbeeld.nl", stamp=SENT))
HEADERS = [
    "Message-ID", "Date", "From", "To", "Reply-To", "Subject", "In-Reply-To", "References", "Auto-Submitted",
    "X-Auto-Response-Suppress", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
]


def a_mail(**changes) -> Mail:
    return replace(
        Mail(
            message_id="<1.a@voorbeeld.nl>", date=SENT, sender_name="Landelijke Commissie",
            sender_address="post@voorbeeld.nl", to_name="M. Visser", to_address="visser@voorbeeld.nl",
            subject="Zaak LH-2026-0001", text="Geachte mevrouw Visser,\n\nEr staat een brief klaar.\n",
            reply_to="commissie@voorbeeld.nl",
        ),
        **changes,
    )


def an_invitation(**changes) -> Mail:
    sent = {"html": "<p>Er staat een brief klaar.</p>", "calendar": REQUEST, "method": "REQUEST"}
    return a_mail(**(sent | changes))


def read(mail: Mail):
    return email.message_from_bytes(compose(mail), policy=email.policy.default)


@pytest.mark.parametrize(("address", "host"), [
    ("post@b\u00fccher.nl", "xn--bcher-kva.nl"), ("post@voorbeeld.nl", "voorbeeld.nl"),
    ("", "wederhoor.invalid"), ("post", "wederhoor.invalid"), ("post@a b>\r\n.nl", "wederhoor.invalid")])
def test_the_host_of_any_address_can_stand_in_an_identifier(address, host):
    assert host_of(address) == host
    assert identifier(f"<1.a@{host}>")


class TestRefused:
    """What cannot be sent, or would say something else than it says inside, is not composed."""

    @pytest.mark.parametrize("address", [
        "", "visser", "visser@", "@voorbeeld.nl", "a@b@c.nl", "a b@voorbeeld.nl", "vísser@voorbeeld.nl",
        "visser@voorbeeld..nl", "visser@-", "<visser@voorbeeld.nl>",
        "visser@voorbeeld.nl, ander@voorbeeld.nl",
        "visser@voorbeeld.nl\r\nBcc: ander@voorbeeld.nl", "visser@voorbeeld.nl\n",
    ])
    @pytest.mark.parametrize("field", ["to_address", "sender_address", "reply_to"])
    def test_no_address(self, field, address):
        if field == "reply_to" and not address:
            assert read(a_mail(reply_to=""))["Reply-To"] is None
            return
        with pytest.raises(ValueError, match="address"):
            compose(a_mail(**{field: address}))

    @pytest.mark.parametrize("field", ["message_id", "in_reply_to"])
    @pytest.mark.parametrize("identifier", [
        "1@voorbeeld.nl", "<1>", "<1@a> <2@b>", "<1@a>\r\nBcc: x@y.nl", "<é@a>"])
    def test_no_identifier(self, field, identifier):
        with pytest.raises(ValueError, match="message id"):
            compose(a_mail(**{field: identifier}))

    def test_no_zone(self):
        with pytest.raises(ValueError, match="zone"):
            compose(a_mail(date=datetime(2026, 3, 2)))

    @pytest.mark.parametrize("other", [
        {"method": "CANCEL"}, {"method": None}, {"calendar": None}, {"calendar": b""}, {"method": ""},
        {"calendar": REQUEST.replace(b"METHOD:REQUEST\r\n", b"")},
    ])
    def test_a_method_that_is_not_the_calendars_own(self, other):
        with pytest.raises(ValueError, match="the calendar"):
            compose(an_invitation(**other))


class TestNoHeaderOfItsOwn:
    """Nothing typed by anybody becomes a header."""

    @given(st.text(), st.text(), st.text())
    @settings(max_examples=200)
    def test_whatever_is_typed(self, sender, recipient, subject):
        message = read(a_mail(sender_name=sender, to_name=recipient, subject=subject))
        assert set(message.keys()) <= set(HEADERS)
        assert message["To"].addresses[0].addr_spec == "visser@voorbeeld.nl"
        assert len(message["To"].addresses) == len(message["From"].addresses) == 1

    def test_a_line_end_in_a_subject_or_name_becomes_a_space(self):
        message = read(a_mail(subject="Zaak\r\nBcc: x@y.nl", to_name="Visser\nBcc: x@y.nl"))
        assert message["Subject"] == "Zaak Bcc: x@y.nl"
        assert message["To"].addresses[0].display_name == "Visser Bcc: x@y.nl"
        assert message["Bcc"] is None


class TestMessage:
    """A message without a calendar."""

    def test_of_text_alone_is_one_part(self):
        assert read(a_mail()).get_content_type() == "text/plain"

    def test_of_text_and_html_is_an_alternative_with_the_text_first(self):
        message = read(a_mail(html="<p>Geacht</p>"))
        assert [part.get_content_type() for part in message.walk()] == [
            "multipart/alternative", "text/plain", "text/html"]

    def test_says_who_to_whom_when_and_about_what(self):
        message = read(a_mail(to_name="Łukaszewicz, dr. Ş.", in_reply_to="<0.a@voorbeeld.nl>"))
        assert message["From"] == "Landelijke Commissie <post@voorbeeld.nl>"
        assert message["To"].addresses[0].display_name == "Łukaszewicz, dr. Ş."
        assert message["Reply-To"] == "commissie@voorbeeld.nl"
        assert message["Date"].datetime == SENT
        assert message["Subject"] == "Zaak LH-2026-0001"
        assert message["In-Reply-To"] == message["References"] == "<0.a@voorbeeld.nl>"

    def test_says_that_a_program_wrote_it(self):
        assert read(a_mail())["Auto-Submitted"] == "auto-generated"

    @pytest.mark.parametrize("name", ["message_id", "in_reply_to"])
    def test_keeps_a_long_identifier_whole(self, name):
        long = f"<{'a' * 120}@klachtencommissie.voorbeeld.nl>"
        assert f": {long}\r\n".encode() in compose(a_mail(**{name: long}))

    def test_goes_to_a_domain_with_other_letters(self):
        assert b"<visser@xn--mller-kva.nl>" in compose(a_mail(to_address="visser@müller.nl"))

    def test_is_the_same_bytes_each_time(self):
        assert compose(an_invitation()) == compose(an_invitation())

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=3000))
    @settings(max_examples=100)
    def test_brings_any_text_over_in_seven_bits_and_short_lines(self, text):
        raw = compose(a_mail(text=f"{text}\n.\nFrom hier\n", html=f"<p>{text}</p>"))
        lines = raw.split(b"\r\n")
        assert raw.isascii()
        assert all(len(line) <= 78 and b"\n" not in line and b"\r" not in line for line in lines)
        message = email.message_from_bytes(raw, policy=email.policy.default)
        read_back = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        assert read_back == f"{text}\n.\nFrom hier\n"


class TestInvitation:
    """A message with a calendar has it as a part that programs act upon, and as a file."""

    def test_has_the_parts_in_this_order(self):
        assert [part.get_content_type() for part in read(an_invitation()).walk()] == [
            "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
            "application/ics"]

    def test_has_them_without_html_too(self):
        assert [part.get_content_type() for part in read(an_invitation(html=None)).walk()] == [
            "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics"]

    @pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
    def test_names_the_method_as_the_calendar_does(self, method):
        calendar = REQUEST.replace(b"METHOD:REQUEST", f"METHOD:{method}".encode())
        message = read(an_invitation(calendar=calendar, method=method))
        [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        named = {"charset": "utf-8", "method": method, "component": "VEVENT"}
        assert dict(part["Content-Type"].params) == named
        assert f"METHOD:{method}\r\n".encode() in part.get_payload(decode=True)

    def test_carries_the_very_bytes_of_the_calendar_in_both(self):
        *_, part, file = read(an_invitation()).walk()
        assert part.get_payload(decode=True) == file.get_payload(decode=True) == REQUEST
        assert file.get_filename() == "invite.ics"
        assert file.get_content_disposition() == "attachment"
        assert part.get_content_disposition() is None
