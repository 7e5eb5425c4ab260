"""The page of the hearing of one case, in a fixed number of selects."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from committee.case import clocks
from committee.case.offer import Fact
from committee.deadlines import Clock
from committee.dutch import listing
from committee.hearing import rules
from committee.hearing.reads import bundles, rows, selects, values
from committee.hearing.records import Answer, Fate
from committee.permissions import LABELS, Actor, Role, Standing, Unknown, knows, standing_among
from committee.reckoning import Reckoning
from committee.store import db

SITTING = frozenset({Role.CHAIR, Role.MEMBER})


def page_of(number: str, actors: Iterable[Actor], today: date) -> values.HearingPage:
    """Everything on the page of the hearing in this case. Raises Unknown.

    Secretary and chair of the committee read it, and members who sit and declared themselves free.
    """
    case = db.session.execute(selects.head(), {"number": number}).first()
    if case is None:
        raise Unknown(number)
    seats = _all(selects.seats(), case)
    viewer = _viewer(case, seats, actors)
    reads_file = bundles.reads_file(viewer, standing_among(seats, viewer))
    shelf = bundles.shelf(case.id, viewer) if reads_file else None
    servants = db.session.execute(selects.servants(), {"committee": case.committee_id}).all()
    parties, taken = _all(selects.parties(), case), still_taken(seats)
    hearing = _planned(case)
    told = rows.Told(
        case, parties, taken, servants, today if hearing is None else hearing.day,
        db.session.execute(selects.invitees(), {"hearing": case.hearing_id}).all() if hearing else [],
        *(_all(made, case) for made in (selects.summonses(), selects.noted(), selects.guests())),
    )
    return values.HearingPage(
        case.id, case.number, case.committee, case.state, _facts(case, taken), case.suspended, viewer,
        _side(parties, Role.COMPLAINANT), _side(parties, Role.RESPONDENT), _panel(taken),
        hearing=hearing, **_terms(case), groups=rows.groups(told),
        away=rows.away(parties, taken, _all(selects.unavailable(), case), _all(selects.asked(), case),
                       given=_all(selects.given(), case)),
        **_standing(case, told, hearing, seats), shelf=shelf,
    )


def bundle_reader(number: str, actors: Iterable[Actor]) -> tuple[Any, Actor]:
    """The case of this number and the visitor, who reads its bundle. Raises Unknown."""
    case = db.session.execute(selects.head(), {"number": number}).first()
    if case is None:
        raise Unknown(number)
    seats = _all(selects.seats(), case)
    viewer = _viewer(case, seats, actors)
    if not bundles.reads_file(viewer, standing_among(seats, viewer)):
        raise Unknown(number)
    return case, viewer


def _all(made: Any, case: Any) -> Sequence[Any]:
    return db.session.execute(made, {"case": case.id}).all()


def _viewer(case: Any, seats: Sequence[Any], actors: Iterable[Actor]) -> Actor:
    for actor in actors:
        standing = standing_among(seats, actor)
        if knows(actor, case.committee_id, case.id, standing) and (
            actor.role is not Role.MEMBER or standing is Standing.SITTING
        ):
            return actor
    raise Unknown(case.number)


def still_taken(seats: Sequence[Any]) -> list[Any]:
    """The seats that are taken, the chair first."""
    still = [seat for seat in seats if seat.stepped_back_on is None]
    return sorted(still, key=lambda seat: seat.role is not Role.CHAIR)


def _facts(case: Any, taken: Sequence[Any]) -> frozenset[Fact]:
    so = {
        Fact.SUSPENDED: case.suspended, Fact.HEARING: case.fate is Fate.PLANNED, Fact.PANEL: bool(taken),
        Fact.UNDECLARED: any(seat.declared_on is None for seat in taken),
    }
    return frozenset(fact for fact, is_so in so.items() if is_so)


def _side(parties: Sequence[Any], role: Role) -> str:
    return listing(party.name for party in parties if party.role is role)


def _panel(taken: Sequence[Any]) -> tuple[values.Panelist, ...]:
    return tuple(values.Panelist(seat.account_id, seat.name, LABELS[seat.role], seat.declared_on is not None)
                 for seat in taken)


def _planned(case: Any) -> values.Planned | None:
    if case.hearing_id is None:
        return None
    slot = rules.Slot(case.starts_at, case.minutes, case.place)
    return values.Planned(case.hearing_id, case.starts_at, slot.ends_at, case.minutes, case.place,
                          case.video_link or "", case.apart, case.fate, case.from_starts_at)


def _terms(case: Any) -> dict[str, Any]:
    """Until when papers may come, also when that is over, and the other terms that run."""
    found = _all(selects.terms(), case)
    latest = {row.clock: row for row in reversed(found) if row.clock is Clock.PAPERS or row.ended_on is None}
    until = {clock: values.Until(clock, row.last_day,
                                 Reckoning.from_dict(row.reckoning) if row.reckoning else None)
             for clock, row in latest.items()}
    papers = until.pop(Clock.PAPERS, None)
    return {"papers": papers, "terms": tuple(sorted(until.values(), key=lambda one: one.last_day))}


def _standing(case: Any, told: rows.Told, hearing: values.Planned | None, seats: Sequence[Any]) -> Any:
    """Whether a planned hearing can take place with its panel, and who else could come."""
    if hearing is None or hearing.held:
        return {}
    regulation = clocks.parsed(case.toml)
    stay_away = {row.account_id for row in told.invitees if row.answer is Answer.DECLINED}
    chairs = {one.account_id for one in told.serving if one.role is Role.CHAIR}
    panel = [rules.Sitter(seat.name, seat.role is Role.CHAIR, seat.account_id in chairs,
                          seat.declared_on is not None, seat.account_id not in stay_away)
             for seat in told.seats]
    return {
        "objections": tuple(rules.panel_objections(panel, regulation)),
        "free": _free(told, hearing, {seat.account_id for seat in seats}),
    }


def _free(told: rows.Told, hearing: values.Planned, known: set[int]) -> int:
    """How many others of the committee have no hearing at that time."""
    others = {one.account_id for one in told.serving if one.role in SITTING} - known
    since = datetime.combine(hearing.day, time()) - timedelta(days=1)
    taken = busy(sorted(others), since, hearing.id)
    return sum(not any(first < hearing.ends_at and hearing.starts_at < last 
                       for first, last in taken.get(one, [])) for one in others)


def busy(accounts: Sequence[int], since: datetime, but: int) -> Mapping[int, list[tuple[datetime, datetime]]]:
    """When these people sit at other planned hearings, from a moment on."""
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    said = {"accounts": accounts, "since": since, "hearing": but}
    for row in db.session.execute(selects.bookings(), said):
        ends_at = rules.Slot(row.starts_at, row.minutes, "").ends_at
        found.setdefault(row.account_id, []).append((row.starts_at, ends_at))
    return found
