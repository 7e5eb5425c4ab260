"""The term ledger: starts, stops, pauses, lengthens and moves the stored terms of a case.

Called by the gate, and for extensions and moves by the acts that decide them.
"""

from datetime import date
from functools import lru_cache

from sqlalchemy import select

from committee import deadlines, regulation, terms
from committee.case.ledger import Cause, Entry, Extension, Pause, RunningTerm, Suspension
from committee.case.records import Case
from committee.deadlines import Clock, Standing
from committee.people.records import EquatedDay
from committee.regulation import EquatedDays, Regulation, parse
from committee.store import db
from committee.terms import Length, Rules

SUSPENDED_FOR = {
    "completion": "wij wachtten op ontbrekende gegevens",
    "mediation": "partijen waren met elkaar in gesprek",
    "challenge": "een verzoek om wraking was in behandeling",
    "court": "de zaak was bij de rechter",
    "criminal": "er liep een strafzaak",
    "agreement": "partijen hadden dat afgesproken",
}


@lru_cache(maxsize=64)
def parsed(toml: str) -> Regulation:
    """A regulation as it was kept; read once."""
    return parse(toml)


def regulation_of(case: Case) -> Regulation:
    """The regulation version the case follows."""
    return parsed(case.regulation_version.toml)


def rules_of(case: Case) -> Rules:
    """How the regulation of the case counts, with the equated days known today."""
    return counting(regulation_of(case))


def counting(by: Regulation) -> Rules:
    """How a regulation counts, with the equated days known today."""
    days = {row.day: row.reason for row in db.session.scalars(select(EquatedDay))}
    return regulation.rules_of(
        by, EquatedDays(days, regulation.equated_days().covered | {day.year for day in days})
    )


def would_end(by: Regulation, clock: Clock, start: date) -> date | None:
    """Last day of a term that would start on a day; None when the regulation has no such term."""
    term = by.terms.get(clock.value)
    if term is None or term.length is None:
        return None
    return terms.reckon(start, term.length, counting(by)).last_day


def begin(
    case: Case,
    entry: Entry,
    clock: Clock,
    *,
    party_id: int | None = None,
    element_id: int | None = None,
    on: date | None = None,
    length: Length | None = None,
) -> RunningTerm | None:
    """Start a term from the day of the act (or `on`); None when the regulation has no such term."""
    rule = regulation_of(case).terms.get(clock.value)
    if rule is None or (rule.length is None and length is None):
        return None
    start = on or entry.happened_on
    term = RunningTerm(
        case_id=case.id,
        clock=clock,
        scope=deadlines.CLOCKS[clock].scope,
        party_id=party_id,
        element_id=element_id,
        started_seq=entry.seq,
        started_on=start,
        counted=rule.counted,
        length=str(length or rule.length),
        article=rule.article,
        nominal=start,
        last_day=start,
        halfway=start,
        reckoning={},
        causes=[],
        pauses=[],
        extensions=[],
    )
    db.session.add(term)
    for suspension in running_suspensions(case):
        _pause(case, term, suspension)
    reckon(case, term)
    db.session.flush()
    note(term, entry, "started")
    return term


def reckon(case: Case, term: RunningTerm) -> bool:
    """Reckon a term anew from its rows; True when its last day moved."""
    before, length, rules = term.last_day, Length.parse(term.length), rules_of(case)
    if term.counted == "backward":
        result = terms.reckon_back(
            term.started_on, length, rules, called=f"{term.clock.label}, {term.article}"
        )
    else:
        result = terms.reckon(
            term.started_on,
            length,
            rules,
            called=f"{term.clock.label}, {term.article}",
            extensions=[
                terms.Extension(Length.parse(row.length), "besluit van de commissie", row.article)
                for row in term.extensions
            ],
            pauses=[
                terms.Pause(row.first, row.last, _reason(row))
                for row in term.pauses
                if row.last is None or row.last >= row.first
            ],
        )
    term.nominal, term.last_day, term.reckoning = result.nominal, result.last_day, result.as_dict()
    term.halfway = deadlines.halfway(term.started_on, term.last_day)
    term.paused = any(row.last is None for row in term.pauses)
    return term.last_day != before


def _reason(pause: Pause) -> str:
    suspension = db.session.get(Suspension, pause.suspension_id)
    return SUSPENDED_FOR.get(suspension.reason if suspension else "", "de behandeling stond stil")


