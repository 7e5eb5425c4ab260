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
)

__all__ = [
    "RECOMMENDATIONS", "admitted_voters", "advices", "agreements_on", "basis_of", "chair_of", "draft_of",
    "finding_on", "findings", "latest", "recommendations", "require_inside", "rule_of", "section",
    "sections", "undecided", "voters",
]
