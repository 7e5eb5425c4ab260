"""Terms: Algemene termijnenwet art. 1-4, months, working days, extension, pauses, counting back."""

import json
from datetime import date
from pathlib import Path

import pytest

from committee.regulation import equated_days
from committee.terms import Extension, Length, Pause, Rules, reckon

DECREES = equated_days()
LAW = Rules(True, DECREES.days, DECREES.covered)
PLAIN = Rules(False, DECREES.days, DECREES.covered)
WITHOUT_DECREES = Rules(True, {}, frozenset())
VECTORS = json.loads((Path(__file__).parent / "term_vectors.json").read_text("utf-8"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def last_day(start: str, length: str, rules: Rules = LAW, **more: object) -> str:
    return reckon(day(start), Length.parse(length), rules, **more).last_day.isoformat()


class TestLength:
    """A length is a number and a unit."""

    @pytest.mark.parametrize(
        "text", ["", "6", "w", "0w", "-1w", "6 weken", "6W", "1.5d", "6ww", "10000d", "w6"]
    )
    def test_anything_else_is_refused_with_what_is_allowed(self, text):
        with pytest.raises(ValueError, match="48h, 10d, 5wd, 6w, 1m of 1y"):
            Length.parse(text)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("48h", "48 uur"),
            ("1d", "1 dag"),
            ("10d", "10 dagen"),
            ("5wd", "5 werkdagen"),
            ("1wd", "1 werkdag"),
            ("6w", "6 weken"),
            ("1w", "1 week"),
            ("1m", "1 maand"),
            ("3m", "3 maanden"),
            ("2y", "2 jaar"),
        ],
    )
    def test_is_read_written_and_told_in_dutch(self, text, words):
        assert str(Length.parse(text)) == text
        assert Length.parse(text).words == words


class TestVectors:
    """Worked examples, computed by an independent calculator."""

    @pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["id"])
    def test_every_vector_comes_out(self, vector):
        rules = LAW if vector["apply_atw"] else PLAIN
        reckoning = reckon(day(vector["event"]), Length.parse(f"{vector['n']}{vector['unit']}"), rules)
        assert reckoning.nominal == day(vector["nominal"])
        assert reckoning.last_day == day(vector["expected"])

    def test_the_shipped_decrees_are_those_of_the_vectors(self):
        assert {day(text) for text in VECTORS["equated_days"]} == set(DECREES.days)

    @pytest.mark.parametrize(
        ("start", "length", "expected"),
        [
            ("2026-04-02", "6w", "2026-05-15"),
            ("2028-03-16", "6w", "2028-04-28"),
            ("2025-12-18", "14d", "2026-01-02"),
        ],
    )
    def test_without_decree_the_friday_is_an_ordinary_day(self, start, length, expected):
        assert last_day(start, length, WITHOUT_DECREES) == expected


class TestArt1_a_term_that_ends_on_a_closed_day:
    """It runs through the next day that is no Saturday, Sunday or holiday; not when counted back (lid 2)."""

    def test_does_not_move_when_the_regulation_does_not_apply_the_law(self):
        assert last_day("2026-03-09", "4w", PLAIN) == "2026-04-06"

    def test_moves_past_good_friday_to_tuesday(self):
        assert last_day("2026-03-06", "4w") == "2026-04-07"

    def test_names_the_days_it_passed(self):
        line = reckon(day("2026-03-06"), Length.parse("4w"), LAW).lines[-1]
        assert line.operation == "Schuift"
        assert line.reason.startswith(
            "Goede Vrijdag, zaterdag, 1e Paasdag en 2e Paasdag (Algemene termijnenwet"
        )

    def test_says_so_when_it_does_not_move(self):
        line = reckon(day("2026-01-05"), Length.parse("6w"), LAW).lines[-1]
        assert (line.operation, line.reason) == ("Schuift niet", "Geen weekend of feestdag. Niet verlengd.")


class TestArt2_two_working_days:
    """A term of at least three days holds at least two days that are no Saturday, Sunday or holiday."""

    @pytest.mark.parametrize(
        ("start", "expected"),
        [
            ("2017-12-19", "2017-12-22"),
            ("2017-12-20", "2017-12-27"),
            ("2017-12-21", "2017-12-27"),
            ("2017-12-22", "2017-12-28"),
        ],
    )
    def test_three_days_around_christmas(self, start, expected):
        assert last_day(start, "3d") == expected

    def test_does_not_reach_a_term_of_two_days(self):
        assert last_day("2017-12-22", "2d") == "2017-12-27"


class TestArt4_terms_the_law_does_not_reach:
    """Hours, more than 90 days, 12 weeks or 3 months, and years do not move."""

    @pytest.mark.parametrize(
        ("length", "expected"),
        [
            ("12w", "2026-04-07"),
            ("13w", "2026-04-11"),
            ("90d", "2026-04-10"),
            ("91d", "2026-04-11"),
            ("3m", "2026-04-10"),
            ("4m", "2026-05-10"),
            ("48h", "2026-01-12"),
            ("1y", "2027-01-10"),
        ],
    )
    def test_from_saturday_10_january(self, length, expected):
        assert last_day("2026-01-10", length) == expected

    def test_hours_end_on_a_sunday_if_they_do(self):
        assert last_day("2026-01-09", "48h") == "2026-01-11"

    def test_one_year_ends_on_whit_sunday_so_that_monday_is_too_late(self):
        assert last_day("2025-05-24", "1y") == "2026-05-24"

    def test_the_sum_says_why(self):
        told = reckon(day("2025-05-24"), Length.parse("1y"), LAW).lines[-1].reason
        assert "1e Pinksterdag" in told
        assert "Termijn in jaren" in told


class TestMonths:
    """The same day number, or the last day of a shorter month; the end of a month does not stick."""

    @pytest.mark.parametrize(
        ("start", "length", "nominal"),
        [
            ("2026-01-31", "1m", "2026-02-28"),
            ("2024-01-31", "1m", "2024-02-29"),
            ("2016-02-29", "3m", "2016-05-29"),
            ("2024-02-29", "1y", "2025-02-28"),
            ("2026-11-30", "3m", "2027-02-28"),
        ],
    )
    def test_month_ends(self, start, length, nominal):
        assert reckon(day(start), Length.parse(length), LAW).nominal == day(nominal)

    def test_one_month_longer_counts_from_the_same_start(self):
        more = Extension(Length.parse("1m"), "ziekte", "art. 16")
        assert last_day("2026-01-31", "1m", extensions=[more]) == "2026-03-31"


class TestWorkingDays:
    """Not Saturday, Sunday, holiday or equated day."""

    def test_pass_good_friday_the_weekend_and_easter_monday(self):
        assert last_day("2026-04-01", "5wd") == "2026-04-10"

    def test_pass_a_day_equated_by_decree(self):
        assert last_day("2026-05-13", "1wd") == "2026-05-18"

    def test_count_the_same_without_the_law(self):
        assert last_day("2026-04-01", "5wd", PLAIN) == "2026-04-10"

    def test_stand_still_in_working_days(self):
        pause = Pause(day("2026-03-04"), day("2026-03-06"), "wachten")
        assert last_day("2026-03-02", "5wd", pauses=[pause]) == "2026-03-12"
