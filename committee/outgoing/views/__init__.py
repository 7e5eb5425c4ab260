"""The pages of the outbox: its shelves, and one letter; importing this hangs them in one blueprint."""

from committee.outgoing.views import letters
from committee.outgoing.views.shelves import bp

__all__ = ["bp", "letters"]
