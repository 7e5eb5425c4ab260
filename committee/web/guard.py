"""Who may open an address. What nobody opened does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from committee import clock
from committee.calendar_nl import local_day
from committee.people import links
from committee.people.links import DeadLink
from committee.people.signin import Service
from committee.permissions import MAY, Actor, Role
from committee.procedure import Act

ANYBODY = "anybody"
PARTY = "party"
STAFF = (Role.SECRETARY, Role.CHAIR, Role.MEMBER)
MOST_DIGITS = 9   # of a number in an address: a longer one fits no column, and no thing here has it
F = TypeVar("F", bound=Callable[..., Any])


def guarded(*acts: Act) -> Callable[[F], F]:
    """Open an address to the staff who may decide one of these acts, or record it for another."""
    return open_to(*{Role.SECRETARY, *(role for act in acts for role in MAY[act])})


def open_to(*whom: Role | str) -> Callable[[F], F]:
    """Open an address to anybody, to a party that came by its link, or to staff with one of these roles.

    Staff that is signed out is sent to sign in; staff in another role sees no page there.
    """

    def opened(view: F) -> F:
        @wraps(view)
        def guarded_view(*args: Any, **values: Any) -> Any:
            return _turned_away(whom) or view(*args, **values)

        guarded_view.opened_to = frozenset(whom)  # type: ignore[attr-defined]
        return guarded_view  # type: ignore[return-value]

    return opened


def stand(app: Flask) -> None:
    """Put the guard before every address, and open the static files."""
    app.view_functions["static"] = open_to(ANYBODY)(app.view_functions["static"])
    app.before_request(_note_the_moment)
    app.before_request(_deny_unguarded)


def unguarded(app: Flask) -> list[str]:
    """The endpoints nobody opened."""
    return sorted(name for name, view in app.view_functions.items() if not hasattr(view, "opened_to"))


def current_actors() -> tuple[Actor, ...]:
    """What the signed-in visitor is today, once per committee and role."""
    actors: tuple[Actor, ...] = current_user.actors(g.today)
    return actors


def current_services() -> tuple[Service, ...]:
    """The memberships of the signed-in visitor that hold today."""
    services: tuple[Service, ...] = current_user.serving(g.today)
    return services


def current_party_id() -> int:
    """The party that came by its link; the guard has let it in."""
    party_id: int = g.party_id
    return party_id


def _turned_away(whom: tuple[Role | str, ...]) -> Response | None:
    if ANYBODY in whom:
        return None
    if PARTY in whom:
        g.party_id = _visiting()
        return None
    if not current_user.is_authenticated:
        wanted = request.full_path.rstrip("?") if request.method != "POST" else None
        return redirect(url_for("people.sign_in", naar=wanted), 303)
    if not any(actor.role in whom for actor in current_actors()):
        abort(404)
    return None


def _visiting() -> int:
    """The party of this visit. Raises DeadLink once its hour is over or its link is dead."""
    party_id = links.visiting(session.get("link"), session.get("link_until"), g.at)
    if party_id is None:
        raise DeadLink
    session["link_until"] = links.hour_from(g.at)
    return party_id


def _note_the_moment() -> None:
    g.at = clock.now()
    g.today = local_day(g.at)


def _deny_unguarded() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is not None and not hasattr(view, "opened_to"):
        abort(404)
    said = [*(request.view_args or {}).values(), *request.args.values()]
    if any(_impossible(str(one)) for one in said):
        abort(404)


def _impossible(said: str) -> bool:
    """What no database can look for: a NUL, or a number beyond every key."""
    digits = said.removeprefix("-")
    return "\0" in said or (digits.isdecimal() and len(digits) > MOST_DIGITS)
