"""The receipt is acknowledged: to the complainant, with word to the first line."""

from committee.case import gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case
from committee.case.verbs import verb
from committee.escalation import letters, reads, refusals
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act, State


@verb(Act.ACKNOWLEDGE)
def acknowledge(case: Case, occasion: Occasion) -> Entry:
    """Acknowledge the receipt, which brings the case to the review of admissibility.

    While completion is awaited the case stays there. Goes to the complainant or who speaks for him, a copy to
    whoever is spoken for and to the client; the first line hears that the file arrived. Raises
    AlreadyAcknowledged. Chapter intake.
    """
    if reads.acknowledged(case):
        raise refusals.AlreadyAcknowledged("De ontvangst van deze klacht is al bevestigd.")
    waiting = case.state is State.AWAITING_COMPLETION
    entry = gate.enter(case, Act.ACKNOWLEDGE, occasion, to=case.state if waiting else None)
    told = case_reads.complainants(case)
    for party in told:
        outbox.put(case, entry, letters.acknowledgement(case, party, reads.expected(case)), occasion.at)
    for party in case_reads.parties(case, Role.COMPLAINANT, Role.CLIENT):
        if party not in told:
            copy = letters.acknowledgement_copy(case, party, reads.expected(case), told)
            outbox.put(case, entry, copy, occasion.at)
    for officer in reads.officers(case.organisation_id):
        outbox.put(case, entry, letters.arrived(case, officer), occasion.at)
    return entry
