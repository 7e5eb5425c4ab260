"""Fixtures of all tests. A test that asks for a database runs once on each kind, in a database of its own."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache

from committee.case.records import Case
from committee.people import signin
from committee.store import db
from tests import databases
from tests.builders import House, the_house
from tests.prepared import EMPTY, HOUSE, Ground, Scene, an_app

settings.load_profile("ci")   # the same choices everywhere, and no failure because a machine is busy
gc.disable()   # until all tests are read: what is read then stays


def pytest_configure() -> None:
    """The files of tests lie in memory where there is room: a document that is kept waits for the disk."""
    folder = databases.in_memory()
    if folder:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)


def pytest_collection_finish() -> None:
    """From here on what nobody uses is taken away, without going through all that was read."""
    gc.freeze()
    gc.enable()


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
def servers() -> Iterator[Callable[[str], databases.SQLite | databases.PostgreSQL]]:
    """The place for databases of a kind, started once whatever the order of the tests."""
    with ExitStack() as stack:
        yield cache(lambda kind: stack.enter_context(databases.server(kind)))


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest,
           servers: Callable[[str], Any]) -> databases.SQLite | databases.PostgreSQL:
    """A place for databases: SQLite files, or a PostgreSQL server of this test process alone."""
    return servers(request.param)


@pytest.fixture(scope="session")
def templates() -> Callable[[Any], str]:
    """The migrated database of a place, made once."""
    return cache(databases.migrated)


@pytest.fixture(scope="session")
def template(server: databases.SQLite | databases.PostgreSQL, templates: Callable[[Any], str]) -> str:
    """URL of the migrated database that the others are copied from; nobody may stay connected to it."""
    return templates(server)


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory,
            compiled: FileSystemBytecodeCache) -> Callable[[Any, str], Ground]:
    """The database and application that the tests of a kind share, made once."""
    def made(server: databases.SQLite | databases.PostgreSQL, template: str) -> Ground:
        return Ground(server, template, tmp_path_factory.mktemp("scenes"), compiled)

    return cache(made)


@pytest.fixture(scope="session")
def common(server: databases.SQLite | databases.PostgreSQL, template: str,
           grounds: Callable[[Any, str], Ground]) -> Ground:
    """The database and application that the tests of this kind share."""
    return grounds(server, template)


@pytest.fixture
def empty_database_url(server: databases.SQLite | databases.PostgreSQL) -> Iterator[str]:
    """URL of a database without tables, for this test alone."""
    url = server.empty()
    yield url
    server.drop(url)


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Scene:
    """What the database of a test holds when it begins: what it is marked with, or the house it asks for."""
    if marked := request.node.get_closest_marker("begins"):
        return marked.args[0]
    return HOUSE if "standing_house" in request.fixturenames else EMPTY


@pytest.fixture
def database_url(common: Ground, scene: Scene) -> str:
    """URL of a migrated database that holds the scene and nothing else."""
    common.lay(scene)
    return common.url


@pytest.fixture(scope="session")
def compiled(request: pytest.FixtureRequest) -> FileSystemBytecodeCache:
    """The templates as an earlier test of any process compiled them: most of the work of a first page."""
    return FileSystemBytecodeCache(str(request.config.cache.mkdir("templates")))


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[PasswordHasher]:
    """A password costs next to nothing to try, as no test attacks one; what hashes outside the tests."""
    real = signin.HASHER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signin, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        patch.setattr(signin, "NOBODY", signin.HASHER.hash("niemand"))
        yield real


@pytest.fixture
def real_hashes(quick_hashes: PasswordHasher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password costs what it costs outside the tests."""
    monkeypatch.setattr(signin, "HASHER", quick_hashes)


@contextmanager
def application(url: str, folder: Path, compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    """An application of its own, on a database and in an instance folder, within its context."""
    app = an_app(url, folder, compiled)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(database_url: str, common: Ground, scene: Scene, tmp_path: Path) -> Iterator[Flask]:
    """The application in an instance folder of its own, on the scene of this test, within its context."""
    folder = tmp_path / "instance"
    common.furnish(scene, folder)
    with common.opened(folder) as ours:
        yield ours


@pytest.fixture
def standing_house(app: Flask) -> House:
    """The house of the scene."""
    return the_house()


@pytest.fixture
def house(standing_house: House) -> House:
    """A committee under the regulation of the Loket Housing; a module may build another by this name."""
    return standing_house


@pytest.fixture
def case_id(app: Flask) -> int:
    """The first case of the scene, by its id."""
    return db.session.query(Case.id).order_by(Case.id).limit(1).scalar()


@pytest.fixture
def case(case_id: int) -> Case:
    """The first case of the scene."""
    return db.session.get_one(Case, case_id)
