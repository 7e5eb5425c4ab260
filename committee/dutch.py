"""Days, times, numbers and lists in Dutch words."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from committee.calendar_nl import AMSTERDAM

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
WAYS = {"gesprek": "in een gesprek", "papier": "op papier", "ter zitting": "ter zitting"}

_MONTH = "|".join(MONTHS)
TOGETHER = re.compile(   # what does not break over a line, up to the word that it belongs to
    r"\b(?:mr|drs|dr|ir|ing|prof)\. (?=\w)"
    r"|\b(?:[A-Z]\.){1,9} (?:(?:van|de|den|der|ten|ter|te|el|in|la|le) )*(?=\w)"
    rf"|\b(?:ma|di|wo|do|vr|za|zo|{'|'.join(WEEKDAYS)}) (?=\d)"
    rf"|\b\d{{1,2}} (?=(?:{_MONTH})\b)|\b(?:{_MONTH}) (?=\d{{4}}\b)"
    r"|\b\d{1,2}\.\d\d (?=uur\b)|\bart\. (?=\d)|\bversie (?=\d)"
    r"|\b\d{1,3} (?=(?:werk)?dag(?:en)?\b|we(?:ek|ken)\b|maand(?:en)?\b)"
    r"|\b\d{4} (?=[A-Z]{2}\b)|\b[A-Z][a-z]+ (?=\d{1,4}[a-z]?\b)")   # of an address


def whole(text: str) -> str:
    """The text with no-break spaces in days, times, lengths, articles, addresses, and after initials."""
    return TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def written_day(day: date) -> str:
    """A day in running text: "2 maart 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """A day for whoever must act on it, with its weekday short: "di 7 april 2026"."""
    return f"{WEEKDAYS[day.weekday()][:2]} {written_day(day)}"


def long_day(day: date) -> str:
    """A day at the head of a verdict or page: "donderdag 7 mei 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {written_day(day)}"


def short_day(day: date) -> str:
    """A day in a list of this year: "di 7 april"."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {MONTHS[day.month - 1]}"


def weekday_words(day: date) -> str:
    """A day in a sentence on this year: "zondag 8 november"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def span_words(first: date, last: date) -> str:
    """Days from and to, both included, the year only where it changes: "vr 6 t/m zo 15 maart"."""
    if first == last:
        return short_day(first)
    if first.year != last.year:
        return f"{day_words(first)} t/m {day_words(last)}"
    if first.month != last.month:
        return f"{short_day(first)} t/m {short_day(last)}"
    return f"{WEEKDAYS[first.weekday()][:2]} {first.day} t/m {short_day(last)}"


def clock_words(moment: datetime | time) -> str:
    """A time of day: "14.00 uur". An aware moment is shown in Dutch local time."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        moment = moment.astimezone(AMSTERDAM)
    return f"{moment.hour}.{moment.minute:02d} uur"


def number_words(number: int) -> str:
    """A count in running text: words to ten, figures from 11, with a point per thousand."""
    if 0 <= number <= 10:
        return NUMBERS[number]
    return f"{number:,}".replace(",", ".")


def listing(things: Iterable[str], last: str = "en") -> str:
    """Things in one sentence: "a, b en c". `last` is the word before the last one ("en" or "of")."""
    *others, final = list(things) or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def there_are(number: int) -> str:
    """How many there are: "is er niemand", "is er één", "zijn er twee". Of people."""
    if number == 0:
        return "is er niemand"
    return f"{'is' if number == 1 else 'zijn'} er {number_words(number)}"


def plural(number: int, one: str, more: str) -> str:
    """A count with its noun: "één termijn", "twee termijnen", "11 termijnen"."""
    return f"{number_words(number)} {one if number == 1 else more}"


def capital(text: str) -> str:
    """The text with its first letter as a capital and the rest as it was; "één" is "Eén"."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    return text[:1].upper() + text[1:]


def by_way(means: str) -> str:
    """How a decision arrived: "per telefoon", "in een gesprek"."""
    return WAYS.get(means, f"per {means}")
