"""The ruling on each element, and the objection against it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from committee.labels import Labelled
from committee.store import Record, by_value, where


class Outcome(Labelled):
    """What was ruled on the admissibility of one element."""

    ADMITTED = "admitted", "ontvankelijk"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    NOT_COMPETENT = "not_competent", "niet bevoegd"


class Ruling(Record):
    """A ruling on one element; a refusal names its ground and its reasons. The last one counts."""

    __tablename__ = "rulings"
    __table_args__ = (
        CheckConstraint("(outcome = 'admitted') = (ground IS NULL)", name="ground_if_refused"),
        CheckConstraint("(outcome = 'admitted') OR passage_id IS NOT NULL", name="reasons_if_refused"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"), index=True)
    outcome: Mapped[Outcome] = mapped_column(by_value(Outcome))
    ground: Mapped[str | None] = mapped_column(String(60))
    article: Mapped[str | None] = mapped_column(String(80))
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
    ruled_on: Mapped[date]
    ruled_by: Mapped[str] = mapped_column(String(40))
    reconfirmed_on: Mapped[date | None]


UNDECIDED = "upheld IS NULL"


class Objection(Record):
    """An objection (verzet) against the refusal of one element, decided by others than who refused."""

    __tablename__ = "objections"
    __table_args__ = (
        CheckConstraint("(upheld IS NULL) = (decided_on IS NULL)", name="decided_on_a_day"),
        Index("ix_objections_undecided", "id", **where(UNDECIDED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"), index=True)
    filed_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    upheld: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None] = mapped_column(String(40))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
