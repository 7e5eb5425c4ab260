"""Mail with a fresh personal link, for a party whose own works no more: of no act, and out at once.

It stands in the outbox and not in the case: it says nothing of it, and never goes out on paper.
"""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from committee import paper
from committee.calendar_nl import local_day
from committee.case.records import Case, Party
from committee.people.records import Channel, Committee
from committee.post import outbox, recipients, wire
from committee.post.records import Letter, Status
from committee.store import db

KIND = "portal.link"
TITLE = "Uw nieuwe link"
SAID = ["U vroeg om een nieuwe link naar uw zaak. De link staat in de e-mail.",
        "Vroeg u hier niet om? Dan hoeft u niets te doen."]


def send(party_id: int, at: datetime) -> None:
    """Mail a link to a party, unless one is on its way already. Inside a transaction."""
    waits = select(Letter.id).where(Letter.party_id == party_id, Letter.kind == KIND,
                                    Letter.status.in_((Status.WAITING, Status.LEASED)))
    if db.session.scalars(waits.limit(1)).first() is not None:
        return
    party = db.session.get_one(Party, party_id)
    case = db.session.get_one(Case, party.case_id)
    sheet = _sheet(case.committee, case.number, party, at)
    host = wire.host_of(case.committee.email)
    db.session.add(Letter(
        dedupe_key=f"{KIND}:{party_id}:{uuid4().hex[:8]}", committee_id=case.committee_id, kind=KIND,
        title=TITLE, party_id=party_id, to_name=recipients.name_of(party),
        to_address=recipients.mail_of(party), channel=Channel.MAIL, day=sheet.day, paper=sheet.as_dict(),
        annexes=[], mail=_mail(case.committee, case.number, party), message_id=f"<{uuid4().hex}@{host}>",
        status=Status.WAITING, made_at=at, due_at=at, tries=0,
    ))


def _sheet(committee: Committee, number: str, party: Party, at: datetime) -> paper.LetterPaper:
    """The same on paper, without the link: what went out can be shown, and opens nothing."""
    day = local_day(at)
    body = outbox.wording(committee.slug, at.date()).get_template("letters/course/letter.html")
    return paper.LetterPaper(
        letterhead=outbox.letterhead(committee, outbox.secretary_of(committee.id, day)),
        recipient_lines=recipients.address_lines(party), case_number=number, day=day, heading=TITLE,
        salutation=recipients.salutation(party), body_html=str(body.render(paragraphs=SAID)),
        closing_name=committee.name, closing_role="",
    )


def _mail(committee: Committee, number: str, party: Party) -> dict[str, str]:
    values = {
        "to_name": recipients.name_of(party), "committee": committee.name, "case_number": number,
        "phone": committee.phone, "phone_hours": committee.phone_hours, "link": outbox.LINK,
        "salutation": recipients.salutation(party), "wants": False, "hearing": False, "cancelled": False,
        "moved": False, "staff": False, "notice": (),
    }
    made = {kind: paper.templates().get_template(f"mail/notice.{kind}").render(**values)
            for kind in ("txt", "html")}
    return {"subject": f"Uw link naar zaak {number}", "text": made["txt"], "html": made["html"]}
