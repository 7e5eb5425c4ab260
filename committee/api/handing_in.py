"""A complaint is handed in by a key: taken in, registered where it can be, answered, once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from committee.api import tokens
from committee.api.bodies import Brought
from committee.api.records import ApiAnswer, ApiArrival
from committee.api.rules import Problem, Trouble, wrong
from committee.api.tokens import Bearer
from committee.calendar_nl import local_day
from committee.case.documents import Paper
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.escalation import acts, reads, refusals  # noqa: F401  importing the acts fills VERBS
from committee.escalation import rules as escalation_rules
from committee.escalation.content import Escalation
from committee.escalation.records import Fate, Submission
from committee.people.records import Committee
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db

MADE, SAME, TAKEN = 201, 200, 202
NAMELESS = "De klager wil niet dat de andere kant de naam kent. De secretaris overlegt eerst."
WHY: dict[Fate, str] = {
    Fate.WAITING: NAMELESS,
    Fate.UNCONFIRMED: "De klager moet de tekst eerst bevestigen. Pas dan is de klacht ingediend.",
    Fate.ANONYMOUS: "Er staat geen naam van de klager bij. De secretaris kijkt wat er kan.",
}
NO_CASE = "Hiervan is geen zaak gemaakt. De secretaris schreef waarom, aan wie zij kon bereiken."
ANOTHER = "Onder deze Idempotency-Key kwam al iets anders binnen. Kies een nieuwe sleutel."


@dataclass(frozen=True)
class Answer:
    """What is answered: the status, what is said, and whether it was said before."""

    status: int
    said: dict[str, Any]
    again: bool = False


def hand_in(holder: Bearer, brought: Brought, key: str | None, at: datetime) -> Answer:
    """Take a complaint in and make a case of it where no person has to look first. Inside a transaction.

    key: the same key with the same content is answered as it was; with another it is a Problem. Without one
    the sender's own reference, or else the content itself, keeps a complaint from becoming two cases.
    Raises Problem and what the acts refuse.
    """
    tokens.lock(holder)
    kept = db.session.get(ApiAnswer, (holder.token_id, key)) if key else None
    if kept is not None and kept.body_sha256 != brought.sha256:
        raise Problem("ander-bericht", ANOTHER)
    if kept is not None:
        return Answer(kept.status, kept.body, again=True)
    answer = _done(holder, brought, at)
    if key:
        db.session.add(ApiAnswer(token_id=holder.token_id, key=key, body_sha256=brought.sha256,
                                 status=answer.status, body=answer.said, at=at))
    return answer


def _done(holder: Bearer, brought: Brought, at: datetime) -> Answer:
    said = brought.handover.escalation
    committee = db.session.get_one(Committee, holder.committee_id)
    occasion = Occasion.of(holder.actor, local_day(at), at)
    submission = _taken_in(committee, brought, occasion)
    if db.session.get(ApiArrival, submission.id) is None:
        db.session.add(ApiArrival(submission_id=submission.id, token_id=holder.token_id, at=at))
    case = db.session.scalars(select(Case).where(Case.submission_id == submission.id)).first()
    status = SAME if case else TAKEN
    if case is None and submission.fate is Fate.WAITING and not said.unnamed:
        do = VERBS[Act.REGISTER].do
        case, status = do(committee, said, submission=submission.id, occasion=occasion), MADE
    return Answer(status, _told(committee, submission, case, said))


def _taken_in(committee: Committee, brought: Brought, occasion: Occasion) -> Submission:
    papers = [Paper(row.title, row.filename, row.media_type, row.content)
              for row in brought.handover.enclosures]
    try:
        reads.affiliated_organisation(committee, brought.handover.escalation)
        done: Submission = VERBS[Act.TAKE_IN].do(committee, brought.handover.escalation, papers,
                                                 occasion=occasion)
    except refusals.NotAffiliated:
        raise wrong([Trouble("/ontvangen_op", "Op die dag was uw organisatie niet aangesloten bij deze "
                                              "commissie.")]) from None
    except refusals.OtherBody as known:
        raise Problem("ander-bericht", str(known), (Trouble("/kenmerk", str(known)),)) from None
    return done


def _told(
    committee: Committee, submission: Submission, case: Case | None, said: Escalation
) -> dict[str, Any]:
    regulation = reads.regulation_on(committee, submission.received_on)
    required = {row.code: row.words for row in regulation.required_fields}
    told = {
        "zaaknummer": case.number if case else None,
        "bericht": submission.id,
        "ontvangen_op": submission.received_on.isoformat(),
        "stand": {"code": submission.fate.value, "woord": submission.fate.label},
        "ontbreekt": [{"code": code, "woorden": required[code]}
                      for code in escalation_rules.missing(said, required)],
    }
    return told if case else {**told, "reden": WHY.get(submission.fate, NO_CASE)}
