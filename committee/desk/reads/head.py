"""Selects on the case itself, its committee's people and its parties; columns only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from committee.case.reaching import reached
from committee.case.records import Case, Party, Representation
from committee.case.records import Seat as SeatRow
from committee.desk.reads import values
from committee.doing import facts
from committee.hearing.reads import lacking
from committee.hearing.reads.bundles import hidden
from committee.hearing.records import Bundle as BundleRow
from committee.hearing.records import Fate, Invitee
from committee.hearing.records import Hearing as HearingRow
from committee.people.records import (
    Account,
    Channel,
    Committee,
    Membership,
    Organisation,
    Person,
    RegulationVersion,
)
from committee.permissions import LABELS, Actor, Role, Standing, Unknown, knows, standing_among
from committee.post.recipients import AT_WORK
from committee.store import ask
from committee.verdict.records import Overall, Verdict, VerdictVersion

SIDES = ((Role.COMPLAINANT, Role.CLIENT, Role.REPRESENTATIVE, Role.SUPPORT),
         (Role.RESPONDENT, Role.ACCUSED, Role.ORGANISATION))


def head(number: str, *, served: bool = False) -> values.Head:
    """The case of this number with its hearing and signed findings. Raises Unknown. Asks nobody's leave.

    served: findings only once the verdict went out.
    """
    row = ask(_head_statement(served), {"number": number}).first()
    if row is None:
        raise Unknown
    return _head(row, served=served)


@cache   # making a statement costs more than asking it
def _head_statement(served: bool) -> Any:
    hearing = (
        select(func.max(HearingRow.id))
        .where(HearingRow.case_id == Case.id, HearingRow.fate != Fate.CANCELLED)
        .correlate(Case).scalar_subquery()
    )
    signed = (
        select(func.max(VerdictVersion.id))
        .join(Verdict, Verdict.id == VerdictVersion.verdict_id)
        .where(Verdict.case_id == Case.id, VerdictVersion.signed_at.is_not(None))
        .where(Verdict.served_on.is_not(None) if served else Verdict.id.is_not(None))
        .correlate(Case).scalar_subquery()
    )
    return (
        select(
            Case.id, Case.number, Case.state, Case.received_on, Case.closed_on, Case.urgent,
            Case.committee_id, Case.organisation_id,
            Committee.name.label("committee"), Organisation.name.label("organisation"),
            RegulationVersion.identity, RegulationVersion.version, HearingRow.id.label("hearing_id"),
            HearingRow.starts_at, HearingRow.minutes, HearingRow.place, HearingRow.video_link,
            HearingRow.apart, HearingRow.fate, VerdictVersion.content, Verdict.overall,
            BundleRow.number.label("bundle"), BundleRow.pages, BundleRow.rest_pages,
            hidden().label("bundle_hidden"), *facts.columns(), *(() if served else lacking.columns()),
        )
        .join(Committee, Committee.id == Case.committee_id)
        .join(Organisation, Organisation.id == Case.organisation_id)
        .join(RegulationVersion, RegulationVersion.id == Case.regulation_id)
        .outerjoin(HearingRow, HearingRow.id == hearing)
        .outerjoin(BundleRow, BundleRow.id == lacking.newest_bundle())
        .outerjoin(VerdictVersion, VerdictVersion.id == signed)
        .outerjoin(Verdict, Verdict.id == VerdictVersion.verdict_id)
        .where(Case.number == bindparam("number"))
    )


def _head(row: Any, *, served: bool) -> values.Head:
    held, lacks = None, not served and (row.bundle_hidden or lacking.lacks(row))
    if row.hearing_id is not None:
        held = values.Hearing(row.starts_at, row.minutes, row.place, bool(row.video_link), row.apart,
                              row.fate.label)
    bundle = None
    if row.bundle is not None:
        bundle = values.Bundle(row.bundle, row.pages, row.rest_pages, row.bundle_hidden)
    found = {e["number"]: e["finding"] for e in (row.content or {}).get("elements", [])}
    overall = row.overall.label if isinstance(row.overall, Overall) else ""
    return values.Head(
        row.id, row.number, row.state, row.received_on, row.closed_on, row.urgent, row.committee_id,
        row.committee, row.organisation, row.identity, row.version, held, found, overall,
        facts.facts_of(row), row.organisation_id, bundle, lacks,
    )


@dataclass(frozen=True)
class People:
    """Everybody who serves or served the committee, by account, and the seats in one case, oldest first."""

    names: dict[int, str]
    seats: tuple[Any, ...]

    def standing(self, actor: Actor) -> Standing:
        """What the actor is on the panel; the latest seat counts."""
        return standing_among(self.seats, actor)

    def heard(self, actor: Actor) -> bool:
        """Whether the actor sits and came to the last hearing that was held, or chairs the panel."""
        mine = [seat for seat in self.seats if seat.account_id == actor.account_id]
        sits = self.standing(actor) is Standing.SITTING
        return sits and bool(mine[-1].came or mine[-1].seat_role is Role.CHAIR)

    def panel(self) -> tuple[values.Seat, ...]:
        """Who sits or is asked to sit, the chair first."""
        still = [seat for seat in self.seats if seat.stepped_back_on is None]
        return tuple(
            values.Seat(self.names.get(seat.account_id, ""), seat.seat_role, seat.declared_on is not None)
            for seat in sorted(still, key=lambda seat: seat.seat_role is not Role.CHAIR)
        )


def people(case: values.Head) -> People:
    """The committee's people and the seats in this case, in one select."""
    rows = ask(_people(), {"case": case.id, "committee": case.committee_id}).all()
    seats = {row.seat_id: row for row in rows if row.seat_id is not None}
    return People({row.account_id: row.name for row in rows}, tuple(seats[key] for key in sorted(seats)))


