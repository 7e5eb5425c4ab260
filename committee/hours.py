"""Terms in hours from a moment: they end at a moment, and the hour counts.

The Algemene termijnenwet does not reach them (art. 4): nothing moves, and nights and Sundays count.
"""

from datetime import UTC, datetime, timedelta

from committee.calendar_nl import AMSTERDAM
from committee.dutch import clock_words, day_words
from committee.lengths import Length
from committee.reckoning import Line, Reckoning

BEGIN = "Begin van de termijn om"


def reckon_hours(start: datetime, length: Length, *, backward: bool = False) -> tuple[Reckoning, datetime]:
    """The reckoning of a term in hours and the moment it ends, in Dutch local time.

    start: an aware moment. length: in hours, each of sixty minutes also where the clock changes.
    """
    span = timedelta(hours=-length.n if backward else length.n)
    begins = start.astimezone(AMSTERDAM)
    ends = (start.astimezone(UTC) + span).astimezone(AMSTERDAM)
    first, last = begins.date(), ends.date()
    lines = (
        Line("Begin", f"{BEGIN} {clock_words(begins)}.", first),
        Line(f"{'−' if backward else '+'} {length.words}", f"Om {clock_words(ends)}.", last),
        Line("Schuift niet", length.outside_law, last),
    )
    change = ends.utcoffset() != begins.utcoffset()
    warnings = ("De klok wordt in deze termijn verzet; een uur duurt zestig minuten.",) if change else ()
    return Reckoning(first, length, last, last, lines, warnings), ends


def until_words(moment: datetime) -> str:
    """Until when: "Tot wo 4 maart 2026 om 10.00 uur."."""
    return f"Tot {day_words(moment.astimezone(AMSTERDAM).date())} om {clock_words(moment)}."
