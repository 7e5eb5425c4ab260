"""The calendar of hearings: four weeks, whose they are, who answered; a list of one day to print."""

from datetime import date, datetime

import pytest

from committee.case.records import Seat
from committee.docket.rules import monday_of, weeks
from committee.hearing.records import Fate, Hearing
from committee.permissions import Role
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house
from tests.web.browsing import words
from tests.web.morning import a_hearing


@pytest.fixture
def planned(house) -> Hearing:
    """A hearing on Tuesday 14 April at half past one."""
    with transaction():
        case = a_case(house, State.HEARING_SCHEDULED, complainant="Rik Bouwmeester")
        return a_hearing(case, house, datetime(2026, 4, 14, 13, 30))


class TestWhoSeesWhich:
    """Secretary and chair see their committees' hearings, a member those in which he sits."""

    def test_who_is_signed_out_is_sent_to_sign_in(self, house, browser):
        assert browser.get("/zittingen").status_code == 303

    def test_a_member_who_does_not_sit_sees_nothing(self, planned, signed_in):
        assert "Bouwmeester" not in words(signed_in("osei").get("/zittingen"))
        assert "Bouwmeester" in words(signed_in("lammerts").get("/zittingen"))

    def test_who_stepped_back_sees_nothing(self, planned, signed_in):
        with transaction():
            for seat in db.session.query(Seat).filter_by(case_id=planned.case_id):
                seat.stepped_back_on = MONDAY
        for name in ("vandongen", "lammerts"):
            assert "Bouwmeester" not in words(signed_in(name).get("/zittingen"))

    def test_another_committee_sees_nothing(self, house, signed_in):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
            a_hearing(a_case(other, State.HEARING_SCHEDULED), other, datetime(2026, 4, 14, 13, 30))
        assert "KD-2026-0001" not in words(signed_in("dewit").get("/zittingen"))


class TestTheCalendar:
    """Week by week, with place, time, panel and answers."""

    def test_shows_when_where_who_and_how_many_answered(self, planned, signed_in):
        page = words(signed_in("dewit").get("/zittingen"))
        assert "Week 16 1" in page
        assert "ma 13 t/m zo 19 april" in page
        assert "13.30 uur" in page
        assert "Zaal 2, Eemplein 6. 60 minuten." in page
        assert "mr. E. van Dongen (voorzitter); drs. P. Lammerts; S. Bhagwandin" in page
        assert "Antwoorden 1 van 2" in page

    def test_says_that_nobody_chairs(self, planned, signed_in):
        with transaction():
            db.session.query(Seat).filter_by(role=Role.CHAIR).one().stepped_back_on = MONDAY
        page = words(signed_in("dewit").get("/zittingen"))
        assert "nog geen voorzitter; drs. P. Lammerts; S. Bhagwandin" in page

    def test_four_weeks_from_a_day(self, planned, signed_in):
        browser = signed_in("dewit")
        assert "Bouwmeester" not in words(browser.get("/zittingen?dag=2026-05-11"))
        assert "Bouwmeester" in words(browser.get("/zittingen?dag=2026-03-23"))

    @pytest.mark.parametrize("day", ["morgen", "2026-02-31", "0001-01-01", "9999-12-31", ""])
    def test_what_is_no_day_is_today(self, planned, signed_in, day):
        assert "Bouwmeester" in words(signed_in("dewit").get(f"/zittingen?dag={day}"))

    def test_a_cancelled_hearing_is_gone(self, planned, signed_in):
        with transaction():
            db.session.get(Hearing, planned.id).fate = Fate.CANCELLED
        assert "Bouwmeester" not in words(signed_in("dewit").get("/zittingen"))

    def test_takes_three_selects(self, planned, signed_in, counted):
        browser = signed_in("dewit")
        with counted() as statements:
            browser.get("/zittingen")
        assert len(statements) == 3, statements


class TestTheDocket:
    """The zittingslijst of a day."""

    def test_holds_the_hearings_of_that_day_alone(self, planned, signed_in):
        browser = signed_in("dewit")
        page = words(browser.get("/zittingen/lijst?dag=2026-04-14"))
        assert "13.30 uurtot 14.30 uur" in page
        assert "Rik Bouwmeestertegen Stichting Onderdak Eemrand" in page
        assert "Geen zittingen op" in words(browser.get("/zittingen/lijst?dag=2026-04-15"))


class TestWeeks:
    """A week begins on Monday and counts as Dutch calendars do."""

    def test_monday(self):
        assert monday_of(date(2026, 4, 8)) == date(2026, 4, 6)
        assert monday_of(date(2026, 4, 6)) == date(2026, 4, 6)

    def test_numbers(self):
        assert [week.number for week in weeks(date(2026, 12, 28), [])] == [53, 1, 2, 3]
