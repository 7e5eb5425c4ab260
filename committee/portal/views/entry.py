"""The way in of a party: by its link, by the code of a letter, by a new link; and the way out.

A code is a secret, and whoever asks for a link is not known yet: a mistake is the answer to the POST.
"""

from flask import Blueprint, current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from committee.doing.views import Answer
from committee.people import codes, links, tries
from committee.people.links import DeadLink
from committee.portal import reads
from committee.portal.forms.link import CodeForm, NewLinkForm
from committee.post import account_mail, fresh_link
from committee.store import db, transaction, trial
from committee.web.contact import contacts, remember
from committee.web.guard import ANYBODY, open_to

bp = Blueprint("portal", __name__)


@bp.get("/in/<token>")
@open_to(ANYBODY)
def knock(token: str) -> str:
    """What the link leads to; opening it takes a press, since mail scanners follow links."""
    link = links.find(token, g.at)
    return render_template("portal/knock.html", page=reads.door(link.party_id), token=token)


@bp.post("/in/<token>")
@open_to(ANYBODY)
def arrive(token: str) -> Response:
    """Open the case of this link in this browser, for an hour at a time."""
    with transaction():
        link_id = links.use(token, g.at).id
    return _opened(link_id)


def _opened(link_id: int) -> Response:
    """The case of this link, from now on in this browser."""
    session.clear()   # whoever was signed in here before is no longer
    session["link"], session["link_until"] = link_id, links.hour_from(g.at)
    remember(links.visiting(link_id, session["link_until"], g.at))
    return redirect(url_for("portal.case"), 303)


@bp.route("/code", methods=["GET", "POST"])
@open_to(ANYBODY)
def code() -> Answer:
    """Ask for the code of a letter on paper; a wrong, an expired and a withdrawn one look the same."""
    form, place = CodeForm(), request.remote_addr or ""
    if request.method != "POST" or not form.validate():
        return _asked_for_code(form), 422 if request.method == "POST" else 200
    with transaction():
        left = tries.take(codes.PURPOSE, place, g.at, elsewhere=0)   # nobody keeps another out
    if left:
        form.code.errors = [f"U probeerde het vaak. Wacht {max(1, round(left.total_seconds()))} seconden."]
        return _asked_for_code(form), 429
    try:
        with transaction():
            link_id = links.use(codes.token(current_app.config["SECRET_KEY"], form.code.data or ""), g.at).id
            tries.take_back(codes.PURPOSE, place, g.at)
    except DeadLink:
        form.code.errors = ["Deze code werkt niet. Kijk of u hem goed overnam, of bel ons voor een nieuwe."]
        return _asked_for_code(form), 422
    return _opened(link_id)


def _asked_for_code(form: CodeForm) -> str:
    return render_template("portal/code.html", form=form, contacts=contacts())


@bp.post("/mijn-zaak/sluiten")
@open_to(ANYBODY)
def leave() -> Response:
    """End the visit in this browser."""
    session.clear()
    return redirect(url_for("portal.left"), 303)


@bp.get("/gesloten")
@open_to(ANYBODY)
def left() -> str:
    """After a visit: nothing of the case stays on this screen."""
    return render_template("portal/left.html")


@bp.route("/nieuwe-link", methods=["GET", "POST"])
@open_to(ANYBODY)
def new_link() -> Answer:
    """Asks for a case and a mail address, and answers the same whatever is true."""
    form = NewLinkForm()
    if request.method != "POST" and request.args.get("verstuurd"):
        return render_template("portal/link_sent.html", contacts=contacts())
    if request.method != "POST" or not form.validate():
        shown = render_template("portal/new_link.html", form=form, contacts=contacts())
        return shown if request.method != "POST" else (shown, 422)
    number, email = form.number.data or "", form.email.data or ""
    with transaction():
        found = reads.reached(number, email)
        left = tries.take(f"link:{email}", request.remote_addr or "", g.at, elsewhere=account_mail.APART)
    if not left:
        _mail_link(found)
    return redirect(url_for("portal.new_link", verstuurd="ja"), 303)


def _mail_link(party_id: int | None) -> None:
    """Mail the link; for nobody as much is done and nothing kept, so that time tells no more than words."""
    with transaction() if party_id else trial():
        if somebody := party_id or reads.somebody():
            fresh_link.send(somebody, g.at)
        db.session.flush()
