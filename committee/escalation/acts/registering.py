"""A submission becomes a case: number, parties, elements, what the first line did, papers, first terms."""

from datetime import date

from sqlalchemy import text

from committee.case import clocks, gate
from committee.case.documents import Paper
from committee.case.records import Case
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.escalation import reads, refusals, rules, wire
from committee.escalation.acts.arriving import submission_of, take_in
from committee.escalation.acts.filling import fill
from committee.escalation.content import Escalation
from committee.escalation.records import Fate, Submission
from committee.people.records import Committee
from committee.permissions import Occasion
from committee.procedure import Act, State
from committee.regulation import Regulation
from committee.store import db

FROM_RECEIPT = (Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.OVERALL)


@verb(Act.REGISTER)
def register(
    committee: Committee,
    escalation: Escalation | None = None,
    papers: list[Paper] | None = None,
    submission: int | None = None,
    *,
    another: bool = False,
    occasion: Occasion,
) -> Case:
    """Make a case of a complaint: it gets its number, and the terms run from the local day of receipt.

    submission: one that was taken in; without it the complaint is taken in first. escalation: the complaint
    as it is to be filed, by default as it came in. another: a second case from one submission. Nothing is
    sent: ACKNOWLEDGE does that. Raises Unconfirmed, Anonymous, NotAnonymous, NotWaiting, AlreadyRegistered,
    NotAffiliated, NoRegulation, NotConsentedYet, and what take_in raises. Chapter intake.
    """
    arrival = _arrival(committee, escalation, papers, submission, occasion=occasion)
    said = escalation or wire.built(arrival.content["said"])
    rules.require_consented(said.consented_on, occasion.on)
    counts_from = rules.counts_from(said.received_on, arrival.confirmed_on)
    version = reads.version_on(committee, counts_from)
    regulation = clocks.parsed(version.toml)
    _require_registrable(arrival, said, regulation, another)
    organisation = reads.affiliated_organisation(committee, said)
    case = _new_case(committee, said, regulation, occasion, counts_from=counts_from)
    case.submission_id, case.organisation_id, case.regulation_id = arrival.id, organisation.id, version.id
    db.session.add(case)
    db.session.flush()
    fill(case, said, arrival, organisation, regulation=regulation, occasion=occasion)
    db.session.refresh(case)
    _enter(case, arrival, regulation, occasion)
    return case


def _new_case(
    committee: Committee, said: Escalation, regulation: Regulation, occasion: Occasion, *, counts_from: date
) -> Case:
    return Case(
        number=_next_number(committee, occasion.on.year),
        committee_id=committee.id,
        state=State.RECEIVED,
        received_on=counts_from,
        subject=said.subject,
        urgent=said.urgent,
        bound=regulation.binding.on.value,
        consented_on=said.consented_on,
    )


def _arrival(
    committee: Committee,
    escalation: Escalation | None,
    papers: list[Paper] | None,
    submission: int | None,
    *,
    occasion: Occasion,
) -> Submission:
    if submission is not None:
        return submission_of(committee, submission)
    if escalation is None:
        raise refusals.NothingSaid("Geef een klacht, of een bericht uit het postvak.")
    return take_in(committee, escalation, papers, occasion=occasion)


def _require_registrable(
    arrival: Submission, said: Escalation, regulation: Regulation, another: bool
) -> None:
    if arrival.fate is Fate.REGISTERED and not another:
        raise refusals.AlreadyRegistered("Van dit bericht is al een zaak gemaakt.")
    if arrival.fate in (Fate.REPORT, Fate.SET_ASIDE, Fate.JOINED):
        raise refusals.NotWaiting(f"Dit bericht ligt niet meer in het postvak: {arrival.fate.label}.")
    article = regulation.article("intake") if "intake" in regulation.articles else ""
    rules.require_name(said, article)
    oral = rules.needs_confirmation(arrival.door, regulation.oral_confirmation)
    if oral and arrival.confirmed_on is None:
        raise refusals.Unconfirmed(
            f"Klager moet de tekst nog bevestigen; pas dan is de klacht ingediend ({article})."
        )


def _next_number(committee: Committee, year: int) -> str:
    """The next case number of the year; the row stays locked until the commit, so no number is skipped."""
    last = db.session.execute(
        text(
            "INSERT INTO case_counters (committee_id, year, last) VALUES (:committee_id, :year, 1) "
            "ON CONFLICT (committee_id, year) DO UPDATE SET last = case_counters.last + 1 RETURNING last"
        ),
        {"committee_id": committee.id, "year": year},
    ).scalar_one()
    return f"{committee.prefix}-{year}-{last:04d}"


def _enter(case: Case, arrival: Submission, regulation: Regulation, occasion: Occasion) -> None:
    codes = {choice.code for choice in regulation.subjects.about}
    arrival.fate = Fate.REGISTERED
    gate.enter(
        case,
        Act.REGISTER,
        occasion,
        parties=[party.id for party in case.parties],
        elements=[element.id for element in case.elements],
        days=dict.fromkeys(FROM_RECEIPT, case.received_on),
        submission=arrival.id,
        organisation=case.organisation_id,
        door=arrival.door.value,
        received_on=case.received_on.isoformat(),
        subject=case.subject if case.subject in codes else None,
    )
