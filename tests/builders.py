"""People and cases for tests, as plain functions with keyword defaults.

De Wit is secretary, Van Dongen chairs, Lammerts and Bhagwandin are members, Visser complains, Stichting
Onderdak answers; Buurman is a party in another case and may see nothing.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from committee.calendar_nl import AMSTERDAM
from committee.case import gate
from committee.case.records import Case, Element, ElementRespondent, Party, Seat, Standing, Wording
from committee.people import regulations
from committee.people.records import (
    Account,
    Affiliation,
    Channel,
    Committee,
    Membership,
    Organisation,
    Person,
)
from committee.permissions import Actor, Occasion, Role
from committee.procedure import ENDED, State
from committee.regulation import equated_days, shipped_text
from committee.store import db, transaction

MONDAY = date(2026, 3, 2)


def noon(day: date) -> datetime:
    """Noon in the Netherlands on a day, as an aware UTC moment."""
    return datetime.combine(day, time(12), AMSTERDAM).astimezone(UTC)


def on(day: date, decided_by: Actor, recorded_by: Actor | None = None, means: str | None = None) -> Occasion:
    """The occasion of an act on a day, entered at noon."""
    return Occasion(day, noon(day), decided_by, recorded_by or decided_by, means)


@dataclass
class House:
    """A committee with its people, and one organisation affiliated with it."""

    committee: Committee
    organisation: Organisation
    accounts: dict[str, Account]
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Somebody of the house as an actor."""
        if name not in self.actors:
            account = self.accounts[name]
            membership = db.session.query(Membership).filter_by(account_id=account.id).one()
            self.actors[name] = gate.account_actor(account.id, membership.role, membership.committee_id)
        return self.actors[name]

    @property
    def secretary(self) -> Actor:
        """De Wit."""
        return self.actor("dewit")

    @property
    def chair(self) -> Actor:
        """Van Dongen."""
        return self.actor("vandongen")

    @property
    def members(self) -> list[Actor]:
        """Lammerts and Bhagwandin."""
        return [self.actor("lammerts"), self.actor("bhagwandin")]


PEOPLE = {
    "dewit": ("Marjan de Wit", Role.SECRETARY, False),
    "vandongen": ("mr. E. van Dongen", Role.CHAIR, False),
    "elzinga": ("mr. T. Elzinga", Role.CHAIR, True),
    "lammerts": ("drs. P. Lammerts", Role.MEMBER, False),
    "bhagwandin": ("S. Bhagwandin", Role.MEMBER, False),
    "osei": ("K. Osei", Role.MEMBER, False),
}


def a_house(slug: str = "onderdak", prefix: str = "OD", regulation: str = "loket-housing") -> House:
    """A committee under a shipped regulation, with secretary, chair, substitute chair and three members."""
    committee = Committee(
        slug=slug,
        name=f"Klachtencommissie {slug.capitalize()}",
        prefix=prefix,
        place="Amersfoort",
        return_address="Postbus 214, 3800 AE Amersfoort",
        phone="033 000 00 14",
        phone_hours="op werkdagen van 9.00 tot 12.30 uur",
        email=f"secretariaat@{slug}.example",
        website=f"{slug}.example",
        privacy_url=f"{slug}.example/privacy",
    )
    organisation = Organisation(
        name="Stichting Onderdak Eemrand",
        street="Eemplein 6",
        postcode="3812 EA",
        town="Amersfoort",
        email=f"bestuur@eemrand-{slug}.example",
        phone="033 000 00 20",
    )
    db.session.add_all([committee, organisation])
    db.session.flush()
    regulations.load_equated(equated_days().days)
    regulations.add(shipped_text(regulation), noon(date(2026, 1, 1)), committee)
    db.session.add(
        Affiliation(
            organisation_id=organisation.id,
            committee_id=committee.id,
            board="mr. J. Hartog, bestuurder",
            from_day=date(2020, 1, 1),
        )
    )
    accounts = {key: _account(committee, key, *who) for key, who in PEOPLE.items()}
    db.session.flush()
    return House(committee, organisation, accounts)


def the_house(slug: str = "onderdak") -> House:
    """The committee of that name that is there already, with its people and its organisation."""
    with transaction():
        committee = db.session.query(Committee).filter_by(slug=slug).one()
        organisation = db.session.query(Organisation).filter_by(email=f"bestuur@eemrand-{slug}.example").one()
        serving = (Membership.account_id == Account.id) & (Membership.committee_id == committee.id)
        found = db.session.query(Account, Membership).join(Membership, serving).filter(
            Account.email.endswith(f"@{slug}.example")).all()
        accounts = {account.email.partition("@")[0]: account for account, _ in found}
        actors = {account.email.partition("@")[0]: gate.account_actor(account.id, one.role, committee.id)
                  for account, one in found}
        return House(committee, organisation, {key: accounts[key] for key in PEOPLE}, actors)


