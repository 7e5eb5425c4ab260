"""Puts letters in the outbox, in the transaction of the act they belong to.

A letter is a mail without case content, with a personal link that is made when it is sent, and the same
letter on paper. Its words are frozen here, so that what was sent can be shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import current_app
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from sqlalchemy import select, update

from committee import paper
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Party
from committee.people import memberships
from committee.people.records import Account, Committee
from committee.permissions import Role
from committee.post import recipients, wire
from committee.post.recipients import Correspondent, Recipient
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.store import db

LINK = "[[link]]"
RECORDED = "staff.recorded"   # word to who decided; it does not leave the house
MOVED = "hearing.moved"
GRACE = timedelta(minutes=10)


@dataclass(frozen=True)
class Draft:
    """A letter before it is made out.

    kind: its code, "escalation.acknowledgement"; the template is letters/<stage>/<name>.html. title: the
    message as its heading. to: a party, somebody of the house, another body, or who has no case yet.
    values: primitives only. calendar and method: an invitation that goes with it.
    wants: whether the recipient has something to do. salutation: another than the recipient's own.
    notice: what the mail says to who has no page to read the letter on, and so gets no link; never what a
    complaint is about.
    to_board: for those who govern an organisation, not for whom it named as its contact.
    """

    kind: str
    title: str
    to: Recipient
    values: dict[str, Any] = field(default_factory=dict)
    annexes: tuple[Document, ...] = ()
    calendar: bytes | None = None
    method: str | None = None
    wants: bool = False
    address: str | None = None
    salutation: str | None = None
    notice: tuple[str, ...] = ()
    to_board: bool = False


def put(case: Case, entry: Entry, draft: Draft, at: datetime) -> Letter:
    """Queue a letter of an act in a case. The worker sends it once its minutes of grace are over."""
    return _queue(case.committee, case, entry, draft, at=at)


def put_before(committee: Committee, entry: Entry, draft: Draft, at: datetime) -> Letter:
    """Queue a letter of an act from before there is a case: it has no number, and its mail no link."""
    return _queue(committee, None, entry, draft, at=at)


def _queue(committee: Committee, case: Case | None, entry: Entry, draft: Draft, *, at: datetime) -> Letter:
    number = case.number if case else ""
    sheet = _sheet(committee, case, draft, entry.happened_on, at=at)
    to_address = draft.address or recipients.mail_of(draft.to)
    letter = Letter(
        dedupe_key=f"{entry.seq}:{draft.kind}:{recipients.key(draft.to)}:{uuid4().hex[:8]}",
        case_id=case.id if case else None,
        committee_id=committee.id,
        entry_seq=entry.seq,
        kind=draft.kind,
        title=draft.title,
        party_id=draft.to.id if isinstance(draft.to, Party) else None,
        account_id=draft.to.id if isinstance(draft.to, Account) else None,
        to_name=recipients.name_of(draft.to),
        to_address=to_address,
        channel=recipients.channel(draft.to, to_address),
        day=sheet.day,
        paper=sheet.as_dict(),
        annexes=[document.id for document in draft.annexes],
        mail=_mail(committee, number, draft),
        calendar=draft.calendar,
        calendar_method=draft.method,
        message_id=f"<{uuid4().hex}@{wire.host_of(committee.email)}>",
        status=Status.WAITING,
        made_at=at,
        due_at=at + GRACE,
        tries=0,
    )
    db.session.add(letter)
    return letter


def withdraw(entry_seq: int) -> bool:
    """Hold back every letter of an act; False, and nothing held, when one of them has left the house."""
    letters = db.session.scalars(select(Letter).where(Letter.entry_seq == entry_seq).with_for_update()).all()
    left = [letter for letter in letters if letter.status not in (Status.WAITING, Status.WITHDRAWN)]
    if any(letter.kind != RECORDED for letter in left):
        return False
    for letter in letters:
        if letter not in left:
            letter.status = Status.WITHDRAWN
    db.session.execute(update(Letter).where(Letter.mended_seq == entry_seq).values(mended_seq=None))
    return True


def hold_back_reminders(case: Case, over: set[int]) -> None:
    """Hold back what still waits, also to be printed, to remind of one of these terms, by id: they ended."""
    found = select(Letter, Entry.facts).join(Entry, Entry.seq == Letter.entry_seq)
    found = found.where(Letter.case_id == case.id, Entry.act == Act.REMIND)
    reminders = db.session.execute(found.with_for_update(of=Letter)).all()
    terms = {row.id: facts.get("term") for row, facts in reminders}
    for letter, _facts in reminders:
        waits = letter.status in (Status.WAITING, Status.TO_PRINT)
        if waits and terms.get(letter.copy_of or letter.id) in over:
            letter.status = Status.WITHDRAWN


def forget(entry_seqs: Iterable[int]) -> None:
    """Keep of the letters of these acts only that they were written: to nobody, at no address."""
    for letter in db.session.scalars(
        select(Letter).where(Letter.entry_seq.in_(entry_seqs)).with_for_update()
    ):
        letter.to_name, letter.to_address, letter.trouble = "", None, None
        letter.paper = {**letter.paper, "recipient_lines": []}
        if letter.status is Status.WAITING:
            letter.status = Status.WITHDRAWN


def _sheet(
    committee: Committee, case: Case | None, draft: Draft, day: date, *, at: datetime
) -> paper.LetterPaper:
    number = case.number if case else ""
    template = f"letters/{draft.kind.replace('.', '/')}.html"
    values = {
        "case_number": number,
        "committee": committee.name,
        "to_name": recipients.name_of(draft.to),
        "phone": committee.phone,
        "written_on": day,
        **draft.values,
    }
    body = wording(committee.slug, at.date()).get_template(template).render(**values)
    secretary = _signing(committee.id, day)
    return paper.LetterPaper(
        letterhead=letterhead(committee, secretary),
        recipient_lines=recipients.address_lines(draft.to, case, day, to_board=draft.to_board),
        case_number=number,
        day=day,
        heading=draft.title,
        salutation=draft.salutation or recipients.salutation(draft.to),
        body_html=str(body),
        closing_name=secretary or committee.name,
        closing_role="secretaris, namens de commissie" if secretary else "namens de commissie",
        annexes=tuple(f"Stuk {document.number}: {document.title}" for document in draft.annexes),
    )


def letterhead(committee: Committee, secretary: str) -> paper.Letterhead:
    """The committee as it stands on its letters."""
    return paper.Letterhead(
        committee_name=committee.name,
        return_address=committee.return_address,
        phone=committee.phone,
        phone_hours=committee.phone_hours,
        email=committee.email,
        website=committee.website,
        privacy_url=committee.privacy_url,
        handled_by=f"{secretary}, secretaris" if secretary else "",
    )


def _signing(committee_id: int, day: date) -> str:
    """The secretary on a letter of that day: asked once in a transaction, however many letters it makes."""
    known = db.session.info.setdefault("secretaries", {})
    if (committee_id, day) not in known:
        known[committee_id, day] = secretary_of(committee_id, day)
    return str(known[committee_id, day])


def secretary_of(committee_id: int, day: date) -> str:
    """Name of the secretary on a day, no substitute if there is another; empty if there is none."""
    found = memberships.living(committee_id, day, Role.SECRETARY)
    return found[0].account.person.name if found else ""


def wording(slug: str, day: date) -> Environment:
    """The letter templates on a day: the committee's own in force then, before the house's."""
    own = own_folder(slug, day)
    return _environment((str(own),) if own else ())


def own_folder(slug: str, day: date) -> Path | None:
    """The folder with the committee's own wording that is in force on a day, if it has any."""
    own = Path(current_app.instance_path) / "letters" / slug
    return max((folder for folder in own.glob("*") if folder.name <= day.isoformat()), default=None)


