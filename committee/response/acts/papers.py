"""Papers: filed by a party or the secretary, shared with both sides, withheld only by the chair."""

from datetime import date

from committee import permissions
from committee.case import clocks, documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Access, Case, Document, Element, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.response import letters, reads, rules
from committee.response.acts import secrecy
from committee.response.acts.own import require_own, require_paper, require_parties
from committee.store import db

RETURNED = "returned"


@verb(Act.FILE_PAPER)
def file_paper(
    case: Case,
    paper: Paper,
    party: Party | None = None,
    elements: list[Element] | None = None,
    *,
    secret: str | None = None,
    kind: str = "paper",
    occasion: Occasion,
) -> Entry:
    """Put a paper in the file (chapter papers).

    party: whose paper it is; none: the committee's own, or the acting party's. elements: what it is about;
    none: the whole case; an accused person sees only what is about his elements. secret: why the other
    side may not see it; then it waits for the chair. A paper after the closing date, or after the end of
    the party's round, is kept and marked, and the chair hears of it. Raises NotYours, NotOfThisCase.
    """
    about, party = elements or [], party or _acting(occasion)
    _require_own_paper(case, party, about, occasion)
    late = rules.late(occasion.on, _closing_day(case, party))
    entry = gate.enter(
        case,
        Act.FILE_PAPER,
        occasion,
        parties=[party.id] if party else [],
        elements=[element.id for element in about],
        reason=secret,
        late=late,
        secret=bool(secret),
        paper=reads.next_number(case),
    )
    seeing = _seeing(case, party, about, secret=bool(secret))
    filed = documents.file_paper(
        case, paper, occasion.on, filed_by_id=party.id if party else None, late=late, kind=kind,
        sees=[p.id for p in seeing], why="geheimhouding gevraagd" if secret else "gedeeld",
    )
    filed.withheld = bool(secret)
    _tell_filed(case, entry, filed, seeing, occasion=occasion)
    return entry


@verb(Act.WITHHOLD_PAPER)
def withhold_paper(
    case: Case,
    document: Document,
    reasons: str,
    *,
    summary: str | None = None,
    hidden_from: list[Party] | None = None,
    occasion: Occasion,
) -> Entry:
    """Keep a paper from the other side (chapter papers).

    summary: what the other side may know of it. hidden_from: from whom; by default the other side of who
    filed it. They hear that something is withheld, and the paper is used only if they agree in writing.
    Raises NoReasons, NotWithholdable, NotOfThisCase.
    """
    require_paper(case, document)
    rules.require_reasons(reasons)
    filer = _filer(document)
    hidden = hidden_from if hidden_from is not None else reads.other_side(case, filer)
    require_parties(case, hidden)
    if not hidden:
        raise rules.NotWithholdable("Zeg voor wie dit stuk geheim blijft.")
    if filer is not None and filer.id in {party.id for party in hidden}:
        raise rules.NotWithholdable(f"{filer.name} diende dit stuk zelf in en mag het blijven lezen.")
    entry = gate.enter(
        case,
        Act.WITHHOLD_PAPER,
        occasion,
        parties=[party.id for party in hidden],
        reason=reasons,
        paper=document.number,
    )
    document.withheld = True
    _end_access(document, {party.id for party in hidden}, occasion.on)
    told = {party.id for party in case_reads.both_sides(case)}
    secrecy.keep_from(case, document, [party for party in hidden if party.id in told], summary)
    for party in hidden:
        if party.id in told:
            outbox.put(case, entry, letters.paper_withheld(party, document, reasons, summary), occasion.at)
    if filer is not None:
        outbox.put(case, entry, letters.secrecy_granted(filer, document, summary), occasion.at)
    return entry


