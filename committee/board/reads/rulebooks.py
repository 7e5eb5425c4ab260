"""The regulations that the cases of a desk follow."""

from functools import cache
from typing import Any

from sqlalchemy import select

from committee.board.reads.scope import WHOLE, Scope
from committee.case import clocks
from committee.people.records import RegulationVersion
from committee.regulation import Regulation
from committee.store import db


def rulebooks(scope: Scope) -> dict[int, Regulation]:
    """Every version of the regulations of these committees, by its key."""
    rows = db.session.execute(_versions(), scope.said())
    return {row.id: clocks.parsed(row.toml) for row in rows}


@cache   # making a statement costs more than asking it
def _versions() -> Any:
    mine = RegulationVersion.committee_id.in_(WHOLE)
    return select(RegulationVersion.id, RegulationVersion.toml).where(mine)
