"""The regulations that the cases of a desk follow."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import String, cast, func, select

from committee.board.reads.scope import WHOLE, Scope
from committee.case import clocks
from committee.people.records import EquatedDay, RegulationVersion
from committee.regulation import Regulation
from committee.store import db

DECREE = "gelijkgesteld met een feestdag"


def rulebooks(scope: Scope) -> dict[int, Regulation]:
    """Every version of the regulations of these committees, by its key; with the equated days known today."""
    rows = db.session.execute(_versions(), scope.said())
    return {row.id: _counting(clocks.parsed(row.toml), row.decrees or "") for row in rows}


def _counting(book: Regulation, decrees: str) -> Regulation:
    known = {date.fromisoformat(day): DECREE for day in decrees.split()}
    if not known:
        return book
    return replace(book, calendar=replace(book.calendar, equated={**known, **book.calendar.equated}))


@cache   # making a statement costs more than asking it
def _versions() -> Any:
    mine = RegulationVersion.committee_id.in_(WHOLE)
    decrees = select(func.aggregate_strings(cast(EquatedDay.day, String), " ")).scalar_subquery()
    return select(RegulationVersion.id, RegulationVersion.toml, decrees.label("decrees")).where(mine)
