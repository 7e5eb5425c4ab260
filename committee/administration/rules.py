"""What an administrator may not do, each as a Dutch sentence. Pure."""

from collections.abc import Collection
from datetime import date

from committee.dutch import capital, day_words, plural

SELF = "Uw eigen account en taken wijzigt een andere beheerder."
ELSEWHERE = "Dit account werkt ook voor een commissie die u niet beheert. Beëindig hier alleen de taak."
TWICE = "Deze persoon heeft deze taak al bij deze commissie."
SAME_NAME = "Deze organisatie heeft al een sleutel met deze naam. Geef de nieuwe een andere naam."
ALREADY_TIED = "Deze organisatie is op die dag al aangesloten bij deze commissie."
ADDRESS_TAKEN = "Een ander account heeft dit e-mailadres al."
NAME_TAKEN = "Er is al een organisatie met deze naam in deze plaats."
ROOM_TWICE = "Deze zaal is er al op een van deze dagen. Geef de andere een andere naam."
MEANWHILE = "Iemand anders heeft dit intussen gewijzigd."
NOT_ELSEWHERE = "Dit account werkt ook voor een commissie die u niet beheert. Vraag het de beheerder daar."
SHARED = ("Deze organisatie hoort ook bij een commissie die u niet beheert, en die schrijft haar op dit "
          "adres. Vraag het de technische beheerder.")
OF_ANOTHER = "Dit reglement is van een andere commissie. Geef uw eigen reglement een eigen id."


def account_lead(waiting: str) -> str:
    """What is to be known before an account changes. waiting: an address its holder was asked about."""
    asked = f" Wij vroegen dit al over {waiting}; er is nog geen antwoord." if waiting else ""
    return ("De naam komt op brieven en uitspraken die hierna worden gemaakt. Een ander e-mailadres geldt "
            f"pas als deze persoon ja zegt, met een link die wij naar het oude adres sturen.{asked}")


def stranded(days: Collection[date], first: date, until: date | None, *, renamed: bool) -> str:
    """That hearings are planned in a room that changes, as a sentence. days: theirs; first, until: its."""
    number = len(days)
    there = f"{capital(plural(number, 'zitting', 'zittingen'))} {'is' if number == 1 else 'zijn'}"
    if renamed:
        return f"{there} hier al gepland. De plaats daarvan blijft zoals zij nu heet."
    early = [f"voor {day_words(first)}"] if min(days) < first else []
    late = [f"na {day_words(until)}"] if until and max(days) > until else []
    when = " of ".join([*early, *late])
    return f"{there} in deze zaal gepland op een dag {when}."


def until_before_from(first: date, until: date | None) -> str:
    """Why these days cannot be; empty when they can."""
    return "De laatste dag ligt eerder dan de eerste." if until and until < first else ""


def all_mine(mine: Collection[int], theirs: Collection[int]) -> bool:
    """Whether who administers these committees may change what is known to those: an account, an address."""
    return set(theirs) <= set(mine)


def overlaps(first: date, until: date | None, other_first: date, other_until: date | None) -> bool:
    """Whether two times share a day; None has no end."""
    return (until is None or other_first <= until) and (other_until is None or first <= other_until)
