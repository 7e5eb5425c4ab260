"""Who looked in the case of a party."""

from committee.calendar_nl import local_day
from committee.case.records import Case
from committee.desk.reads.readings import looks
from committee.permissions import Actor
from committee.portal.rules.looked import Day, Seen, days
from committee.store import db

MOST = 1000


def looked_by(viewer: Actor) -> tuple[Day, ...]:
    """Who looked in this party's case, by day; what is of chambers alone stays out."""
    case = db.session.get_one(Case, viewer.case_id)
    found = looks(case.id, case.committee_id, most=MOST)
    return days(Seen(local_day(one.at), one.key == viewer.key, one.role, one.what) for one in found)
