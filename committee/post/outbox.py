"""Puts letters in the outbox, in the transaction of the act they belong to.

A letter is a mail without case content, with a personal link that is made when it is sent, and the same
letter on paper. Its words are frozen here, so that what was sent can be shown.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import current_app
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from sqlalchemy import select

from committee import paper
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Party
from committee.people import memberships
from committee.people.records import Account, Channel, Committee, Organisation
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.store import db

LINK = "[[link]]"
GRACE = timedelta(minutes=10)


@dataclass(frozen=True)
class Draft:
    """A letter before it is made out.

    kind: its code, "escalation.acknowledgement"; the template is letters/<stage>/<name>.html. title: the
    message as its heading. to: a party, somebody of the house, or another body, which gets it by post alone.
    values: primitives only. calendar and method: an invitation that goes with it.
    wants: whether the recipient has something to do. salutation: another than the recipient's own.
    """

    kind: str
    title: str
    to: Party | Account | Organisation
    values: dict[str, Any] = field(default_factory=dict)
    annexes: tuple[Document, ...] = ()
    calendar: bytes | None = None
    method: str | None = None
    wants: bool = False
    address: str | None = None
    salutation: str | None = None


def put(case: Case, entry: Entry, draft: Draft, at: datetime) -> Letter:
    """Queue a letter of an act in a case. The worker sends it once its minutes of grace are over."""
    sheet = _sheet(case, draft, entry.happened_on, at)
    to_address = draft.address or _mail_of(draft.to)
    letter = Letter(
        dedupe_key=f"{entry.seq}:{draft.kind}:{_key(draft.to)}:{uuid4().hex[:8]}",
        case_id=case.id,
        committee_id=case.committee_id,
        entry_seq=entry.seq,
        kind=draft.kind,
        title=draft.title,
        party_id=draft.to.id if isinstance(draft.to, Party) else None,
        account_id=draft.to.id if isinstance(draft.to, Account) else None,
        to_name=_name_of(draft.to),
        to_address=to_address,
        channel=_channel(draft.to, to_address),
        day=sheet.day,
        paper=sheet.as_dict(),
        annexes=[document.id for document in draft.annexes],
        mail=_mail(case, draft),
        calendar=draft.calendar,
        calendar_method=draft.method,
        message_id=f"<{uuid4().hex}@{_host(case.committee)}>",
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
    if any(letter.status not in (Status.WAITING, Status.WITHDRAWN) for letter in letters):
        return False
    for letter in letters:
        letter.status = Status.WITHDRAWN
    return True


def _sheet(case: Case, draft: Draft, day: date, at: datetime) -> paper.LetterPaper:
    template = f"letters/{draft.kind.replace('.', '/')}.html"
    values = {
        "case_number": case.number,
        "committee": case.committee.name,
        "to_name": _name_of(draft.to),
        "phone": case.committee.phone,
        **draft.values,
    }
    body = wording(case.committee.slug, at.date()).get_template(template).render(**values)
    secretary = secretary_of(case.committee_id, day)
    return paper.LetterPaper(
        letterhead=letterhead(case.committee, secretary),
        recipient_lines=_address_lines(draft.to),
        case_number=case.number,
        day=day,
        heading=draft.title,
        salutation=draft.salutation or _salutation(draft.to),
        body_html=str(body),
        closing_name=secretary or case.committee.name,
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


def secretary_of(committee_id: int, day: date) -> str:
    """Name of the secretary on a day, no substitute if there is another; empty if there is none."""
    found = memberships.living(committee_id, day, Role.SECRETARY)
    return found[0].account.person.name if found else ""


def wording(slug: str, day: date) -> Environment:
    """The letter templates on a day: the committee's own in force then, before the house's."""
    own = Path(current_app.instance_path) / "letters" / slug
    dated = sorted((folder for folder in own.glob("*") if folder.name <= day.isoformat()), reverse=True)
    return _environment(tuple(str(folder) for folder in dated[:1]))


@lru_cache(maxsize=32)
def _environment(folders: tuple[str, ...]) -> Environment:
    house = paper.templates()
    return house.overlay(loader=ChoiceLoader([*map(FileSystemLoader, folders), house.loader]))  # type: ignore[list-item]


def _mail(case: Case, draft: Draft) -> dict[str, Any]:
    """Subject, text and html of the notice: never a word of the case, the link's place held open."""
    staff = isinstance(draft.to, Account)
    hearing = draft.calendar is not None
    values = {
        "to_name": _name_of(draft.to),
        "committee": case.committee.name,
        "case_number": case.number,
        "phone": case.committee.phone,
        "phone_hours": case.committee.phone_hours,
        "wants": draft.wants,
        "link": f"{current_app.config['BASE_URL']}/zaken/{case.number}" if staff else LINK,
        "hearing": hearing,
        "staff": staff,
    }
    environment = paper.templates()
    subject = f"Hoorzitting {case.number}" if hearing else f"Bericht over zaak {case.number}"
    return {
        "subject": subject,
        "text": environment.get_template("mail/notice.txt").render(**values),
        "html": environment.get_template("mail/notice.html").render(**values),
    }


def _host(committee: Committee) -> str:
    return committee.email.partition("@")[2] or "wederhoor.invalid"


def _key(to: Party | Account | Organisation) -> str:
    return f"{type(to).__name__.lower()}{to.id}"


def _who(to: Party | Account | Organisation) -> Any:
    if isinstance(to, Organisation):
        return to
    return to.person if isinstance(to, Account) else to.person or to.organisation


def _name_of(to: Party | Account | Organisation) -> str:
    return str(_who(to).name)


def _mail_of(to: Party | Account | Organisation) -> str | None:
    return to.email if isinstance(to, Account) else _who(to).email


def _channel(to: Party | Account | Organisation, address: str | None) -> Channel:
    if isinstance(to, Organisation):
        return Channel.POST
    wanted = to.channel if isinstance(to, Party) else Channel.MAIL
    return wanted if address else Channel.POST


def _address_lines(to: Party | Account | Organisation) -> tuple[str, ...]:
    who = _who(to)
    town = "  ".join(part for part in (who.postcode, who.town.upper()) if part)
    title = f"t.a.v. {to.title}" if isinstance(to, Party) and to.organisation and to.title else ""
    return tuple(line for line in (who.name, title, who.street, town) if line)


def _salutation(to: Party | Account | Organisation) -> str:
    who = _who(to)
    form = getattr(who, "salutation", None)
    if form:
        return f"{form},"
    return "Geachte heer of mevrouw," if not getattr(to, "person", None) else f"Beste {who.name},"
