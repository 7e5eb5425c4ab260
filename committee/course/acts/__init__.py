"""The acts that cross the stages: leaving, standing still, who sits, mending, reminding, keeping."""

from committee.course.acts.challenging import acquiesce, challenge, decide_challenge
from committee.course.acts.contact import change_contact
from committee.course.acts.keeping import hold_file, note, release_file, write_letter
from committee.course.acts.leaving import settle, withdraw
from committee.course.acts.lengthening import extend_overall
from committee.course.acts.moving import move_terms
from committee.course.acts.reminding import remind
from committee.course.acts.righting import put_right
from committee.course.acts.seats import reconfirm, recuse, replace_member
from committee.course.acts.standing_still import resume, suspend
from committee.course.acts.stopping import discontinue
from committee.course.acts.undoing import undo

__all__ = [
    "acquiesce", "challenge", "change_contact", "decide_challenge", "discontinue", "extend_overall",
    "hold_file", "move_terms", "note", "put_right", "reconfirm", "recuse", "release_file", "remind",
    "replace_member", "resume", "settle", "suspend", "undo", "withdraw", "write_letter",
]
