"""A house with a case to look at, a clock that stands still, and what no page may do while it is made."""

import socket
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context
from threading import get_ident
from typing import Any

import pytest
from flask import Flask, before_render_template, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from committee import clock
from tests.builders import House, noon
from tests.prepared import HOUSE, Scene, at_once
from tests.web.browsing import sign_in
from tests.web.scene import TODAY, a_full_case, a_house_with_passwords

SIGNED = Scene("house with passwords", at_once(a_house_with_passwords))
CASE = Scene("full case", at_once(lambda: a_full_case(a_house_with_passwords())))


class Apart(FlaskClient):
    """A browser whose requests share nothing with the test but the database."""

    def open(self, *args: Any, **more: Any) -> Any:
        """Send a request as if from outside: without the test's own application context."""
        return Context().run(super().open, *args, **more)


@pytest.fixture(autouse=True)
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon on 8 April 2026."""
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY))


@pytest.fixture(autouse=True)
def no_sockets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page calls another machine; only a test with a browser may connect."""
    if "base" in request.fixturenames:
        return

    def refuse(_self: socket.socket, address: Any) -> None:
        raise AssertionError(f"a page connected to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def no_sql_while_rendering(app: Flask) -> Iterator[None]:
    """A template shows values; it never asks the database.

    Requests that are sent at once each run on a thread of their own, so each keeps its own list.
    """
    rendering: defaultdict[int, list[str]] = defaultdict(list)

    def begun(_app: Flask, template: Any, **_more: Any) -> None:
        rendering[get_ident()].append(template.name)

    def done(_app: Flask, **_more: Any) -> None:
        rendering[get_ident()].pop()

    def asked(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        shown = rendering[get_ident()]
        assert not shown, f"{shown[-1]} asked: {statement}"

    event.listen(Engine, "before_cursor_execute", asked)
    with before_render_template.connected_to(begun, app), template_rendered.connected_to(done, app):
        yield
    event.remove(Engine, "before_cursor_execute", asked)


@pytest.fixture
def counted() -> Callable[[], AbstractContextManager[list[str]]]:
    """The statements that the database was given within a block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "SET", "RESET")):
                statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return counting


@pytest.fixture
def scene(request: pytest.FixtureRequest, scene: Scene, frozen_clock: None) -> Scene:
    """As everywhere, but in the house that a test asks for people can sign in, and it may ask for a case."""
    if scene is not HOUSE:
        return scene
    return CASE if "standing_case" in request.fixturenames else SIGNED


@pytest.fixture
def standing_case(house: House) -> str:
    """The number of the case of the scene."""
    return "OD-2026-0014"


@pytest.fixture
def number(standing_case: str) -> str:
    """The number of a case with something in every section; a module may play another by this name."""
    return standing_case


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A browser that nobody has signed in with."""
    app.test_client_class = Apart
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask, house: House) -> Callable[[str], FlaskClient]:
    """A browser in which somebody of the house has signed in."""

    def as_(name: str) -> FlaskClient:
        app.test_client_class = Apart
        browser = app.test_client()
        assert sign_in(browser, house.accounts[name].email).status_code == 303
        return browser

    return as_
