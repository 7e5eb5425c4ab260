"""Accounts and tasks: invite somebody, change or end a task, close an account."""

from collections.abc import Collection

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from committee.administration import addresses, changes, reads, rules, settings
from committee.administration.forms import AccountForm, InviteForm, TaskForm
from committee.administration.reads import Task
from committee.administration.records import Thing
from committee.administration.views.changing import Changing, changed
from committee.administration.views.scope import administered, back, noted
from committee.doing.views.attempt import answered, attempt
from committee.permissions import Role
from committee.store import transaction
from committee.web.forms import CommitteeForm
from committee.web.guard import open_to

bp = Blueprint("administration", __name__, url_prefix="/beheer")
NEW = ("name", "role", "substitute", "lawyer", "from_day", "until_day")
DONE = {
    "uitgenodigd": "De taak is toegevoegd. Wie nieuw is krijgt een e-mail met een link.",
    "gewijzigd": "Het is gewijzigd.",
    "gevraagd": "Het is bewaard. Een ander e-mailadres geldt zodra deze persoon ja zegt.",
    "opnieuw": "Er gaat een e-mail uit met een nieuwe link.",
    "beeindigd": "Het account is beëindigd. Deze persoon is overal uitgelogd.",
}


@bp.get("")
@open_to(Role.ADMIN)
def people() -> str:
    """Who serves the committees of the administrator."""
    mine = administered()
    return render_template("administration/people.html", tasks=reads.tasks(mine), many=len(mine) > 1,
                           own=current_user.account_id, done=DONE.get(request.args.get("bericht", ""), ""))


@bp.route("/mensen/nieuw", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def invite() -> ResponseReturnValue:
    """Somebody gets a task."""
    said = attempt()
    form = InviteForm(**said.into)
    form.offer(administered())
    return answered(
        said, form, shown=lambda: render_template("administration/invite.html", form=form, attempt=said),
        do=lambda: _invited(form), after=_told, field="email")


def _invited(form: InviteForm) -> int:
    values = {key: form[key].data for key in NEW}
    values["email"] = form.email.data.lower()
    return changes.add_task(int(form.committee.data), values, current_user.account_id, g.at).id


def _told(task_id: int) -> ResponseReturnValue:
    noted("taak toegevoegd", task_id)
    return back("administration.people", "uitgenodigd")


@bp.route("/taken/<int:membership_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def task(membership_id: int) -> ResponseReturnValue:
    """One task changes or ends."""
    found = reads.task(administered(), membership_id)
    said = attempt()
    form = TaskForm(data=settings.held(Thing.TASK, found.id), **said.into)
    what = Changing(Thing.TASK, found.id, f"Wijzig de taak van {found.name}",
                    f"{found.role.capitalize()} van {found.committee}.", "Mensen", "administration.people",
                    refused=rules.SELF if found.account_id == current_user.account_id else "", task=found)
    return changed(what, form, said)


@bp.route("/taken/<int:membership_id>/gegevens", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def account(membership_id: int) -> ResponseReturnValue:
    """The name or the address of who has a task changes."""
    mine = administered()
    found = reads.task(mine, membership_id)
    said = attempt()
    form = AccountForm(data=settings.held(Thing.ACCOUNT, found.account_id), **said.into)
    what = Changing(Thing.ACCOUNT, found.account_id, f"Wijzig de gegevens van {found.name}",
                    rules.account_lead(addresses.waiting(found.account_id, g.at)), "Mensen",
                    "administration.people", refused=_not_mine(mine, found, rules.NOT_ELSEWHERE),
                    done="gevraagd")
    return changed(what, form, said)


def _not_mine(mine: Collection[int], found: Task, elsewhere: str) -> str:
    """Why the account behind a task is not this administrator's to change; empty when it is."""
    if found.account_id == current_user.account_id:
        return rules.SELF
    return "" if rules.all_mine(mine, reads.serves(found.account_id, g.today)) else elsewhere


@bp.post("/taken/<int:membership_id>/uitnodiging")
@open_to(Role.ADMIN)
def invite_again(membership_id: int) -> ResponseReturnValue:
    """A fresh link to choose a password."""
    found = reads.task(administered(), membership_id)
    if found.over(g.today):
        return redirect(url_for("administration.task", membership_id=found.id), 303)
    with transaction():
        changes.invite_again(found.account_id, g.at)
    noted("uitnodiging verstuurd aan account", found.account_id)
    return back("administration.people", "opnieuw")


@bp.route("/taken/<int:membership_id>/account", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def close(membership_id: int) -> ResponseReturnValue:
    """The account behind a task is closed, once it serves no committee of another administrator."""
    mine = administered()
    found, form = reads.task(mine, membership_id), CommitteeForm()
    wrong = _not_mine(mine, found, rules.ELSEWHERE)
    if request.method != "POST":
        return render_template("administration/close.html", task=found, form=form, wrong=wrong)
    if wrong:   # the page itself says why
        return redirect(url_for("administration.close", membership_id=found.id), 303)
    with transaction():
        changes.close_account(found.account_id, g.today, g.at)
    noted("account beëindigd", found.account_id)
    return back("administration.people", "beeindigd")
