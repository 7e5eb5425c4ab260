"""Whose case, whose words: what every act of the hearing checks of the people named in it."""

from collections.abc import Iterable
from typing import Any

from committee.case import gate
from committee.case.records import Case, Party
from committee.hearing import rules
from committee.people.records import Account
from committee.permissions import Occasion, Role, Standing


def of_case(case: Case, parties: Iterable[Party]) -> None:
    """Refuse a party of another case. Raises NotInvited."""
    for party in parties:
        if party.case_id != case.id:
            raise rules.NotInvited(f"{party.name} is geen partij in zaak {case.number}.")


def not_withdrawn(case: Case, accounts: Iterable[Account]) -> None:
    """Refuse as a listener whoever stepped back: for him the case does not exist. Raises NotInvited."""
    for account in accounts:
        actor = gate.account_actor(account.id, Role.MEMBER, case.committee_id)
        if gate.standing_of(case.id, actor) is Standing.STEPPED_BACK:
            raise rules.NotInvited(f"{account.person.name} is uit deze zaak teruggetreden.")


def one(case: Case, party: Party | None, account: Account | None, occasion: Occasion) -> Party | Account:
    """The one person an act is about, who speaks for himself unless the secretary notes it.

    Without a name it is whoever decides. Raises Incomplete, NotInvited or NotYours.
    """
    who = occasion.decided_by
    if party is not None and account is not None:
        raise rules.Incomplete("Noem één persoon: een partij of iemand van de commissie.")
    if party is not None:
        of_case(case, [party])
    if party is None and account is None:
        found = next((one for one in case.parties if one.id == who.party_id), None)
        if found is None:
            raise rules.Incomplete("Noem de partij of het lid om wie het gaat.")
        return found
    mine = who.party_id == party.id if party else account is not None and who.account_id == account.id
    if not mine and who.role is not Role.SECRETARY:
        raise rules.NotYours("U kunt dit alleen voor uzelf doorgeven.")
    return party or account  # type: ignore[return-value]


def key(who: Party | Account) -> dict[str, Any]:
    """How a row or a fact names this person."""
    return {"party_id": who.id} if isinstance(who, Party) else {"account_id": who.id}
