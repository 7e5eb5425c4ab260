"""Printing: the letters that wait on paper in one PDF, as they are kept. It marks nothing as posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from committee.binding import both_sides
from committee.board.reads.scope import DESK, Scope, known
from committee.case import documents
from committee.case.refusals import Refusal
from committee.permissions import Unknown
from committee.post.records import Letter, Status
from committee.store import db

MOST = 500   # letters in one PDF


class NotToPrint(Refusal):
    """There is nothing to print, or not what was chosen."""


@dataclass(frozen=True)
class Sheet:
    """A letter on paper; sha256: under which its PDF is kept."""

    id: int
    case_id: int | None
    committee_id: int
    title: str
    to: str
    status: Status
    sha256: str | None

    @property
    def words(self) -> str:
        """The letter in a sentence."""
        return f"“{self.title}” aan {self.to}"


def sheets(scope: Scope, chosen: Sequence[int]) -> list[Sheet]:
    """The chosen letters as the shelf has them, newest first; all that wait if none is chosen.

    Raises Unknown for a letter that does not exist for the visitor; NotToPrint when nothing waits, too much
    does, or one of the letters does not wait any more.
    """
    found = [Sheet(*row) for row in db.session.execute(_found(chosen), scope.said())]
    if set(chosen) - {one.id for one in found}:
        raise Unknown(chosen)
    if not found:
        raise NotToPrint("Er is niets te printen.")
    if len(found) > MOST:
        raise NotToPrint(f"Er wachten meer dan {MOST} brieven. Kruis aan welke u nu print.")
    for one in found:
        if one.status is not Status.TO_PRINT:
            raise NotToPrint(f"{one.words} is {one.status.label}. Er is geen pdf gemaakt. Kies opnieuw.")
    return found


def _found(chosen: Sequence[int]) -> Any:
    found = select(Letter.id, Letter.case_id, Letter.committee_id, Letter.title, Letter.to_name,
                   Letter.status, Letter.pdf_sha256)
    found = found.where(known(Letter.committee_id, Letter.case_id, DESK))
    which = Letter.id.in_(chosen) if chosen else Letter.status == Status.TO_PRINT
    return found.where(which).order_by(Letter.id.desc()).limit(MOST + 1)


def in_one(letters: Sequence[Sheet]) -> bytes:
    """One PDF of the letters in this order, to print on both sides. Raises NotToPrint when one is lost."""
    return both_sides([_content(one) for one in letters])


def _content(one: Sheet) -> bytes:
    try:
        return documents.content_of(one.sha256 or "")
    except OSError as gone:
        raise NotToPrint(f"De pdf van {one.words} is er niet. Er is niets gemaakt.") from gone
