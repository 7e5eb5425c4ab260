"""Chambers: write the draft, agree with it, read the whole; and the page with one's own cases."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee import paper, pdf
from committee.calendar_nl import local_day
from committee.case.offer import Offer
from committee.case.records import Case
from committee.chambers import forms as lying
from committee.chambers.reads.mine import my_cases
from committee.chambers.reads.room import Room
from committee.chambers.rules import Ask
from committee.chambers.views.blocks import block_put_in
from committee.chambers.views.entry import at_element, back, bp, entered, offer_of, only_looks, place
from committee.chambers.views.showing import show_element, show_parts
from committee.doing import kept
from committee.doing.views import Answer, Deed, answered, previewed, require_open
from committee.dutch import written_day
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db
from committee.verdict.acts.prepared import made_of, start_of
from committee.verdict.reads import paper_of, signed
from committee.verdict.records import VerdictVersion
from committee.verdict.rules import AnotherText, NothingToServe
from committee.web import pages
from committee.web.download import handed_over
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
    found = entered(offer)
    chosen = found.chosen[0] if found.chosen else None
    what, which = found.asked(offer, chosen)
    if chosen is None:
        return show_element(offer, found, None, None)
    return redirect(place(number, which if what is Ask.READ else chosen.number, request.args.get("gedaan")))


@bp.route("/zaken/<number>/raadkamer/<int:element>", methods=["GET", "POST"])
@open_to(*STAFF)
def element(number: str, element: int) -> Answer:
    """One element in chambers: both views, the finding with its form, who agreed."""
    offer, found, item = at_element(number, element)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id, thing_id=item.id)
    if only_looks() and not found.writing:
        return show_element(offer, found, item, None)
    page = lying.finding_page(item)
    deed = Deed(lambda sheet: show_element(offer, found, item, sheet), previewed,
                lambda _done: back(number, element, "bevinding"))
    return block_put_in(page, offer) or answered(deed, page, offer)


@bp.route("/zaken/<number>/raadkamer/<int:element>/akkoord", methods=["GET", "POST"])
@open_to(Role.CHAIR, Role.MEMBER)
def agree(number: str, element: int) -> Answer:
    """Agree with the version of the finding that was read; why it was refused stands at the element."""
    offer, found, item = at_element(number, element)
    if only_looks():
        return redirect(place(number, element), 303)
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id, thing_id=item.id)
    deed = Deed(lambda sheet: show_element(offer, found, item, None, refused=sheet), previewed,
                lambda _done: back(number, element, "akkoord"))
    return answered(deed, PAGES[Act.AGREE], offer)


@bp.route("/zaken/<number>/raadkamer/tekst", methods=["GET", "POST"])
@open_to(*STAFF)
def text(number: str) -> Answer:
    """The parts of the draft that belong to no element: facts, other considerations, recommendations."""
    offer = offer_of(number)
    found, page = entered(offer), lying.text_page()
    if request.method != "POST":
        looked(offer.viewer, "chambers", g.at, offer.case_id)
    deed = Deed(lambda sheet: show_parts(found, sheet), previewed,
                lambda _done: back(number, None, "delen"), opens=lambda: require_open(page, offer),
                stopped=lambda _sheet: redirect(
                    url_for("chambers.enter", number=number, gedaan="klad-delen"), 303))
    return block_put_in(page, offer) or answered(deed, page, offer)


@bp.get("/zaken/<number>/raadkamer/concept")
@open_to(*STAFF)
def concept(number: str) -> str:
    """The draft of the whole verdict, to read; once it is signed the very text that was."""
    offer = offer_of(number)
    found = entered(offer)
    done = _signed(offer, found)
    sheet = paper.VerdictPaper.from_dict(done.content) if done else _sheet_of(offer)
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return render_template("chambers/concept.html", offer=offer, room=found, signed=done is not None,
                           blocking=() if done else found.blocking, text=paper.verdict_text(sheet))


@bp.get("/zaken/<number>/raadkamer/concept.pdf")
@open_to(*STAFF)
def concept_pdf(number: str) -> Response:
    """The draft of the whole verdict on paper, marked as one on every page; once it is signed what was."""
    offer = offer_of(number)
    done = _signed(offer, entered(offer))
    looked(offer.viewer, "concept", g.at, offer.case_id)
    if done:
        kept_as = done.sealed_sha256 or done.pdf_sha256
        return handed_over(kept_as, f"uitspraak-{number}.pdf", "application/pdf")
    made = pdf.render(paper.verdict_html(_sheet_of(offer), draft=True), created=start_of(g.today))
    return _to_read(made, f"concept-{number}.pdf")


@bp.get("/zaken/<number>/raadkamer/te-ondertekenen.pdf")
@open_to(Role.SECRETARY, Role.CHAIR)
def to_sign(number: str) -> Response:
    """Exactly the text that is signed on the day of the address at the place that was typed; kept nowhere.

    tekst: sha256 of the text that was shown; another is refused, for it is not what would be signed.
    """
    offer = offer_of(number)
    entered(offer)
    case = db.session.get_one(Case, offer.case_id)
    try:
        day = date.fromisoformat(request.args.get("dag", g.today.isoformat()))
        start_of(day)
    except (ValueError, OverflowError):   # no day, or one that has no beginning in our calendar
        abort(404)
    made = made_of(paper_of(case, day, _place_typed(offer) or case.committee.place))
    if request.args.get("tekst", "") not in ("", sha256(made).hexdigest()):
        raise AnotherText("De tekst is gewijzigd sinds u deze pagina opende. Ga terug en lees hem opnieuw.")
    looked(offer.viewer, "concept", g.at, offer.case_id)
    return _to_read(made, f"te-ondertekenen-{number}.pdf")


def _place_typed(offer: Offer) -> str:
    """The place that the visitor typed on the page where he signs."""
    said, _at = kept.load(offer.viewer.key, pages.address(offer.number, Act.SIGN))
    return dict(said).get("place", "").strip()


def _signed(offer: Offer, found: Room) -> VerdictVersion | None:
    """The version that was signed, once nobody writes any more."""
    try:
        return None if found.writing else signed(db.session.get_one(Case, offer.case_id))[1]
    except NothingToServe:   # the case stands still
        return None


def _sheet_of(offer: Offer) -> paper.VerdictPaper:
    """The verdict as it would be signed today."""
    case = db.session.get_one(Case, offer.case_id)
    sheet = paper_of(case, g.today, case.committee.place)
    return replace(sheet, signed_words=f"Concept van {written_day(local_day(g.at))}, nog niet vastgesteld")


def _to_read(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
