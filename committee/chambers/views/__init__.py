"""The pages of chambers: the draft, the comments on it, its versions; and the page with one's own cases."""

from committee.chambers.views import comparing, drafting, noting
from committee.chambers.views.entry import bp

__all__ = ["bp", "comparing", "drafting", "noting"]
