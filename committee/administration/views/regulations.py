"""Regulations: check a file, add a version, put a shipped one to use."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from committee.administration import reads, rules
from committee.administration.forms import RegulationForm, ShippedForm
from committee.administration.refusals import NotSo
from committee.administration.views.scope import added, administered
from committee.doing import kept
from committee.doing.views.attempt import Attempt, answered, attempt
from committee.people import regulations
from committee.people.records import Committee
from committee.permissions import Role
from committee.regulation import Regulation, parse, shipped, shipped_ids, shipped_text
from committee.store import db
from committee.web.guard import open_to

bp = Blueprint("regulations", __name__, url_prefix="/beheer/reglementen")
DONE = {"toegevoegd": "Het reglement is toegevoegd. Zaken die al liepen houden hun eigen versie."}
SHIPPED = "mee-"   # before the names of the fields of what comes along
WHICH = "welke"    # in what is kept: by which of the two it was to be added
CHECK, USE = "controleer", "gebruik"   # the buttons beside that which adds the file


@bp.route("", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def show() -> ResponseReturnValue:
    """The versions there are, and the two ways to add one; what is wrong with what was sent in.

    One form, so that a file waits beside a regulation that comes along and was refused.
    """
    said = attempt()
    form, shipped = _forms(said.into)
    form.bring(dict(_before(said) if said.sent else said.carried))
    step = _step(said, form, shipped)
    whole = replace(said, typed=_kept(form, shipped, step)) if said.typed else said
    return _of_shipped(whole, form, shipped) if step == USE else _of_file(whole, form, shipped, step)


def _step(said: Attempt, form: RegulationForm, shipped: ShippedForm) -> str:
    """What is to be done with it; who pressed no button adds nothing of a file yet."""
    if not said.sent:
        return said.typed.get(WHICH, "") if said.typed else ""
    return said.step or (USE if shipped.identity.data and not form.filename.data else CHECK)


def _kept(form: RegulationForm, shipped: ShippedForm, step: str) -> MultiDict[str, Any]:
    beside = {one.name: one.data or "" for one in (shipped.identity, shipped.committee)}
    return MultiDict({**form.kept().to_dict(), **beside, WHICH: step})


def _of_file(said: Attempt, form: RegulationForm, shipped: ShippedForm, step: str) -> ResponseReturnValue:
    if said.sent and step == CHECK:
        return said.to_look_at()
    return answered(
        said, form, shown=lambda: _page(said, form, shipped),
        good=lambda: _page(said, form, shipped, good=form.read),
        do=lambda: _add(form.text.data or "", int(form.committee.data)), after=_told, field="file")


def _of_shipped(said: Attempt, form: RegulationForm, shipped: ShippedForm) -> ResponseReturnValue:
    def after(version_id: int) -> ResponseReturnValue:
        if form.filename.data:   # it was not this that was added
            replace(said, typed=form.kept()).lay_down()
        return _told(version_id)

    return answered(
        said, shipped, shown=lambda: _page(said, form, shipped), after=after, field="identity",
        do=lambda: _add(shipped_text(shipped.identity.data), int(shipped.committee.data)))


def _before(said: Attempt) -> list[tuple[str, str]]:
    """What is kept of the file that was brought before, so that nobody chooses it again."""
    before, _at = kept.load(said.owner, said.path)
    return [one for one in before if one[0] != "why"]


def _add(text: str, committee_id: int) -> int:
    """Keep a version for a committee, one press at a time. Raises NotSo."""
    committee = db.session.get_one(Committee, committee_id, with_for_update=True)
    if reads.owners(parse(text).id) - {committee_id}:
        raise NotSo(rules.OF_ANOTHER)
    try:
        return regulations.add(text, g.at, committee).id
    except regulations.AlreadyThere as known:
        raise NotSo(f"{str(known)[:1].upper()}{str(known)[1:]}.") from known


def _told(version_id: int) -> ResponseReturnValue:
    return added("reglement toegevoegd", version_id, "regulations.show")


def _forms(said: dict[str, Any]) -> tuple[RegulationForm, ShippedForm]:
    """Both halves of the form, with what was typed in it."""
    mine = administered()
    form, shipped = RegulationForm(**said), ShippedForm(prefix=SHIPPED, **said)
    form.offer(mine)
    shipped.offer(mine)
    shipped.identity.choices = _coming_along()
    return form, shipped


def _coming_along() -> list[tuple[str, str]]:
    return [(identity, f"{shipped(identity).name} ({identity})") for identity in shipped_ids()]


def _page(
    said: Attempt, form: RegulationForm, shipped: ShippedForm, *, good: Regulation | None = None
) -> str:
    return render_template("administration/regulations.html", form=form, shipped=shipped, attempt=said,
                           versions=reads.versions(administered()), good=good,
                           done=DONE.get(request.args.get("bericht", ""), ""))
