"""What comes of a verdict: the board's reaction, the follow-up, the end of the case."""

from committee.case import clocks, documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db
from committee.verdict import letters, reads, rules
from committee.verdict.acts.serving import reacts, told
from committee.verdict.records import Reaction, Recommendation
from committee.verdict.rules import Answer


@verb(Act.RECEIVE_REACTION)
def receive_reaction(
    case: Case,
    text: str,
    *,
    carries_out: bool = True,
    answers: list[Answer] | None = None,
    paper: Paper | None = None,
    occasion: Occasion,
) -> Entry:
    """Take in what the board does with the verdict: with the decision, and with each recommendation.

    carries_out: whether it carries out the decision; that it does not, though it binds, is kept and told.
    answers: one per recommendation, with reasons where it is not followed. Late is kept and marked. The
    complainant gets a copy. Raises NothingToServe, NoSuchRecommendation, NoReasons. Chapter: reaction.
    """
    verdict, _version = reads.signed(case)
    _require_board(case, occasion)
    words, given, kept = rules.require_words(text), answers or [], reads.recommendations(case)
    binding, article = clocks.regulation_of(case).binding.on, gate.article_of(case, Act.RECEIVE_REACTION)
    rules.require_reaction(given, [row.number for row in kept], article)
    deviates = rules.deviates(carries_out, binding)
    late = rules.late(occasion.on, reads.last_day(case, Clock.REACTION))
    entry = gate.enter(case, Act.RECEIVE_REACTION, occasion, verdict=verdict.id, late=late, deviates=deviates)
    follows = carries_out and all(answer.follows for answer in given)
    document = _file(case, paper, occasion, late)
    db.session.add(
        Reaction(verdict_id=verdict.id, received_on=occasion.on, late=late, follows=follows, text=words,
                 document_id=document.id if document else None)
    )
    _note_answers(kept, given)
    annexes = (document,) if document else ()
    for party in case_reads.complainants(case):
        draft = letters.reaction(
            party, case, words, carries_out=carries_out, deviates=deviates, answers=given,
            recommendations=kept, late=late, annexes=annexes)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def _note_answers(kept: list[Recommendation], answers: list[Answer]) -> None:
    by_number = {answer.number: answer for answer in answers}
    for row in kept:
        answer = by_number[row.number]
        row.followed, row.evidence = answer.follows, answer.reasons.strip() or None
    db.session.flush()


def _require_board(case: Case, occasion: Occasion) -> None:
    party_id = occasion.decided_by.party_id
    if party_id is not None and party_id not in [p.id for p in case.parties if reacts(case, p)]:
        raise rules.NotOfThisCase("De bestuursreactie komt van het bestuur van de organisatie.")


def _file(case: Case, paper: Paper | None, occasion: Occasion, late: bool) -> documents.Document | None:
    if paper is None:
        return None
    board = next((party for party in case.parties if reacts(case, party)), None)
    return documents.file_paper(
        case, paper, occasion.on, filed_by_id=board.id if board else None, late=late, kind="reaction",
        sees=[party.id for party in _readers(case)],
    )


def _readers(case: Case) -> list[Party]:
    return case_reads.parties(case, Role.COMPLAINANT, Role.REPRESENTATIVE, Role.RESPONDENT, Role.ORGANISATION)


@verb(Act.START_FOLLOW_UP)
def start_follow_up(case: Case, occasion: Occasion) -> Entry:
    """Begin to follow what is done with the verdict, also while the reaction is not in.

    Without a reaction the organisation is asked for it once more. Chapter: reaction.
    """
    entry = gate.enter(case, Act.START_FOLLOW_UP, occasion)
    if reads.reaction_of(case) is None:
        until = reads.last_day(case, Clock.REACTION)
        for party in case.parties:
            if party.until_day is None and reacts(case, party):
                draft = letters.reaction_asked(party, until, rules.late(occasion.on, until))
                outbox.put(case, entry, draft, occasion.at)
    return entry


@verb(Act.CLOSE)
def close(case: Case, *, noted: str = "", occasion: Occasion) -> Entry:
    """Close the case: the reaction is in, or its term has passed and it is noted that it stayed out.

    noted: what was done about a reaction that stayed out. Starts the time for which the file is kept; both
    sides are told. Raises ReactionAwaited, CorrectionWaiting. Chapter: closing.
    """
    until = reads.last_day(case, Clock.REACTION)
    reacted = reads.reaction_of(case) is not None
    rules.require_closable(reacted, until, occasion.on, noted)
    if reads.open_requests(case):
        raise rules.CorrectionWaiting("Er wacht nog een verzoek om herstel op een beslissing.")
    entry = gate.enter(case, Act.CLOSE, occasion, reason=noted.strip() or None, reacted=reacted)
    kept_until = reads.last_day(case, Clock.RETENTION)
    for party in told(case):
        outbox.put(case, entry, letters.closed(party, reacted, kept_until), occasion.at)
    return entry
