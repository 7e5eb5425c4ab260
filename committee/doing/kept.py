"""What was typed or brought and not yet handed in: kept per person and page, so that nothing is lost."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from committee.case import documents
from committee.case.contents import NotTaken, checked
from committee.case.typed import Draft, KeptFile, Upload
from committee.store import db

MOST = 500          # fields of one page that are kept
LONGEST = 200_000   # signs of one field; more than a field takes, so that it is refused in words and not cut
NOT_TYPED = ("csrf_token", "_")


def typed(form: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What somebody typed, without what the page itself put there."""
    return {name: [one[:LONGEST] for one in said] for name, said in list(form.items())[:MOST]
            if not name.startswith(NOT_TYPED)}


def save(owner: str, page: str, said: Mapping[str, Sequence[str]], at: datetime) -> None:
    """Keep what was typed on a page in place of what was kept of it before."""
    forget(owner, page)
    for name, values in said.items():
        kept = json.dumps(list(values))   # in plain signs, so that every database takes every sign
        db.session.add(Draft(owner=owner, page=page, field=name[:60], value=kept, saved_at=at))


def load(owner: str, page: str) -> tuple[list[tuple[str, str]], datetime | None]:
    """What was typed on a page, field by field, and when it was kept; or nothing and None."""
    found = select(Draft.field, Draft.value, Draft.saved_at).where(Draft.owner == owner, Draft.page == page)
    rows = db.session.execute(found.order_by(Draft.id)).all()
    said = [(row.field, one) for row in rows for one in json.loads(row.value)]
    return said, rows[0].saved_at if rows else None


def forget(owner: str, page: str) -> None:
    """Throw away the text that was kept of a page."""
    db.session.execute(delete(Draft).where(Draft.owner == owner, Draft.page == page))


def bring(owner: str, page: str, files: Iterable[Any], at: datetime) -> list[KeptFile]:
    """Keep files that were brought; each is looked at by what it is, not by what it is called."""
    return [_brought(owner, page, file, at) for file in files]


def _brought(owner: str, page: str, file: Any, at: datetime) -> KeptFile:
    name, content = (file.filename or "bestand")[-200:], file.read()
    try:
        media_type = checked(content, name)
    except NotTaken as refused:
        return KeptFile(0, name, len(content), str(refused))
    row = Upload(owner=owner, page=page, filename=name, media_type=media_type, sha256=documents.keep(content),
                 size=len(content), brought_at=at)
    db.session.add(row)
    db.session.flush()
    return KeptFile(row.id, name, row.size)


def brought(owner: str, page: str, ids: Sequence[int]) -> list[KeptFile]:
    """The files of this person and page among these ids."""
    if not ids:
        return []
    mine = select(Upload.id, Upload.filename, Upload.size).where(
        Upload.owner == owner, Upload.page == page, Upload.id.in_(ids))
    return [KeptFile(*row) for row in db.session.execute(mine.order_by(Upload.id))]


def drop(owner: str, page: str) -> None:
    """Forget the files of a page that was handed in; their content is in the case."""
    db.session.execute(delete(Upload).where(Upload.owner == owner, Upload.page == page))
