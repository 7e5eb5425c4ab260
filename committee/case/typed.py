"""What somebody typed, brought or handed in on a page: kept apart, so that nothing is lost or doubled."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from committee.store import Record


class Draft(Record):
    """What somebody typed and has not yet handed in, per person, page and field."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("owner", "page", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(40))
    page: Mapped[str] = mapped_column(String(200))
    field: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]


class Upload(Record):
    """A file brought in and not yet filed as a paper."""

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(40), index=True)
    page: Mapped[str] = mapped_column(String(200))
    filename: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    brought_at: Mapped[datetime]


class HandedIn(Record):
    """A form that was handed in, by the token on it, so that pressing twice does its act once."""

    __tablename__ = "handed_in"

    token: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    number: Mapped[str] = mapped_column(String(20), default="")
    entry_seq: Mapped[int | None]


@dataclass(frozen=True)
class KeptFile:
    """A file that was brought, or why it was not taken. id: of the upload; 0 when refused. size: bytes."""

    id: int
    name: str
    size: int
    refused: str = ""


def field_of(name: str) -> str:
    """The field that a control with this name is part of: a line, a day and a file have several."""
    return name.partition("-")[0]
