"""The one way in which a setting changes: typed, shown as what was and what will be, and then done.

What was typed is kept, and each page has an address; who was overtaken is told what it is now.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from committee.administration import settings
from committee.administration.reads import Task
from committee.administration.records import Thing
from committee.administration.refusals import NotSo
from committee.administration.rooms import Planned
from committee.administration.settings import By, Difference
from committee.administration.views.scope import back, noted
from committee.doing.views.attempt import Attempt
from committee.store import Busy, transaction, trial
from committee.web.fields import Postcode
from committee.web.forms import CommitteeForm

SEEN = "gezien"   # the field that carries the mark of what somebody saw when he began


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


def changed(what: Changing, form: CommitteeForm, said: Attempt) -> ResponseReturnValue:
    """The page on which a thing changes. form: filled with what is held, or with what was typed."""
    if (left := said.left()) is not None:
        return left
    if not said.tried:
        return _page(what, form, said)
    if not said.sent:
        return _looked_at(what, form, said)
    done = said.step == "bevestig" and not what.refused and form.validate() and _done(what, form, said)
    return back(what.endpoint, what.done) if done else said.to_look_at()


def _done(what: Changing, form: CommitteeForm, said: Attempt) -> bool:
    """Change it; whether that could be."""
    try:
        with transaction():
            _alter(what, form, said)
            said.forget()
    except (NotSo, Busy):   # the page it leads to says why
        return False
    noted(f"{what.thing.label} gewijzigd", what.thing_id)
    return True


def _looked_at(what: Changing, form: CommitteeForm, said: Attempt) -> ResponseReturnValue:
    """What will change, to read once more, or what is wrong with it."""
    if what.refused or not form.validate():
        return _page(what, form, said, trouble=what.refused), 422
    try:
        with trial():
            made = _alter(what, form, said)
    except NotSo as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _page(what, form, said), 422
    except Busy as first:
        now = settings.differences(settings.held(what.thing, what.thing_id), _values(what, form))
        return _page(what, form, said, trouble=str(first), now=_lines(form, now)), 409
    if not made:
        return _page(what, form, said, trouble="U hebt nog niets gewijzigd."), 422
    return render_template("administration/confirm.html", what=what, form=form, lines=_lines(form, made),
                           concern=what.warns(_values(what, form)), attempt=said)


def _alter(what: Changing, form: CommitteeForm, said: Attempt) -> tuple[Difference, ...]:
    by = By(current_user.account_id, g.at)
    return settings.alter(what.thing, what.thing_id, _values(what, form), by, seen=_seen(said))


def _seen(said: Attempt) -> str:
    """The mark of what somebody saw when he began; nothing where he typed nothing yet."""
    return said.typed.get(SEEN, "") if said.typed else ""


def _values(what: Changing, form: CommitteeForm) -> dict[str, Any]:
    fields = [form[name] for name in settings.FIELDS[what.thing]]
    return {one.name: one.value() if isinstance(one, Postcode) else one.data for one in fields}


def _page(what: Changing, form: CommitteeForm, said: Attempt, *, trouble: str = "",
          now: tuple[Line, ...] = ()) -> str:
    """The form. now: what it is by now, where somebody else was first; who sends it again has seen that."""
    seen = "" if now else _seen(said)
    told = [replace(one, differences=tuple(_line(form, each) for each in one.differences))
            for one in settings.story(what.thing, what.thing_id)]
    return render_template("administration/change.html", what=what, form=form, trouble=trouble, now=now,
                           seen=seen or _mark(what), told=told, attempt=said)


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
