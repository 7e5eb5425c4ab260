"""A note of a telephone call: on a case, or as a complaint that waits in the inbox."""

from contextlib import suppress
from datetime import date
from typing import Any

from flask import abort, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from committee.case import reads as case_reads
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.deadlines import Clock
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.views import Answer, answered
from committee.escalation.content import Door, Escalation, Point, Someone
from committee.intake import reads
from committee.intake.forms.deeds import CallForm
from committee.intake.reads import Arriving
from committee.intake.views.handing import a_deed, a_page, bp, mine, now, with_message
from committee.people.records import Committee
from committee.permissions import Role, Unknown
from committee.procedure import Act
from committee.store import db
from committee.web.guard import current_services, open_to

CALL = a_page(
    Act.NOTE, "Telefoonnotitie",
    ("De notitie komt bij de zaak. Partijen zien haar niet.",
     "Is er nog geen zaak, en wil de beller klagen? Dan komt de klacht in het postvak."), CallForm,
    button="Leg de notitie vast")


@bp.get("/telefoonnotitie")
@open_to(Role.SECRETARY)
def choose_call() -> Response | str:
    """For which committee; who serves one goes on at once."""
    served = {one.slug: one.committee for one in current_services() if one.role is Role.SECRETARY}
    if len(served) == 1:
        return redirect(url_for("intake.call", slug=next(iter(served))))
    return render_template("intake/choose.html", committees=served, call=True)


@bp.route("/telefoonnotitie/<slug>", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def call(slug: str) -> Answer:
    """What somebody said on the telephone."""
    served = {one.slug: one.committee_id for one in current_services() if one.role is Role.SECRETARY}
    committee_id = served.get(slug) or abort(404)
    offer = reads.arriving(committee_id, mine()[committee_id], g.today)
    begun = url_for("board.board", bewaard="telefoonnotitie", voor=slug)
    deed = a_deed(_shown, lambda sheet: _do(sheet, offer), begun=begun, read=_read)
    return answered(deed, CALL, offer, by_party=True)


def _read(sheet: Sheet) -> Sheet:
    """Look up whether the case of the number exists."""
    form: Any = sheet.form
    form.known = not _number(sheet) or _known(_number(sheet))
    return sheet


def _shown(sheet: Sheet) -> str:
    return render_template("intake/deed.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           form=sheet.form)


def _number(sheet: Sheet) -> str:
    return (sheet.form["number"].data or "").strip().upper()


def _known(number: str) -> bool:
    try:
        _case(number)
    except Unknown:
        return False
    return True


def _case(number: str, *, lock: bool = False) -> Case:
    """The case of this number in any committee of the visitor. Raises Unknown."""
    for actor in mine().values():
        with suppress(Unknown):
            return case_reads.case_for(number, actor, lock=lock)
    raise Unknown(number)


def _do(sheet: Sheet, offer: Arriving) -> tuple[Done, dict[Clock, date]]:
    form: Any = sheet.form
    if number := _number(sheet):
        return _noted(_case(number, lock=True), form), {}
    said = Escalation(
        organisation=form.organisation.data, received_on=g.today, door=Door.TELEPHONE,
        complainant=_caller(form), elements=[Point(text=form.text.data)])
    committee = db.session.get_one(Committee, offer.committee_id)
    taken = VERBS[Act.TAKE_IN].do(committee, said, None, occasion=now(offer.viewer))
    return with_message(taken.id), {}


def _noted(case: Case, form: Any) -> Done:
    who = ", ".join(part for part in (form.name.data, form.phone.data) if part)
    text = f"Telefoon{f' van {who}' if who else ''}: {form.text.data}"
    entry = VERBS[Act.NOTE].do(case, text, occasion=now(mine()[case.committee_id]))
    return Done(case.number, entry.seq)


def _caller(form: Any) -> Someone | None:
    found = Someone(name=form.name.data or "", phone=form.phone.value(), email=form.email.value())
    return None if found == Someone() else found