def note(term: RunningTerm, entry: Entry, kind: str, why: str | None = None) -> None:
    """Write one line in the ledger: what this act did to the term."""
    term.causes.append(
        Cause(entry_seq=entry.seq, kind=kind, on=entry.happened_on, last_day=term.last_day, why=why)
    )


def running(
    case: Case, clock: Clock | None = None, *, party_id: int | None = None, element_id: int | None = None
) -> list[RunningTerm]:
    """The terms of a case that have not ended, oldest first."""
    found = select(RunningTerm).where(RunningTerm.case_id == case.id, RunningTerm.ended_on.is_(None))
    if clock is not None:
        found = found.where(RunningTerm.clock == clock)
    if party_id is not None:
        found = found.where(RunningTerm.party_id == party_id)
    if element_id is not None:
        found = found.where(RunningTerm.element_id == element_id)
    return list(db.session.scalars(found.order_by(RunningTerm.id)))


def end(term: RunningTerm, entry: Entry, ending: Standing) -> None:
    """End a term by an act: met, lapsed or cancelled."""
    term.ended_on, term.ended_seq, term.ending, term.paused = entry.happened_on, entry.seq, ending, False
    note(term, entry, ending.value)


def extend(
    case: Case, term: RunningTerm, entry: Entry, length: Length, *,
    article: str, passage_id: int | None = None,
) -> None:
    """Lengthen a term; base and extension are counted from the original start, then moved once."""
    term.extensions.append(
        Extension(entry_seq=entry.seq, length=str(length), article=article, passage_id=passage_id)
    )
    reckon(case, term)
    note(term, entry, "extended", why=str(length))


def revive(case: Case, clock: Clock, entry: Entry) -> None:
    """Let the last term of this clock that an ending cancelled run on, with what moved it before."""
    cancelled = select(RunningTerm).where(
        RunningTerm.case_id == case.id, RunningTerm.clock == clock, RunningTerm.ending == Standing.CANCELLED
    )
    for term in db.session.scalars(cancelled.order_by(RunningTerm.id.desc()).limit(1)):
        term.ended_on = term.ended_seq = term.ending = None
        note(term, entry, "revived")


def move(
    case: Case, term: RunningTerm, entry: Entry, *, start: date | None = None, why: str = "moved"
) -> bool:
    """Reckon a term anew, from another start if given; the ledger tells when its last day moved."""
    if start is not None:
        term.started_on = start
    moved = reckon(case, term)
    if moved or start is not None:
        note(term, entry, "moved", why=why)
    return moved


def running_suspensions(case: Case) -> list[Suspension]:
    """The suspensions of a case that have not been lifted."""
    return list(
        db.session.scalars(
            select(Suspension)
            .where(Suspension.case_id == case.id, Suspension.ended.is_(False))
            .order_by(Suspension.id)
        )
    )


def suspend(case: Case, entry: Entry, reason: str) -> Suspension:
    """Let the handling stand still from the day after the act; the regulation says which terms wait."""
    suspension = Suspension(
        case_id=case.id,
        reason=reason,
        started_seq=entry.seq,
        first=date.fromordinal(entry.happened_on.toordinal() + 1),
        ended=False,
    )
    db.session.add(suspension)
    db.session.flush()
    for term in running(case):
        if _pause(case, term, suspension):
            reckon(case, term)
            note(term, entry, "paused", why=reason)
    return suspension


def _pause(case: Case, term: RunningTerm, suspension: Suspension) -> bool:
    waits = regulation_of(case).suspension.get(suspension.reason, ())
    if term.clock.value not in waits or term.counted == "backward":
        return False
    term.pauses.append(
        Pause(suspension_id=suspension.id, first=max(suspension.first, term.started_on), last=None)
    )
    return True


def resume(case: Case, entry: Entry, suspension: Suspension, last: date | None = None) -> None:
    """Lift a suspension: its last day is the day before the act, or `last` when a set term lapsed earlier."""
    suspension.last = last or date.fromordinal(entry.happened_on.toordinal() - 1)
    suspension.ended, suspension.ended_seq = True, entry.seq
    for term in running(case):
        for pause in term.pauses:
            if pause.suspension_id == suspension.id:
                pause.last = suspension.last
                reckon(case, term)
                note(term, entry, "resumed", why=suspension.reason)
