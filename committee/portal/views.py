"""What a party sees: the way in by its link, its own case, its letters and papers."""

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from committee.desk.reads import files, rulebook
from committee.doing import choices, performing
from committee.doing import forms as act_forms
from committee.doing import views as doing
from committee.doing.forms import Sheet
from committee.people import codes, links, tries
from committee.people.links import DeadLink
from committee.permissions import MAY, Actor
from committee.portal import reads
from committee.portal.forms.link import CodeForm, NewLinkForm
from committee.portal.rules import BEFORE_THE_TALK, CLOCK_WORDS, DONE, FINDING_WORDS, POINT_WORDS, WHY_WORDS
from committee.post import account_mail, fresh_link
from committee.procedure import Act
from committee.store import db, transaction, trial
from committee.web import pages
from committee.web.contact import contacts
from committee.web.download import handed_over
from committee.web.guard import ANYBODY, PARTY, current_party_id, open_to
from committee.web.readlog import looked

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
    return redirect(url_for("portal.case"), 303)


@bp.route("/code", methods=["GET", "POST"])
@open_to(ANYBODY)
def code() -> doing.Answer:
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


@bp.get("/mijn-zaak")
@open_to(PARTY)
def case() -> str:
    """The party's own case: what to do now, and what it may do besides."""
    page = reads.page(current_party_id(), g.today)
    looked(page.viewer, "case", g.at, page.head.id)
    menu = _menu(page)
    return render_template(
        "portal/case.html", page=page, menu=menu, clock_words=CLOCK_WORDS, point_words=POINT_WORDS,
        finding_words=FINDING_WORDS,
        task=menu.get(page.said.act), why_words=WHY_WORDS,
        before_talk=page.head.state in BEFORE_THE_TALK and page.bar, done=_thanks(request.args.get("gedaan")),
    )


def _menu(page: reads.PartyPage) -> dict[str, pages.ActPage]:
    """What the party may do now, without what is only another's, or what it cannot know yet."""
    menu = pages.offered_to_party(page.head.state, page.head.facts, page.viewer.role)
    hidden = {Act.AGREE_TO_PAPER} if not page.own.secret else set()
    hidden |= {Act.CHALLENGE} if page.head.hearing is None else set()
    hidden |= {Act.REPLY} if page.own.invitation is None else {Act.GIVE_AVAILABILITY}
    hidden |= {Act.RECEIVE_RESPONSE} if not page.own.unanswered else set()
    hidden |= {Act.RECEIVE_REACTION} if page.said.act != Act.RECEIVE_REACTION else set()
    hidden |= {Act.ASK_MORE_TIME} if page.own.more_time.waits or not page.own.more_time.may_ask else set()
    return {code: made for code, made in menu.items() if made.act not in hidden}


def _thanks(slug: str | None) -> str:
    """What to say to who comes from one of its own acts; empty for who just comes."""
    made = pages.party_by_slug(slug or "")
    return DONE.get(made.act, DONE[None]) if made else ""


@bp.get("/mijn-zaak/stukken/<int:paper_number>")
@open_to(PARTY)
def paper(paper_number: int) -> Response:
    """A paper the party may see, to keep."""
    viewer = reads.actor_of(current_party_id())
    file = files.paper(viewer.case_id or 0, paper_number, g.today, party_id=viewer.party_id)
    looked(viewer, "paper", g.at, file.case_id, thing_id=file.id)
    return handed_over(file.sha256, file.filename, file.media_type)


@bp.get("/mijn-zaak/brieven/<int:letter_id>")
@open_to(PARTY)
def letter(letter_id: int) -> str:
    """A letter to the party, to read."""
    door, shown = reads.letter(current_party_id(), letter_id)
    looked(door.viewer, "letter", g.at, shown.case_id, thing_id=shown.id)
    return render_template("portal/letter.html", page=door, letter=shown)


@bp.get("/mijn-zaak/brieven/<int:letter_id>.pdf")
@open_to(PARTY)
def letter_pdf(letter_id: int) -> Response:
    """A letter to the party as it went out on paper."""
    door, shown = reads.letter(current_party_id(), letter_id)
    if shown.pdf is None:
        return redirect(url_for("portal.letter", letter_id=letter_id))
    looked(door.viewer, "letter", g.at, shown.case_id, thing_id=shown.id)
    return handed_over(shown.pdf.sha256, shown.pdf.filename, shown.pdf.media_type)


@bp.get("/mijn-zaak/reglement")
@open_to(PARTY)
def regulation() -> str:
    """The regulation version that the party's case follows."""
    door = reads.door(current_party_id())
    return render_template("portal/regulation.html", page=door,
                           rulebook=rulebook.rulebook_of(door.viewer.case_id or 0))


@bp.get("/mijn-zaak/wie-keek")
@open_to(PARTY)
def looks() -> str:
    """Who looked in the case of this party: by role, without names."""
    door = reads.door(current_party_id())
    return render_template("portal/looks.html", page=door, days=reads.looked_by(door.viewer))


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
def new_link() -> doing.Answer:
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


@bp.route("/mijn-zaak/doe/<slug>", methods=["GET", "POST"])
@open_to(PARTY)
def act(slug: str) -> doing.Answer:
    """Something a party does itself: what will happen, the form, what goes out, and then it is done."""
    made = pages.party_by_slug(slug) or abort(404)
    viewer = reads.actor_of(current_party_id())
    case_number = reads.door(current_party_id()).number
    offer = choices.offer(case_number, [viewer], g.today, request.args.items(multi=True))
    if viewer.role not in MAY[made.act]:
        abort(404)
    if request.method != "POST":
        doing.require_open(made, offer)
        return _shown(act_forms.opened(made, offer, by_party=True))
    def after(_done: performing.Done) -> Response:
        return redirect(url_for("portal.case", gedaan=slug), 303)

    if done := performing.done_before(request.form.get("_token", ""), viewer):
        return after(done)
    answer = doing.handled(act_forms.handed(made, offer, g.at, by_party=True), _shown, _previewed, after)
    if made.act is Act.CHANGE_CONTACT:
        _stay(viewer)
    return answer


def _stay(viewer: Actor) -> None:
    """Who changed its own mail address has no living link left: this visit goes on with one of its own."""
    if links.visiting(session["link"], session["link_until"], g.at) is None:
        with transaction():
            token = links.issue(viewer.party_id or 0, "case", g.at)
            db.session.flush()
            session["link"] = links.find(token, g.at).id


@bp.post("/mijn-zaak/concept")
@open_to(PARTY)
def draft() -> tuple[str, int]:
    """Keep what a party types, while it is typed."""
    return doing.keep_draft({reads.actor_of(current_party_id()).key})


def _shown(sheet: Sheet) -> str:
    return render_template("portal/act.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           form=sheet.form, occasion=None, door=reads.door(current_party_id()))


def _previewed(sheet: Sheet, _tried: performing.Tried) -> str:
    return render_template("portal/check.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           typed=doing.typed_again(sheet), door=reads.door(current_party_id()))
