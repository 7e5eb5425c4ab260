"""The acts that cross the stages: leaving, standing still, who sits, mending, reminding."""

from committee.course.acts.leaving import discontinue, settle, withdraw
from committee.course.acts.lengthening import extend_overall
from committee.course.acts.reminding import remind
from committee.course.acts.righting import put_right
from committee.course.acts.standing_still import resume, suspend
from committee.course.acts.undoing import undo

__all__ = [
    "discontinue", "extend_overall", "put_right", "remind", "resume", "settle", "suspend", "undo", "withdraw",
]
