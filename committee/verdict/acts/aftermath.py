"""What comes of a verdict: the board's reaction, the follow-up, the end of the case."""

from committee.case import clocks, documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.dutch import listing
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db
from committee.verdict import letters, reads, rules
from committee.verdict.acts.serving import told
from committee.verdict.records import Reaction, ReactionAnswer, Verdict
from committee.verdict.rules import Answer


@verb(Act.RECEIVE_REACTION)
def receive_reaction(
    case: Case,
    text: str,
    *,
    party: Party | None = None,
    carries_out: bool = True,
    answers: list[Answer] | None = None,
    paper: Paper | None = None,
    occasion: Occasion,
) -> Entry:
    """Take in what one organisation does with the verdict: with the decision, and with each recommendation.

    party: whose reaction it is; may be left out where one party is asked for it. carries_out: whether the
    decision is carried out; that it is not, though it binds, is kept and told. answers: one per
    recommendation, with reasons where it is not followed. Late is kept and marked. A later reaction of the
    same organisation stands beside the earlier. The complainant gets a copy. The follow-up begins once every
    organisation reacted. Raises NothingToServe, NotOfThisCase, NoSuchRecommendation, NoReasons. Chapter:
    reaction.
    """
    verdict, _version = reads.signed(case)
    board = _board(case, party, occasion)
    words, given, kept = rules.require_words(text), answers or [], reads.recommendations(case)
    binding, article = clocks.regulation_of(case).binding.on, gate.article_of(case, Act.RECEIVE_REACTION)
    rules.require_reaction(given, [row.number for row in kept], article)
    deviates = rules.deviates(carries_out, binding)
    made = _made(case, verdict, board, occasion)
    made.carries_out, made.text = carries_out, words
    made.follows = carries_out and all(answer.follows for answer in given)
    others = set(reads.silent(case)) - {made.organisation_id}
    entry = gate.enter(
        case, Act.RECEIVE_REACTION, occasion, to=case.state if others else None,
        parties=[one.id for one in _same_body(case, board)], verdict=verdict.id, reacting=board.id,
        version=made.version, late=made.late, deviates=deviates)
    document = _file(case, paper, occasion, board=board, late=made.late)
    made.document_id = document.id if document else None
    _keep(made, given)
    annexes = (document,) if document else ()
    for to in case_reads.complainants(case):
        draft = letters.reaction(
            to, reads.body_name(case, board), made, carries_out=carries_out, deviates=deviates,
            answers=given, recommendations=kept, annexes=annexes)
        outbox.put(case, entry, draft, occasion.at)
    return entry


def _board(case: Case, party: Party | None, occasion: Occasion) -> Party:
    """Who reacts: the party itself, the one that was named, or that of the only organisation."""
    asked = reads.asked(case)
    named = occasion.decided_by.party_id or (party.id if party else None)
    if named is None and len(asked) != 1:
        raise rules.NotOfThisCase("Zeg van welke organisatie de bestuursreactie komt.")
    may = [one for parties in asked.values() for one in parties if named in (None, one.id)]
    if not may:
        raise rules.NotOfThisCase("De bestuursreactie komt van het bestuur van de organisatie.")
    return may[0]


def _same_body(case: Case, board: Party) -> list[Party]:
    key = reads.organisation_of(case, board)
    sides = case_reads.parties(case, Role.ORGANISATION, Role.RESPONDENT)
    return [party for party in sides if reads.organisation_of(case, party) == key]


def _made(case: Case, verdict: Verdict, board: Party, occasion: Occasion) -> Reaction:
    key = reads.organisation_of(case, board)
    earlier = [one for one in reads.reactions(case) if one.organisation_id == key]
    late = rules.late(occasion.on, reads.last_day(case, Clock.REACTION, _same_body(case, board)))
    return Reaction(verdict_id=verdict.id, organisation_id=key, version=len(earlier) + 1,
                    received_on=occasion.on, late=late)


def _keep(made: Reaction, answers: list[Answer]) -> None:
    db.session.add(made)
    db.session.flush()
    db.session.add_all(
        ReactionAnswer(reaction_id=made.id, number=answer.number, follows=answer.follows,
                       reasons=answer.reasons.strip() or None)
        for answer in answers
    )
    db.session.flush()


def _file(case: Case, paper: Paper | None, occasion: Occasion, *, board: Party, late: bool,
          ) -> documents.Document | None:
    if paper is None:
        return None
    return documents.file_paper(
        case, paper, occasion.on, filed_by_id=board.id, late=late, kind="reaction",
        sees=[party.id for party in _readers(case)],
    )


def _readers(case: Case) -> list[Party]:
    return case_reads.parties(case, Role.COMPLAINANT, Role.REPRESENTATIVE, Role.RESPONDENT, Role.ORGANISATION)


@verb(Act.START_FOLLOW_UP)
def start_follow_up(case: Case, occasion: Occasion) -> Entry:
    """Begin to follow what is done with the verdict, also while a reaction is not in.

    An organisation that did not react is asked for it once more. Chapter: reaction.
    """
    entry = gate.enter(case, Act.START_FOLLOW_UP, occasion)
    for parties in reads.silent(case).values():
        until = reads.last_day(case, Clock.REACTION, parties)
        for party in parties:
            draft = letters.reaction_asked(party, until, rules.late(occasion.on, until))
            outbox.put(case, entry, draft, occasion.at)
    return entry


@verb(Act.CLOSE)
def close(case: Case, *, noted: str = "", occasion: Occasion) -> Entry:
    """Close the case: every reaction is in, or its term has passed and it is noted that it stayed out.

    noted: what was done about a reaction that stayed out. Starts the time for which the file is kept; both
    sides are told. Raises ReactionAwaited, CorrectionWaiting. Chapter: closing.
    """
    silent = reads.silent(case)
    owing = [party for parties in silent.values() for party in parties]
    reacted = not silent and bool(reads.reactions(case))
    rules.require_closable(reacted, reads.last_day(case, Clock.REACTION, owing), occasion.on, noted)
    if reads.open_requests(case):
        raise rules.CorrectionWaiting("Er wacht nog een verzoek om herstel op een beslissing.")
    entry = gate.enter(case, Act.CLOSE, occasion, reason=noted.strip() or None, reacted=reacted)
    kept_until = reads.last_day(case, Clock.RETENTION)
    mute = letters.Mute(frozenset(silent), listing(reads.body_name(case, one[0]) for one in silent.values()),
                        all_of_them=not reads.reactions(case))
    for party in told(case):
        outbox.put(case, entry, letters.closed(party, case, mute, kept_until), occasion.at)
    return entry
