"""Which texts an act takes: of real signs, not endless, and no longer than their place."""

from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.refusals import Refusal
from committee.case.texts import MOST_SIGNS, Unkeepable, require_kept
from committee.case.verbs import VERBS
from committee.course import acts
from committee.course.rules import Suspending
from committee.escalation.content import Accused, Escalation, Someone
from committee.permissions import Role, Unknown
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import a_house, on
from tests.course import scene
from tests.course.scene import case_of, do

ON = date(2026, 3, 30)
UNKEPT = ["nul \0 hier", "half \ud83d teken", "\udfff"]


def content_of(case_id):
    """Acts that put a text somewhere short: the act, who does it, its content with the text in it."""
    case = case_of(case_id)
    paper = {"media_type": "text/plain", "content": b"Bij."}
    return {
        "heading": (Act.WRITE_LETTER, lambda text: {
            "party": case.parties[0], "heading": text, "paragraphs": ["Dank u."]}),
        "round": (Act.OPEN_ROUND, lambda text: {"name": text, "parties": [case.parties[0]]}),
        "title": (Act.FILE_PAPER, lambda text: {"paper": Paper(text, "brief.txt", **paper)}),
        "filename": (Act.FILE_PAPER, lambda text: {"paper": Paper("Brief", f"{text}.txt", **paper)}),
        "name": (Act.ADD_PARTY, lambda text: {"role": Role.WITNESS, "person": Someone(name=text)}),
        "street": (Act.ADD_PARTY, lambda text: {
            "role": Role.WITNESS, "person": Someone(name="Els Bos", street=text, town="Ede")}),
        "place": (Act.CONVENE, lambda text: {"starts_at": datetime(2026, 4, 21, 14), "place": text}),
        "video": (Act.CONVENE, lambda text: {
            "starts_at": datetime(2026, 4, 21, 14), "place": "Ede", "video_link": f"https://{text}"}),
    }


PLACES = ["heading", "round", "title", "filename", "name", "street", "place", "video"]


def try_it(house, case_id, place, text):
    act, made = content_of(case_id)[place]
    who = house.chair if act is Act.OPEN_ROUND else house.secretary
    do(VERBS[act].do, case_id, ON, who, **made(text))


@pytest.fixture
def case_id(house):
    found = scene.to_schedule(house)
    with transaction():
        scene.hearing.ask_availability(
            case_of(found), date(2026, 4, 13), date(2026, 4, 30),
            occasion=on(date(2026, 3, 23), house.secretary),
        )
    return found


@pytest.mark.parametrize("place", PLACES)
def test_refuses_a_text_that_is_longer_than_its_place(house, case_id, place):
    before = db.session.scalar(select(func.count(Entry.seq)))
    with pytest.raises(Refusal, match=r"ten hoogste (60|200|300) tekens"):
        try_it(house, case_id, place, "Lang " * 100)
    assert db.session.scalar(select(func.count(Entry.seq))) == before


@pytest.mark.parametrize("text", UNKEPT)
@pytest.mark.parametrize("place", PLACES)
def test_refuses_a_sign_that_no_database_holds(house, case_id, place, text):
    with pytest.raises(Unkeepable, match="bevat een teken dat niet kan worden bewaard"):
        try_it(house, case_id, place, text)


class TestWords:
    """A reason, a note, what an act says besides."""

    @pytest.mark.parametrize("text", UNKEPT)
    def test_refuses_signs_that_are_none(self, house, case_id, text):
        with pytest.raises(Unkeepable, match="bevat een teken"):
            do(acts.note, case_id, ON, house.secretary, text)

    def test_refuses_a_text_without_end_and_names_the_limit(self, house, case_id):
        with pytest.raises(Unkeepable, match=r"“Daar gaan wij weer.*ten hoogste 100\.000 tekens"):
            do(acts.note, case_id, ON, house.secretary, "Daar gaan wij weer. " * 6000)

    def test_refuses_in_a_complaint_that_comes_in(self, house):
        said = Escalation(
            organisation=house.organisation.name, received_on=ON, complainant=Someone(name="Anneke Visser"),
            accused=[Accused(name="Iemand\0Anders")], description="Het lekt.",
        )
        for act in (Act.TAKE_IN, Act.REGISTER):
            with pytest.raises(Unkeepable, match="“IemandAnders” bevat"), transaction():
                VERBS[act].do(house.committee, said, occasion=on(ON, house.secretary))

    def test_refuses_how_a_decision_arrived(self, house, case_id):
        with pytest.raises(Unkeepable, match="ten hoogste 40 tekens"), transaction():
            acts.suspend(
                case_of(case_id), Suspending.COURT, "Dagvaarding.",
                on(ON, house.chair, house.secretary, "per postduif " * 10),
            )

    def test_a_stranger_learns_nothing_of_the_case(self, house, case_id):
        with transaction():
            other = a_house("kade", "KD")
        with pytest.raises(Unknown):
            do(acts.note, case_id, ON, other.secretary, "\0")

    def test_keeps_what_is_long_but_not_endless(self, house, case_id):
        do(acts.note, case_id, ON, house.secretary, "é" * MOST_SIGNS)
        do(acts.note, case_id, ON, house.secretary, "Zo 😀 is het.\r\n\tEcht.")


def test_looks_into_names_and_values_of_any_depth():
    for content in ({"a": [{"b": ("\0",)}]}, {"\0": 1}, [frozenset({"\ud800"})]):
        with pytest.raises(Unkeepable):
            require_kept(content)
    require_kept({"a": b"\0", "b": 1, "c": None, "d": Someone})
