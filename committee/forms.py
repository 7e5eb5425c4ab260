"""Every page of an act there is: importing this fills the registers in web/pages.py."""

from committee.admissibility import forms as admissibility
from committee.course import forms as course
from committee.deliberation import forms as deliberation
from committee.escalation import forms as escalation
from committee.hearing import forms as hearing
from committee.portal import forms as portal
from committee.response import forms as response
from committee.verdict import forms as verdict

__all__ = [
    "admissibility", "course", "deliberation", "escalation", "hearing", "portal", "response", "verdict",
]
