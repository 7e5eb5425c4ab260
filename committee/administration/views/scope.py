"""Whose committees these are, what is said after a change, and what is kept of it: ids alone."""

import logging

from flask import g, redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from committee.administration import reads
from committee.permissions import Role
from committee.web.guard import current_actors

log = logging.getLogger("committee.administration")


def administered(*more: Role) -> dict[int, str]:
    """The committees that the visitor administers, or serves in one of these roles, by name."""
    roles = {Role.ADMIN, *more}
    return reads.committees({actor.committee_id for actor in current_actors()
                             if actor.role in roles and actor.committee_id is not None})


def noted(what: str, thing: int | str) -> None:
    """Keep in the log of the application who changed what."""
    log.info("%s %s door account %s op %s", what, thing, current_user.account_id, g.at.isoformat())


def added(what: str, thing: int, endpoint: str) -> Response:
    """Keep who added it, and go to the page of the subject, which says so."""
    noted(what, thing)
    return back(endpoint, "toegevoegd")


def back(endpoint: str, said: str) -> Response:
    """To the page of the subject, which says what was done."""
    return redirect(url_for(endpoint, bericht=said), 303)
