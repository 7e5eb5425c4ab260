"""What the desk of a demonstration finds in the morning: mail of a complainant, and post that went astray."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from committee.calendar_nl import local_day
from committee.case import gate
from committee.case.records import Case, Party
from committee.course import incoming
from committee.outgoing import acts as outgoing
from committee.outgoing.rules import Cause, Return
from committee.people import memberships
from committee.people.records import Channel, Committee, Person
from committee.permissions import Occasion, Role
from committee.post.mailbox import mailbox
from committee.post.records import Letter, Status
from committee.procedure import State
from committee.store import db, transaction

UNDERWAY = timedelta(days=2)   # a letter on paper, before it is back
FULL = "de postbus van de ontvanger is vol"
TEXT = """Goedemorgen,

Hierbij stuur ik de brief van mijn huisarts nog na. Wilt u die bij mijn zaak doen?

Met vriendelijke groet,
{name}
"""


def arrive(slug: str, at: datetime) -> None:
    """A complainant whose response is awaited sends a letter after, to the address of the committee."""
    found = select(Person.name, Person.email, Committee.email).select_from(Party)
    found = found.join(Case, Case.id == Party.case_id).join(Person, Person.id == Party.person_id)
    found = found.join(Committee, Committee.id == Case.committee_id).where(
        Committee.slug == slug, Case.state == State.AWAITING_RESPONSE, Party.role == Role.COMPLAINANT)
    name, sender, recipient = db.session.execute(found.order_by(Case.id).limit(1)).one()
    db.session.rollback()
    with TemporaryDirectory() as folder:
        mail = _mail(name, sender, recipient, at)
        (Path(folder) / "aanvulling.eml").write_bytes(mail.as_bytes())
        incoming.read(mailbox(f"file:{folder}"), lambda: at)


def go_astray(slug: str, at: datetime) -> None:
    """The newest mail did not arrive, and a letter on paper came back: the desk noted both, as it does."""
    day = local_day(at)
    with transaction():
        mail = _newest(slug, Channel.MAIL, at)
        if mail is not None:
            outgoing.note_return(mail.id, Return(day, Cause.OTHER, FULL), _secretary(mail, at))
        paper = _newest(slug, Channel.POST, at - UNDERWAY, but=mail.case_id if mail else 0)
        if paper is not None:
            outgoing.note_posted([paper.id], _secretary(paper, at))
            outgoing.note_return(paper.id, Return(day, Cause.UNKNOWN), _secretary(paper, at))


def _newest(slug: str, channel: Channel, before: datetime, *, but: int = 0) -> Any:
    """The last letter to a party that left by this way before a moment, of another case than that one."""
    left = Status.SENT if channel is Channel.MAIL else Status.TO_PRINT
    found = select(Letter.id, Letter.case_id, Letter.committee_id)
    found = found.join(Case, Case.id == Letter.case_id).join(Committee, Committee.id == Case.committee_id)
    found = found.where(Committee.slug == slug, Letter.channel == channel, Letter.status == left,
                        Letter.party_id.is_not(None), Letter.sent_at < before, Case.closed_on.is_(None),
                        Case.id != but)
    return db.session.execute(found.order_by(Letter.sent_at.desc(), Letter.id.desc()).limit(1)).first()


def _secretary(letter: Any, at: datetime) -> Occasion:
    """The secretary of the committee of a letter, at this moment."""
    serves = memberships.living(letter.committee_id, local_day(at), Role.SECRETARY)[0]
    actor = gate.account_actor(serves.account_id, Role.SECRETARY, letter.committee_id)
    return Occasion.of(actor, local_day(at), at)


def _mail(name: str, sender: str, recipient: str, at: datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f'"{name}" <{sender}>', recipient, "Aanvulling op mijn klacht"
    mail["Date"], mail["Message-ID"] = format_datetime(at), "<aanvulling@post.example>"
    mail.set_content(TEXT.format(name=name))
    return mail
