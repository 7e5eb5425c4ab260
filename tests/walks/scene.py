"""Where a procedure is played: a committee of its own, so that no earlier procedure is in its way."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from committee.calendar_nl import AMSTERDAM
from committee.case import gate
from committee.case.records import Case, Party, Seat
from committee.people.records import RegulationVersion
from committee.permissions import MAY, RESPONDENTS, SYSTEM, Actor, Occasion, Role
from committee.procedure import Act
from committee.regulation import Regulation, shipped, shipped_text
from committee.store import db
from tests.builders import MONDAY, House, a_case, a_house

COMMITTEES = ("loket-housing", "cvp-wzd", "kpz")
numbers = count(1)


@dataclass
class Scene:
    """One procedure: its committee, its case once there is one, and the day it is."""

    house: House
    regulation: Regulation
    neighbour: Case
    other: House
    case_id: int | None = None
    today: date = MONDAY
    minutes: int = 0
    story: list[str] = field(default_factory=list)
    picked: Any = None
    actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Who serves here does not change while the procedure is played."""
        self.actors = {name: self.house.actor(name) for name in self.house.accounts}

    @property
    def case(self) -> Case:
        """The case, as it stands in the database."""
        found = db.session.get(Case, self.case_id)
        assert found is not None
        return found

    @property
    def now(self) -> datetime:
        """The moment of the next act: each a minute after the one before."""
        self.minutes += 1
        opened = datetime.combine(self.today, time(9), AMSTERDAM)
        return (opened + timedelta(minutes=self.minutes % 600)).astimezone(UTC)

    def wait(self, days: int) -> None:
        """Let days go by."""
        self.today += timedelta(days=days)

    def staff(self) -> list[Actor]:
        """Everybody who serves this committee."""
        return list(self.actors.values())

    def parties(self) -> list[Actor]:
        """Everybody who is in this case and has not left it."""
        found = db.session.query(Party).filter_by(case_id=self.case_id, until_day=None).order_by(Party.id)
        return [gate.party_actor(party.id, party.role, party.case_id) for party in found]

    def seats(self) -> list[Seat]:
        """Everybody who was ever asked for the panel."""
        return db.session.query(Seat).filter_by(case_id=self.case_id).order_by(Seat.id).all()

    def who_may(self, act: Act) -> list[Actor]:
        """Who may do this act and knows the case, members before they are asked left out."""
        everybody = [*self.staff(), *self.parties(), SYSTEM]
        return [actor for actor in everybody if actor.role in MAY[act] and self.knows(actor)]

    def who_may_not(self, act: Act) -> list[Actor]:
        """Who knows the case and may not do this act."""
        everybody = [*self.staff(), *self.parties()]
        return [actor for actor in everybody if actor.role not in MAY[act] and self.knows(actor)]

    def strangers(self) -> list[Actor]:
        """For whom this case does not exist: another committee, another case, who does not sit."""
        theirs = [
            gate.party_actor(party.id, party.role, party.case_id)
            for party in self.neighbour.parties
            if party.role in {Role.COMPLAINANT, *RESPONDENTS}
        ]
        here = [actor for actor in self.staff() if not self.knows(actor)]
        return [*here, *theirs, self.other.secretary, self.other.chair, *self.other.members]

    def knows(self, actor: Actor) -> bool:
        """Whether the case exists for this actor, as the gate sees it; before there is one, the staff do."""
        if self.case_id is None:
            return actor.committee_id == self.house.committee.id
        try:
            gate.require_known(self.case, actor)
        except gate.Unknown:
            return False
        return True

    def occasion(self, actor: Actor, *, back: int = 0, recorded: bool = False) -> Occasion:
        """An occasion some days back, decided by this actor and, if asked, recorded by the secretary."""
        by = self.actors["dewit"] if recorded and actor.role is not Role.SYSTEM else actor
        means = "telefoon" if by.key != actor.key else None
        return Occasion(self.today - timedelta(days=back), self.now, actor, by, means)


def a_neighbour(slug: str, prefix: str) -> tuple[House, Case]:
    """A committee with a case that no procedure here has anything to do with."""
    house = _a_house("loket-housing", slug, prefix)
    return house, a_case(house, complainant="Jan Buurman")


def a_scene(regulation: str, other: House, neighbour: Case) -> Scene:
    """A new committee that follows a shipped regulation, in which nothing has happened yet."""
    number = next(numbers)
    house = _a_house(regulation, f"huis{number}", f"H{number}")
    return Scene(house, shipped(regulation), neighbour, other)


def _a_house(regulation: str, slug: str, prefix: str) -> House:
    house = a_house(slug, prefix)
    db.session.add(
        RegulationVersion(
            identity=f"{regulation}-{slug}",
            version="1",
            kind="committee",
            toml=shipped_text(regulation),
            sha256="0" * 64,
            committee_id=house.committee.id,
            in_force_from=date(2026, 1, 2),
            added_at=datetime.combine(MONDAY, time(8), AMSTERDAM).astimezone(UTC),
        )
    )
    db.session.flush()
    return house
