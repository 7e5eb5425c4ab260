"""The hearings between two days that exist for the visitor, in one select and one for their panels."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from committee.board.reads.scope import named
from committee.case.records import Case, Seat
from committee.desk.reads.listing import seats_of
from committee.docket.rules import Sitting
from committee.hearing.records import Answer, Fate, Hearing, Invitee
from committee.people.records import Account, Committee, Person
from committee.permissions import Actor, Role
from committee.store import db

MOST = 500


def sittings(actors: Sequence[Actor], first: date, until: date, committee: str = "") -> list[Sitting]:
    """The hearings from a day until another (not included), the first on top; none that was cancelled."""
    whole = [a.committee_id for a in actors if a.role in {Role.SECRETARY, Role.CHAIR}]
    seated = [a.committee_id for a in actors if a.role is Role.MEMBER]
    said = {"whole": whole, "seated": seated, "account": actors[0].account_id if actors else None,
            "first": datetime.combine(first, time()), "until": datetime.combine(until, time())}
    chosen = {"slug": committee} if committee else {}
    rows = db.session.execute(_hearings(bool(committee)), {**said, **chosen}).all()
    panels: dict[int, list[Any]] = {}
    for seat in db.session.execute(_panels(), {"cases": [row.case_id for row in rows]}):
        panels.setdefault(seat.case_id, []).append(seat)
    return [_sitting(row, _panel(panels.get(row.case_id, []), row.fate)) for row in rows]


def _panel(seats: Sequence[Any], fate: Fate) -> list[str]:
    """Who sits, the chair first; and that nobody chairs, where the hearing is still to come."""
    chaired = not seats or fate is not Fate.PLANNED or any(seat.role is Role.CHAIR for seat in seats)
    return [*([] if chaired else ["nog geen voorzitter"]), *map(_seat, seats)]


def _seat(seat: Any) -> str:
    chair = " (voorzitter)" if seat.role is Role.CHAIR else ""
    return f"{seat.name}{chair}{'' if seat.declared_on else ', nog niet verklaard'}"


@cache
def _hearings(one_committee: bool) -> Any:
    invited = select(func.count()).select_from(Invitee).where(
        Invitee.hearing_id == Hearing.id, Invitee.cancelled.is_(False)).correlate(Hearing)
    left = seats_of(left=True).where(Seat.case_id == Case.id).exists()
    mine = or_(
        Case.committee_id.in_(bindparam("whole", expanding=True)) & ~left,
        Case.committee_id.in_(bindparam("seated", expanding=True)) & Case.id.in_(seats_of(left=False)),
    )
    found = (
        select(
            Case.id.label("case_id"), Hearing.starts_at, Hearing.minutes, Hearing.place, Hearing.video_link,
            Hearing.fate, Committee.name.label("committee"),
            invited.scalar_subquery().label("invited"),
            invited.where(Invitee.answer != Answer.NONE).scalar_subquery().label("answered"),
            invited.where(Invitee.answer == Answer.DECLINED).scalar_subquery().label("declined"),
        )
        .select_from(Hearing).join(Case, Case.id == Hearing.case_id)
        .join(Committee, Committee.id == Case.committee_id)
        .where(Hearing.fate != Fate.CANCELLED, mine)
        .where(Hearing.starts_at >= bindparam("first"), Hearing.starts_at < bindparam("until"))
    )
    if one_committee:
        found = found.where(Committee.slug == bindparam("slug"))
    return named(found).order_by(Hearing.starts_at, Hearing.id).limit(MOST)


@cache
def _panels() -> Any:
    return (
        select(Seat.case_id, Seat.role, Seat.declared_on, Person.name)
        .join(Account, Account.id == Seat.account_id).join(Person, Person.id == Account.person_id)
        .where(Seat.case_id.in_(bindparam("cases", expanding=True)), Seat.stepped_back_on.is_(None))
        .order_by(Seat.role != Role.CHAIR, Seat.id)
    )


def _sitting(row: Any, panel: list[str]) -> Sitting:
    return Sitting(
        row.number, row.starts_at, row.minutes, row.place, bool(row.video_link), row.fate, row.committee,
        row.complainant or "Klager zonder naam", row.respondent, tuple(panel), row.state.label,
        row.invited, row.answered, row.declined,
    )
