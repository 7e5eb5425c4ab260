"""Selects on the case that the stages share: find the case, its sides, its elements, its panel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from committee.case import gate
from committee.case.records import Case, Element, ElementRespondent, Party, Representation, Seat, Standing
from committee.people import memberships
from committee.people.records import Account, Membership
from committee.permissions import Actor, Role, Unknown
from committee.store import db

COMPLAINANT_SIDE = (Role.COMPLAINANT, Role.REPRESENTATIVE)
RESPONDENT_SIDE = (Role.RESPONDENT, Role.ACCUSED)
LIVING = (Standing.OPEN, Standing.ADMITTED)   # of the elements that are still handled


def case_for(number: str, actor: Actor, *, lock: bool = False) -> Case:
    """The case of this number if it exists for the actor, locked for writing if asked. Raises Unknown."""
    found = select(Case).where(Case.number == number)
    if lock:  # what was read of it before the lock was had may be out of date
        found = found.with_for_update().execution_options(populate_existing=True)
    case = db.session.scalars(found).first()
    if case is None:
        raise Unknown(number)
    gate.require_known(case, actor)
    return case


def parties(case: Case, *roles: Role, on: date | None = None) -> list[Party]:
    """The parties of a case with one of these roles (all if none is named), in order of joining."""
    return [
        party
        for party in case.parties
        if (not roles or party.role in roles)
        and party.until_day is None
        and (on is None or party.from_day <= on)
    ]


def complainants(case: Case) -> list[Party]:
    """Who hears from us on the complainant's side: the representative in place of whom he represents."""
    represented = set(
        db.session.scalars(
            select(Representation.for_party_id)
            .join(Party, Party.id == Representation.representative_id)
            .where(
                Party.case_id == case.id, Party.until_day.is_(None), Representation.until_day.is_(None)
            )
        )
    )
    return [party for party in parties(case, *COMPLAINANT_SIDE) if party.id not in represented]


def respondents(case: Case) -> list[Party]:
    """The organisation complained about and, where there are any, the accused persons."""
    return parties(case, *RESPONDENT_SIDE)


def both_sides(case: Case) -> list[Party]:
    """Everybody who hears from us on either side, complainants first."""
    return [*complainants(case), *respondents(case)]


def elements(case: Case, *standings: Standing) -> list[Element]:
    """The elements of a case in one of these standings (all if none is named), by number."""
    return [element for element in case.elements if not standings or element.standing in standings]


def numbered(elements: Iterable[Element]) -> list[tuple[int, str]]:
    """Number and wording of elements, as letters and pages list them."""
    return [(element.number, element.text) for element in elements]


def respondents_of(element_ids: list[int]) -> list[Party]:
    """The parties against whom one of these elements is directed."""
    return list(
        db.session.scalars(
            select(Party)
            .join(ElementRespondent, ElementRespondent.party_id == Party.id)
            .where(ElementRespondent.element_id.in_(element_ids), Party.until_day.is_(None))
            .distinct()
            .order_by(Party.id)
        )
    )


def elements_against(party: Party, *standings: Standing) -> list[Element]:
    """The elements directed against a party; an accused person sees no others."""
    mine = set(
        db.session.scalars(select(ElementRespondent.element_id).where(ElementRespondent.party_id == party.id))
    )
    found = db.session.scalars(
        select(Element).where(Element.case_id == party.case_id).order_by(Element.number)
    )
    return [
        element
        for element in found
        if element.id in mine and (not standings or element.standing in standings)
    ]


def seats(case: Case) -> list[Seat]:
    """The places on the panel that are taken, the chair first."""
    found = db.session.scalars(
        select(Seat).where(Seat.case_id == case.id, Seat.stepped_back_on.is_(None)).order_by(Seat.id)
    )
    return sorted(found, key=lambda seat: seat.role is not Role.CHAIR)


def chairs(case: Case, on: date) -> list[Membership]:
    """Who may chair in this case on a day, substitutes last; for who stepped back it does not exist."""
    places = select(Seat.account_id, Seat.stepped_back_on).where(Seat.case_id == case.id).order_by(Seat.id)
    latest = {account_id: back for account_id, back in db.session.execute(places)}
    found = memberships.living(case.committee_id, on, Role.CHAIR)
    return [membership for membership in found if latest.get(membership.account_id) is None]


def secretaries(case: Case, on: date) -> list[Account]:
    """Who is secretary of the committee on a day; substitutes only where there is nobody else."""
    found = memberships.living(case.committee_id, on, Role.SECRETARY)
    chosen = [member for member in found if not member.substitute] or found
    return [member.account for member in chosen]


@dataclass(frozen=True)
class Names:
    """How the two sides are named together."""

    complainant: str
    respondent: str


def names(case: Case) -> Names:
    """The complainant's name, not the representative's, and the respondent's."""
    first = [party.name for party in parties(case, Role.COMPLAINANT)]
    second = [party.name for party in parties(case, Role.RESPONDENT)]
    return Names(" en ".join(first), " en ".join(second))
