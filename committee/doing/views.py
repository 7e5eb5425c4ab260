"""The page of every act: what it brings about, its form, what will go out, and then it is done."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask_login import current_user
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from committee import forms as every_form  # noqa: F401  importing it fills PAGES
from committee import procedure
from committee.case.offer import Offer
from committee.case.refusals import Refusal
from committee.doing import choices, forms, kept, performing
from committee.doing.forms import LOOK, Sheet, sealer
from committee.doing.meanwhile import meanwhile
from committee.doing.rules import consequences
from committee.people import links
from committee.permissions import MAY, Forbidden, Role, Unknown
from committee.procedure import STEPS, NotOpen
from committee.store import Busy, transaction
from committee.web import errors
from committee.web.guard import STAFF, current_actors, open_to
from committee.web.pages import ActPage, by_slug

bp = Blueprint("doing", __name__)
REFUSED = (Refusal, NotOpen, Forbidden, Busy, StaleDataError)
MORE = "meer:"
Answer = Response | str | tuple[str, int]


@bp.route("/zaken/<number>/doe/<slug>", methods=["GET", "POST"])
@open_to(*STAFF)
def act(number: str, slug: str) -> Answer:
    """The page of one act in one case."""
    page = by_slug(slug) or abort(404)
    offer = choices.offer(number, current_actors(), g.today, request.args.items(multi=True))
    _require_allowed(page, offer)
    if request.method != "POST" and (token := request.args.get(LOOK)):
        return looked_at(page, offer, token)
    if request.method != "POST":
        require_open(page, offer)
        return _shown(forms.opened(page, offer))
    if done := performing.done_before(request.form.get("_token", ""), offer.viewer):
        return _after(done)
    return handled(forms.handed(page, offer, g.at), _shown, to_look_at, _after, stopped=_stopped)


def looked_at(page: ActPage, offer: Offer, token: str) -> Answer:
    """What would come of a form as it was kept: a page to come back to, which changes nothing."""
    if done := performing.done_before(token, offer.viewer):
        return _after(done)
    sheet = forms.looked_at(page, offer, token)
    if sheet.kept_at is None or not sheet.valid():
        return redirect(sheet.path, 303)
    try:
        require_open(page, offer)
        return previewed(sheet, performing.try_out(wish_of(sheet)))
    except REFUSED as refusal:
        refused(sheet, refusal)
        return _shown(sheet), 422


def to_look_at(sheet: Sheet, _tried: performing.Tried) -> Response:
    """Keep what was filled in, and lead to the page that shows what will come of it."""
    _keep(sheet)
    mark = "&" if "?" in sheet.path else "?"
    return redirect(f"{sheet.path}{mark}{urlencode({LOOK: sheet.token})}", 303)


def _stopped(sheet: Sheet) -> Response:
    """Back to the case, where it says that the text was kept, and on which page."""
    where = sheet.path.partition("/doe/")[2]
    return redirect(url_for("desk.case", number=sheet.offer.number, bewaard=where), 303)


@bp.post("/concept")
@open_to(*STAFF)
def draft() -> tuple[str, int]:
    """Keep what is typed on a page, while it is typed."""
    return keep_draft({actor.key for actor in current_actors()})


def keep_draft(owners: set[str]) -> tuple[str, int]:
    """Keep what came along of the page that its seal names, if it is one of theirs."""
    owner, path = _sealed(request.form.get("_seal", ""))
    if owner not in owners:
        abort(404)
    with transaction():
        kept.save(owner, path, kept.typed(request.form.to_dict(flat=False)), g.at)
    return "", 204


@bp.before_app_request
def keep_what_was_typed() -> Answer | None:
    """A form that comes in when its sign-in or visit is over: its text waits for who it was of."""
    if request.method != "POST" or "_seal" not in request.form or _still_there():
        return None
    owner, path = _sealed(request.form["_seal"])
    with transaction():
        kept.save(owner, path, kept.typed(request.form.to_dict(flat=False)), g.at)
    if owner.startswith("party:"):
        return errors.dead_link(kept=True)
    return redirect(url_for("people.sign_in", naar=path), 303)


def _still_there() -> bool:
    visiting = links.visiting(session.get("link"), session.get("link_until"), g.at)
    return bool(current_user.is_authenticated) or visiting is not None


def handled(sheet: Sheet, shown: Any, previewed: Any, after: Any, *, stopped: Any = None) -> Answer:
    """What becomes of a form that was handed in: another line, a message, a preview, or the act.

    stopped: where who keeps his text and stops is led; else to the form again.
    """
    if (answer := not_yet(sheet, shown, stopped=stopped)) is not None:
        return answer
    try:
        return _done(sheet, request.form.get("_step", ""), previewed, after)
    except REFUSED as refusal:
        refused(sheet, refusal)
        return shown(sheet), 422


def refused(sheet: Sheet, refusal: Exception) -> None:
    """Say above the form what the house refused, and what others did since it was opened."""
    said = errors.FIRST if isinstance(refusal, StaleDataError) else str(refusal)
    sheet.form.refused(" ".join(filter(None, (said, meanwhile(sheet.offer, sheet.since)))))


def not_yet(sheet: Sheet, shown: Any, *, stopped: Any = None) -> Answer | None:
    """What a form comes to without anything being done: another line, a draft, a message; else None."""
    step = request.form.get("_step", "")
    if step.startswith(MORE):
        place = sheet.form.another(step.removeprefix(MORE))
        _keep(sheet, place)
        return redirect(f"{sheet.path}#{place}", 303)   # the browser goes to the new line, script or none
    if step == "terug":
        return shown(sheet)
    if step == "bewaar":
        _keep(sheet)
        return stopped(sheet) if stopped else redirect(sheet.path, 303)
    return None if sheet.valid() else (shown(sheet), 422)


def _keep(sheet: Sheet, empty: str = "") -> None:
    """Keep what was filled in. empty: the name of a field that was added, so that its line comes back."""
    said = [*typed_again(sheet), *([(empty, "")] if empty else [])]
    with transaction():
        kept.save(sheet.owner, sheet.path, kept.typed(MultiDict(said).to_dict(flat=False)), g.at)


def _done(sheet: Sheet, step: str, previewed: Any, after: Any) -> Answer:
    require_open(sheet.page, sheet.offer)   # somebody else may have been first while this was typed
    wish = wish_of(sheet)
    if step != "bevestig":
        tried = performing.try_out(wish)
        if tried.letters or sheet.page.confirm:
            return previewed(sheet, tried)
    done = performing.perform(wish)
    with transaction():
        kept.forget(sheet.owner, sheet.path)
        kept.drop(sheet.owner, sheet.path)
    return after(done)


def wish_of(sheet: Sheet) -> performing.Wish:
    """What the form asks to be done."""
    return performing.Wish(
        sheet.page.act, sheet.offer.number, sheet.offer.viewer, sheet.form.content,
        lambda: sheet.when_and_who(g.at), sheet.token, g.at,
    )


def _require_allowed(page: ActPage, offer: Offer) -> None:
    """The act is this visitor's to do or to record. Raises Unknown or Forbidden."""
    viewer = offer.viewer
    undeclared = any(s.account_id == viewer.account_id and not s.declared for s in offer.seats)
    if viewer.role is Role.MEMBER and undeclared and page.act is not procedure.Act.DECLARE_INDEPENDENCE:
        raise Unknown(offer.number)
    if viewer.role is not Role.SECRETARY and viewer.role not in MAY[page.act]:
        raise Forbidden(f"“{page.verb}” is niet aan u.")


