"""A day for the hearing: what stands in its way, who is invited how, and what happens when it moves."""

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from committee.case import clocks, gate, images
from committee.case.documents import Paper, file_paper
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import Clock, Standing
from committee.hearing import acts, reads, rules
from committee.hearing.records import Fate, Guest, Invitee
from committee.people.records import Channel
from committee.permissions import Forbidden, Role
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, a_person, on, party_actor, the_case
from tests.hearing.scene import (
    CONVENED,
    MARCH_10,
    PLACE,
    READY,
    SCHEDULING,
    SLOT,
    TUESDAY,
    convene,
    declare,
    letters,
    party,
    ready,
    seat,
    words,
)
from tests.prepared import HOUSE, after

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(READY)]
APRIL_2 = date(2026, 4, 2)


def event(letter):
    return Calendar.from_ical(letter.calendar).walk("VEVENT")[0]


def ask(case, house, day=MONDAY, **more):
    with transaction():
        return acts.ask_availability(
            case, date(2026, 4, 1), date(2026, 5, 15), **more, occasion=on(day, house.secretary)
        )


def give(case, actor, *spans, day=MONDAY, **more):
    with transaction():
        return acts.give_availability(
            case, [rules.Span(*span) for span in spans], **more, occasion=on(day, actor)
        )


class TestAvailability:
    """Both sides are asked when they cannot come, what they need and who comes along."""

    @pytest.mark.begins(SCHEDULING)
    def test_is_asked_by_the_secretary_while_preparing(self, house, case):
        with pytest.raises(Forbidden, match="secretaris"), transaction():
            acts.ask_availability(case, APRIL_2, APRIL_2, occasion=on(MONDAY, house.chair))
        with transaction():
            later = a_case(house, State.HEARING_HELD, serial=2)
        with pytest.raises(NotOpen, match=r"art\. 12"):
            ask(later, house)

    @pytest.mark.begins(SCHEDULING)
    def test_is_asked_for_days_to_come_and_of_parties_of_this_case(self, house, case):
        with pytest.raises(rules.Incomplete, match="ligt eerder"), transaction():
            acts.ask_availability(case, TUESDAY, APRIL_2, occasion=on(MONDAY, house.secretary))
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=2, complainant="Jan Buurman")
        with pytest.raises(rules.NotInvited, match="geen partij"):
            ask(case, house, parties=[other.parties[0]])
        with pytest.raises(rules.Incomplete, match="moet na ma 2 maart 2026 liggen"):
            ask(case, house, answer_by=MONDAY)

    @pytest.mark.begins(SCHEDULING)
    def test_starts_a_term_for_each_side_and_names_its_last_day(self, house, case):
        seat(case, house)
        ask(case, house)
        terms = clocks.running(case, Clock.AVAILABILITY)
        assert [term.last_day for term in terms] == [date(2026, 3, 9)] * 2
        asked = letters("hearing.availability")
        assert len(asked) == 5
        text = words(asked[0])
        assert "Uiterlijk ma 9 maart 2026: geef ons door op welke dagen u niet kunt komen" in text
        for word in ("tolk", "Komt er iemand met u mee?", "wo 1 april 2026", "Stichting Onderdak Eemrand"):
            assert word in text

    def test_is_given_by_each_for_himself(self, case):
        with pytest.raises(rules.NotYours, match="voor uzelf"):
            give(case, party_actor(case), party=party(case, Role.RESPONDENT))
        with pytest.raises(rules.Incomplete, match="ligt eerder"):
            give(case, party_actor(case), (TUESDAY, APRIL_2))

    def test_ends_the_term_and_keeps_days_needs_and_companions(self, case):
        give(case, party_actor(case), (APRIL_2, APRIL_2))
        give(
            case, party_actor(case), (TUESDAY, TUESDAY), needs="Tolk Tarifit",
            companions=[acts.Attendee("Noor Visser", "zus")],
        )
        assert reads.unavailable(case, [party(case)])["Anneke Visser"] == [rules.Span(TUESDAY, TUESDAY)]
        assert party(case).needs == "Tolk Tarifit"
        assert [(one.name, one.capacity) for one in reads.guests(case)] == [("Noor Visser", "zus")]
        assert [term.party_id for term in clocks.running(case, Clock.AVAILABILITY)] == [
            party(case, Role.RESPONDENT).id
        ]

    def test_is_kept_when_late_and_noted_by_the_secretary(self, house, case):
        give(case, house.secretary, (TUESDAY, TUESDAY), party=party(case), day=date(2026, 3, 20))
        term = db.session.scalars(
            select(RunningTerm).where(RunningTerm.ending == Standing.MET, RunningTerm.party_id.is_not(None))
        ).one()
        assert term.ended_on > term.last_day
        give(case, house.members[0], (APRIL_2, APRIL_2))
        assert [*reads.unavailable(case, [house.accounts["lammerts"]]).values()] == [
            [rules.Span(APRIL_2, APRIL_2)]
        ]


