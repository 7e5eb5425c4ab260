"""The verbs of stage 1: what arrives, becomes a case, is acknowledged and completed."""

from committee.escalation.acts.acknowledging import acknowledge
from committee.escalation.acts.arriving import ask_identity, confirm_text, sender, set_aside, take_in
from committee.escalation.acts.registering import register

__all__ = ["acknowledge", "ask_identity", "confirm_text", "register", "sender", "set_aside", "take_in"]
