"""Mail about somebody's own account: it belongs to no act and leaves at once.

A link to choose a password is derived from the letter, so that nothing in the outbox opens the account. A
mail that tells of a change holds none: who did not make that change should trust no link in a mail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from flask import current_app
from sqlalchemy import select

from committee import paper
from committee.calendar_nl import local_day
from committee.dutch import day_words
from committee.people import keys, links
from committee.people.records import Account, Channel, Committee, Membership, Opens
from committee.post import outbox, recipients, wire
from committee.post.records import Letter, Status
from committee.store import db

KIND = "account."
APART = 120   # seconds: the most that failures of others hold a mail back


@dataclass(frozen=True)
class Occasion:
    """Why somebody may choose a password: the letter's code, its title and subject, and how long it lasts."""

    kind: str
    title: str
    lasts: timedelta
    lasts_words: str


RESET = Occasion("account.password", "Kies een nieuw wachtwoord", keys.LASTS[Opens.PASSWORD], "een uur")
INVITATION = Occasion("account.invitation", "Kies uw wachtwoord voor Wederhoor", keys.INVITED, "zeven dagen")


NEW_ADDRESS = Occasion("account.address", "Wilt u een ander e-mailadres voor uw account?",
                       keys.LASTS[Opens.ADDRESS], "zeven dagen")
PAGES = {NEW_ADDRESS.kind: "adres"}   # where a link leads; all others to a new password
MAILS = {NEW_ADDRESS.kind: "account_address", "account.changed": "account_changed"}


class Changed(StrEnum):
    """What changed of an account, as the mail says it; whoever changed it, its owner hears of it."""

    PASSWORD = "het wachtwoord"
    TELEPHONE = "de telefoon die uw code geeft"
    CODES = "de herstelcodes"
    ADDRESS = "het e-mailadres"


NOTICE = "Uw account bij Wederhoor is gewijzigd"


def send_reset(account_id: int, at: datetime) -> None:
    """Mail a link to who forgot the password. Inside a transaction."""
    _send(account_id, RESET, at)


def invite(account_id: int, at: datetime) -> str | None:
    """Mail a link to who was given an account; its address, for who has no mail yet. Inside a transaction."""
    return _send(account_id, INVITATION, at)


def address(letter: Letter) -> str:
    """Where the link in a letter about an account leads."""
    return _link(letter.message_id, letter.kind)


def ask_address(account_id: int, email: str, at: datetime) -> None:
    """Ask the holder of an account, at the address it has, whether it shall have another one.

    Inside a transaction.
    """
    _send(account_id, NEW_ADDRESS, at, opens=Opens.ADDRESS, new=email)


def tell_changed(account_id: int, what: Changed, at: datetime, *, to: str = "") -> None:
    """Mail to the owner of an account that something of it changed. Inside a transaction.

    to: another address than the account has now, such as the one it had before.
    """
    account = db.session.get_one(Account, account_id)
    committee = _committee_of(account_id)
    if committee is None:
        return
    said = {"what": what.value, "day": day_words(local_day(at)), "phone": committee.phone}
    _put(_Mail("account.changed", NOTICE, _message_id(committee), said, to), committee, account, at)


def _send(account_id: int, why: Occasion, at: datetime, *, opens: Opens = Opens.PASSWORD,
          **more: str) -> str | None:
    account = db.session.get_one(Account, account_id)
    committee = _committee_of(account_id)
    if committee is None:
        return None
    message_id = _message_id(committee)
    keys.issue(opens, account_id, at, token=_token(message_id), lasts=why.lasts)
    said = {"link": outbox.LINK, "lasts": why.lasts_words, "invited": why is INVITATION, **more}
    _put(_Mail(why.kind, why.title, message_id, said), committee, account, at)
    return _link(message_id, why.kind)


@dataclass(frozen=True)
class _Mail:
    """What one mail about an account says. to: where, when not to the address of the account."""

    kind: str
    title: str
    message_id: str
    said: Mapping[str, Any]
    to: str = ""


def _put(mail: _Mail, committee: Committee, account: Account, at: datetime) -> None:
    sheet = _sheet(mail, committee, account, at)
    db.session.add(Letter(
        dedupe_key=f"{mail.kind}:{account.id}:{uuid4().hex[:8]}", committee_id=committee.id, kind=mail.kind,
        title=mail.title, account_id=account.id, to_name=recipients.name_of(account),
        to_address=mail.to or account.email, channel=Channel.MAIL, day=sheet.day, paper=sheet.as_dict(),
        annexes=[], mail=_texts(mail, committee, account), message_id=mail.message_id, status=Status.WAITING,
        made_at=at, due_at=at, tries=0,
    ))


def _message_id(committee: Committee) -> str:
    return f"<{uuid4().hex}@{wire.host_of(committee.email)}>"


def _committee_of(account_id: int) -> Committee | None:
    """In whose name the mail goes: a committee that the account serves, else the first there is."""
    serves = select(Membership.committee_id).where(Membership.account_id == account_id)
    found = select(Committee).order_by(Committee.id.in_(serves).desc(), Committee.id)
    return db.session.scalars(found.limit(1)).first()


def _token(message_id: str) -> str:
    return links.derived(current_app.config["SECRET_KEY"], message_id)


def _link(message_id: str, kind: str) -> str:
    return f"{current_app.config['BASE_URL']}/{PAGES.get(kind, 'wachtwoord')}/{_token(message_id)}"


def _sheet(mail: _Mail, committee: Committee, account: Account, at: datetime) -> paper.LetterPaper:
    """The same on paper, without the link: what went out can be shown, and opens nothing."""
    day = local_day(at)
    template = f"letters/{mail.kind.replace('.', '/')}.html"
    body = outbox.wording(committee.slug, at.date()).get_template(template).render(**mail.said)
    secretary = outbox.secretary_of(committee.id, day)
    return paper.LetterPaper(
        letterhead=outbox.letterhead(committee, secretary), recipient_lines=recipients.address_lines(account),
        case_number="", day=day, heading=mail.title, salutation=recipients.salutation(account),
        body_html=str(body), closing_name=committee.name, closing_role="",
    )


def _texts(mail: _Mail, committee: Committee, account: Account) -> dict[str, str]:
    values = {
        "title": mail.title, "salutation": recipients.salutation(account), "committee": committee.name,
        "phone": committee.phone, "phone_hours": committee.phone_hours, **mail.said,
    }
    name = MAILS.get(mail.kind, "account")
    made = {kind: paper.templates().get_template(f"mail/{name}.{kind}").render(**values)
            for kind in ("txt", "html")}
    return {"subject": mail.title, "text": made["txt"], "html": made["html"]}
