"""Who looked in the case of a party."""

from dataclasses import dataclass

from committee.calendar_nl import local_day
from committee.case.records import Case
from committee.desk.reads.readings import looks
from committee.permissions import PARTIES, Actor, Role, Unknown
from committee.portal.rules.looked import Day, Seen, days
from committee.store import db

MOST = 1000   # readings on a page
TOO_HIGH = 2**31   # no key of a reading is
READ_BY = PARTIES | {Role.CLIENT}


@dataclass(frozen=True)
class Looked:
    """A page of who looked. older: before which reading the next page begins, None on the last one."""

    days: tuple[Day, ...]
    older: int | None


def looked_by(viewer: Actor, before: int | None = None) -> Looked:
    """Who looked in this party's case, by day, newest first; what is of chambers alone stays out.

    before: only what is older than this reading. For both sides and the client: others would read here who
    else is heard. Raises Unknown.
    """
    if viewer.role not in READ_BY:
        raise Unknown
    case = db.session.get_one(Case, viewer.case_id)
    if before is not None and not 0 < before < TOO_HIGH:
        raise Unknown
    found = looks(case.id, case.committee_id, most=MOST + 1, before=before)
    shown = found[:MOST]
    seen = days(Seen(local_day(one.at), one.key == viewer.key, one.role, one.what) for one in shown)
    return Looked(seen, shown[-1].id if len(found) > MOST else None)
