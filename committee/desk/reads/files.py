"""One paper or one letter of a case, for who may open it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from committee.case.records import Access, Document
from committee.desk.reads import head, values
from committee.permissions import Actor, Role, Standing, Unknown
from committee.post.records import Letter, carries_code
from committee.store import db


@dataclass(frozen=True)
class File:
    """A file to hand over: what it is called, what it is, and under which sha256 it is kept."""

    id: int
    case_id: int
    filename: str
    media_type: str
    sha256: str


@dataclass(frozen=True)
class OpenLetter:
    """A letter to be read on the page; body is safe HTML of our own template."""

    id: int
    case_id: int
    number: str
    title: str
    to: str
    day: date
    salutation: str
    body: str
    closing: tuple[str, str]
    annexes: tuple[str, ...]
    pdf: File | None


def opened(number: str, actors: Iterable[Actor]) -> tuple[values.Head, Actor]:
    """The case and the viewer, for who may read its file. Raises Unknown."""
    case = head.head(number)
    staff = head.people(case)
    viewer = head.viewer_of(case, staff, actors)
    if viewer.role is Role.MEMBER and staff.standing(viewer) is not Standing.SITTING:
        raise Unknown(number)
    return case, viewer


def paper(case_id: int, paper_number: int, today: date, *, party_id: int | None = None,
          everything: bool = False) -> File:
    """A paper of the file by its number, for who has access to it today. Raises Unknown.

    party_id: the party who asks; None asks for the panel. everything: the secretariat and the chair.
    """
    found = select(
        Document.id, Document.case_id, Document.filename, Document.media_type, Document.sha256
    ).where(Document.case_id == case_id, Document.number == paper_number)
    if not everything:
        found = found.join(Access, Access.document_id == Document.id).where(
            Access.party_id == party_id if party_id is not None else Access.party_id.is_(None),
            Access.since <= today, or_(Access.until.is_(None), Access.until >= today),
        )
    row = db.session.execute(found.limit(1)).first()
    if row is None:
        raise Unknown
    return File(*row)


def letter(
    case: values.Head, letter_id: int, which: Any = None, *, codes: bool = False
) -> OpenLetter:
    """A letter of the case as it was made; which: a further condition. Raises Unknown.

    codes: for the secretariat, and for whose letter it is; for others there is no PDF of a letter whose code
    opens the page of a party.
    """
    found = select(
        Letter.id, Letter.title, Letter.to_name, Letter.day, Letter.paper, Letter.pdf_sha256,
        Letter.channel, Letter.party_id,
    ).where(Letter.case_id == case.id, Letter.id == letter_id)
    row = db.session.execute(found if which is None else found.where(which)).first()
    if row is None:
        raise Unknown
    sheet, shown = row.paper, codes or not carries_code(row.channel, row.party_id)
    pdf = File(row.id, case.id, f"{case.number}-brief-{row.id}.pdf", "application/pdf", row.pdf_sha256)
    return OpenLetter(
        row.id, case.id, case.number, row.title, row.to_name, row.day,
        sheet["salutation"], sheet["body_html"], (sheet["closing_name"], sheet["closing_role"]),
        tuple(sheet["annexes"]), pdf if row.pdf_sha256 and shown else None,
    )
