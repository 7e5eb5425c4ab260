"""What is refused in the course of a case, each named for what is wrong."""

from committee.case.refusals import Refusal


class NoReasons(Refusal):
    """This act needs words: a reason, a text, a heading."""


class NotOfThisCase(Refusal):
    """The party, element, seat or entry belongs to another case."""


class NotYours(Refusal):
    """Somebody acts for a party or a place that is not his."""


class NothingLeft(Refusal):
    """There is nothing to which this can be done."""


class NoConsent(Refusal):
    """The written consent that the regulation asks for is not there."""


class WrongDay(Refusal):
    """The day cannot be right: it lies in the future, or before what it follows."""


class NotSuspendable(Refusal):
    """The regulation knows no such suspension, or it runs already."""


class NotReachable(Refusal):
    """There would be no address left by which this party is reached."""


class OtherWay(Refusal):
    """The regulation answers a procedure elsewhere in another way."""


class NoExtension(Refusal):
    """The term cannot be lengthened: it does not run, it has passed, or it was lengthened before."""


class NotUndoable(Refusal):
    """The act cannot be undone: it left the house, or it is not one that can be taken back."""


class NotPutRight(Refusal):
    """The act cannot be put right, or nothing about it is."""


class NoChallenge(Refusal):
    """There is no challenge to decide, or there is one already."""


class WrongDecider(Refusal):
    """Nobody decides on his own place or re-confirms his own decision."""


class WrongMember(Refusal):
    """This person cannot take the place."""
