"""A verdict as it was made to be signed: its frozen text, and the PDF of exactly that text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from committee import paper, pdf
from committee.calendar_nl import AMSTERDAM
from committee.case import documents
from committee.paper import VerdictPaper


@dataclass(frozen=True)
class Prepared:
    """A text and the sha256 of its PDF, which is kept already. Made by prepare(), before any transaction."""

    paper: VerdictPaper
    sha256: str


def printed(sheet: VerdictPaper) -> Prepared:
    """Make the PDF of a text and keep it. Slow; never inside a transaction."""
    return Prepared(sheet, documents.keep(made_of(sheet)))


def made_of(sheet: VerdictPaper) -> bytes:
    """The PDF of a text. Slow; never inside a transaction. Same text, same bytes."""
    attachment = pdf.Attachment(
        "uitspraak.json", paper.verdict_data(sheet), "application/json", "Deze uitspraak voor een computer"
    )
    day = sheet.restored_on or sheet.decided_on
    return pdf.render(paper.verdict_html(sheet), created=start_of(day), attachments=[attachment])


def start_of(day: date) -> datetime:
    """The first moment of a day in the Netherlands: the PDF carries the day of the verdict, not the hour."""
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)
