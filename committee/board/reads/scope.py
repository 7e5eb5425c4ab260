"""Whose desk it is: the committees he is secretary or chair of, and what he knows of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import aliased

from committee.board.rules import Group
from committee.case.records import Case, Party, Seat
from committee.desk.reads.listing import seats_of
from committee.people.records import Organisation, Person
from committee.permissions import Actor, Role

WHOLE, DESK = bindparam("whole", expanding=True), bindparam("desk", expanding=True)
PLACES = frozenset({Role.SECRETARY, Role.CHAIR})


@dataclass(frozen=True)
class Scope:
    """The committees of a visitor with his roles in each. chosen: the one committee that he looks at."""

    account_id: int
    roles: dict[int, frozenset[Role]]
    chosen: int | None = None

    @classmethod
    def of(cls, actors: Sequence[Actor]) -> "Scope":
        """What these actors, all one account, are to their committees."""
        roles: dict[int, frozenset[Role]] = {}
        for actor in actors:
            if actor.role in PLACES and actor.committee_id is not None:
                roles[actor.committee_id] = roles.get(actor.committee_id, frozenset()) | {actor.role}
        return cls(actors[0].account_id or 0, roles)

    def only(self, committee_id: int | None) -> "Scope":
        """The same visitor, looking at one of his committees; at all of them if it is none of his."""
        return replace(self, chosen=committee_id if committee_id in self.roles else None)

    @property
    def own(self) -> Group:
        """The group of what waits for himself: as secretary, if he is one here, else as chair."""
        seen = [self.roles[self.chosen]] if self.chosen is not None else self.roles.values()
        return Group.DESK if any(Role.SECRETARY in roles for roles in seen) else Group.CHAIR

    def said(self, **more: Any) -> dict[str, Any]:
        """The values for the statements of this package."""
        seen = [self.chosen] if self.chosen is not None else list(self.roles)
        desk = [one for one in seen if Role.SECRETARY in self.roles[one]]
        return {"account": self.account_id, "whole": seen, "desk": desk, **more}


def known(committee_id: Any, case_id: Any, whole: Any = WHOLE) -> ColumnElement[bool]:
    """What exists for the visitor: his committees' cases, but none in which he stepped back."""
    gone = seats_of(left=True).where(Seat.case_id == case_id).exists()
    return committee_id.in_(whole) & ~gone   # type: ignore[no-any-return]


def named(found: Any) -> Any:
    """Add to a select on cases their number, committee and the names of both sides."""
    person, organisation = aliased(Person), aliased(Organisation)
    complainant = (
        select(func.min(Party.id))
        .where(Party.case_id == Case.id, Party.role == Role.COMPLAINANT, Party.until_day.is_(None))
        .correlate(Case).scalar_subquery()
    )
    party = aliased(Party)
    return (
        found.add_columns(
            Case.number, Case.state, Case.urgent, Case.committee_id, Organisation.name.label("respondent"),
            func.coalesce(person.name, organisation.name, "").label("complainant"),
        )
        .outerjoin(Organisation, Organisation.id == Case.organisation_id)
        .outerjoin(party, party.id == complainant)
        .outerjoin(person, person.id == party.person_id)
        .outerjoin(organisation, organisation.id == party.organisation_id)
    )


def against(row: Any) -> str:
    """The two sides of a case in one line."""
    return f"{row.complainant or 'Klager zonder naam'} tegen {row.respondent}"