@lru_cache(maxsize=32)
def _environment(folders: tuple[str, ...]) -> Environment:
    house = paper.templates()
    return house.overlay(loader=ChoiceLoader([*map(FileSystemLoader, folders), house.loader]))  # type: ignore[list-item]


def _mail(committee: Committee, number: str, draft: Draft) -> dict[str, Any]:
    """Subject, text and html of the notice: never a word of the case, the link's place held open."""
    staff = isinstance(draft.to, Account)
    hearing = draft.calendar is not None
    values = {
        "to_name": recipients.name_of(draft.to),
        "committee": committee.name,
        "case_number": number,
        "phone": committee.phone,
        "phone_hours": committee.phone_hours,
        "wants": draft.wants,
        "link": f"{current_app.config['BASE_URL']}/zaken/{number}" if staff else LINK,
        "hearing": hearing,
        "cancelled": draft.method == "CANCEL",
        "moved": hearing and draft.kind == MOVED,
        "staff": staff,
        "salutation": draft.salutation or recipients.salutation(draft.to),
        "notice": draft.notice,
    }
    environment = paper.templates()
    subject = f"Hoorzitting {number}" if hearing else f"Bericht over zaak {number}"
    if not number:
        subject = f"Bericht van {committee.name}"
    name = "notice" if number and not isinstance(draft.to, Correspondent) else "before"
    return {
        "subject": subject,
        "text": environment.get_template(f"mail/{name}.txt").render(**values),
        "html": environment.get_template(f"mail/{name}.html").render(**values),
    }
