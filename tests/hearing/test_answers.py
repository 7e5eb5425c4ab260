"""Answers to invitations: noted by whichever way they come, and decisive for nothing."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.records import Passage
from committee.hearing import acts, reads, rules
from committee.hearing.acts import Answer
from committee.hearing.records import Way
from committee.permissions import Role
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import a_case, a_house, noon, on, party_actor
from tests.hearing.scene import convene, letters, party, ready, scheduling

pytestmark = pytest.mark.usefixtures("app")
APRIL_2 = date(2026, 4, 2)


@pytest.fixture
def house():
    with transaction():
        return a_house()


@pytest.fixture
def case(house):
    case = ready(house)
    convene(case, house)
    return case


def line(case, name="Anneke Visser"):
    return next(one for one in reads.planned(case).invitees if reads.name_of(reads.person_of(one)) == name)


class TestByHand:
    """Everybody answers for himself; the secretary notes what came by telephone or letter."""

    def test_is_open_while_a_hearing_is_planned(self, house):
        waiting = scheduling(house)
        with pytest.raises(NotOpen, match=r"art\. 12"), transaction():
            acts.reply(waiting, Answer.ACCEPTED, occasion=on(APRIL_2, party_actor(waiting)))

    def test_is_ones_own(self, house, case):
        stichting = on(APRIL_2, party_actor(case, Role.RESPONDENT))
        with pytest.raises(rules.NotYours), transaction():
            acts.reply(case, Answer.DECLINED, party=party(case), occasion=stichting)
        with pytest.raises(rules.Incomplete, match="Kies"), transaction():
            acts.reply(case, Answer.NONE, occasion=on(APRIL_2, party_actor(case)))

    def test_is_of_somebody_invited(self, house, case):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=2, complainant="Jan Buurman")
        for more in ({"party": party(other)}, {"account": house.accounts["osei"]}):
            with pytest.raises(rules.NotInvited), transaction():
                acts.reply(case, Answer.ACCEPTED, **more, occasion=on(APRIL_2, house.secretary))

    def test_is_noted_with_its_way_and_changes_nothing_else(self, house, case):
        with transaction():
            visser = on(APRIL_2, party_actor(case))
            acts.reply(case, Answer.DECLINED, comment="Ik durf niet.", occasion=visser)
            acts.reply(
                case, Answer.ACCEPTED, way=Way.TELEPHONE, party=party(case, Role.RESPONDENT),
                occasion=on(APRIL_2, house.secretary),
            )
            acts.reply(case, Answer.TENTATIVE, occasion=on(APRIL_2, house.members[0]))
        assert case.state is State.HEARING_SCHEDULED
        assert (line(case).answer, line(case).answered_by_way_of) == (Answer.DECLINED, Way.PAGE)
        assert line(case, "Stichting Onderdak Eemrand").answered_by_way_of is Way.TELEPHONE
        assert line(case, "drs. P. Lammerts").answer is Answer.TENTATIVE
        entry = db.session.scalars(select(Entry).where(Entry.act == Act.REPLY)).first()
        assert "durf" not in str(entry.facts)
        assert db.session.scalars(select(Passage.body).where(Passage.kind == "hearing.comment")).one()


def answer_to(letter, said="ACCEPTED", *, hour=9, sequence=None, address=None, comment=""):
    """What a calendar sends back for this invitation."""
    event = Calendar.from_ical(letter.calendar).walk("VEVENT")[0]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", "METHOD:REPLY", "BEGIN:VEVENT",
        f"UID:{event['UID']}", f"SEQUENCE:{event['SEQUENCE'] if sequence is None else sequence}",
        f"DTSTAMP:20260402T{hour:02d}0000Z", "DTSTART:20260421T120000Z",
        f"ATTENDEE;PARTSTAT={said}:mailto:{address or letter.to_address}",
        *([f"COMMENT:{comment}"] if comment else []), "END:VEVENT", "END:VCALENDAR", "",
    ]
    return "\r\n".join(lines).encode()


def take(raw, at=None):
    with transaction():
        return acts.take_reply(raw, at or noon(APRIL_2))


class TestByCalendar:
    """A known, current and newest answer is noted; every other goes to the desk, never away."""

    def unmatched(self, raw, match):
        taken = take(raw)
        assert taken.entries == ()
        assert match in taken.unmatched[0].why

    def test_leaves_what_it_cannot_place_to_the_desk(self, house, case):
        visser, stichting = letters("hearing.invitation")
        self.unmatched(answer_to(visser, address="vreemd@example.org"), "ander adres")
        self.unmatched(answer_to(visser, address=stichting.to_address), "ander adres")
        self.unmatched(answer_to(visser).replace(b"UID:", b"UID:x"), "niet van ons")
        self.unmatched(answer_to(visser, sequence=3), "eerdere versie")
        assert line(case).answer is Answer.NONE
        assert take(b"Ik kom graag.").unmatched == ()

    def test_leaves_an_answer_to_an_old_version_or_a_cancelled_hearing_to_the_desk(self, house, case):
        first = letters("hearing.invitation")[0]
        with transaction():
            acts.postpone(case, datetime(2026, 5, 6, 10), "Ziek.", occasion=on(APRIL_2, house.chair))
        self.unmatched(answer_to(first), "eerdere versie")
        moved = letters("hearing.moved")[0]
        assert take(answer_to(moved)).entries
        with transaction():
            acts.cancel_hearing(case, "Ziek.", on(APRIL_2, house.chair))
        self.unmatched(answer_to(moved, hour=11), "niet meer gepland")

    def test_notes_the_answer_of_a_party_and_of_the_panel(self, house, case):
        taken = take(answer_to(letters("hearing.invitation")[0], comment="Met de trein."))
        assert [(one.act, one.means) for one in taken.entries] == [(Act.REPLY, "agenda")]
        assert (line(case).answer, line(case).answered_by_way_of) == (Answer.ACCEPTED, Way.CALENDAR)
        assert line(case).answered_at == noon(APRIL_2)
        for letter in letters("hearing.invitation_panel"):
            take(answer_to(letter, "TENTATIVE"))
        answers = [one.answer for one in reads.planned(case).invitees]
        assert answers.count(Answer.TENTATIVE) == 4

    def test_the_newest_counts_in_whatever_order_they_arrive(self, house, case):
        letter = letters("hearing.invitation")[0]
        take(answer_to(letter, "DECLINED", hour=11))
        self.unmatched(answer_to(letter, "ACCEPTED", hour=9), "nieuwer antwoord")
        assert line(case).answer is Answer.DECLINED
        take(answer_to(letter, "ACCEPTED", hour=12))
        assert line(case).answer is Answer.ACCEPTED

    def test_leaves_the_answer_of_a_listener_to_the_desk(self, house):
        case = ready(house)
        convene(case, house, listeners=[house.accounts["osei"]])
        self.unmatched(answer_to(letters("hearing.invitation_other")[0]), "hoort niet bij deze zaak")

    def test_reads_the_day_of_the_answer_in_the_netherlands(self, house, case):
        late = datetime(2026, 4, 2, 22, 30, tzinfo=UTC)
        taken = take(answer_to(letters("hearing.invitation")[0]), late)
        assert taken.entries[0].happened_on == date(2026, 4, 3)
