"""Every verb there is: importing this fills the register in case/verbs.py."""

from committee.admissibility import acts as admissibility
from committee.course import acts as course
from committee.deliberation import acts as deliberation
from committee.escalation import acts as escalation
from committee.hearing import acts as hearing
from committee.response import acts as response
from committee.verdict import acts as verdict

__all__ = ["admissibility", "course", "deliberation", "escalation", "hearing", "response", "verdict"]
