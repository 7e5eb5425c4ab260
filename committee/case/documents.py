"""Papers: content kept by sha256 in the instance folder, numbered in the file, seen by rows of access."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select

from committee.case.records import Access, Case, Document
from committee.store import db


@dataclass(frozen=True)
class Paper:
    """A file as somebody brings it: title, file name, media type and content."""

    title: str
    filename: str
    media_type: str
    content: bytes


def folder() -> Path:
    """Where the contents are kept."""
    return Path(current_app.instance_path) / "files"


def keep(content: bytes) -> str:
    """Write content under its sha256 and return that; the same content twice is one file.

    Written before the commit: an orphan file is harmless, a row without its file is not. What lies there
    already is touched, so that nobody throws it away before the row is there that names it.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = folder() / sha256[:2] / sha256
    if not _touched(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, path)
    return sha256


def _touched(path: Path) -> bool:
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def content_of(sha256: str) -> bytes:
    """The content kept under a sha256. Raises FileNotFoundError."""
    return (folder() / sha256[:2] / sha256).read_bytes()


def file_paper(
    case: Case,
    paper: Paper,
    received_on: date,
    *,
    filed_by_id: int | None = None,
    late: bool = False,
    kind: str = "paper",
    sees: list[int] | None = None,
    why: str = "gedeeld",
) -> Document:
    """Give a paper the next number in the file and say who sees it: these parties, and the panel."""
    number = db.session.scalar(
        select(func.coalesce(func.max(Document.number), 0)).where(Document.case_id == case.id)
    )
    document = Document(
        case_id=case.id,
        number=(number or 0) + 1,
        title=paper.title,
        filename=paper.filename,
        media_type=paper.media_type,
        sha256=keep(paper.content),
        size=len(paper.content),
        filed_by_id=filed_by_id,
        received_on=received_on,
        late=late,
        kind=kind,
        withheld=False,
    )
    db.session.add(document)
    db.session.flush()
    for party_id in [None, *(sees or [])]:
        db.session.add(Access(document_id=document.id, party_id=party_id, since=received_on, why=why))
    db.session.flush()
    return document
