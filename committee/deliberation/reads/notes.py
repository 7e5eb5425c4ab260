"""Selects on the comments in chambers, and on the parts of the draft they are about."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from committee.case.records import Case, Element
from committee.deliberation.reads.draft import RECOMMENDATIONS, advices, written
from committee.deliberation.records import ChamberNote, Finding
from committee.deliberation.rules import Advice, Note, Parts
from committee.people.records import Account, Person
from committee.store import db


def note(case: Case, number: int) -> ChamberNote | None:
    """The comment or answer with this number in a case."""
    found = select(ChamberNote).where(ChamberNote.case_id == case.id, ChamberNote.number == number)
    return db.session.scalars(found).first()


def notes(case_id: int) -> tuple[Note, ...]:
    """The comments of a case with their answers, in order, in one select."""
    rows = db.session.execute(_notes(), {"case": case_id}).all()
    answers: dict[int, list[Note]] = {}
    for row in rows:
        if row.answers_id is not None:
            answers.setdefault(row.answers_id, []).append(_note(row))
    return tuple(_note(row, tuple(answers.get(row.id, ()))) for row in rows if row.answers_id is None)


def _note(row: Any, answers: tuple[Note, ...] = ()) -> Note:
    return Note(row.number, row.part or "", row.version or 0, row.words or "", row.body, row.name,
                row.entered_at, answers, row.settler or "", row.settled_at)


@cache   # making a statement costs more than asking it
def _notes() -> Any:
    settler, other = aliased(Account), aliased(Person)
    return (
        select(ChamberNote.id, ChamberNote.number, ChamberNote.answers_id, ChamberNote.part,
               ChamberNote.version, ChamberNote.words, ChamberNote.body, ChamberNote.entered_at,
               ChamberNote.settled_at, Person.name, other.name.label("settler"))
        .join(Account, Account.id == ChamberNote.account_id).join(Person, Person.id == Account.person_id)
        .outerjoin(settler, settler.id == ChamberNote.settled_by_id)
        .outerjoin(other, other.id == settler.person_id)
        .where(ChamberNote.case_id == bindparam("case")).order_by(ChamberNote.number)
    )


def parts_now(case_id: int) -> Parts:
    """Every part of the draft that somebody wrote: its text and version, by name."""
    found = select(Element.number, Finding.norm, Finding.reasons, Finding.version)
    rows = db.session.execute(found.join(Finding, Finding.element_id == Element.id)
                              .where(Element.case_id == case_id).order_by(Element.number))
    findings = [of_finding(row.number, row.norm, row.reasons, row.version) for row in rows]
    return {**of_sections(written(case_id)), **{name: said for one in findings for name, said in one.items()}}


def of_finding(number: int, norm: str, reasons: str, version: int) -> Parts:
    """The parts of the draft that a finding is."""
    said = {f"norm-{number}": norm, f"reasons-{number}": reasons}
    return {name: (text, version) for name, text in said.items() if text}


def of_sections(parts: Parts) -> Parts:
    """The other parts, the recommendations as paragraphs."""
    return {name: (advice_text(advices(text)) if name == RECOMMENDATIONS else text, version)
            for name, (text, version) in parts.items() if text}


def advice_text(found: list[Advice]) -> str:
    """The recommendations as a text, a paragraph each."""
    return "\n\n".join(one.text for one in found)
