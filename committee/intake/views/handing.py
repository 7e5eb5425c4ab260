"""A form about what comes in that is handed in: seen first where something goes out, done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from committee.deadlines import Clock
from committee.doing import performing
from committee.doing.forms import Sheet
from committee.doing.performing import Done, TriedLetter
from committee.doing.views import Deed, typed_of
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
Do = Callable[[Sheet], tuple[Done, dict[Clock, date]]]
MESSAGE = "bericht-"   # what was done with a message is kept under this and its number, instead of a case's


@dataclass(frozen=True)
class Tried:
    """What would come of it: the letters, and the last days of the terms that would begin."""

    letters: tuple[TriedLetter, ...]
    terms: tuple[tuple[Clock, date], ...] = ()


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


def a_deed(
    shown: Callable[[Sheet], str], do: Do, *, begun: str, preview: str = "intake/preview.html",
    more: Callable[[Sheet], dict[str, Any]] = lambda _sheet: {}, **words: Any,
) -> Deed:
    """What a form about what comes in may come to.

    do: in a transaction, to what was done and the terms it began. begun: where who keeps it and stops is led.
    preview: the template of what would come of it, with these values more. words: for the deed itself.
    """
    def previewed(sheet: Sheet, tried: Tried) -> str:
        return render_template(preview, sheet=sheet, page=sheet.page, offer=sheet.offer, tried=tried,
                               typed=typed_of(sheet), **more(sheet))

    return Deed(shown, previewed, after, stopped=lambda _sheet: redirect(begun, 303),
                try_out=lambda sheet: _tried(sheet, do), perform=lambda sheet: _once(sheet, do), **words)


def _tried(sheet: Sheet, do: Do) -> Tried:
    with trial():
        last = performing.last_entry()
        _done, terms = do(sheet)
        db.session.flush()
        letters = performing.letters_since(last, Letter.committee_id == sheet.offer.committee_id)
        return Tried(letters, tuple(terms.items()))


def _once(sheet: Sheet, do: Do) -> Done:
    viewer = sheet.offer.viewer
    try:
        with transaction():
            performing.hand_in(sheet.once, viewer, g.at)
            done, _terms = do(sheet)
            db.session.flush()
            performing.handed_in(sheet.once, done.number, done.seq)
    except IntegrityError:   # the same form came twice at once: the first one did it
        if done := performing.done_before(sheet.once, viewer):
            return done
        raise
    return done


def of_message(submission: int, begun: str) -> str:
    """The page of a message, where it says which of its forms was kept. begun: the end of its address."""
    return url_for("intake.message", submission=submission, bewaard=begun)


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
