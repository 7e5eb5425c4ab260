"""A mail that belongs to a case that is there: what it says is filed as a paper of it."""

from datetime import date

from flask import g, redirect, request, url_for

from committee.calendar_nl import local_day
from committee.case.documents import Paper
from committee.case.records import Case
from committee.case.verbs import VERBS
from committee.doing.forms import Sheet
from committee.doing.performing import Done
from committee.doing.views import Answer, answered
from committee.dutch import day_words
from committee.intake import mails
from committee.intake.forms.deeds import MailJoinForm
from committee.intake.mails import Mail
from committee.intake.views.handing import a_deed, a_page, bp
from committee.intake.views.joining import chosen, offer_of, shown, which
from committee.intake.views.mail import one_mail, visitor
from committee.permissions import Occasion, Role
from committee.procedure import Act
from committee.store import db
from committee.web.guard import open_to

JOIN = a_page(
    Act.FILE_PAPER, "Voeg bij een zaak",
    ("De tekst van de e-mail komt in het dossier van de zaak. De e-mail verdwijnt uit het postvak.",
     "Bijlagen komen niet mee. Die liggen in de mailbox, in de map wederhoor-postvak.",
     "Partijen die het stuk mogen zien krijgen bericht."), MailJoinForm, button="Bekijk wat er gebeurt")


@bp.route("/postvak/e-mail/<int:mail_id>/bij-zaak", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def join_mail(mail_id: int) -> Answer:
    """First which case, then whose paper it is."""
    it, wanted = one_mail(mail_id), request.args.get("zaak", "").strip().upper()
    if it.handled_at is not None and request.method != "POST":
        return redirect(url_for("intake.mail", mail_id=mail_id), 303)
    if "zaak" in request.form:
        return chosen("intake.join_mail", it.committee_id, mail_id=mail_id)
    offer = offer_of(it.committee_id, wanted)
    if offer is None:
        return which(wanted, mail=it)
    begun = url_for("intake.mail", mail_id=mail_id, bewaard=offer.number)
    deed = a_deed(shown, lambda sheet: (_do(sheet, it), {}), begun=begun)
    return answered(deed, JOIN, offer, by_party=True)


def _do(sheet: Sheet, it: Mail) -> Done:
    """File what it says, and take it out of the inbox. Raises AlreadySeenTo."""
    viewer = sheet.offer.viewer
    case = db.session.get_one(Case, sheet.offer.case_id, populate_existing=True, with_for_update=True)
    mails.join(it.id, visitor(), case.id, g.at)
    occasion = Occasion(max(_day(it), case.received_on), g.at, viewer, viewer)
    entry = VERBS[Act.FILE_PAPER].do(case, _paper(it), sheet.form["party"].value(), occasion=occasion)
    return Done(case.number, entry.seq)


def _day(it: Mail) -> date:
    return local_day(it.read_at)


def _paper(it: Mail) -> Paper:
    head = f"Van {it.sender or 'een onbekende afzender'}, gelezen op {day_words(_day(it))}."
    about = f"Onderwerp: {it.subject}" if it.subject else ""
    said = "\n\n".join(filter(None, (head, about, it.text or "De e-mail heeft geen tekst.")))
    return Paper(f"E-mail van {day_words(_day(it))}", f"e-mail-{it.id}.txt", "text/plain",
                 f"{said}\n".encode())
