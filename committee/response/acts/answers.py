"""The response of each respondent: received, in time or late, or lapsed."""

from dataclasses import dataclass
from datetime import date

from committee.case import clocks, documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Element, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act, State
from committee.response import letters, reads, rules
from committee.response.acts.own import require_respondent
from committee.response.records import Position, Response
from committee.store import db


@dataclass(frozen=True)
class Answer:
    """What a respondent says to one element."""

    element: Element
    position: Position
    text: str | None = None


@dataclass(frozen=True)
class Said:
    """A response as it came in: by element, in one letter, with these papers, after the last day or not.

    others: whether an element is left that has no answer of its own.
    """

    answers: list[Answer]
    text: str | None
    papers: list[Document]
    late: bool
    others: bool


@verb(Act.RECEIVE_RESPONSE)
def receive_response(
    case: Case,
    party: Party,
    answers: list[Answer] | None = None,
    *,
    text: str | None = None,
    paper: Paper | None = None,
    annexes: list[Paper] | None = None,
    occasion: Occasion,
) -> Entry:
    """Take in the response of one respondent (chapter response).

    answers: element by element; text or paper: one letter about all the rest. Late is kept and marked, also
    after it lapsed; the chair hears of it. The complainant gets a copy; the last answer moves the case on.
    Raises NothingToAnswer, Incomplete, NotOfThisCase, NotYours.
    """
    require_respondent(case, party, occasion)
    given = {answer.element.id: answer for answer in answers or ()}
    waiting = reads.unanswered(party)
    rules.require_answers(
        [e.number for e in waiting], [a.element.number for a in given.values()], letter=bool(text or paper)
    )
    term = reads.term_of(case, party)
    late = rules.late(occasion.on, term.last_day if term else None, paused=bool(term and term.paused))
    entry = gate.enter(
        case,
        Act.RECEIVE_RESPONSE,
        occasion,
        to=_moves(case, party),
        parties=[party.id],
        elements=[element.id for element in waiting],
        reason=text if all(element.id in given for element in waiting) else None,
        late=late,
    )
    filed = _file(case, party, _papers(paper, annexes or []), elements=waiting, late=late, on=occasion.on)
    for element in waiting:
        said = given.get(element.id) or Answer(element, Position.UNSTATED, text)
        _keep(party, said, document_id=filed[0].id if paper else None, late=late, on=occasion.on)
    own = [given[element.id] for element in waiting if element.id in given]
    _tell(case, entry, party, Said(own, text, filed, late, others=len(own) < len(waiting)), occasion=occasion)
    return entry


@verb(Act.LAPSE_RESPONSE)
def lapse_response(case: Case, party: Party, reminded_on: date | None = None, *, occasion: Occasion) -> Entry:
    """Go on without the response of one respondent (chapter response).

    reminded_on: when he was reminded outside the system, by telephone. Respondent, organisation and
    complainant are told; the verdict will say that no defence came, which makes nothing well-founded.
    Raises NotYetPassed, NotReminded, NotOfThisCase.
    """
    require_respondent(case, party, occasion)
    regulation = clocks.regulation_of(case)
    article = gate.article_of(case, Act.LAPSE_RESPONSE)
    term = next(iter(clocks.running(case, Clock.RESPONSE, party_id=party.id)), None)
    rules.require_passed(occasion.on, term.last_day if term else None, article)
    if term and any(reminder.term == Clock.RESPONSE.value for reminder in regulation.reminders):
        if reminded_on is not None:
            rules.require_reminder_day(reminded_on, term.started_on, occasion.on)
        said = reminded_on is not None or reads.reminded(case, party, term.started_on)
        rules.require_reminded(said, article)
    missing = reads.unanswered(party)
    entry = gate.enter(
        case,
        Act.LAPSE_RESPONSE,
        occasion,
        to=_moves(case, party),
        parties=[party.id],
        elements=[element.id for element in missing],
    )
    for element in missing:
        row = _row(element, party)
        row.lapsed, row.received_on = True, None
    db.session.flush()
    _tell_lapsed(case, entry, party, term.last_day if term else occasion.on, occasion=occasion)
    return entry


def _moves(case: Case, party: Party) -> State:
    """Where the case goes once this respondent is done: on, when he is the last."""
    last = case.state is State.AWAITING_RESPONSE and not reads.still_awaited(case, but=party)
    return State.SCHEDULING if last else case.state


def _row(element: Element, party: Party) -> Response:
    row = next((r for r in reads.responses_of(party) if r.element_id == element.id), None)
    if row is None:
        row = Response(element_id=element.id, party_id=party.id, position=Position.UNSTATED, late=False)
        db.session.add(row)
    return row


def _keep(party: Party, answer: Answer, *, document_id: int | None, late: bool, on: date) -> None:
    row = _row(answer.element, party)
    row.position, row.text, row.document_id = answer.position, answer.text, document_id
    row.received_on, row.late, row.lapsed = on, late, False


def _papers(main: Paper | None, annexes: list[Paper]) -> list[tuple[str, Paper]]:
    """The papers that come with a response, each with what it is."""
    return [*([("response", main)] if main else []), *(("response_annex", one) for one in annexes)]


def _file(
    case: Case, party: Party, papers: list[tuple[str, Paper]], *, elements: list[Element], late: bool,
    on: date,
) -> list[Document]:
    """The papers of a response, seen by both sides and by who is accused of the same."""
    seen = sorted({p.id for p in reads.sees(case, elements)} | {party.id})
    return [
        documents.file_paper(
            case, paper, on, filed_by_id=party.id, late=late, kind=kind, sees=seen, why="verweer"
        )
        for kind, paper in papers
    ]


def _tell(case: Case, entry: Entry, party: Party, said: Said, *, occasion: Occasion) -> None:
    db.session.flush()
    answers = [(one.element.number, one.position, one.text or "") for one in said.answers]
    for complainant in case_reads.complainants(case):
        letter = letters.received(complainant, party, answers=answers, text=said.text, papers=said.papers,
                                  late=said.late, others=said.others, state=case.state)
        outbox.put(case, entry, letter, occasion.at)
    outbox.put(case, entry, letters.receipt(party, occasion.on, said.late, case.state), occasion.at)
    chair = reads.chair_of(case, occasion.on)
    if said.late and chair:
        outbox.put(case, entry, letters.late_word(chair, party, occasion.on), occasion.at)


def _tell_lapsed(case: Case, entry: Entry, party: Party, last_day: date, *, occasion: Occasion) -> None:
    outbox.put(case, entry, letters.lapsed(party, last_day), occasion.at)
    others = case_reads.complainants(case)
    if party.role is Role.ACCUSED:
        others += case_reads.parties(case, Role.RESPONDENT)
    for other in others:
        outbox.put(case, entry, letters.lapsed_told(other, party, last_day), occasion.at)
