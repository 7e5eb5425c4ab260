"""What one party may see of its case: its points, its terms, its letters and papers, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from committee.case.ledger import Entry
from committee.case.records import Access, Case, Document, ElementRespondent, Party, Passage
from committee.deadlines import Clock
from committee.desk.reads import files, head, sections, values
from committee.desk.reads.page import bar_of, names_of, task_term
from committee.desk.rules import Step, Task, Term, Turn, task_of
from committee.people.records import Channel, Committee, Organisation, Person
from committee.permissions import COMPLAINANTS, RESPONDENTS, Actor, Role, Unknown
from committee.portal.rules import SEEN_TERMS, Said, said_to, steps_in_words, to_come
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.response.records import Secrecy
from committee.store import db

OUT = (Status.SENT, Status.POSTED, Status.FAILED, Status.RETURNED)
NOT_YET_ASKED = frozenset({State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW})


@dataclass(frozen=True)
class Door:
    """Whose page this is: the committee, how to call it, and the case number."""

    viewer: Actor
    number: str
    committee: str
    phone: str
    hours: str
    website: str
    privacy_url: str

    @property
    def privacy_address(self) -> str:
        """Where the privacy statement is; settings may leave out the beginning of an address."""
        return self.privacy_url if self.privacy_url.startswith("http") else f"https://{self.privacy_url}"


@dataclass(frozen=True)
class SeenPaper:
    """A paper that a party may see."""

    number: int
    title: str
    received_on: date
    size: int


@dataclass(frozen=True)
class PartyPage:
    """The page of one party in its own case."""

    door: Door
    viewer: Actor
    head: values.Head
    said: Said
    bar: tuple[Step, ...]
    terms: tuple[Term, ...]
    elements: tuple[values.Element, ...]
    mine: bool
    papers: tuple[SeenPaper, ...]
    letters: tuple[values.Sent, ...]
    verdict: bool
    task_term: Term | None = None
    helpers: tuple[str, ...] = ()


def door(party_id: int) -> Door:
    """The committee of a party's case. Raises Unknown when the party takes part no longer."""
    row = db.session.execute(
        select(Party.id, Party.role, Party.case_id, Case.number, Committee.name, Committee.phone,
               Committee.phone_hours, Committee.website, Committee.privacy_url)
        .join(Case, Case.id == Party.case_id)
        .join(Committee, Committee.id == Case.committee_id)
        .where(Party.id == party_id, Party.until_day.is_(None))
    ).first()
    if row is None:
        raise Unknown
    viewer = Actor(f"party:{row.id}", row.role, case_id=row.case_id, party_id=row.id)
    return Door(viewer, *row[3:])


def reached(number: str, email: str) -> int | None:
    """The party of this case that has mail at this address and takes part still; None when there is none."""
    found = (
        select(Party.id)
        .join(Case, Case.id == Party.case_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Case.number == number.strip().upper(), Party.until_day.is_(None),
               Party.channel == Channel.MAIL,
               func.lower(func.coalesce(Person.email, Organisation.email)) == email.strip().lower())
        .order_by(Party.id)
    )
    return db.session.scalars(found.limit(1)).first()


def somebody() -> int | None:
    """Any party with mail, to do for nobody as much as for somebody."""
    return db.session.scalars(select(Party.id).where(Party.channel == Channel.MAIL).limit(1)).first()


def actor_of(party_id: int) -> Actor:
    """The party as an actor in its own case. Raises Unknown."""
    return door(party_id).viewer


def letter(party_id: int, letter_id: int) -> tuple[Door, files.OpenLetter]:
    """A letter that went out to this party, and no other. Raises Unknown."""
    found = door(party_id)
    case = head.head(found.number)
    return found, files.letter(case, letter_id, _mine(party_id))


def page(party_id: int, today: date) -> PartyPage:
    """Everything on the party's page."""
    found = door(party_id)
    case = head.head(found.number, served=True)
    staff, parties = head.people(case), head.parties(case.id)
    names = names_of(staff, parties, case)
    _events, journal = sections.events(case.id, names, chambers=False)
    terms = sections.terms(case.id, today, names)
    asked = any(term.clock is Clock.RESPONSE and term.party_id == party_id for term in terms)
    task = task_of(case.state)
    side = _turn_of(found.viewer.role)
    running, asked_now = _task(terms, task, found.viewer)
    last_day = running.last_day if running else None
    said = said_to(side, case.state, last_day, today, asked=asked_now)
    seen = [term for term in terms if _concerns(term, found.viewer, asked)]
    shown = running if said.task and running in seen else None
    return PartyPage(
        found, found.viewer, case, said,
        steps_in_words(bar_of(case, journal, terms)) if side is not Turn.NOBODY else (), to_come(seen, shown),
        _elements(case, found.viewer, names, asked), side is Turn.COMPLAINANT,
        _papers(party_id, today), sections.letters(case.id, _mine(party_id)), bool(case.findings),
        shown, _helpers(parties, party_id),
    )


