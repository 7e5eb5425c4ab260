"""What was refused, as a page in words: once for all pages."""

from flask import Flask, g, render_template, request, session
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from committee.case.refusals import Refusal
from committee.people import links
from committee.people.links import DeadLink
from committee.permissions import Forbidden, Unknown
from committee.procedure import NotOpen
from committee.store import Busy, db
from committee.web.contact import contacts, remembered

PAGES = {
    400: ("Dit ging niet goed", "Wij begrepen de aanvraag niet. Ga terug en probeer het opnieuw."),
    403: ("Dit mag u niet doen", "Er is niets veranderd."),
    404: ("Deze pagina is er niet",
          "Misschien klopt het adres niet, of is de pagina niet voor u bestemd. Er is niets veranderd."),
    405: ("Dit kan hier niet", "Ga terug en gebruik de knop op de pagina."),
    409: ("Dit kan nu niet", "Er is niets veranderd."),
    413: ("Dit bestand is te groot", "Verstuur bestanden van samen ten hoogste 60 MB. Er is niets bewaard."),
    429: ("Wacht even", "Er kwamen te veel aanvragen achter elkaar."),
    500: ("Er ging iets mis bij ons", "Wat u net deed is niet bewaard. Probeer het later opnieuw, of bel."),
}
FIRST = "Iemand anders was u net voor. Ga terug, bekijk wat er nu staat en probeer het opnieuw."
EXPIRED = "De pagina stond te lang open. Ga terug, laad de pagina opnieuw en probeer het nog eens."

Page = tuple[str, int]


def catch(app: Flask) -> None:
    """Map every error a page may raise to a status and a page."""
    app.register_error_handler(Unknown, lambda _error: page(404))
    app.register_error_handler(Forbidden, lambda error: page(403, str(error)))
    app.register_error_handler(NotOpen, lambda error: page(409, str(error)))
    app.register_error_handler(Refusal, lambda error: page(409, str(error)))
    app.register_error_handler(Busy, lambda error: page(409, str(error)))
    app.register_error_handler(StaleDataError, lambda _error: page(409, FIRST))
    app.register_error_handler(DeadLink, lambda _error: dead_link())
    app.register_error_handler(CSRFError, lambda _error: page(400, EXPIRED))
    app.register_error_handler(HTTPException, _answered)   # type: ignore[arg-type]
    app.register_error_handler(500, lambda _error: page(500))


def page(status: int, why: str = "") -> Page:
    """The page of one status; why: the sentence that the house gave for this refusal."""
    heading, comfort = PAGES.get(status, PAGES[400])
    db.session.rollback()
    if status == 500:
        g.pop("today", None)   # the database may be what failed: ask it nothing more
        visits, known = _came_by_link(), remembered()
    else:
        party = _party()
        visits, known = party is not None, contacts(party)
    return render_template("errors/page.html", heading=heading, why=why, comfort=comfort, contacts=known,
                           party=visits, status=status), status


def _party() -> int | None:
    """The party whose visit this is, by the link it came with."""
    return links.visiting(session.get("link"), session.get("link_until"), g.at) if "at" in g else None


def _came_by_link() -> bool:
    """Whether this browser came by a link within the hour, as its cookie alone says."""
    return "link" in session and "at" in g and not links.over(session.get("link_until"), g.at)


def dead_link(*, kept: bool = False) -> Page:
    """The page of a link that is unknown, expired or withdrawn: the same for all three.

    kept: what was typed when the visit was over waits for who comes back. Whose visit is over reads that.
    """
    db.session.rollback()
    token = (request.view_args or {}).get("token", "")
    known = contacts(links.party_of(token)) if token else ()
    over = not token and links.over(session.get("link_until"), g.at)
    return render_template("errors/dead_link.html", contacts=known or contacts(), kept=kept, over=over), 410


def _answered(error: HTTPException) -> Page | HTTPException:
    if error.code is None or error.code < 400:
        return error
    return page(error.code)
