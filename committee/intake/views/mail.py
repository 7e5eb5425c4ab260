"""A mail that came in and that nobody could place by rule: read by a person, who sees to it."""

from flask import abort, g, redirect, render_template, request, url_for

from committee.doing.views import Answer
from committee.intake import mails
from committee.intake.mails import Mail
from committee.intake.views.handing import bp, mine
from committee.permissions import Actor, Role
from committee.store import transaction
from committee.web.guard import current_actors, open_to
from committee.web.readlog import looked


@bp.route("/postvak/e-mail/<int:mail_id>", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def mail(mail_id: int) -> Answer:
    """One mail; handed in, it is seen to and leaves the inbox."""
    it = one_mail(mail_id)
    if request.method == "POST":
        with transaction():
            mails.handle(it.id, visitor(), g.at)
        return redirect(url_for("intake.inbox"), 303)
    if it.case_id is not None:
        looked(_secretary(it), "mail", g.at, it.case_id, thing_id=it.id)
    return render_template("intake/mail.html", mail=it, begun=request.args.get("bewaard", ""))


def visitor() -> int:
    """The account of who is signed in."""
    return next(iter(current_actors())).account_id or 0


def _secretary(it: Mail) -> Actor:
    return next(one for one in current_actors()
                if one.committee_id == it.committee_id and one.role is Role.SECRETARY)


def one_mail(mail_id: int) -> Mail:
    """A mail of the visitor's committees; else there is no such page."""
    return mails.mail(mail_id, mine(), visitor()) or abort(404)
