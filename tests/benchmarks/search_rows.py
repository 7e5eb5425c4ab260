"""Row 7: searching in 500,000 cases against the same in 5,000, by the page as it is opened."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial

from flask.testing import FlaskClient
from sqlalchemy import String, cast, func, insert, literal, select, text

from committee.case.records import NEVER, Case
from committee.procedure import State
from committee.searching.records import SearchWord
from committee.searching.rules import Level
from committee.searching.stems import MARK, stem
from committee.store import db, transaction
from tests import databases
from tests.benchmarks import crowd
from tests.benchmarks.measure import Row, ratio, with_backends
from tests.benchmarks.page_rows import _backends
from tests.benchmarks.scene import application
from tests.web.browsing import searched, sign_in
from tests.web.conftest import Apart
from tests.web.scene import a_full_case, a_house_with_passwords

SMALL, LARGE = 5_000, 500_000
AT_ONCE, ROUNDS = 15, 7
ASKED = (
    ("woord in alle zaken", "begeleiding"), ("twee woorden in alle zaken", "begeleiding eemrand"),
    ("zeldzaam en algemeen woord", "groep7 begeleiding"), ("één zaak", "uniek4321"),
    ("begin van een woord", "begeleidi"), ("andere vorm van een woord", "begeleidingen"),
)


def rows() -> Iterator[Row]:
    """All search rows, on both databases."""
    for kind in databases.KINDS:
        with scene(kind, SMALL) as (small, one), scene(kind, LARGE) as (large, two):
            clock = with_backends(one + two)
            for what, query in ASKED:
                value = ratio(opening(large, query), opening(small, query), ROUNDS, clock)
                yield Row("7", f"zoeken, {what}, bij 500.000 zaken, {kind}", "bij 5.000", value, 3.0)


def opening(browser: FlaskClient, query: str) -> Callable[[], None]:
    """Opening the page of a search a number of times."""
    address = searched(browser, query)

    def often() -> None:
        for _ in range(AT_ONCE):
            answer = browser.get(address)
            assert answer.status_code == 200
            assert "ZZ-" in answer.text, query

    return often


@contextmanager
def scene(kind: str, size: int) -> Iterator[tuple[FlaskClient, list[int]]]:
    """A secretary's browser on an application with so many cases to find, and its database's processes."""
    with ExitStack() as stack:
        app = stack.enter_context(application(kind))
        with transaction():
            house = a_house_with_passwords()
            a_full_case(house)
            email = house.accounts["dewit"].email
        fill(size)
        db.session.remove()
        app.test_client_class = Apart
        browser = app.test_client()
        assert sign_in(browser, email).status_code == 303
        yield browser, _backends(app)


def fill(size: int) -> None:
    """Add so many closed cases, each with two words that all have, one of a thousand, and one of its own."""
    with transaction():
        model = db.session.execute(
            select(Case.id, Case.committee_id, Case.organisation_id, Case.regulation_id)).one()
        crowd._write(Case, {
            "id": lambda i: model.id + i, "number": partial(_called, "ZZ-"), "state": State.CLOSED,
            "committee_id": model.committee_id, "organisation_id": model.organisation_id,
            "regulation_id": model.regulation_id, "received_on": crowd.DAY,
            "closed_on": crowd.DAY + timedelta(days=70), "first_due": NEVER, "urgent": False,
            "bound": "organisation", "hearing_moves": 0, "version": 1}, size)
        columns = ["committee_id", "word", "case_id", "level"]
        level = literal(Level.FILE, SearchWord.level.type)
        for word in (literal("begeleiding"), literal(MARK + stem("begeleiding")), literal("eemrand"),
                     literal("groep") + cast(Case.id % 1000, String),
                     literal("uniek") + cast(Case.id, String)):
            said = select(Case.committee_id, word, Case.id, level).where(Case.id > model.id)
            db.session.execute(insert(SearchWord).from_select(columns, said))
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("VACUUM ANALYZE"))
        assert connection.scalar(select(func.count()).select_from(SearchWord)) == 5 * size


def _called(prefix: str, i: object) -> object:
    return literal(prefix) + cast(i, String)   # type: ignore[call-overload]
