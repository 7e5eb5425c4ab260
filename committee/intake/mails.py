"""The mails that came in and that nobody could place by rule: read, and seen to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import null, select

from committee.case.records import Case, Seat
from committee.case.refusals import Refusal
from committee.desk.reads.listing import seats_of
from committee.intake.reads import CAP
from committee.people.records import Account, Committee, Person
from committee.post.records import Fate, Received
from committee.store import db


class AlreadySeenTo(Refusal):
    """Somebody saw to the mail meanwhile."""


@dataclass(frozen=True)
class Mail:
    """One mail for the desk. case, case_id: the case that it names. handled_by: once somebody saw to it.

    text: what it says, where it is read; none in a list, and none once somebody saw to it. sender, subject,
    why: none when that is long ago.
    """

    id: int
    committee: str
    read_at: datetime
    sender: str | None
    subject: str | None
    why: str | None
    text: str | None
    case: str | None
    handled_at: datetime | None
    handled_by: str | None
    case_id: int | None
    committee_id: int


def mails(committees: Collection[int], account_id: int, *, done: bool) -> list[Mail]:
    """The mails that wait, the oldest first; or those that were seen to, the newest first. At most CAP."""
    fate = Fate.HANDLED if done else Fate.WAITING
    found = _known(committees, account_id, null()).where(Received.fate == fate)
    found = found.order_by(Received.handled_at.desc() if done else Received.id)
    return [Mail(*row) for row in db.session.execute(found.limit(CAP))]


def mail(received: int, committees: Collection[int], account_id: int) -> Mail | None:
    """One mail of these committees that waits or waited."""
    found = _known(committees, account_id, Received.text).where(Received.id == received)
    row = db.session.execute(found).first()
    return Mail(*row) if row else None


def handle(received: int, account_id: int, at: datetime) -> None:
    """Somebody saw to it: what it said is not kept here any longer. Inside a transaction."""
    row = _waiting(received)
    if row is not None:
        _see_to(row, account_id, at)


def join(received: int, account_id: int, case_id: int, at: datetime) -> None:
    """Somebody joined it to a case, where its text is kept from now on. Inside a transaction.

    Raises AlreadySeenTo.
    """
    row = _waiting(received)
    if row is None:
        raise AlreadySeenTo("Deze e-mail is al afgehandeld.")
    _see_to(row, account_id, at)
    row.case_id = case_id


def _see_to(row: Received, account_id: int, at: datetime) -> None:
    row.fate, row.handled_at, row.handled_by_id, row.text = Fate.HANDLED, at, account_id, None


def _waiting(received: int) -> Received | None:
    found = select(Received).where(Received.id == received, Received.fate == Fate.WAITING)
    return db.session.scalars(found.with_for_update()).first()


def _known(committees: Collection[int], account_id: int, said: Any) -> Any:
    """The mails of these committees, but none about a case in which the visitor stepped back."""
    gone = seats_of(left=True).where(Seat.case_id == Received.case_id).exists()
    return (
        select(Received.id, Committee.name, Received.read_at, Received.sender, Received.subject, Received.why,
               said, Case.number, Received.handled_at, Person.name, Received.case_id, Received.committee_id)
        .join(Committee, Committee.id == Received.committee_id)
        .outerjoin(Case, Case.id == Received.case_id)
        .outerjoin(Account, Account.id == Received.handled_by_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Received.committee_id.in_(committees), Received.fate != Fate.NOTED, ~gone)
        .params(account=account_id)
    )