class TestObjections:
    """No day is chosen against the regulation; every objection is named at once, with its article."""

    def refused(self, case, house, match, starts_at=SLOT, **more):
        with pytest.raises(rules.SlotRefused, match=match):
            convene(case, house, starts_at, **more)

    def test_is_for_the_secretary_while_planning(self, house, case):
        with pytest.raises(Forbidden, match="secretaris"), transaction():
            acts.convene(case, SLOT, PLACE, occasion=on(MARCH_10, house.chair))
        convene(case, house)
        with pytest.raises(NotOpen, match=r"art\. 12"):
            convene(case, house)

    @pytest.mark.begins(SCHEDULING)
    def test_wants_panel_declarations_and_availability_first(self, house, case):
        too_few = "Nodig: ten minste drie leden, de voorzitter meegeteld; nu is er niemand"
        self.refused(case, house, f"{too_few}.*Nog niet naar verhinderdata gevraagd: Anneke Visser")
        seat(case, house)
        declare(case, house, "vandongen")
        self.refused(case, house, r"Nog geen onafhankelijkheid verklaard door drs\. P\. Lammerts en S\.")

    @pytest.mark.begins(SCHEDULING)
    def test_days_given_unasked_count_as_asked(self, house, case):
        seat(case, house)
        declare(case, house, "vandongen", "lammerts", "bhagwandin")
        give(case, party_actor(case), (APRIL_2, APRIL_2))
        self.refused(case, house, "Nog niet naar verhinderdata gevraagd: Stichting Onderdak Eemrand")
        give(case, house.secretary, party=party(case, Role.RESPONDENT))
        convene(case, house)

    def test_v34_an_invitation_is_in_time_ten_days_ahead_and_no_later(self, house, case):
        april_14 = datetime(2026, 4, 14, 14)
        self.refused(case, house, r"uiterlijk za 4 april 2026 \(art\. 12\)", april_14, day=date(2026, 4, 5))
        convene(case, house, april_14, day=date(2026, 4, 4))

    def test_may_be_shorter_when_both_sides_agreed_in_writing(self, house, case):
        convene(case, house, day=date(2026, 4, 18), agreed_shorter=True)

    def test_heeds_who_cannot_come_unless_there_is_a_reason(self, house, case):
        give(case, party_actor(case), (TUESDAY - timedelta(1), TUESDAY))
        give(case, house.members[0], (TUESDAY, TUESDAY))
        self.refused(case, house, "Anneke Visser is verhinderd op di 21 april 2026.*Lammerts is verhinderd")
        entry = convene(case, house, despite="Er is geen andere dag.")
        assert entry.facts["despite"]
        assert "andere dag" not in str(entry.facts)

    @pytest.mark.begins(CONVENED)
    def test_books_no_member_twice_in_any_committee(self, house):
        with transaction():
            other = a_house("kade", "KD", "kpz")
        twice = ready(other)
        with transaction():
            seat_of_chair = reads.seat_of(twice, other.accounts["vandongen"].id)
            seat_of_chair.account_id = house.accounts["vandongen"].id
        self.refused(twice, other, r"Dongen heeft die dag om 14\.00 uur een andere zitting", SLOT)
        convene(twice, other, SLOT + timedelta(hours=1))

    def test_wants_the_same_file_for_both(self, house, case):
        with transaction():
            gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
            paper = Paper("Brief", "brief.txt", "text/plain", b"Brief")
            file_paper(case, paper, MONDAY, sees=[party(case).id])
        self.refused(case, house, r"Niet beide partijen hebben stuk 1 \(art\. 13\)")

    def test_is_on_a_day_and_at_an_hour_that_exist(self, house, case):
        self.refused(case, house, "al voorbij", datetime(2026, 3, 9, 14))
        self.refused(case, house, "bestaat die dag niet", datetime(2026, 3, 29, 2, 30))
        with pytest.raises(rules.Incomplete, match="één minuut"):
            convene(case, house, minutes=-1)
        with pytest.raises(rules.SlotRefused, match="plaats"), transaction():
            acts.convene(case, SLOT, " ", occasion=on(MARCH_10, house.secretary))

    def test_hears_the_sides_apart_only_with_a_reason(self, house, case):
        with pytest.raises(rules.Incomplete, match="apart"):
            convene(case, house, apart=True)
        convene(case, house, apart=True, apart_reason="Klager voelt zich niet veilig.")
        assert "zonder dat Stichting Onderdak Eemrand erbij is" in words(letters("hearing.invitation")[0])


