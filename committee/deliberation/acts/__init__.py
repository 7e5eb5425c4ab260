"""The verbs of stage 5: write in the draft, agree, decide, and go back."""

from committee.deliberation.acts.deciding import agree, decide, reopen
from committee.deliberation.acts.finding import find

__all__ = ["agree", "decide", "find", "reopen"]
