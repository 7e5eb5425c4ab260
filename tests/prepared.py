"""What a test finds: a scene, made once per test process and laid anew in its database for each test.

All tests of a process on one kind of database share one application and one engine, so that what is
costly is done once: addresses, templates, statements. Nothing else goes from one test to the next: rows,
numbers, files and settings are put back before each.

A test begins from the scene it is marked with (`begins`), else from that of a fixture it asks for, where its
module says so (`where`), else from the house if it asks for one.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from committee import config, create_app
from committee.store import db, transaction
from tests import databases
from tests.builders import a_house, the_house


@dataclass(frozen=True)
class Scene:
    """What a database and the files beside it hold, under a name of its own; made once per test process."""

    name: str
    make: Callable[[], Any]
    upon: "Scene | None" = None   # the scene it goes on from


def at_once(make: Callable[[], Any]) -> Callable[[], None]:
    """What makes a scene within one transaction."""
    def made() -> None:
        with transaction():
            make()

    return made


EMPTY = Scene("empty", lambda: None)
HOUSE = Scene("house", at_once(a_house))


def after(make: Callable[..., Any], upon: Scene = HOUSE, **more: Any) -> Scene:
    """What the house holds after make(house, **more), which opens its own transactions."""
    called = [f"{make.__module__}.{make.__name__}", *(f"{name}={value}" for name, value in more.items())]
    return Scene(f"{upon.name}, {' '.join(called)}", lambda: make(the_house(), **more), upon)


def where(**found: Scene) -> Callable[..., Scene]:
    """For a module: the scene of a test that asks for a fixture of such a name; others have the usual one."""

    @pytest.fixture(name="scene")
    def chosen(request: pytest.FixtureRequest, scene: Scene) -> Scene:
        return next((one for name, one in found.items() if name in request.fixturenames), scene)

    return chosen


@dataclass(frozen=True)
class Kept:
    """A scene as it was made: the content of the database, and the folder of its files."""

    content: Any
    folder: Path


def an_app(url: str, folder: Path, compiled: FileSystemBytecodeCache) -> Flask:
    """An application on a database and in an instance folder."""
    app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, folder))
    app.config["TESTING"] = True
    app.jinja_env.bytecode_cache = compiled
    return app


class Ground:
    """One database of a kind, and the application on it."""

    def __init__(self, server: databases.SQLite | databases.PostgreSQL, template: str, folder: Path,
                 compiled: FileSystemBytecodeCache) -> None:
        self.server, self.template, self.folder = server, template, folder
        self.url = server.copy(template)
        self.app = an_app(self.url, folder / "first", compiled)
        with self.app.app_context():
            self.engine = db.engine
        self.kept = {EMPTY.name: Kept(server.hold(template), folder / "first")}

    def lay(self, scene: Scene) -> None:
        """Let the database hold this scene and nothing else."""
        if scene.name not in self.kept:
            self._make(scene)
        self._fill(self.kept[scene.name])

    def furnish(self, scene: Scene, folder: Path) -> None:
        """Put the files of a scene that was laid in an instance folder."""
        shutil.copytree(self.kept[scene.name].folder, folder, dirs_exist_ok=True)

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Flask]:
        """The application in an instance folder, within its context; its settings are put back afterwards."""
        settings, proxies = dict(self.app.config), dict(vars(self.app.wsgi_app))
        self.app.instance_path = str(folder)
        try:
            with self.app.app_context():
                yield self.app
                db.session.remove()
        finally:
            self.app.config.clear()
            self.app.config.update(settings)
            vars(self.app.wsgi_app).update(proxies)
            self.app.test_client_class = FlaskClient
            pool = self.engine.pool
            if pool.checkedout() or pool.checkedin() > databases.LINES:   # a test had threads
                self.engine.dispose()

    def _make(self, scene: Scene) -> None:
        before = scene.upon or EMPTY
        self.lay(before)
        folder = self.folder / str(len(self.kept))
        self.furnish(before, folder)
        with self.opened(folder):
            scene.make()
        self.engine.dispose()
        self.kept[scene.name] = Kept(self.server.hold(self.url), folder)

    def _fill(self, kept: Kept) -> None:
        if self.server.lay(self.url, kept.content, self.template):
            self.engine.dispose()
