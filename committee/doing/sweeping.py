"""Files that no row names any more are thrown away: never filed, never signed, or of an act undone since."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from committee.case import documents
from committee.case.ledger import Image
from committee.doing.rules import unnamed
from committee.escalation.records import Submission
from committee.records import metadata
from committee.store import db

YOUNG = timedelta(days=1)   # far longer than any transaction takes
AWAY = ".weg"
SHA256 = "sha256"   # how the columns that name a file end; what else ends so names none, and does no harm
AT_ONCE = 1000
log = logging.getLogger(__name__)


def sweep(at: datetime) -> int:
    """Throw away the files that no row names and that nobody asked to keep since a day; how many went.

    The files are listed before the rows are read: what is named in between was touched in between.
    """
    before, places = at - YOUNG, {path.name: path for path in documents.folder().glob("??/*")}
    files = {name: touched for name, path in places.items() if (touched := _touched(path)) is not None}
    db.session.rollback()   # what others committed by now is seen
    orphans = unnamed(files, named(), before)
    db.session.rollback()   # no transaction stays open
    gone = sum(_remove(places[name], before) for name in orphans)
    if gone:
        log.info("%s files that nothing named are gone", gone)
    return gone


def named() -> Iterator[str | None]:
    """The sha256 of every file that a row names, or what an undone act would put back."""
    for column in _columns():
        yield from _told(select(column))
        before = Image.before[column.name].as_string()
        yield from _told(select(before).where(Image.table == column.table.name))
    enclosed = Image.before["content"]["papers"]
    for found in (select(Submission.content["papers"]),
                  select(enclosed).where(Image.table == Submission.__tablename__)):
        for papers in _told(found):
            yield from (paper["sha256"] for paper in papers or ())


def _columns() -> Iterator[Any]:
    for table in metadata.tables.values():
        yield from (column for column in table.columns if column.name.endswith(SHA256))


def _told(found: Any) -> Iterator[Any]:
    return db.session.scalars(found.execution_options(yield_per=AT_ONCE))   # type: ignore[no-any-return]


def _touched(path: Path) -> datetime | None:
    """When a file was written or asked for last; None where it is gone."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _remove(path: Path, before: datetime) -> bool:
    """Put a file aside and throw it away, unless somebody asked to keep it meanwhile: then it is put back."""
    aside = path.with_name(path.name + AWAY)
    try:
        path.rename(aside)
        touched = _touched(aside)
        if touched is not None and touched >= before:
            aside.rename(path)
            return False
        aside.unlink()
    except OSError as trouble:   # the round goes on, and tries again tomorrow
        log.warning("a file that nothing names stays: %s", trouble)
        return False
    return True
