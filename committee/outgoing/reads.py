"""The outbox: a page at a time by key, and one letter as it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, func, literal_column, select, union_all

from committee.board.reads.scope import DESK, Scope, known
from committee.case.reaching import PLACE, reached
from committee.case.records import Case, Party
from committee.outgoing.rules import BROKEN, ON, Shelf, may_come_back, plain
from committee.people.records import Channel, Committee, Organisation, Person
from committee.permissions import Actor, Role, Unknown
from committee.post.outbox import LINK
from committee.post.recipients import addressed
from committee.post.records import Letter, Status
from committee.store import db

SIZE, CAP, LAST = 25, 1000, 2**31 - 1
COUNTED = (Shelf.WAITING, Shelf.FAILED, Shelf.TO_PRINT)   # what asks for something
HIDDEN_LINK = "[persoonlijke link]"


@dataclass(frozen=True)
class Line:
    """One letter in the list. returned_on: the day it came back or turned out not to have arrived.

    mended: nothing is to be done about it any more. resent: because it was sent again. window: the lines of
    the address.
    """

    id: int
    case: str
    title: str
    to: str
    committee: str
    status: Status
    channel: Channel
    due_at: datetime
    sent_at: datetime | None
    trouble: str
    mended: bool
    resent: bool
    returned_on: date | None
    window: tuple[str, ...]

    @property
    def lost(self) -> bool:
        """Whether it waits to go on paper and nobody knows where to."""
        going = self.status in {*ON[Shelf.WAITING], *ON[Shelf.TO_PRINT]}
        return bool(self.to) and going and self.channel is Channel.POST and not addressed(self.window)

    @property
    def may_come_back(self) -> bool:
        """Whether it left, so that it can come back."""
        return may_come_back(self.status, self.channel)

    @property
    def moment(self) -> datetime:
        """When it left, or is due."""
        return self.sent_at or self.due_at

    @property
    def needs_mending(self) -> bool:
        """Whether it did not arrive and nothing was done about it."""
        return self.status in BROKEN and not self.mended


@dataclass(frozen=True)
class Outbox:
    """One page of a shelf. older: the key of the next page. counts: capped, by shelf."""

    lines: tuple[Line, ...]
    older: int | None
    counts: dict[Shelf, int]


def outbox(scope: Scope, shelf: Shelf, before: int | None = None) -> Outbox:
    """What stands on a shelf for this visitor, newest first; before: only what is older than this key."""
    rows = db.session.execute(_page(shelf), scope.said(before=before or LAST)).all()
    lines = tuple(_line(row) for row in rows[:SIZE])
    counted = db.session.execute(_counts(), scope.said(most=CAP + 1))
    counts = {Shelf(row.shelf): row.number for row in counted}
    return Outbox(lines, lines[-1].id if len(rows) > SIZE else None, counts)


def _mine() -> Any:
    return known(Letter.committee_id, Letter.case_id, DESK)


@cache   # each status by its own index from the newest on, so that no page costs more than the first
def _page(shelf: Shelf) -> Any:
    parts = []
    for status in ON[shelf]:
        some = select(Letter.id).where(Letter.status == status, _mine(), Letter.id < bindparam("before"))
        parts.append(select(some.order_by(Letter.id.desc()).limit(SIZE + 1).subquery()))
    here = union_all(*parts).subquery()
    found = select(*_columns()).where(Letter.id.in_(select(here.c.id)))
    return _joined(found).order_by(Letter.id.desc()).limit(SIZE + 1)


def _columns() -> tuple[Any, ...]:
    return (
        Letter.id, Case.number.label("case"), Letter.title, Letter.to_name, Letter.status, Letter.channel,
        Letter.due_at, Letter.sent_at, Letter.trouble, Letter.mended_seq, Letter.returned_on,
        Letter.entry_seq, Committee.name.label("committee"),
        Letter.paper["recipient_lines"].label("window"),
    )


def _joined(found: Any) -> Any:
    found = found.select_from(Letter).join(Committee, Committee.id == Letter.committee_id)
    return found.outerjoin(Case, Case.id == Letter.case_id)


def _line(row: Any) -> Line:
    return Line(row.id, row.case or "", row.title, row.to_name, row.committee, row.status, row.channel,
                row.due_at, row.sent_at, row.trouble if row.returned_on else plain(row.trouble),
                row.mended_seq is not None, row.mended_seq not in {None, row.entry_seq}, row.returned_on,
                tuple(row.window or ()))


@cache
def _counts() -> Any:
    parts = []
    for shelf in COUNTED:
        every = select(Letter.id).where(Letter.status.in_(ON[shelf]), _mine())
        name = literal_column(f"'{shelf.value}'", String).label("shelf")
        some = every.limit(bindparam("most")).subquery()
        parts.append(select(func.count().label("number"), name).select_from(some))
    return union_all(*parts)


@dataclass(frozen=True)
class Sent:
    """One letter as it was sent, with the mail around it. party_id: of whom it is, for who is a party.

    address: where a paper copy would go now: street, postcode, town.
    """

    line: Line
    case_id: int | None
    committee_id: int
    entry_seq: int | None
    party_id: int | None
    to_address: str
    day: date
    subject: str
    text: str
    calendar: bool
    salutation: str
    body: str
    closing: tuple[str, str]
    annexes: tuple[str, ...]
    lines: tuple[str, ...]
    address: tuple[str, str, str]
    pdf_sha256: str | None
    actor: Actor

    @property
    def title(self) -> str:
        """The message as its heading."""
        return self.line.title

    @property
    def to(self) -> str:
        """To whom."""
        return self.line.to

    @property
    def pdf(self) -> bool:
        """Whether it was made as a PDF."""
        return self.pdf_sha256 is not None


def letter(actors: Sequence[Actor], letter_id: int) -> Sent:
    """One letter of the outbox, for the secretary of its committee. Raises Unknown."""
    scope = Scope.of(actors)
    row = db.session.execute(_one(), scope.said(letter=letter_id)).first()
    if row is None:
        raise Unknown(letter_id)
    actor = next(one for one in actors
                 if one.committee_id == row.committee_id and one.role is Role.SECRETARY)
    sheet, mail = row.paper, row.mail
    return Sent(
        _line(row), row.case_id, row.committee_id, row.entry_seq, row.party_id, row.to_address or "", row.day,
        mail["subject"], mail["text"].replace(LINK, HIDDEN_LINK), row.calendar_method is not None,
        sheet["salutation"], sheet["body_html"], (sheet["closing_name"], sheet["closing_role"]),
        tuple(sheet["annexes"]), tuple(sheet["recipient_lines"]), (row.street, row.postcode, row.town),
        row.pdf_sha256, actor,
    )


@cache
def _one() -> Any:
    found = select(
        *_columns(), Letter.case_id, Letter.committee_id, Letter.entry_seq, Letter.party_id,
        Letter.to_address, Letter.day, Letter.paper, Letter.mail, Letter.calendar_method,
        Letter.pdf_sha256, *(reached(name) for name in PLACE),
    )
    return (
        _joined(found)
        .outerjoin(Party, Party.id == Letter.party_id).outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Letter.id == bindparam("letter"), _mine())
    )


def to_print(scope: Scope, letter_ids: Sequence[int]) -> dict[int, list[int]]:
    """Which of these letters wait to be printed and are known to this visitor, by committee."""
    found = select(Letter.id, Letter.committee_id).where(
        Letter.id.in_(bindparam("letters", expanding=True)), Letter.status == Status.TO_PRINT, _mine())
    by_committee: dict[int, list[int]] = {}
    for row in db.session.execute(found.order_by(Letter.id), scope.said(letters=list(letter_ids))):
        by_committee.setdefault(row.committee_id, []).append(row.id)
    return by_committee


def together(of: Sent) -> list[tuple[int, str]]:
    """The letters of the same act and message that still wait: key and name of each."""
    act = Letter.id == of.line.id if of.entry_seq is None else Letter.entry_seq == of.entry_seq
    found = select(Letter.id, Letter.to_name).where(
        Letter.committee_id == of.committee_id, act, Letter.title == of.title,
        Letter.status == Status.WAITING,
    )
    return [(row.id, row.to_name) for row in db.session.execute(found.order_by(Letter.id))]
