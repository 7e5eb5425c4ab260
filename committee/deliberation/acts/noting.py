"""In chambers: a comment on a passage of the draft, an answer to it, and that it was worked in."""

from sqlalchemy import func, select

from committee.case import gate
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import verb
from committee.deliberation import reads as chambers
from committee.deliberation import rules
from committee.deliberation.records import ChamberNote
from committee.deliberation.rules import Quoted
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db


@verb(Act.COMMENT)
def comment(
    case: Case, text: str, *, passage: Quoted | None = None, to: int | None = None, occasion: Occasion
) -> Entry:
    """Say something on a passage of the draft, or answer a comment; it never leaves chambers.

    passage: words that stand in the current version of a part. to: number of the comment that is answered.
    Of who heard the case, its chair and the secretary. Raises Forbidden, NothingSaid, NoSuchPassage,
    NoSuchNote, SettledAlready. Chapter: deliberation.
    """
    chambers.require_inside(case, Act.COMMENT, occasion.decided_by)
    if not text.strip() or (passage is None) == (to is None):
        raise rules.NothingSaid("Schrijf een opmerking en kies bij welke passage zij hoort.")
    note = _answer(case, to) if to is not None else _on(case, passage)
    note.case_id, note.number = case.id, _next_number(case)
    note.account_id, note.body = _author(occasion), text.strip()
    entry = gate.enter(case, Act.COMMENT, occasion, note=note.number)
    note.entered_at = occasion.at
    db.session.add(note)
    db.session.flush()
    return entry


def _on(case: Case, passage: Quoted | None) -> ChamberNote:
    assert passage is not None
    text, version = chambers.parts_now(case.id).get(passage.part, ("", 0))
    words = rules.require_passage(passage, text, version)
    return ChamberNote(part=passage.part, version=version, words=words)


def _answer(case: Case, number: int) -> ChamberNote:
    return ChamberNote(answers_id=_open(case, number).id)


def _next_number(case: Case) -> int:
    last = db.session.scalar(select(func.max(ChamberNote.number)).where(ChamberNote.case_id == case.id))
    return (last or 0) + 1


def _author(occasion: Occasion) -> int:
    assert occasion.decided_by.account_id is not None   # only staff enters chambers
    return occasion.decided_by.account_id


def _open(case: Case, number: int) -> ChamberNote:
    note = chambers.note(case, number)
    if note is None or note.answers_id is not None:
        raise rules.NoSuchNote(f"Opmerking {number} is er niet in deze zaak.")
    if note.settled_at is not None:
        raise rules.SettledAlready(f"Opmerking {number} is al verwerkt. Maak een nieuwe.")
    return note


@verb(Act.WORK_IN)
def work_in(case: Case, number: int, occasion: Occasion) -> Entry:
    """A comment was worked into the draft, or needs nothing any more; it stays to be read.

    Raises Forbidden, NoSuchNote, SettledAlready. Chapter: deliberation.
    """
    chambers.require_inside(case, Act.WORK_IN, occasion.decided_by)
    note = _open(case, number)
    entry = gate.enter(case, Act.WORK_IN, occasion, note=number)
    note.settled_at, note.settled_by_id = occasion.at, _author(occasion)
    return entry
