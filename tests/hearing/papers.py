"""Papers of every kind for a bundle, and what is read back from one."""

import re
import subprocess
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from committee import pdf
from committee.case import documents
from committee.case.documents import Paper
from committee.case.records import Case, Document
from committee.hearing.records import Bundle
from committee.permissions import Role
from committee.store import db, transaction
from tests.hearing.scene import party

MARCH_5 = date(2026, 3, 5)


@cache
def a_pdf(pages: int = 2, words: str = "Bladzijde") -> bytes:
    """A PDF with a word and a number on each page."""
    sheets = "".join(f'<p style="break-before: page">{words} {n}</p>' for n in range(1, pages + 1))
    html = f'<html lang="nl"><head><title>t</title></head><body>{sheets}</body></html>'
    return pdf.render(html, created=datetime(2026, 3, 1, tzinfo=UTC))


@cache
def locked() -> bytes:
    """The same, closed with a password."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as opened:
        opened.save(kept, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    return kept.getvalue()


@cache
def a_photo(width: int = 60, height: int = 40) -> bytes:
    """A JPEG of one colour."""
    kept = BytesIO()
    Image.new("RGB", (width, height), "teal").save(kept, "JPEG")
    return kept.getvalue()


def filed(case: Case, title: str, filename: str, content: bytes, *, media_type: str = "application/pdf",
          day: date = MARCH_5, late: bool = False) -> Document:
    """Put a paper of the complainant in the file."""
    with transaction():
        return documents.file_paper(case, Paper(title, filename, media_type, content), day, late=late,
                                    filed_by_id=party(case, Role.COMPLAINANT).id,
                                    sees=[one.id for one in case.parties])


def content_of(bundle: Bundle, *, rest: bool = False) -> bytes:
    """The PDF of a bundle."""
    return documents.content_of((bundle.rest_sha256 if rest else bundle.pdf_sha256) or "")


def pages_of(content: bytes, folder: Path) -> list[str]:
    """What a reader sees on each page, on one line."""
    place = folder / "bundel.pdf"
    place.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", place, "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.replace("\u00a0", " ").split()) for page in read.stdout.split("\f")[:-1]]


def stamp_on(page: str) -> str:
    """The stamp at the foot of a page."""
    found = re.findall(r"\S+ · bundel .* van \d+$", page)
    return found[0] if found else ""


def bundles_of(case: Case) -> list[Bundle]:
    """The bundles of a case, oldest first."""
    return db.session.query(Bundle).filter_by(case_id=case.id).order_by(Bundle.number).all()
