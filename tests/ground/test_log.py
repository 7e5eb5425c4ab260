"""What goes wrong in the database is logged without a word of what stands in it."""

import logging
import sys

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from committee.people.records import Person
from committee.store import db, transaction

SECRET = "Anneke Visser-Geheim"
ADDRESS = "visser.geheim@example.org"


def logged(app, caplog, act) -> str:
    """What the log keeps of an act that fails."""
    with caplog.at_level(logging.ERROR):
        try:
            act()
        except Exception:
            with app.test_request_context("/zaken"):
                app.log_exception(sys.exc_info())
    assert "Traceback" in caplog.text
    return caplog.text


def told(app, caplog, statement: str, **said: object) -> str:
    """What the log keeps of a statement that fails."""
    def act() -> None:
        with transaction():
            db.session.execute(text(statement), said)

    return logged(app, caplog, act)


class TestTheLog:
    """It names the rule that was broken; the row that broke it stays in the database."""

    @pytest.fixture(autouse=True)
    def unique(self, app):
        """A table with two rules, and a row."""
        with transaction():
            db.session.execute(text("CREATE TABLE known (name TEXT CONSTRAINT not_empty CHECK (name <> ''), "
                                    "email TEXT NOT NULL CONSTRAINT once UNIQUE, born INTEGER)"))
            db.session.execute(text("INSERT INTO known VALUES (:name, :email, 1980)"),
                               {"name": SECRET, "email": ADDRESS})
        yield
        db.session.rollback()
        with transaction():
            db.session.execute(text("DROP TABLE known"))

    def test_a_row_that_is_there_already(self, app, caplog):
        said = told(app, caplog, "INSERT INTO known VALUES (:name, :email, 1)", name=SECRET, email=ADDRESS)
        assert "IntegrityError" in said
        assert "once" in said or "known.email" in said
        for word in (SECRET, ADDRESS, "DETAIL"):
            assert word not in said

    def test_a_row_that_lacks_something(self, app, caplog):
        said = told(app, caplog, "INSERT INTO known VALUES (:name, NULL, 1)", name=SECRET)
        assert "email" in said
        assert SECRET not in said

    def test_a_row_that_breaks_a_rule(self, app, caplog):
        said = told(app, caplog, "INSERT INTO known VALUES ('', :email, 1)", email=ADDRESS + "x")
        assert "not_empty" in said
        assert ADDRESS not in said

    def test_a_value_of_another_kind(self, app, caplog):
        if db.engine.dialect.name != "postgresql":
            return   # SQLite takes any value for a number
        said = told(app, caplog, "SELECT CAST(CAST(:name AS TEXT) AS INTEGER)", name=SECRET)
        assert "InvalidTextRepresentation (22P02)" in said
        assert SECRET not in said

    def test_what_goes_wrong_past_the_session(self, app, caplog):
        with db.engine.connect() as connection, pytest.raises(DBAPIError) as wrong:
            connection.execute(text("INSERT INTO known VALUES (:name, :email, 1)"),
                               {"name": SECRET, "email": ADDRESS})
        assert ADDRESS not in str(wrong.value) + str(wrong.value.orig)

    def test_a_record_with_the_same_key(self, app, caplog):
        def act() -> None:
            for _twice in range(2):
                with transaction():
                    db.session.add(Person(id=77, name=SECRET, email=ADDRESS))
        with pytest.raises(IntegrityError):
            act()
        said = logged(app, caplog, act)
        assert "persons" in said or "people" in said
        assert SECRET not in said
