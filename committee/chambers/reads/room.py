"""Everything on the page of chambers: as many selects for a small case as for a large one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from committee.case.offer import Offer, OfferedSeat
from committee.case.records import Case
from committee.chambers import rules
from committee.chambers.reads.items import items_of, open_papers
from committee.chambers.rules import ENTERED, WRITING, Ask, Item, Looker, Voter
from committee.deliberation.reads import (
    RECOMMENDATIONS,
    admitted_voters,
    advices,
    notes,
    of_finding,
    of_sections,
    written,
)
from committee.deliberation.rules import Advice, Draft, Note, Parts, Section, Vote, objections
from committee.hearing.reads import unshared
from committee.permissions import Role
from committee.procedure import Act, NotOpen
from committee.regulation.choices import Signer
from committee.store import db
from committee.verdict.records import Verdict, VerdictVersion
from committee.verdict.rules import Judged, blocked, overall, word_for


@dataclass(frozen=True)
class Room:
    """What stands in chambers of one case. outcome: of the whole as derived; parts: text by section.

    undecided, blocking: what keeps the committee from deciding, the chair from signing, in sentences.
    writing: whether anything may be written now. draft: every part that somebody wrote, with its version.
    """

    number: str
    complainant: str
    respondent: str
    items: tuple[Item, ...]
    voters: tuple[Voter, ...]
    outcome: str
    why: str
    parts: Mapping[str, str]
    advice: tuple[Advice, ...]
    undecided: tuple[str, ...]
    blocking: tuple[str, ...]
    writing: bool
    looker: Looker
    complaint_paper: int | None
    draft: Parts
    notes: tuple[Note, ...]

    @property
    def chosen(self) -> tuple[Item, ...]:
        """The elements that lie before the committee."""
        return tuple(item for item in self.items if not item.refused)

    def asked(self, offer: Offer, item: Item | None) -> tuple[Ask, int]:
        """What the page asks of who looks at this element."""
        if not self.writing:
            return Ask.NOTHING, 0
        return rules.asked(self.looker, item, self.items, offer.state, undecided=bool(self.undecided),
                    blocked=bool(self.blocking))


def room(offer: Offer) -> Room:
    """Chambers, for who may enter them. Raises Unknown for all others, NotOpen before and without them."""
    voting = admitted_voters(offer)
    if any(event.act is Act.CLEAR_CHAMBERS for event in offer.events):
        raise NotOpen("Wat in raadkamer is gezegd, is vernietigd. De uitspraak staat bij de stukken.")
    if offer.state not in ENTERED:
        raise NotOpen(f"De zaak is niet in raadkamer: zij staat in “{offer.state.label}”.")
    kept, papers = written(offer.case_id), open_papers(offer)
    parts = {name: body for name, (body, _version) in kept.items()}
    items = items_of(offer, parts, papers)
    seats = {seat.account_id: seat for seat in offer.seats}
    voters = tuple(rules.voter(one, seats[one].name, seats[one].role is Role.CHAIR, items) for one in voting)
    undecided = _undecided(offer, items, [seats[one] for one in voting])
    words, found = offer.regulation.outcome_words, rules.outcomes_so_far(items)
    return Room(
        offer.number, _names(offer, Role.COMPLAINANT), _names(offer, Role.RESPONDENT), items, voters,
        word_for(overall(found), words) if found else "", rules.why_outcome(items, words), parts,
        tuple(advices(parts.get(RECOMMENDATIONS, ""))), tuple(undecided),
        tuple(_blocking(offer, items, undecided)),
        offer.state in WRITING and not offer.suspended, _looker(offer, voting),
        next((number for number, (kind, by) in sorted(papers.items()) if by in _side(offer)), None),
        _draft_parts(kept, items), notes(offer.case_id),
    )


def _draft_parts(kept: Mapping[str, tuple[str, int]], items: Iterable[Item]) -> Parts:
    found = dict(of_sections(kept))
    for item in items:
        if item.finding:
            said = item.finding
            found |= of_finding(item.number, said.norm, said.reasons, said.version)
    return found


def _names(offer: Offer, role: Role) -> str:
    return " en ".join(party.name for party in offer.parties_in(role))


def _side(offer: Offer) -> set[int]:
    return {party.id for party in offer.parties_in(Role.COMPLAINANT, Role.REPRESENTATIVE)}


def _looker(offer: Offer, voting: tuple[int, ...]) -> Looker:
    me = offer.viewer.account_id
    leads = any(seat.role is Role.CHAIR and seat.account_id == me for seat in offer.seats)
    second = Signer.SECRETARY in offer.regulation.composition.signs and _waits_for_second(offer.case_id)
    secretary = offer.viewer.role is Role.SECRETARY
    return Looker(me, me in voting and not secretary, leads and not secretary, secretary and second)


def _waits_for_second(case_id: int) -> bool:
    found = select(VerdictVersion.id).join(Verdict, Verdict.id == VerdictVersion.verdict_id).where(
        Verdict.case_id == case_id, Verdict.served_on.is_(None), VerdictVersion.signed_at.is_not(None),
        VerdictVersion.cosigned_at.is_(None))
    return db.session.scalar(found.limit(1)) is not None


def _undecided(offer: Offer, items: Iterable[Item], seats: list[OfferedSeat]) -> list[str]:
    composition = offer.regulation.composition
    chair = next((seat.name for seat in offer.seats if seat.role is Role.CHAIR), None)
    rule = Vote(composition.quorum, composition.odd, chair if composition.casting_vote else None)
    names = [seat.name for seat in seats]
    return [
        str(one) for item in items if not item.refused
        for one in objections(_draft(item, {seat.account_id: seat.name for seat in seats}), names, rule)
    ]


def _draft(item: Item, names: Mapping[int, str]) -> Draft:
    votes = {names[account]: held for account, held in item.votes.items() if account in names}
    return Draft(item.number, item.finding.opinion if item.finding else None, "", votes)


def _blocking(offer: Offer, items: Iterable[Item], undecided: list[str]) -> list[str]:
    judged = [Judged(item.number, item.outcome, item.reasoned) for item in items]
    return blocked(judged, unshared(db.session.get_one(Case, offer.case_id)), undecided)


def section_states(found: Room) -> list[tuple[Section, str]]:
    """The other parts of the draft, each with how far it is."""
    empty = {Section.COURSE: "uit de zaak", Section.FACTS: "leeg", Section.CONSIDERATIONS: "niets",
             Section.IN_SHORT: "leeg"}
    return [(one, "geschreven" if found.parts.get(one.value) else empty[one]) for one in Section]
