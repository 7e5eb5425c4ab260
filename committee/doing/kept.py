"""What was typed or brought and not yet handed in: kept per person and page, so that nothing is lost."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, or_, select

from committee.case import documents
from committee.case.contents import NotTaken, checked
from committee.case.typed import Draft, KeptFile, Upload
from committee.store import db

MOST = 500          # fields of one page that are kept
LONGEST = 200_000   # signs of one field; more than a field takes, so that it is refused in words and not cut
MOST_BYTES = 500 * 1024 * 1024   # of files that one person brought and did not hand in, on all pages together
NOT_TYPED = ("csrf_token", "_")
HANDED_IN = "_"     # the field under which is kept with which token a form was handed in
Said = list[tuple[str, str]]


def typed(form: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What somebody typed, without what the page itself put there."""
    return {name: [one[:LONGEST] for one in said] for name, said in list(form.items())[:MOST]
            if not name.startswith(NOT_TYPED)}


def save(owner: str, page: str, said: Mapping[str, Sequence[str]], at: datetime, *, token: str = "",
         since: int = 0) -> None:
    """Keep what was typed on a page in place of what was kept of it before.

    token: the one it was handed in under, if it was. since: the line of the journal it was opened at.
    """
    forget(owner, page)
    mark = {HANDED_IN: [token, str(since)]} if token else {}
    for name, values in {**said, **mark}.items():
        kept = json.dumps(list(values))   # in plain signs, so that every database takes every sign
        db.session.add(Draft(owner=owner, page=page, field=name[:60], value=kept, saved_at=at))


def load(owner: str, page: str) -> tuple[Said, datetime | None]:
    """What was typed on a page, field by field, and when it was kept; or nothing and None."""
    said, _mark, at = _kept(owner, page)
    return said, at if said else None


def handed_in(owner: str, page: str, token: str) -> tuple[Said, datetime | None, int]:
    """What was handed in under a token, when, and at which line of the journal it was opened.

    Nothing and None when it was not, or when something else was typed on the page since.
    """
    said, mark, at = _kept(owner, page)
    return (said, at, int(mark[1])) if mark and mark[0] == token else ([], None, 0)


def _kept(owner: str, page: str) -> tuple[Said, list[str], datetime | None]:
    found = select(Draft.field, Draft.value, Draft.saved_at).where(Draft.owner == owner, Draft.page == page)
    rows = [(row.field, json.loads(row.value), row.saved_at)
            for row in db.session.execute(found.order_by(Draft.id))]
    said = [(name, one) for name, values, _at in rows for one in values if name != HANDED_IN]
    mark = next((values for name, values, _at in rows if name == HANDED_IN), [])
    return said, mark, rows[0][2] if rows else None


def begun(owner: str) -> list[str]:
    """The pages on which this person typed something that was not handed in, the last one first."""
    found = select(Draft.page).where(Draft.owner == owner, Draft.field != HANDED_IN).group_by(Draft.page)
    return list(db.session.scalars(found.order_by(func.max(Draft.saved_at).desc(), Draft.page)))


def forget(owner: str, page: str, *, whole: bool = False) -> None:
    """Throw away the text that was kept of a page. whole: also where its address said more beforehand."""
    bare = page.partition("?")[0]
    there = or_(Draft.page == bare, Draft.page.startswith(f"{bare}?", autoescape=True))
    db.session.execute(delete(Draft).where(Draft.owner == owner, there if whole else Draft.page == page))


def bring(owner: str, page: str, files: Iterable[Any], at: datetime) -> list[KeptFile]:
    """Keep files that were brought; each is looked at by what it is, not by what it is called."""
    return [_brought(owner, page, file, at) for file in files]


def _brought(owner: str, page: str, file: Any, at: datetime) -> KeptFile:
    name, content = (file.filename or "bestand")[-200:], file.read()
    try:
        media_type = checked(content, name)
        _require_room(owner, len(content))
    except NotTaken as refused:
        return KeptFile(0, name, len(content), str(refused))
    row = Upload(owner=owner, page=page, filename=name, media_type=media_type, sha256=documents.keep(content),
                 size=len(content), brought_at=at)
    db.session.add(row)
    db.session.flush()
    return KeptFile(row.id, name, row.size)


def _require_room(owner: str, size: int) -> None:
    """Raises NotTaken when more would wait than one person ever hands in: else one visitor fills the disk."""
    waiting = db.session.scalar(select(func.sum(Upload.size)).where(Upload.owner == owner)) or 0
    if waiting + size > MOST_BYTES:
        raise NotTaken("er liggen al te veel bestanden van u klaar. Verstuur die eerst, of bel ons.")


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
