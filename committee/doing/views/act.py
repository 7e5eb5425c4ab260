"""The page of every act: what it brings about, its form, what will go out, and then it is done."""

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee import forms as every_form  # noqa: F401  importing it fills PAGES
from committee import procedure
from committee.case.offer import Offer
from committee.doing import choices
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.rules import consequences
from committee.doing.views.handing import Answer, Deed, answered, previewed, require_open
from committee.doing.views.keeping import bp
from committee.permissions import MAY, Forbidden, Role, Unknown
from committee.procedure import STEPS
from committee.web.guard import STAFF, current_actors, open_to
from committee.web.pages import ActPage, by_slug

WHENCE = {"zitting": "hearing.show"}   # a list on which several things are laid down one by one


@bp.route("/zaken/<number>/doe/<slug>", methods=["GET", "POST"])
@open_to(*STAFF)
def act(number: str, slug: str) -> Answer:
    """The page of one act in one case."""
    page = by_slug(slug) or abort(404)
    offer = choices.offer(number, current_actors(), g.today, request.args.items(multi=True))
    _require_allowed(page, offer)
    deed = Deed(_shown, previewed, _after, stopped=_stopped, opens=lambda: require_open(page, offer))
    return answered(deed, page, offer)


def _require_allowed(page: ActPage, offer: Offer) -> None:
    """The act is this visitor's to do or to record. Raises Unknown or Forbidden."""
    viewer = offer.viewer
    undeclared = any(s.account_id == viewer.account_id and not s.declared for s in offer.seats)
    if viewer.role is Role.MEMBER and undeclared and page.act is not procedure.Act.DECLARE_INDEPENDENCE:
        raise Unknown(offer.number)
    if viewer.role is not Role.SECRETARY and viewer.role not in MAY[page.act]:
        raise Forbidden(f"“{page.verb}” is niet aan u.")


def _shown(sheet: Sheet) -> str:
    offer, page = sheet.offer, sheet.page
    return render_template(
        page.template, sheet=sheet, page=page, offer=offer, form=sheet.form, occasion=sheet.occasion,
        article=offer.article(STEPS[page.act].chapter),
        consequences=consequences(page.act, offer.state, offer.regulation), back=_back(offer.number),
    )


def _stopped(sheet: Sheet) -> Response:
    """Back to the case, where it says that the text was kept, and on which page."""
    where = sheet.path.partition("/doe/")[2]
    return redirect(url_for("desk.case", number=sheet.offer.number, bewaard=where), 303)


def _after(done: Done) -> Response:
    return redirect(_back(done.number, gedaan=done.seq), 303)


def _back(number: str, **more: object) -> str:
    """The page whence the visitor came to the act, if it says so, or else the case."""
    return url_for(WHENCE.get(request.args.get("van", ""), "desk.case"), number=number, **more)
