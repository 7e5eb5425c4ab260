"""The calendar of hearings."""

from datetime import date, timedelta

from flask import Blueprint, g, render_template, request

from committee.docket.reads import sittings
from committee.docket.rules import AHEAD, WEEK, monday_of, weeks
from committee.web.guard import STAFF, current_actors, current_services, open_to

bp = Blueprint("docket", __name__)


@bp.get("/zittingen")
@open_to(*STAFF)
def calendar() -> str:
    """The hearings of four weeks, of all committees of the visitor or of one."""
    committee, monday = request.args.get("commissie", ""), monday_of(_wanted())
    mine = [actor for actor in current_actors() if actor.role in STAFF]
    found = sittings(mine, monday, monday + AHEAD * WEEK, committee)
    served = {service.slug: service.committee for service in current_services() if service.role in STAFF}
    return render_template("docket/calendar.html", weeks=weeks(monday, found), monday=monday,
                           committee=committee, committees=served, step=AHEAD * WEEK)


@bp.get("/zittingen/lijst")
@open_to(*STAFF)
def docket() -> str:
    """The docket (zittingslijst) of one day, to print on one page."""
    day, committee = _wanted(), request.args.get("commissie", "")
    mine = [actor for actor in current_actors() if actor.role in STAFF]
    found = sittings(mine, day, day + timedelta(days=1), committee)
    return render_template("docket/docket.html", day=day, sittings=found, committee=committee)


def _wanted() -> date:
    """The day in the address; today when there is none, or when it is no day."""
    try:
        wanted = date.fromisoformat(request.args.get("dag", ""))
    except ValueError:
        return g.today  # type: ignore[no-any-return]
    return wanted if 2000 <= wanted.year <= 2100 else g.today
