"""The verbs of stage 2: a ruling on each element, forwarding, and the objection against a refusal."""

from committee.admissibility.acts.forwarding import Recipient, forward
from committee.admissibility.acts.objections import lodge_objection, reject_objection, uphold_objection
from committee.admissibility.acts.rulings import admit, declare_inadmissible, declare_not_competent

__all__ = [
    "Recipient",
    "admit",
    "declare_inadmissible",
    "declare_not_competent",
    "forward",
    "lodge_objection",
    "reject_objection",
    "uphold_objection",
]
