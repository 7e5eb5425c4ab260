"""What a party does itself: filled in, read once more, done once; nothing typed is lost."""

from collections.abc import Callable

from flask import abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from committee.case.typed import field_of
from committee.doing import choices, performing
from committee.doing import views as doing
from committee.doing.forms import Sheet
from committee.doing.views import asking
from committee.doing.views.questions import all_of, mends
from committee.people import links
from committee.permissions import MAY, Actor
from committee.portal import reads
from committee.portal.views.entry import bp
from committee.procedure import Act, NotOpen
from committee.store import db, transaction
from committee.web import pages
from committee.web.guard import PARTY, current_party_id, open_to


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
    deed = doing.Deed(_shown, _previewed, _after(slug), stopped=_stopped, whole=True,
                      opens=lambda: doing.require_open(made, offer))
    answer = asking.answered(deed, made, offer)
    if made.act is Act.CHANGE_CONTACT and request.method == "POST":
        _stay(viewer)
    return answer


def _after(slug: str) -> Callable[[performing.Done], Response]:
    return lambda _done: redirect(url_for("portal.case", gedaan=slug), 303)


def _stopped(sheet: Sheet) -> Response:
    """Back to the case, where it says that the text was kept, and where to go on with it."""
    return redirect(url_for("portal.case", bewaard=sheet.page.slug), 303)


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
    if sheet.form.by_subject and sheet.question is None:
        return _read_again(sheet)
    template = "portal/question.html" if sheet.question else "portal/act.html"
    unsent = [one for one in sheet.form.unsent(sheet.said) if one.changed] if sheet.question else []
    return render_template(template, sheet=sheet, page=sheet.page, offer=sheet.offer, form=sheet.form,
                           occasion=None, unsent=unsent, door=reads.door(current_party_id()))


def _previewed(sheet: Sheet, _tried: performing.Tried) -> str:
    if sheet.form.by_subject:
        return _read_again(sheet)
    return render_template("portal/check.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           typed=doing.typed_of(sheet), door=reads.door(current_party_id()))


def _read_again(sheet: Sheet) -> str:
    """All that was answered, with the way to change each; without a button where something is wrong."""
    posted = request.method == "POST"   # then the house was only busy
    said = doing.typed_again(sheet) if posted else doing.typed_of(sheet)
    asked, wrong = all_of(sheet), [] if posted else sheet.form.troubles()
    at = {name: one for one in asked for name in one.subject.names}
    led = [(mends(sheet, at[field_of(key)].number), key, text) for key, text in wrong if field_of(key) in at]
    return render_template("portal/summary.html", sheet=sheet, page=sheet.page, offer=sheet.offer, typed=said,
                           asked=asked, mends=mends, wrong=led, sends=not wrong, form=sheet.form,
                           unsent=sheet.form.unsent(said), opens=_still_open(sheet),
                           door=reads.door(current_party_id()))


def _still_open(sheet: Sheet) -> bool:
    """Whether what the house refused can be put right: the case did not move on."""
    try:
        doing.require_open(sheet.page, sheet.offer)
    except NotOpen:
        return False
    return not sheet.form.closed()
