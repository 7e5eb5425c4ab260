"""What moves a term: extension, pauses, counting back, years without decree; and how a reckoning is kept."""

import json
from datetime import date

from committee.regulation import equated_days
from committee.terms import Extension, Length, Pause, Reckoning, Rules, reckon, reckon_back

DECREES = equated_days()
LAW = Rules(True, DECREES.days, DECREES.covered)
PLAIN = Rules(False, DECREES.days, DECREES.covered)


def day(text: str) -> date:
    return date.fromisoformat(text)


def last_day(start: str, length: str, rules: Rules = LAW, **more: object) -> str:
    return reckon(day(start), Length.parse(length), rules, **more).last_day.isoformat()


class TestExtension:
    """Base and extension count from the same start, then move once; each is within art. 4 by itself."""

    FOUR_WEEKS = Extension(Length.parse("4w"), "de voorzitter is ziek", "art. 16")

    def test_counts_from_the_start_and_not_from_the_moved_end(self):
        assert last_day("2026-02-20", "6w") == "2026-04-07"
        assert last_day("2026-02-20", "6w", extensions=[self.FOUR_WEEKS]) == "2026-05-01"

    def test_that_makes_the_whole_longer_than_twelve_weeks_shows_both_dates(self):
        reckoning = reckon(day("2026-03-02"), Length.parse("10w"), LAW, extensions=[self.FOUR_WEEKS])
        assert reckoning.last_day == day("2026-06-08")
        assert reckoning.counted_as_one is None
        reckoning = reckon(day("2026-01-24"), Length.parse("10w"), LAW, extensions=[self.FOUR_WEEKS])
        assert (reckoning.last_day, reckoning.counted_as_one) == (day("2026-05-04"), day("2026-05-02"))
        assert "als één termijn" in reckoning.warnings[0]

    def test_is_a_line_of_the_sum_with_reason_and_article(self):
        lines = reckon(day("2026-02-20"), Length.parse("6w"), LAW, extensions=[self.FOUR_WEEKS]).lines
        assert lines[2].operation == "+ 4 weken"
        assert lines[2].reason == "Verlengd: de voorzitter is ziek, art. 16"


class TestPauses:
    """A term stands still from the day after the request until the day before the answer."""

    TEN_DAYS = Pause(day("2026-03-06"), day("2026-03-15"), "wij wachtten op gegevens van klager, art. 5")

    def test_suspend_restart_and_none_differ(self):
        assert last_day("2026-03-02", "10w", pauses=[self.TEN_DAYS]) == "2026-05-21"
        assert last_day("2026-03-16", "10w") == "2026-05-26"
        assert last_day("2026-03-02", "10w") == "2026-05-11"

    def test_is_a_line_of_the_sum(self):
        lines = reckon(day("2026-03-02"), Length.parse("10w"), LAW, pauses=[self.TEN_DAYS]).lines
        assert [(line.operation, line.day) for line in lines] == [
            ("Begin", day("2026-03-02")),
            ("+ 10 weken", day("2026-05-11")),
            ("+ 10 dagen", day("2026-05-21")),
            ("Schuift niet", day("2026-05-21")),
        ]
        assert lines[2].reason.startswith("Stond stil van vr 6 t/m zo 15 maart: wij wachtten")

    def test_that_overlap_count_once(self):
        again = Pause(day("2026-03-10"), day("2026-03-15"), "bemiddeling")
        assert last_day("2026-03-02", "10w", pauses=[self.TEN_DAYS, again]) == "2026-05-21"

    def test_after_the_end_changes_nothing(self):
        late = Pause(day("2026-06-01"), day("2026-06-10"), "wraking")
        assert last_day("2026-03-02", "10w", pauses=[late]) == "2026-05-11"

    def test_that_begins_while_the_end_is_moving_moves_it_on(self):
        pause = Pause(day("2026-04-06"), day("2026-04-08"), "wraking")
        line = reckon(day("2026-03-06"), Length.parse("4w"), LAW, pauses=[pause]).lines[-1]
        assert line.day == day("2026-04-09")
        assert "De termijn stond stil." in line.reason
        assert "art. 2" not in line.reason

    def test_before_the_start_counts_from_the_start_only(self):
        early = Pause(day("2026-02-20"), day("2026-03-04"), "bemiddeling")
        assert last_day("2026-03-02", "1w", PLAIN, pauses=[early]) == "2026-03-11"

    def test_that_is_open_stands_still_since_and_grows_by_the_day(self):
        still = Pause(day("2026-03-06"), None, "wraking")
        on_the_10th = reckon(
            day("2026-03-02"), Length.parse("10w"), LAW, pauses=[still], today=day("2026-03-10")
        )
        assert on_the_10th.standing_still_since == day("2026-03-06")
        assert on_the_10th.last_day == day("2026-05-18")  # nominal za 16 mei
        assert on_the_10th.lines[-1].operation == "Staat stil"

    def test_does_not_stand_still_before_it_begins(self):
        still = Pause(day("2026-03-06"), None, "wraking")
        before = reckon(day("2026-03-02"), Length.parse("10w"), LAW, pauses=[still], today=day("2026-03-05"))
        assert before.standing_still_since is None


class TestCountedBack:
    """A term before an event does not move (art. 1 lid 2); the working day before it is advised."""

    def test_ten_days_before_a_hearing_end_on_saturday(self):
        reckoning = reckon_back(day("2026-04-14"), Length.parse("10d"), LAW)
        assert reckoning.last_day == reckoning.nominal == day("2026-04-04")
        assert reckoning.advised == day("2026-04-02")

    def test_five_working_days_before_a_hearing(self):
        assert reckon_back(day("2026-04-14"), Length.parse("5wd"), LAW).last_day == day("2026-04-07")

    def test_one_month_before_the_last_day_of_march(self):
        assert reckon_back(day("2026-03-31"), Length.parse("1m"), LAW).last_day == day("2026-02-28")


class TestYearsWithoutDecree:
    """Equated days are data; for a year without data the reckoning warns and does not guess."""

    def test_a_term_that_ends_in_such_a_year_warns(self):
        assert "2029" in reckon(day("2028-12-20"), Length.parse("6w"), LAW).warnings[0]

    def test_a_term_within_the_years_that_are_loaded_does_not(self):
        assert reckon(day("2026-12-20"), Length.parse("6w"), LAW).warnings == ()

    def test_a_term_the_law_does_not_touch_does_not(self):
        assert reckon(day("2028-12-20"), Length.parse("1y"), LAW).warnings == ()
        assert reckon(day("2028-12-20"), Length.parse("6w"), PLAIN).warnings == ()

    def test_working_days_counted_back_through_such_a_year_warn(self):
        assert "2029" in reckon_back(day("2029-01-10"), Length.parse("5wd"), LAW).warnings[0]


class TestKept:
    """A reckoning is kept as plain JSON and comes back the same."""

    def test_there_and_back(self):
        pauses = [Pause(day("2026-03-06"), None, "wraking")]
        reckoning = reckon(
            day("2026-03-02"), Length.parse("10w"), LAW, pauses=pauses, today=day("2026-03-10")
        )
        assert Reckoning.from_dict(json.loads(json.dumps(reckoning.as_dict()))) == reckoning

    def test_the_sentences_end_in_the_last_day(self):
        assert (
            reckon(day("2026-03-06"), Length.parse("4w"), LAW).sentences()[-1] == "Uiterlijk di 7 april 2026."
        )
