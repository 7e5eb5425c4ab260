"""Who looked in the case of a party."""

from committee.calendar_nl import local_day
from committee.case.records import Case
from committee.desk.reads.readings import looks
from committee.permissions import PARTIES, Actor, Role, Unknown
from committee.portal.rules.looked import Day, Seen, days
from committee.store import db

MOST = 1000
READ_BY = PARTIES | {Role.CLIENT}


def looked_by(viewer: Actor) -> tuple[Day, ...]:
    """Who looked in this party's case, by day; what is of chambers alone stays out.

    For both sides and the client: others would read here who else is heard. Raises Unknown.
    """
    if viewer.role not in READ_BY:
        raise Unknown
    case = db.session.get_one(Case, viewer.case_id)
    found = looks(case.id, case.committee_id, most=MOST)
    return days(Seen(local_day(one.at), one.key == viewer.key, one.role, one.what) for one in found)
