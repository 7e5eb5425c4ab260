"""What stage 6 refuses, each named for what is wrong."""

from committee.case.refusals import Refusal


class NoOutcome(Refusal):
    """There is no element, so that nothing can follow from them."""


class Blocked(Refusal):
    """The verdict cannot be signed yet; the message names everything that is missing."""


class AnotherText(Refusal):
    """The text was changed since it was prepared or read."""


class NotTheSigner(Refusal):
    """The regulation has somebody else sign."""


class NothingToServe(Refusal):
    """There is no signed verdict."""


class StillNeeded(Refusal):
    """What was said in chambers may not be destroyed yet."""


class NothingInChambers(Refusal):
    """Nothing of what was said in chambers is left."""


class NotOfThisCase(Refusal):
    """The party is none of this case, or speaks for another."""


class NoReasons(Refusal):
    """This request or decision needs its words."""


class NothingAsked(Refusal):
    """No request of this party for a correction waits for a decision."""


class NotInTheText(Refusal):
    """The words to correct are not in the verdict, or stand there more than once."""


class NotClerical(Refusal):
    """A correction mends slips of the pen and sums; an outcome is none."""


class NoSuchRecommendation(Refusal):
    """The reaction answers a recommendation that is not in the verdict, or leaves one out."""


class ReactionAwaited(Refusal):
    """The reaction is not in and its term has not passed, or nobody noted that it stayed out."""


class CorrectionWaiting(Refusal):
    """A request for a correction waits for a decision."""
