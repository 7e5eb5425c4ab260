"""The papers of an installation, each under its sha256: copied, and compared with what the database names."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from committee.case.records import Document
from committee.hearing.records import Bundle
from committee.post.records import Letter
from committee.store import db
from committee.verdict.records import VerdictVersion

NAMED = (Document.sha256, Letter.pdf_sha256, VerdictVersion.pdf_sha256, VerdictVersion.sealed_sha256,
         Bundle.pdf_sha256, Bundle.rest_sha256)
HEX = frozenset("0123456789abcdef")


def copy(source: Path, target: Path) -> Iterator[str]:
    """Copy every paper to another folder, and tell in Dutch which is not what its name says."""
    for path in sorted(source.glob("??/*")):
        if len(path.name) != 64 or not HEX.issuperset(path.name):
            continue   # a paper that is being written this moment
        place = target / path.parent.name / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            content = path.read_bytes()
        except FileNotFoundError:   # nothing named it, and it was thrown away this moment
            continue
        place.write_bytes(content)
        if hashlib.sha256(content).hexdigest() != path.name:
            yield f"stuk {path.name}: de inhoud is gewijzigd"


def copy_letters(source: Path, target: Path) -> None:
    """Copy the committees' own wording of letters."""
    if source.is_dir():
        shutil.copytree(source, target)


def missing(folder: Path) -> Iterator[str]:
    """Which papers the database names and the folder lacks, in Dutch."""
    named = {sha256 for column in NAMED for sha256 in db.session.scalars(select(column).distinct()) if sha256}
    for sha256 in sorted(named):
        if not (folder / sha256[:2] / sha256).is_file():
            yield f"stuk {sha256}: ontbreekt"


def count(folder: Path) -> int:
    """How many papers lie in a folder."""
    return sum(1 for _ in folder.glob("??/*"))
