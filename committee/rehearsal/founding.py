"""A committee as a rehearsal describes it: its regulation, its organisation, its people."""

from datetime import datetime

from sqlalchemy import select

from committee.people import regulations
from committee.people.records import (
    Account,
    Affiliation,
    Committee,
    Membership,
    Officer,
    Organisation,
    Person,
)
from committee.permissions import STAFF, Role
from committee.regulation import equated_days
from committee.rehearsal.script import Body, House, Script, Somebody
from committee.store import db


def found(script: Script, at: datetime) -> Committee:
    """The committee of a rehearsal with everything around it; the same one again where it stands already.

    Raises RegulationError for a broken regulation.
    """
    known = db.session.scalars(select(Committee).where(Committee.slug == script.house.slug)).first()
    if known is not None:
        return known
    committee = _committee(script.house)
    regulations.load_equated(equated_days().days)
    regulations.add(script.regulation, at, committee)
    organisation = _organisation(script.body, committee)
    for key, somebody in script.people.items():
        if somebody.role in STAFF:
            _member(committee, key, somebody)
        elif somebody.role is Role.FIRST_LINE:
            account = _account(committee, key, somebody)
            db.session.add(Officer(account_id=account.id, organisation_id=organisation.id))
    db.session.flush()
    return committee


def _committee(house: House) -> Committee:
    committee = Committee(
        slug=house.slug,
        name=house.name,
        prefix=house.prefix,
        place=house.place,
        return_address=house.return_address,
        phone=house.phone,
        phone_hours=house.phone_hours,
        email=house.email or f"secretariaat@{house.slug}.example",
        website=house.website,
        privacy_url=house.privacy_url,
    )
    db.session.add(committee)
    db.session.flush()
    return committee


def _organisation(body: Body, committee: Committee) -> Organisation:
    organisation = Organisation(
        name=body.name,
        street=body.street,
        postcode=body.postcode,
        town=body.town,
        email=body.email,
        phone=body.phone,
    )
    db.session.add(organisation)
    db.session.flush()
    db.session.add(
        Affiliation(
            organisation_id=organisation.id,
            committee_id=committee.id,
            binding_on=body.binding_on,
            first_line_regulation=body.first_line_regulation,
            contact=body.contact,
            board=body.board,
            from_day=body.from_day,
        )
    )
    return organisation


def _account(committee: Committee, key: str, somebody: Somebody) -> Account:
    email = somebody.email or f"{key}@{committee.slug}.example"
    person = Person(name=somebody.name, salutation=somebody.salutation, email=email, phone=somebody.phone)
    account = Account(person=person, email=email, active=True)
    db.session.add(account)
    db.session.flush()
    return account


def _member(committee: Committee, key: str, somebody: Somebody) -> None:
    account = _account(committee, key, somebody)
    db.session.add(
        Membership(
            account_id=account.id,
            committee_id=committee.id,
            role=somebody.role,
            substitute=somebody.substitute,
            lawyer=somebody.lawyer,
            from_day=somebody.from_day,
            until_day=somebody.until_day,
        )
    )
