"""The inbox: what came in and waits; one message with its papers, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from committee.case.verbs import VERBS
from committee.deadlines import Clock
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.views import Answer, answered
from committee.escalation.records import Fate
from committee.intake import mails, reads
from committee.intake.forms.deeds import AsideForm, ConfirmForm, IdentityForm
from committee.intake.reads import Message
from committee.intake.views.handing import (
    a_deed,
    a_page,
    bp,
    found,
    mine,
    now,
    of_message,
    said_by,
    with_message,
)
from committee.intake.views.mail import visitor
from committee.people.records import Committee
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db
from committee.web.download import handed_over
from committee.web.guard import open_to
from committee.web.pages import ActPage

CONFIRM = a_page(
    Act.CONFIRM_TEXT, "Leg vast dat klager de tekst bevestigt",
    ("De klacht geldt als ingediend vanaf de dag van de bevestiging.",
     "Daarna kunt u er een zaak van maken."), ConfirmForm, button="Leg de bevestiging vast")
IDENTITY = a_page(
    Act.ASK_IDENTITY, "Vraag naar de naam",
    ("De afzender leest waarom wij de naam nodig hebben en wat er zonder naam gebeurt.",
     "Dit vragen wij één keer."), IdentityForm, button="Bekijk het bericht")
ASIDE = a_page(
    Act.SET_ASIDE, "Leg terzijde",
    ("Van dit bericht komt geen zaak.", "De afzender krijgt een brief met de redenen, als dat kan."),
    AsideForm, button="Bekijk de brief")
FITS: dict[Act, Callable[[Message], bool]] = {
    Act.CONFIRM_TEXT: lambda it: it.oral,
    Act.ASK_IDENTITY: lambda it: it.fate is Fate.ANONYMOUS and it.identity_asked_on is None,
    Act.SET_ASIDE: lambda it: it.waits,
}
BEGUN = {   # by the end of its address: what may lie kept on the page of a message
    "nieuwe-zaak": "Nieuwe zaak", "bij-zaak": "Voeg bij een zaak", "bevestigd": CONFIRM.verb,
    "vraag-naam": IDENTITY.verb, "terzijde": ASIDE.verb,
}


@bp.get("/postvak")
@open_to(Role.SECRETARY)
def inbox() -> str:
    """What came in over the visitor's committees: what waits, or what is done with."""
    done = request.args.get("stand") == "afgehandeld"
    return render_template("intake/inbox.html", lines=reads.inbox(mine(), done=done), done=done,
                           mails=mails.mails(mine(), visitor(), done=done), several=len(mine()) > 1,
                           cap=reads.CAP)


@bp.get("/postvak/<int:submission>")
@open_to(Role.SECRETARY)
def message(submission: int) -> str:
    """One message with its papers."""
    shown = found(submission)
    begun, _, more = request.args.get("bewaard", "").partition("?")
    return render_template("intake/message.html", message=shown, done="gedaan" in request.args,
                           begun=BEGUN.get(begun), begun_at=f"{request.path}/{begun}" + (more and f"?{more}"),
                           fits={act.value: fits(shown) for act, fits in FITS.items()})


@bp.get("/postvak/<int:submission>/stukken/<int:place>")
@open_to(Role.SECRETARY)
def paper(submission: int, place: int) -> Response:
    """A paper that came along, to keep."""
    kept = next((one for one in found(submission).papers if one.place == place), None) or abort(404)
    return handed_over(kept.sha256, kept.filename, kept.media_type)


@bp.route("/postvak/<int:submission>/bevestigd", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def confirm(submission: int) -> Answer:
    """The complainant says that the text is right."""
    def do(sheet: Sheet, it: Message) -> None:
        form = sheet.form
        occasion = said_by(it, sheet.offer.viewer, form["on"].data, form["means"].data)
        VERBS[Act.CONFIRM_TEXT].do(_committee(it), it.id, occasion=occasion)

    return _deed(submission, CONFIRM, do)


@bp.route("/postvak/<int:submission>/vraag-naam", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def identity(submission: int) -> Answer:
    """Ask whoever gave no name for it."""
    def do(sheet: Sheet, it: Message) -> None:
        VERBS[Act.ASK_IDENTITY].do(_committee(it), it.id, occasion=now(sheet.offer.viewer))

    return _deed(submission, IDENTITY, do)


@bp.route("/postvak/<int:submission>/terzijde", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def aside(submission: int) -> Answer:
    """Make no case of it."""
    def do(sheet: Sheet, it: Message) -> None:
        VERBS[Act.SET_ASIDE].do(_committee(it), it.id, **sheet.form.content(),
                                occasion=now(sheet.offer.viewer))

    return _deed(submission, ASIDE, do)


def _committee(it: Message) -> Committee:
    return db.session.get_one(Committee, it.committee_id)


def _deed(submission: int, page: ActPage, do: Callable[[Sheet, Message], None]) -> Answer:
    """One thing that is done with a message, if it fits; else the message itself."""
    it = found(submission)
    if request.method != "POST" and not FITS[page.act](it):
        return redirect(url_for("intake.message", submission=submission), 303)
    offer = replace(reads.arriving(it.committee_id, mine()[it.committee_id], g.today), known=it)

    def done(sheet: Sheet) -> tuple[Done, dict[Clock, date]]:
        do(sheet, it)
        return with_message(it.id), {}

    begun = of_message(submission, request.path.rpartition("/")[2])
    return answered(a_deed(_shown, done, begun=begun), page, offer, by_party=True)


def _shown(sheet: Sheet) -> str:
    return render_template("intake/deed.html", sheet=sheet, page=sheet.page, offer=sheet.offer,
                           form=sheet.form)