@verb(Act.SHARE_PAPER)
def share_paper(
    case: Case,
    document: Document,
    parties: list[Party] | None = None,
    *,
    returned: bool = False,
    reasons: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Let parties see a paper, or give it back to who filed it (chapter papers).

    parties: who sees it from now on; by default both sides. returned: secrecy was refused and the paper
    goes back: nobody sees it, and it is not used. Both, and the end of secrecy, are the chair's to decide.
    Raises Forbidden, NotOfThisCase.
    """
    require_paper(case, document)
    if returned or document.withheld:
        permissions.require(occasion, Act.SHARE_PAPER, {Role.CHAIR})
    sharing = [] if returned else parties if parties is not None else reads.sees(case)
    require_parties(case, sharing)
    entry = gate.enter(
        case,
        Act.SHARE_PAPER,
        occasion,
        parties=[party.id for party in sharing],
        reason=reasons,
        paper=document.number,
        returned=returned,
    )
    filer, was_withheld = _filer(document), document.withheld
    if returned:
        _return(document, occasion.on)
        if filer is not None:
            outbox.put(case, entry, letters.paper_returned(filer, document, reasons), occasion.at)
        return entry
    _share(case, entry, document, sharing, occasion=occasion)
    if was_withheld and filer is not None:
        outbox.put(case, entry, letters.secrecy_refused(filer, document, reasons), occasion.at)
    return entry


def _acting(occasion: Occasion) -> Party | None:
    """The party that acts, if it is one."""
    party_id = occasion.decided_by.party_id
    return None if party_id is None else db.session.get_one(Party, party_id)


def _require_own_paper(case: Case, party: Party | None, about: list[Element], occasion: Occasion) -> None:
    if any(element.case_id != case.id for element in about):
        raise rules.NotOfThisCase("Dit klachtonderdeel hoort niet bij deze zaak.")
    if party is not None:
        require_parties(case, [party])
        require_own(party, occasion)


def _filer(document: Document) -> Party | None:
    """Whose paper it is; None for the committee's own."""
    return db.session.get(Party, document.filed_by_id) if document.filed_by_id else None


def _closing_day(case: Case, party: Party | None) -> date | None:
    """The last day for a paper: of the party's own round if one runs, else before the hearing."""
    rounds = clocks.running(case, Clock.ROUND, party_id=party.id) if party else []
    return next((term.last_day for term in rounds or clocks.running(case, Clock.PAPERS)), None)


def _seeing(case: Case, party: Party | None, about: list[Element], *, secret: bool) -> list[Party]:
    if secret:
        return [party] if party else []
    seeing = reads.sees(case, about)
    return seeing if party is None or party in seeing else [*seeing, party]


def _end_access(document: Document, party_ids: set[int], on: date) -> None:
    for row in reads.living_access(document):
        if row.party_id in party_ids:
            row.until = on


def _share(
    case: Case, entry: Entry, document: Document, sharing: list[Party], *, occasion: Occasion
) -> None:
    """Let these parties see it from today, and tell who did not see it before."""
    filer, document.withheld = _filer(document), False
    seen = {row.party_id for row in reads.living_access(document)}
    side = case_reads.parties(case, *case_reads.COMPLAINANT_SIDE)
    spoken_for = {party.id for party in side} - {party.id for party in case_reads.complainants(case)}
    for party in sharing:
        if party.id not in seen:
            db.session.add(
                Access(document_id=document.id, party_id=party.id, since=occasion.on, why="gedeeld")
            )
            if party.id not in spoken_for:
                outbox.put(case, entry, letters.paper_filed(party, document, filer), occasion.at)


def _return(document: Document, on: date) -> None:
    """Nobody sees it any more, the panel neither."""
    document.withheld, document.kind = True, RETURNED
    for row in reads.living_access(document):
        row.until = on


def _tell_filed(
    case: Case, entry: Entry, document: Document, seeing: list[Party], *, occasion: Occasion
) -> None:
    filer, seers = _filer(document), {party.id for party in seeing}
    for party in case_reads.both_sides(case):
        if party.id in seers and party != filer:
            outbox.put(case, entry, letters.paper_filed(party, document, filer), occasion.at)
    if filer is not None and (document.late or document.withheld):
        outbox.put(case, entry, letters.paper_receipt(filer, document), occasion.at)
    chair = reads.chair_of(case, occasion.on)
    if chair and (document.late or document.withheld):
        outbox.put(case, entry, letters.paper_waiting(chair, document), occasion.at)
