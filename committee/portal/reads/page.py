"""What one party may see of its case: its points, its terms, its letters and papers, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from committee.admissibility.reads import objections_waiting
from committee.case.offer import Fact
from committee.case.records import Access, Document, ElementRespondent
from committee.deadlines import Clock
from committee.desk.reads import head, sections, values
from committee.desk.reads.page import bar_of, names_of
from committee.desk.rules import Step, Task, Term, Turn, task_of, task_term
from committee.permissions import COMPLAINANTS, MAY, RESPONDENTS, Actor, Role
from committee.portal.reads import own
from committee.portal.reads.doors import Door, door, mine
from committee.portal.reads.own import Own
from committee.portal.rules import (
    COMING,
    DAYS,
    DAYS_AGAIN,
    LATE_ANSWER,
    SECRET,
    SEEN_TERMS,
    STANDS_STILL,
    WRITE,
    Ask,
    Said,
    asking,
    called_off,
    said_to,
    steps_in_words,
    sum_in_words,
    to_come,
)
from committee.procedure import Act, State, open_acts
from committee.store import db

NOT_YET_ASKED = frozenset({State.RECEIVED, State.AWAITING_COMPLETION, State.ADMISSIBILITY_REVIEW})


@dataclass(frozen=True)
class SeenPaper:
    """A paper that a party may see."""

    number: int
    title: str
    received_on: date
    size: int
    kind: str


@dataclass(frozen=True)
class PartyPage:
    """The page of one party in its own case.

    objected: the points on which its objection waits, by id. called_off: that a hearing does not take
    place, until its day is over.
    """

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
    own: Own
    task_term: Term | None = None
    helpers: tuple[str, ...] = ()
    objected: frozenset[int] = frozenset()
    called_off: str = ""

    @property
    def verdict(self) -> int | None:
        """The number of the paper that is the verdict, the newest version; None before there is one."""
        return max((paper.number for paper in self.papers if paper.kind == "verdict"), default=None)


def page(party_id: int, today: date) -> PartyPage:
    """Everything on the party's page."""
    found = door(party_id)
    case = head.head(found.number, served=True)
    staff, parties = head.people(case), head.parties(case.id)
    names = names_of(staff, parties, case)
    _events, journal = sections.events(case.id, names, chambers=False)
    terms = [sum_in_words(term) for term in sections.terms(case.id, today, names)]
    asked = any(term.clock is Clock.RESPONSE and term.party_id == party_id for term in terms)
    side, told = _turn_of(found.viewer.role), own.own(found.viewer)
    board = any(one.role is Role.ORGANISATION for one in parties)
    said, running = _said(case, found.viewer, terms, told, board=board, today=today)
    over = () if Act.CHALLENGE in open_acts(case.state) else (Clock.CHALLENGE,)
    seen = [term for term in terms if term.clock not in over and _concerns(term, found.viewer, asked)]
    shown = running if running in seen else None
    return PartyPage(
        found, found.viewer, case, said,
        steps_in_words(bar_of(case, journal, terms)) if side is not Turn.NOBODY else (),
        to_come(seen, shown, today),
        _elements(case, found.viewer, names, asked), side is Turn.COMPLAINANT,
        _papers(party_id, today), sections.letters(case.id, mine(party_id), codes=True),
        told, shown, _helpers(parties, party_id),
        objections_waiting(case.id) if side is Turn.COMPLAINANT else frozenset(),
        called_off(told.called_off, today),
    )


def _said(case: values.Head, viewer: Actor, terms: Sequence[Term], told: Own, *, board: bool,
          today: date) -> tuple[Said, Term | None]:
    """What the party reads first, and the term of what it is asked: by the state, else by a letter."""
    task = task_of(case.state)
    if Fact.ANSWER_LATE in case.facts and _turn_of(viewer.role) is task.turn:
        return LATE_ANSWER, None
    running, asked = _task(terms, task, viewer)
    if task.turn is Turn.ORGANISATION and board:   # who governs the organisation answers for it
        own = [term for term in terms if term.clock is task.clock and term.party_id == viewer.party_id]
        asked = any(not term.ended for term in own) or (not own and viewer.role is Role.ORGANISATION)
    last_day = running.last_day if running else None
    said = said_to(_turn_of(viewer.role), case.state, last_day, today, asked=asked)
    still = Fact.SUSPENDED in case.facts and _turn_of(viewer.role) is not Turn.NOBODY
    if said.task and not (still and (running is None or running.chip.shape == "bars")):
        return said, running
    for ask, term in _besides(case, viewer, terms, told):
        return asking(ask, term.last_day if term else None, today), term
    return (STANDS_STILL if still else said), None


def _besides(case: values.Head, viewer: Actor, terms: Sequence[Term], told: Own,
             ) -> list[tuple[Ask, Term | None]]:
    """What else is asked of this party, and open to it now."""
    mine = {term.clock: term for term in terms if term.party_id == viewer.party_id and not term.ended}
    days = DAYS_AGAIN if told.days.said else DAYS
    wanted: list[tuple[Ask, Term | None]] = [
        (ask, mine[clock]) for ask, clock in ((WRITE, Clock.ROUND), (days, Clock.AVAILABILITY))
        if clock in mine]
    if told.invitation and not told.invitation.answered:
        wanted.append((COMING, None))
    if told.secret:
        wanted.append((SECRET, None))
    may = open_acts(case.state, suspended=Fact.SUSPENDED in case.facts)
    return [(ask, term) for ask, term in wanted if ask.act in may and viewer.role in MAY[ask.act]]


def _helpers(parties: Sequence[values.Person], party_id: int) -> tuple[str, ...]:
    """The names of who helps this party."""
    me = next((person.name for person in parties if person.id == party_id), "")
    return tuple(person.name for person in parties if person.speaks_for == me or person.beside(me))


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
    """Own terms, and those of the whole case that bind or serve both sides, such as each reaction."""
    if term.party_id is not None and (term.clock is not Clock.REACTION or viewer.role not in COMPLAINANTS):
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
        select(Document.number, Document.title, Document.received_on, Document.size, Document.kind)
        .join(Access, Access.document_id == Document.id)
        .where(Access.party_id == party_id, Access.since <= today,
               or_(Access.until.is_(None), Access.until >= today))
        .distinct().order_by(Document.number)
    )
    return tuple(SeenPaper(*row) for row in db.session.execute(found))
