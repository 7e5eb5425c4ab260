"""A withheld paper is used only if whoever may not read it knows a summary and agrees in writing."""

from collections.abc import Iterable

from committee.case import gate
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Party
from committee.case.verbs import verb
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.response import letters, reads, rules
from committee.response.acts.own import require_own, require_paper, require_parties
from committee.response.records import Secrecy
from committee.store import db


def keep_from(case: Case, document: Document, parties: Iterable[Party], summary: str | None) -> None:
    """Note from whom a paper is kept; what was answered about an earlier summary no longer counts."""
    for row in reads.secrecies(document):
        db.session.delete(row)
    db.session.flush()
    passage = gate.keep(case, "response.summary", summary) if summary else None
    db.session.add_all(
        Secrecy(document_id=document.id, party_id=party.id, summary_id=passage.id if passage else None)
        for party in parties
    )
    db.session.flush()


@verb(Act.AGREE_TO_PAPER)
def agree_to_paper(
    case: Case, document: Document, party: Party, agrees: bool = True, *, occasion: Occasion
) -> Entry:
    """Note whether a party agrees in writing that a paper he may not read is used (chapter papers).

    He may answer otherwise later. Who filed the paper and the chair hear whether it may be used now.
    Raises NotSecret, NotYours, NotOfThisCase.
    """
    require_paper(case, document)
    require_parties(case, [party])
    require_own(party, occasion)
    row = next((one for one in reads.secrecies(document) if one.party_id == party.id), None)
    if not document.withheld or row is None:
        raise rules.NotSecret(f"Stuk {document.number} is niet geheim voor {party.name}.")
    if row.summary_id is None:
        article = gate.article_of(case, Act.AGREE_TO_PAPER)
        raise rules.NotSecret(
            f"Van stuk {document.number} is geen samenvatting gegeven. De commissie gebruikt het niet "
            f"({article})."
        )
    entry = gate.enter(
        case, Act.AGREE_TO_PAPER, occasion, parties=[party.id], paper=document.number, agrees=agrees
    )
    row.agrees, row.answered_on = agrees, occasion.on
    db.session.flush()
    used = document.number not in reads.unusable(case)
    filer = db.session.get(Party, document.filed_by_id) if document.filed_by_id else None
    for to in (filer, reads.chair_of(case, occasion.on)):
        if to is not None:
            letter = letters.paper_use(to, document, party, agrees=agrees, used=used)
            outbox.put(case, entry, letter, occasion.at)
    return entry
