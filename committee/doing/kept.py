"""What was typed or brought and not yet handed in: kept per person and page, so that nothing is lost."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, or_, select, update

from committee.case import documents
from committee.case.contents import NotTaken, checked
from committee.case.typed import Draft, KeptFile, Upload, field_of
from committee.store import db

MOST = 500          # fields of one page that are kept
LONGEST = 200_000   # signs of one field; more than a field takes, so that it is refused in words and not cut
LONGEST_NAME = 60   # signs of the name of a field, as many as its column takes
MOST_BYTES = 500 * 1024 * 1024   # of files that one person brought and did not hand in, on all pages together
NOT_TYPED = ("csrf_token", "_")
HANDED_IN = "_"     # the field under which is kept with which token a form was handed in
Said = list[tuple[str, str]]


@dataclass(frozen=True)
class Mark:
    """How far somebody came with a form: the token it was handed in under last, and what is asked next.

    since: the line of the journal it was opened at. place: the key of the question, with its number out of
    so many; empty when all were asked.
    """

    token: str = ""
    since: int = 0
    place: str = ""
    number: int = 0
    total: int = 0


def typed(form: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What somebody typed, without what the page itself put there."""
    return {name[:LONGEST_NAME]: [one[:LONGEST] for one in said] for name, said in list(form.items())[:MOST]
            if name.isascii() and name.isprintable() and not name.startswith(NOT_TYPED)}


def save(owner: str, page: str, said: Mapping[str, Sequence[str]], at: datetime, *, token: str = "",
         since: int = 0) -> None:
    """Keep what was typed on a page in place of what was kept of it before.

    token: the one it was handed in under, if it was. since: the line of the journal it was opened at.
    """
    _one_at_a_time(owner, page)
    forget(owner, page)
    mark = {HANDED_IN: [token, str(since)]} if token else {}
    _add(owner, page, {**said, **mark}, at)


def _one_at_a_time(owner: str, page: str) -> None:
    """Wait for whoever keeps the same draft now: what is typed goes on its way while the button is pressed.

    SQLite has one writer at a time anyhow.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{owner} {page}", 0))))


def _add(owner: str, page: str, said: Mapping[str, Sequence[str]], at: datetime) -> None:
    for name, values in said.items():
        kept = json.dumps(list(values))   # in plain signs, so that every database takes every sign
        db.session.add(Draft(owner=owner, page=page, field=name[:LONGEST_NAME], value=kept, saved_at=at))


def save_part(owner: str, page: str, said: Mapping[str, Sequence[str]], at: datetime, *,
              fields: Collection[str], mark: Mark) -> None:
    """Keep what was typed in some fields of a page in place of what was kept of these; the rest stays."""
    _one_at_a_time(owner, page)
    mine = Draft.owner == owner, Draft.page == page
    lines = (Draft.field.startswith(f"{name}-", autoescape=True) for name in fields)
    db.session.execute(delete(Draft).where(*mine, or_(Draft.field.in_([*fields, HANDED_IN]), *lines)))
    db.session.execute(update(Draft).where(*mine).values(saved_at=at))   # one draft, thrown away as one
    part = {name: values for name, values in said.items() if field_of(name) in fields}
    _add(owner, page, {**part, HANDED_IN: [str(one) for one in astuple(mark)]}, at)


def load(owner: str, page: str) -> tuple[Said, datetime | None]:
    """What was typed on a page, field by field, and when it was kept; or nothing and None."""
    said, _mark, at = _kept(owner, page)
    return said, at if said else None


def resumed(owner: str, page: str) -> tuple[Said, datetime | None, Mark]:
    """What was typed on a page, when it was kept, and how far it came."""
    said, mark, at = _kept(owner, page)
    return said, at if said else None, _mark(mark)


def handed_in(owner: str, page: str, token: str) -> tuple[Said, datetime | None, int]:
    """What was handed in under a token, when, and at which line of the journal it was opened.

    Nothing and None when it was not, or when something else was typed on the page since.
    """
    said, mark, at = _kept(owner, page)
    return (said, at, int(mark[1])) if token and mark and mark[0] == token else ([], None, 0)


def _kept(owner: str, page: str) -> tuple[Said, list[str], datetime | None]:
    found = select(Draft.field, Draft.value, Draft.saved_at).where(Draft.owner == owner, Draft.page == page)
    rows = [(row.field, json.loads(row.value), row.saved_at)
            for row in db.session.execute(found.order_by(Draft.id))]
    said = [(name, one) for name, values, _at in rows for one in values if name != HANDED_IN]
    mark = next((values for name, values, _at in rows if name == HANDED_IN), [])
    return said, mark, max((at for _name, _values, at in rows), default=None)


def begun(owner: str) -> list[tuple[str, Mark]]:
    """The pages on which this person typed something that was not handed in, the last one first.

    Each with how far he came on it.
    """
    marks = func.max(case((Draft.field == HANDED_IN, Draft.value)))
    typed = func.count(case((Draft.field != HANDED_IN, Draft.id)))
    found = select(Draft.page, marks).where(Draft.owner == owner).group_by(Draft.page).having(typed > 0)
    rows = db.session.execute(found.order_by(func.max(Draft.saved_at).desc(), Draft.page))
    return [(page, _mark(json.loads(mark or "[]"))) for page, mark in rows]


def _mark(said: Sequence[str]) -> Mark:
    token, since, place, number, total = (*said, *("", "0", "", "0", "0")[len(said):])
    return Mark(token, int(since), place, int(number), int(total))


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
