"""Selects on the written exchange: who still has to answer, what was asked, who sees a paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select

from committee.admissibility.reads import sees_whole_file
from committee.case import reads
from committee.case.clocks import regulation_of
from committee.case.ledger import Entry, Revision, RunningTerm
from committee.case.offer import Offer, OfferedParty
from committee.case.records import Access, Case, Document, Element, Party, Passage, Standing
from committee.deadlines import Clock
from committee.people.records import Account
from committee.permissions import RESPONDENTS, Role
from committee.procedure import Act, State
from committee.response import rules
from committee.response.records import Position, Response, Secrecy, TimeRequest
from committee.store import db

NOT_YET_ASKED = frozenset({State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW})


def responses(case: Case) -> list[Response]:
    """What every respondent answered to every element, or that nothing came, in order of arrival."""
    found = select(Response).join(Element, Element.id == Response.element_id)
    return list(db.session.scalars(found.where(Element.case_id == case.id).order_by(Response.id)))


def wholes(case_id: int, rows: Iterable[Any]) -> dict[int, str]:
    """The text of each respondent about all of it, by party. rows: the responses in the case.

    In place of answers it stands with the elements; beside an answer to each it is kept with the act, if
    that still stands.
    """
    kept = [(row.facts["parties"][0], row.body) for row in db.session.execute(_beside(), {"case": case_id})]
    kept += [(row.party_id, row.text) for row in rows
             if row.position is Position.UNSTATED and row.text and not row.lapsed]
    said: dict[int, list[str]] = {}
    for party, text in dict.fromkeys(kept):
        said.setdefault(party, []).append(text)
    return {party: "\n\n".join(texts) for party, texts in said.items()}


@cache
def _beside() -> Any:
    gone = select(Revision.id).where(Revision.entry_seq == Entry.seq, Revision.undone).correlate(Entry)
    return (
        select(Entry.facts, Passage.body)
        .join(Passage, Passage.id == Entry.facts["passage"].as_integer())
        .where(Entry.case_id == bindparam("case"), Entry.act == Act.RECEIVE_RESPONSE, ~gone.exists())
        .order_by(Entry.seq)
    )


def unanswered(party: Party) -> list[Element]:
    """The elements against a respondent to which his answer has not come, lapsed or not."""
    answered = set(
        db.session.scalars(
            select(Response.element_id).where(Response.party_id == party.id, Response.lapsed.is_(False))
        )
    )
    return [e for e in reads.elements_against(party, Standing.ADMITTED) if e.id not in answered]


def may_answer(offer: Offer) -> list[OfferedParty]:
    """The respondents of whom an answer to some admitted element against them has not come, lapsed or not."""
    found = select(Response.element_id, Response.party_id).join(Element, Element.id == Response.element_id)
    rows = db.session.execute(found.where(Element.case_id == offer.case_id, Response.lapsed.is_(False)))
    answered = {tuple(row) for row in rows}
    return [party for party in offer.parties_in(*RESPONDENTS)
            if any((one.id, party.id) not in answered
                   for one in offer.elements_against(party.id, Standing.ADMITTED))]


def still_awaited(case: Case, *, but: Party) -> bool:
    """Whether another respondent has an element without an answer that has not lapsed either."""
    settled = {(row.element_id, row.party_id) for row in responses(case)}
    admitted = [element.id for element in reads.elements(case, Standing.ADMITTED)]
    return any(
        (element.id, party.id) not in settled
        for party in reads.respondents_of(admitted)
        if party.id != but.id
        for element in reads.elements_against(party, Standing.ADMITTED)
    )


def term_of(case: Case, party: Party, clock: Clock = Clock.RESPONSE) -> RunningTerm | None:
    """The latest term of a party of this kind, running or ended."""
    return db.session.scalars(
        select(RunningTerm)
        .where(RunningTerm.case_id == case.id, RunningTerm.clock == clock, RunningTerm.party_id == party.id)
        .order_by(RunningTerm.id.desc())
        .limit(1)
    ).first()


def request_waiting(party: Party) -> TimeRequest | None:
    """The request for more time that has not been decided."""
    return db.session.scalars(
        select(TimeRequest).where(TimeRequest.party_id == party.id, TimeRequest.granted.is_(None))
    ).first()


@dataclass(frozen=True)
class Asked:
    """A request for more time that waits: of which party, when, why, and the last day as it stands."""

    party_id: int
    asked_on: date
    reasons: str
    last_day: date | None


def asked_for_time(case_id: int) -> tuple[Asked, ...]:
    """The requests for more time in a case that wait for a decision, the oldest first."""
    found = (
        select(TimeRequest.party_id, TimeRequest.asked_on, Passage.body, func.max(RunningTerm.last_day))
        .join(Party, Party.id == TimeRequest.party_id)
        .join(Passage, Passage.id == TimeRequest.passage_id)
        .outerjoin(RunningTerm, (RunningTerm.party_id == Party.id) & RunningTerm.ended_on.is_(None)
                   & (RunningTerm.clock == Clock.RESPONSE))
        .where(Party.case_id == case_id, TimeRequest.granted.is_(None))
        .group_by(TimeRequest.id, TimeRequest.party_id, TimeRequest.asked_on, Passage.body)
        .order_by(TimeRequest.id)
    )
    return tuple(Asked(*row) for row in db.session.execute(found))


def may_ask_more_time(case: Case, term: RunningTerm) -> bool:
    """Whether the respondent of a running term has a request for more time left under the regulation."""
    since = TimeRequest.asked_on >= term.started_on
    asked = select(func.count(TimeRequest.id)).where(TimeRequest.party_id == term.party_id, since)
    return rules.may_ask(db.session.scalar(asked) or 0, regulation_of(case).term(term.clock.value))


def reminded(case: Case, party: Party, since: date) -> bool:
    """Whether a reminder went to this party since the term began."""
    entries = db.session.scalars(
        select(Entry).where(Entry.case_id == case.id, Entry.act == Act.REMIND, Entry.happened_on >= since)
    )
    return any(party.id in entry.facts.get("parties", ()) for entry in entries)


def rounds_written(case: Case, party: Party) -> int:
    """In how many written rounds that the chair opened this party could write; adjournments not counted."""
    opened = select(Entry.seq).where(Entry.case_id == case.id, Entry.act == Act.OPEN_ROUND)
    return (
        db.session.scalar(
            select(func.count(RunningTerm.id)).where(
                RunningTerm.clock == Clock.ROUND,
                RunningTerm.party_id == party.id,
                RunningTerm.started_seq.in_(opened),
            )
        )
        or 0
    )


def next_number(case: Case) -> int:
    """The number that the next paper of the file gets."""
    highest = db.session.scalar(select(func.max(Document.number)).where(Document.case_id == case.id))
    return (highest or 0) + 1


def side_of(case: Case, party: Party) -> list[Party]:
    """Everybody on the side of a party, itself included."""
    roles = (reads.COMPLAINANT_SIDE, reads.RESPONDENT_SIDE)
    mine = next((side for side in roles if party.role in side), (party.role,))
    return reads.parties(case, *mine)


def other_side(case: Case, filer: Party | None) -> list[Party]:
    """Everybody on the side that did not file a paper; nobody when the committee filed it."""
    if filer is None:
        return []
    own = {party.id for party in side_of(case, filer)}
    sides = reads.parties(case, *reads.COMPLAINANT_SIDE, *reads.RESPONDENT_SIDE)
    return [party for party in sides if party.id not in own]


def sees(case: Case, elements: Sequence[Element] = ()) -> list[Party]:
    """Who sees a paper by default: both sides, an accused person only what is about his own elements.

    elements: what the paper is about; none: the whole case. Before the response is asked for, the
    other side knows of nothing.
    """
    found = reads.parties(case, *reads.COMPLAINANT_SIDE)
    for party in reads.respondents(case):
        his = {element.id for element in reads.elements_against(party)}
        about_him = bool(elements) and {element.id for element in elements} <= his
        may = party.role is not Role.ACCUSED or about_him or sees_whole_file(case, party)
        if may and (case.state not in NOT_YET_ASKED or term_of(case, party) is not None):
            found.append(party)
    return found


def living_access(document: Document) -> list[Access]:
    """The rows by which a paper is seen now."""
    found = select(Access).where(Access.document_id == document.id, Access.until.is_(None))
    return list(db.session.scalars(found.order_by(Access.id)))


def secrecies(document: Document) -> list[Secrecy]:
    """From whom a withheld paper is kept, and what they answered about its use."""
    found = select(Secrecy).where(Secrecy.document_id == document.id)
    return list(db.session.scalars(found.order_by(Secrecy.id)))


def unusable(case: Case) -> list[int]:
    """Numbers of the withheld papers that the committee may not use."""
    withheld = select(Document).where(Document.case_id == case.id, Document.withheld.is_(True))
    return [
        document.number
        for document in db.session.scalars(withheld.order_by(Document.number))
        if not rules.usable((row.summary_id is not None, row.agrees) for row in secrecies(document))
    ]


def chair_of(case: Case, on: date) -> Account | None:
    """The chair of the panel, or, before there is one, who may chair."""
    for seat in reads.seats(case):
        if seat.role is Role.CHAIR:
            return seat.account
    return next((membership.account for membership in reads.chairs(case, on)), None)


def responses_of(party: Party) -> list[Response]:
    """What one respondent answered so far, and what lapsed."""
    return list(
        db.session.scalars(select(Response).where(Response.party_id == party.id).order_by(Response.id))
    )
