"""In chambers: the members' agreement, the decision, and going back."""

from committee.case import gate, reads
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.deliberation import letters, rules
from committee.deliberation import reads as chambers
from committee.deliberation.acts.finding import require_admitted
from committee.deliberation.records import Agreement, Finding
from committee.deliberation.rules import Opinion
from committee.hearing.reads import hearings
from committee.hearing.records import Fate
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act, State
from committee.store import db


@verb(Act.AGREE)
def agree(
    case: Case, element: Element, version: int, *, opinion: Opinion | None = None, occasion: Occasion
) -> Entry:
    """A member agrees with exactly this version of the finding, or holds another opinion on it.

    version: the version he read. opinion: his own, where it differs. Only who sits and heard the case votes;
    the secretary may record it, never vote. Raises NotAdmitted, DidNotHear, NoFinding, StaleVersion.
    """
    require_admitted(case, element)
    account_id = _voter(case, occasion)
    finding = chambers.finding_on(element)
    if finding is None:
        raise rules.NoFinding(f"Over klachtonderdeel {element.number} is nog geen bevinding vastgelegd.")
    if version != finding.version:
        raise rules.StaleVersion(
            f"De bevinding over klachtonderdeel {element.number} is inmiddels gewijzigd: "
            f"u las versie {version}, nu geldt versie {finding.version}."
        )
    entry = gate.enter(case, Act.AGREE, occasion, elements=[element.id], finding_version=version)
    _keep_vote(element, account_id, version, opinion or finding.opinion)
    return entry


def _voter(case: Case, occasion: Occasion) -> int:
    for account in chambers.voters(case):
        if account.id == occasion.decided_by.account_id:
            return account.id
    raise rules.DidNotHear("Alleen wie in de commissie zit en de zaak heeft gehoord, geeft een oordeel.")


def _keep_vote(element: Element, account_id: int, version: int, opinion: Opinion) -> None:
    for agreement in chambers.agreements_on(element):
        if agreement.account_id == account_id:
            agreement.finding_version, agreement.opinion = version, opinion
            break
    else:
        db.session.add(
            Agreement(element_id=element.id, account_id=account_id, finding_version=version, opinion=opinion)
        )
    db.session.flush()


@verb(Act.DECIDE)
def decide(case: Case, occasion: Occasion) -> Entry:
    """Decide in chambers: every element has a finding that carries, agreed to in this very version.

    Raises NotTheChair, NoFinding, NoMajority, NotCarried: the first thing that is missing.
    Chapter: deliberation.
    """
    require_chair(case, occasion)
    for missing in chambers.undecided(case):
        raise missing
    entry = gate.enter(case, Act.DECIDE, occasion)
    for finding in _living_findings(case):
        finding.decided = True
    return entry


def require_chair(case: Case, occasion: Occasion) -> None:
    """The decision is of who chairs this case. Raises NotTheChair."""
    chair = chambers.chair_of(case)
    if chair is None:
        raise rules.NotTheChair("De commissie in deze zaak heeft nog geen voorzitter.")
    if chair.id != occasion.decided_by.account_id:
        raise rules.NotTheChair(f"Deze zaak wordt voorgezeten door {chair.person.name}.")


def _living_findings(case: Case) -> list[Finding]:
    admitted = {element.id for element in reads.elements(case, Standing.ADMITTED)}
    return [finding for finding in chambers.findings(case).values() if finding.element_id in admitted]


@verb(Act.REOPEN)
def reopen(case: Case, to: State, reason: str, occasion: Occasion) -> Entry:
    """Go back to the investigation: to a hearing that is to be planned, or to the one that was held.

    to: SCHEDULING or HEARING_HELD. reason: both sides read it. What was found and agreed to is kept, but
    nothing is decided any more; the term for the verdict starts again later. Raises NoReasons, NoHearing.
    """
    require_chair(case, occasion)
    rules.require_reasons(reason)
    if to is State.HEARING_HELD and not hearings(case, Fate.HELD):
        raise rules.NoHearing("Er is geen zitting gehouden om naar terug te gaan.")
    entry = gate.enter(case, Act.REOPEN, occasion, to=to, reason=reason.strip())
    for finding in chambers.findings(case).values():
        finding.decided = False
    for party in reads.both_sides(case):
        draft = letters.reopened(party, reason.strip(), hearing=to is State.SCHEDULING)
        outbox.put(case, entry, draft, occasion.at)
    return entry
