"""Who changed which setting: what it was, and what it became."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from committee.labels import Labelled
from committee.store import Record, by_value


class Thing(Labelled):
    """What is administered: each is one row, whose fields change one by one."""

    COMMITTEE = "committee", "commissie"
    ORGANISATION = "organisation", "organisatie"
    TIE = "tie", "aansluiting"
    TASK = "task", "taak"
    ACCOUNT = "account", "account"
    ROOM = "room", "zaal"


class SettingChange(Record):
    """One change of one thing. by_id: the account that made it; none on the command line.

    fields: of each field that changed what it held before and what it holds since, days as ISO text.
    """

    __tablename__ = "setting_changes"
    __table_args__ = (Index("ix_setting_changes_thing", "thing", "thing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    thing: Mapped[Thing] = mapped_column(by_value(Thing))
    thing_id: Mapped[int]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
