"""The database: base class, column types, and the one transaction.

On SQLite every transaction() takes the write lock before it reads; on PostgreSQL the gate locks rows.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import Enum as PythonEnum
from functools import lru_cache
from typing import Any

from flask import has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import (
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    Enum,
    ExceptionContext,
    Executable,
    MetaData,
    TextClause,
    TypeDecorator,
    event,
    text,
)
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(column_0_N_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite keeps no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a value is in Python; the way back of an act reads it."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way in; a naive moment is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware UTC on the way out."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


def by_value(enum: type[PythonEnum]) -> Enum:
    """A column type that stores an enum by its value; adding a member needs no migration."""
    return Enum(enum, native_enum=False, length=40, create_constraint=False,
                values_callable=lambda kind: [member.value for member in kind])


def where(condition: str) -> dict[str, TextClause]:
    """What an index is made with to hold only the rows of which this is so, on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Record(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)


Record.registry.update_type_annotation_map({datetime: Moment})


class ReadOrWrite(Session):
    """A session that opens no transaction to show a page.

    On PostgreSQL a select sees what is committed, in a transaction or not. Without one two turns to the
    server are saved, and the ROLLBACK after which psycopg forgets the statements that were prepared.
    """

    def get_bind(self, *args: Any, **more: Any) -> Any:
        """The engine; for a page that is only shown, one without transactions."""
        engine = super().get_bind(*args, **more)
        reading = _is_reading() and not _writing.get() and isinstance(engine, Engine)
        return _reading_engine(engine) if reading and engine.dialect.name == "postgresql" else engine


@lru_cache(maxsize=4)
def _reading_engine(engine: Engine) -> Engine:
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _is_reading() -> bool:
    return has_request_context() and request.method in {"GET", "HEAD", "OPTIONS"}


db = SQLAlchemy(model_class=Record, disable_autonaming=True, session_options={"class_": ReadOrWrite})
_writing: ContextVar[bool] = ContextVar("writing", default=False)
_sanctioned: ContextVar[bool] = ContextVar("sanctioned", default=False)


class WriteOnRead(RuntimeError):
    """A GET or HEAD request tried to write."""


class Busy(Exception):
    """Somebody else changed this first; the message is Dutch."""


@contextmanager
def planned_by_values() -> Iterator[None]:
    """Within it PostgreSQL plans each select by the values it is asked with.

    A statement that was asked often gets one plan for any values there, and a plan that fits a rare word
    reads all of a common one. To plan the short selects of other pages anew would cost more than it saves.
    """
    if db.engine.dialect.name != "postgresql":
        yield
        return
    db.session.execute(text("SET plan_cache_mode = force_custom_plan"))
    try:
        yield
    finally:
        db.session.execute(text("RESET plan_cache_mode"))


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None   # SQLAlchemy's "begin" event below says which BEGIN it is
    for pragma in ("journal_mode=WAL", "busy_timeout=20000", "foreign_keys=ON", "synchronous=FULL",
                   "recursive_triggers=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@event.listens_for(Engine, "before_cursor_execute")
def _no_write_on_read(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    writes = statement.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}
    if writes and _is_reading() and not _sanctioned.get():
        raise WriteOnRead(f"{request.method} {request.path} wrote to the database")


@event.listens_for(Engine, "handle_error")
def _tell_no_row(context: ExceptionContext) -> None:
    """Leave out of the words of an error what stands in a row or was asked: they end up in a log.

    PostgreSQL quotes both: the row in its DETAIL, a value of the wrong kind (SQLSTATE 22) in the first line.
    """
    wrong, code = context.original_exception, getattr(context.original_exception, "sqlstate", None) or ""
    for error in (wrong, context.sqlalchemy_exception):
        if error is not None and error.args:
            first = str(error.args[0]).partition("\n")[0]
            said = f"{type(wrong).__name__} ({code})" if code.startswith("22") else first
            error.args = (said, *error.args[1:])


def ask(found: Executable, said: Mapping[str, Any] | None = None) -> CursorResult[Any]:
    """What a statement on columns finds or does, past the layer that makes records and a third of the cost.

    said: the values of its parameters.
    """
    db.session.flush()   # as that layer does: what was changed before is found
    return db.session.connection().execute(found, said)


@contextmanager
def transaction() -> Iterator[None]:
    """The only commit. All or nothing; read what you change inside it. Not to be nested."""
    with _under_lock():
        yield
        db.session.commit()


@contextmanager
def trial() -> Iterator[None]:
    """Do things to see what would come of them: nothing is kept, whatever happens, so a GET may do it."""
    with sanctioned(), _under_lock():
        yield


@contextmanager
def _under_lock() -> Iterator[None]:
    if _writing.get():
        raise RuntimeError("transaction() inside transaction()")
    db.session.rollback()
    token = _writing.set(True)
    try:
        yield
    finally:
        db.session.rollback()
        db.session.info.clear()
        _writing.reset(token)


@contextmanager
def sanctioned() -> Iterator[None]:
    """Allow a write during a GET: for the reading log and the last page of a session, for nothing else."""
    token = _sanctioned.set(True)
    try:
        yield
    finally:
        _sanctioned.reset(token)
