"""The verbs of stage 1: what arrives, becomes a case, is acknowledged and completed."""

from committee.escalation.acts.acknowledging import acknowledge
from committee.escalation.acts.arriving import ask_identity, confirm_text, sender, set_aside, take_in
from committee.escalation.acts.completing import Answer, complete, lapse_completion, request_completion
from committee.escalation.acts.joining import add_party
from committee.escalation.acts.registering import register
from committee.escalation.acts.wording import add_element, reword_element

__all__ = [
    "Answer",
    "acknowledge",
    "add_element",
    "add_party",
    "ask_identity",
    "complete",
    "confirm_text",
    "lapse_completion",
    "register",
    "request_completion",
    "reword_element",
    "sender",
    "set_aside",
    "take_in",
]
