"""A message that belongs to a case that is there: what came in is filed as its papers."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import g, redirect, render_template, request, url_for

from committee.case import documents
from committee.case.documents import Paper
from committee.case.offer import Offer
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.doing import choices
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.views import Answer, answered
from committee.dutch import day_words
from committee.escalation.rules import Aside
from committee.intake.forms.deeds import ITSELF, JoinForm
from committee.intake.reads import Message
from committee.intake.views.handing import a_deed, a_page, bp, found, mine, now, of_message
from committee.people.records import Committee
from committee.permissions import Occasion, Role, Unknown
from committee.procedure import Act
from committee.store import db
from committee.web import sought
from committee.web.guard import open_to

JOIN = a_page(
    Act.FILE_PAPER, "Voeg bij een zaak",
    ("Wat u kiest komt in het dossier van de zaak. Het bericht verdwijnt uit het postvak.",
     "Partijen die de stukken mogen zien krijgen bericht."), JoinForm, button="Bekijk wat er gebeurt")


@bp.route("/postvak/<int:submission>/bij-zaak", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def join(submission: int) -> Answer:
    """First which case, then what of the message goes into its file."""
    it, wanted = found(submission), request.args.get("zaak", "").strip().upper()
    if not it.waits:
        return redirect(url_for("intake.message", submission=submission), 303)
    if "zaak" in request.form:
        return chosen("intake.join", it.committee_id, submission=submission)
    offer = offer_of(it.committee_id, wanted)
    if offer is None:
        return which(wanted, message=it)
    offer = replace(offer, asked=tuple(("papers", one) for one in (ITSELF, *places(it))))
    begun = of_message(submission, f"bij-zaak?{urlencode({'zaak': offer.number})}")
    deed = a_deed(shown, lambda sheet: (_do(sheet, it), {}), begun=begun,
                  read=lambda sheet: _with_choices(sheet, it))
    return answered(deed, JOIN, offer, by_party=True)


def places(it: Message) -> list[str]:
    """The papers that came along, by their place."""
    return [str(one.place) for one in it.papers]


def chosen(endpoint: str, committee_id: int, **which_one: int) -> Answer:
    """To the address of a case that is there; whatever else was typed, a name perhaps, is sealed in one.

    endpoint, which_one: the page on which the number was typed.
    """
    wanted = request.form["zaak"].strip().upper()
    said = {"zaak": wanted} if offer_of(committee_id, wanted) else sought.hidden(wanted)
    return redirect(url_for(endpoint, **which_one, **said), 303)


def offer_of(committee_id: int, wanted: str) -> Offer | None:
    """What the case of this number offers to the secretary of a committee; None when there is none."""
    try:
        return choices.offer(wanted, [mine()[committee_id]], g.today) if wanted else None
    except Unknown:
        return None


def which(wanted: str, **about: Any) -> Answer:
    """The page that asks to which case something (about) belongs; refused when the number is of none."""
    wanted = wanted or sought.shown(request.args.get(sought.NAME, "")) or ""
    refused = "Deze zaak kennen wij niet. Kijk het zaaknummer na." if wanted else ""
    shown = render_template("intake/which_case.html", wanted=wanted, refused=refused, **about)
    return (shown, 422) if refused else shown


def _with_choices(sheet: Sheet, it: Message) -> Sheet:
    form: Any = sheet.form
    form.papers_of(it)
    return sheet


def shown(sheet: Sheet) -> str:
    """The form with what goes into the file of the case."""
    return render_template("intake/join.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           form=sheet.form)


def _do(sheet: Sheet, it: Message) -> Done:
    """File what was chosen, and take the message out of the inbox."""
    viewer, form = sheet.offer.viewer, sheet.form
    case = db.session.get_one(Case, sheet.offer.case_id, populate_existing=True, with_for_update=True)
    occasion = Occasion(_day(it, case), g.at, viewer, viewer)
    first = None
    for chosen in form["papers"].data:
        entry = VERBS[Act.FILE_PAPER].do(case, _paper(it, chosen), form["party"].value(), occasion=occasion)
        first = first or entry.seq
    VERBS[Act.SET_ASIDE].do(db.session.get_one(Committee, it.committee_id), it.id, Aside.JOINED,
                            f"Gevoegd bij zaak {case.number}.", occasion=now(viewer))
    return Done(case.number, first)


def _day(it: Message, case: Case) -> date:
    """The day it came in; nothing came into a case before the complaint did."""
    return max(it.received_on, case.received_on)


def _paper(it: Message, chosen: str) -> Paper:
    if chosen == ITSELF:
        return Paper(f"Bericht van {day_words(it.received_on)}", f"bericht-{it.id}.txt", "text/plain",
                     _text(it).encode())
    kept = next(one for one in it.papers if str(one.place) == chosen)
    return Paper(kept.title, kept.filename, kept.media_type, documents.content_of(kept.sha256))


def _text(it: Message) -> str:
    """The message in plain words."""
    assert it.said is not None
    who = it.said.complainant.name if it.said.complainant else "iemand zonder naam"
    lines = [f"Van {who}, ontvangen op {day_words(it.received_on)} ({it.door.label}).",
             *(point.text for point in it.said.points), *([it.said.wish] if it.said.wish else [])]
    return "\n\n".join(lines) + "\n"


