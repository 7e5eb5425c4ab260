"""A rehearsal in a throw-away database, and the folder with everything that came of it."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from committee import config
from committee.application import create_app
from committee.case import documents
from committee.migrating import upgrade
from committee.post.records import Letter
from committee.post.smtp import Folder
from committee.rehearsal import parsing, told
from committee.rehearsal.content import slug
from committee.rehearsal.player import Played, Player, Stopped
from committee.store import db
from committee.verdict import reads as verdict

MADE = ("summary.json", "ledger.txt", "journal.txt", "journal.json", "letters", "mail", "calendar")


class NotEmpty(Exception):
    """The folder holds something else than an earlier rehearsal; the message is Dutch."""


def rehearse(file: Path, out: Path) -> Played:
    """Play a file and write everything that came of it into a folder.

    Raises Wrong, or Stopped where an act could not be done; then the folder holds what came before it, but
    no summary.json. Raises NotEmpty.
    """
    written = parsing.read(file)
    _clear(out)
    with throwaway(out) as _app:
        player = Player(written, Folder(out / "mail"))
        try:
            played = player.play()
        except Stopped:
            player.played.until = player.day
            write(player.played, out)
            raise
        files = write(played, out)
        summary = json.dumps(told.summary(played, files), ensure_ascii=False, indent=2)
        (out / "summary.json").write_text(summary + "\n", "utf-8")
    return played


@contextmanager
def throwaway(out: Path) -> Iterator[Flask]:
    """An application with an empty database and instance folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-rehearsal-") as name:
        environ = {
            "DATABASE_URL": f"sqlite:///{name}/rehearsal.sqlite",
            "COMMITTEE_MODE": "development",
            "COMMITTEE_MAIL": f"file:{out / 'mail'}",
            "COMMITTEE_BASE_URL": "https://wederhoor.example",
        }
        app = create_app(config.load(environ, Path(name)))
        with app.app_context():
            upgrade()
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()


def _clear(out: Path) -> None:
    """Make the folder, and take away an earlier rehearsal."""
    out.mkdir(parents=True, exist_ok=True)
    strange = [path.name for path in out.iterdir() if path.name not in MADE and not _is_verdict(path)]
    if strange:
        raise NotEmpty(f"In {out} staat al iets anders: {', '.join(sorted(strange))}. Kies een lege map.")
    for path in out.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_verdict(path: Path) -> bool:
    return path.name.startswith("verdict") and path.suffix == ".pdf"


def write(played: Played, out: Path) -> dict[int, str]:
    """Everything but the summary, into a folder; the PDF of each letter by its id."""
    (out / "ledger.txt").write_text("\n".join(told.ledger(played)) + "\n", "utf-8")
    (out / "journal.txt").write_text("\n".join(told.journal(played)) + "\n", "utf-8")
    rows = json.dumps(told.journal_rows(played), ensure_ascii=False, indent=1)
    (out / "journal.json").write_text(rows + "\n", "utf-8")
    for name in ("letters", "mail", "calendar"):
        (out / name).mkdir(exist_ok=True)
    _write_verdicts(played, out)
    return _write_letters(told.letters(played), out)


def _write_letters(letters: list[Letter], out: Path) -> dict[int, str]:
    files = {}
    for number, letter in enumerate(letters, 1):
        stem = f"{number:02d}-{letter.day}-{slug(letter.kind)}-{slug(letter.to_name)}"
        if letter.pdf_sha256:
            (out / "letters" / f"{stem}.pdf").write_bytes(documents.content_of(letter.pdf_sha256))
            files[letter.id] = f"letters/{stem}.pdf"
        if letter.calendar:
            method = (letter.calendar_method or "").lower()
            (out / "calendar" / f"{stem}-{method}.ics").write_bytes(letter.calendar)
    return files


def _write_verdicts(played: Played, out: Path) -> None:
    """The verdict as it counts, and its earlier versions under their number."""
    found = told.cases(played)
    for case in found:
        decided = verdict.current(case)
        versions = decided.versions if decided else []
        mark = "" if case is found[-1] else f"-{slug(case.number)}"
        for version in versions:
            number = "" if version is versions[-1] else f"-v{version.version}"
            content = documents.content_of(version.sealed_sha256 or version.pdf_sha256)
            (out / f"verdict{mark}{number}.pdf").write_bytes(content)
