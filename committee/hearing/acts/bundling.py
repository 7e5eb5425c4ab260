"""Make the bundle: every paper that the panel may see, in one PDF that stays as it is."""

from dataclasses import replace
from datetime import date
from typing import Any

from committee.case import gate
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import prepares, verb
from committee.hearing.acts.printing import Prepared, printed
from committee.hearing.reads import bundles
from committee.hearing.records import Bundle, BundlePaper
from committee.hearing.rules import bundle as rules
from committee.hearing.rules.bundle import Plan
from committee.permissions import Occasion
from committee.procedure import Act
from committee.store import db


@prepares(Act.MAKE_BUNDLE)
def prepare_bundle(case: Case, occasion: Occasion, _content: dict[str, Any]) -> dict[str, Any]:
    """The bundle of this day as content for make_bundle(). Slow; before the transaction.

    Raises NothingToBind, NothingNew, TooMuch.
    """
    gate.require(case, Act.MAKE_BUNDLE, occasion)
    return {"prepared": printed(planned(case, occasion))}


def planned(case: Case, occasion: Occasion) -> Plan:
    """What the bundle of this day will say. Raises NothingToBind, NothingNew, TooMuch."""
    plan, before = bundles.plan_of(case, occasion.on), bundles.latest(case)
    same = before is not None and _front(Plan.from_dict(before.content)) == _front(plan)
    rules.require_bindable(plan, same_front=same)
    return plan


def _front(plan: Plan) -> Plan:
    """What a cover and the points say, whatever the version."""
    return replace(plan, number=0, made_on=date.min, since=None, gone=(), anew=False,
                   items=plan.items[:0], points=rules.marked(plan.points, plan.points))


@verb(Act.MAKE_BUNDLE)
def make_bundle(case: Case, prepared: Prepared, occasion: Occasion) -> Entry:
    """Keep the next version of the bundle; earlier ones stay (chapter hearing).

    prepared: from prepare_bundle(), refused when a paper came or was kept secret since. Raises OtherPapers.
    """
    if planned(case, occasion) != prepared.plan:
        raise rules.OtherPapers("Het dossier is intussen gewijzigd. Maak de bundel opnieuw.")
    plan = prepared.plan
    entry = gate.enter(
        case, Act.MAKE_BUNDLE, occasion, bundle=plan.number, pages=prepared.pages,
        papers=[item.number for item in plan.items], pdf_sha256=prepared.sha256,
    )
    kept = Bundle(
        case_id=case.id, number=plan.number, made_on=plan.made_on, made_by=occasion.decided_by.key,
        content=plan.as_dict(), pages=prepared.pages, pdf_sha256=prepared.sha256,
        rest_pages=prepared.rest_pages, rest_sha256=prepared.rest_sha256,
    )
    db.session.add(kept)
    db.session.flush()
    db.session.add_all(
        BundlePaper(bundle_id=kept.id, document_id=item.document_id, sha256=item.sha256,
                    first_page=first_page, shown=shown, new=item.new)
        for item, (first_page, shown) in zip(plan.items, prepared.places, strict=True)
    )
    db.session.flush()
    return entry
