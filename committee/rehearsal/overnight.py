"""What the desk of a demonstration finds in the morning: mail from a complainant, read as the mailbox is."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from committee.case.records import Case, Party
from committee.course import incoming
from committee.people.records import Committee, Person
from committee.permissions import Role
from committee.post.mailbox import mailbox
from committee.procedure import State
from committee.store import db

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


def _mail(name: str, sender: str, recipient: str, at: datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f'"{name}" <{sender}>', recipient, "Aanvulling op mijn klacht"
    mail["Date"], mail["Message-ID"] = format_datetime(at), "<aanvulling@post.example>"
    mail.set_content(TEXT.format(name=name))
    return mail
