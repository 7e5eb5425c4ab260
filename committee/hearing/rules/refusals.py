"""What the acts of the hearing refuse, each by its own name; and what must be said."""

from committee.case.refusals import Refusal
from committee.dutch import number_words
from committee.regulation import Regulation


class WrongPanel(Refusal):
    """The panel asked for is not one the regulation knows."""


class Incomplete(Refusal):
    """What an act must state is missing or cannot be; the message says what."""


class NotYours(Refusal):
    """People declare and answer for themselves; only the secretary notes what another said."""


class SlotRefused(Refusal):
    """The day, the hour or the place of a hearing meets objections; the message lists them."""


class TooManyMoves(Refusal):
    """The same party asked for another day too often."""


class NoHearing(Refusal):
    """There is no hearing in this case to which this can be done."""


class NotInvited(Refusal):
    """Who was not invited cannot be missed, and cannot answer."""


class WaiverMissing(Refusal):
    """No hearing may be left out without a waiver of all, or the rule of the manifestly unfounded."""


def said(text: str | None, what: str, most: int = 20_000) -> str:
    """The text without space around it. what: how it is called. Raises Incomplete if empty or too long."""
    found = (text or "").strip()
    if not found:
        raise Incomplete(f"{what} ontbreekt.")
    if len(found) > most:
        raise Incomplete(f"{what} is te lang: ten hoogste {most} tekens.")
    return found


def check_requests(name: str, earlier: int, weighty: bool, regulation: Regulation) -> None:
    """Refuse one request more of a party for another day than the regulation leaves free.

    earlier: how often this party asked before. Raises TooManyMoves.
    """
    if weighty or earlier < regulation.hearing.moves_without_weight:
        return
    only = f"kan alleen om zwaarwegende redenen ({regulation.article('hearing')})."
    if not earlier:
        raise TooManyMoves(f"Een andere dag {only}")
    asked = f"{name} vroeg al {number_words(earlier)} keer om een andere dag."
    raise TooManyMoves(f"{asked} Nog een keer {only}")
