"""Hearings that are planned: when and where, who answered, whether the panel is complete."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select, text

from committee.board.reads.scope import Scope, against, known, named
from committee.board.rules import Row, Verb, verb_of
from committee.case.records import Case, Seat
from committee.dutch import listing, plural
from committee.hearing.reads import lacking
from committee.hearing.reads.lacking import newest_bundle, says_otherwise
from committee.hearing.records import PLANNED, Answer, Hearing, Invitee
from committee.permissions import Role
from committee.procedure import Act
from committee.regulation import Regulation
from committee.store import db


def planned(*columns: Any) -> Any:
    """The hearings that are planned and of which nothing was recorded yet, those of the past among them."""
    found = select(*columns).select_from(Hearing).join(Case, Case.id == Hearing.case_id)
    return found.where(text(PLANNED), known(Case.committee_id, Case.id))


def coming(scope: Scope, books: Mapping[int, Regulation], today: date, most: int) -> list[Row]:
    """The rows of the hearings, the first on top. books: the regulations, which say how many must sit."""
    needed = {key: book.composition.quorum for key, book in books.items()}
    rows = db.session.execute(statement(), scope.said(most=most, begin=datetime.min, end=datetime.max))
    return [_row(row, scope.roles[row.committee_id], needed, today) for row in rows]


@cache
def statement() -> Any:
    """The planned hearings between two moments of wall time, with how many answered and how many sit."""
    invited = Invitee.cancelled.is_(False) & (Invitee.hearing_id == Hearing.id)
    sitting = (Seat.case_id == Case.id) & Seat.stepped_back_on.is_(None)

    def count(table: Any, condition: Any) -> Any:
        found = select(func.count()).select_from(table).where(condition)
        return found.correlate(Hearing, Case).scalar_subquery()

    columns = (
        Hearing.id, Hearing.starts_at, Hearing.minutes, Hearing.place, Hearing.video_link, Case.regulation_id,
        count(Invitee, invited).label("invited"),
        count(Invitee, invited & (Invitee.answer != Answer.NONE)).label("answered"),
        count(Seat, sitting).label("seats"),
        count(Seat, sitting & Seat.declared_on.is_not(None)).label("sitting"),
        newest_bundle().label("bundle"), *lacking.columns(),
    )
    some = planned(*columns).where(Hearing.starts_at.between(bindparam("begin"), bindparam("end")))
    return named(some).order_by(Hearing.starts_at, Hearing.id).limit(bindparam("most"))


def panel(row: Any, needed: Mapping[int, int]) -> str:
    """Whether enough members sit and have declared themselves free, in words."""
    quorum = needed.get(row.regulation_id, 0)
    if row.seats < quorum:
        return f"commissie {row.seats} van {quorum}"
    if row.sitting < row.seats:
        return f"{row.sitting} van {row.seats} leden verklaard"
    return "commissie compleet"


def bundled(row: Any) -> tuple[str, bool]:
    """Whether there is a bundle with all that the panel may see, in words; and whether that is so."""
    if row.bundle is None:
        return "bundel nog niet klaar", False
    gone = [plural(row.unbound, "stuk", "stukken")] if row.unbound else []
    gone += ["nieuws in klacht of verweer"] if says_otherwise(row) else []
    return (f"{listing(gone)} nog niet in de bundel", False) if gone else ("bundel klaar", True)


def _row(row: Any, roles: frozenset[Role], needed: Mapping[int, int], today: date) -> Row:
    where = f"{row.place}, ook met een videogesprek" if row.video_link else row.place
    bundle, ready = bundled(row)
    said = f"{where}. Antwoorden {row.answered} van {row.invited}, {panel(row, needed)}, {bundle}."
    over = row.starts_at.date() < today
    if over:
        verbs = verb_of(Act.HOLD, "Leg zitting vast", roles)
        said = f"De zitting is geweest; er is nog niets vastgelegd. {where}."
    elif row.seats < needed.get(row.regulation_id, 0):
        verbs = verb_of(Act.SEAT_PANEL, "Vul commissie aan", roles)
    else:
        making = verb_of(Act.MAKE_BUNDLE, "Maak bundel", roles) if not ready else ()
        verbs = making or (Verb("Bekijk antwoorden", page="hearing"),)
    return Row(row.number, against(row), said, moment=row.starts_at, verbs=verbs, urgent=row.urgent)
