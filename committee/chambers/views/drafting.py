"""Chambers: write the draft, agree with it, read the whole; and the page with one's own cases."""

from dataclasses import replace
from datetime import date
from secrets import token_urlsafe

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee import paper, pdf
from committee.calendar_nl import local_day
from committee.case.offer import Offer
from committee.case.records import Case
from committee.chambers import forms as lying
from committee.chambers.reads.items import earlier
from committee.chambers.reads.mine import my_cases
from committee.chambers.reads.room import Room, room, section_states
from committee.chambers.rules import (
    Ask,
    Item,
    Remarks,
    lacks,
    names_of,
    numbers_words,
    read_text,
    remarks,
    state_words,
    waits_for,
    where,
)
from committee.chambers.views.blocks import block_put_in
from committee.chambers.views.entry import at_element, back, bp, done_words, offer_of
from committee.deliberation.reads import RECOMMENDATIONS
from committee.deliberation.rules import Section, part_words
from committee.doing import forms, performing
from committee.doing.forms import Sheet
from committee.doing.views import Answer, handled, previewed, require_open
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db
from committee.verdict.acts.prepared import made_of, start_of
from committee.verdict.reads import current, paper_of
from committee.web.guard import STAFF, current_actors, open_to
from committee.web.pages import PAGES
from committee.web.readlog import looked


@bp.get("/mijn-zaken")
@open_to(Role.CHAIR, Role.MEMBER)
def mine() -> str:
    """The cases in which the visitor sits or is asked to sit, and what is asked of him."""
    return render_template("chambers/mine.html", page=my_cases(current_actors(), g.today))


@bp.get("/zaken/<number>/raadkamer")
@open_to(*STAFF)
def enter(number: str) -> Answer:
    """Chambers, at the element that asks something of the visitor; else at the first."""
    offer = offer_of(number)
    found = room(offer)
    chosen = found.chosen[0] if found.chosen else None
    what, which = found.asked(offer, chosen)
    if chosen is None:
        return _shown(offer, found, None, None)
    return redirect(url_for("chambers.element", number=number,
                            element=which if what is Ask.READ else chosen.number))


@bp.route("/zaken/<number>/raadkamer/<int:element>", methods=["GET", "POST"])
@open_to(*STAFF)
def element(number: str, element: int) -> Answer:
    """One element in chambers: both views, the finding with its form, who agreed."""
    offer, found, item = at_element(number, element)
    page = lying.finding_page(item)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id, thing_id=item.id)
        sheet = forms.opened(page, offer) if found.writing else None
        return _shown(offer, found, item, sheet)
    require_open(page, offer)
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return back(number, element, "bevinding")
    sheet = forms.handed(page, offer, g.at)

    def shown(again: Sheet) -> str:
        now = room(offer)
        return _shown(offer, now, next(one for one in now.items if one.id == item.id), again)

    return block_put_in(sheet) or handled(sheet, shown, previewed,
                                          lambda _done: back(number, element, "bevinding"))


@bp.post("/zaken/<number>/raadkamer/<int:element>/akkoord")
@open_to(Role.CHAIR, Role.MEMBER)
def agree(number: str, element: int) -> Answer:
    """Agree with the version of the finding that was read."""
    offer, found, item = at_element(number, element)
    page = PAGES[Act.AGREE]
    require_open(page, offer)
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return back(number, element, "akkoord")
    sheet = forms.handed(page, offer, g.at)

    def shown(refused: Sheet) -> str:
        again = forms.opened(lying.finding_page(item), offer)
        again.form.form_errors.extend(text for _, text in refused.form.troubles())
        return _shown(offer, found, item, again)

    return handled(sheet, shown, previewed, lambda _done: back(number, element, "akkoord"))


@bp.route("/zaken/<number>/raadkamer/tekst", methods=["GET", "POST"])
@open_to(*STAFF)
def text(number: str) -> Answer:
    """The parts of the draft that belong to no element: facts, other considerations, recommendations."""
    offer = offer_of(number)
    found, page = room(offer), lying.text_page()
    require_open(page, offer)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id)
        return _written(found, forms.opened(page, offer))
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return back(number, None, "delen")
    sheet = forms.handed(page, offer, g.at)
    return block_put_in(sheet) or handled(sheet, lambda again: _written(found, again), previewed,
                                          lambda _done: back(number, None, "delen"))


