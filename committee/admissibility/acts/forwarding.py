"""Sending a complaint on to the body that it belongs to, with the complainant's consent."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from committee.admissibility import letters, reads, rules
from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Standing
from committee.case.verbs import verb
from committee.people.records import Organisation
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db


@dataclass(frozen=True)
class Recipient:
    """The other body, with the address its letter goes to."""

    name: str
    street: str
    postcode: str
    town: str


@verb(Act.FORWARD)
def forward(case: Case, to: Recipient, consented_on: date | None, occasion: Occasion) -> Entry:
    """Send the complaint on to a named other body (chapter admissibility).

    consented_on: the day the complainant agreed that his papers go there; without it NoConsent. The body
    gets the papers by post, never by mail; complainant and organisation hear where the complaint is now. What
    was still handled ends with it: it is the other body's.
    """
    rules.require_consent(consented_on, case.received_on, occasion.on)
    assert consented_on is not None
    body = _organisation(to)
    living = case_reads.elements(case, *case_reads.LIVING)
    entry = gate.enter(
        case, Act.FORWARD, occasion, elements=[element.id for element in living], organisation=body.id,
        consented_on=consented_on.isoformat(),
    )
    for element in living:
        element.standing = Standing.FORWARDED
    outbox.put(case, entry, letters.forwarded_to(case, body, reads.shared_papers(case)), occasion.at)
    for party in case_reads.complainants(case):
        outbox.put(case, entry, letters.forwarded(party, to.name, consented_on), occasion.at)
    for party in case_reads.parties(case, Role.RESPONDENT):
        outbox.put(case, entry, letters.forwarded_away(party, to.name), occasion.at)
    return entry


def _organisation(to: Recipient) -> Organisation:
    """The body as we know it, or a new one."""
    found = db.session.scalars(
        select(Organisation).where(Organisation.name == to.name, Organisation.postcode == to.postcode)
    ).first()
    if found is None:
        found = Organisation(name=to.name, street=to.street, postcode=to.postcode, town=to.town)
        db.session.add(found)
        db.session.flush()
    return found
