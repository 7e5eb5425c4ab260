"""Reckoning of terms: from a day and a length to the last day, with every step in Dutch words.

Days are Dutch local dates. The day that starts a term does not count itself; the last day runs to midnight.
Source: Algemene termijnenwet art. 1-4; HR 1 September 2017, ECLI:NL:HR:2017:2225 (months).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from committee.calendar_nl import ONE_DAY, closed, previous_open
from committee.dutch import capital, day_words, listing, span_words
from committee.lengths import Length, Unit, count_back, count_on, counted_together
from committee.reckoning import Extension, Line, Pause, Reckoning, Rules

__all__ = ["Extension", "Length", "Line", "Pause", "Reckoning", "Rules", "Unit", "reckon", "reckon_back"]

TWO_WEEKS = timedelta(days=14)   # only in a shorter term can fewer than two working days fall
START_DAY_WORDS = "Begin van de termijn. Die dag telt niet mee."


def reckon(
    start: date,
    length: Length,
    rules: Rules,
    *,
    extensions: Sequence[Extension] = (),
    pauses: Sequence[Pause] = (),
    today: date | None = None,
    called: str = "Termijn",
    begin: str = START_DAY_WORDS,
) -> Reckoning:
    """Reckon a term forward from its start.

    start: local day of the act that starts the term; it does not count. extensions: counted from the same
    start, then the whole moves once (each part within art. 4 by itself). pauses: days that do not count;
    an open pause counts up to and including `today`. called, begin: words for the sum.
    """
    lengths = [length, *(extension.length for extension in extensions)]
    lines = [Line("Begin", begin, start), *_additions(start, lengths, called, extensions, rules=rules)]
    standing = _standing(pauses, today)
    spans = _apart(pauses, start, today)
    lines += _stood_still(spans, lines[-1].day, length, rules)
    nominal = lines[-1].day
    still = frozenset(day for pause in spans for day in _days(pause))
    moved = _moved(start, nominal, lengths, rules, still=still)
    lines.append(moved if extensions else replace(moved, reason=f"{moved.reason} Niet verlengd."))
    last_day = moved.day
    if standing:
        lines.append(Line("Staat stil", f"Sinds {day_words(standing.first)}: {standing.reason}", last_day))
    return Reckoning(
        start,
        length,
        nominal,
        last_day,
        tuple(lines),
        _warnings(start, nominal, last_day, lengths, rules=rules),
        standing_still_since=standing.first if standing else None,
        counted_as_one=_as_one(nominal, last_day, lengths, rules),
    )


def reckon_back(
    event: date,
    length: Length,
    rules: Rules,
    *,
    called: str = "Ten minste zo lang ervoor",
    begin: str = "De dag zelf. Die dag telt niet mee.",
) -> Reckoning:
    """Reckon a term back from an event, such as "ten days before the hearing".

    The last day does not move (Algemene termijnenwet art. 1 lid 2); `advised` is the working day before it.
    """
    last_day = count_back(event, length, rules.equated)
    advised = previous_open(last_day, rules.equated)
    lines = [Line("Begin", begin, event), Line(f"− {length.words}", called, last_day)]
    why = "Een termijn die terugtelt schuift niet (Algemene termijnenwet art. 1 lid 2)."
    if advised != last_day:
        why = f"Valt op {closed(last_day, rules.equated)}. {why} Liever uiterlijk {day_words(advised)}."
    lines.append(Line("Schuift niet", why, last_day))
    looked = length.unit is Unit.WORKING_DAYS
    warnings = _unknown_years(range(last_day.year, event.year + 1), rules) if looked else []
    return Reckoning(event, length, last_day, last_day, tuple(lines), tuple(warnings), advised=advised)


def _additions(
    start: date, lengths: Sequence[Length], called: str, extensions: Sequence[Extension], *, rules: Rules
) -> Iterable[Line]:
    """The lines of the base length and of each extension, all counted from the start."""
    reasons = [called, *(_extended(extension) for extension in extensions)]
    for place, reason in enumerate(reasons, start=1):
        yield Line(f"+ {lengths[place - 1].words}", reason, _end(start, lengths[:place], rules))


def _extended(extension: Extension) -> str:
    article = f", {extension.article}" if extension.article else ""
    return f"Verlengd: {extension.reason}{article}"


def _end(start: date, lengths: Sequence[Length], rules: Rules) -> date:
    day = start
    for length in counted_together(lengths):
        day = count_on(day, length, rules.equated)
    return day


def _apart(pauses: Sequence[Pause], start: date, today: date | None) -> list[Pause]:
    """The pauses in order of time, closed at `today`, without overlap, and only what lies after the start."""
    apart: list[Pause] = []
    free = start + ONE_DAY
    for pause in sorted(pauses, key=lambda pause: pause.first):
        first, last = max(pause.first, free), pause.last or today
        if last is not None and first <= last:
            apart.append(Pause(first, last, pause.reason))
            free = last + ONE_DAY
    return apart


def _standing(pauses: Sequence[Pause], today: date | None) -> Pause | None:
    """The earliest pause that has begun and has no end yet."""
    begun = [pause for pause in pauses if pause.last is None and (today is None or pause.first <= today)]
    return min(begun, key=lambda pause: pause.first, default=None)


def _days(pause: Pause) -> list[date]:
    assert pause.last is not None
    return [pause.first + timedelta(days=n) for n in range((pause.last - pause.first).days + 1)]


def _stood_still(pauses: Sequence[Pause], end: date, length: Length, rules: Rules) -> Iterator[Line]:
    """A line per pause within the term: as many days (or working days) are added as stood still."""
    for pause in pauses:
        if pause.first <= end:
            days = _days(pause)
            added = Length(len(days), Unit.DAYS)
            if length.unit is Unit.WORKING_DAYS:
                added = Length(sum(not closed(day, rules.equated) for day in days), Unit.WORKING_DAYS)
            end = count_on(end, added, rules.equated)
            reason = f"Stond stil van {span_words(days[0], days[-1])}: {pause.reason}"
            yield Line(f"+ {added.words}", reason, end)


def _moved(
    start: date, nominal: date, lengths: Sequence[Length], rules: Rules, *, still: frozenset[date]
) -> Line:
    """The line that says to which day the end moves, or why it does not."""
    shut = closed(nominal, rules.equated)
    why_not = _fixed(lengths, rules)
    if why_not:
        return Line("Schuift niet", f"Valt op {shut}. {why_not}" if shut else why_not, nominal)
    last_day = _free_day(start, nominal, lengths, rules, still=still)
    if last_day == nominal:
        return Line("Schuift niet", "Geen weekend of feestdag.", nominal)
    passed = {day: closed(day, rules.equated) for day in _between(nominal - ONE_DAY, last_day - ONE_DAY)}
    names = listing(dict.fromkeys(name for name in passed.values() if name))
    reasons = [f"{capital(names)} (Algemene termijnenwet art. 1)."] if names else []
    if still & passed.keys():
        reasons.append("De termijn stond stil.")
    if any(not name and day not in still for day, name in passed.items()):
        reasons.append("Ten minste twee werkdagen in de termijn (Algemene termijnenwet art. 2).")
    return Line("Schuift", " ".join(reasons), last_day)


def _fixed(lengths: Sequence[Length], rules: Rules) -> str:
    """Why the law moves nothing here, or an empty text when it does."""
    if lengths[-1].unit is Unit.WORKING_DAYS:
        return "Werkdagen: de laatste dag is altijd een werkdag."
    if not rules.apply_atw:
        return "Het reglement past de Algemene termijnenwet niet toe."
    return next((length.outside_law for length in lengths if length.outside_law), "")


def _free_day(
    start: date, nominal: date, lengths: Sequence[Length], rules: Rules, *, still: frozenset[date]
) -> date:
    """The first day from `nominal` on that counts (art. 1) and makes two working days in all (art. 2)."""

    def counts(day: date) -> bool:
        return day not in still and not closed(day, rules.equated)

    short = any(length.three_days for length in lengths) and nominal - start < TWO_WEEKS
    missing = 2 - sum(map(counts, _between(start, nominal - ONE_DAY))) if short else 1
    day = nominal
    while not counts(day) or missing > 1:
        missing -= counts(day)
        day += ONE_DAY
    return day


def _between(after: date, last: date) -> list[date]:
    """The days after `after` up to and including `last`."""
    return [after + timedelta(days=n) for n in range(1, (last - after).days + 1)]


def _as_one(nominal: date, last_day: date, lengths: Sequence[Length], rules: Rules) -> date | None:
    """The last day if base and extension were one term that the law does not reach, where that differs."""
    beyond = any(length.outside_law for length in counted_together(lengths))
    return nominal if beyond and not _fixed(lengths, rules) and nominal != last_day else None


def _warnings(
    start: date, nominal: date, last_day: date, lengths: Sequence[Length], *, rules: Rules
) -> tuple[str, ...]:
    in_working_days = any(length.unit is Unit.WORKING_DAYS for length in lengths)
    first = start if in_working_days or last_day - start < TWO_WEEKS else nominal
    looked = in_working_days or not _fixed(lengths, rules)
    told = _unknown_years(range(first.year, last_day.year + 1), rules) if looked else []
    as_one = _as_one(nominal, last_day, lengths, rules)
    if as_one:
        total = listing(length.words for length in lengths)
        told.append(f"Telt men {total} als één termijn, dan schuift de dag niet: {day_words(as_one)}.")
    return tuple(told)


def _unknown_years(years: Iterable[int], rules: Rules) -> list[str]:
    return [
        f"Voor {year} zijn geen gelijkgestelde dagen geladen. Komt er een besluit, dan kan de datum wijzigen."
        for year in rules.unknown(years)
    ]
