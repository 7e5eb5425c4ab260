"""The pages of a party; importing this hangs them in one blueprint."""

from committee.portal.views import act, case
from committee.portal.views.entry import bp

__all__ = ["act", "bp", "case"]
