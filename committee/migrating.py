"""The database brought to the newest migration.

Apart from the application: the library that migrates takes a third of the time in which a server starts, and
a server has no need of it.
"""

import logging
from pathlib import Path

import flask_migrate
from flask import current_app

from committee.store import db

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade() -> None:
    """Bring the database of the current application to the newest migration."""
    flask_migrate.Migrate(current_app, db, directory=str(MIGRATIONS), render_as_batch=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    flask_migrate.upgrade()