def _helpers(parties: Sequence[values.Person], party_id: int) -> tuple[str, ...]:
    """The names of who helps this party; a supporter carries the name of whom he stands beside."""
    me = next((person.name for person in parties if person.id == party_id), "")
    return tuple(
        person.name for person in parties
        if person.speaks_for == me or (person.role is Role.SUPPORT and person.what.endswith(f": {me[:100]}"))
    )


def _turn_of(role: Role) -> Turn:
    if role in COMPLAINANTS:
        return Turn.COMPLAINANT
    if role in RESPONDENTS:
        return Turn.RESPONDENT
    return Turn.ORGANISATION if role is Role.ORGANISATION else Turn.NOBODY


def _task(terms: Sequence[Term], task: Task, viewer: Actor) -> tuple[Term | None, bool]:
    """The term of the state's task as it binds this party, and whether the task is this party's own."""
    mine = task_term([term for term in terms if term.party_id == viewer.party_id], task)
    theirs = any(term.clock is task.clock and term.party_id is not None for term in terms)
    board = viewer.role is not Role.ACCUSED or task.turn is not Turn.ORGANISATION
    return mine or task_term(terms, task), board and (mine is not None or not theirs)


def _concerns(term: Term, viewer: Actor, asked: bool) -> bool:
    """Own terms, and those of the whole case that bind or serve both sides."""
    if term.party_id is not None:
        return term.party_id == viewer.party_id
    if _turn_of(viewer.role) is Turn.NOBODY:
        return False
    if viewer.role in COMPLAINANTS:
        return term.clock in SEEN_TERMS or term.clock is Clock.COMPLETION or bool(term.whose)
    return term.clock in SEEN_TERMS and (asked or viewer.role not in RESPONDENTS)


def _elements(case: values.Head, viewer: Actor, names: dict[str, str], asked: bool
              ) -> tuple[values.Element, ...]:
    """The points a party may read: the complainant's side all, a respondent the ones against him."""
    if viewer.role in COMPLAINANTS:
        return sections.elements(case, names)
    if viewer.role not in RESPONDENTS or (not asked and case.state in NOT_YET_ASKED):
        return ()
    mine = set(db.session.scalars(
        select(ElementRespondent.element_id).where(ElementRespondent.party_id == viewer.party_id)
    ))
    return tuple(e for e in sections.elements(case, names) if e.id in mine and e.asked)


def _papers(party_id: int, today: date) -> tuple[SeenPaper, ...]:
    found = (
        select(Document.number, Document.title, Document.received_on, Document.size)
        .join(Access, Access.document_id == Document.id)
        .where(Access.party_id == party_id, Access.since <= today,
               or_(Access.until.is_(None), Access.until >= today))
        .distinct().order_by(Document.number)
    )
    return tuple(SeenPaper(*row) for row in db.session.execute(found))


@dataclass(frozen=True)
class Secret:
    """A paper kept from this party, that is used only with its leave."""

    id: int
    number: int
    summary: str


def secrets(viewer: Actor) -> tuple[Secret, ...]:
    """The papers about which this party was asked and has not answered; a representative for his side."""
    side = Party.role.in_(COMPLAINANTS) if viewer.role is Role.REPRESENTATIVE else Party.id == viewer.party_id
    found = (
        select(Secrecy.id, Document.number, Passage.body)
        .join(Document, Document.id == Secrecy.document_id)
        .join(Passage, Passage.id == Secrecy.summary_id)
        .join(Party, Party.id == Secrecy.party_id)
        .where(Document.case_id == viewer.case_id, Document.withheld.is_(True), Secrecy.agrees.is_(None),
               side)
        .order_by(Document.number, Secrecy.id)
    )
    return tuple(Secret(*row) for row in db.session.execute(found))


def questions(case_id: int) -> list[str]:
    """What we asked the complainant in our own words, when last something was missing."""
    asked = select(Entry.facts).where(Entry.case_id == case_id, Entry.act == Act.REQUEST_COMPLETION)
    facts = db.session.scalars(asked.order_by(Entry.seq.desc()).limit(1)).first() or {}
    passage = db.session.get(Passage, facts["passage"]) if "passage" in facts else None
    return [line for line in passage.body.splitlines() if line.strip()] if passage else []


def _mine(party_id: int) -> Any:
    return (Letter.party_id == party_id) & Letter.status.in_(OUT)
