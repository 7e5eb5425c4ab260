"""What does not become a case: without a name, never confirmed, no complaint."""

import json

import pytest
from sqlalchemy import select

from committee.case.ledger import Entry
from committee.escalation import acts, refusals
from committee.escalation.content import Someone
from committee.escalation.records import Fate, Submission
from committee.escalation.rules import Aside
from committee.people.records import RegulationVersion
from committee.permissions import Forbidden
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, on
from tests.escalation.complaints import a_complaint

pytestmark = pytest.mark.usefixtures("app")
NAMELESS = Someone(name="", email="iemand@example.org")


def do(act, house, *, actor=None, **content):
    with transaction():
        return act(house.committee, occasion=on(MONDAY, actor or house.secretary), **content)


def taken(house, **more) -> int:
    return do(acts.take_in, house, escalation=a_complaint(**more)).id


def policy(name: str) -> None:
    with transaction():
        version = db.session.scalars(select(RegulationVersion)).one()
        version.toml = version.toml.replace('policy = "melding"', f'policy = "{name}"')


class TestAskIdentity:
    """A name is asked once, where there is a way to ask."""

    def test_asks_once_and_only_who_gave_no_name(self, house):
        with pytest.raises(refusals.NotWaiting):
            do(acts.ask_identity, house, submission=taken(house))
        number = taken(house, complainant=NAMELESS)
        with pytest.raises(Forbidden):
            do(acts.ask_identity, house, actor=house.chair, submission=number)
        do(acts.ask_identity, house, submission=number)
        assert db.session.get(Submission, number).identity_asked_on == MONDAY
        with pytest.raises(refusals.NotWaiting, match="al een keer"):
            do(acts.ask_identity, house, submission=number)


class TestSetAside:
    """What is kept of an anonymous complaint is the regulation's choice."""

    def aside(self, house, number, **more):
        given = {"why": Aside.ANONYMOUS, "reasons": "Geen naam.", "report": "Te weinig nachtdienst."}
        return do(acts.set_aside, house, submission=number, **(given | more))

    def test_refuses_before_the_name_was_asked_without_reason_and_twice(self, house):
        number = taken(house, complainant=NAMELESS)
        with pytest.raises(refusals.AskFirst, match="e-mailadres"):
            self.aside(house, number)
        do(acts.ask_identity, house, submission=number)
        with pytest.raises(refusals.NothingSaid):
            self.aside(house, number, reasons=" ")
        with pytest.raises(refusals.NothingSaid, match="melding"):
            self.aside(house, number, report=None)
        self.aside(house, number)
        with pytest.raises(refusals.NotWaiting):
            self.aside(house, number)

    def test_refuses_to_call_a_named_complaint_anonymous(self, house):
        with pytest.raises(refusals.NotWaiting, match="naam"):
            self.aside(house, taken(house))

    @pytest.mark.parametrize(
        ("name", "fate", "kept"),
        [
            ("melding", Fate.REPORT, {"report": "Te weinig nachtdienst."}),
            ("refuse_unregistered", Fate.SET_ASIDE, {}),
        ],
    )
    def test_keeps_no_personal_data(self, house, name, fate, kept):
        policy(name)
        number = taken(house, complainant=None, sender_key="K-1")
        self.aside(house, number)
        found = db.session.get(Submission, number)
        assert (found.fate, found.content, found.sender_key) == (fate, kept, None)
        assert [entry.act for entry in db.session.scalars(select(Entry))] == [Act.TAKE_IN, Act.SET_ASIDE]

    def test_keeps_all_of_it_where_a_refusal_is_registered(self, house):
        policy("refuse_registered")
        number = taken(house, complainant=None)
        self.aside(house, number)
        assert "begeleider" in json.dumps(db.session.get(Submission, number).content)

    def test_makes_no_case_afterwards(self, house):
        number = taken(house)
        self.aside(house, number, why=Aside.NO_COMPLAINT, report=None)
        with pytest.raises(refusals.NotWaiting):
            do(acts.register, house, submission=number)
