"""A submission becomes a case: number, parties, elements, what the first line did, papers, first terms."""

from datetime import date

from sqlalchemy import text

from committee.case import documents, gate
from committee.case.documents import Paper
from committee.case.records import Case, Element, ElementRespondent, Party, Representation, Wording
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.escalation import reads, rules, wire
from committee.escalation.acts.arriving import submission_of, take_in
from committee.escalation.content import Accused, Escalation, Point, Someone
from committee.escalation.records import Fate, FirstLineStep, Intake, Submission
from committee.people.records import Channel, Committee, Organisation, Person
from committee.permissions import Occasion, Role
from committee.procedure import Act, State
from committee.regulation import Regulation, parse
from committee.store import db

FROM_RECEIPT = (Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.OVERALL)


@verb(Act.REGISTER)
def register(
    committee: Committee,
    escalation: Escalation | None = None,
    papers: list[Paper] | None = None,
    submission: int | None = None,
    another: bool = False,
    *,
    occasion: Occasion,
) -> Case:
    """Make a case of a complaint: it gets its number, and the terms run from the local day of receipt.

    submission: one that was taken in; without it the complaint is taken in first. escalation: the complaint as
    it is to be filed, by default as it came in. another: a second case from one submission. Nothing is sent:
    ACKNOWLEDGE does that. Raises Unconfirmed, Anonymous, NotAnonymous, NotWaiting, AlreadyRegistered,
    NotAffiliated, NoRegulation, and what take_in raises. Chapter intake.
    """
    arrival = _arrival(committee, escalation, papers, submission, occasion)
    said = escalation or wire.built(arrival.content["said"])
    counts_from = rules.counts_from(said.received_on, arrival.confirmed_on)
    version = reads.version_on(committee, counts_from)
    regulation = parse(version.toml)
    _require_registrable(arrival, said, regulation, another)
    organisation = _organisation(committee, said)
    case = Case(
        number=_next_number(committee, occasion.on.year),
        committee_id=committee.id,
        organisation_id=organisation.id,
        submission_id=arrival.id,
        regulation_id=version.id,
        state=State.RECEIVED,
        received_on=counts_from,
        subject=said.subject,
        urgent=said.urgent,
        bound=regulation.binding.on.value,
        consented_on=said.consented_on,
    )
    db.session.add(case)
    db.session.flush()
    _fill(case, said, arrival, organisation, regulation, occasion)
    db.session.refresh(case)
    _enter(case, arrival, regulation, occasion)
    return case


def _arrival(
    committee: Committee,
    escalation: Escalation | None,
    papers: list[Paper] | None,
    submission: int | None,
    occasion: Occasion,
) -> Submission:
    if submission is not None:
        return submission_of(committee, submission)
    if escalation is None:
        raise rules.NothingSaid("Geef een klacht, of een bericht uit het postvak.")
    return take_in(committee, escalation, papers, occasion=occasion)


def _require_registrable(
    arrival: Submission, said: Escalation, regulation: Regulation, another: bool
) -> None:
    if arrival.fate is Fate.REGISTERED and not another:
        raise rules.AlreadyRegistered("Van dit bericht is al een zaak gemaakt.")
    if arrival.fate in (Fate.REPORT, Fate.SET_ASIDE):
        raise rules.NotWaiting(f"Dit bericht ligt niet meer in het postvak: {arrival.fate.label}.")
    article = regulation.article("intake") if "intake" in regulation.articles else ""
    rules.require_name(said, article)
    oral = rules.needs_confirmation(arrival.door, regulation.oral_confirmation)
    if oral and arrival.confirmed_on is None:
        raise rules.Unconfirmed(
            f"Klager moet de tekst nog bevestigen; pas dan is de klacht ingediend ({article})."
        )


def _organisation(committee: Committee, said: Escalation) -> Organisation:
    found = reads.organisation_of(committee.id, said.organisation, said.received_on)
    if found is None:
        names = ", ".join(org.name for org in reads.affiliated(committee.id, said.received_on)) or "nog geen"
        raise rules.NotAffiliated(
            f"“{said.organisation}” is niet aangesloten bij {committee.name}. Wel aangesloten: {names}."
        )
    return found


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


