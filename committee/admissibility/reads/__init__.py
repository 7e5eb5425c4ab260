"""Selects on rulings, objections, and who is to be asked for a response."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from committee.admissibility.records import Objection, Ruling
from committee.admissibility.rules import CaseFacts, ElementFacts, Finding, check
from committee.case import clocks, reads
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Access, Case, Document, Element, ElementRespondent, Party, Standing
from committee.deadlines import Clock
from committee.escalation.reads import required
from committee.escalation.records import FirstLineStep, Intake
from committee.people.records import Person
from committee.permissions import Role
from committee.procedure import Act
from committee.store import db

ADMITTING = (Act.ADMIT, Act.UPHOLD_OBJECTION)


@dataclass(frozen=True)
class Asking:
    """A respondent who is to be asked, and the elements that he has not been asked about before."""

    party: Party
    elements: tuple[Element, ...]


def ruling_on(element: Element) -> Ruling | None:
    """The ruling that counts: the last one."""
    return db.session.scalars(
        select(Ruling).where(Ruling.element_id == element.id).order_by(Ruling.id.desc()).limit(1)
    ).first()


def objection_on(element: Element) -> Objection | None:
    """The objection against the refusal of an element that has not been decided."""
    return db.session.scalars(
        select(Objection).where(Objection.element_id == element.id, Objection.decided_on.is_(None))
    ).first()


def objections_waiting(case_id: int) -> frozenset[int]:
    """Ids of the elements of a case on which an objection waits for its decision."""
    found = select(Objection.element_id).join(Element, Element.id == Objection.element_id)
    return frozenset(db.session.scalars(
        found.where(Element.case_id == case_id, Objection.decided_on.is_(None))))


def objection_decided(element: Element) -> bool:
    """Whether an objection against the refusal of an element was decided before."""
    decided = select(Objection.id).where(
        Objection.element_id == element.id, Objection.decided_on.is_not(None)
    )
    return db.session.scalars(decided.limit(1)).first() is not None


def asked_now(case: Case, admitted: set[int], now: set[int]) -> list[Asking]:
    """Whom to ask for a response: every respondent with an admitted element he was not asked about yet.

    admitted: ids of the elements that are admitted once the act is done; now: those it admits itself.
    """
    since = {**_admitted_by_entry(case), **dict.fromkeys(now, None)}
    asked = _last_asked(case)
    found = []
    for party in reads.respondents_of(sorted(admitted)):
        new = tuple(
            element
            for element in reads.elements_against(party)
            if element.id in admitted and _after(since.get(element.id), asked.get(party.id))
        )
        if new:
            found.append(Asking(party, new))
    return found


def _after(admitted: int | None, asked: int | None) -> bool:
    return asked is None or admitted is None or admitted > asked


def _admitted_by_entry(case: Case) -> dict[int, int | None]:
    entries = db.session.scalars(
        select(Entry).where(Entry.case_id == case.id, Entry.act.in_(ADMITTING)).order_by(Entry.seq)
    )
    return {element_id: entry.seq for entry in entries for element_id in entry.facts["elements"]}


def _last_asked(case: Case) -> dict[int | None, int]:
    terms = db.session.scalars(
        select(RunningTerm)
        .where(RunningTerm.case_id == case.id, RunningTerm.clock == Clock.RESPONSE)
        .order_by(RunningTerm.id)
    )
    return {term.party_id: max(cause.entry_seq for cause in term.causes if _asks(cause.kind, cause.why))
            for term in terms}


def _asks(kind: str, why: str | None) -> bool:
    return kind == "started" or why == "asked again"


def sees_whole_file(case: Case, party: Party) -> bool:
    """Whether nothing in the file is about others: an accused person sees his own elements only."""
    return party.role is not Role.ACCUSED or len(reads.elements_against(party)) == len(reads.elements(case))


def papers_for(case: Case, party: Party) -> list[Document]:
    """The papers so far that a party who enters the case may see, by number."""
    if not sees_whole_file(case, party):
        return papers_seen(party)
    return shared_papers(case)


def shared_papers(case: Case) -> list[Document]:
    """The papers that the panel works with and that are not withheld, by number."""
    found = db.session.scalars(
        select(Document)
        .join(Access, Access.document_id == Document.id)
        .where(Document.case_id == case.id, Document.withheld.is_(False),
               Access.party_id.is_(None), Access.until.is_(None))
        .distinct()
        .order_by(Document.number)
    )
    return list(found)


def papers_seen(party: Party) -> list[Document]:
    """The papers that a party may see now, by number."""
    found = db.session.scalars(
        select(Document)
        .join(Access, Access.document_id == Document.id)
        .where(Access.party_id == party.id, Access.until.is_(None))
        .distinct()
        .order_by(Document.number)
    )
    return list(found)


def refused(case: Case) -> list[Element]:
    """The elements that were refused, by number."""
    return reads.elements(case, Standing.INADMISSIBLE, Standing.NOT_COMPETENT)


@dataclass(frozen=True)
class Checked:
    """One element on the page: its number and wording, its ruling if there is one, and the findings."""

    element_id: int
    number: int
    text: str
    standing: Standing
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Checklist:
    """What the chair sees before ruling. missing: Dutch words of what the complaint does not state."""

    elements: tuple[Checked, ...]
    missing: tuple[str, ...]


def checklist(case: Case) -> Checklist:
    """The findings per element, and what the complaint still has to state."""
    intake = db.session.get(Intake, case.id)
    facts, regulation, against = _facts(case, intake), clocks.regulation_of(case), _against(case)
    words = required(case)
    return Checklist(
        tuple(
            Checked(
                element.id,
                element.number,
                element.text,
                element.standing,
                tuple(check(_element_facts(element, against[element.id]), facts, regulation)),
            )
            for element in reads.elements(case)
        ),
        tuple(words.get(code, code) for code in (intake.missing if intake else ())),
    )


def checklist_of(case_id: int) -> Checklist:
    """The same for a page, with all wordings at once."""
    wordings = selectinload(Case.elements).selectinload(Element.wordings)
    return checklist(db.session.scalars(select(Case).where(Case.id == case_id).options(wordings)).one())


def _element_facts(element: Element, against: int) -> ElementFacts:
    return ElementFacts(element.facts_from, element.facts_until, against)


def _against(case: Case) -> Counter[int]:
    """How many respondents each element is directed against, by element id."""
    return Counter(
        db.session.scalars(
            select(ElementRespondent.element_id)
            .join(Party, Party.id == ElementRespondent.party_id)
            .where(Party.case_id == case.id, Party.until_day.is_(None))
        )
    )


def _facts(case: Case, intake: Intake | None) -> CaseFacts:
    steps = db.session.scalars(
        select(FirstLineStep.on).where(FirstLineStep.case_id == case.id).order_by(FirstLineStep.id)
    )
    complainants = reads.parties(case, Role.COMPLAINANT)
    return CaseFacts(
        received_on=case.received_on,
        named=any(party.name.strip() for party in complainants),
        kind=(intake.fields.get("hoedanigheid") if intake else None),
        first_line=tuple(steps),
        wish=(intake.wish or "") if intake else "",
        other_proceedings=(intake.other_proceedings or "") if intake else "",
        alike=_alike(case, [party.name for party in complainants]),
    )


def _alike(case: Case, names: list[str]) -> tuple[str, ...]:
    """Numbers of earlier cases about the same organisation by a complainant of the same name."""
    found = (
        select(Case.number)
        .join(Party, Party.case_id == Case.id)
        .join(Person, Person.id == Party.person_id)
        .where(
            Case.committee_id == case.committee_id,
            Case.organisation_id == case.organisation_id,
            Case.id < case.id,
            Party.role == Role.COMPLAINANT,
            Person.name.in_(names),
        )
    )
    return tuple(db.session.scalars(found.distinct().order_by(Case.number)))
