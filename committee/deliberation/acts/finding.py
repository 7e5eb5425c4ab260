"""In chambers: the draft is written, in versions."""

import json

from committee.case import gate
from committee.case.ledger import Entry
from committee.case.records import Case, Element, Standing
from committee.case.verbs import verb
from committee.deliberation import reads as chambers
from committee.deliberation import rules
from committee.deliberation.records import DraftSection, Finding, FindingVersion
from committee.deliberation.rules import Advice, Opinion, Part, Views
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db


@verb(Act.FIND)
def find(
    case: Case,
    *,
    element: Element | None = None,
    opinion: Opinion | None = None,
    reasons: str = "",
    norm: str = "",
    views: Views | None = None,
    parts: list[Part] | None = None,
    recommendations: list[Advice] | None = None,
    occasion: Occasion,
) -> Entry:
    """Write in the draft: a finding on one element, what both sides say on it, other parts, recommendations.

    Every change is a new version; nothing is overwritten. A changed finding is to be agreed to anew.
    reasons: a paragraph per empty line; while they are missing nobody can sign. recommendations: all of
    them, in place of the earlier list. Of who heard the case, its chair and the secretary alone.
    Raises Forbidden, NotAdmitted, NothingToKeep. Chapter: deliberation.
    """
    chambers.require_inside(case, Act.FIND, occasion.decided_by)
    _check(case, element, opinion, views)
    if element is None and not parts and recommendations is None:
        raise rules.NothingToKeep("Er is niets om vast te leggen: geen onderdeel en geen tekst.")
    entry = gate.enter(case, Act.FIND, occasion, elements=[element.id] if element else [])
    if element is not None and opinion is not None:
        _keep_finding(element, opinion, norm=norm.strip(), reasons=reasons.strip(), occasion=occasion)
    if element is not None and views is not None:
        _keep_part(case, f"complaint-{element.number}", views.complaint.strip(), occasion)
        _keep_part(case, f"response-{element.number}", views.response.strip(), occasion)
    for part in parts or []:
        _keep_part(case, part.section.value, part.text.strip(), occasion)
    if recommendations is not None:
        _keep_part(case, chambers.RECOMMENDATIONS, _as_json(recommendations), occasion)
    return entry


def _check(case: Case, element: Element | None, opinion: Opinion | None, views: Views | None) -> None:
    if element is None:
        if opinion is not None or views is not None:
            raise rules.NothingToKeep("Noem het klachtonderdeel waar dit over gaat.")
        return
    require_admitted(case, element)
    if opinion is None and views is None:
        raise rules.NothingToKeep(f"Kies een oordeel over klachtonderdeel {element.number}.")


def require_admitted(case: Case, element: Element) -> None:
    """The element lies before the committee in this case. Raises NotAdmitted."""
    if element.case_id != case.id or element.standing is not Standing.ADMITTED:
        raise rules.NotAdmitted(f"Klachtonderdeel {element.number} ligt niet ter beoordeling voor.")


def _keep_finding(
    element: Element, opinion: Opinion, *, norm: str, reasons: str, occasion: Occasion
) -> None:
    finding = chambers.finding_on(element)
    if finding is None:
        finding = Finding(element_id=element.id, opinion=opinion, norm=norm, reasons=reasons, version=1)
        db.session.add(finding)
    elif (finding.opinion, finding.norm, finding.reasons) == (opinion, norm, reasons):
        return
    else:
        finding.opinion, finding.norm, finding.reasons = opinion, norm, reasons
        finding.version, finding.decided = finding.version + 1, False
    db.session.flush()
    db.session.add(
        FindingVersion(
            finding_id=finding.id, version=finding.version, opinion=opinion, norm=norm, reasons=reasons,
            entered_at=occasion.at, entered_by=occasion.recorded_by.key,
        )
    )
    db.session.flush()


def _keep_part(case: Case, name: str, body: str, occasion: Occasion) -> None:
    before = chambers.latest(case, name)
    if (before.body if before else "") == body:
        return
    db.session.add(
        DraftSection(
            case_id=case.id, name=name, version=before.version + 1 if before else 1, body=body,
            entered_at=occasion.at, entered_by=occasion.recorded_by.key,
        )
    )
    db.session.flush()


def _as_json(recommendations: list[Advice]) -> str:
    for one in recommendations:
        if not one.text.strip():
            raise rules.NothingToKeep("Een aanbeveling heeft geen tekst.")
    return json.dumps(
        [
            {"text": one.text.strip(), "owner": one.owner or None,
             "due_on": one.due_on.isoformat() if one.due_on else None}
            for one in recommendations
        ],
        ensure_ascii=False,
    )