class TestInvitations:
    """Everybody gets an own invitation: by mail and in the calendar, or by post."""

    @pytest.mark.begins(HOUSE)
    def test_go_to_both_sides_the_panel_and_the_secretary(self, house):
        case = ready(house, accused=1)
        convene(case, house)
        assert case.state is State.HEARING_SCHEDULED
        assert [one.to_name for one in letters("hearing.invitation")] == [
            "Anneke Visser", "Stichting Onderdak Eemrand", "Medewerker Nummer1"
        ]
        assert {one.to_name for one in letters("hearing.invitation_panel")} == {
            "mr. E. van Dongen", "drs. P. Lammerts", "S. Bhagwandin", "Marjan de Wit"
        }
        uids = db.session.scalars(select(Invitee.uid)).all()
        assert len(set(uids)) == len(uids) == 7

    @pytest.mark.begins(CONVENED)
    def test_say_when_where_who_and_until_when(self):
        text = words(letters("hearing.invitation")[0])
        for word in (
            "di 21 april 2026, 14.00 uur , tot ongeveer 15.00 uur",
            PLACE,
            "mr. E. van Dongen (voorzitter), drs. P. Lammerts en S. Bhagwandin",
            "U hoeft niet te komen. Komt u niet, dan gaat de zitting toch door.",
            "Dat kan tot en met di 14 april 2026. Dat is 5 werkdagen voor de zitting (art. 13).",
            "Schrijf ons dan waarom (wraking), uiterlijk di 28 april 2026.",
            "gemachtigde",
        ):
            assert word in text
        title = "U bent uitgenodigd voor een gesprek met de commissie"
        assert letters("hearing.invitation")[0].title == title
        assert "u en Anneke Visser horen over de klacht" in words(letters("hearing.invitation")[1])

    @pytest.mark.begins(CONVENED)
    def test_put_nothing_of_the_case_and_nobody_else_in_the_calendar(self, case):
        for letter in [*letters("hearing.invitation"), *letters("hearing.invitation_panel")]:
            found = event(letter)
            assert letter.calendar_method == "REQUEST"
            assert (found["SUMMARY"], found["SEQUENCE"]) == (f"Hoorzitting {case.number}", 0)
            assert str(found["ATTENDEE"]).lower() == f"mailto:{letter.to_address}".lower()
        visser, stichting = letters("hearing.invitation")
        assert stichting.to_address.encode() not in visser.calendar
        assert b"Onderdak Eemrand" not in visser.calendar

    def test_go_by_post_without_a_calendar(self, house, case):
        with transaction():
            party(case).channel = Channel.POST
        convene(case, house)
        assert letters("hearing.invitation")[0].calendar is None
        assert reads.planned(case).invitees[0].address is None

    def test_bring_in_an_interpreter_and_a_listener(self, house, case):
        with transaction():
            tolk = Party(case_id=case.id, role=Role.INTERPRETER, person_id=a_person("I. Bouzambou").id,
                         channel=Channel.MAIL, from_day=MONDAY)
            db.session.add(tolk)
        db.session.expire(case)
        convene(case, house, also=[tolk], listeners=[house.accounts["osei"]])
        others = letters("hearing.invitation_other")
        assert [one.to_name for one in others] == ["I. Bouzambou", "K. Osei"]
        assert "U komt om te luisteren" in words(others[1])
        assert "U komt om te luisteren" not in words(others[0])
        text = words(letters("hearing.invitation")[0])
        assert "Tolk I. Bouzambou" in text
        assert "Toehoorder K. Osei" in text

    @pytest.mark.begins(CONVENED)
    def test_start_the_term_for_papers_back_from_the_hearing(self, case):
        term = clocks.running(case, Clock.PAPERS)[0]
        assert (term.started_on, term.last_day) == (TUESDAY, date(2026, 4, 14))
        assert clocks.running(case, Clock.AVAILABILITY) == []

    def test_can_be_undone(self, house, case):
        entry = convene(case, house)
        with transaction():
            images.restore(entry.seq)
        case = db.session.get(Case, case.id)
        assert case.state is State.SCHEDULING
        assert reads.hearings(case) == []
        assert clocks.running(case, Clock.PAPERS) == []
        assert len(clocks.running(case, Clock.AVAILABILITY)) == 2


