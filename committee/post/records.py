"""The outbox: every message as it was made, with what became of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from committee.labels import Labelled
from committee.people.records import Channel
from committee.store import Record, by_value, where


class Status(Labelled):
    """What became of a letter."""

    WAITING = "waiting", "gaat vanzelf uit"
    LEASED = "leased", "wordt verstuurd"
    SENT = "sent", "verstuurd"
    TO_PRINT = "to_print", "klaar om te printen"
    POSTED = "posted", "op de post gedaan"
    FAILED = "failed", "niet aangekomen"
    RETURNED = "returned", "teruggekomen"
    WITHDRAWN = "withdrawn", "tegengehouden"


LEFT: Mapping[Channel, frozenset[Status]] = {   # who saw a letter come back has posted it
    Channel.POST: frozenset({Status.TO_PRINT, Status.POSTED}), Channel.MAIL: frozenset({Status.SENT}),
}


class Fate(Labelled):
    """What became of a mail that came in."""

    NOTED = "noted", "genoteerd"
    WAITING = "waiting", "ligt in het postvak"
    HANDLED = "handled", "afgehandeld"


UNREAD = "fate = 'waiting'"
TROUBLED = "status IN ('failed', 'returned') AND mended_seq IS NULL"
COPY = "paper:"
MAILED = "letters.status = 'sent' AND letters.channel = 'mail'"
LEAVING = "status = 'waiting' AND sent_at IS NULL"


class Letter(Record):
    """One letter to one person: a mail without case content, and the same letter on paper.

    paper: the values of the paper letter, frozen when it was made. pdf_sha256: its PDF once the worker
    made it. mail: subject, text and html with the link's place held open; the link is made when it is sent.
    returned_on: the day it came back, or it turned out not to have arrived; trouble then says why.
    mended_seq: the journal entry by which a letter that did not arrive was sent again.
    """

    __tablename__ = "letters"
    __table_args__ = (
        Index("ix_letters_waiting", "due_at", "id", **where("sent_at IS NULL")),
        Index("ix_letters_case", "case_id", "id"),
        Index("ix_letters_status", "status", "id"),
        Index("ix_letters_mailed", "status", "sent_at", **where(MAILED.replace("letters.", ""))),
        Index("ix_letters_troubled", "status", "id", **where(TROUBLED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"))
    entry_seq: Mapped[int | None] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    to_name: Mapped[str] = mapped_column(String(200))
    to_address: Mapped[str | None] = mapped_column(String(200))
    channel: Mapped[Channel] = mapped_column(by_value(Channel))
    day: Mapped[date]
    paper: Mapped[dict[str, Any]] = mapped_column(JSON)
    annexes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    mail: Mapped[dict[str, Any]] = mapped_column(JSON)
    calendar: Mapped[bytes | None] = mapped_column(LargeBinary)
    calendar_method: Mapped[str | None] = mapped_column(String(20))
    message_id: Mapped[str] = mapped_column(String(200))
    status: Mapped[Status] = mapped_column(by_value(Status), default=Status.WAITING)
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    returned_on: Mapped[date | None]
    trouble: Mapped[str | None] = mapped_column(Text)
    mended_seq: Mapped[int | None]
    pdf_sha256: Mapped[str | None] = mapped_column(String(64))

    @property
    def copy_of(self) -> int | None:
        """The mail of which this is the paper copy, if it is one."""
        return int(self.dedupe_key.removeprefix(COPY)) if self.dedupe_key.startswith(COPY) else None


def carries_code(channel: Channel, party_id: int | None) -> bool:
    """Whether a letter opens the page of its party by a code: on paper, where a link cannot be pressed."""
    return channel is Channel.POST and party_id is not None


class Received(Record):
    """One mail that was read from the mailbox, once.

    key: the sha256 of what tells it from every other mail. why: in Dutch, why it waits for a person. sender,
    subject and text are kept only of what waits; the text until somebody sees to it, the others for as long
    as drafts are. The whole mail stays in the mailbox.
    """

    __tablename__ = "received_mails"
    __table_args__ = (
        Index("ix_received_mails_waiting", "committee_id", "id", **where(UNREAD)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    read_at: Mapped[datetime]
    fate: Mapped[Fate] = mapped_column(by_value(Fate))
    why: Mapped[str | None] = mapped_column(Text)
    sender: Mapped[str | None] = mapped_column(String(300))
    subject: Mapped[str | None] = mapped_column(String(300))
    text: Mapped[str | None] = mapped_column(Text)
    handled_at: Mapped[datetime | None]
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
