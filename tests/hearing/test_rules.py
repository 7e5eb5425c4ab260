"""The rules of a hearing by themselves: panel, day, notice, requests."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.hearing import rules
from committee.hearing.rules import Booking, Candidate, Scene, Slot, Span
from committee.regulation import equated_days, parse, rules_of, shipped_text

REGULATION = parse(shipped_text("loket-housing"))
RULES = rules_of(REGULATION, equated_days())
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
HOURS = st.integers(9, 17).map(time)
SLOTS = st.builds(
    Slot, st.builds(datetime.combine, DAYS, HOURS), st.integers(15, 240), st.just("Zaal 2, Eemplein 6")
)
CHAIR = Candidate("mr. E. van Dongen", may_chair=True, may_sit=True)
MEMBER = Candidate("drs. P. Lammerts", may_chair=False, may_sit=True)


def scene(slot: Slot, days_ahead: int = 30, **more) -> Scene:
    """All there is to wish for: three declared members, both sides asked, invited long ahead."""
    return Scene(invited_on=slot.day - timedelta(days_ahead), sitting=3, **more)


def objections(slot, found):
    return rules.objections(slot, found, REGULATION, RULES)


class TestNotice:
    """An invitation goes out at least ten days ahead, counted back from the hearing."""

    @given(SLOTS, st.integers(0, 60))
    def test_is_never_shorter_than_ten_days(self, slot, ahead):
        assert bool(objections(slot, scene(slot, ahead))) == (ahead < 10)

    @given(DAYS)
    def test_its_last_day_does_not_move(self, day):
        assert rules.last_notice(day, REGULATION, RULES) == day - timedelta(10)

    @given(SLOTS, st.integers(0, 60))
    def test_may_be_any_when_both_sides_agreed(self, slot, ahead):
        assert objections(slot, scene(slot, ahead, agreed_shorter=True)) == []


class TestObjections:
    """A good slot meets none; every flaw meets its own."""

    @given(SLOTS)
    def test_none_for_a_good_slot(self, slot):
        assert objections(slot, scene(slot)) == []

    @given(SLOTS, st.integers(-5, 5), st.integers(0, 5))
    def test_one_exactly_when_somebody_cannot_come_that_day(self, slot, start, length):
        first = slot.day + timedelta(start)
        away = {"Anneke Visser": [Span(first, first + timedelta(length))]}
        found = objections(slot, scene(slot, unavailable=away))
        assert len(found) == (start <= 0 <= start + length)
        assert objections(slot, scene(slot, unavailable=away, despite=True)) == []

    @given(SLOTS, st.integers(-300, 300), st.integers(1, 240))
    def test_one_exactly_when_two_hearings_overlap(self, slot, start, length):
        begins = slot.starts_at + timedelta(minutes=start)
        other = Booking("S. Bhagwandin", begins, begins + timedelta(minutes=length))
        overlap = begins < slot.ends_at and slot.starts_at < other.ends_at
        assert len(objections(slot, scene(slot, bookings=[other]))) == overlap

    @given(SLOTS)
    def test_all_are_named_at_once_and_each_cites_its_article(self, slot):
        flawed = replace(
            scene(slot, 1), sitting=2, undeclared=["A"], unasked=["B"], unshared=[3],
            unavailable={"C": [Span(slot.day, slot.day)]},
        )
        found = objections(slot, flawed)
        assert len(found) == 6
        assert all("art. " in sentence and sentence.endswith(".") for sentence in found)

    @pytest.mark.parametrize(("wall", "there"), [
        (datetime(2026, 3, 29, 2, 30), False), (datetime(2026, 3, 29, 3, 0), True),
        (datetime(2026, 10, 25, 2, 30), True),
    ])
    def test_knows_the_hour_that_is_skipped(self, wall, there):
        assert rules.exists(wall) is there

    @pytest.mark.parametrize("minutes", [0, -1, 10**9])
    def test_refuses_a_length_out_of_this_world(self, minutes):
        with pytest.raises(rules.Incomplete, match="ten hoogste een dag"):
            Slot(datetime(2026, 4, 21, 14), minutes, "Zaal 2")


class TestWarnings:
    """What refuses nothing but should be known."""

    def warn(self, starts_at, overall=None):
        return " ".join(rules.warnings(Slot(starts_at, 60, "Zaal 2"), REGULATION, RULES, overall))

    def test_name_a_holiday_and_a_strange_hour(self):
        assert "2e Paasdag" in self.warn(datetime(2026, 4, 6, 14))
        assert "ongewone tijd" in self.warn(datetime(2026, 4, 21, 23))

    def test_name_the_term_for_the_verdict(self):
        assert "art. 16" in self.warn(datetime(2026, 5, 20, 10), date(2026, 5, 11))
        assert self.warn(datetime(2026, 5, 11, 10), date(2026, 5, 11)) == ""


class TestPanel:
    """A chair of the committee, members of the committee, odd in number."""

    @given(st.integers(0, 9))
    def test_number(self, members):
        good = members >= 2 and members % 2 == 0
        if good:
            rules.check_panel(CHAIR, [MEMBER] * members, REGULATION)
        else:
            with pytest.raises(rules.WrongPanel):
                rules.check_panel(CHAIR, [MEMBER] * members, REGULATION)

    @pytest.mark.parametrize("flaw", [
        {"stepped_back": True}, {"party": True}, {"may_sit": False},
    ])
    def test_refuses_a_member_with_any_flaw(self, flaw):
        with pytest.raises(rules.WrongPanel, match=r"art\. 10"):
            rules.check_panel(CHAIR, [MEMBER, replace(MEMBER, **flaw)], REGULATION)

    @given(st.integers(0, 5), st.booleans())
    def test_a_third_request_needs_weight(self, earlier, weighty):
        if earlier >= 2 and not weighty:
            with pytest.raises(rules.TooManyMoves, match="zwaarwegende redenen"):
                rules.check_requests("Anneke Visser", earlier, weighty, REGULATION)
        else:
            rules.check_requests("Anneke Visser", earlier, weighty, REGULATION)

    def test_the_regulation_says_how_many_are_free(self):
        strict = replace(REGULATION, hearing=replace(REGULATION.hearing, moves_without_weight=0))
        with pytest.raises(rules.TooManyMoves, match=r"Een andere dag kan alleen om zwaarwegende.*art\. 12"):
            rules.check_requests("Anneke Visser", 0, False, strict)


def openings(found: Scene, minutes: int = 60, **more):
    return rules.openings(found, minutes, REGULATION, RULES, **more)


class TestOpenings:
    """The next days that suit everybody: in time, free, a working day, room beside other hearings."""

    @given(DAYS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4))
    def test_none_meets_an_objection(self, today, away):
        spans = [Span(today + timedelta(start), today + timedelta(start + length)) for start, length in away]
        found = Scene(invited_on=today, sitting=3, unavailable={"Anneke Visser": spans})
        for opening in openings(found):
            slot = Slot(datetime.combine(opening.day, time(14)), 60, "Zaal 2")
            assert objections(slot, found) == []
            assert opening.day.weekday() < 5

    @given(DAYS)
    def test_the_first_is_not_sooner_than_the_notice_allows(self, today):
        assert openings(Scene(invited_on=today, sitting=3))[0].day >= today + timedelta(10)

    def test_none_while_somebody_never_can(self):
        today = date(2026, 3, 10)
        always = {"Anneke Visser": [Span(today, today + timedelta(400))]}
        assert openings(Scene(invited_on=today, sitting=3, unavailable=always)) == ()

    def test_a_day_that_is_full_falls_out_and_a_day_with_room_says_what_is_taken(self):
        today = date(2026, 3, 10)
        full = Booking("K. Osei", datetime(2026, 3, 20, 7), datetime(2026, 3, 20, 22))
        half = Booking("K. Osei", datetime(2026, 3, 23, 10), datetime(2026, 3, 23, 11))
        found = openings(Scene(invited_on=today, sitting=3, bookings=[full, half]))
        assert [one.day.day for one in found] == [23, 24, 25, 26, 27]
        assert [one.taken for one in found[:2]] == [(half,), ()]

    def test_every_working_day_before_an_opening_has_its_reason(self):
        today = date(2026, 3, 23)
        away = {"Anneke Visser": [Span(date(2026, 4, 7), date(2026, 4, 8))]}
        found = Scene(invited_on=today, sitting=3, unavailable=away)
        told = rules.closed_days(found, 60, REGULATION, RULES, until=date(2026, 4, 9))
        assert [(one.first, one.last, one.why) for one in told] == [
            (date(2026, 3, 24), date(2026, 4, 1), "De uitnodiging komt te laat (art. 12)."),
            (date(2026, 4, 3), date(2026, 4, 3), "Goede Vrijdag."),
            (date(2026, 4, 6), date(2026, 4, 6), "2e Paasdag."),
            (date(2026, 4, 7), date(2026, 4, 8), "Anneke Visser is verhinderd."),
        ]
        fits = {one.day for one in openings(found, until=date(2026, 4, 9))}
        assert fits == {date(2026, 4, 2), date(2026, 4, 9)}

    def test_none_on_days_that_nobody_was_asked_about(self):
        asked = Span(date(2026, 4, 10), date(2026, 4, 13))
        found = Scene(invited_on=date(2026, 3, 23), sitting=3, asked=asked)
        assert [one.day for one in openings(found)] == [date(2026, 4, 10), date(2026, 4, 13)]
        told = rules.closed_days(found, 60, REGULATION, RULES, until=date(2026, 4, 9))
        assert told[-1].why == "Gevraagd is naar vr 10 t/m ma 13 april."

    def test_none_in_the_summer_recess(self):
        recess = REGULATION.summer_recess
        days = [one.day for one in openings(Scene(invited_on=date(2026, 7, 1), sitting=3), most=100)]
        assert recess is None or not [day for day in days if recess[0] <= f"{day:%m-%d}" <= recess[1]]


class TestAPlannedPanel:
    """A hearing can take place with enough people who are free and come, one of them the chair."""

    CHAIR = rules.Sitter("mr. E. van Dongen", chairs=True, may_chair=True, declared=True, comes=True)
    MEMBERS = [rules.Sitter(name, chairs=False, may_chair=False, declared=True, comes=True)
               for name in ("drs. P. Lammerts", "S. Bhagwandin")]

    def test_whole(self):
        assert rules.panel_objections([self.CHAIR, *self.MEMBERS], REGULATION) == []

    @pytest.mark.parametrize(("changed", "words"), [
        ({"comes": False}, "niemand die voorzit"), ({"may_chair": False}, "is geen voorzitter"),
        ({"declared": False}, "nog geen onafhankelijkheid"),
    ])
    def test_not_without_its_chair(self, changed, words):
        found = rules.panel_objections([replace(self.CHAIR, **changed), *self.MEMBERS], REGULATION)
        assert words in " ".join(found)

    def test_not_with_one_member_less(self):
        found = rules.panel_objections([self.CHAIR, self.MEMBERS[0], replace(self.MEMBERS[1], comes=False)],
                                       REGULATION)
        assert found[0] == "S. Bhagwandin komt niet."
        assert "nu zijn er twee" in found[1]

    def test_who_is_not_needed_may_stay_away(self):
        more = [replace(self.MEMBERS[0], name=name, comes=False) for name in ("K. Osei", "B. Blom")]
        assert rules.panel_objections([self.CHAIR, *self.MEMBERS, *more], REGULATION) == []


class TestTheDaysThatAreAskedAbout:
    """They begin and end on a working day; the days in between on which nobody sits are named."""

    SUNDAY = date(2026, 11, 22)   # three to six weeks on: Sunday 13 December to Sunday 3 January

    def test_run_from_a_working_day_to_one(self):
        asked = rules.asked_days(self.SUNDAY, date(2027, 1, 4), REGULATION, RULES)
        assert (asked.first, asked.last, asked.in_time) == (date(2026, 12, 14), date(2026, 12, 31), True)

    def test_are_too_late_where_no_working_day_is_left_before_the_verdict_is_due(self):
        asked = rules.asked_days(self.SUNDAY, date(2026, 12, 14), REGULATION, RULES)
        assert (asked.first, asked.in_time) == (date(2026, 12, 14), False)

    def test_name_the_holidays_of_the_week(self):
        shut = rules.shut_days(date(2026, 12, 14), date(2027, 1, 4), REGULATION, RULES)
        assert [(one.first, one.why) for one in shut] == [
            (date(2026, 12, 25), "1e Kerstdag"), (date(2027, 1, 1), "Nieuwjaarsdag")]
