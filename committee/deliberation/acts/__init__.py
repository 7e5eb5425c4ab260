"""The verbs of stage 5: write in the draft, comment on it, agree, decide, and go back."""

from committee.deliberation.acts.deciding import agree, decide, reopen
from committee.deliberation.acts.finding import find
from committee.deliberation.acts.noting import comment, work_in

__all__ = ["agree", "comment", "decide", "find", "reopen", "work_in"]
