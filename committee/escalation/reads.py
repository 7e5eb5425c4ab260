"""What the stage looks up: submissions, the organisation, the checklist of a case, cases alike."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import Clock
from committee.dutch import written_day
from committee.escalation import refusals, rules, wire
from committee.escalation.content import Escalation
from committee.escalation.records import Intake, Submission
from committee.people import regulations
from committee.people.records import Account, Affiliation, Committee, Officer, Organisation, RegulationVersion
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.regulation import Regulation
from committee.store import db

ALIKE = 0.4


def answer_late() -> ColumnElement[bool]:
    """Whether an answer that came after its term waits for the chair, as a column of the case selected."""
    asked = select(RunningTerm.id).where(
        RunningTerm.case_id == Case.id, RunningTerm.clock == Clock.COMPLETION).correlate(Case)
    runs = asked.where(RunningTerm.ended_on.is_(None))
    return (Case.state == State.AWAITING_COMPLETION) & asked.exists() & ~runs.exists()


def by_sender_key(committee_id: int, organisation_id: int | None, key: str | None) -> Submission | None:
    """The submission that came in under a sender's own reference; each organisation has its own."""
    if key is None:
        return None
    mine = select(Submission).where(Submission.committee_id == committee_id, Submission.sender_key == key)
    same = Submission.organisation_id.is_not_distinct_from(organisation_id)
    return db.session.scalars(mine.where(same)).first()


def entries_of(submission: Submission) -> list[int]:
    """The journal entries of what was done with a submission before it was a case, by their numbers."""
    found = select(Entry).where(
        Entry.committee_id == submission.committee_id,
        Entry.act.in_((Act.TAKE_IN, Act.ASK_IDENTITY, Act.CONFIRM_TEXT)),
    )
    return [entry.seq for entry in db.session.scalars(found) if entry.facts["submission"] == submission.id]


def version_on(committee: Committee, day: date) -> RegulationVersion:
    """The regulation version for a complaint received on a day. Raises NoRegulation."""
    version = regulations.in_force(committee.id, day)
    if version is None:
        raise refusals.NoRegulation(f"{committee.name} heeft nog geen reglement. Voeg er eerst een toe.")
    return version


def regulation_on(committee: Committee, day: date) -> Regulation:
    """What the regulation for that day says. Raises NoRegulation."""
    return clocks.parsed(version_on(committee, day).toml)


def affiliated(committee_id: int, day: date) -> list[Organisation]:
    """The organisations that belong to a committee on a day, by name."""
    return list(
        db.session.scalars(
            select(Organisation)
            .join(Affiliation, Affiliation.organisation_id == Organisation.id)
            .where(
                Affiliation.committee_id == committee_id,
                Affiliation.from_day <= day,
                or_(Affiliation.until_day.is_(None), Affiliation.until_day >= day),
            )
            .order_by(Organisation.name)
        )
    )


def organisation_of(committee_id: int, name: str, day: date) -> Organisation | None:
    """The affiliated organisation of this name, if there is one."""
    return next((org for org in affiliated(committee_id, day) if rules.same_name(org.name, name)), None)


def affiliated_organisation(committee: Committee, said: Escalation) -> Organisation:
    """The organisation complained about. Raises NotAffiliated, naming those that belong to the committee."""
    found = organisation_of(committee.id, said.organisation, said.received_on)
    if found is None:
        day = written_day(said.received_on)
        names = ", ".join(org.name for org in affiliated(committee.id, said.received_on))
        others = f"Wel op {day}: {names}." if names else f"Op {day} is geen organisatie aangesloten."
        raise refusals.NotAffiliated(
            f"“{said.organisation}” is niet aangesloten bij {committee.name}. {others}"
        )
    return found


def committees() -> list[Committee]:
    """Every committee here, by its short name."""
    return list(db.session.scalars(select(Committee).order_by(Committee.slug)))


def officers(organisation_id: int) -> list[Account]:
    """The first-line officers of an organisation."""
    found = select(Account).join(Officer, Officer.account_id == Account.id)
    return list(
        db.session.scalars(
            found.where(Officer.organisation_id == organisation_id, Account.active).order_by(Account.id)
        )
    )


