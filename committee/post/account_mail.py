"""Mail about somebody's own account: it belongs to no act, holds a link to choose a password, leaves at once.

The link is derived from the letter, so that nothing in the outbox opens the account.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from flask import current_app
from sqlalchemy import select

from committee import paper
from committee.calendar_nl import local_day
from committee.people import keys, links
from committee.people.records import Account, Channel, Committee, Membership, Opens
from committee.post import outbox, recipients
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


def send_reset(account_id: int, at: datetime) -> None:
    """Mail a link to who forgot the password. Inside a transaction."""
    _send(account_id, RESET, at)


def invite(account_id: int, at: datetime) -> str | None:
    """Mail a link to who was given an account; its address, for who has no mail yet. Inside a transaction."""
    return _send(account_id, INVITATION, at)


def address(letter: Letter) -> str:
    """Where the link in a letter about an account leads."""
    return _link(letter.message_id)


def _send(account_id: int, why: Occasion, at: datetime) -> str | None:
    account = db.session.get_one(Account, account_id)
    committee = _committee_of(account_id)
    if committee is None:
        return None
    message_id = f"<{uuid4().hex}@{committee.email.partition('@')[2] or 'wederhoor.invalid'}>"
    token = _token(message_id)
    keys.issue(Opens.PASSWORD, account_id, at, token=token, lasts=why.lasts)
    sheet = _sheet(committee, account, why, at)
    db.session.add(Letter(
        dedupe_key=f"{why.kind}:{account_id}:{uuid4().hex[:8]}", committee_id=committee.id, kind=why.kind,
        title=why.title, account_id=account_id, to_name=recipients.name_of(account), to_address=account.email,
        channel=Channel.MAIL, day=sheet.day, paper=sheet.as_dict(), annexes=[],
        mail=_mail(committee, account, why), message_id=message_id, status=Status.WAITING,
        made_at=at, due_at=at, tries=0,
    ))
    return _link(message_id)


def _committee_of(account_id: int) -> Committee | None:
    """In whose name the mail goes: a committee that the account serves, else the first there is."""
    serves = select(Membership.committee_id).where(Membership.account_id == account_id)
    found = select(Committee).order_by(Committee.id.in_(serves).desc(), Committee.id)
    return db.session.scalars(found.limit(1)).first()


def _token(message_id: str) -> str:
    return links.derived(current_app.config["SECRET_KEY"], message_id)


def _link(message_id: str) -> str:
    return f"{current_app.config['BASE_URL']}/wachtwoord/{_token(message_id)}"


def _sheet(committee: Committee, account: Account, why: Occasion, at: datetime) -> paper.LetterPaper:
    """The same on paper, without the link: what went out can be shown, and opens nothing."""
    day = local_day(at)
    template = f"letters/{why.kind.replace('.', '/')}.html"
    body = outbox.wording(committee.slug, at.date()).get_template(template).render(lasts=why.lasts_words)
    secretary = outbox.secretary_of(committee.id, day)
    return paper.LetterPaper(
        letterhead=outbox.letterhead(committee, secretary), recipient_lines=recipients.address_lines(account),
        case_number="", day=day, heading=why.title, salutation=recipients.salutation(account),
        body_html=str(body), closing_name=committee.name, closing_role="",
    )


def _mail(committee: Committee, account: Account, why: Occasion) -> dict[str, str]:
    values = {
        "title": why.title, "salutation": recipients.salutation(account), "link": outbox.LINK,
        "lasts": why.lasts_words, "invited": why is INVITATION, "committee": committee.name,
        "phone": committee.phone, "phone_hours": committee.phone_hours,
    }
    made = {kind: paper.templates().get_template(f"mail/account.{kind}").render(**values)
            for kind in ("txt", "html")}
    return {"subject": why.title, "text": made["txt"], "html": made["html"]}
