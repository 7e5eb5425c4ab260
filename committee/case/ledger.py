"""The journal, the term ledger, and the overlays: what the gate writes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from committee.deadlines import CLOCKS, Clock, Scope, Standing
from committee.procedure import Act, State
from committee.store import Record, by_value, where


class Entry(Record):
    """One act in the journal, chained by hash; ids and codes only, nothing personal, never changed."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[int | None] = mapped_column(index=True)
    committee_id: Mapped[int | None]
    act: Mapped[Act] = mapped_column(by_value(Act))
    state_before: Mapped[State | None] = mapped_column(by_value(State))
    state_after: Mapped[State | None] = mapped_column(by_value(State))
    happened_on: Mapped[date]
    entered_at: Mapped[datetime]
    decided_by: Mapped[str] = mapped_column(String(40))
    recorded_by: Mapped[str] = mapped_column(String(40))
    means: Mapped[str | None] = mapped_column(String(40))
    article: Mapped[str] = mapped_column(String(80))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Head(Record):
    """Where the journal stands: locked by whoever appends, and apart from the rows it counts."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class Image(Record):
    """What one row was before an act changed it, so that the act can be undone."""

    __tablename__ = "images"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_seq: Mapped[int] = mapped_column(index=True)
    table: Mapped[str] = mapped_column(String(60))
    key: Mapped[list[Any]] = mapped_column(JSON)
    gone: Mapped[bool] = mapped_column(default=False)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Revision(Record):
    """What became of a journal entry later: undone, or its day put right."""

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_entry", "entry_seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    entry_seq: Mapped[int]
    by_seq: Mapped[int]
    undone: Mapped[bool] = mapped_column(default=False)
    happened_on: Mapped[date | None]
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))


RIGHTS = ", ".join(sorted(f"'{clock.value}'" for clock, row in CLOCKS.items() if row.right))
DUE = f"ended_on IS NULL AND clock NOT IN ({RIGHTS})"


class RunningTerm(Record):
    """One term of a case as the ledger has it; last_day and halfway are stored for the desk to find.

    DUE leaves out the rights that simply pass: they stay open in every case that was ever decided.
    """

    __tablename__ = "terms"
    __table_args__ = (
        Index("ix_terms_due", "last_day", "id", **where(DUE)),
        Index("ix_terms_halfway", "halfway", **where(DUE)),
        CheckConstraint("(ended_on IS NULL) = (ending IS NULL)", name="ended_with_ending"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    clock: Mapped[Clock] = mapped_column(by_value(Clock))
    scope: Mapped[Scope] = mapped_column(by_value(Scope))
    element_id: Mapped[int | None] = mapped_column(ForeignKey("elements.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    started_seq: Mapped[int]
    started_on: Mapped[date]
    counted: Mapped[str] = mapped_column(String(10), default="forward")
    length: Mapped[str] = mapped_column(String(10))
    article: Mapped[str] = mapped_column(String(80))
    nominal: Mapped[date]
    last_day: Mapped[date]
    halfway: Mapped[date]
    paused: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]
    ended_seq: Mapped[int | None]
    ending: Mapped[Standing | None] = mapped_column(by_value(Standing))
    reckoning: Mapped[dict[str, Any]] = mapped_column(JSON)

    causes: Mapped[list["Cause"]] = relationship(order_by="Cause.id")
    pauses: Mapped[list["Pause"]] = relationship(order_by="Pause.id")
    extensions: Mapped[list["Extension"]] = relationship(order_by="Extension.id")


class Cause(Record):
    """One line of the ledger: what an act did to a term."""

    __tablename__ = "term_causes"

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"), index=True)
    entry_seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    on: Mapped[date]
    last_day: Mapped[date]
    why: Mapped[str | None] = mapped_column(String(80))


class Extension(Record):
    """A lengthening of one term, granted by an act."""

    __tablename__ = "term_extensions"

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"), index=True)
    entry_seq: Mapped[int]
    length: Mapped[str] = mapped_column(String(10))
    article: Mapped[str] = mapped_column(String(80))
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))


class Suspension(Record):
    """A time in which the handling stands still; several can run together.

    first: the day after the act that began it. last: the day before the one that ended it, so that a
    suspension lifted the next day has last before first and holds no day at all.
    """

    __tablename__ = "suspensions"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    reason: Mapped[str] = mapped_column(String(40))
    started_seq: Mapped[int]
    first: Mapped[date]
    last: Mapped[date | None]
    ended_seq: Mapped[int | None]
    ended: Mapped[bool] = mapped_column(default=False)


class Pause(Record):
    """The days of a suspension that do not count in one term; both days included."""

    __tablename__ = "term_pauses"
    __table_args__ = (UniqueConstraint("term_id", "suspension_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id"), index=True)
    suspension_id: Mapped[int] = mapped_column(ForeignKey("suspensions.id"))
    first: Mapped[date]
    last: Mapped[date | None]


class Hold(Record):
    """A legal hold: the file is kept whatever the retention term says."""

    __tablename__ = "legal_holds"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))


class Reading(Record):
    """Who looked at what, when: ids only (NEN 7513)."""

    __tablename__ = "readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(40))
    what: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None] = mapped_column(index=True)
    thing_id: Mapped[int | None]
