"""A link that works no more: whoever asks for another reads the same, and only a party gets one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from committee import clock
from committee.case.records import Case, Party
from committee.people import links
from committee.people.records import Channel, Committee
from committee.permissions import Role
from committee.post.fresh_link import KIND
from committee.post.records import Letter, Status
from committee.post.wire import identifier
from committee.store import db, transaction
from tests.builders import a_case, a_house, noon
from tests.web.browsing import token_on, words
from tests.web.scene import TODAY

MINE = "amrani@example.org"


def ask(browser, number, email=MINE):
    page = browser.get("/nieuwe-link")
    return browser.post("/nieuwe-link", data={"csrf_token": token_on(page), "number": number, "email": email})


def mailed():
    db.session.rollback()
    return [letter.to_address for letter in db.session.scalars(select(Letter).where(Letter.kind == KIND))]


class TestWhoAsks:
    """The answer tells nothing."""

    def test_a_dead_link_leads_to_the_form(self, number, browser):
        page = browser.get("/in/onzin")
        assert 'href="/nieuwe-link"' in page.text

    def test_names_what_is_missing(self, number, browser):
        page = ask(browser, "", "")
        assert page.status_code == 422
        assert "Vul het zaaknummer in." in words(page)
        assert "Vul uw e-mailadres in." in words(page)

    def test_without_its_token_nothing_is_sent(self, number, browser):
        assert browser.post("/nieuwe-link", data={"number": number, "email": MINE}).status_code == 400
        assert mailed() == []

    def test_reads_the_same_whatever_is_true(self, house, number, browser):
        with transaction():
            other = a_case(house, serial=15, complainant="Jan Buurman").number
        answers = {(answer.status_code, answer.location) for answer in (
            ask(browser, number), ask(browser, "OD-2026-9999"), ask(browser, number, "elders@example.org"),
            ask(browser, other), ask(browser, number, "buurman@example.org"))}
        assert answers == {(303, "/nieuwe-link?verstuurd=ja")}
        assert mailed() == [MINE]

    @pytest.mark.parametrize("gone", ["left", "post"])
    def test_who_left_or_wants_post_gets_no_mail(self, number, browser, gone):
        with transaction():
            party = db.session.query(Party).join(Case).filter(Party.role == Role.COMPLAINANT).one()
            party.until_day = TODAY if gone == "left" else None
            party.channel = Channel.POST if gone == "post" else party.channel
        assert ask(browser, number).status_code == 303
        assert mailed() == []

    @pytest.mark.parametrize("text", ["' OR 1=1 --", "<script>alert(1)</script>@x.nl", "\u202ea@b.nl",
                                      "👩‍🦽@x.nl", "x" * 60_000])
    def test_takes_whatever_is_typed(self, number, browser, text):
        for answer in (ask(browser, text), ask(browser, number, text)):
            assert answer.status_code in (303, 422)
            assert "<script>alert" not in answer.text
        assert mailed() == []


class TestTheMail:
    """One at a time, with a link of its own, and no word of the case."""

    def test_holds_a_link_and_nothing_of_the_case(self, number, browser):
        ask(browser, number.lower(), MINE.upper())
        letter = db.session.scalars(select(Letter).where(Letter.kind == KIND)).one()
        assert letter.status is Status.WAITING
        assert "[[link]]" in letter.mail["text"]
        assert "begeleiding" not in str(letter.mail) + str(letter.paper)

    def test_not_twice_while_one_waits(self, number, browser):
        for _ in range(3):
            ask(browser, number)
        assert mailed() == [MINE]

    def test_whoever_keeps_asking_waits(self, number, browser, monkeypatch):
        for turn in range(8):
            ask(browser, number)
            with transaction():
                for letter in db.session.scalars(select(Letter).where(Letter.kind == KIND)):
                    letter.status = Status.SENT
            monkeypatch.setattr(clock, "now", lambda turn=turn: noon(TODAY) + timedelta(milliseconds=turn))
        assert len(mailed()) == 3
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(minutes=20))
        ask(browser, number)
        assert len(mailed()) == 4

    @pytest.mark.one_database
    def test_leaves_a_committee_with_a_name_beyond_ascii(self, house, number, browser):
        with transaction():
            db.session.get_one(Committee, house.committee.id).email = "post@b\u00fccher.example"
        ask(browser, number)
        db.session.rollback()
        letter = db.session.scalars(select(Letter).where(Letter.kind == KIND)).one()
        assert identifier(letter.message_id).endswith("@xn--bcher-kva.example>")


class TestWhomToCall:
    """The committee of the link, if it can be known; else all by name."""

    def test_an_expired_link_still_knows_its_committee(self, house, number, browser):
        with transaction():
            other = a_house("kade", "KD")
            other.committee.phone = "010 000 00 99"
            party = db.session.scalars(select(Party)).first()
            expired = links.issue(party.id, "case", noon(TODAY) - timedelta(days=90))
        page = words(browser.get(f"/in/{expired}"))
        assert "033 000 00 14" in page
        assert "010 000 00 99" not in page
        forged = words(browser.get("/in/onzin"))
        assert "Klachtencommissie Kade: 010 000 00 99" in forged
        assert "Klachtencommissie Onderdak: 033 000 00 14" in forged
