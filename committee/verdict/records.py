"""The verdict and its versions, the corrections asked for, the reaction and the recommendations."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from committee.store import Record, by_value, where
from committee.verdict.rules import Overall as Overall

UNDECIDED = "granted IS NULL"   # of a request to correct


class Verdict(Record):
    """A decision in a case; a later decision (on damages, say) is a second row."""

    __tablename__ = "verdicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    overall: Mapped[Overall] = mapped_column(by_value(Overall))
    decided_on: Mapped[date]
    served_on: Mapped[date | None]

    versions: Mapped[list["VerdictVersion"]] = relationship(order_by="VerdictVersion.version")


class VerdictVersion(Record):
    """One frozen text of a verdict with its PDF; signed means the chair confirmed exactly this sha256."""

    __tablename__ = "verdict_versions"
    __table_args__ = (
        UniqueConstraint("verdict_id", "version"),
        CheckConstraint("(signed_at IS NULL) = (signed_by IS NULL)", name="signed_by_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    verdict_id: Mapped[int] = mapped_column(ForeignKey("verdicts.id"))
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    sealed_sha256: Mapped[str | None] = mapped_column(String(64))
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[str | None] = mapped_column(String(40))
    cosigned_at: Mapped[datetime | None]
    cosigned_by: Mapped[str | None] = mapped_column(String(40))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))


class Recommendation(Record):
    """A recommendation beside the decision: who is to do it, and by when."""

    __tablename__ = "recommendations"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(String(200))
    due_on: Mapped[date | None]


class Reaction(Record):
    """What the board of one organisation does with the verdict; a later one stands beside the earlier.

    carries_out: the decision itself. follows: that, and every recommendation too.
    """

    __tablename__ = "reactions"
    __table_args__ = (
        UniqueConstraint("verdict_id", "organisation_id", "version"),
        CheckConstraint("carries_out OR NOT follows", name="follows_all_of_it"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    verdict_id: Mapped[int] = mapped_column(ForeignKey("verdicts.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    version: Mapped[int]
    received_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    carries_out: Mapped[bool]
    follows: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))

    answers: Mapped[list["ReactionAnswer"]] = relationship(order_by="ReactionAnswer.number")


class ReactionAnswer(Record):
    """What a reaction says of one recommendation, by its number."""

    __tablename__ = "reaction_answers"

    reaction_id: Mapped[int] = mapped_column(ForeignKey("reactions.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    follows: Mapped[bool]
    reasons: Mapped[str | None] = mapped_column(Text)


class CorrectionRequest(Record):
    """A request to correct a clerical error, and the decision on it."""

    __tablename__ = "correction_requests"
    __table_args__ = (
        Index("ix_correction_requests_undecided", "id", **where(UNDECIDED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    verdict_id: Mapped[int] = mapped_column(ForeignKey("verdicts.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    asked_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    granted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
