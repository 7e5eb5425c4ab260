"""Something is missing from a complaint: it is asked for, it comes, or it stays out."""

from dataclasses import dataclass
from datetime import date

from committee.case import clocks, documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.escalation import letters, reads, refusals, rules
from committee.escalation.acts.filling import add_point, directed_at
from committee.escalation.content import Point
from committee.escalation.plainly import plainly
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act, State
from committee.regulation.choices import IncompletePolicy
from committee.store import db
from committee.terms import Length

REASON = "completion"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the complainant states now: the code of what the regulation requires, and his words."""

    code: str
    text: str = ""


@verb(Act.REQUEST_COMPLETION)
def request_completion(
    case: Case,
    asked: list[str],
    questions: list[str] | None = None,
    length: Length | None = None,
    *,
    occasion: Occasion,
) -> Entry:
    """Ask the complainant for what is missing, with a last day and what happens if it stays out.

    asked: codes of what the regulation requires. questions: what else, in words. length: another term than
    the regulation's. The regulation says which terms stand still. Raises NothingAsked, UnknownField, NoTerm.
    Chapter completion.
    """
    regulation, words = clocks.regulation_of(case), reads.required(case)
    questions = [question.strip() for question in questions or [] if question.strip()]
    lengths = {Clock.COMPLETION: length} if length else {}
    entry = gate.enter(
        case,
        Act.REQUEST_COMPLETION,
        occasion,
        lengths=lengths,
        reason="\n".join(questions) or None,
        asked=[code for code in asked if code in words],
    )
    rules.require_asked(asked, questions, words)
    term = reads.completion_term(case)
    if term is None or term.started_seq != entry.seq:
        raise refusals.NoTerm("Het reglement noemt geen termijn voor aanvulling. Geef een termijn.")
    _mark_asked(case, asked)
    if regulation.incompleteness.policy is IncompletePolicy.SUSPEND:
        clocks.suspend(case, entry, REASON)
    for party in case_reads.complainants(case):
        letter = letters.completion_request(
            case, party, [plainly(code, words[code]) for code in asked], questions,
            last_day=term.last_day, paused=_paused(case),
        )
        outbox.put(case, entry, letter, occasion.at)
    return entry


def _mark_asked(case: Case, asked: list[str]) -> None:
    intake = reads.intake_of(case)
    intake.missing = [*intake.missing, *(code for code in asked if code not in intake.missing)]
    intake.fields = {**intake.fields, "asked": [*dict.fromkeys(asked)]}


def _paused(case: Case) -> bool:
    return any(term.paused for term in clocks.running(case))


@verb(Act.COMPLETE)
def complete(
    case: Case,
    answers: list[Answer] | None = None,
    elements: list[Point] | None = None,
    papers: list[Paper] | None = None,
    *,
    reason: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Take in what the complainant answers; in time it brings the case to the review of admissibility.

    An answer after the term is kept and waits for the chair, who accepts it by this act with a reason. What
    stood still ran up to the day before the answer, or to the last day of the term. Raises NothingSaid,
    UnknownField, Late. Chapter completion.
    """
    answers, elements, papers = answers or [], elements or [], papers or []
    term, chair = reads.completion_term(case), occasion.decided_by.role is Role.CHAIR
    late = term is not None and occasion.on > term.last_day
    arrived = not (term is not None and term.ended_on is not None)
    waits = late and not chair
    entry = gate.enter(
        case,
        Act.COMPLETE,
        occasion,
        to=case.state if waits else State.ADMISSIBILITY_REVIEW,
        reason=reason,
        late=late,
        answered=[answer.code for answer in answers if answer.code in reads.required(case)],
    )
    rules.require_known([answer.code for answer in answers], reads.required(case))
    _require_something(answers, elements, papers, reason, accepts=late and chair)
    _keep(case, answers, elements, papers, late=late, occasion=occasion)
    _go_on(case, entry, term, late=late, waits=waits, arrived=arrived)
    _tell(case, entry, term, waits=waits, occasion=occasion)
    return entry


