"""The calendar: public holidays by the Algemene termijnenwet art. 3, held against an independent library."""

from datetime import UTC, date, datetime

import holidays as independent
import pytest

from committee.calendar_nl import closed, easter, holidays, local_day, next_open, previous_open

DECREE = {date(2026, 5, 15): "gelijkgesteld"}


class TestArt3_holidays:
    """New Year, Easter, Ascension, Whitsun, Christmas, the King, 5 May; Good Friday is equated."""

    @pytest.mark.parametrize(
        "day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 4), date(2026, 2, 16)]
    )
    def test_are_not_christmas_eve_new_years_eve_remembrance_day_or_carnival(self, day):
        assert closed(day) is None

    def test_do_not_hold_a_day_equated_by_decree(self):
        assert closed(date(2026, 5, 15)) is None
        assert closed(date(2026, 5, 15), DECREE) == "gelijkgesteld"

    @pytest.mark.parametrize("year", range(2000, 2051))
    def test_are_those_of_an_independent_library(self, year):
        theirs = independent.country_holidays(
            "NL", years=year, categories=("public", "optional"), language="nl"
        )
        assert set(holidays(year)) - {easter(year)} == set(theirs) - {easter(year)}

    def test_count_5_mei_in_every_year(self):
        assert all(date(year, 5, 5) in holidays(year) for year in range(1990, 2051))

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2025, 4, 26), "Koningsdag"),
            (date(2031, 4, 26), "Koningsdag"),
            (date(2026, 4, 27), "Koningsdag"),
            (date(2013, 4, 30), "Koninginnedag"),
            (date(2006, 4, 29), "Koninginnedag"),
        ],
    )
    def test_celebrate_the_birthday_a_day_early_when_it_is_a_sunday(self, day, name):
        assert closed(day) == name

    def test_make_the_monday_after_such_a_saturday_an_ordinary_day(self):
        assert closed(date(2025, 4, 28)) is None

    def test_name_both_when_two_fall_together(self):
        assert closed(date(2016, 5, 5)) == "Bevrijdingsdag (5 mei) en Hemelvaartsdag"


class TestOpenDays:
    """A working day is not a Saturday, Sunday, holiday or equated day."""

    def test_a_weekend_day_says_so(self):
        assert closed(date(2026, 4, 4)) == "zaterdag"
        assert closed(date(2026, 2, 1)) == "zondag"

    def test_the_next_one_passes_good_friday_the_weekend_and_easter_monday(self):
        assert next_open(date(2026, 4, 3)) == date(2026, 4, 7)

    def test_the_previous_one_passes_them_the_other_way(self):
        assert previous_open(date(2026, 4, 6)) == date(2026, 4, 2)

    def test_an_open_day_is_its_own_next_and_previous(self):
        assert next_open(date(2026, 4, 7)) == previous_open(date(2026, 4, 7)) == date(2026, 4, 7)


class TestLocalDay:
    """What comes in counts from the Dutch local day."""

    def test_a_moment_without_offset_is_refused(self):
        with pytest.raises(ValueError, match="offset"):
            local_day(datetime(2026, 6, 30, 22, 30))

    def test_late_evening_in_utc_is_the_next_day_here_in_summer(self):
        assert local_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)

    def test_and_the_same_day_in_winter(self):
        assert local_day(datetime(2026, 1, 30, 22, 30, tzinfo=UTC)) == date(2026, 1, 30)