def acknowledged(case: Case) -> bool:
    """Whether the receipt was acknowledged, by a letter that was not held back."""
    return (
        db.session.scalars(
            select(Letter.id).where(
                Letter.case_id == case.id,
                Letter.kind == "escalation.acknowledgement",
                Letter.status != Status.WITHDRAWN,
            )
        ).first()
        is not None
    )


def last_days(case: Case) -> dict[Clock, date]:
    """The last day of every term that runs in a case, the nearest of each clock."""
    found: dict[Clock, date] = {}
    for term in clocks.running(case):
        found[term.clock] = min(term.last_day, found.get(term.clock, term.last_day))
    return found


@dataclass(frozen=True)
class Expected:
    """What a complainant may expect: last days of what runs, and how long the steps after it take."""

    admissibility: date | None
    overall: date | None
    response: str
    regulation: Regulation


def expected(case: Case) -> Expected:
    """The days and lengths that the acknowledgement names."""
    days, regulation = last_days(case), clocks.regulation_of(case)
    response = regulation.terms.get(Clock.RESPONSE.value)
    words = response.length.words if response and response.length else ""
    return Expected(days.get(Clock.ADMISSIBILITY), days.get(Clock.OVERALL), words, regulation)


def completion_term(case: Case) -> RunningTerm | None:
    """The latest term for completion of a case, ended or not."""
    return db.session.scalars(
        select(RunningTerm)
        .where(RunningTerm.case_id == case.id, RunningTerm.clock == Clock.COMPLETION)
        .order_by(RunningTerm.id.desc())
    ).first()


def intake_of(case: Case) -> Intake:
    """What a complaint states beside its elements; an empty one for a case entered halfway."""
    intake = db.session.get(Intake, case.id)
    if intake is None:
        intake = Intake(case_id=case.id, fields={}, missing=[])
        db.session.add(intake)
        db.session.flush()
    return intake


def required(case: Case) -> dict[str, str]:
    """What a complaint must state, words by code: what the regulation asks, and the power of who speaks."""
    found = {choice.code: choice.words for choice in clocks.regulation_of(case).required_fields}
    spoken_for = bool(case_reads.parties(case, Role.REPRESENTATIVE))
    return found | ({rules.POWER.code: rules.POWER.words} if spoken_for else {})


def checklist(case: Case) -> list[rules.Item]:
    """What a complaint must state: found, missing or asked for."""
    intake = db.session.get(Intake, case.id)
    gone, asked = (intake.missing, intake.fields.get("asked", [])) if intake else ([], [])
    return rules.checklist(required(case).items(), gone, asked)


def remarks(case: Case) -> list[str]:
    """What stands out in the complaint as it came in; empty for a case entered halfway."""
    arrival = db.session.get(Submission, case.submission_id) if case.submission_id else None
    if arrival is None or "said" not in arrival.content:
        return []
    refer = clocks.regulation_of(case).complainants.refer
    return rules.remarks(wire.built(arrival.content["said"]), refer)


@dataclass(frozen=True)
class Alike:
    """An earlier case of the same complainant; facts: it looks to be about the same."""

    number: str
    case_id: int
    received_on: date
    facts: bool


def alike(committee_id: int, said: Escalation) -> list[Alike]:
    """Earlier cases by a complainant of the same name, those about the same facts first; never merged."""
    if said.complainant is None:
        return []
    name, text = said.complainant.name, " ".join(point.text for point in said.points)
    parties = db.session.scalars(
        select(Party)
        .join(Case, Case.id == Party.case_id)
        .where(
            Case.committee_id == committee_id, Party.role == Role.COMPLAINANT, Party.person_id.is_not(None)
        )
    )
    ids = {party.case_id for party in parties if rules.same_name(party.name, name)}
    cases = [db.session.get_one(Case, case_id) for case_id in ids]
    found = [Alike(case.number, case.id, case.received_on, _about(case, text)) for case in cases]
    return sorted(found, key=lambda case: (not case.facts, case.number))


def _about(case: Case, text: str) -> bool:
    return rules.alike(" ".join(element.text for element in case.elements), text) >= ALIKE
