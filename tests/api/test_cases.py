"""GET /api/v1/cases/<number>: how it stands with an organisation's own case, without persons or content."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import gate
from committee.case.ledger import Reading
from committee.case.records import Case
from committee.deliberation.rules import Opinion
from committee.escalation import acts
from committee.people.records import Officer, Organisation
from committee.permissions import Actor, Role
from committee.procedure import Act, State
from committee.store import db, transaction
from committee.verdict import acts as verdict
from tests.api.conftest import a_key
from tests.builders import MONDAY, a_case, a_house, on
from tests.course.scene import admitted, under_review
from tests.verdict.scene import decided, heard_case, sign


@pytest.fixture
def ask(system, key):
    """Ask for a case with the key of Onderdak, or another."""
    def asked(number: str, with_key: str = key):
        return system.get(f"/api/v1/cases/{number}", headers={"Authorization": f"Bearer {with_key}"})

    return asked


def number_of(case_id: int) -> str:
    """The number of a case; what others write after this can be seen."""
    number = db.session.get_one(Case, case_id).number
    db.session.rollback()
    return number


class TestNotTheirs:
    """What is not an organisation's own is not there, and looks like what does not exist."""

    def test_the_same_answer_for_wrong_and_not_yours(self, ask, house, key):
        with transaction():
            other = a_house("elders", "EL", "cvp-wzd")
        number = number_of(admitted(house))
        others = ask(number, a_key(other))
        wrong = ask("OD-2026-9999")
        assert others.status_code == wrong.status_code == 404
        assert {**others.json, "instance": ""} == {**wrong.json, "instance": ""}
        for strange in ("x" * 3000, "%00", "é", "-1", "OD-2026-0001'--", "99999999999999999"):
            assert ask(strange).status_code == 404
        assert db.session.scalars(select(Reading)).all() == []

    def test_another_organisation_before_the_same_committee(self, ask, house):
        number = number_of(admitted(house))
        with transaction():
            neighbour = Organisation(name="Stichting Buurman")
            db.session.add(neighbour)
            db.session.flush()
            house.organisation = neighbour
        assert ask(number, a_key(house)).status_code == 404

    def test_a_complaint_it_was_not_yet_asked_about(self, ask, house):
        number = number_of(under_review(house))
        assert ask(number).status_code == 404

    def test_another_committee_than_that_of_the_key(self, ask, house, key):
        with transaction():
            other = a_house("elders", "EL", "cvp-wzd")
        other.organisation = house.organisation
        number = number_of(admitted(house))
        assert ask(number).status_code == 200
        assert ask(number, a_key(other)).status_code == 404

    def test_a_message_is_for_the_organisation_that_sent_it(self, send, system, house):
        sent = send(klager=None).json
        with transaction():
            other = a_house("elders", "EL", "cvp-wzd")
        answer = system.get(f"/api/v1/submissions/{sent['bericht']}",
                            headers={"Authorization": f"Bearer {a_key(other)}"})
        assert answer.status_code == 404


class TestOwn:
    """Own is what the organisation handed in, or what it was asked to respond to."""

    def test_handed_in(self, send, ask):
        number = send().json["zaaknummer"]
        assert ask(number).json == {
            "zaaknummer": number,
            "staat": {"code": "received", "woord": "ontvangen"},
            "stap": {"nummer": 1, "naam": "Ontvangen"},
            "ontvangen_op": "2026-04-07",
            "afgesloten_op": None,
            "termijnen": [{"termijn": {"code": "overall", "woord": "Uitspraak"}, "vanaf": "2026-04-07",
                           "laatste_dag": "2026-06-16", "artikel": "art. 15",
                           "stand": {"code": "running", "woord": "loopt"}}],
            "uitspraak": None,
        }

    def test_handed_in_as_a_message_that_the_secretary_registered(self, send, ask, house):
        sent = send(ingang="telefoon").json
        with transaction():
            sender = Actor(f"submission:{sent['bericht']}", Role.COMPLAINANT, committee_id=house.committee.id)
            acts.confirm_text(house.committee, sent["bericht"], occasion=on(date(2026, 4, 8), sender))
            case = acts.register(house.committee, submission=sent["bericht"],
                                 occasion=on(date(2026, 4, 8), house.secretary))
            number = case.number
        assert ask(number).status_code == 200

    def test_handed_in_by_an_officer(self, ask, house):
        with transaction():
            case = a_case(house)
            account = house.accounts["osei"]
            db.session.add(Officer(account_id=account.id, organisation_id=house.organisation.id))
            officer = Actor(f"account:{account.id}", Role.FIRST_LINE, committee_id=house.committee.id)
            gate.enter(case, Act.REGISTER, on(MONDAY, officer))
            number = case.number
        assert ask(number).status_code == 200

    def test_asked_to_respond(self, ask, house):
        told = ask(number_of(admitted(house))).json
        assert told["staat"]["code"] == "awaiting_response"
        assert told["stap"] == {"nummer": 3, "naam": "Verweer"}
        terms = {term["termijn"]["code"]: term for term in told["termijnen"]}
        assert terms["response"]["stand"]["code"] in ("running", "late")
        assert "admissibility" not in terms

    def test_an_ending_stands_at_the_step_where_it_came(self, ask, house):
        case_id = admitted(house)
        with transaction():
            case = db.session.get_one(Case, case_id)
            gate.enter(case, Act.DISCONTINUE, on(date(2026, 4, 1), house.chair), to=State.DISCONTINUED)
        told = ask(number_of(case_id)).json
        assert (told["staat"]["woord"], told["stap"]["naam"]) == ("gestaakt", "Verweer")
        assert told["afgesloten_op"] == "2026-04-01"


class TestVerdict:
    """The outcome is told once the verdict was sent, not before; and never a person or a text."""

    def test_is_silent_until_it_was_sent(self, ask, house):
        with transaction():
            case = heard_case(house)
            case_id, number = case.id, case.number
        decided(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        sign(db.session.get_one(Case, case_id), house)
        assert ask(number).json["staat"]["code"] == "decided"
        assert ask(number).json["uitspraak"] is None
        with transaction():
            verdict.serve(db.session.get_one(Case, case_id), on(date(2026, 5, 8), house.secretary))
        told = ask(number)
        assert told.json["uitspraak"] == {
            "verzonden_op": "2026-05-08",
            "oordeel": {"code": "partly", "woord": "gedeeltelijk gegrond"},
        }
        codes = [term["termijn"]["code"] for term in told.json["termijnen"]]
        assert {"reaction", "correction", "overall", "verdict"} <= set(codes)
        for secret in ("Visser", "Dongen", "gesprek", "Punt", "@", "raadkamer"):
            assert secret not in told.text


class TestReading:
    """Looking writes nothing but who looked at what, and asks the database as often for any case."""

    def test_keeps_who_looked(self, ask, house):
        case_id = admitted(house)
        ask(number_of(case_id))
        row = db.session.scalars(select(Reading)).one()
        assert (row.actor, row.what, row.case_id) == ("organisation:1", "api", case_id)

    def test_asks_a_fixed_number_of_times(self, ask, house, counted):
        for serial in (1, 2):
            number = number_of(admitted(house, serial=serial, elements=5 * serial, accused=2 * serial))
            with counted() as statements:
                assert ask(number).status_code == 200
            assert len(statements) == 5, statements
