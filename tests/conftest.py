"""Fixtures of all tests. A test that asks for a database runs once on each kind, in a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from committee import config, create_app
from committee.store import db
from tests import databases


def pytest_addoption(parser: pytest.Parser) -> None:
    """While working on one test: --databases sqlite."""
    parser.addoption("--databases", default=",".join(databases.KINDS), help="kinds of database, with commas")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for a database once on each kind; what is marked one_database on the first alone."""
    if "server" in metafunc.fixturenames:
        kinds = metafunc.config.getoption("databases").split(",")
        if metafunc.definition.get_closest_marker("one_database"):
            kinds = kinds[:1]
        metafunc.parametrize("server", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[databases.SQLite | databases.PostgreSQL]:
    """A place for databases: SQLite files, or a PostgreSQL server of this test process alone."""
    with databases.server(request.param) as place:
        yield place


@pytest.fixture(scope="session")
def template(server: databases.SQLite | databases.PostgreSQL) -> str:
    """URL of the migrated database that the others are copied from; nobody may stay connected to it."""
    url = server.empty()
    databases.migrate(url)
    return url


@pytest.fixture
def empty_database_url(server: databases.SQLite | databases.PostgreSQL) -> Iterator[str]:
    """URL of a database without tables, for this test alone."""
    url = server.empty()
    yield url
    server.drop(url)


@pytest.fixture
def database_url(server: databases.SQLite | databases.PostgreSQL, template: str) -> Iterator[str]:
    """URL of a migrated database, for this test alone."""
    url = server.copy(template)
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The templates as an earlier test compiled them, which is most of the work of a first page."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))


@contextmanager
def application(url: str, folder: Path, compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application on a database and in an instance folder, within its context."""
    app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, folder))
    app.config["TESTING"] = True
    app.jinja_env.bytecode_cache = compiled
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(database_url: str, tmp_path: Path, compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application on a database and instance folder of its own, within its context."""
    with application(database_url, tmp_path / "instance", compiled) as ours:
        yield ours
