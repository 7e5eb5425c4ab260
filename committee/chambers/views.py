"""Chambers: write the draft, agree with it, read the whole; and the page with one's own cases."""

from dataclasses import replace
from datetime import date
from secrets import token_urlsafe

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee import paper, pdf
from committee.calendar_nl import local_day
from committee.case.offer import Offer
from committee.case.records import Case
from committee.chambers import forms as lying
from committee.chambers.reads.items import earlier
from committee.chambers.reads.mine import my_cases
from committee.chambers.reads.room import Room, room, section_states
from committee.chambers.rules import Ask, Item, lacks, numbers_words, state_words, waits_for
from committee.doing import choices, forms, performing
from committee.doing.forms import Sheet
from committee.doing.views import Answer, handled, previewed, require_open
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db
from committee.verdict.acts.prepared import printed, start_of
from committee.verdict.reads import current, paper_of
from committee.web.download import handed_over
from committee.web.guard import STAFF, current_actors, open_to
from committee.web.pages import PAGES
from committee.web.readlog import looked

bp = Blueprint("chambers", __name__)
DONE = {"bevinding": "De bevinding is bewaard.", "akkoord": "Uw akkoord is vastgelegd.",
        "delen": "De andere delen zijn bewaard."}


@bp.get("/mijn-zaken")
@open_to(Role.CHAIR, Role.MEMBER)
def mine() -> str:
    """The cases in which the visitor sits or is asked to sit, and what is asked of him."""
    return render_template("chambers/mine.html", page=my_cases(current_actors(), g.today))


@bp.get("/zaken/<number>/raadkamer")
@open_to(*STAFF)
def enter(number: str) -> Answer:
    """Chambers, at the element that asks something of the visitor; else at the first."""
    offer = _offer(number)
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
    offer, found, item = _at(number, element)
    page = lying.finding_page(item)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id, item.id)
        sheet = forms.opened(page, offer) if found.writing else None
        return _shown(offer, found, item, sheet)
    require_open(page, offer)
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return _back(number, element, "bevinding")
    sheet = forms.handed(page, offer, g.at)

    def shown(again: Sheet) -> str:
        now = room(offer)
        return _shown(offer, now, next(one for one in now.items if one.id == item.id), again)

    return handled(sheet, shown, previewed, lambda _done: _back(number, element, "bevinding"))


@bp.post("/zaken/<number>/raadkamer/<int:element>/akkoord")
@open_to(Role.CHAIR, Role.MEMBER)
def agree(number: str, element: int) -> Answer:
    """Agree with the version of the finding that was read."""
    offer, found, item = _at(number, element)
    page = PAGES[Act.AGREE]
    require_open(page, offer)
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return _back(number, element, "akkoord")
    sheet = forms.handed(page, offer, g.at)

    def shown(refused: Sheet) -> str:
        again = forms.opened(lying.finding_page(item), offer)
        again.form.form_errors.extend(text for _, text in refused.form.troubles())
        return _shown(offer, found, item, again)

    return handled(sheet, shown, previewed, lambda _done: _back(number, element, "akkoord"))


@bp.route("/zaken/<number>/raadkamer/tekst", methods=["GET", "POST"])
@open_to(*STAFF)
def text(number: str) -> Answer:
    """The parts of the draft that belong to no element: facts, other considerations, recommendations."""
    offer = _offer(number)
    found, page = room(offer), lying.text_page()
    require_open(page, offer)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id)
        return _written(found, forms.opened(page, offer))
    if performing.done_before(request.form.get("_token", ""), offer.viewer):
        return _back(number, None, "delen")
    sheet = forms.handed(page, offer, g.at)
    return handled(sheet, lambda again: _written(found, again), previewed,
                   lambda _done: _back(number, None, "delen"))


@bp.get("/zaken/<number>/raadkamer/concept")
@open_to(*STAFF)
def concept(number: str) -> str:
    """The draft of the whole verdict, to read."""
    offer = _offer(number)
    found, sheet = room(offer), _sheet_of(offer)
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return render_template("chambers/concept.html", offer=offer, room=found, blocking=found.blocking,
                           text=paper.verdict_text(sheet))


@bp.get("/zaken/<number>/raadkamer/concept.pdf")
@open_to(*STAFF)
def concept_pdf(number: str) -> Response:
    """The draft of the whole verdict on paper, marked as a draft on every page; kept nowhere."""
    offer = _offer(number)
    room(offer)
    sheet = _sheet_of(offer)
    looked(offer.viewer, "concept", g.at, offer.case_id)
    made = pdf.render(paper.verdict_html(sheet, draft=True), created=start_of(g.today))
    return _to_read(made, f"concept-{number}.pdf")


@bp.get("/zaken/<number>/raadkamer/te-ondertekenen.pdf")
@open_to(Role.SECRETARY, Role.CHAIR)
def to_sign(number: str) -> Response:
    """Exactly the text that is signed on a day at a place, as the address names them."""
    offer = _offer(number)
    room(offer)
    case = db.session.get_one(Case, offer.case_id)
    try:
        day = date.fromisoformat(request.args.get("dag", g.today.isoformat()))
    except ValueError:
        abort(404)
    made = printed(paper_of(case, day, request.args.get("plaats") or case.committee.place))
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return handed_over(made.sha256, f"te-ondertekenen-{number}.pdf", "application/pdf")


def _offer(number: str) -> Offer:
    return choices.offer(number, current_actors(), g.today, request.args.items(multi=True))


def _at(number: str, chosen: int) -> tuple[Offer, Room, Item]:
    """Chambers at one element that lies before the committee; there is no page for another."""
    offer = _offer(number)
    found = room(offer)
    item = next((one for one in found.chosen if one.number == chosen), None) or abort(404)
    return offer, found, item


def _back(number: str, chosen: int | None, done: str) -> Response:
    if chosen is None:
        return redirect(url_for("chambers.text", number=number, gedaan=done), 303)
    return redirect(url_for("chambers.element", number=number, element=chosen, gedaan=done), 303)


def _shown(offer: Offer, found: Room, item: Item | None, sheet: Sheet | None) -> str:
    what, which = found.asked(offer, item)
    voting = [one.account_id for one in found.voters]
    return render_template(
        "chambers/room.html", offer=offer, room=found, item=item, sheet=sheet,
        form=sheet.form if sheet else None,
        states={one.number: state_words(one, voting) for one in found.items},
        lacking={one.number for one in found.items if lacks(one)}, sections=section_states(found),
        earlier=earlier(offer, item) if item else (), ask=what, which=which,
        waits=waits_for(found.voters), numbers=numbers_words,
        done=DONE.get(request.args.get("gedaan", "")), token=token_urlsafe(18),
    )


def _written(found: Room, sheet: Sheet) -> str:
    return render_template("chambers/text.html", room=found, sheet=sheet, form=sheet.form, offer=sheet.offer,
                           done=DONE.get(request.args.get("gedaan", "")))


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