def _account(committee: Committee, key: str, name: str, role: Role, substitute: bool) -> Account:
    person = Person(name=name, email=f"{key}@{committee.slug}.example")
    account = Account(person=person, email=f"{key}@{committee.slug}.example", active=True)
    db.session.add(account)
    db.session.flush()
    db.session.add(
        Membership(
            account_id=account.id,
            committee_id=committee.id,
            role=role,
            substitute=substitute,
            from_day=date(2020, 1, 1),
        )
    )
    return account


def a_person(name: str = "Anneke Visser", **more: object) -> Person:
    """A person with an address that does not exist."""
    given = {
        "street": "Zonnehof 88 B",
        "postcode": "3811 ZZ",
        "town": "Amersfoort",
        "email": f"{name.split()[-1].lower()}@example.org",
        "phone": "06-00000003",
        "salutation": None,
    }
    person = Person(name=name, **(given | more))
    db.session.add(person)
    db.session.flush()
    return person


def a_case(
    house: House,
    state: State = State.RECEIVED,
    *,
    received_on: date = MONDAY,
    elements: int = 2,
    accused: int = 0,
    complainant: str = "Anneke Visser",
    serial: int = 1,
) -> Case:
    """A case in a state, written straight into the tables: to try one act, not to tell a story."""
    version = regulations.in_force(house.committee.id, received_on)
    assert version is not None
    case = Case(
        number=f"{house.committee.prefix}-2026-{serial:04d}",
        committee_id=house.committee.id,
        organisation_id=house.organisation.id,
        regulation_id=version.id,
        state=state,
        received_on=received_on,
        closed_on=received_on if state in ENDED else None,
    )
    db.session.add(case)
    db.session.flush()
    person = a_person(complainant)
    db.session.add(
        Party(
            case_id=case.id,
            role=Role.COMPLAINANT,
            person_id=person.id,
            channel=Channel.MAIL,
            from_day=received_on,
        )
    )
    respondents = [
        Party(
            case_id=case.id,
            role=Role.RESPONDENT,
            organisation_id=house.organisation.id,
            channel=Channel.MAIL,
            from_day=received_on,
        )
    ]
    respondents += [
        Party(
            case_id=case.id,
            role=Role.ACCUSED,
            person_id=a_person(f"Medewerker Nummer{n}").id,
            channel=Channel.MAIL,
            from_day=received_on,
        )
        for n in range(1, accused + 1)
    ]
    db.session.add_all(respondents)
    db.session.flush()
    settled = state not in {State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW}
    for number in range(1, elements + 1):
        element = Element(
            case_id=case.id, number=number, standing=Standing.ADMITTED if settled else Standing.OPEN
        )
        db.session.add(element)
        db.session.flush()
        db.session.add(
            Wording(
                element_id=element.id,
                version=1,
                text=f"Punt {number} van de klacht.",
                entered_at=noon(received_on),
            )
        )
        db.session.add_all(
            ElementRespondent(element_id=element.id, party_id=party.id) for party in respondents
        )
    db.session.flush()
    db.session.expire(case)
    return case


def the_case() -> Case:
    """The one case that is there already."""
    return db.session.query(Case).one()


def seat_panel(case: Case, house: House, *, declared: date | None = MONDAY) -> list[Seat]:
    """Van Dongen, Lammerts and Bhagwandin on the panel of a case."""
    roles = {"vandongen": Role.CHAIR, "lammerts": Role.MEMBER, "bhagwandin": Role.MEMBER}
    seats = [
        Seat(
            case_id=case.id,
            account_id=house.accounts[name].id,
            role=role,
            asked_on=MONDAY,
            declared_on=declared,
        )
        for name, role in roles.items()
    ]
    db.session.add_all(seats)
    db.session.flush()
    return seats


def party_actor(case: Case, role: Role = Role.COMPLAINANT) -> Actor:
    """The first party of a case in this role, as an actor."""
    party = next(party for party in case.parties if party.role is role)
    return gate.party_actor(party.id, party.role, case.id)


def folder_of(tmp_path: Path) -> Path:
    """An instance folder for one test."""
    folder = tmp_path / "instance"
    folder.mkdir(exist_ok=True)
    return folder
