"""Before-images: what each row was before an act changed it, so that every act has a way back.

While an act is open (session.info["entry_seq"]), each flush keeps the old values of the rows it writes.
The journal, the letters, the mails that came in and the links are no part of it: they are history, not state.
"""

from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table, delete, event, insert, inspect, select, update
from sqlalchemy.orm import Session

from committee.case.ledger import Image
from committee.store import Record, db

NOT_STATE = {
    "journal",
    "journal_head",
    "images",
    "letters",
    "links",
    "readings",
    "received_mails",
    "drafts",
    "handed_in",
    "uploads",
    "case_counters",
    "revisions",
    "api_answers",
    "api_arrivals",
}
SKIPPED = {("cases", "version")}
OPEN_ENTRY = "entry_seq"


@event.listens_for(Session, "after_flush")
def _keep(session: Session, _context: Any) -> None:
    seq = session.info.get(OPEN_ENTRY)
    if seq is None:
        return
    rows = [
        *(_image(seq, thing) for thing in session.new if _is_state(thing)),
        *(
            _image(seq, thing, before)
            for thing in session.dirty
            if _is_state(thing) and (before := _changed(thing))
        ),
        *(_image(seq, thing, _whole(thing), gone=True) for thing in session.deleted if _is_state(thing)),
    ]
    if rows:
        session.connection().execute(insert(Image), rows)


def _is_state(thing: Record) -> bool:
    return thing.__tablename__ not in NOT_STATE


def _image(
    seq: int, thing: Record, before: dict[str, Any] | None = None, gone: bool = False
) -> dict[str, Any]:
    key = [_plain(value) for value in inspect(thing).mapper.primary_key_from_instance(thing)]
    return {"entry_seq": seq, "table": thing.__tablename__, "key": key, "gone": gone, "before": before}


def _changed(thing: Record) -> dict[str, Any]:
    state, before = inspect(thing), {}
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and (thing.__tablename__, column.key) not in SKIPPED:
            if not history.deleted:
                raise RuntimeError(f"{thing.__tablename__}.{column.key} was changed without being read first")
            before[column.columns[0].name] = _plain(history.deleted[0])
    return before


def _whole(thing: Record) -> dict[str, Any]:
    state = inspect(thing)
    return {
        column.columns[0].name: _plain(getattr(thing, column.key)) for column in state.mapper.column_attrs
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else value


def _back(table: Table, name: str, value: Any) -> Any:
    kind = table.c[name].type.python_type if isinstance(value, str) else None
    if kind in (date, datetime):
        return kind.fromisoformat(value)  # type: ignore[union-attr]
    return value


def restore(entry_seq: int) -> None:
    """Put back every row as it was before this act. Inside a transaction; forgets what was loaded."""
    db.session.flush()
    images = db.session.scalars(
        select(Image).where(Image.entry_seq == entry_seq).order_by(Image.id.desc())
    ).all()
    for image in images:
        _restore(image)
    db.session.expire_all()


def _restore(image: Image) -> None:
    table = Record.metadata.tables[image.table]
    keys = list(table.primary_key.columns)
    here = [column == _back(table, column.name, value) for column, value in zip(keys, image.key, strict=True)]
    before = {name: _back(table, name, value) for name, value in (image.before or {}).items()}
    connection = db.session.connection()
    if image.before is None:
        connection.execute(delete(table).where(*here))
    elif image.gone:
        connection.execute(insert(table).values(before))
    else:
        connection.execute(update(table).where(*here).values(before))
