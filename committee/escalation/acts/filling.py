"""What a new case is filled with: who is in it, its numbered elements, its intake and its papers."""

from datetime import date

from committee.case import documents, reads
from committee.case.documents import Paper
from committee.case.records import Case, Element, ElementRespondent, Party, Representation, Wording
from committee.escalation import rules, wire
from committee.escalation.content import Accused, Escalation, Point, Someone
from committee.escalation.records import FirstLineStep, Intake, Submission
from committee.people.records import Channel, Organisation, Person
from committee.permissions import COMPLAINANTS, Occasion, Role
from committee.regulation import Regulation
from committee.store import db


def fill(
    case: Case,
    said: Escalation,
    arrival: Submission,
    organisation: Organisation,
    *,
    regulation: Regulation,
    occasion: Occasion,
) -> None:
    """Parties, numbered elements, what the regulation asks for, and the papers of a new case."""
    _complainant_side(case, said)
    respondent = Party(
        case_id=case.id,
        role=Role.RESPONDENT,
        organisation_id=organisation.id,
        channel=Channel.MAIL if organisation.email else Channel.POST,
        from_day=case.received_on,
    )
    db.session.add(respondent)
    accused = {person.name: _accused(case, person, case.received_on) for person in _everybody_named(said)}
    db.session.flush()
    for number, point in enumerate(said.points, start=1):
        named = [accused[name] for name in point.against] or list(accused.values())
        add_point(case, number, point, [respondent, *named], occasion=occasion)
    _intake(case, said, regulation)
    _file_papers(case, arrival)


def _file_papers(case: Case, arrival: Submission) -> None:
    """The papers that came along; the other side gets to see them when it is asked to respond."""
    db.session.expire(case, ["parties"])
    side = [party.id for party in case.parties if party.role in COMPLAINANTS]
    for kept in arrival.content.get("papers", []):
        content = documents.content_of(kept["sha256"])
        paper = Paper(kept["title"], kept["filename"], kept["media_type"], content)
        documents.file_paper(case, paper, arrival.received_on, filed_by_id=side[0], sees=side)


def _complainant_side(case: Case, said: Escalation) -> None:
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


def join(
    case: Case,
    role: Role,
    who: Someone,
    day: date,
    *,
    title: str | None = None,
    contact_agreement: str | None = None,
) -> Party:
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
        contact_agreement=contact_agreement,
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


def _accused(case: Case, person: Accused, day: date) -> Party:
    """An accused person, of whom no address is known: letters reach him through his organisation."""
    return join(case, Role.ACCUSED, Someone(name=person.name, email=person.email), day, title=person.title)


def directed_at(case: Case, point: Point, occasion: Occasion) -> list[Party]:
    """Against whom a later point is directed: the organisation, and the accused it names or else all.

    Whoever only this point names joins as an accused person.
    """
    accused = {party.name: party for party in reads.parties(case, Role.ACCUSED)}
    for name in point.against:
        if name not in accused:
            accused[name] = _accused(case, Accused(name=name), occasion.on)
    named = [accused[name] for name in point.against] or list(accused.values())
    return [*reads.parties(case, Role.RESPONDENT), *named]


def add_point(case: Case, number: int, point: Point, against: list[Party], *, occasion: Occasion) -> Element:
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
    gaps += [rules.POWER.code] if rules.powerless(said.representative) else []
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
