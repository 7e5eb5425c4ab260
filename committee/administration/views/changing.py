"""The one way in which a setting changes: typed, shown as what was and what will be, and then done.

What was typed goes along from page to page and is never lost; who was overtaken is told what it is now.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import g, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from committee.administration import settings
from committee.administration.reads import Task
from committee.administration.records import Thing
from committee.administration.refusals import NotSo
from committee.administration.rooms import Planned
from committee.administration.settings import By, Difference
from committee.administration.views.scope import back, noted
from committee.store import Busy, transaction, trial
from committee.web.fields import Postcode
from committee.web.forms import CommitteeForm

OURS = {"csrf_token", "_step", "_seen"}


@dataclass(frozen=True)
class Concern:
    """What a change leaves behind: a sentence, what to do, and the hearings; linked: to their pages."""

    sentence: str
    advice: str
    hearings: Sequence[Planned]
    linked: bool


@dataclass(frozen=True)
class Changing:
    """One thing that is changed. endpoint: the page it comes from. refused: why this visitor may not.

    task: whose account the page offers to change, to invite again or to close. done: what is said then.
    warns: of what was filled in, what should be known before it is confirmed.
    """

    thing: Thing
    thing_id: int
    title: str
    lead: str
    subject: str
    endpoint: str
    refused: str = ""
    task: Task | None = None
    done: str = "gewijzigd"
    warns: Callable[[Mapping[str, Any]], Concern | None] = lambda _said: None


@dataclass(frozen=True)
class Line:
    """A field that changes, in words."""

    label: str
    before: str | date
    after: str | date


def changed(what: Changing, form: CommitteeForm) -> ResponseReturnValue:
    """The page on which a thing changes. form: filled with what is held, or with what was sent."""
    step = request.form.get("_step", "")
    if request.method != "POST" or (step == "terug" and form.validate()):
        return _page(what, form), 200
    if what.refused or not form.validate():
        return _page(what, form, trouble=what.refused), 422
    try:
        return _done(what, form) if step == "bevestig" else _shown(what, form)
    except NotSo as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _page(what, form), 422
    except Busy as first:
        now = settings.differences(settings.held(what.thing, what.thing_id), _said(what, form))
        return _page(what, form, trouble=str(first), now=_lines(form, now), seen=_mark(what)), 409


def _shown(what: Changing, form: CommitteeForm) -> ResponseReturnValue:
    """What will change, to read once more."""
    with trial():
        made = _alter(what, form)
    if not made:
        return _page(what, form, trouble="U hebt nog niets gewijzigd."), 422
    concern = what.warns(_said(what, form))
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]
    return render_template("administration/confirm.html", what=what, form=form, lines=_lines(form, made),
                           concern=concern, kept=kept, seen=request.form.get("_seen", ""))


def _done(what: Changing, form: CommitteeForm) -> ResponseReturnValue:
    with transaction():
        _alter(what, form)
    noted(f"{what.thing.label} gewijzigd", what.thing_id)
    return back(what.endpoint, what.done)


def _alter(what: Changing, form: CommitteeForm) -> tuple[Difference, ...]:
    by, seen = By(current_user.account_id, g.at), request.form.get("_seen", "")
    return settings.alter(what.thing, what.thing_id, _said(what, form), by, seen=seen)


def _said(what: Changing, form: CommitteeForm) -> dict[str, Any]:
    fields = [form[name] for name in settings.FIELDS[what.thing]]
    return {one.name: one.value() if isinstance(one, Postcode) else one.data for one in fields}


def _page(what: Changing, form: CommitteeForm, *, trouble: str = "", now: tuple[Line, ...] = (),
          seen: str = "") -> str:
    seen = seen or request.form.get("_seen", "") or _mark(what)
    told = [replace(one, differences=tuple(_line(form, each) for each in one.differences))
            for one in settings.story(what.thing, what.thing_id)]
    return render_template("administration/change.html", what=what, form=form, trouble=trouble, now=now,
                           seen=seen, told=told)


def _mark(what: Changing) -> str:
    return settings.mark(settings.held(what.thing, what.thing_id))


def _lines(form: CommitteeForm, made: tuple[Difference, ...]) -> tuple[Line, ...]:
    return tuple(_line(form, one) for one in made)


def _line(form: CommitteeForm, one: Difference) -> Line:
    field = form[one.field]
    return Line(field.label.text, _in_words(field, one.before), _in_words(field, one.after))


def _in_words(field: Any, value: Any) -> str | date:
    """A value as its field shows it; a day comes as ISO text out of the trace."""
    if value in settings.EMPTY:
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value
    if field.widget_kind == "date":
        return date.fromisoformat(value)
    return dict(choice[:2] for choice in getattr(field, "choices", None) or ()).get(value, str(value))
