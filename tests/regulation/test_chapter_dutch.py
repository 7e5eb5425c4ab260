"""Dates, times and numbers as the house writes them."""

from datetime import UTC, date, datetime, time
from time import perf_counter

from committee.dutch import (
    by_way,
    clock_words,
    day_words,
    listing,
    long_day,
    number_words,
    plural,
    short_day,
    span_words,
    whole,
    written_day,
)

TUESDAY = date(2026, 4, 7)


def test_a_day_to_act_on_shows_its_weekday_short():
    assert day_words(TUESDAY) == "di 7 april 2026"
    assert short_day(TUESDAY) == "di 7 april"


def test_a_day_at_the_head_of_a_verdict_is_written_out():
    assert long_day(date(2026, 5, 7)) == "donderdag 7 mei 2026"


def test_a_day_in_running_text_has_no_weekday():
    assert written_day(date(2026, 3, 2)) == "2 maart 2026"


def test_a_span_names_month_and_year_no_oftener_than_needed():
    assert span_words(date(2026, 3, 6), date(2026, 3, 15)) == "vr 6 t/m zo 15 maart"
    assert span_words(date(2026, 3, 30), date(2026, 4, 2)) == "ma 30 maart t/m do 2 april"
    assert span_words(date(2026, 12, 31), date(2027, 1, 1)) == "do 31 december 2026 t/m vr 1 januari 2027"
    assert span_words(TUESDAY, TUESDAY) == "di 7 april"


def test_how_a_decision_arrived_is_said_as_one_says_it():
    assert by_way("telefoon") == "per telefoon"
    assert by_way("gesprek") == "in een gesprek"


def test_a_time_has_a_point_and_the_word_uur():
    assert clock_words(time(14, 0)) == "14.00 uur"
    assert clock_words(datetime(2026, 7, 1, 7, 5, tzinfo=UTC)) == "9.05 uur"


def test_numbers_are_words_to_ten_and_figures_from_eleven():
    assert [number_words(n) for n in (0, 1, 10, 11, 1200)] == ["nul", "één", "tien", "11", "1.200"]
    assert plural(2, "termijn", "termijnen") == "twee termijnen"
    assert plural(1, "termijn", "termijnen") == "één termijn"


def test_a_list_has_en_before_the_last():
    assert listing(["a", "b", "c"]) == "a, b en c"
    assert listing(["a", "b"], "of") == "a of b"
    assert listing(["a"]) == "a"
    assert listing([]) == ""


def test_initials_without_end_take_no_time():
    began = perf_counter()
    assert whole("A." * 25_000) == "A." * 25_000
    assert perf_counter() - began < 1


def test_days_initials_and_addresses_do_not_break_over_a_line():
    def parts(text):
        return whole(text).split(" ")

    assert parts("op ma 30 november 2026, 14.00 uur") == ["op", "ma\u00a030\u00a0november\u00a02026,",
                                                          "14.00\u00a0uur"]
    assert parts("mr. J.A. ter Borg en S. de Wit") == ["mr.\u00a0J.A.\u00a0ter\u00a0Borg", "en",
                                                       "S.\u00a0de\u00a0Wit"]
    assert parts("Zaal 1, 6131 AA Sittard (art. 12)") == ["Zaal\u00a01,", "6131\u00a0AA", "Sittard",
                                                          "(art.\u00a012)"]
