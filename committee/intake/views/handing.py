"""A form about what comes in that is handed in: seen first where something goes out, done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from committee.deadlines import Clock
from committee.doing import kept, performing
from committee.doing.forms import Sheet
from committee.doing.performing import Done, TriedLetter
from committee.doing.views import REFUSED, Answer, not_yet, typed_again
from committee.intake import reads
from committee.intake.reads import Message
from committee.permissions import Actor, Occasion, Role
from committee.post.records import Letter
from committee.procedure import Act
from committee.store import db, transaction, trial
from committee.web.forms import ActForm
from committee.web.guard import current_actors
from committee.web.pages import ActPage

bp = Blueprint("intake", __name__)
MESSAGE = "bericht-"   # what was done with a message is kept under this and its number, instead of a case's


@dataclass(frozen=True)
class Tried:
    """What would come of it: the letters, and the last days of the terms that would begin."""

    letters: tuple[TriedLetter, ...]
    terms: tuple[tuple[Clock, date], ...] = ()


@dataclass(frozen=True)
class Deed:
    """What a form does. do: in a transaction, to what was done and the terms it began. seen: always first."""

    sheet: Sheet
    do: Callable[[], tuple[Done, dict[Clock, date]]]
    shown: Callable[[Sheet], str]
    seen: bool = False
    preview: str = "intake/preview.html"
    more: Callable[[], dict[str, Any]] = dict


def mine() -> dict[int, Actor]:
    """The committees in which the visitor is secretary."""
    return reads.secretary_in(current_actors())


def found(submission: int) -> Message:
    """A message of the visitor's committees; else there is no such page."""
    return reads.message(submission, mine()) or abort(404)


def a_page(
    act: Act, verb: str, explain: tuple[str, ...], form: type[ActForm], *, button: str = ""
) -> ActPage:
    """The words of a page that belongs to no case."""
    return ActPage(act, "", verb, explain, form, button=button)


def handled(deed: Deed) -> Answer:
    """What becomes of a form that was handed in."""
    sheet = deed.sheet
    if done := performing.done_before(sheet.token, sheet.offer.viewer):
        return after(done)
    if (answer := not_yet(sheet, deed.shown)) is not None:
        return answer
    try:
        if request.form.get("_step", "") in ("", "doe"):
            tried = _tried(deed)
            if deed.seen or tried.letters:
                return _previewed(deed, tried)
        return after(_once(deed))
    except REFUSED as refusal:
        sheet.form.refused(str(refusal))
        return deed.shown(sheet), 422


def _tried(deed: Deed) -> Tried:
    offer = deed.sheet.offer
    with trial():
        last = performing.last_entry()
        _done, terms = deed.do()
        db.session.flush()
        letters = performing.letters_since(last, Letter.committee_id == offer.committee_id)
        return Tried(letters, tuple(terms.items()))


def _previewed(deed: Deed, tried: Tried) -> str:
    sheet = deed.sheet
    return render_template(deed.preview, sheet=sheet, page=sheet.page, offer=sheet.offer, tried=tried,
                           typed=typed_again(sheet), **deed.more())


def _once(deed: Deed) -> Done:
    sheet = deed.sheet
    viewer = sheet.offer.viewer
    try:
        with transaction():
            performing.hand_in(sheet.token, viewer, g.at)
            done, _terms = deed.do()
            db.session.flush()
            performing.handed_in(sheet.token, done.number, done.seq)
    except IntegrityError:   # the same form came twice at once: the first one did it
        if done := performing.done_before(sheet.token, viewer):
            return done
        raise
    with transaction():
        kept.forget(sheet.owner, sheet.path)
        kept.drop(sheet.owner, sheet.path)
    return done


def after(done: Done) -> Response:
    """To the case that was made, or to the message."""
    if done.number.startswith(MESSAGE):
        key = int(done.number.removeprefix(MESSAGE))
        return redirect(url_for("intake.message", submission=key, gedaan="ja"), 303)
    return redirect(url_for("desk.case", number=done.number, gedaan=done.seq), 303)


def with_message(submission: int) -> Done:
    """Something was done with a message."""
    return Done(f"{MESSAGE}{submission}", performing.last_entry())


def now(viewer: Actor) -> Occasion:
    """The secretary does it, today."""
    return Occasion.of(viewer, g.today, g.at)


def said_by(message: Message, viewer: Actor, on: date, means: str) -> Occasion:
    """Whoever sent a message said so, and the secretary writes it down."""
    sender = Actor(f"submission:{message.id}", Role.COMPLAINANT, committee_id=message.committee_id)
    return Occasion(on, g.at, sender, viewer, means)
