"""Where a party is reached in its case: a person at his own address, an organisation at the one it has here.

A person is of one case; an organisation is of many, so what is changed of it in one case stands with its
party there. Where nothing does, its own record counts, which the administration alone changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func

from committee.case.records import Case, Party
from committee.people.records import Organisation, Person

PLACE = ("street", "postcode", "town")
MOVES_WHOLE = (("email",), ("phone",), PLACE)   # half an address of here and half of there is nobody's


@dataclass(frozen=True)
class Reach:
    """Mail address, telephone and place; empty where nothing is known."""

    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""


FIELDS = tuple(Reach.__dataclass_fields__)


def reach_of(party: Party) -> Reach:
    """Where a party is reached in its case."""
    if party.person is not None:
        return _of(party.person)
    record = _of(party.organisation)
    return Reach(**{name: getattr(record, name) if own is None else own
                    for name in FIELDS for own in [getattr(party, name)]})


def reach_of_organisation(case: Case) -> Reach:
    """Where the organisation complained about is reached in a case."""
    ours = (party for party in case.parties
            if party.organisation_id == case.organisation_id and party.until_day is None)
    party = next(ours, None)
    return reach_of(party) if party else _of(case.organisation)


def reached(name: str) -> ColumnElement[str]:
    """A field in a select that joins Party with its Person or its Organisation; empty where unknown."""
    return func.coalesce(*(getattr(of, name) for of in (Person, Party, Organisation)), "").label(name)


def change(party: Party, said: Mapping[str, str]) -> None:
    """Let a party be reached elsewhere in its case; an empty text takes away. An organisation's record stays.

    What is again as in the record follows the record from then on.
    """
    if party.person is not None:
        for name, text in said.items():
            setattr(party.person, name, text if name in PLACE else text or None)
        return
    now, record = reach_of(party), _of(party.organisation)
    for names in MOVES_WHOLE:
        wanted = {name: said.get(name, getattr(now, name)) for name in names}
        if any(name in said for name in names):
            same = all(getattr(record, name) == text for name, text in wanted.items())
            for name, text in wanted.items():
                setattr(party, name, None if same else text)


def _of(who: Any) -> Reach:
    return Reach(**{name: getattr(who, name) or "" for name in FIELDS})
