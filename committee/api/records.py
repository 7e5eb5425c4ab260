"""What the API keeps: the keys of organisations, what each key sent, and what it was answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from committee.store import Record


class ApiToken(Record):
    """A key with which the system of one organisation reaches one committee; only its sha256 is kept.

    used_at: when it last sent something. ended_at: from then on it opens nothing.
    """

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class ApiCall(Record):
    """One thing that was sent with a key in the last minute, so that there are not too many."""

    __tablename__ = "api_calls"
    __table_args__ = (Index("ix_api_calls_token", "token_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_id: Mapped[int] = mapped_column(ForeignKey("api_tokens.id"))
    at: Mapped[datetime]


class ApiAnswer(Record):
    """What was answered under an Idempotency-Key, given again when the same is sent again."""

    __tablename__ = "api_answers"

    token_id: Mapped[int] = mapped_column(ForeignKey("api_tokens.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    body_sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]


class ApiArrival(Record):
    """Which key brought a submission."""

    __tablename__ = "api_arrivals"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    token_id: Mapped[int] = mapped_column(ForeignKey("api_tokens.id"))
    at: Mapped[datetime]
