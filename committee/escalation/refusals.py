"""What this stage refuses, named for what is wrong; the message is a whole Dutch sentence.

Pure.
"""

from committee.case.refusals import Refusal


class Unconfirmed(Refusal):
    """An oral complaint is filed only once the complainant has confirmed its text."""


class Anonymous(Refusal):
    """Nobody is named as complainant."""


class NotAnonymous(Refusal):
    """The complainant is known, but does not want the other side to know."""


class AlreadyRegistered(Refusal):
    """From this submission a case was made before."""


class NotWaiting(Refusal):
    """This submission is not, or no longer, waiting for this."""


class TooMany(Refusal):
    """The parties brought as many helpers into this case as they can by themselves."""


class OtherBody(Refusal):
    """The same reference came in before, with another content."""


class NotAffiliated(Refusal):
    """The organisation does not belong to this committee."""


class NoRegulation(Refusal):
    """The committee has no regulation yet."""


class NotReceivedYet(Refusal):
    """The day of receipt lies in the future."""


class NotConsentedYet(Refusal):
    """The day on which the complainant agreed to be bound lies in the future."""


class NothingSaid(Refusal):
    """A text is empty or far too long."""


class AskFirst(Refusal):
    """Who can be asked for a name is asked once before the complaint is set aside."""


class AlreadyAcknowledged(Refusal):
    """The receipt of this complaint was acknowledged before."""


class NothingAsked(Refusal):
    """A request for completion says what is missing."""


class UnknownField(Refusal):
    """The regulation does not ask this of a complaint."""


class NoTerm(Refusal):
    """The regulation sets no term for this, so no last day can be named."""


class TermRuns(Refusal):
    """The term has not passed yet."""


class Late(Refusal):
    """The answer came after the term; only the chair lets it in, with a reason."""


class WrongElement(Refusal):
    """This element is not in this case, or no longer open to this."""


class NoPower(Refusal):
    """Who speaks for another shows that he may."""


class WrongParty(Refusal):
    """Somebody of this role or of this case cannot be joined in this way."""
