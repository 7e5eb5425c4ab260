"""What happened in a case while somebody typed: who did what, when, as far as he may know it."""

from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, cast, literal, select

from committee.case.ledger import Entry
from committee.case.offer import Offer
from committee.dutch import clock_words
from committee.people.records import Account, Person
from committee.permissions import STAFF
from committee.procedure import IN_CHAMBERS
from committee.store import db

MOST = 3
LAST = 2**31 - 1   # no line has a higher number, whatever a form says


def meanwhile(offer: Offer, since: int) -> str:
    """What was written in the journal of the case since a line, in sentences; empty when nothing was.

    Staff reads names; a party reads that something moved, and which side it came from.
    """
    rows = db.session.execute(_entries(), {"case": offer.case_id, "since": min(since, LAST)}).all()
    staff = offer.viewer.role in STAFF
    known = [row for row in rows if staff or row.state_before != row.state_after]
    return " ".join(_sentence(row, offer, staff) for row in known)


def _sentence(row: Any, offer: Offer, staff: bool) -> str:
    mine = row.recorded_by == offer.viewer.key
    who = "u" if mine else (row.name or _party(row, offer)) if staff else _side(row)
    how = "zelf " if mine else ""
    return f"Intussen legde {who} om {clock_words(row.entered_at)} {how}vast: “{row.act.label}”."


def _party(row: Any, offer: Offer) -> str:
    found = (party.name for party in offer.parties if f"party:{party.id}" == row.recorded_by)
    return next(found, "het systeem")


def _side(row: Any) -> str:
    return "een partij" if row.recorded_by.startswith("party:") else "de commissie"


@cache   # making a statement costs more than asking it
def _entries() -> Any:
    key = literal("account:") + cast(Account.id, String)
    return (
        select(Entry.act, Entry.recorded_by, Entry.entered_at, Entry.state_before, Entry.state_after,
               Person.name)
        .outerjoin(Account, key == Entry.recorded_by).outerjoin(Person, Person.id == Account.person_id)
        .where(Entry.case_id == bindparam("case"), Entry.seq > bindparam("since"),
               Entry.act.not_in(IN_CHAMBERS))
        .order_by(Entry.seq.desc()).limit(MOST)
    )