@bp.get("/zaken/<number>/raadkamer/concept")
@open_to(*STAFF)
def concept(number: str) -> str:
    """The draft of the whole verdict, to read."""
    offer = offer_of(number)
    found, sheet = room(offer), _sheet_of(offer)
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return render_template("chambers/concept.html", offer=offer, room=found, blocking=found.blocking,
                           text=paper.verdict_text(sheet))


@bp.get("/zaken/<number>/raadkamer/concept.pdf")
@open_to(*STAFF)
def concept_pdf(number: str) -> Response:
    """The draft of the whole verdict on paper, marked as a draft on every page; kept nowhere."""
    offer = offer_of(number)
    room(offer)
    sheet = _sheet_of(offer)
    looked(offer.viewer, "concept", g.at, offer.case_id)
    made = pdf.render(paper.verdict_html(sheet, draft=True), created=start_of(g.today))
    return _to_read(made, f"concept-{number}.pdf")


@bp.get("/zaken/<number>/raadkamer/te-ondertekenen.pdf")
@open_to(Role.SECRETARY, Role.CHAIR)
def to_sign(number: str) -> Response:
    """Exactly the text that is signed on a day at a place, as the address names them; kept nowhere."""
    offer = offer_of(number)
    room(offer)
    case = db.session.get_one(Case, offer.case_id)
    try:
        day = date.fromisoformat(request.args.get("dag", g.today.isoformat()))
        start_of(day)
    except (ValueError, OverflowError):   # no day, or one that has no beginning in our calendar
        abort(404)
    made = made_of(paper_of(case, day, request.args.get("plaats") or case.committee.place))
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return _to_read(made, f"te-ondertekenen-{number}.pdf")


def _shown(offer: Offer, found: Room, item: Item | None, sheet: Sheet | None) -> str:
    what, which = found.asked(offer, item)
    voting = [one.account_id for one in found.voters]
    read = {}
    if item:
        read = {kind: read_text(found.draft, f"{kind}-{item.number}", found.notes)
                for kind in ("norm", "reasons")}
    return render_template(
        "chambers/room.html", offer=offer, room=found, item=item, sheet=sheet, read=read, where=where,
        remarks=_remarks(found, item), reading=_reads_first(found, item, sheet),
        waiting={one.number: remarks(found.notes, found.draft, names_of(one.number)).open
                 for one in found.items},
        form=sheet.form if sheet else None,
        states={one.number: state_words(one, voting) for one in found.items},
        lacking={one.number for one in found.items if lacks(one)}, sections=section_states(found),
        earlier=earlier(offer, item) if item else (), ask=what, which=which,
        waits=waits_for(found.voters), numbers=numbers_words,
        done=done_words(), token=token_urlsafe(18),
    )


def _remarks(found: Room, item: Item | None) -> Remarks | None:
    return remarks(found.notes, found.draft, names_of(item.number)) if item else None


def _reads_first(found: Room, item: Item | None, sheet: Sheet | None) -> bool:
    """Who votes reads what stands there, with the form below it; who writes has the form first."""
    if item is None or item.finding is None or sheet is None or not found.looker.votes:
        return False
    return request.method == "GET" and sheet.kept_at is None


def _written(found: Room, sheet: Sheet) -> str:
    names = [*(one.value for one in Section), RECOMMENDATIONS]
    return render_template(
        "chambers/text.html", room=found, sheet=sheet, form=sheet.form, offer=sheet.offer, done=done_words(),
        remarks=remarks(found.notes, found.draft, names), where=where, token=token_urlsafe(18),
        about=[(name, part_words(name), read_text(found.draft, name, found.notes))
               for name in names if name in found.draft],
    )


def _sheet_of(offer: Offer) -> paper.VerdictPaper:
    """The verdict as it would be signed today; signed already, on the day it was."""
    case = db.session.get_one(Case, offer.case_id)
    signed = current(case)
    sheet = paper_of(case, signed.decided_on if signed else g.today, case.committee.place)
    return replace(sheet, signed_words=f"Concept van {local_day(g.at):%d-%m-%Y}, nog niet vastgesteld")


def _to_read(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
