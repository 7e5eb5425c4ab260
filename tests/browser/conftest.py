"""One house, one case, one server and one browser for all tests of a module: they look, and change little."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, Page, sync_playwright

from committee import clock
from committee.store import transaction
from tests import databases
from tests.browser.looking import CHROMIUM, sign_in
from tests.builders import House, noon
from tests.conftest import application
from tests.web.conftest import no_sql_while_rendering  # noqa: F401  a page in a browser neither
from tests.web.scene import TODAY, a_full_case, a_house_with_passwords
from tests.web.serving import serving


@pytest.fixture(scope="module", autouse=True)
def frozen_clock() -> Iterator[None]:
    """It is noon on 8 April 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: noon(TODAY))
        yield


@pytest.fixture(scope="module")
def app(server: databases.SQLite | databases.PostgreSQL, template: str, compiled: FileSystemBytecodeCache,
        tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on a database and instance folder of this module."""
    url = server.copy(template)
    with application(url, tmp_path_factory.mktemp("instance"), compiled) as ours:
        yield ours
    server.drop(url)


@pytest.fixture(scope="module")
def house(app: Flask) -> House:
    """Onderdak, whose people can sign in."""
    with transaction():
        return a_house_with_passwords()


@pytest.fixture(scope="module")
def number(house: House) -> str:
    """The number of a case with something in every section."""
    with transaction():
        return a_full_case(house).number


@pytest.fixture(scope="module")
def base(app: Flask, number: str) -> Iterator[str]:
    """The address of the application, served for this module."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for all tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a window of its own, in which nobody has signed in."""
    with chromium.new_context(reduced_motion="reduce") as window:
        yield window.new_page()


@pytest.fixture(scope="module")
def known(chromium: Browser, base: str) -> Any:
    """What a browser keeps once De Wit has signed in."""
    with chromium.new_context() as window:
        sign_in(window.new_page(), base)
        return window.storage_state()


@pytest.fixture
def desk(chromium: Browser, known: Any) -> Iterator[Page]:
    """A page in a window of its own, in which De Wit has signed in."""
    with chromium.new_context(reduced_motion="reduce", storage_state=known) as window:
        yield window.new_page()
