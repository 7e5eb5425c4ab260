"""The rows of a PostgreSQL database, kept to be put back: a tenth of the work of making a database anew."""

from dataclasses import dataclass
from typing import Any

import psycopg

AS_A_COPY = "-csession_replication_role=replica -clock_timeout=3s"   # no trigger, no wait for what is left
SHAPE = """
    SELECT (SELECT sum(hashtext(oid::text || relname)) FROM pg_class),
           (SELECT sum(hashtext(attrelid::text || attname || atttypid::text)) FROM pg_attribute),
           (SELECT sum(hashtext(oid::text || tgenabled::text)) FROM pg_trigger),
           (SELECT sum(oid::bigint) FROM pg_constraint), (SELECT sum(oid::bigint) FROM pg_proc)
"""
TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid
"""
NUMBERS = """
    SELECT quote_ident(sequencename), coalesce(last_value, start_value), last_value IS NOT NULL
    FROM pg_sequences WHERE schemaname = 'public'
"""
COUNT_ON = """
    SELECT setval(name::regclass, number, called)
    FROM unnest(%s::text[], %s::bigint[], %s::bool[]) kept (name, number, called)
"""
OTHERS = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class Rows:
    """The rows of each table that has any, the next numbers, and a sum of how the tables are made."""

    shape: tuple[Any, ...]
    numbers: list[tuple[str, int, bool]]
    every: tuple[str, ...]
    filled: dict[str, bytes]


def of(connection: psycopg.Connection) -> Rows:
    """All rows of a database."""
    every = tuple(name for (name,) in connection.execute(TABLES))
    filled = {name: _copied(connection, name) for name in every
              if connection.execute(f"SELECT EXISTS (SELECT FROM {name})").fetchone() == (True,)}
    return Rows(connection.execute(SHAPE).fetchone(), connection.execute(NUMBERS).fetchall(), every, filled)


def refill(connection: psycopg.Connection, rows: Rows, lines: int) -> bool:
    """Put rows and numbers back. False, and nothing done: tables were changed, or a test left somebody.

    lines: how many others may be connected.
    """
    shape, (others,) = connection.execute(SHAPE).fetchone(), connection.execute(OTHERS).fetchone()
    if shape != rows.shape or others > lines:
        return False
    with connection.transaction():
        wipe = " ".join(f"DELETE FROM {name};" for name in rows.every)
        connection.execute(f"DO $$ BEGIN {wipe} END $$")
        for name, lines in rows.filled.items():
            with connection.cursor().copy(f"COPY {name} FROM STDIN (FORMAT BINARY)") as copy:
                copy.write(lines)
        connection.execute(COUNT_ON, [list(column) for column in zip(*rows.numbers, strict=True)])
    return True


def _copied(connection: psycopg.Connection, name: str) -> bytes:
    with connection.cursor().copy(f"COPY {name} TO STDOUT (FORMAT BINARY)") as copy:
        return b"".join(copy)
