"""What came in, before there is a case."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from committee.escalation.content import Door
from committee.labels import Labelled
from committee.store import Record, by_value, where


class Fate(Labelled):
    """What became of a submission."""

    WAITING = "waiting", "ligt in het postvak"
    UNCONFIRMED = "unconfirmed", "wacht op bevestiging door klager"
    ANONYMOUS = "anonymous", "zonder naam"
    REPORT = "report", "melding zonder persoonsgegevens"
    SET_ASIDE = "set_aside", "niet in behandeling"
    REGISTERED = "registered", "ingeschreven"
    JOINED = "joined", "bij een zaak gevoegd"


OPEN = "fate IN ('waiting', 'unconfirmed', 'anonymous')"


class Submission(Record):
    """One arrival by one door; may stay unconfirmed, be set aside, or become a case."""

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("committee_id", "organisation_id", "sender_key", name="uq_submissions_sender_key"),
        Index("ix_submissions_open", "committee_id", "id", **where(OPEN)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    door: Mapped[Door] = mapped_column(by_value(Door))
    received_on: Mapped[date]
    entered_at: Mapped[datetime]
    sender_key: Mapped[str | None] = mapped_column(String(100))
    body_sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    fate: Mapped[Fate] = mapped_column(by_value(Fate), default=Fate.WAITING)
    identity_asked_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    passage_id: Mapped[int | None]


class FirstLineStep(Record):
    """One step of the first line, as handed over, with its day and outcome."""

    __tablename__ = "first_line_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    on: Mapped[date | None]
    with_whom: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[str] = mapped_column(String(2000))


class Intake(Record):
    """What a complaint states beside its elements: the answers the regulation requires, and the wish."""

    __tablename__ = "intakes"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    wish: Mapped[str | None] = mapped_column(String(4000))
    other_proceedings: Mapped[str | None] = mapped_column(String(1000))
    missing: Mapped[list[str]] = mapped_column(JSON, default=list)
