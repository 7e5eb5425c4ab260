"""A new complaint: entered by hand, or looked at as it came in; it becomes a case, or waits."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, g, redirect, render_template, request, url_for
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.deadlines import Clock
from committee.doing import kept, performing
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.views import Answer, answered
from committee.escalation import reads as escalation_reads
from committee.escalation import rules
from committee.escalation.content import Escalation
from committee.intake import reads
from committee.intake.forms.complaint import ComplaintForm
from committee.intake.forms.prefilled import fields_of
from committee.intake.reads import Arriving
from committee.intake.views.handing import (
    a_deed,
    a_page,
    bp,
    found,
    mine,
    now,
    of_message,
    with_message,
)
from committee.people.records import Committee
from committee.permissions import Occasion, Role
from committee.procedure import Act
from committee.store import db
from committee.web.guard import current_services, open_to

KEEP = "postvak"
NEW = a_page(Act.REGISTER, "Nieuwe klacht", (), ComplaintForm, button="Leg klacht vast")


@bp.get("/klacht/nieuw")
@open_to(Role.SECRETARY)
def choose() -> Response | str:
    """Before which committee; who serves one goes on at once."""
    served = {one.slug: one.committee for one in current_services() if one.role is Role.SECRETARY}
    if len(served) == 1:
        return redirect(url_for("intake.new", slug=next(iter(served))))
    return render_template("intake/choose.html", committees=served)


@bp.route("/klacht/nieuw/<slug>", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def new(slug: str) -> Answer:
    """A letter, an e-mail or a telephone call as a complaint."""
    served = {one.slug: one.committee_id for one in current_services() if one.role is Role.SECRETARY}
    committee_id = served.get(slug) or abort(404)
    begun = url_for("board.board", bewaard="klacht", voor=slug)
    return _page(reads.arriving(committee_id, mine()[committee_id], g.today), begun)


@bp.route("/postvak/<int:submission>/nieuwe-zaak", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def register(submission: int) -> Answer:
    """A message becomes a case: the complaint as it came in, to look at and put right first."""
    message = found(submission)
    said = message.said
    if said is None:
        return redirect(url_for("intake.message", submission=submission), 303)
    offer = reads.arriving(message.committee_id, mine()[message.committee_id], g.today)
    kept_before, _at = kept.load(offer.viewer.key, request.path)
    asked = () if kept_before else tuple(fields_of(said))
    again = (("again", "ja"),) if message.cases else ()
    return _page(replace(offer, known=message, asked=(*asked, *again)), of_message(submission, "nieuwe-zaak"))


def _page(offer: Arriving, begun: str) -> Answer:
    deed = a_deed(_shown, lambda sheet: _do(sheet, offer), begun=begun, always=True,
                  preview="intake/complaint_preview.html", more=lambda sheet: _seen(sheet, offer),
                  sure=frozenset({"bevestig", KEEP}))
    return answered(deed, NEW, offer, by_party=True)


def _shown(sheet: Sheet) -> str:
    offer: Any = sheet.offer
    return render_template("intake/complaint.html", sheet=sheet, page=sheet.page, offer=offer,
                           form=sheet.form, begins=reads.begins(offer.regulation))


def _do(sheet: Sheet, offer: Arriving) -> tuple[Done, dict[Clock, date]]:
    """Make a case of it; or keep it in the inbox, where it must wait or is told to."""
    form: Any = sheet.form
    said, papers = form.escalation(), form.papers.value() if "papers" in form else None
    committee, occasion = db.session.get_one(Committee, offer.committee_id), now(offer.viewer)
    if offer.known is None and (request.form.get("_step") == KEEP or _waits(said, offer)):
        taken = VERBS[Act.TAKE_IN].do(committee, said, papers, occasion=occasion)
        return with_message(taken.id), {}
    first = performing.last_entry()
    case = VERBS[Act.REGISTER].do(
        committee, said, papers, submission=offer.known.id if offer.known else None,
        another=form.again.data == "ja", occasion=occasion)
    _tie(case, said, occasion)
    return Done(case.number, _entry_since(case, first)), escalation_reads.last_days(case)


def _waits(said: Escalation, offer: Arriving) -> bool:
    """Whether it cannot be a case yet: nobody is named, or the text must be confirmed first."""
    oral = rules.needs_confirmation(said.door, offer.regulation.oral_confirmation)
    return oral or said.anonymous or said.unnamed


def _tie(case: Case, said: Escalation, occasion: Occasion) -> None:
    """Note in both cases that they belong together, for those that were ticked."""
    wanted = set(request.form.getlist("verwant"))
    for one in escalation_reads.alike(case.committee_id, said):
        other = db.session.get_one(Case, one.case_id)
        if one.number in wanted and other.id != case.id:
            _note(case, other, occasion)
            _note(other, case, occasion)


def _note(case: Case, other: Case, occasion: Occasion) -> None:
    VERBS[Act.NOTE].do(case, f"Hangt samen met zaak {other.number}.", occasion=occasion)


def _entry_since(case: Case, last: int) -> int | None:
    return db.session.scalar(select(func.min(Entry.seq)).where(Entry.case_id == case.id, Entry.seq > last))


def _seen(sheet: Sheet, offer: Arriving) -> dict[str, Any]:
    """What is shown before it is done: what is missing, what stands out, what it looks like."""
    said = sheet.form.escalation()   # type: ignore[attr-defined]
    return {
        "said": said, "waits": _waits(said, offer) and offer.known is None,
        "oral": rules.needs_confirmation(said.door, offer.regulation.oral_confirmation),
        "missing": reads.missing(said, offer.regulation), "remarks": reads.remarks(said, offer.regulation),
        "alike": escalation_reads.alike(offer.committee_id, said), "keep": KEEP,
    }
