"""Rows 1 to 6 and 9: a page without data, the list and a case against floor pages, growth, backup."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event
from time import perf_counter

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select, text

from committee import config
from committee.backup import dumps
from committee.case.gate import account_actor
from committee.case.records import Case
from committee.desk.reads import listing
from committee.people.records import Membership
from committee.permissions import Role
from committee.store import ask, db
from tests import databases
from tests.benchmarks import crowd, floors
from tests.benchmarks.measure import Row, ratio, seconds, with_backends
from tests.benchmarks.scene import application
from tests.web.browsing import sign_in
from tests.web.conftest import Apart

FEW, SMALL, LARGE = 10, 10_000, 100_000
AT_ONCE, ROUNDS = 15, 7
CLOSED = "/zaken?stand=afgesloten"


@dataclass
class Scene:
    """An application with so many cases, the secretary's browser, and the processes of its database."""

    app: Flask
    browser: FlaskClient
    case: str
    account_id: int
    backends: list[int]

    def open(self, address: str, browser: FlaskClient | None = None) -> Callable[[], None]:
        """Opening a page a number of times."""
        def often() -> None:
            for _ in range(AT_ONCE):
                assert (browser or self.browser).get(address).status_code == 200, address

        return often

    def last(self, closed: bool) -> str:
        """The address of the deepest page of the list."""
        over = Case.closed_on.is_not(None) if closed else Case.closed_on.is_(None)
        with self.app.app_context():
            key = db.session.scalars(
                select(Case.id).where(over).order_by(Case.id).offset(listing.SIZE).limit(1)).one()
        return f"/zaken?voor={key}" + ("&stand=afgesloten" if closed else "")


def rows() -> Iterator[Row]:
    """All page rows, on both databases."""
    for kind in databases.KINDS:
        with scene(kind, FEW) as few, scene(kind, SMALL) as small, scene(kind, LARGE) as large:
            yield from _against_floors(kind, small)
            yield from _growth(kind, small, large)
            yield _desk(kind, few, small, large)
            yield _backup(kind, large)


@contextmanager
def scene(kind: str, size: int) -> Iterator[Scene]:
    """An application on a database of that kind with so many cases, and its secretary signed in."""
    with ExitStack() as stack:
        app = stack.enter_context(application(kind))
        house, number = crowd.a_busy_case()
        account = house.accounts["dewit"]
        email, account_id = account.email, account.id
        crowd.fill(size)
        db.session.remove()
        floors.lay(app)
        app.test_client_class = Apart
        browser = app.test_client()
        assert sign_in(browser, email).status_code == 303
        yield Scene(app, browser, f"/zaken/{number}", account_id, _backends(app))


