"""Accounts and tasks: invite somebody, change or end a task, close an account."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from committee.administration import changes, reads, rules
from committee.administration.forms import InviteForm, TaskForm
from committee.administration.views.scope import administered, back, noted
from committee.permissions import Role
from committee.store import transaction
from committee.web.forms import CommitteeForm
from committee.web.guard import open_to

bp = Blueprint("administration", __name__, url_prefix="/beheer")
DONE = {
    "uitgenodigd": "De taak is toegevoegd. Wie nieuw is krijgt een e-mail met een link.",
    "gewijzigd": "De taak is gewijzigd.", "opnieuw": "Er gaat een e-mail uit met een nieuwe link.",
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
    form = InviteForm()
    form.offer(administered())
    if request.method != "POST":
        return render_template("administration/invite.html", form=form)
    if form.validate():
        said = {key: form[key].data for key in
                ("name", "role", "substitute", "lawyer", "from_day", "until_day")}
        said["email"] = form.email.data.lower()
        try:
            with transaction():
                made = changes.add_task(int(form.committee.data), said, current_user.account_id, g.at).id
            noted("taak toegevoegd", made)
            return back("administration.people", "uitgenodigd")
        except changes.NotSo as wrong:
            form.email.errors = [str(wrong)]
    return render_template("administration/invite.html", form=form), 422


@bp.route("/taken/<int:membership_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def task(membership_id: int) -> ResponseReturnValue:
    """One task changes or ends."""
    found = reads.task(administered(), membership_id)
    form = TaskForm(data={"substitute": found.substitute, "lawyer": found.lawyer,
                          "until_day": found.until_day})
    form.began = found.from_day
    if request.method != "POST":
        return render_template("administration/task.html", form=form, task=found)
    good = form.validate()
    if good and found.account_id == current_user.account_id:
        form.until_day.errors, good = [rules.SELF], False
    if not good:
        return render_template("administration/task.html", form=form, task=found), 422
    with transaction():
        changes.change_task(found.id, {key: form[key].data for key in ("substitute", "lawyer", "until_day")})
    noted("taak gewijzigd", found.id)
    return back("administration.people", "gewijzigd")


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
    wrong = ""
    if found.account_id == current_user.account_id:
        wrong = rules.SELF
    elif not rules.may_close(mine, reads.serves(found.account_id, g.today)):
        wrong = rules.ELSEWHERE
    if request.method != "POST" or wrong:
        status = 422 if request.method == "POST" else 200
        return render_template("administration/close.html", task=found, form=form, wrong=wrong), status
    with transaction():
        changes.close_account(found.account_id, g.today, g.at)
    noted("account beëindigd", found.account_id)
    return back("administration.people", "beeindigd")
