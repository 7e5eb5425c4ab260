"""Answers of calendars, from the bytes of a mail to the grid of the hearing. Noted, or before the desk."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.records import Passage
from committee.course import incoming
from committee.hearing import acts, reads
from committee.hearing.acts import Answer
from committee.hearing.records import Way
from committee.post.mailbox import Folder
from committee.post.records import Fate, Received
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import a_house, noon, on
from tests.hearing.calendars import CLIENTS, Said, apple, gmail, outlook, thunderbird
from tests.hearing.scene import CONVENED, READY, convene, letters, party
from tests.prepared import EMPTY, HOUSE

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(CONVENED)]
APRIL_2 = date(2026, 4, 2)
LATE = datetime(2026, 4, 2, 22, 30, tzinfo=UTC)   # the third already, in the Netherlands
EVENING = datetime(2026, 4, 2, 20, tzinfo=UTC)


@pytest.fixture
def box(tmp_path):
    """The folder that mails are put in."""
    return Folder(tmp_path / "postvak")


@pytest.fixture
def receive(box):
    """Let mails come in and be read; what stands in the database of each, in the order of coming."""
    def read(*raws, at=EVENING):
        box.path.mkdir(exist_ok=True)
        before = db.session.scalars(select(Received.id)).all()
        for number, raw in enumerate(raws):
            (box.path / f"{len(before):02d}-{number}.eml").write_bytes(raw)
        incoming.read(box, lambda: at)
        found = select(Received).where(Received.id.not_in(before)).order_by(Received.id)
        return list(db.session.scalars(found))
    return read


def invitation():
    """The invitation of Visser, who complains."""
    return letters("hearing.invitation")[0]


def line(case, name="Anneke Visser"):
    return next(one for one in reads.planned(case).invitees if reads.name_of(reads.person_of(one)) == name)


def noted(case):
    """What the journal holds of answers in this case."""
    found = select(Entry).where(Entry.act == Act.REPLY, Entry.case_id == case.id).order_by(Entry.seq)
    return list(db.session.scalars(found))


class TestForTheDesk:
    """What is not known, current, newest and from the invitee is never done, and never lost."""

    def refused(self, receive, case, raw, why):
        [mail] = receive(raw)
        db.session.refresh(line(case))
        assert (mail.fate, noted(case)) == (Fate.WAITING, [])
        assert why in mail.why
        assert line(case).answer is Answer.NONE
        return mail

    def test_an_answer_from_another_sender_than_the_invitee(self, house, case, receive):
        stichting = letters("hearing.invitation")[1].to_address
        for sender in ("vreemd@example.org", stichting):
            said = Said(sender=sender, mail_id=sender)
            mail = self.refused(receive, case, outlook(invitation(), said), "een ander dan wie")
            assert mail.case_id == case.id
            assert sender in mail.sender.lower()

    def test_an_answer_that_names_two_senders(self, house, case, receive):
        raw = gmail(invitation())
        twice = b"From: directeur@example.org\r\n" + raw
        self.refused(receive, case, twice, "een ander dan wie is uitgenodigd")

    def test_an_answer_for_another_attendee(self, house, case, receive):
        said = Said(attendee="vreemd@example.org")
        self.refused(receive, case, thunderbird(invitation(), said), "een ander adres")

    @pytest.mark.parametrize("made", [
        lambda raw: raw.replace(b"UID:", b"UID:x"), lambda raw: raw.replace(b"UID:", b"UID:\x00"),
        lambda raw: raw.replace(b"UID:", b"UID:" + b"9" * 4000)])
    def test_an_answer_to_an_invitation_that_is_not_ours(self, house, case, receive, made):
        mail = self.refused(receive, case, made(apple(invitation())), "niet van ons")
        assert mail.case_id is None

    @pytest.mark.parametrize("sequence", [1, 7, 2**31 - 1])
    def test_an_answer_to_a_version_that_is_not_the_present_one(self, house, case, receive, sequence):
        raw = outlook(invitation(), Said(sequence=sequence))
        self.refused(receive, case, raw, "eerdere versie")

    def test_an_answer_to_the_hearing_before_it_moved(self, house, case, receive):
        first = invitation()
        with transaction():
            acts.postpone(case, datetime(2026, 5, 6, 10), "Ziek.", occasion=on(APRIL_2, house.chair))
        self.refused(receive, case, gmail(first), "eerdere versie")
        moved = letters("hearing.moved")[0]
        self.refused(receive, case, apple(moved), "eerdere versie")

    def test_an_answer_to_a_hearing_that_was_called_off(self, house, case, receive):
        with transaction():
            acts.cancel_hearing(case, "Ziek.", on(APRIL_2, house.chair))
        [mail] = receive(gmail(invitation()))
        assert "niet meer gepland" in mail.why

    def test_a_proposal_of_another_time(self, house, case, receive):
        said = Said("TENTATIVE", method="COUNTER", start="20260428T100000")
        mail = self.refused(receive, case, outlook(invitation(), said), "di 28 april 2026, 10.00 uur")
        assert "Anneke Visser vraagt om een andere tijd" in mail.why

    @pytest.mark.begins(READY)
    def test_an_answer_of_a_listener(self, house, case, receive):
        convene(case, house, listeners=[house.accounts["osei"]])
        [mail] = receive(gmail(letters("hearing.invitation_other")[0]))
        assert "hoort niet bij deze zaak" in mail.why

    def test_an_answer_that_is_older_than_what_was_said_by_telephone(self, house, case, receive):
        with transaction():
            acts.reply(case, Answer.DECLINED, way=Way.TELEPHONE, party=party(case),
                       occasion=on(APRIL_2, house.secretary))
        [mail] = receive(gmail(invitation(), Said(hour=9)))
        assert "al een nieuwer antwoord" in mail.why
        assert line(case).answer is Answer.DECLINED
        assert receive(gmail(invitation(), Said(hour=11, mail_id="later")))[0].fate is Fate.NOTED

    @pytest.mark.parametrize(("raw", "why"), [
        (b"", "geen antwoord op een uitnodiging"),
        (b"Subject: Mijn stukken\r\n\r\nHierbij mijn stukken.\r\n", "geen antwoord op een uitnodiging"),
        (b"Auto-Submitted: auto-replied\r\n\r\nIk ben er niet.\r\n", "automatisch antwoord"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=g\r\n\r\n--g\r\n"
         b"Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--g--\r\n", "niet aankwam"),
        (b"Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n",
         "agenda bij"),
        (b"From: \xff\xfe\x00\r\nSubject: =?onzin?q?=FF?=\r\nContent-Type: multipart/mixed\r\n\r\n\x00\x00",
         "geen antwoord"),
    ])
    def test_what_is_no_answer_at_all(self, house, case, receive, raw, why):
        self.refused(receive, case, raw, why)

    def test_our_own_invitation_when_it_bounces(self, house, case, receive):
        raw = gmail(invitation(), Said(method="REQUEST"))
        self.refused(receive, case, raw, "geen antwoord dat wij kunnen lezen")

    def test_a_mail_with_a_flood_of_answers(self, house, case, receive):
        event = apple(invitation()).partition(b"BEGIN:VEVENT")[2].partition(b"END:VEVENT")[0]
        many = b"".join(b"BEGIN:VEVENT" + event.replace(b"UID:", b"UID:%d" % n) + b"END:VEVENT\n"
                        for n in range(300))
        raw = (b"From: x@example.org\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\nMETHOD:REPLY\n"
               + many + b"END:VCALENDAR\n")
        self.refused(receive, case, raw, "Er staan 300 antwoorden in één e-mail")

    def test_a_mail_too_large_to_read_is_kept_where_it_is(self, house, case, receive, box, monkeypatch):
        monkeypatch.setattr("committee.post.mailbox.LARGEST", 500)
        monkeypatch.setattr("committee.post.incoming.LARGEST", 500)
        raw = gmail(invitation())
        self.refused(receive, case, raw, "te groot")
        assert [one.read_bytes() for one in box.path.glob("wederhoor-postvak/*")] == [raw]

    def test_an_answer_that_an_act_refuses(self, house, case, receive):
        """A case that ended keeps its planned hearing for a moment; the answer tells no more than that."""
        with transaction():
            case.state = State.WITHDRAWN
        self.refused(receive, case, gmail(invitation()), "art.")

    def test_keeps_what_somebody_wrote_with_sender_subject_and_what_came_along(self, house, case, receive):
        raw = (b"From: Anneke Visser <visser@example.org>\r\nSubject: =?utf-8?q?Zieke_moeder_=E2=82=AC?=\r\n"
               b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n"
               b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Ik kom <b>later</b>.</p>"
               b"<script>alert(1)</script>\r\n--g\r\nContent-Type: application/pdf\r\n"
               b"Content-Disposition: attachment; filename=\"brief.pdf\"\r\n\r\n%PDF\r\n--g--\r\n")
        mail = self.refused(receive, case, raw, "geen antwoord")
        assert (mail.sender, mail.subject) == ("Anneke Visser <visser@example.org>", "Zieke moeder €")
        assert mail.text == "Ik kom later.\n\n[Bijlagen: brief.pdf]"


class TestNoted:
    """A known, current and newest answer of the invitee is an act of the invitee, by way of the agenda."""

    @pytest.mark.one_database
    @pytest.mark.parametrize("client", CLIENTS)
    @pytest.mark.parametrize("comment", ["", "Met de trein, zo’n half uur; tot dan — één vraag: waar?"])
    @pytest.mark.parametrize(("partstat", "answer"), [
        ("ACCEPTED", Answer.ACCEPTED), ("DECLINED", Answer.DECLINED), ("TENTATIVE", Answer.TENTATIVE)])
    def test_of_every_calendar(self, house, case, receive, client, comment, partstat, answer):
        [mail] = receive(CLIENTS[client](invitation(), Said(partstat, comment)))
        assert (mail.fate, mail.why, mail.text, mail.case_id) == (Fate.NOTED, None, None, case.id)
        one = line(case)
        assert (one.answer, one.answered_by_way_of, one.answered_at) == (answer, Way.CALENDAR, EVENING)
        [entry] = noted(case)
        assert (entry.means, entry.decided_by) == ("agenda", f"party:{one.party_id}")
        kept = db.session.scalars(select(Passage.body).where(Passage.kind == "hearing.comment")).all()
        assert kept == ([comment] if comment else [])
        assert "trein" not in str(entry.facts)

    def test_of_the_panel_and_the_secretary_changes_nothing_else(self, house, case, receive):
        mails = receive(*(outlook(letter, Said("TENTATIVE", mail_id=letter.message_id.strip("<>")))
                          for letter in letters("hearing.invitation_panel")))
        assert [mail.fate for mail in mails] == [Fate.NOTED] * 4
        answers = [one.answer for one in reads.planned(case).invitees]
        assert (answers.count(Answer.TENTATIVE), case.state) == (4, State.HEARING_SCHEDULED)

    def test_of_the_version_that_stands_after_a_move(self, house, case, receive):
        with transaction():
            acts.postpone(case, datetime(2026, 5, 6, 10), "Ziek.", occasion=on(APRIL_2, house.chair))
        [mail] = receive(thunderbird(letters("hearing.moved")[0], Said("DECLINED")))
        assert (mail.fate, line(case).answer) == (Fate.NOTED, Answer.DECLINED)

    def test_the_newest_counts_in_whatever_order_they_arrive(self, house, case, receive):
        receive(gmail(invitation(), Said("DECLINED", hour=11, mail_id="eerst")))
        [older] = receive(gmail(invitation(), Said("ACCEPTED", hour=9, mail_id="oud")))
        assert ("al een nieuwer antwoord" in older.why, line(case).answer) == (True, Answer.DECLINED)
        receive(gmail(invitation(), Said("ACCEPTED", hour=12, mail_id="nieuw")))
        assert line(case).answer is Answer.ACCEPTED

    def test_on_the_dutch_day_it_was_read(self, house, case, receive):
        receive(gmail(invitation()), at=LATE)
        assert noted(case)[0].happened_on == date(2026, 4, 3)


class TestOnce:
    """The same mail counts once, however often and wherever it lies; another one is another."""

    def test_the_same_mail_again(self, house, case, receive, box):
        raw = outlook(invitation())
        receive(raw, raw)
        receive(b"Received: from elders by ons;\r\n" + raw)
        assert len(noted(case)) == 1
        assert len(list(box.path.glob("wederhoor-verwerkt/*.eml"))) == 3
        assert list(box.path.glob("*.eml")) == []

    def test_the_same_answer_in_another_mail(self, house, case, receive):
        receive(gmail(invitation()), gmail(invitation(), Said(mail_id="nog-eens")))
        assert len(noted(case)) == 1

    def test_another_mail_under_the_same_message_id(self, house, case, receive):
        receive(gmail(invitation()))
        [other] = receive(gmail(invitation(), replace(Said(), sender="vreemd@example.org", comment="Ha")))
        assert other.fate is Fate.WAITING

    def test_a_mail_that_waits_is_put_before_the_desk_once(self, house, case, receive):
        raw = b"Message-ID: <a@b>\r\nSubject: Hallo\r\n\r\nHallo.\r\n"
        assert len(receive(raw, raw)) == 1


class TestWhose:
    """A mail that waits stands with the committee it is about, or is addressed to."""

    def test_the_case_counts_before_the_address(self, house, case, receive):
        with transaction():
            other = a_house("elders", "EL")
        to_them = b"To: " + other.committee.email.encode()
        forged = gmail(invitation(), Said(sender="vreemd@example.org"))
        assert receive(forged.replace(b"To: ", to_them))[0].committee_id == house.committee.id

    @pytest.mark.begins(HOUSE)
    def test_the_address_counts_and_without_one_it_is_the_first_committee(self, house, receive):
        with transaction():
            other = a_house("elders", "EL")
            other.committee.email = "elders@commissie.example"
        to_them = b"To: Elders <Elders@Commissie.example>\r\nSubject: Vraag\r\n\r\nDag.\r\n"
        assert receive(to_them)[0].committee_id == other.committee.id
        assert receive(b"Subject: Vraag\r\n\r\nDag.\r\n")[0].committee_id == house.committee.id


class TestNothingIsLost:
    """A mail leaves its place only after what it says is kept; trouble with one keeps no other waiting."""

    def test_killed_before_it_was_moved_it_is_moved_and_not_done_again(self, house, case, receive, box):
        class Killed(Exception):
            pass

        def dies(*_more, **_words):
            raise Killed

        whole = Folder.settle
        try:
            Folder.settle = dies
            with pytest.raises(Killed):
                receive(outlook(invitation()))
        finally:
            Folder.settle = whole
        assert len(noted(case)) == 1
        assert len(list(box.path.glob("*.eml"))) == 1
        assert incoming.read(box, lambda: noon(APRIL_2)).again == 1
        assert (len(noted(case)), list(box.path.glob("*.eml"))) == (1, [])

    @pytest.mark.begins(EMPTY)
    def test_without_a_committee_everything_stays_where_it_is(self, box, receive):
        with pytest.raises(incoming.Unreachable, match="nog geen commissie"):
            receive(b"Subject: Vraag\r\n\r\nDag.\r\n")
        assert len(list(box.path.glob("*.eml"))) == 1

    def test_what_trips_us_up_waits_and_the_next_is_read(self, house, case, receive, monkeypatch):
        whole = incoming.take_reply

        def stumbles(raw, sender, at):
            if b"struikel" in raw:
                raise RuntimeError("onverwacht")
            return whole(raw, sender, at)

        monkeypatch.setattr(incoming, "take_reply", stumbles)
        bad, good = receive(b"Subject: struikel\r\n\r\n-\r\n", gmail(invitation()))
        assert (bad.fate, bad.why, good.fate) == (Fate.WAITING, incoming.UNREAD, Fate.NOTED)