def require_open(page: ActPage, offer: Offer) -> None:
    """The act is open in this case now. Raises NotOpen."""
    step = STEPS[page.act]
    article = offer.article(step.chapter)
    first = step.leads_to[0] if step.leads_to else None
    procedure.after(offer.state, page.act, first, suspended=offer.suspended, article=article)


def _shown(sheet: Sheet) -> str:
    offer, page = sheet.offer, sheet.page
    return render_template(
        page.template, sheet=sheet, page=page, offer=offer, form=sheet.form, occasion=sheet.occasion,
        article=offer.article(STEPS[page.act].chapter),
        consequences=consequences(page.act, offer.state, offer.regulation),
    )


def previewed(sheet: Sheet, tried: performing.Tried) -> str:
    """What will come of the act, to be read before it is confirmed."""
    promised = sheet.form.promised(sheet.when_and_who(g.at))
    said = typed_again(sheet) if request.method == "POST" else kept.load(sheet.owner, sheet.path)[0]
    typed = [*said, *((one.name, one.value) for one in promised)]
    return render_template("doing/preview.html", sheet=sheet, page=sheet.page, offer=sheet.offer, tried=tried,
                           typed=typed, promised=promised)


def typed_again(sheet: Sheet) -> list[tuple[str, str]]:
    """Everything that was filled in, to go along unseen: the files by what they were kept as."""
    said = [(name, value) for name, value in MultiDict(request.form).items(multi=True)
            if not name.startswith(kept.NOT_TYPED) and not name.endswith("-kept")]
    files = [(f"{field.name}-kept", str(one.id)) for field in sheet.form.bringing() for one in field.kept]
    return [*said, *files]


def _after(done: performing.Done) -> Response:
    return redirect(url_for("desk.case", number=done.number, gedaan=done.seq), 303)


def _sealed(seal: str) -> tuple[str, str]:
    good, said = sealer().loads_unsafe(seal)
    if not good or not isinstance(said, list) or len(said) != 2:
        abort(404)
    return str(said[0]), str(said[1])