def postpone(case, house, starts_at, reason="Klager wordt geopereerd.", day=APRIL_2, **more):
    with transaction():
        return acts.postpone(case, starts_at, reason, **more, occasion=on(day, house.chair))


def in_term(house):
    """The hearing is planned while the term for the whole runs."""
    case = the_case()
    with transaction():
        clocks.begin(case, gate.enter(case, Act.NOTE, on(MONDAY, house.secretary)), Clock.OVERALL)
    convene(case, house)


@pytest.mark.begins(after(in_term, READY))
class TestPostpone:
    """Scenario 13: the same invitation, a version higher; papers anew, the verdict's term stays."""

    MAY_5 = datetime(2026, 5, 6, 10)
    MAY_20 = datetime(2026, 5, 20, 10)

    def test_is_for_the_chair_and_wants_a_reason_and_a_good_day(self, house, case):
        with pytest.raises(Forbidden, match="voorzitter"), transaction():
            acts.postpone(case, self.MAY_5, "Ziek.", occasion=on(APRIL_2, house.secretary))
        with pytest.raises(rules.Incomplete, match="reden"):
            postpone(case, house, self.MAY_5, " ")
        with pytest.raises(rules.SlotRefused, match="al voorbij"):
            postpone(case, house, datetime(2026, 4, 1, 10))

    def test_keeps_the_uid_and_raises_the_sequence_each_time(self, house, case):
        uids = {one.to_name: str(event(one)["UID"]) for one in letters("hearing.invitation")}
        postpone(case, house, self.MAY_5, asked_by=party(case))
        postpone(case, house, self.MAY_20, "Een lid is ziek.", day=date(2026, 5, 1))
        moved = [one for one in letters("hearing.moved") if one.to_name == "Anneke Visser"]
        assert [event(one)["SEQUENCE"] for one in moved] == [1, 2]
        assert {str(event(one)["UID"]) for one in moved} == {uids["Anneke Visser"]}
        text = words(moved[0])
        for word in ("di 21 april 2026, 14.00 uur", "wo 6 mei 2026, 10.00 uur", "Klager wordt geopereerd."):
            assert word in text
        assert "is gewijzigd. Bij dit bericht zit de nieuwe afspraak" in moved[0].mail["text"]
        assert case.hearing_moves == 2

    def test_sets_the_term_for_papers_anew_and_not_the_one_for_the_verdict(self, house, case):
        overall = clocks.running(case, Clock.OVERALL)[0].last_day
        postpone(case, house, self.MAY_20)
        assert [term.started_on for term in clocks.running(case, Clock.PAPERS)] == [self.MAY_20.date()]
        assert clocks.running(case, Clock.OVERALL)[0].last_day == overall == date(2026, 5, 11)
        warned = letters("hearing.overall_in_danger")
        assert [one.to_name for one in warned] == ["Marjan de Wit"]
        assert "Uiterlijk ma 11 mei 2026" in words(warned[0])

    def test_asks_everybody_again(self, house, case):
        with transaction():
            acts.reply(case, acts.Answer.ACCEPTED, occasion=on(APRIL_2, party_actor(case)))
        postpone(case, house, self.MAY_5)
        assert {one.answer for one in reads.planned(case).invitees} == {acts.Answer.NONE}

    def test_a_third_request_of_one_party_needs_weighty_reasons(self, house, case):
        visser = party(case)
        postpone(case, house, self.MAY_5, asked_by=visser)
        postpone(case, house, self.MAY_20, asked_by=visser)
        june = datetime(2026, 6, 3, 10)
        with pytest.raises(rules.TooManyMoves, match="Anneke Visser vroeg al twee keer"):
            postpone(case, house, june, asked_by=visser)
        postpone(case, house, june, asked_by=visser, weighty=True)

    def test_cancelling_takes_every_invitation_back(self, house, case):
        with transaction():
            acts.cancel_hearing(case, "Partijen praten nog.", on(APRIL_2, house.chair))
        assert case.state is State.SCHEDULING
        gone = letters("hearing.cancelled")
        assert len(gone) == 6
        assert {(one.calendar_method, event(one)["SEQUENCE"]) for one in gone} == {("CANCEL", 1)}
        assert "De zitting van di 21 april 2026, 14.00 uur gaat niet door" in words(gone[0])
        assert clocks.running(case, Clock.PAPERS) == []
        assert [hearing.fate for hearing in reads.hearings(case)] == [Fate.CANCELLED]
        convene(case, house, day=APRIL_2)

    def test_no_guest_is_noted_before_the_day(self):
        assert db.session.scalars(select(Guest)).all() == []
