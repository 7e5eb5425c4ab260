"""Files that come along: brought in first, kept whatever else is wrong, filed with the act."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from committee.case import documents
from committee.case.documents import Paper
from committee.case.typed import KeptFile, Upload
from committee.store import db
from committee.web.fields.words import Kind

MOST_FILES = 20
KEPT, REFUSED_FILE = "-kept", "-refused"   # after the name of the field: what became of its files


class Papers(Kind, Field):   # type: ignore[misc]
    """Files; one: exactly one paper is said to the act. missing: the message when there is none."""

    widget_kind = "files"
    accept = ".pdf,.docx,.odt,.xlsx,.txt,.eml,.jpg,.jpeg,.png,.heic,application/pdf,image/*"
    limits = "Pdf, Word, foto of tekst. Ten hoogste 20 bestanden en samen 50 MB."

    def __init__(self, label: str = "", missing: str = "", *, one: bool = False, **more: Any) -> None:
        super().__init__(label, **more)
        self.missing, self.one = missing, one
        if one:
            self.limits = "Pdf, Word, foto of tekst. Eén bestand van ten hoogste 50 MB."
        self.kept: tuple[KeptFile, ...] = ()
        self.brought: list[FileStorage] = []
        self.kept_ids: list[int] = []
        self.refused_before: list[KeptFile] = []
        if not missing:
            self.flags.optional = True

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """What was kept before comes back by its id; what is new is brought in by the page."""
        self.process_errors = []
        self.data = None
        said = formdata.getlist(f"{self.name}{KEPT}") if formdata else []
        self.kept_ids = [int(one) for one in said if one.isdecimal() and len(one) < 10]
        why = formdata.getlist(f"{self.name}{REFUSED_FILE}") if formdata else []
        self.refused_before = [_refused(one) for one in why]
        files = formdata.getlist(self.name) if formdata else []
        self.brought = [one for one in files if isinstance(one, FileStorage) and one.filename]

    def take(self, kept: Sequence[KeptFile]) -> None:
        """What the page kept of it."""
        self.kept = tuple(kept)

    def said_again(self) -> list[tuple[str, str]]:
        """What came of the files, to be kept with what was typed: by their ids, or why they were refused."""
        return [(f"{self.name}{REFUSED_FILE}", f"{one.size} {one.refused}\n{one.name}") if one.refused
                else (f"{self.name}{KEPT}", str(one.id)) for one in self.kept]

    def pre_validate(self, _form: Any) -> None:
        """Raises StopValidation for a file that was refused, none, or too many."""
        refused = [one for one in self.kept if one.refused]
        good = [one for one in self.kept if not one.refused]
        if refused:
            rest = " De andere bestanden zijn bewaard." if good else ""
            raise StopValidation(" ".join(f"“{one.name}”: {one.refused}" for one in refused) + rest)
        if self.missing and not good:
            raise StopValidation(self.missing)
        if len(good) > (1 if self.one else MOST_FILES):
            most = "één bestand" if self.one else f"ten hoogste {MOST_FILES} bestanden"
            raise StopValidation(f"Kies {most}.")

    @property
    def shown(self) -> str:
        """The names of the files."""
        return "; ".join(one.name for one in self.kept if not one.refused)

    def value(self) -> Any:
        """The papers with their content; read inside the transaction."""
        papers = [_paper(one.id) for one in self.kept if not one.refused]
        if self.one:
            return papers[0] if papers else None
        return papers or None


def _refused(said: str) -> KeptFile:
    why, _, name = said.partition("\n")
    size, _, words = why.partition(" ")
    return KeptFile(0, name, int(size) if size.isdecimal() and len(size) < 10 else 0, words)


def _paper(upload_id: int) -> Paper:
    row = db.session.get_one(Upload, upload_id)
    stem = row.filename.rpartition(".")[0] or row.filename
    return Paper(stem[:200], row.filename, row.media_type, documents.content_of(row.sha256))


def renamed(told: dict[str, Any]) -> dict[str, Any]:
    """What an act is told, with its paper under the title that was typed beside it."""
    title, paper = told.pop("title", None), told["paper"]
    return {**told, "paper": replace(paper, title=title or paper.title)}
