"""Regulations: check a file, add a version, put a shipped one to use."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from committee.administration import reads, rules
from committee.administration.forms import RegulationForm, ShippedForm
from committee.administration.refusals import NotSo
from committee.administration.views.scope import added, administered
from committee.doing import kept
from committee.doing.views.attempt import Attempt, answered, attempt
from committee.people import regulations
from committee.people.records import Committee
from committee.permissions import Role
from committee.regulation import Regulation, parse, shipped_ids, shipped_text
from committee.store import db
from committee.web.guard import open_to

bp = Blueprint("regulations", __name__, url_prefix="/beheer/reglementen")
DONE = {"toegevoegd": "Het reglement is toegevoegd. Zaken die al liepen houden hun eigen versie."}
SHIPPED = "mee-"   # before the names of the fields of the other form on the page


@bp.get("")
@open_to(Role.ADMIN)
def show() -> ResponseReturnValue:
    """The versions there are, and the two ways to add one; what is wrong with what was sent in."""
    said = attempt()
    if said.typed and any(name.startswith(SHIPPED) for name in said.typed):
        return _of_shipped(said)
    return _of_file(said)


@bp.post("")
@open_to(Role.ADMIN)
def upload() -> ResponseReturnValue:
    """A file is checked, and added when that was asked and nothing is wrong with it."""
    return _of_file(attempt())


@bp.post("/meegeleverd")
@open_to(Role.ADMIN)
def use_shipped() -> ResponseReturnValue:
    """A regulation that comes along is put to use."""
    return _of_shipped(attempt(url_for("regulations.show")))


def _of_file(said: Attempt) -> ResponseReturnValue:
    form, shipped = _forms(said.into)
    form.bring(dict(_before(said) if said.sent else said.carried))
    whole = replace(said, typed=form.kept()) if said.typed else said
    if said.sent and said.step == "controleer":
        return whole.to_look_at()
    return answered(
        whole, form, shown=lambda: _page(whole, form, shipped),
        good=lambda: _page(whole, form, shipped, good=form.read),
        do=lambda: _add(form.text.data or "", int(form.committee.data)), after=_told, field="file")


def _before(said: Attempt) -> list[tuple[str, str]]:
    """What is kept of the file that was brought before, so that nobody chooses it again."""
    before, _at = kept.load(said.owner, said.path)
    return [one for one in before if one[0] != "why"]


def _of_shipped(said: Attempt) -> ResponseReturnValue:
    form, shipped = _forms({}, said.into)
    return answered(
        said, shipped, shown=lambda: _page(said, form, shipped),
        do=lambda: _add(shipped_text(shipped.identity.data), int(shipped.committee.data)), after=_told,
        field="identity")


def _add(text: str, committee_id: int) -> int:
    """Keep a version for a committee. Raises NotSo."""
    if reads.owners(parse(text).id) - {committee_id}:
        raise NotSo(rules.OF_ANOTHER)
    try:
        return regulations.add(text, g.at, db.session.get_one(Committee, committee_id)).id
    except regulations.AlreadyThere as known:
        raise NotSo(f"{str(known)[:1].upper()}{str(known)[1:]}.") from known


def _told(version_id: int) -> ResponseReturnValue:
    return added("reglement toegevoegd", version_id, "regulations.show")


def _forms(said: dict[str, Any], other: dict[str, Any] | None = None) -> tuple[RegulationForm, ShippedForm]:
    """Both forms of the page. said: what is typed in the first; other: in that of what comes along."""
    mine, nothing = administered(), {"formdata": None}
    form, shipped = RegulationForm(**said or nothing), ShippedForm(prefix=SHIPPED, **other or nothing)
    form.offer(mine)
    shipped.offer(mine)
    shipped.identity.choices = [(identity, identity) for identity in shipped_ids()]
    return form, shipped


def _page(
    said: Attempt, form: RegulationForm, shipped: ShippedForm, *, good: Regulation | None = None
) -> str:
    return render_template("administration/regulations.html", form=form, shipped=shipped, attempt=said,
                           versions=reads.versions(administered()), good=good,
                           done=DONE.get(request.args.get("bericht", ""), ""))
