"""Every act has a way back: a long procedure is undone act by act, and every table is as it was."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from committee import acts as every
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.records import Case, Document
from committee.case.verbs import PREPARES, VERBS
from committee.course import acts, reads
from committee.course.rules import Suspending
from committee.deadlines import Clock
from committee.deliberation.records import Finding
from committee.deliberation.rules import Opinion
from committee.escalation.acts.completing import Answer
from committee.escalation.content import Someone
from committee.hearing.records import Answer as Reply
from committee.hearing.rules import Span
from committee.permissions import Actor, Role
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import MONDAY, House, a_case, on, party_actor
from tests.course import scene
from tests.course.scene import case_of


@dataclass
class Story:
    """A procedure as it is told: each act with the state of every table before it."""

    house: House
    case_id: int
    before: list[tuple[Act, Any]] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return case_of(self.case_id)

    def element(self, number: int) -> Any:
        """An element by its number."""
        return self.case.elements[number - 1]

    def party(self, role: Role = Role.COMPLAINANT) -> Any:
        """The first party in this role."""
        return next(party for party in self.case.parties if party.role is role)

    def does(self, act: Act, who: Actor, day: date, **content: Any) -> None:
        """One act, entered by the secretary."""
        occasion = on(day, who, self.house.secretary)
        more = PREPARES[act](self.case, occasion, content) if act in PREPARES else {}
        self.before.append((act, scene.state()))
        with transaction():
            VERBS[act].do(self.case, **content, **more, occasion=occasion)

    def is_undone(self) -> None:
        """Back to the beginning, act by act; the secretary entered them all."""
        while self.before:
            act, before = self.before.pop()
            last = reads.last_act(self.case)
            assert last is not None
            assert last.act is act
            scene.do(acts.undo, self.case_id, date(2026, 7, 1), self.house.secretary)
            assert scene.state() == before, act


@pytest.fixture
def story(house) -> Story:
    """A case that has just come in."""
    with transaction():
        case = a_case(house, State.RECEIVED, elements=3, accused=1)
        scene.start_terms(case, house, Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.OVERALL)
        case_id = case.id
    return Story(house, case_id)


def to_the_ruling(story: Story) -> None:
    """Acknowledged, completed, reworded, joined, ruled, objected to."""
    secretary, chair, complainant = story.house.secretary, story.house.chair, party_actor(story.case)
    story.does(Act.ACKNOWLEDGE, secretary, MONDAY)
    story.does(Act.REQUEST_COMPLETION, secretary, date(2026, 3, 3), asked=["period"])
    story.does(Act.COMPLETE, complainant, date(2026, 3, 6), answers=[Answer(code="period",
               text="In januari.")])
    story.does(Act.REWORD_ELEMENT, complainant, date(2026, 3, 6), element=story.element(1),
               text="Anders gezegd.")
    story.does(Act.ADD_ELEMENT, chair, date(2026, 3, 6), text="Nog een punt.")
    story.does(Act.ADD_PARTY, secretary, date(2026, 3, 6), role=Role.SUPPORT,
               person=Someone(name="Els Vriend"))
    story.does(Act.DECLARE_INADMISSIBLE, chair, date(2026, 3, 9), elements=[story.element(2)],
               ground="too_late", reasons="Het was in 2020.")
    story.does(Act.WITHDRAW, complainant, date(2026, 3, 9), elements=[story.element(4)])
    story.does(Act.ADMIT, chair, date(2026, 3, 9), elements=[story.element(1), story.element(3)])
    story.does(Act.OBJECT, complainant, date(2026, 3, 12), element=story.element(2),
               reasons="Het was in 2025.")
    story.does(Act.UPHOLD_OBJECTION, story.house.actor("elzinga"), date(2026, 3, 13),
               element=story.element(2), reasons="Klager heeft gelijk.")


def to_the_panel(story: Story) -> None:
    """Asked, reminded, answered, written about, papers filed and shared."""
    secretary, chair, case = story.house.secretary, story.house.chair, story.case
    answering, accused = party_actor(case, Role.RESPONDENT), party_actor(case, Role.ACCUSED)
    story.does(Act.REMIND, secretary, date(2026, 3, 20), party=story.party(Role.RESPONDENT),
               clock=Clock.RESPONSE)
    story.does(Act.ASK_MORE_TIME, answering, date(2026, 3, 20), party=story.party(Role.RESPONDENT),
               reasons="Vakantie.")
    story.does(Act.EXTEND_RESPONSE, chair, date(2026, 3, 20), party=story.party(Role.RESPONDENT),
               reasons="Akkoord.")
    story.does(Act.RECEIVE_RESPONSE, answering, date(2026, 3, 25), party=story.party(Role.RESPONDENT),
               text="Nee.")
    story.does(Act.RECEIVE_RESPONSE, accused, date(2026, 3, 25), party=story.party(Role.ACCUSED), text="Nee.")
    paper = Paper("Foto", "foto.txt", "text/plain", b"een foto")
    story.does(Act.FILE_PAPER, party_actor(case), date(2026, 3, 26), paper=paper, party=story.party(),
               secret="Daar staat mijn buurvrouw op.")
    document = db.session.scalars(select(Document).where(Document.case_id == case.id)).one()
    story.does(Act.WITHHOLD_PAPER, chair, date(2026, 3, 26), document=document, reasons="Terecht.")
    story.does(Act.OPEN_ROUND, chair, date(2026, 3, 26), name="repliek", parties=[story.party()])
    story.does(Act.CLOSE_ROUND, secretary, date(2026, 4, 10))
    accounts = story.house.accounts
    story.does(Act.SEAT_PANEL, chair, date(2026, 4, 10), chair=accounts["vandongen"],
               members=[accounts["lammerts"], accounts["bhagwandin"]])
    for actor in [chair, *story.house.members]:
        story.does(Act.DECLARE_INDEPENDENCE, actor, date(2026, 4, 10), free=True)


def to_chambers(story: Story) -> None:
    """Convened, moved, somebody replaced, challenged, held, suspended, lengthened, closed."""
    secretary, chair, case = story.house.secretary, story.house.chair, story.case
    member = case_reads.seats(case)[1]
    story.does(Act.ASK_AVAILABILITY, secretary, date(2026, 4, 10), first=date(2026, 4, 20), last=date(2026,
               5, 20))
    story.does(Act.GIVE_AVAILABILITY, party_actor(case), date(2026, 4, 11), unavailable=[
        Span(date(2026, 5, 1), date(2026, 5, 4))], party=story.party())
    place = "Amersfoort, Eemplein 6"
    story.does(Act.CONVENE, secretary, date(2026, 4, 12), starts_at=datetime(2026, 4, 28, 14), place=place)
    story.does(Act.REPLY, party_actor(case), date(2026, 4, 13), answer=Reply.ACCEPTED, party=story.party())
    story.does(Act.RECUSE, story.house.members[0], date(2026, 4, 13), reasons="Ik ken klager.")
    story.does(Act.REPLACE_MEMBER, secretary, date(2026, 4, 13), seat=member,
               account=story.house.accounts["osei"])
    story.does(Act.DECLARE_INDEPENDENCE, story.house.actor("osei"), date(2026, 4, 13), free=True)
    story.does(Act.POSTPONE, chair, date(2026, 4, 14), starts_at=datetime(2026, 5, 6, 14), reason="Ziekte.")
    story.does(Act.EXTEND_OVERALL, chair, date(2026, 4, 15), reasons="De zitting is later.")
    story.does(Act.HOLD, chair, date(2026, 5, 6), appeared=list(case_reads.both_sides(case)))
    story.does(Act.CHALLENGE, party_actor(case), date(2026, 5, 7), party=story.party(),
               seat=case_reads.seats(case)[2], reasons="Zij lachte.")
    story.does(Act.DECIDE_CHALLENGE, chair, date(2026, 5, 8), granted=False, reasons="Lachen mag.")
    story.does(Act.SUSPEND, chair, date(2026, 5, 8), why=Suspending.MEDIATION, reasons="Er wordt gepraat.")
    story.does(Act.NOTE, secretary, date(2026, 5, 9), text="Zij praten nog.")
    story.does(Act.RESUME, chair, date(2026, 5, 12))
    story.does(Act.CLOSE_HEARING, chair, date(2026, 5, 12), record="Partijen zijn gehoord.")


def to_the_end(story: Story) -> None:
    """Found, agreed to, decided, reopened and closed once more, signed, sent, reacted to."""
    secretary, chair, on_day = story.house.secretary, story.house.chair, date(2026, 5, 20)
    admitted = [one for one in story.case.elements if one.standing.value == "admitted"]
    numbers = [element.number for element in admitted]
    for number in numbers:
        story.does(Act.FIND, secretary, on_day, element=story.element(number), opinion=Opinion.FOUNDED,
                   reasons="Het klopt.\n\nAlles.")
    for element in numbers:
        for actor in [chair, story.house.members[1], story.house.actor("osei")]:
            chosen = story.element(element)
            version = db.session.scalars(select(Finding.version).where(Finding.element_id == chosen.id)).one()
            story.does(Act.AGREE, actor, on_day, element=chosen, version=version)
    story.does(Act.DECIDE, chair, on_day)
    story.does(Act.HOLD_FILE, secretary, on_day, reasons="Beslag.")
    story.does(Act.RELEASE_FILE, secretary, on_day, reasons="Klaar.")
    story.does(Act.SIGN, chair, on_day)
    story.does(Act.SERVE, secretary, date(2026, 5, 21))
    story.does(Act.REQUEST_CORRECTION, party_actor(story.case), date(2026, 5, 22), party=story.party(),
               text="Een tikfout.")
    story.does(Act.REFUSE_CORRECTION, chair, date(2026, 5, 25), party=story.party(),
               reasons="Dat is geen fout.")
    story.does(Act.RECEIVE_REACTION, secretary, date(2026, 5, 26), text="Wij voeren de uitspraak uit.")
    story.does(Act.WRITE_LETTER, secretary, date(2026, 5, 27), party=story.party(), heading="Dank",
               paragraphs=["Dag."])
    story.does(Act.CLOSE, secretary, date(2026, 5, 28))


def test_undoes_a_whole_procedure_act_by_act(story):
    for chapter in (to_the_ruling, to_the_panel, to_chambers, to_the_end):
        chapter(story)
    assert story.case.state is State.CLOSED
    assert len({act for act, _ in story.before}) > 45
    assert every.course is acts
    story.is_undone()
    assert story.case.state is State.RECEIVED
