"""In chambers: findings, the members' agreement, notes and draft versions.

Closed to everybody who did not hear the case; outside portal, search and export; destroyed by rule.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from committee.deliberation.rules import Opinion as Opinion
from committee.store import Record, by_value

CHAMBERS = "raadkamer"


class Finding(Record):
    """The committee's finding on one element with its reasons; each change raises the version."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("element_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"))
    opinion: Mapped[Opinion] = mapped_column(by_value(Opinion))
    norm: Mapped[str] = mapped_column(Text, default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    decided: Mapped[bool] = mapped_column(default=False)


class FindingVersion(Record):
    """What a finding said earlier; never overwritten."""

    __tablename__ = "finding_versions"
    __table_args__ = (UniqueConstraint("finding_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"))
    version: Mapped[int]
    opinion: Mapped[Opinion] = mapped_column(by_value(Opinion))
    norm: Mapped[str] = mapped_column(Text)
    reasons: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(40))


class Agreement(Record):
    """One member's agreement with, or own opinion on, one version of the finding on an element."""

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("element_id", "account_id"),
        CheckConstraint("finding_version > 0", name="of_a_version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    finding_version: Mapped[int]
    opinion: Mapped[Opinion] = mapped_column(by_value(Opinion))


class ChamberNote(Record):
    """A comment on a passage of one version of the draft, or an answer to a comment.

    words: the passage as it stood then. Destroyed by rule after the terms for correction and challenge.
    """

    __tablename__ = "chamber_notes"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("(answers_id IS NULL) = (part IS NOT NULL)", name="on_a_passage_or_an_answer"),
        CheckConstraint("(settled_at IS NULL) = (settled_by_id IS NULL)", name="settled_by_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("chamber_notes.id"))
    part: Mapped[str | None] = mapped_column(String(40))
    version: Mapped[int | None]
    words: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))


class DraftSection(Record):
    """One version of one section of the draft verdict (facts, the course, recommendations, …)."""

    __tablename__ = "draft_sections"
    __table_args__ = (UniqueConstraint("case_id", "name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    name: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(40))
