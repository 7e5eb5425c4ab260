"""The response of each respondent to each element, the requests for more time, and the rounds."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from committee.labels import Labelled
from committee.store import Record, by_value, where


class Position(Labelled):
    """How a respondent stands to an element."""

    DISPUTED = "disputed", "betwist"
    PARTLY = "partly", "deels erkend"
    ACKNOWLEDGED = "acknowledged", "erkend"
    UNSTATED = "unstated", "niet per onderdeel"


class Response(Record):
    """What one respondent answered to one element, or that no answer came."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("element_id", "party_id"),
        CheckConstraint("lapsed = (received_on IS NULL)", name="lapsed_or_received"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    position: Mapped[Position] = mapped_column(by_value(Position), default=Position.UNSTATED)
    text: Mapped[str | None] = mapped_column(Text)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    received_on: Mapped[date | None]
    late: Mapped[bool] = mapped_column(default=False)
    lapsed: Mapped[bool] = mapped_column(default=False)


UNDECIDED = "granted IS NULL"


class TimeRequest(Record):
    """A respondent's request for more time, and what was decided on it."""

    __tablename__ = "time_requests"
    __table_args__ = (
        Index("ix_time_requests_undecided", "id", **where(UNDECIDED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    asked_on: Mapped[date]
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    granted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))


class Secrecy(Record):
    """A paper kept from one party; used only if he may know a summary of it and agrees in writing."""

    __tablename__ = "secrecies"
    __table_args__ = (
        UniqueConstraint("document_id", "party_id"),
        CheckConstraint("(agrees IS NULL) = (answered_on IS NULL)", name="answered_on_a_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    summary_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
    agrees: Mapped[bool | None]
    answered_on: Mapped[date | None]


class Round(Record):
    """A written round that the chair opened: who may write, about what, until when."""

    __tablename__ = "rounds"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
