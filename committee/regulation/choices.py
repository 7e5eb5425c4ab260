"""The choices a regulation makes, each with every value it may take."""

from enum import StrEnum


class Kind(StrEnum):
    """Whose regulation it is: a committee's, or an organisation's own first-line procedure."""

    COMMITTEE = "committee"
    FIRST_LINE = "first-line"


class Counted(StrEnum):
    """Which way a term counts."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Shorten(StrEnum):
    """Who may shorten a term."""

    NOBODY = "nobody"
    CHAIR = "chair"
    BOTH_PARTIES = "both parties"


class Duty(StrEnum):
    """Whether a ground may or must lead to refusal."""

    MAY = "may"
    MUST = "must"


class GroundKind(StrEnum):
    """What a ground leads to."""

    INADMISSIBLE = "inadmissible"
    NOT_COMPETENT = "not_competent"
    MANIFESTLY_UNFOUNDED = "manifestly_unfounded"


class Anonymity(StrEnum):
    """What happens to a complaint without a name."""

    MELDING = "melding"
    REFUSE_UNREGISTERED = "refuse_unregistered"
    REFUSE_REGISTERED = "refuse_registered"
    UNSTATED = "unstated"


class IncompletePolicy(StrEnum):
    """What an incomplete complaint does to the terms: nothing, stand still, or start anew when complete."""

    NONE = "none"
    SUSPEND = "suspend"
    RESTART = "restart"
    UNSTATED = "unstated"


class Proceedings(StrEnum):
    """What another procedure on the same matter does to the complaint."""

    REFUSE = "refuse"
    END = "end"
    SUSPEND = "suspend"
    CONTINUE = "continue"
    UNSTATED = "unstated"


class Withdrawal(StrEnum):
    """Whether a complaint may be withdrawn freely or only with the other party's consent."""

    FREE = "free"
    CONSENT = "consent"
    UNSTATED = "unstated"


class BindingOn(StrEnum):
    """Who is bound by the verdict; `advice`: the board decides on it; `nobody`: a first-line answer."""

    ORGANISATION = "organisation"
    BOTH = "both"
    ADVICE = "advice"
    NOBODY = "nobody"


class Damages(StrEnum):
    """Whether a claim for damages is in scope."""

    IN = "in"
    OUT = "out"
    UNSTATED = "unstated"


class Publication(StrEnum):
    """Whether verdicts are published."""

    NONE = "none"
    ANONYMISED = "anonymised"
    UNSTATED = "unstated"


class Together(StrEnum):
    """Whether parties are heard in each other's presence."""

    TOGETHER = "together"
    APART = "apart"


class Signer(StrEnum):
    """Who signs a verdict."""

    CHAIR = "chair"
    SECRETARY = "secretary"


class AllowedBy(StrEnum):
    """Who allows a second written round."""

    CHAIR = "chair"
    ALWAYS = "always"
    NOBODY = "nobody"


class Moment(StrEnum):
    """When a reminder goes out."""

    HALFWAY = "halfway"
    LAST_CALL = "last_call"
    OVERDUE = "overdue"
