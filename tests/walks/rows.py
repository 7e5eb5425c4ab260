"""All rows that one procedure made, as values: to see that an act changed what it should, or nothing."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Row,
    Select,
    String,
    Table,
    cast,
    func,
    literal,
    literal_column,
    select,
    text,
    union_all,
)

from committee.case import images
from committee.store import Record, db

UNSEEN = {"images", "readings", "equated_days", "journal_head", "drafts", "uploads"}
ADDRESS_BOOK = {"organisations"}  # who came to be known stays known, whatever is undone in a case
HEAVY = {"letters.paper", "letters.mail", "verdict_versions.content", "regulation_versions.toml"}
ALONE = text("SET LOCAL max_parallel_workers_per_gather = 0")   # to fork costs more than so few rows do
State = dict[str, list[tuple[Any, ...]]]


def _key(table: Table) -> Column[Any]:
    return next(iter(table.primary_key.columns))


def _watched() -> list[Table]:
    return [
        table
        for table in Record.metadata.sorted_tables
        if table.name not in UNSEEN and isinstance(_key(table).type, Integer)
    ]


def _query(table: Table) -> Select[Any]:
    seen = [column for column in table.columns if f"{table.name}.{column.name}" not in HEAVY]
    return select(*seen).order_by(*table.primary_key.columns)


def _mark(table: Table, highest: int) -> Select[Any]:
    """How many rows there are, and the latest transaction that wrote one of them."""
    latest = cast(cast(literal_column("xmin"), String), BigInteger)
    found = select(literal(table.name), func.count(), func.max(latest)).select_from(table)
    return found.where(_key(table) > highest)


class Rows:
    """The rows that came after a moment, by table; everything that was there before is left out.

    On PostgreSQL a table that nobody wrote in since the last look is not read again: fifty answers of a
    server take longer than the act between them.
    """

    def __init__(self) -> None:
        self.queries: dict[str, Select[Any]] = {}
        self.kept: dict[str, list[Row[Any]]] = {}
        self.marks: dict[str, Row[Any]] = {}
        marks = []
        for table in _watched():
            highest = db.session.scalar(select(func.coalesce(func.max(_key(table)), 0))) or 0
            self.queries[table.name] = _query(table).where(_key(table) > highest)
            marks.append(_mark(table, highest))
        self.marked = union_all(*marks) if db.engine.dialect.name == "postgresql" else None

    def now(self) -> dict[str, list[Row[Any]]]:
        """Every row as it stands, by table, in order of its key."""
        connection = db.session.connection()
        if self.marked is None:
            return {name: list(connection.execute(query)) for name, query in self.queries.items()}
        connection.execute(ALONE)
        marks = {row[0]: row for row in connection.execute(self.marked)}
        for name, query in self.queries.items():
            if marks[name] != self.marks.get(name):
                self.kept[name] = list(connection.execute(query))
        self.marks = marks
        return dict(self.kept)


def state_of(rows: dict[str, list[Row[Any]]]) -> State:
    """What of the rows is state: no history, no post, and no reasons that belong to the journal."""
    reasons = {entry.facts.get("passage") for entry in rows["journal"]}
    state: State = {
        name: [_plain(name, row) for row in found]
        for name, found in rows.items()
        if name not in images.NOT_STATE | ADDRESS_BOOK and name != "passages"
    }
    state["passages"] = [tuple(row) for row in rows["passages"] if row.id not in reasons]
    return state


def _plain(name: str, row: Row[Any]) -> tuple[Any, ...]:
    kept = row._mapping.items()
    return tuple(value for column, value in kept if (name, column) not in images.SKIPPED)


def difference(before: State, after: State) -> list[str]:
    """What differs between two states, as lines that name the table and the row."""
    return [
        f"{name}: {mark} {row}"
        for name in before
        for mark, these, those in (("-", before[name], after[name]), ("+", after[name], before[name]))
        for row in these
        if row not in those
    ]