def _fill(
    case: Case,
    said: Escalation,
    arrival: Submission,
    organisation: Organisation,
    regulation: Regulation,
    occasion: Occasion,
) -> None:
    complainant = _complainant_side(case, said)
    respondent = Party(
        case_id=case.id,
        role=Role.RESPONDENT,
        organisation_id=organisation.id,
        channel=Channel.MAIL if organisation.email else Channel.POST,
        from_day=case.received_on,
    )
    db.session.add(respondent)
    accused = {person.name: _accused(case, person, organisation) for person in _everybody_named(said)}
    db.session.flush()
    for number, point in enumerate(said.points, start=1):
        named = [accused[name] for name in point.against] or list(accused.values())
        add_point(case, number, point, [respondent, *named], occasion)
    _intake(case, said, regulation)
    for kept in arrival.content.get("papers", []):
        paper = Paper(
            kept["title"], kept["filename"], kept["media_type"], documents.content_of(kept["sha256"])
        )
        documents.file_paper(
            case, paper, arrival.received_on, filed_by_id=complainant.id, sees=[complainant.id, respondent.id]
        )


def _complainant_side(case: Case, said: Escalation) -> Party:
    assert said.complainant is not None
    complainant = join(case, Role.COMPLAINANT, said.complainant, case.received_on, title=said.capacity)
    if said.client is not None:
        join(case, Role.CLIENT, said.client, case.received_on)
    if said.representative is not None:
        spokesman = join(case, Role.REPRESENTATIVE, said.representative.person, case.received_on)
        db.session.add(
            Representation(
                representative_id=spokesman.id,
                for_party_id=complainant.id,
                scope=said.representative.scope,
                from_day=case.received_on,
            )
        )
    return complainant


def join(case: Case, role: Role, who: Someone, day: date, title: str | None = None) -> Party:
    """Make somebody a party in a case from a day on."""
    person = Person(
        name=who.name.strip(),
        salutation=who.salutation,
        street=who.street or "",
        postcode=who.postcode or "",
        town=who.town or "",
        email=who.email,
        phone=who.phone,
        secret_address=who.secret_address,
    )
    db.session.add(person)
    db.session.flush()
    channel = Channel.MAIL if who.email and not who.by_post else Channel.POST
    party = Party(
        case_id=case.id,
        role=role,
        person_id=person.id,
        title=title,
        channel=channel,
        needs=who.needs,
        from_day=day,
    )
    db.session.add(party)
    db.session.flush()
    return party


def _everybody_named(said: Escalation) -> list[Accused]:
    """The accused, and whoever only a point names, each once."""
    found = {person.name: person for person in said.accused}
    for point in said.points:
        for name in point.against:
            found.setdefault(name, Accused(name=name))
    return list(found.values())


def _accused(case: Case, person: Accused, organisation: Organisation) -> Party:
    """An accused person is written to at his work."""
    who = Someone(
        name=person.name,
        email=person.email,
        street=organisation.street,
        postcode=organisation.postcode,
        town=organisation.town,
    )
    return join(case, Role.ACCUSED, who, case.received_on, title=person.title)


def add_point(case: Case, number: int, point: Point, against: list[Party], occasion: Occasion) -> Element:
    """One numbered element with its first wording, directed at these parties."""
    element = Element(
        case_id=case.id,
        number=number,
        facts_from=point.facts_from,
        facts_until=point.facts_until,
        subject=point.subject,
    )
    db.session.add(element)
    db.session.flush()
    words = point.text if not point.period else f"{point.text.rstrip('.')} ({point.period})."
    db.session.add(Wording(element_id=element.id, version=1, text=words, entered_at=occasion.at))
    db.session.add_all(ElementRespondent(element_id=element.id, party_id=party.id) for party in against)
    db.session.flush()
    return element


def _intake(case: Case, said: Escalation, regulation: Regulation) -> None:
    gaps = rules.missing(said, [choice.code for choice in regulation.required_fields])
    told = wire.told(said)
    kept = {
        key: told[key] for key in ("besluit", "hoedanigheid", "omschrijving", "eerste_lijn") if key in told
    }
    db.session.add(
        Intake(
            case_id=case.id,
            fields=kept,
            missing=gaps,
            wish=said.wish,
            other_proceedings=said.other_proceedings,
        )
    )
    for step in said.first_line.steps if said.first_line else []:
        db.session.add(
            FirstLineStep(case_id=case.id, on=step.on, with_whom=step.with_whom, outcome=step.outcome)
        )
    db.session.flush()


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
