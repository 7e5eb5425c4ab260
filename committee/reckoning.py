"""The values of a reckoned term: its rules, pauses and extensions, the lines of the sum and the last day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from committee.dutch import day_words
from committee.lengths import Length

BEGIN = "Begin van de termijn. "


@dataclass(frozen=True)
class Rules:
    """How a regulation counts: whether it applies the Algemene termijnenwet, and which days are equated.

    equated: days equated with a holiday, each with its reason. covered: years whose equated days are
    known to be complete; None takes the years that `equated` names.
    """

    apply_atw: bool
    equated: Mapping[date, str]
    covered: frozenset[int] | None = None

    def unknown(self, years: Iterable[int]) -> list[int]:
        """Those of the years for which no equated days were loaded."""
        covered = {day.year for day in self.equated} if self.covered is None else self.covered
        return sorted(set(years) - covered)


@dataclass(frozen=True)
class Pause:
    """Days that do not count, first and last included; `last` is None while the term still stands still."""

    first: date
    last: date | None
    reason: str


@dataclass(frozen=True)
class Extension:
    """A length added to a term, with its reason and article."""

    length: Length
    reason: str
    article: str


@dataclass(frozen=True)
class Line:
    """One line of the sum: the operation, its reason, and the day reached."""

    operation: str
    reason: str
    day: date


@dataclass(frozen=True)
class Reckoning:
    """A term reckoned out. nominal: the end before moving; last_day: the last day on which one is in time.

    counted_as_one: the last day if base and extension counted as one term, where that differs.
    advised: for a term counted back, the last working day that is still early enough.
    """

    start: date
    length: Length
    nominal: date
    last_day: date
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()
    standing_still_since: date | None = None
    counted_as_one: date | None = None
    advised: date | None = None

    def sentences(self) -> list[str]:
        """The reckoning in plain Dutch, a sentence per line, the warnings, and the last day at the end."""
        told = [f"{line.operation}, {day_words(line.day)}: {line.reason}" for line in self.lines]
        told += [f"Let op: {warning}" for warning in self.warnings]
        return [*told, f"Uiterlijk {day_words(self.last_day)}."]

    def sums(self) -> list[tuple[str, str]]:
        """The sum as a party reads it: operation, and the day with its reason; no word to the house."""
        return [
            (line.operation, f"{day_words(line.day)}. {line.reason.removeprefix(BEGIN).rstrip('.')}.")
            for line in self.lines
        ]

    def as_dict(self) -> dict[str, object]:
        """The reckoning as plain JSON values, days as YYYY-MM-DD."""
        return {
            "start": self.start.isoformat(),
            "length": str(self.length),
            "nominal": self.nominal.isoformat(),
            "last_day": self.last_day.isoformat(),
            "lines": [
                {"operation": line.operation, "reason": line.reason, "day": line.day.isoformat()}
                for line in self.lines
            ],
            "reasons": self.sentences(),
            "warnings": list(self.warnings),
            "standing_still_since": _iso(self.standing_still_since),
            "counted_as_one": _iso(self.counted_as_one),
            "advised": _iso(self.advised),
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> "Reckoning":
        """The reckoning that `as_dict` wrote."""
        lines = kept["lines"]
        warnings = kept["warnings"]
        assert isinstance(lines, list)
        assert isinstance(warnings, list)
        return cls(
            start=_day(kept["start"]),
            length=Length.parse(str(kept["length"])),
            nominal=_day(kept["nominal"]),
            last_day=_day(kept["last_day"]),
            lines=tuple(Line(line["operation"], line["reason"], _day(line["day"])) for line in lines),
            warnings=tuple(warnings),
            standing_still_since=_maybe(kept["standing_still_since"]),
            counted_as_one=_maybe(kept["counted_as_one"]),
            advised=_maybe(kept["advised"]),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


def _maybe(text: object) -> date | None:
    return _day(text) if text else None