def _require_something(
    answers: list[Answer], elements: list[Point], papers: list[Paper], reason: str | None, *, accepts: bool
) -> None:
    if accepts and not (reason or "").strip():
        raise refusals.Late("De aanvulling kwam na de termijn. Geef de reden waarom zij toch meetelt.")
    if not (answers or elements or papers or accepts):
        raise refusals.NothingSaid("Vul in wat klager heeft aangevuld, of voeg een stuk toe.")


def _keep(
    case: Case,
    answers: list[Answer],
    elements: list[Point],
    papers: list[Paper],
    *,
    late: bool,
    occasion: Occasion,
) -> None:
    """Answers, elements and papers join the case, late or not."""
    intake = reads.intake_of(case)
    given = {answer.code: answer.text for answer in answers}
    stated = {*given, "description"} if elements else set(given)
    intake.missing = [code for code in intake.missing if code not in stated]
    intake.fields = {**intake.fields, "answers": {**intake.fields.get("answers", {}), **given}}
    if not late or "completed_on" not in intake.fields:
        intake.fields = {**intake.fields, "completed_on": occasion.on.isoformat()}
    first = max((element.number for element in case.elements), default=0) + 1
    for number, point in enumerate(elements, start=first):
        rules.require_text(point.text, "het klachtonderdeel")
        add_point(case, number, point, directed_at(case, point, occasion), occasion=occasion)
    side = case_reads.parties(case, Role.COMPLAINANT, Role.REPRESENTATIVE)
    for paper in papers:
        documents.file_paper(
            case,
            paper,
            occasion.on,
            filed_by_id=occasion.decided_by.party_id or _first_id(side),
            late=late,
            sees=[party.id for party in side],
        )
    db.session.flush()
    db.session.expire(case, ["elements"])


def _first_id(parties: list[Party]) -> int | None:
    return parties[0].id if parties else None


def _go_on(
    case: Case, entry: Entry, term: RunningTerm | None, *, late: bool, waits: bool, arrived: bool
) -> None:
    """What stood still goes on when the answer comes; what starts anew does so when the case moves on."""
    if arrived:
        resume(case, entry, term.last_day if term is not None and late else None)
    policy = clocks.regulation_of(case).incompleteness
    if waits or policy.policy is not IncompletePolicy.RESTART:
        return
    start = date.fromisoformat(reads.intake_of(case).fields["completed_on"])
    for term_again in clocks.running(case):
        if term_again.clock.value in policy.terms:
            clocks.move(case, term_again, entry, start=start, why="restarted")


def resume(case: Case, entry: Entry, last: date | None) -> None:
    """Lift what was suspended for completion, up to the day before, or to the last day of the set term."""
    for suspension in clocks.running_suspensions(case):
        if suspension.reason == REASON:
            clocks.resume(case, entry, suspension, last)


def _tell(case: Case, entry: Entry, term: RunningTerm | None, *, waits: bool, occasion: Occasion) -> None:
    for party in case_reads.complainants(case):
        outbox.put(case, entry, letters.completed(case, party, waits, reads.expected(case)), occasion.at)
    if not waits or term is None:
        return
    for membership in case_reads.chairs(case, occasion.on)[:1]:
        letter = letters.completion_late(case, membership.account, term.last_day, occasion.on)
        outbox.put(case, entry, letter, occasion.at)


@verb(Act.LAPSE_COMPLETION)
def lapse_completion(case: Case, reasons: str, occasion: Occasion) -> Entry:
    """Go on without what was asked for, once its term has passed; admissibility is decided next.

    What stood still did so up to the last day of the set term. Raises TermRuns, NothingSaid.
    Chapter completion.
    """
    term = reads.completion_term(case)
    late = term is not None and term.ended_on is not None
    entry = gate.enter(case, Act.LAPSE_COMPLETION, occasion, reason=reasons)
    rules.require_text(reasons, "de reden")
    last_day = term.last_day if term is not None else None
    rules.require_passed(last_day, occasion.on, entry.article)
    resume(case, entry, last_day)
    for party in case_reads.complainants(case):
        letter = letters.completion_lapsed(case, party, last_day, reads.expected(case), late=late)
        outbox.put(case, entry, letter, occasion.at)
    return entry
