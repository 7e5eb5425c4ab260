"""Regulations: check a file, add a version, put a shipped one to use."""

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from committee.administration import reads, rules
from committee.administration.forms import RegulationForm, ShippedForm
from committee.administration.views.scope import administered, back, noted
from committee.people import regulations
from committee.people.records import Committee
from committee.permissions import Role
from committee.regulation import Regulation, RegulationError, parse, shipped_ids, shipped_text
from committee.regulation.problems import Problem
from committee.store import db, transaction
from committee.web.guard import open_to

bp = Blueprint("regulations", __name__, url_prefix="/beheer/reglementen")
DONE = {"toegevoegd": "Het reglement is toegevoegd. Zaken die al liepen houden hun eigen versie."}


@bp.get("")
@open_to(Role.ADMIN)
def show() -> str:
    """The versions there are, and the two ways to add one."""
    return _page(*_forms())


@bp.post("")
@open_to(Role.ADMIN)
def upload() -> ResponseReturnValue:
    """A file is checked, and added when that was asked and nothing is wrong with it."""
    form, shipped = _forms()
    if not form.validate():
        return _page(form, shipped), 422
    name = (form.file.data.filename or "reglement.toml").rpartition("/")[2][:80]
    try:
        read = parse(form.text, name)
    except RegulationError as error:
        return _page(form, shipped, problems=error.problems), 422
    if request.form.get("_step") != "voegtoe":
        return _page(form, shipped, good=read)
    wrong = _add(form.text, read, int(form.committee.data))
    if wrong:
        form.file.errors = [wrong]
        return _page(form, shipped), 422
    return back("regulations.show", "toegevoegd")


@bp.post("/meegeleverd")
@open_to(Role.ADMIN)
def use_shipped() -> ResponseReturnValue:
    """A regulation that comes along is put to use."""
    form, shipped = _forms()
    if not shipped.validate():
        return _page(form, shipped), 422
    text = shipped_text(shipped.identity.data)
    wrong = _add(text, parse(text), int(shipped.committee.data))
    if wrong:
        shipped.identity.errors = [wrong]
        return _page(form, shipped), 422
    return back("regulations.show", "toegevoegd")


def _add(text: str, read: Regulation, committee_id: int) -> str:
    """Keep a version for a committee; why not, or nothing when it was kept."""
    try:
        with transaction():
            if reads.owners(read.id) - {committee_id}:
                return rules.OF_ANOTHER
            added = regulations.add(text, g.at, db.session.get_one(Committee, committee_id)).id
    except regulations.AlreadyThere as known:
        return f"{str(known)[:1].upper()}{str(known)[1:]}."
    noted("reglement toegevoegd", added)
    return ""


def _forms() -> tuple[RegulationForm, ShippedForm]:
    mine = administered()
    form, shipped = RegulationForm(), ShippedForm(prefix="mee-")
    form.offer(mine)
    shipped.offer(mine)
    shipped.identity.choices = [(identity, identity) for identity in shipped_ids()]
    return form, shipped


def _page(form: RegulationForm, shipped: ShippedForm, *, problems: list[Problem] | None = None,
          good: Regulation | None = None) -> str:
    return render_template("administration/regulations.html", form=form, shipped=shipped,
                           versions=reads.versions(administered()), problems=problems or [], good=good,
                           done=DONE.get(request.args.get("bericht", ""), ""))
