"""What holds for every term: never early, never on a closed day under the law, later starts end later."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from committee.calendar_nl import closed
from committee.regulation import equated_days
from committee.terms import Extension, Length, Pause, Reckoning, Rules, Unit, reckon, reckon_back

DECREES = equated_days()
LAW = Rules(True, DECREES.days, DECREES.covered)
PLAIN = Rules(False, DECREES.days, DECREES.covered)
MOST = {Unit.HOURS: 240, Unit.DAYS: 120, Unit.WORKING_DAYS: 40, Unit.WEEKS: 20, Unit.MONTHS: 8, Unit.YEARS: 4}

days = st.dates(date(2000, 1, 1), date(2049, 12, 31))
lengths = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Length, st.integers(1, MOST[unit]), st.just(unit))
)
within_law = lengths.filter(lambda length: not length.outside_law)
rules = st.sampled_from([LAW, PLAIN])
extensions = st.lists(st.builds(Extension, lengths, st.just("reden"), st.just("art. 16")), max_size=2)


@st.composite
def pauses(draw: st.DrawFn, start: date) -> list[Pause]:
    """Up to three pauses around the first months after a start; they may overlap."""
    spans = draw(st.lists(st.tuples(st.integers(-5, 90), st.integers(0, 30)), max_size=3))
    first_days = [(start + timedelta(days=after), long) for after, long in spans]
    return [Pause(first, first + timedelta(days=long), "reden") for first, long in first_days]


@st.composite
def running(draw: st.DrawFn) -> tuple[date, list[Pause]]:
    """A start with pauses."""
    start = draw(days)
    return start, draw(pauses(start))


def counted(reckoning: Reckoning, standing_still: list[Pause]) -> list[date]:
    """The days of a term that are in no pause."""
    span = (reckoning.last_day - reckoning.start).days
    all_days = [reckoning.start + timedelta(days=n) for n in range(1, span + 1)]
    return [day for day in all_days if not any(pause.first <= day <= pause.last for pause in standing_still)]


@given(days, lengths, rules, extensions)
def test_a_term_never_ends_before_its_nominal_end_nor_before_its_start(start, length, law, more):
    reckoning = reckon(start, length, law, extensions=more)
    assert start < reckoning.nominal <= reckoning.last_day


@given(days, within_law, running())
def test_a_term_never_ends_on_a_closed_day_while_the_law_applies(start, length, paused):
    reckoning = reckon(paused[0], length, LAW, pauses=paused[1])
    assert closed(reckoning.last_day, LAW.equated) is None


@given(days, lengths.filter(lambda length: length.outside_law))
def test_a_term_the_law_does_not_reach_ends_where_it_ends(start, length):
    assert reckon(start, length, LAW).last_day == reckon(start, length, PLAIN).last_day


@given(days, lengths)
def test_without_the_law_the_last_day_is_the_nominal_end(start, length):
    reckoning = reckon(start, length, PLAIN)
    assert reckoning.last_day == reckoning.nominal


@given(days, st.integers(1, 40), lengths, rules)
def test_who_starts_later_never_ends_earlier(start, later, length, law):
    assert reckon(start, length, law).last_day <= reckon(start + timedelta(days=later), length, law).last_day


@given(running(), lengths, rules)
def test_a_pause_never_brings_the_end_forward(paused, length, law):
    start, standing_still = paused
    assert reckon(start, length, law).last_day <= reckon(start, length, law, pauses=standing_still).last_day


@given(running(), st.integers(1, 90))
def test_days_that_stand_still_are_made_good_one_by_one(paused, number):
    start, standing_still = paused
    reckoning = reckon(start, Length(number, Unit.DAYS), PLAIN, pauses=standing_still)
    assert len(counted(reckoning, standing_still)) == number


@given(running(), st.integers(1, 30))
def test_working_days_that_stand_still_are_made_good_one_by_one(paused, number):
    start, standing_still = paused
    reckoning = reckon(start, Length(number, Unit.WORKING_DAYS), LAW, pauses=standing_still)
    assert len([day for day in counted(reckoning, standing_still) if not closed(day, LAW.equated)]) == number


@given(running(), within_law)
def test_the_last_day_is_never_a_day_on_which_the_term_stands_still(paused, length):
    start, standing_still = paused
    last_day = reckon(start, length, LAW, pauses=standing_still).last_day
    assert not any(pause.first <= last_day <= pause.last for pause in standing_still)


@given(days, st.sampled_from([length for length in (Length(n, Unit.DAYS) for n in range(3, 15))]))
def test_a_term_of_three_days_or_more_holds_two_working_days(start, length):
    held = counted(reckon(start, length, LAW), [])
    assert len([day for day in held if not closed(day, LAW.equated)]) >= 2


@given(days, lengths)
def test_a_term_counted_back_lies_before_and_is_never_moved(event, length):
    reckoning = reckon_back(event, length, LAW)
    assert reckoning.last_day == reckoning.nominal < event
    assert reckoning.advised <= reckoning.last_day
    assert closed(reckoning.advised, LAW.equated) is None


@given(running(), lengths, rules, extensions, st.booleans())
def test_every_reckoning_is_kept_and_read_back_and_ends_in_its_lines(paused, length, law, more, still):
    start, standing_still = paused
    if still:
        standing_still = [*standing_still, Pause(start + timedelta(days=3), None, "reden")]
    today = start + timedelta(days=20)
    reckoning = reckon(start, length, law, extensions=more, pauses=standing_still, today=today)
    assert Reckoning.from_dict(reckoning.as_dict()) == reckoning
    assert reckoning.lines[-1].day == reckoning.last_day
