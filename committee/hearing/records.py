"""The hearing: when and where, who is invited and what they answered, who came."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from committee.labels import Labelled
from committee.store import Record, by_value, where


class Fate(Labelled):
    """What became of a hearing."""

    PLANNED = "planned", "gepland"
    CANCELLED = "cancelled", "afgezegd"
    HELD = "held", "gehouden"


class Answer(Labelled):
    """What an invitee answered."""

    NONE = "none", "nog niet"
    ACCEPTED = "accepted", "komt"
    DECLINED = "declined", "komt niet"
    TENTATIVE = "tentative", "misschien"


class Way(Labelled):
    """By which way an answer came."""

    CALENDAR = "calendar", "agenda"
    PAGE = "page", "eigen pagina"
    TELEPHONE = "telephone", "telefoon"
    MAIL = "mail", "e-mail"
    PAPER = "paper", "brief"
    DESK = "desk", "secretariaat"


PLANNED = "fate = 'planned'"


class Hearing(Record):
    """A hearing in wall time of the Netherlands: starts_at is naive and means Europe/Amsterdam."""

    __tablename__ = "hearings"
    __table_args__ = (
        Index("ix_hearings_starts_at", "starts_at"),
        Index("ix_hearings_planned", "starts_at", "id", **where(PLANNED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(200))
    video_link: Mapped[str | None] = mapped_column(String(300))
    apart: Mapped[bool] = mapped_column(default=False)
    fate: Mapped[Fate] = mapped_column(by_value(Fate), default=Fate.PLANNED)
    record: Mapped[str | None] = mapped_column(Text)
    began_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    adjourned_for: Mapped[str | None] = mapped_column(String(2000))

    invitees: Mapped[list["Invitee"]] = relationship(order_by="Invitee.id")


class Room(Record):
    """A room in which a committee hears people, from–until. note: for who is invited, as where to report.

    It becomes the place of a hearing in words, so together its parts fit in there.
    """

    __tablename__ = "rooms"
    __table_args__ = (CheckConstraint("until_day IS NULL OR until_day >= from_day", name="until_after_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    street: Mapped[str] = mapped_column(String(80))
    postcode: Mapped[str] = mapped_column(String(10))
    town: Mapped[str] = mapped_column(String(40))
    access: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(200), default="")
    from_day: Mapped[date]
    until_day: Mapped[date | None]

    @hybrid_property
    def place(self) -> str:
        """The room as a place: "Zaal 2, Rijksweg 9, 6131 AA Sittard"; in a select as well."""
        return self.name + ", " + self.street + ", " + self.postcode + " " + self.town


class Invitee(Record):
    """One person invited, with an own calendar UID that never changes and a SEQUENCE that only rises.

    address: where the calendar went, lower case; none for who hears by post. answered_sequence and
    answered_stamp: of the newest answer from a calendar.
    """

    __tablename__ = "invitees"
    __table_args__ = (
        CheckConstraint("(party_id IS NULL) <> (account_id IS NULL)", name="party_or_account"),
        UniqueConstraint("hearing_id", "party_id"),
        UniqueConstraint("hearing_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearings.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    uid: Mapped[str] = mapped_column(String(120), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    cancelled: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[Answer] = mapped_column(by_value(Answer), default=Answer.NONE)
    answered_at: Mapped[datetime | None]
    answered_by_way_of: Mapped[Way | None] = mapped_column(by_value(Way))
    address: Mapped[str | None] = mapped_column(String(200))
    answered_sequence: Mapped[int | None]
    answered_stamp: Mapped[datetime | None]
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))
    appeared: Mapped[bool | None]


class Move(Record):
    """One time a hearing was moved: from when and where, at whose request, and why."""

    __tablename__ = "hearing_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearings.id"))
    from_starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    from_place: Mapped[str] = mapped_column(String(200))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    weighty: Mapped[bool] = mapped_column(default=False)


class Guest(Record):
    """Somebody who is no party: comes along with one, or listens. Announced before, or noted at the hearing.

    hearing_id: none while only announced. capacity: in Dutch words ("zus", "bestuurder", "toehoorder").
    """

    __tablename__ = "hearing_guests"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    hearing_id: Mapped[int | None] = mapped_column(ForeignKey("hearings.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    name: Mapped[str] = mapped_column(String(200))
    capacity: Mapped[str] = mapped_column(String(100), default="")
    listener: Mapped[bool] = mapped_column(default=False)


class Unavailable(Record):
    """Days on which somebody cannot come; first and last included."""

    __tablename__ = "unavailable_days"
    __table_args__ = (CheckConstraint("last >= first", name="last_after_first"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    first: Mapped[date]
    last: Mapped[date]


class Challenge(Record):
    """A challenge (wraking) of one member, and what came of it."""

    __tablename__ = "challenges"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"))
    by_party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    filed_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    acquiesced: Mapped[bool] = mapped_column(default=False)
    granted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"))


class Bundle(Record):
    """One version of the bundle of a case, never made over: its PDF, and that of the new papers alone.

    content: what stands on its cover and in its index. made_by: key of who made it.
    """

    __tablename__ = "bundles"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("(rest_sha256 IS NULL) = (rest_pages IS NULL)", name="rest_with_pages"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    pages: Mapped[int]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    rest_pages: Mapped[int | None]
    rest_sha256: Mapped[str | None] = mapped_column(String(64))


class BundlePaper(Record):
    """A paper in one version of the bundle: its content, where it begins, whether it is new in it."""

    __tablename__ = "bundle_papers"

    bundle_id: Mapped[int] = mapped_column(ForeignKey("bundles.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    first_page: Mapped[int]
    shown: Mapped[bool]
    new: Mapped[bool]
