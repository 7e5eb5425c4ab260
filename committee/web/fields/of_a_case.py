"""Fields that choose something of the case: a party, an element, a seat, somebody who serves, a paper."""

from collections.abc import Callable, Sequence
from typing import Any

from committee.case.offer import Offer, OfferedElement, OfferedPaper, OfferedParty, OfferedSeat
from committee.case.records import Document, Element, Party, Seat, Standing
from committee.people.records import Account
from committee.permissions import LABELS, Role
from committee.store import db
from committee.web.fields.choosing import OneOf, SomeOf

LONG_LIST = 7   # more choices than this fold into a list
Chosen = list[tuple[str, ...]]


def party_choices(found: Sequence[OfferedParty]) -> Chosen:
    """Parties as choices: name, and what they are to the case."""
    return [(str(party.id), party.name, party.what) for party in found]


def element_choices(found: Sequence[OfferedElement]) -> Chosen:
    """Elements as choices: number and wording."""
    return [(str(one.id), f"Onderdeel {one.number}", one.text) for one in found]


def seat_choices(found: Sequence[OfferedSeat]) -> Chosen:
    """Places on the panel as choices."""
    return [(str(seat.id), f"{seat.name}, {LABELS[seat.role]}") for seat in found]


def paper_choices(found: Sequence[OfferedPaper]) -> Chosen:
    """Papers as choices: number and title."""
    return [(str(paper.id), f"Stuk {paper.number}: {paper.title}") for paper in found]


def party(label: str, *roles: Role, missing: str = "Kies om wie het gaat.",
          which: Callable[[Offer], Sequence[OfferedParty]] | None = None, **more: Any) -> OneOf:
    """One party, in one of these roles or as the function says."""
    def choices(offer: Offer) -> Chosen:
        return party_choices(which(offer) if which else offer.parties_in(*roles))

    return OneOf(label, missing, choices=choices, make=_got(Party), **more)


def parties(label: str, *roles: Role, missing: str = "Kies ten minste één persoon.",
            which: Callable[[Offer], Sequence[OfferedParty]] | None = None, **more: Any) -> SomeOf:
    """Any number of parties."""
    def choices(offer: Offer) -> Chosen:
        return party_choices(which(offer) if which else offer.parties_in(*roles))

    return SomeOf(label, missing, choices=choices, make=_got(Party), **more)


def element(label: str, *standings: Standing, missing: str = "Kies een klachtonderdeel.",
            which: Callable[[Offer], Sequence[OfferedElement]] | None = None, **more: Any) -> OneOf:
    """One element, in one of these standings or as the function says."""
    def choices(offer: Offer) -> Chosen:
        return element_choices(which(offer) if which else offer.elements_in(*standings))

    return OneOf(label, missing, choices=choices, make=_got(Element), **more)


def elements(label: str, *standings: Standing, missing: str = "Kies ten minste één klachtonderdeel.",
             which: Callable[[Offer], Sequence[OfferedElement]] | None = None, **more: Any) -> SomeOf:
    """Any number of elements, in one of these standings or as the function says."""
    def choices(offer: Offer) -> Chosen:
        return element_choices(which(offer) if which else offer.elements_in(*standings))

    return SomeOf(label, missing, choices=choices, make=_got(Element), **more)


def seat(label: str, missing: str = "Kies om wie het gaat.", **more: Any) -> OneOf:
    """One place on the panel."""
    return OneOf(label, missing, choices=lambda offer: seat_choices(offer.seats), make=_got(Seat), **more)


def servant(label: str, *roles: Role, missing: str = "Kies iemand.", **more: Any) -> OneOf:
    """Somebody who serves the committee in one of these roles."""
    return OneOf(label, missing, choices=_serving(roles), make=_got(Account), **more)


def servants(label: str, *roles: Role, missing: str = "Kies ten minste één persoon.", **more: Any) -> SomeOf:
    """Some who serve the committee in one of these roles."""
    return SomeOf(label, missing, choices=_serving(roles), make=_got(Account), **more)


def panelist(label: str, *, missing: str = "", **more: Any) -> SomeOf:
    """Some who sit on the panel of this case."""
    def choices(offer: Offer) -> Chosen:
        return [(str(one.account_id), f"{one.name}, {LABELS[one.role]}") for one in offer.seats]

    return SomeOf(label, missing, choices=choices, make=_got(Account), **more)


def paper(label: str, missing: str = "Kies een stuk.",
          which: Callable[[OfferedPaper], bool] | None = None, **more: Any) -> OneOf:
    """One paper of the file."""
    def choices(offer: Offer) -> Chosen:
        return paper_choices([one for one in offer.papers if which is None or which(one)])

    return OneOf(label, missing, choices=choices, make=_got(Document), **more)


def _serving(roles: Sequence[Role]) -> Callable[[Offer], Chosen]:
    def choices(offer: Offer) -> Chosen:
        return [(str(one.account_id), one.name + (" (plaatsvervanger)" if one.substitute else ""))
                for one in offer.servants if not roles or one.role in roles]

    return choices


def _got(record: type[Any]) -> Callable[[str], Any]:
    """The row of a chosen id; it was offered a moment ago, and the transaction looks again."""
    return lambda chosen: db.session.get_one(record, int(chosen))
