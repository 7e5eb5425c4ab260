"""What came out of each element, and what still keeps the verdict from being signed."""

from committee.admissibility.reads import ruling_on
from committee.case import reads
from committee.case.records import Case, Element, Passage, Standing
from committee.deliberation import reads as chambers
from committee.deliberation.rules import Opinion
from committee.hearing.reads import unshared
from committee.procedure import Act
from committee.store import db
from committee.verdict import rules
from committee.verdict.reads import story
from committee.verdict.rules import Overall

BEFORE_FINDING = {
    Standing.INADMISSIBLE: Overall.INADMISSIBLE,
    Standing.NOT_COMPETENT: Overall.NOT_COMPETENT,
    Standing.WITHDRAWN: Overall.WITHDRAWN,
    Standing.DISCONTINUED: Overall.DISCONTINUED,
}
FOUND = {
    Opinion.FOUNDED: Overall.FOUNDED,
    Opinion.PARTLY: Overall.PARTLY,
    Opinion.UNFOUNDED: Overall.UNFOUNDED,
    Opinion.NO_OPINION: Overall.NO_OPINION,
}


def outcome_of(element: Element) -> Overall | None:
    """What came out of one element; None while nothing did."""
    if element.standing in BEFORE_FINDING:
        return BEFORE_FINDING[element.standing]
    finding = chambers.finding_on(element) if element.standing is Standing.ADMITTED else None
    return FOUND[finding.opinion] if finding else None


def outcomes(case: Case) -> list[tuple[Element, Overall | None]]:
    """What came out of every element, by number."""
    return [(element, outcome_of(element)) for element in reads.elements(case)]


def _judged(element: Element, outcome: Overall | None) -> rules.Judged:
    return rules.Judged(element.number, outcome, bool(reasons_for(element)))


def reasons_for(element: Element) -> str:
    """Why this came out: the committee's reasons, or those of the refusal; a withdrawal needs none."""
    if element.standing is Standing.ADMITTED:
        finding = chambers.finding_on(element)
        return finding.reasons if finding else ""
    if element.standing is Standing.WITHDRAWN:
        return "ingetrokken door klager"
    if element.standing is Standing.DISCONTINUED:
        return _stopped_because(element)
    ruling = ruling_on(element)
    passage = db.session.get(Passage, ruling.passage_id) if ruling and ruling.passage_id else None
    return passage.body if passage else ""


def _stopped_because(element: Element) -> str:
    for entry, _day in story.entries(db.session.get_one(Case, element.case_id), Act.DISCONTINUE):
        if element.id in entry.facts.get("elements", ()):
            return db.session.get_one(Passage, entry.facts["passage"]).body
    return ""


def blocking(case: Case) -> list[str]:
    """Everything that still keeps the verdict from being signed, in Dutch, each by name."""
    judged = [_judged(element, outcome) for element, outcome in outcomes(case)]
    return rules.blocked(judged, unshared(case), [str(one) for one in chambers.undecided(case)])
