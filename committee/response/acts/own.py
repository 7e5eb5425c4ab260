"""Who may speak for whom in the written exchange."""

from collections.abc import Iterable

from committee.case.reads import COMPLAINANT_SIDE, RESPONDENT_SIDE
from committee.case.records import Case, Document, Party
from committee.permissions import Occasion, Role
from committee.response import rules


def require_respondent(case: Case, party: Party, occasion: Occasion) -> None:
    """The party answers in this case, and acts for itself or through the secretary."""
    if party.case_id != case.id or party.role not in RESPONDENT_SIDE:
        raise rules.NotOfThisCase(f"{party.name} is geen verweerder in deze zaak.")
    require_own(party, occasion)


def require_parties(case: Case, parties: Iterable[Party]) -> None:
    """Every party is one of this case."""
    for party in parties:
        if party.case_id != case.id:
            raise rules.NotOfThisCase(f"{party.name} hoort niet bij deze zaak.")


def require_paper(case: Case, document: Document) -> None:
    """The paper is in the file of this case."""
    if document.case_id != case.id:
        raise rules.NotOfThisCase("Dit stuk hoort niet bij deze zaak.")


def require_own(party: Party, occasion: Occasion) -> None:
    """A party acts for itself; a representative for the complainant's side."""
    actor = occasion.decided_by
    if actor.party_id is None or actor.party_id == party.id:
        return
    if actor.role is Role.REPRESENTATIVE and party.role in COMPLAINANT_SIDE:
        return
    raise rules.NotYours(f"U kunt dit niet doen namens {party.name}.")
