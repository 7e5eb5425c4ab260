"""What happened in a case while somebody typed: who did what, when, as far as he may know it."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, cast, literal, select

from committee.calendar_nl import local_day
from committee.case.ledger import Entry
from committee.case.offer import Offer
from committee.doing.rules import CAME_TO
from committee.dutch import clock_words, day_words
from committee.people.records import Account, Person
from committee.permissions import STAFF
from committee.procedure import IN_CHAMBERS
from committee.store import db

MOST = 3
LAST = 2**31 - 1   # no line has a higher number, whatever a form says


def meanwhile(offer: Offer, since: int) -> str:
    """What was written in the journal of the case since a line, in sentences; empty when nothing was.

    Staff reads names and acts; a party reads where the case came, if it came elsewhere.
    """
    told = {"case": offer.case_id, "since": min(since, LAST)}
    if offer.viewer.role in STAFF:
        return " ".join(_sentence(row, offer) for row in db.session.execute(_entries(), told))
    row = db.session.execute(_moves(), told).first()
    return _to_party(row, offer) if row is not None and row.state_after in CAME_TO else ""


def _to_party(row: Any, offer: Offer) -> str:
    who = "deed u zelf al iets" if row.recorded_by == offer.viewer.key else "veranderde er iets"
    return f"Intussen {who} in uw zaak, {_when(row.entered_at, offer.today)}. {CAME_TO[row.state_after]}"


def _sentence(row: Any, offer: Offer) -> str:
    mine = row.recorded_by == offer.viewer.key
    who = "u" if mine else row.name or _party(row, offer)
    how = "zelf " if mine else ""
    return f"Intussen legde {who} {_when(row.entered_at, offer.today)} {how}vast: “{row.act.label}”."


def _when(at: datetime, today: date) -> str:
    """The hour; of another day than today that day with it."""
    day = local_day(at)
    return f"om {clock_words(at)}" if day == today else f"op {day_words(day)} om {clock_words(at)}"


def _party(row: Any, offer: Offer) -> str:
    found = (party.name for party in offer.parties if f"party:{party.id}" == row.recorded_by)
    return next(found, "het systeem")


@cache   # making a statement costs more than asking it
def _entries() -> Any:
    key = literal("account:") + cast(Account.id, String)
    return (
        select(Entry.act, Entry.recorded_by, Entry.entered_at, Person.name)
        .outerjoin(Account, key == Entry.recorded_by).outerjoin(Person, Person.id == Account.person_id)
        .where(Entry.case_id == bindparam("case"), Entry.seq > bindparam("since"),
               Entry.act.not_in(IN_CHAMBERS))
        .order_by(Entry.seq.desc()).limit(MOST)
    )


@cache
def _moves() -> Any:
    """The last time that the case came to another state."""
    return (
        select(Entry.recorded_by, Entry.entered_at, Entry.state_after)
        .where(Entry.case_id == bindparam("case"), Entry.seq > bindparam("since"),
               Entry.state_before != Entry.state_after)
        .order_by(Entry.seq.desc()).limit(1)
    )
