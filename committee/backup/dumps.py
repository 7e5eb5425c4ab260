"""The database as one file, and back: SQLite by its own backup, PostgreSQL by pg_dump and pg_restore."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask
from psycopg import conninfo
from sqlalchemy import inspect, text

from committee.application import create_app
from committee.config import Config
from committee.store import db

FILES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}


class Trouble(Exception):
    """A copy cannot be made or put back; the message is one Dutch line."""


def kind(settings: Config) -> str:
    """Which kind of database an installation has: sqlite or postgresql."""
    return "sqlite" if settings.database.startswith("sqlite:") else "postgresql"


@contextmanager
def dumped(settings: Config, folder: Path) -> Iterator[Flask]:
    """Put the database in a folder; meanwhile the application reads exactly what stands in that copy."""
    file = folder / FILES[kind(settings)]
    if kind(settings) == "sqlite":
        source = _path(settings)
        if not source.is_file():
            raise Trouble(f"Er is nog geen database in {source}; doe eerst: committee init")
        with closing(sqlite3.connect(source)) as running, closing(sqlite3.connect(file)) as copy:
            running.backup(copy)
        with reading(replace(settings, database=f"sqlite:///{file}")) as app:
            yield app
        with closing(sqlite3.connect(file)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")   # one file, with nothing beside it
        return
    with reading(settings) as app:
        connection = db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        _run(settings, ["pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                        f"--snapshot={snapshot}", f"--file={file}"])
        _read_through(settings, file)
        yield app


@contextmanager
def reading(settings: Config) -> Iterator[Flask]:
    """The application on these settings, within its context, and every connection closed afterwards."""
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def require_empty(settings: Config) -> None:
    """Nothing stands in the database yet. Raises Trouble."""
    if kind(settings) == "sqlite" and not _path(settings).is_file():
        return
    with reading(settings):
        if inspect(db.engine).get_table_names():
            raise Trouble("De database is niet leeg. Terugzetten kan alleen in een lege database.")


def put_back(settings: Config, folder: Path) -> None:
    """Fill the empty database from a folder, whole or not at all. Raises Trouble."""
    file = folder / FILES[kind(settings)]
    if kind(settings) == "postgresql":
        _run(settings, ["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner",
                        "--no-privileges", f"--dbname={_without_password(settings)}", str(file)])
        return
    path = _path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-terug")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as copy, closing(sqlite3.connect(draft)) as made:
        copy.backup(made)
    os.replace(draft, path)


def _path(settings: Config) -> Path:
    return Path(settings.database.removeprefix("sqlite:///"))


def _url(settings: Config) -> dict[str, str]:
    url = settings.database.replace("postgresql+psycopg://", "postgresql://", 1)
    return {name: str(value) for name, value in conninfo.conninfo_to_dict(url).items()}


def _without_password(settings: Config) -> str:
    url = _url(settings)
    url.pop("password", None)
    return conninfo.make_conninfo(**url)


def _run(settings: Config, words: list[str]) -> bytes:
    """A command of PostgreSQL on this database; its password is no word of the command, which others see."""
    environ = {**os.environ, "PGPASSWORD": _url(settings).get("password", ""), "LC_ALL": "C.UTF-8"}
    if words[0] == "pg_dump":
        words = [*words, f"--dbname={_without_password(settings)}"]
    try:
        done = subprocess.run(words, capture_output=True, env=environ, check=False)
    except FileNotFoundError:
        raise Trouble(f"{words[0]} ontbreekt op deze machine; installeer postgresql-client.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["zonder reden"]
        raise Trouble(f"{words[0]} is gestopt: {said[0]}")
    return done.stdout


def _read_through(settings: Config, file: Path) -> None:
    """The journal in a dump of PostgreSQL has the links of the one in the database. Raises Trouble."""
    told = _run(settings, ["pg_restore", "--data-only", "--table=journal", "--file=-", str(file)])
    rows = _copied(told.decode("utf-8"))
    found = [(row["previous"], row["hash"]) for row in sorted(rows, key=lambda row: int(row["seq"]))]
    kept = db.session.execute(text("SELECT previous, hash FROM journal ORDER BY seq")).all()
    if found != [tuple(row) for row in kept]:
        raise Trouble("Het logboek in de kopie is anders dan dat in de database; maak de kopie opnieuw.")


def _copied(told: str) -> Iterator[dict[str, str]]:
    """The rows of a COPY as it stands in a dump."""
    names: list[str] = []
    for line in told.split("\n"):
        if line.startswith("COPY "):
            names = line[line.index("(") + 1 : line.index(")")].replace('"', "").split(", ")
        elif line == "\\.":
            names = []
        elif names:
            yield dict(zip(names, line.split("\t"), strict=True))
