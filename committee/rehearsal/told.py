"""What came of a rehearsal, as plain values: the summary, the term ledger and the journal in Dutch."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select

from committee import deadlines
from committee.calendar_nl import AMSTERDAM
from committee.case import clocks
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Element, Party, Passage
from committee.deadlines import CLOCKS, TermState
from committee.dutch import day_words
from committee.escalation.records import Submission
from committee.people.records import Account
from committee.permissions import LABELS, Role
from committee.post.records import Letter
from committee.rehearsal.player import Played, Refused
from committee.store import db
from committee.verdict import reads as verdict

CAUSES = {
    "started": "begonnen",
    "met": "gehaald",
    "lapsed": "verstreken",
    "cancelled": "vervallen",
    "paused": "staat stil",
    "resumed": "loopt weer",
    "extended": "verlengd",
    "moved": "verplaatst",
    "revived": "loopt weer",
}
NO_CASE: dict[str, Any] = {"case": None, "final_state": None, "elements": [], "overall": None, "terms": []}


def cases(played: Played) -> list[Case]:
    """The cases of a rehearsal, in the order in which they were registered."""
    return [db.session.get_one(Case, case_id) for case_id in played.cast.cases]


def letters(played: Played) -> list[Letter]:
    """Every letter of the committee, in the order in which they were made."""
    return list(
        db.session.scalars(
            select(Letter)
            .where(Letter.committee_id == played.cast.committee_id)
            .order_by(Letter.made_at, Letter.id)
        )
    )


def entries(played: Played) -> list[Entry]:
    """The journal of the committee, oldest first."""
    return list(
        db.session.scalars(
            select(Entry).where(Entry.committee_id == played.cast.committee_id).order_by(Entry.seq)
        )
    )


def summary(played: Played, files: dict[int, str]) -> dict[str, Any]:
    """The whole outcome. files: the PDF of each letter by its id."""
    script, found = played.cast.script, cases(played)
    told = [_case(case, played.until) for case in found]
    made = [_letter(letter, files) for letter in letters(played)]
    return {
        "title": script.title,
        "source": script.source,
        "invented": script.invented,
        "until": played.until.isoformat(),
        **(told[-1] if told else NO_CASE),
        "earlier_cases": told[:-1],
        "submissions": [_submission(submission_id) for submission_id in played.cast.submissions],
        "letters": made,
        "refused": [_refused(refused) for refused in played.refused],
    }


def _case(case: Case, until: date) -> dict[str, Any]:
    decided = verdict.current(case)
    return {
        "case": case.number,
        "final_state": case.state.value,
        "state_words": case.state.label,
        "elements": [_element(case, element, outcome) for element, outcome in verdict.outcomes(case)],
        "overall": decided.overall.value if decided else None,
        "verdict": {
            "decided_on": decided.decided_on.isoformat(),
            "served_on": decided.served_on.isoformat() if decided.served_on else None,
            "versions": len(decided.versions),
        }
        if decided
        else None,
        "terms": [_term(case, term, until) for term in _terms(case)],
    }


def _element(case: Case, element: Element, outcome: Any) -> dict[str, Any]:
    return {
        "number": element.number,
        "text": element.text,
        "standing": element.standing.value,
        "outcome": outcome.value if outcome else None,
    }


def _terms(case: Case) -> list[RunningTerm]:
    found = select(RunningTerm).where(RunningTerm.case_id == case.id).order_by(RunningTerm.id)
    return list(db.session.scalars(found))


def _term(case: Case, term: RunningTerm, until: date) -> dict[str, Any]:
    return {
        "kind": term.clock.value,
        "scope": _scope(term),
        "start": term.started_on.isoformat(),
        "length": term.length,
        "article": term.article,
        "nominal": term.nominal.isoformat(),
        "last_day": term.last_day.isoformat(),
        "standing": standing(term, until).value,
        "ended_on": term.ended_on.isoformat() if term.ended_on else None,
        "reasons": [f"{line['operation']}: {line['reason']}" for line in term.reckoning.get("lines", [])],
    }


def standing(term: RunningTerm, until: date) -> deadlines.Standing:
    """How a term stands on the last day of the rehearsal."""
    state = TermState(
        last_day=term.last_day,
        right=CLOCKS[term.clock].right,
        paused=term.paused,
        ended_on=term.ended_on,
        ending=term.ending,
    )
    return deadlines.standing(state, until)


def _scope(term: RunningTerm) -> str:
    if term.party_id is not None:
        return db.session.get_one(Party, term.party_id).name
    if term.element_id is not None:
        return f"klachtonderdeel {db.session.get_one(Element, term.element_id).number}"
    return "zaak"


def _letter(letter: Letter, files: dict[int, str]) -> dict[str, Any]:
    return {
        "date": letter.day.isoformat(),
        "kind": letter.kind,
        "recipient": letter.to_name,
        "title": letter.title,
        "channel": letter.channel.value,
        "status": letter.status.value,
        "file": files.get(letter.id),
    }


def _submission(submission_id: int) -> dict[str, Any]:
    submission = db.session.get_one(Submission, submission_id)
    return {"received_on": submission.received_on.isoformat(), "fate": submission.fate.value}


def _refused(refused: Refused) -> dict[str, Any]:
    return {
        "line": refused.line,
        "on": refused.on.isoformat(),
        "act": refused.act.value,
        "by": refused.by,
        "reason": refused.reason,
    }


def ledger(played: Played) -> Iterator[str]:
    """The term ledger of every case: each term with what every act did to it, and its sum."""
    for case in cases(played):
        yield f"Zaak {case.number}, {case.state.label} op {day_words(played.until)}"
        for term in _terms(case):
            what = f"{term.clock.label} ({_scope(term)}), {term.article}"
            yield ""
            yield f"{what}: {standing(term, played.until).label}, t/m {day_words(term.last_day)}"
            for cause in term.causes:
                what = CAUSES.get(cause.kind, cause.kind)
                why = f" ({clocks.SUSPENDED_FOR.get(cause.why, cause.why)})" if cause.why else ""
                yield f"  {day_words(cause.on)}  {what}{why}, t/m {day_words(cause.last_day)}"
            for line in term.reckoning.get("lines", []):
                yield f"    {line['operation']}: {line['reason']}"
        yield ""


def journal(played: Played) -> Iterator[str]:
    """Every act as a line of Dutch, with the letters that went with it; then what was refused."""
    sent: dict[int | None, list[str]] = {}
    for letter in letters(played):
        sent.setdefault(letter.entry_seq, []).append(f"{letter.kind} aan {letter.to_name}")
    for entry in entries(played):
        yield f"{entry.seq:>3}. {_line(entry)}"
        if passage := _passage(entry):
            yield f"       “{passage}”"
        yield from (f"       brief {line}" for line in sent.get(entry.seq, []))
    for refused in played.refused:
        yield f"Geweigerd, zoals verwacht: {day_words(refused.on)} {refused.act.label}. {refused.reason}"


def _line(entry: Entry) -> str:
    moment = entry.entered_at.astimezone(AMSTERDAM)
    by = name_of(entry.decided_by)
    if entry.decided_by != entry.recorded_by:
        by += f", vastgelegd door {name_of(entry.recorded_by)}"
    article = f", {entry.article}" if entry.article else ""
    moved = ""
    if entry.state_after and entry.state_before is not entry.state_after:
        moved = f" → {entry.state_after.label}"
    entered = f" (ingevoerd {day_words(moment.date())})" if moment.date() != entry.happened_on else ""
    return f"{day_words(entry.happened_on)}{entered}  {entry.act.label}{article}; {by}{moved}"


def name_of(key: str) -> str:
    """Who a journal key stands for, while the rows are there."""
    kind, _, number = key.partition(":")
    if kind == "account":
        return db.session.get_one(Account, int(number)).person.name
    if kind == "party":
        party = db.session.get_one(Party, int(number))
        return f"{party.name} ({LABELS[party.role]})"
    others = {"system": LABELS[Role.SYSTEM], "organisation": "de organisatie"}
    return others.get(kind, "wie de klacht indient")


def _passage(entry: Entry) -> str:
    passage = db.session.get(Passage, entry.facts.get("passage", 0))
    return passage.body if passage else ""


def journal_rows(played: Played) -> list[dict[str, Any]]:
    """The journal as it is kept: ids, codes and hashes."""
    return [
        {
            column.key: value if value is None or isinstance(value, int | dict) else str(value)
            for column in Entry.__table__.columns
            for value in [getattr(entry, column.key)]
        }
        for entry in entries(played)
    ]
