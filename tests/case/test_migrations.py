"""The migrations bring an empty database to exactly the model, and keep the journal append-only."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade
from sqlalchemy import inspect, text

from committee import config, create_app, records
from committee.migrating import upgrade
from committee.store import db


@pytest.fixture
def bare(empty_database_url, tmp_path: Path):
    """The application on a database without tables."""
    app = create_app(
        config.load({"DATABASE_URL": empty_database_url, "COMMITTEE_MODE": "development"}, tmp_path)
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def triggers() -> set[str]:
    """Names of the triggers on the journal."""
    if db.engine.dialect.name == "sqlite":
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    else:
        found = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'journal'::regclass AND NOT tgisinternal"
    with db.engine.connect() as connection:
        return set(connection.execute(text(found)).scalars())


def test_upgrade_from_empty_is_the_model(bare):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, records.metadata) == []


def test_the_journal_is_append_only_after_the_last_migration(bare):
    upgrade()
    expected = {
        "sqlite": {"journal_no_update", "journal_no_delete", "journal_no_replace"},
        "postgresql": {"journal_no_change", "journal_no_truncate"},
    }
    assert triggers() == expected[db.engine.dialect.name]


def test_downgrade_leaves_nothing_behind(bare):
    upgrade()
    db.engine.dispose()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
