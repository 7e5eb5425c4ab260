"""What the components show on the page of the style; every name and number in it is invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from committee.deadlines import Clock
from committee.desk.rules import Chip, Step
from committee.lengths import Length, Unit
from committee.reckoning import Line, Reckoning

BEGUN = date(2026, 3, 2)


@dataclass(frozen=True)
class SampleTerm:
    """A term, as far as its sum shows it."""

    clock: Clock
    last_day: date
    reckoning: Reckoning


@dataclass(frozen=True)
class Sample:
    """Values for the components. chips: in the order of their urgency. paused: a term that stands still."""

    today: date
    chips: tuple[Chip, ...]
    term: SampleTerm
    paused: SampleTerm
    running: tuple[Step, ...]
    ended: tuple[Step, ...]


def sample(today: date) -> Sample:
    """The values, around today."""
    return Sample(today, _chips(today), _term(None), _term(BEGUN + timedelta(days=18)), _steps(), _ended())


def _chips(today: date) -> tuple[Chip, ...]:
    return (
        Chip("empty", "Nog 12 dagen"), Chip("near", "Nog 2 dagen"), Chip("half", "Vandaag"),
        Chip("full", "3 dagen te laat"), Chip("tick", "Gehaald", today - timedelta(days=6)),
        Chip("bars", "Termijn staat stil"), Chip("cross", "Niet aangekomen"), Chip("dash", "Vervallen"),
    )


def _term(still_since: date | None) -> SampleTerm:
    ten_weeks, ends = BEGUN + timedelta(weeks=10), BEGUN + timedelta(weeks=10, days=10)
    lines = (
        Line("Begin", "De klacht kwam binnen. Die dag telt niet mee.", BEGUN),
        Line("+ 10 weken", "Termijn voor de uitspraak, art. 14 lid 1", ten_weeks),
        Line("+ 10 dagen", "Stond stil van vr 6 tot en met zo 15 maart: wij wachtten op gegevens.", ends),
        Line("Schuift niet", "Geen weekend of feestdag. Niet verlengd.", ends),
    )
    reckoning = Reckoning(BEGUN, Length(10, Unit.WEEKS), ten_weeks, ends, lines,
                          standing_still_since=still_since)
    return SampleTerm(Clock.VERDICT, ends, reckoning)


def _steps() -> tuple[Step, ...]:
    return (
        Step("Ontvangen", "done", BEGUN), Step("Ontvankelijk", "done", date(2026, 3, 16)),
        Step("Verweer", "done", date(2026, 4, 2)),
        Step("Hoorzitting", "current", date(2026, 4, 21), "gepland"),
        Step("Uitspraak", "to-come", date(2026, 5, 21), "uiterlijk"),
        Step("Opvolging", "to-come", None, "tot 4 weken daarna"),
    )


def _ended() -> tuple[Step, ...]:
    names = ("Verweer", "Hoorzitting", "Uitspraak", "Opvolging")
    return (Step("Ontvangen", "done", BEGUN), Step("Ingetrokken", "ended", date(2026, 3, 20)),
            *(Step(name, "to-come") for name in names))