def _backends(app: Flask) -> list[int]:
    """The database processes that work for this application; SQLite works in our own."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            return []
        own = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return list(db.session.scalars(own))


def _against_floors(kind: str, at: Scene) -> Iterator[Row]:
    html = at.browser.get("/vloer/leeg").text
    bare = floors.bare(at.app, html)
    bare.test_client_class = Apart
    visitor = bare.test_client()
    visitor.get(f"/in/{at.account_id}")
    assert len(visitor.get("/leeg").text) >= len(html) - 200
    asked = _statements(at, at.case)
    pairs = (
        ("1", "bladzijde zonder gegevens", "/vloer/leeg", "Flask met Flask-Login, zelfde bytes", None, 1.3),
        ("2", "lijst van zaken", "/zaken", "zelfde applicatie, één select van 25 rijen", "/vloer/lijst", 2.0),
        ("2", "lijst, afgesloten", CLOSED, "zelfde applicatie, één select van 25 rijen", "/vloer/lijst", 2.0),
        ("3", "bladzijde van een zaak", at.case, f"zelfde applicatie, {asked - 1} kleine selects",
         f"/vloer/vragen/{asked - 1}", 1.5),   # one of ours is the visitor, which every page asks for
    )
    for row, what, ours, against, floor, limit in pairs:
        beside = at.open(floor) if floor else at.open("/leeg", visitor)
        clock = with_backends(at.backends if floor else [])
        yield Row(row, f"{what}, {kind}", against, ratio(at.open(ours), beside, ROUNDS, clock), limit)
    for what, address, most in (("lijst", "/zaken", 6), ("werkblad", "/werkblad", 10), ("zaak", at.case, 10)):
        yield Row("3" if what == "zaak" else "2", f"vragen aan de database, {what}, {kind}", "aantal",
                  float(_statements(at, address)), most)


def _growth(kind: str, small: Scene, large: Scene) -> Iterator[Row]:
    clock = with_backends(small.backends + large.backends)
    pages = (("lijst", "/zaken"), ("lijst, afgesloten", CLOSED), ("zaak", large.case))
    for what, address in pages:
        value = ratio(large.open(address), small.open(address), ROUNDS, clock)
        yield Row("4", f"{what} bij 100.000 zaken, {kind}", "bij 10.000", value, 1.3)
    for what, closed in (("lopende", False), ("afgesloten", True)):
        first = large.open(CLOSED if closed else "/zaken")
        value = ratio(large.open(large.last(closed)), first, ROUNDS, clock)
        yield Row("5", f"diepste bladzijde {what} zaken, {kind}", "de eerste", value, 1.2)
    for what, at in (("10.000", small), ("100.000", large)):
        yield Row("6", f"begrensd tellen bij {what} zaken, {kind}", "hele bladzijde",
                  ratio(_counting(at), at.open("/zaken"), ROUNDS, clock), 0.1)


def _desk(kind: str, *scenes: Scene) -> Row:
    """The desk with 10, 10,000 and 100,000 cases; the ratio is of the last two."""
    clock = with_backends([pid for at in scenes for pid in at.backends])
    for at in scenes:
        at.open("/werkblad")()
    took = [[seconds(at.open("/werkblad"), clock) for at in scenes] for _ in range(ROUNDS)]
    told = "; ".join(f"{1000 * median(each) / AT_ONCE:.1f}" for each in zip(*took, strict=True))
    value = median(large / small for _few, small, large in took)
    return Row("4", f"werkblad bij 100.000 zaken, {kind}", "bij 10.000", value, 1.3,
               note=f"ms bij 10, 10.000 en 100.000: {told}")


def _backup(kind: str, at: Scene) -> Row:
    """The database copied while pages are asked for, against the tool itself under the same visits."""
    with tempfile.TemporaryDirectory() as folder:
        settings = config.load({"DATABASE_URL": at.app.config["SQLALCHEMY_DATABASE_URI"],
                                "COMMITTEE_MODE": "development"}, Path(folder))

        def ours() -> None:
            (Path(folder) / dumps.FILES[kind]).unlink(missing_ok=True)
            with dumps.dumped(settings, Path(folder)):
                pass

        def tool() -> None:
            file = Path(folder) / "kaal"
            file.unlink(missing_ok=True)
            if kind == "sqlite":
                with (closing(sqlite3.connect(dumps._path(settings))) as one,
                      closing(sqlite3.connect(file)) as two):
                    one.backup(two)
            else:
                dumps._run(settings, ["pg_dump", "--format=custom", f"--file={file}"])

        with _visited(at):
            value = ratio(ours, tool, 3, perf_counter)
    return Row("9", f"kopie van 100.000 zaken tijdens bezoek, {kind}",
               "backup van SQLite" if kind == "sqlite" else "pg_dump", value, 1.2,
               note="onze kopie wordt ook geopend en teruggelezen")


@contextmanager
def _visited(at: Scene) -> Iterator[None]:
    over = Event()

    def visit() -> None:
        while not over.wait(0.05):
            assert at.browser.get("/zaken").status_code == 200

    with ThreadPoolExecutor(1) as pool:
        visits = pool.submit(Context().run, visit)
        try:
            yield
        finally:
            over.set()
        visits.result()


def _counting(at: Scene) -> Callable[[], None]:
    with at.app.app_context():
        mine = select(Membership.committee_id).where(Membership.account_id == at.account_id)
        actors = [account_actor(at.account_id, Role.SECRETARY, one) for one in db.session.scalars(mine)]

    def count() -> None:
        with at.app.app_context():   # one for all: the page they stand on has its connection already
            for _ in range(AT_ONCE):
                shape, said = listing._asked(actors, "")
                ask(listing._counts(shape), {**said, "most": listing.CAP + 1}).one()

    return lambda: Context().run(count)


def _statements(at: Scene, address: str) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        at.browser.get(address)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)
