"""A form that is handed in, on whatever page: what would come of it is looked at, then it is done, once.

What would come of it has an address of its own: the form is kept with the token it was handed in under, and
a GET with that token tries it out and writes nothing. So a browser can go back to it, also after the act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import g, redirect, render_template, request
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from committee import procedure
from committee.case.offer import Offer
from committee.case.refusals import Refusal
from committee.doing import forms, kept, performing, tokens
from committee.doing.forms import Sheet
from committee.doing.meanwhile import meanwhile
from committee.doing.performing import Done
from committee.doing.tokens import LOOK
from committee.permissions import STAFF, Forbidden
from committee.procedure import STEPS, NotOpen
from committee.store import Busy, transaction
from committee.web import errors
from committee.web.fields.papers import KEPT, REFUSED_FILE
from committee.web.pages import ActPage

PASSING = (Busy, StaleDataError)   # a moment later it may go well: said at once, since a second try hides it
REFUSED = (Refusal, NotOpen, Forbidden, *PASSING)
MORE = "meer:"
NOT_NOW = "Dit kan nu niet in uw zaak. Bel ons als u er vragen over hebt."
Answer = Response | str | tuple[str, int]


def require_open(page: ActPage, offer: Offer) -> None:
    """The act is open in this case now. Raises NotOpen, to a party without our names of acts and states."""
    step = STEPS[page.act]
    article = offer.article(step.chapter)
    first = step.leads_to[0] if step.leads_to else None
    try:
        procedure.after(offer.state, page.act, first, suspended=offer.suspended, article=article)
    except NotOpen as closed:
        if offer.viewer.role in STAFF:
            raise
        raise NotOpen(NOT_NOW) from closed


def wish_of(sheet: Sheet) -> performing.Wish:
    """What the form asks to be done."""
    return performing.Wish(
        sheet.page.act, sheet.offer.number, sheet.offer.viewer, sheet.form.content,
        lambda: sheet.when_and_who(g.at), sheet.once, g.at,
    )


def try_act(sheet: Sheet) -> performing.Tried:
    """What would come of the act that a form asks for. Raises what the house refuses."""
    require_open(sheet.page, sheet.offer)   # somebody else may have been first while this was typed
    return performing.try_out(wish_of(sheet))


def do_act(sheet: Sheet) -> Done:
    """Do the act that a form asks for, once. Raises what the house refuses."""
    require_open(sheet.page, sheet.offer)
    return performing.perform(wish_of(sheet))


@dataclass(frozen=True)
class Deed:
    """What may come of one form, and the page of each.

    shown: the form. previewed: what would come of it. after: where who did it is led; stopped: who keeps his
    text and stops, else to the form. try_out, perform: both raise what the house refuses. opens: raises what
    keeps an empty form from being shown. always: previewed even if no letter goes out. whole: what was typed
    on this page goes with the act, whatever its address said beforehand. sure: the steps that confirm.
    """

    shown: Callable[[Sheet], str]
    previewed: Callable[[Sheet, Any], str]
    after: Callable[[Done], Response]
    stopped: Callable[[Sheet], Response] | None = None
    try_out: Callable[[Sheet], Any] = try_act
    perform: Callable[[Sheet], Done] = do_act
    opens: Callable[[], None] = lambda: None
    read: Callable[[Sheet], Sheet] = lambda sheet: sheet
    always: bool = False
    whole: bool = False
    sure: frozenset[str] = frozenset({"bevestig"})


def answered(deed: Deed, page: ActPage, offer: Any, *, by_party: bool = False) -> Answer:
    """The form as it lies there, what would come of it, or what came of it: whatever was asked.

    by_party: nobody is asked when it happened and who decided.
    """
    posted = request.method == "POST"
    token = tokens.token_of(request.form.get("_token", "") if posted else request.args.get(LOOK, ""))
    if token and (done := performing.done_before(tokens.once_of(token), offer.viewer)):
        return deed.after(done)
    if posted:
        return handed_in(deed, deed.read(forms.handed(page, offer, g.at, by_party=by_party)))
    if token:
        return looked_at(deed, deed.read(forms.looked_at(page, offer, token, by_party=by_party)))
    deed.opens()
    return deed.shown(deed.read(forms.opened(page, offer, by_party=by_party)))


def looked_at(deed: Deed, sheet: Sheet) -> Answer:
    """What would come of a form as it was kept, or what is wrong with it: a page that changes nothing."""
    if sheet.kept_at is None:   # typed over, thrown away, or somebody else's
        return redirect(sheet.path, 303)
    try:
        if sheet.valid():
            return deed.previewed(sheet, deed.try_out(sheet))
    except REFUSED as refusal:
        refused(sheet, refusal)
    sheet.token, sheet.kept_at = tokens.mended(sheet.token), None   # it was typed just now
    return deed.shown(sheet), 422


def handed_in(deed: Deed, sheet: Sheet) -> Answer:
    """What becomes of a form that was handed in: another line, a message, a preview, or the act."""
    step = request.form.get("_step", "")
    if (answer := _not_yet(deed, sheet, step)) is not None:
        return answer
    try:
        if step not in deed.sure:
            tried = deed.try_out(sheet)
            if tried.letters or deed.always or sheet.page.confirm:
                return _to_look_at(sheet)
        done = deed.perform(sheet)
    except REFUSED as refusal:
        return _refusing(deed, sheet, refusal)
    with transaction():
        kept.forget(sheet.owner, sheet.path, whole=deed.whole)
        kept.drop(sheet.owner, sheet.path)
    return deed.after(done)


def _not_yet(deed: Deed, sheet: Sheet, step: str) -> Answer | None:
    """What a form comes to without anything being done: another line, a draft, a message; else None."""
    if step.startswith(MORE):
        place = sheet.form.another(step.removeprefix(MORE))
        _keep(sheet, (place, ""))
        return redirect(tokens.adds(sheet.path, place), 303)   # to the new line, script or none
    if step in ("bewaar", "terug"):
        _keep(sheet)
        return deed.stopped(sheet) if deed.stopped and step == "bewaar" else redirect(sheet.path, 303)
    return None if sheet.valid() else _wrong(sheet)


def _refusing(deed: Deed, sheet: Sheet, refusal: Exception) -> Answer:
    if not isinstance(refusal, PASSING):
        return _wrong(sheet)
    refused(sheet, refusal)
    return deed.shown(sheet), 422


def refused(sheet: Sheet, refusal: Exception) -> None:
    """Say above the form what the house refused, and what others did since it was opened."""
    said = errors.FIRST if isinstance(refusal, StaleDataError) else str(refusal)
    sheet.form.refused(" ".join(filter(None, (said, meanwhile(sheet.offer, sheet.since)))))


def _wrong(sheet: Sheet) -> Response:
    """Lead to the page that says what is wrong: another than the preview that it came from."""
    if request.form.get("_step") not in ("", "doe"):
        sheet.token = tokens.mended(sheet.token)
    return _to_look_at(sheet)


def _to_look_at(sheet: Sheet) -> Response:
    """Keep what was filled in, and lead to the page that shows what would come of it."""
    _keep(sheet, token=sheet.token)
    return redirect(tokens.looks_at(sheet.path, sheet.token), 303)


def _keep(sheet: Sheet, *more: tuple[str, str], token: str = "") -> None:
    """Keep what was filled in. more: the empty field of a line that was added, so that it comes back."""
    said = kept.typed(MultiDict([*typed_again(sheet), *more]).to_dict(flat=False))
    with transaction():
        kept.save(sheet.owner, sheet.path, said, g.at, token=token, since=sheet.since)


def previewed(sheet: Sheet, tried: performing.Tried) -> str:
    """What will come of the act, to be read before it is confirmed."""
    promised = sheet.form.promised(sheet.when_and_who(g.at))
    names = {one.name for one in promised}
    typed = [*(one for one in typed_of(sheet) if one[0] not in names),
             *((one.name, one.value) for one in promised)]
    return render_template("doing/preview.html", sheet=sheet, page=sheet.page, offer=sheet.offer, tried=tried,
                           typed=typed, promised=promised)


def typed_of(sheet: Sheet) -> list[tuple[str, str]]:
    """Everything that was filled in, to go along unseen with its confirmation."""
    return list(sheet.said)


def typed_again(sheet: Sheet) -> list[tuple[str, str]]:
    """Everything that came in with the form: the files by what they were kept as, or why they were not."""
    said = [(name, value) for name, value in MultiDict(request.form).items(multi=True)
            if not name.startswith(kept.NOT_TYPED) and not name.endswith((KEPT, REFUSED_FILE))]
    files = [pair for field in sheet.form.bringing() for pair in field.said_again()]
    return [*said, *files]
