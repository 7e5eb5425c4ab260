"""What was said in chambers is destroyed by rule, once nobody can come back to it."""

from sqlalchemy import Delete, delete, or_, select

from committee.case import gate
from committee.case.ledger import Entry, Image
from committee.case.records import Case, Element
from committee.case.typed import Draft
from committee.case.verbs import verb
from committee.deliberation.records import Agreement, ChamberNote, DraftSection, Finding, FindingVersion
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db
from committee.verdict import reads, rules

TYPED_ON = ("raadkamer", "doe/bevinding", "doe/opmerking", "doe/akkoord", "doe/beslis", "doe/heropen",
            "doe/onderteken")   # pages of a case whose unsaved text is of chambers
KEPT_APART = ("chamber_notes", "agreements", "finding_versions", "draft_sections", "findings")


@verb(Act.CLEAR_CHAMBERS)
def clear_chambers(case: Case, occasion: Occasion) -> Entry:
    """Destroy comments, votes and earlier versions: also what was kept to undo them, and unsaved text.

    Of a verdict that was served the findings stay, as they stand in it; without one they go too. Straight
    in the tables, so that nothing is kept to bring it back. Raises StillNeeded, NothingInChambers.
    Chapter: retention.
    """
    rules.require_past(reads.kept_until(case), occasion.on, reads.runs_on(case))
    left = reads.left_in_chambers(case)
    if not any(left.values()):
        raise rules.NothingInChambers("Van de raadkamer in deze zaak is niets meer bewaard.")
    entry = gate.enter(case, Act.CLEAR_CHAMBERS, occasion, **left)
    db.session.flush()
    verdict = reads.current(case)
    for made in _statements(case, served=verdict is not None and verdict.served_on is not None):
        db.session.execute(made.execution_options(synchronize_session=False))
    db.session.expire_all()
    return entry


def _statements(case: Case, *, served: bool) -> list[Delete]:
    mine = select(Element.id).where(Element.case_id == case.id)
    findings = select(Finding.id).where(Finding.element_id.in_(mine))
    acts = select(Entry.seq).where(Entry.case_id == case.id)
    pages = [f"/zaken/{case.number}/{page}" for page in TYPED_ON]
    return [
        delete(ChamberNote).where(ChamberNote.case_id == case.id),
        delete(Agreement).where(Agreement.element_id.in_(mine)),
        delete(FindingVersion).where(FindingVersion.finding_id.in_(findings)),
        delete(DraftSection).where(DraftSection.case_id == case.id),
        *([] if served else [delete(Finding).where(Finding.element_id.in_(mine))]),
        delete(Image).where(Image.table.in_(KEPT_APART), Image.entry_seq.in_(acts)),
        delete(Draft).where(or_(*(Draft.page.startswith(page, autoescape=True) for page in pages))),
    ]
