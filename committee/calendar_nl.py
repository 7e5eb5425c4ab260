"""The Dutch calendar: Easter, public holidays with their names, closed and open days, the local day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NO_DAYS: Mapping[date, str] = MappingProxyType({})
ONE_DAY = timedelta(days=1)
WEEKEND = {5: "zaterdag", 6: "zondag"}


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def royal_day(year: int) -> tuple[date, str]:
    """The day the birthday of the King or Queen is celebrated, and its name.

    Koninginnedag 30 April until 2013, Koningsdag 27 April since. On a Sunday it moves: to the day
    before since 1980, to the day after until then. Source: Algemene termijnenwet art. 3 lid 1.
    """
    day, name = (date(year, 4, 27), "Koningsdag") if year >= 2014 else (date(year, 4, 30), "Koninginnedag")
    if day.weekday() == 6:
        day += -ONE_DAY if year >= 1980 else ONE_DAY
    return day, name


@lru_cache(maxsize=256)
def holidays(year: int) -> Mapping[date, str]:
    """The holidays of the Algemene termijnenwet art. 3 in a year, with Dutch names, in order of date.

    Goede Vrijdag is equated with them; 5 mei counts every year. Days equated by decree are data, not here.
    """
    sunday = easter(year)
    king, king_name = royal_day(year)
    days = [
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday - timedelta(days=2), "Goede Vrijdag"),
        (sunday, "1e Paasdag"),
        (sunday + timedelta(days=1), "2e Paasdag"),
        (king, king_name),
        (date(year, 5, 5), "Bevrijdingsdag (5 mei)"),
        (sunday + timedelta(days=39), "Hemelvaartsdag"),
        (sunday + timedelta(days=49), "1e Pinksterdag"),
        (sunday + timedelta(days=50), "2e Pinksterdag"),
        (date(year, 12, 25), "1e Kerstdag"),
        (date(year, 12, 26), "2e Kerstdag"),
    ]
    named: dict[date, str] = {}
    for day, name in sorted(days):   # two may fall together: Hemelvaartsdag on 5 mei in 2016
        named[day] = f"{named[day]} en {name}" if day in named else name
    return MappingProxyType(named)


def closed(day: date, equated: Mapping[date, str] = NO_DAYS) -> str | None:
    """Why a day is no working day: its holiday, the decree, or the weekend day; None if it is open.

    equated: days equated with a holiday, each with its reason (Algemene termijnenwet art. 3 lid 3).
    """
    return holidays(day.year).get(day) or equated.get(day) or WEEKEND.get(day.weekday())


def next_open(day: date, equated: Mapping[date, str] = NO_DAYS) -> date:
    """The day itself if it is open, else the first open day after it."""
    while closed(day, equated):
        day += ONE_DAY
    return day


def previous_open(day: date, equated: Mapping[date, str] = NO_DAYS) -> date:
    """The day itself if it is open, else the last open day before it."""
    while closed(day, equated):
        day -= ONE_DAY
    return day


def local_day(moment: datetime) -> date:
    """The Dutch local day of a moment. Raises ValueError for a moment without an offset."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs an offset from UTC")
    return moment.astimezone(AMSTERDAM).date()
