"""What staff sees: the list of cases, one case, its papers and letters, the regulations."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from committee.desk.reads import files, rulebook
from committee.desk.reads.head import day_of_hearing
from committee.desk.reads.listing import CAP, listing
from committee.desk.reads.page import case_page
from committee.desk.reads.readings import looks, older
from committee.desk.reads.values import CasePage
from committee.desk.rules import OVER
from committee.desk.rules.now import Now, now
from committee.desk.rules.offering import not_offered, own_first, prepared_first, recorded_first
from committee.permissions import LABELS, Role
from committee.web import pages
from committee.web.download import handed_over
from committee.web.guard import ANYBODY, STAFF, current_actors, current_services, open_to
from committee.web.readlog import looked

bp = Blueprint("desk", __name__)
DESK = frozenset({Role.SECRETARY, Role.CHAIR})
Menu = dict[pages.Place, list[pages.ActPage]]
FIRST_EVENTS, FIRST_LETTERS, FIRST_READINGS = 4, 6, 100


@bp.get("/")
@open_to(ANYBODY)
def home() -> Response:
    """The first page: the desk, a member's own cases, or the settings; who is signed out signs in first."""
    if not current_user.is_authenticated:
        return redirect(url_for("people.sign_in"))
    roles = {service.role for service in current_services()}
    if roles & DESK:
        return redirect(url_for("board.board"))
    if Role.MEMBER in roles:
        return redirect(url_for("chambers.mine"))
    return redirect(url_for("administration.people" if Role.ADMIN in roles else "desk.regulations"))


@bp.get("/zaken")
@open_to(*STAFF)
def cases() -> str:
    """The list of cases, open or closed, of all committees of the visitor or of one."""
    closed, committee = request.args.get("stand") == "afgesloten", request.args.get("commissie", "")
    page = listing(
        current_actors(), g.today, closed=closed, committee=committee,
        before=request.args.get("voor", type=int), after=request.args.get("na", type=int),
    )
    served = {service.slug: service.committee for service in current_services()}
    return render_template("desk/cases.html", page=page, closed=closed, committee=committee,
                           committees=served, cap=CAP)


@bp.get("/zaken/<number>")
@open_to(*STAFF)
def case(number: str) -> str:
    """One case, to read."""
    page = case_page(number, current_actors(), g.today)
    looked(page.viewer, "case", g.at, page.head.id)
    if not page.opened:
        return render_template("desk/asked.html", page=page)
    menu = _menu(page)
    first = _first(page, menu)
    done = request.args.get("gedaan", 0, type=int)
    return render_template(
        "desk/case.html", page=page, menu=menu, first=first, now=_now(page, first), **_kept(number),
        events=page.events if "tijdlijn" in request.args else page.events[:FIRST_EVENTS],
        letters=page.letters if "brieven" in request.args else page.letters[:FIRST_LETTERS],
        done=page.event(done), last=page.last_standing, sent=page.sent_with(done),
    )


def _kept(number: str) -> dict[str, Any]:
    """The page whose text was kept just now, and where it lies."""
    where = request.args.get("bewaard", "")
    slug, _, more = where.partition("?")
    made = pages.by_slug(slug)
    if made is None:
        return {"kept": None, "kept_at": ""}
    return {"kept": made, "kept_at": pages.address(number, made.act) + (f"?{more}" if more else "")}


def _menu(page: CasePage) -> Menu:
    role = page.viewer.role
    running = [term for term in page.terms if not term.ended]
    but = not_offered(role, page.standing, day_of_hearing(page.head), g.today, running=running)
    return pages.offered(page.head.state, page.head.facts, role, but=but)


def _first(page: CasePage, menu: Menu) -> pages.ActPage | None:
    """The page of what comes first for this visitor."""
    role, here = page.viewer.role, {made.act: made for some in menu.values() for made in some}
    found = pages.first_of(page.head.state, page.head.facts, menu, own=own_first(role, page.standing))
    act = recorded_first(role, found.act if found else None, here)
    act = prepared_first(act, here, lacks_bundle=page.head.lacks_bundle)
    return here[act] if act else None


def _now(page: CasePage, first: pages.ActPage | None) -> Now:
    task, act = page.task or OVER, first.act if first else None
    return now(page.head.state, task, page.viewer.role, act, verb=first.verb if first else "",
               on_turn=page.on_turn)


@bp.get("/zaken/<number>/stukken/<int:paper_number>")
@open_to(*STAFF)
def paper(number: str, paper_number: int) -> Response:
    """A paper of the file, to keep."""
    found, viewer = files.opened(number, current_actors())
    file = files.paper(found.id, paper_number, g.today, everything=viewer.role in DESK)
    looked(viewer, "paper", g.at, found.id, thing_id=file.id)
    return handed_over(file.sha256, file.filename, file.media_type)


@bp.get("/zaken/<number>/brieven/<int:letter_id>")
@open_to(Role.SECRETARY, Role.CHAIR)
def letter(number: str, letter_id: int) -> str:
    """A letter of the case, to read."""
    found, viewer = files.opened(number, current_actors())
    shown = files.letter(found, letter_id, codes=viewer.role is Role.SECRETARY)
    looked(viewer, "letter", g.at, found.id, thing_id=shown.id)
    return render_template("desk/letter.html", page=shown, outbox=viewer.role is Role.SECRETARY)


@bp.get("/zaken/<number>/brieven/<int:letter_id>.pdf")
@open_to(Role.SECRETARY, Role.CHAIR)
def letter_pdf(number: str, letter_id: int) -> Any:
    """A letter of the case as it went out on paper; with the code of a party for the secretary alone."""
    found, viewer = files.opened(number, current_actors())
    shown = files.letter(found, letter_id, codes=viewer.role is Role.SECRETARY)
    if shown.pdf is None:
        return redirect(url_for("desk.letter", number=number, letter_id=letter_id))
    looked(viewer, "letter", g.at, found.id, thing_id=shown.id)
    return handed_over(shown.pdf.sha256, shown.pdf.filename, shown.pdf.media_type)


@bp.get("/zaken/<number>/wie-keek")
@open_to(Role.SECRETARY)
def readings(number: str) -> str:
    """Who looked at what in a case, newest first."""
    found, _viewer = files.opened(number, current_actors())
    shown = looks(found.id, found.committee_id, most=FIRST_READINGS, chambers=True,
                  before=request.args.get("voor", type=int))
    return render_template("desk/readings.html", number=number, looks=shown, labels=LABELS,
                           older=older(shown, FIRST_READINGS))


@bp.get("/zaken/<number>/reglement")
@open_to(*STAFF)
def regulation_of_case(number: str) -> str:
    """The regulation version that a case follows."""
    found, _viewer = files.opened(number, current_actors())
    return render_template("regulation/show.html", page=rulebook.rulebook_of(found.id), number=found.number)


@bp.get("/reglementen")
@open_to(*STAFF, Role.ADMIN)
def regulations() -> str:
    """The regulation versions of the visitor's committees."""
    found = rulebook.versions({service.committee_id for service in current_services()})
    return render_template("regulation/list.html", versions=found)


@bp.get("/reglementen/<identity>/<version>")
@open_to(ANYBODY)
def regulation(identity: str, version: str) -> str:
    """One version of a regulation; a regulation is public."""
    return render_template("regulation/show.html", page=rulebook.rulebook(identity, version), number="")
