"""Selects in chambers. Closed to everybody who did not hear the case: never for portal, search or export."""

from committee.deliberation.reads.draft import (
    RECOMMENDATIONS,
    admitted_voters,
    advices,
    agreements_on,
    basis_of,
    chair_of,
    draft_of,
    finding_on,
    findings,
    latest,
    recommendations,
    require_inside,
    rule_of,
    section,
    sections,
    undecided,
    voters,
    written,
)
from committee.deliberation.reads.notes import advice_text, note, notes, of_finding, of_sections, parts_now
from committee.deliberation.reads.text_blocks import blocks

__all__ = [
    "RECOMMENDATIONS", "admitted_voters", "advice_text", "advices", "agreements_on", "basis_of", "blocks",
    "chair_of", "draft_of", "finding_on", "findings", "latest", "note", "notes", "of_finding", "of_sections",
    "parts_now", "recommendations", "require_inside", "rule_of", "section", "sections", "undecided", "voters",
    "written",
]
