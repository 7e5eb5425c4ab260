"""The regulations and the equated days that come with Wederhoor."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from committee.regulation.model import Regulation
from committee.regulation.reading import parse
from committee.terms import Rules

PACKAGE = Path(__file__).resolve().parent.parent
FILES = PACKAGE / "regulations"
EQUATED = PACKAGE / "data" / "equated_days.toml"


@dataclass(frozen=True)
class EquatedDays:
    """Days equated with a holiday by royal decree, each with its reason; covered: complete years."""

    days: Mapping[date, str]
    covered: frozenset[int]


@lru_cache(maxsize=1)
def equated_days() -> EquatedDays:
    """The royal decrees that come with Wederhoor (Algemene termijnenwet art. 3 lid 3)."""
    kept = tomllib.loads(EQUATED.read_text("utf-8"))
    return EquatedDays({row["day"]: row["reason"] for row in kept["equated"]}, frozenset(kept["covered"]))


def rules_of(regulation: Regulation, decrees: EquatedDays | None = None) -> Rules:
    """How this regulation counts: its switch, the royal decrees, and the days it equates itself."""
    decrees = decrees or equated_days()
    return Rules(regulation.apply_atw, {**decrees.days, **regulation.equated}, decrees.covered)


def shipped_ids() -> tuple[str, ...]:
    """The ids of the regulations that come with Wederhoor, in the alphabet."""
    return tuple(sorted(path.stem for path in FILES.glob("*.toml")))


def shipped_text(regulation_id: str) -> str:
    """The TOML of a shipped regulation, verbatim. Raises KeyError for an id that is not shipped."""
    if regulation_id not in shipped_ids():
        raise KeyError(regulation_id)
    return (FILES / f"{regulation_id}.toml").read_text("utf-8")


@lru_cache(maxsize=16)
def shipped(regulation_id: str) -> Regulation:
    """A shipped regulation. Raises KeyError for an id that is not shipped."""
    return parse(shipped_text(regulation_id), f"{regulation_id}.toml")
