"""The verbs of the hearing, by what they are about: panel, days, convening, answers, session."""

from committee.hearing.acts.answers import reply
from committee.hearing.acts.bundling import make_bundle, planned, prepare_bundle
from committee.hearing.acts.convening import cancel_hearing, convene, postpone
from committee.hearing.acts.days import ask_availability, give_availability
from committee.hearing.acts.panel import declare_independence, seat_panel
from committee.hearing.acts.printing import Prepared, printed
from committee.hearing.acts.replies import Taken, Unmatched, take_reply
from committee.hearing.acts.session import Attendee, Task, adjourn, close_hearing, hold, waive_hearing
from committee.hearing.acts.summons import call_off, swap_invitee, tell_composition
from committee.hearing.records import Answer, Way

__all__ = [
    "Answer", "Attendee", "Prepared", "Taken", "Task", "Unmatched", "Way", "adjourn", "ask_availability",
    "call_off", "cancel_hearing", "close_hearing", "convene", "declare_independence",
    "give_availability", "hold", "make_bundle", "planned", "postpone", "prepare_bundle", "printed", "reply",
    "seat_panel", "swap_invitee", "take_reply", "tell_composition", "waive_hearing",
]