@cache
def _people() -> Any:
    last = select(func.max(HearingRow.id)).where(HearingRow.case_id == bindparam("case"))
    last_held = last.where(HearingRow.fate == Fate.HELD).scalar_subquery()
    came = exists().where(Invitee.hearing_id == last_held, Invitee.account_id == SeatRow.account_id,
                          Invitee.appeared.is_(True))
    return (
        select(
            Account.id.label("account_id"), Person.name, SeatRow.id.label("seat_id"),
            SeatRow.role.label("seat_role"), SeatRow.declared_on, SeatRow.stepped_back_on,
            or_(last_held.is_(None), came.correlate(SeatRow)).label("came"),
        )
        .join(Membership, Membership.account_id == Account.id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(SeatRow, (SeatRow.account_id == Account.id) & (SeatRow.case_id == bindparam("case")))
        .where(Membership.committee_id == bindparam("committee"))
        .order_by(SeatRow.id)
    )


def viewer_of(case: values.Head, staff: People, actors: Iterable[Actor]) -> Actor:
    """The first of the visitor's actors for whom this case exists. Raises Unknown."""
    for actor in actors:
        if knows(actor, case.committee_id, case.id, staff.standing(actor)):
            return actor
    raise Unknown(case.number)


def parties(case_id: int) -> list[values.Person]:
    """The parties of a case in order of joining, each with whom it speaks for."""
    rows = ask(_parties(), {"case": case_id})
    return [_person(row) for row in {row.id: row for row in rows}.values()]


@cache
def _parties() -> Any:
    represented, client = aliased(Party), aliased(Person)
    return (
        select(
            Party.id, Party.role, Party.title, Party.channel, Party.contact_agreement, Party.needs,
            Party.organisation_id,
            func.coalesce(Person.name, Organisation.name).label("name"),
            reached("phone"), reached("email"), reached("street"),
            client.name.label("client"),
        )
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .outerjoin(Representation, (Representation.representative_id == Party.id)
                   & Representation.until_day.is_(None))
        .outerjoin(represented, represented.id == Representation.for_party_id)
        .outerjoin(client, client.id == represented.person_id)
        .where(Party.case_id == bindparam("case"), Party.until_day.is_(None))
        .order_by(Party.id)
    )


def _person(row: Any) -> values.Person:
    lost = row.channel is Channel.POST and row.role not in AT_WORK and not row.street
    beside = ", voor deze: " if row.role in (Role.SUPPORT, Role.RESPONDENT) else ", "   # else his own office
    title = f"{beside}{row.title}" if row.title else ""
    return values.Person(
        row.id, row.name, row.role, LABELS[row.role].capitalize() + title, row.phone, row.email,
        row.channel is Channel.POST, row.contact_agreement or "", row.needs or "", row.client or "",
        row.organisation_id, lost,
    )


def side_names(found: Sequence[values.Person], role: Role) -> str:
    """The names of everybody in a role, as one."""
    return " en ".join(person.name for person in found if person.role is role)


def sides(found: Sequence[values.Person]) -> tuple[tuple[values.Person, ...], ...]:
    """The complainant's side and the respondent's side; who supports somebody stands on his side."""
    theirs = [person for person in found if person.role in SIDES[1]]
    theirs += [person for person in found if any(person.beside(other.name) for other in theirs)]
    ours = [person for person in found if person.role in SIDES[0] and person not in theirs]
    return tuple(ours), tuple(theirs)


def day_of_hearing(case: values.Head) -> date | None:
    """The day of the hearing that counts."""
    return case.hearing.starts_at.date() if case.hearing else None
