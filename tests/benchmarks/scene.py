"""An application on a database of its own for one measurement."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from committee import config, create_app
from committee.store import db
from tests import databases


@contextmanager
def application(kind: str, *, durable: bool = False) -> Iterator[Flask]:
    """The application within its context, on an empty migrated database of that kind.

    durable: its commits wait for the disk, as in service.
    """
    with databases.server(kind, durable=durable) as place, tempfile.TemporaryDirectory() as folder:
        url = place.empty()
        databases.migrate(url)
        app = create_app(config.load({"DATABASE_URL": url, "COMMITTEE_MODE": "development"}, Path(folder)))
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()
