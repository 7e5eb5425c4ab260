"""A whole installation into a folder, and out of it again.

A copy is made beside its place and gets its name when it is whole. The database goes first: a paper without a
row is harmless, a row without its paper is not. The secret stays out of the copy and is kept apart.
"""

import hashlib
import hmac
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from committee.backup import dumps, papers
from committee.backup.dumps import Trouble
from committee.case import journal
from committee.case.ledger import Head
from committee.case.records import Case
from committee.config import Config
from committee.store import db
from committee.toml_dutch import parsed, text_of

TOLD = "kopie.json"
SECRET_SETTINGS = ("secret_key", "database", "mail", "mailbox")   # all but the first may hold a password


@dataclass(frozen=True)
class Copied:
    """What a copy holds, as it was read back; faults: what is wrong with it, a Dutch line each.

    same_secret: whether the installation that was filled has the secret of the one that was copied.
    """

    cases: int
    entries: int
    papers: int
    faults: list[str]
    same_secret: bool = True


def copy(settings: Config, folder: Path, at: datetime) -> Copied:
    """Copy the whole installation to a new or empty folder, and read the copy back. Raises Trouble."""
    _require_new(folder)
    draft = folder.with_name(f".{folder.name}-bezig")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        with dumps.dumped(settings, draft):
            wrong = list(papers.copy(settings.files, draft / "files"))
            papers.copy_letters(settings.instance / "letters", draft / "letters")
            made = _read(draft / "files", wrong)
        _write_settings(settings, draft)
        _tell(settings, draft, made, at)
        if folder.is_dir():
            folder.rmdir()
        os.replace(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def restore(settings: Config, folder: Path) -> Copied:
    """Fill an empty installation from a copy, and read it back. Raises Trouble; then it is empty still."""
    told = _told(folder, dumps.kind(settings))
    _require_empty(settings)
    with _nothing_left_of(settings.files, settings.instance / "letters"):
        wrong = list(papers.copy(folder / "files", settings.files))
        papers.copy_letters(folder / "letters", settings.instance / "letters")
        dumps.put_back(settings, folder)
    own = settings.instance / "config.toml"
    settings.instance.mkdir(parents=True, exist_ok=True)
    if (folder / "config.toml").is_file() and not own.exists():
        shutil.copyfile(folder / "config.toml", own)
    same = hmac.compare_digest(str(told.get("secret", "")), _sign(settings))
    with dumps.reading(settings):
        back = _read(settings.files, wrong)
    return Copied(back.cases, back.entries, back.papers, back.faults, same)


def _require_new(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        raise Trouble(f"{folder} bestaat al en is niet leeg; geef een nieuwe map.")


def _require_empty(settings: Config) -> None:
    for kept in (settings.files, settings.instance / "letters"):
        if kept.is_dir() and any(kept.iterdir()):
            raise Trouble(f"{kept} is niet leeg. Terugzetten kan alleen in een lege installatie.")
    dumps.require_empty(settings)


@contextmanager
def _nothing_left_of(*folders: Path) -> Iterator[None]:
    """What goes wrong half-way leaves these folders, which were empty, empty."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        yield
    except BaseException:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _read(files: Path, wrong: list[str]) -> Copied:
    """What the database that is open says of itself, and whether the papers lie there that it names."""
    cases = db.session.scalar(select(func.count(Case.id))) or 0
    entries = db.session.scalar(select(Head.count)) or 0
    faults = [*(f"logboek, {fault}" for fault in journal.faults()), *wrong, *papers.missing(files)]
    return Copied(cases, entries, papers.count(files), faults)


def _write_settings(settings: Config, draft: Path) -> None:
    own = settings.instance / "config.toml"
    if own.is_file():
        kept = parsed(text_of(own.read_bytes()))
        lines = [f"{name} = {json.dumps(said)}" for name, said in kept.items() if name not in SECRET_SETTINGS]
        (draft / "config.toml").write_text("\n".join([*lines, ""]), "utf-8")


def _tell(settings: Config, draft: Path, made: Copied, at: datetime) -> None:
    kind = dumps.kind(settings)
    told = {
        "made_at": at.isoformat(),
        "database": kind,
        "sha256": _sha256(draft / dumps.FILES[kind]),
        "cases": made.cases,
        "journal": made.entries,
        "papers": made.papers,
        "faults": made.faults,
        "secret": _sign(settings),
    }
    (draft / TOLD).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _told(folder: Path, kind: str) -> dict[str, Any]:
    """What a copy says of itself, once its database proves to be the one that was copied. Raises Trouble."""
    try:
        told: dict[str, Any] = json.loads((folder / TOLD).read_text("utf-8"))
        file = folder / dumps.FILES[told["database"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise Trouble(f"{folder} is geen kopie van Wederhoor ({TOLD} ontbreekt of is stuk).") from None
    if told["database"] != kind:
        raise Trouble(f"Deze kopie is van {told['database']}; DATABASE_URL wijst naar {kind}.")
    if not file.is_file() or _sha256(file) != told.get("sha256"):
        raise Trouble(f"{file} is niet meer wat er is gekopieerd.")
    return told


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _sign(settings: Config) -> str:
    """A mark by which the same secret is known again, and nothing is learnt of it."""
    return hmac.new(settings.secret_key.encode(), b"wederhoor-backup", hashlib.sha256).hexdigest()
