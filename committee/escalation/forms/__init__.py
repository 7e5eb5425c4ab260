"""The forms of stage 1, and the pages of its acts; importing this registers them."""

from committee.escalation.forms import completing, joining, wording

__all__ = ["completing", "joining", "wording"]
