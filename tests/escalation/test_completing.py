"""Something is missing: chapter completion, with the terms that stand still, start anew or run on."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import clocks
from committee.case.documents import Paper
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Document
from committee.deadlines import Clock, Standing
from committee.escalation import acts, reads, refusals, rules
from committee.escalation.acts import Answer
from committee.escalation.content import Point, Someone
from committee.people.records import RegulationVersion
from committee.permissions import Forbidden, Role
from committee.post.records import Letter
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from committee.terms import Length
from tests.builders import MONDAY, on, party_actor
from tests.escalation.complaints import a_complaint
from tests.prepared import HOUSE, after

ASKED, LAST, NEXT = date(2026, 3, 5), date(2026, 3, 19), date(2026, 3, 20)


def incomplete(house) -> Case:
    """Fatma Demirci's complaint: no period, nobody named."""
    with transaction():
        said = a_complaint(
            complainant=Someone(name="Fatma Demirci", email="demirci@example.org"),
            accused=[],
            elements=[],
            description="Ze doen altijd zo tegen mij.",
        )
        return acts.register(house.committee, said, occasion=on(MONDAY, house.secretary))


pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(after(incomplete))]


def do(act, case, actor, day, **content):
    with transaction():
        case = db.session.get(Case, case.id)
        return act(case, occasion=on(day, actor), **content)


def ask(case, house, **more):
    return do(
        acts.request_completion, case, house.secretary, ASKED, **({"asked": ["period", "against"]} | more)
    )


def overall(case) -> date:
    return reads.last_days(case)[Clock.OVERALL]


def letters(kind) -> list[Letter]:
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def words(letter) -> str:
    return letter.paper["body_html"].replace("\xa0", " ")


class TestRequestCompletion:
    """The complainant hears what is missing, until when, and what happens if it stays out."""

    def test_refuses_nothing_an_unknown_code_and_who_may_not(self, house, case):
        with pytest.raises(refusals.NothingAsked):
            ask(case, house, asked=[])
        with pytest.raises(refusals.UnknownField, match="period"):
            ask(case, house, asked=["schoenmaat"])
        with pytest.raises(Forbidden):
            do(acts.request_completion, case, house.chair, ASKED, asked=["period"])

    def test_finds_what_is_missing_and_marks_what_was_asked(self, house, case):
        assert [(item.code, item.standing) for item in reads.checklist(case)] == [
            ("name_and_contact", rules.Found.FOUND),
            ("description", rules.Found.FOUND),
            ("period", rules.Found.MISSING),
            ("against", rules.Found.MISSING),
        ]
        ask(case, house, asked=["period"])
        assert [item.standing for item in reads.checklist(case)][2:] == [
            rules.Found.ASKED,
            rules.Found.MISSING,
        ]

    def test_sets_two_weeks_and_lets_the_overall_term_stand_still(self, house, case):
        ask(case, house)
        case = db.session.get(Case, case.id)
        assert case.state is State.AWAITING_COMPLETION
        assert reads.last_days(case)[Clock.COMPLETION] == LAST
        assert {term.clock for term in clocks.running(case) if term.paused} == {
            Clock.ADMISSIBILITY,
            Clock.OVERALL,
        }

    def test_writes_what_until_when_and_the_consequence(self, house, case):
        ask(case, house, questions=["Wie was erbij?"], length=Length.parse("3w"))
        body = words(letters("escalation.completion_request")[0])
        for told in (
            "wanneer het gebeurde",
            "Wie was erbij?",
            "Uiterlijk do 26 maart 2026",
            "niet verder behandelen",
            "helpen u graag",
            "staat onze termijn stil",
        ):
            assert told in body

    def test_lets_the_receipt_be_acknowledged_meanwhile_and_after(self, house, case):
        ask(case, house)
        do(acts.acknowledge, case, house.secretary, date(2026, 3, 6))
        assert db.session.get(Case, case.id).state is State.AWAITING_COMPLETION


class TestV39:
    """Received ma 2 March, ten weeks; asked do 5 March, complete ma 16 March."""

    @pytest.mark.parametrize(
        ("policy", "last_day"),
        [
            ("suspend", date(2026, 5, 21)),
            ("restart", date(2026, 5, 26)),
            ("none", date(2026, 5, 11)),
        ],
    )
    @pytest.mark.begins(HOUSE)
    def test_holds_for_each_policy(self, house, policy, last_day):
        with transaction():
            version = db.session.scalars(select(RegulationVersion)).one()
            version.toml = version.toml.replace('policy = "suspend"', f'policy = "{policy}"')
        case = incomplete(house)
        ask(case, house)
        do(
            acts.complete,
            case,
            house.secretary,
            date(2026, 3, 16),
            answers=[Answer(code="period", text="mei")],
        )
        assert overall(case) == last_day


class TestComplete:
    """An answer in time brings the case on; a late one is kept and waits for the chair."""

    def test_refuses_an_empty_answer_an_unknown_code_and_another_state(self, house, case):
        with pytest.raises(NotOpen):
            do(acts.complete, case, house.secretary, ASKED, answers=[Answer(code="period")])
        ask(case, house)
        with pytest.raises(refusals.NothingSaid):
            do(acts.complete, case, house.secretary, LAST)
        with pytest.raises(refusals.UnknownField):
            do(acts.complete, case, house.secretary, LAST, answers=[Answer(code="schoenmaat")])
        with pytest.raises(Forbidden):
            do(acts.complete, case, party_actor(case, Role.RESPONDENT), LAST)

    def test_takes_answers_elements_and_papers_on_the_last_day(self, house, case):
        ask(case, house)
        do(
            acts.complete,
            case,
            party_actor(case),
            LAST,
            answers=[
                Answer(code="period", text="februari 2026"),
                Answer(code="against", text="De teamleider"),
            ],
            elements=[Point(text="De teamleider belde niet terug.")],
            papers=[Paper("Brief", "brief.txt", "text/plain", b"Geachte")],
        )
        case = db.session.get(Case, case.id)
        assert case.state is State.ADMISSIBILITY_REVIEW
        assert [element.number for element in case.elements] == [1, 2]
        assert not db.session.scalars(select(Document)).one().late
        assert all(item.standing is rules.Found.FOUND for item in reads.checklist(case))
        assert Clock.COMPLETION not in reads.last_days(case)
        assert "Wij gaan verder" in words(letters("escalation.completed")[0])

    def test_keeps_a_day_late_closes_nothing_and_asks_the_chair(self, house, case):
        ask(case, house)
        do(acts.complete, case, party_actor(case), NEXT, answers=[Answer(code="period", text="mei")])
        case = db.session.get(Case, case.id)
        assert case.state is State.AWAITING_COMPLETION
        assert letters("escalation.completion_late")[0].to_name == "mr. E. van Dongen"
        assert "Zij kwam na de afgesproken dag" in words(letters("escalation.completed")[0])
        # stood still from 6 up to and including 19 March: fourteen days from Monday 11 May
        assert overall(case) == date(2026, 5, 26)

    def test_is_accepted_late_by_the_chair_with_a_reason_only(self, house, case):
        ask(case, house)
        do(acts.complete, case, party_actor(case), NEXT, answers=[Answer(code="period", text="mei")])
        with pytest.raises(refusals.Late, match="reden"):
            do(acts.complete, case, house.chair, date(2026, 3, 24))
        do(
            acts.complete,
            case,
            house.chair,
            date(2026, 3, 24),
            reason="Eén dag, en klager lag in het ziekenhuis.",
        )
        case = db.session.get(Case, case.id)
        assert case.state is State.ADMISSIBILITY_REVIEW
        assert overall(case) == date(2026, 5, 26)


class TestLapseCompletion:
    """When nothing came, the chair lets the case go on; nothing closes by itself."""

    def test_refuses_the_last_day_itself_no_reason_and_the_secretary(self, house, case):
        ask(case, house)
        with pytest.raises(refusals.TermRuns, match="do 19 maart 2026"):
            do(acts.lapse_completion, case, house.chair, LAST, reasons="Niets gekregen.")
        with pytest.raises(refusals.NothingSaid):
            do(acts.lapse_completion, case, house.chair, NEXT, reasons=" ")
        with pytest.raises(Forbidden):
            do(acts.lapse_completion, case, house.secretary, NEXT, reasons="Niets gekregen.")

    def test_moves_on_with_the_suspension_up_to_the_set_day(self, house, case):
        ask(case, house)
        do(acts.lapse_completion, case, house.chair, date(2026, 3, 30), reasons="Niets gekregen.")
        case = db.session.get(Case, case.id)
        assert case.state is State.ADMISSIBILITY_REVIEW
        assert overall(case) == date(2026, 5, 26)
        ended = db.session.scalars(select(RunningTerm).where(RunningTerm.clock == Clock.COMPLETION)).one()
        assert ended.ending is Standing.LAPSED
        assert "niet langer op wachten" in words(letters("escalation.completion_lapsed")[0])

    def test_says_of_an_answer_that_came_late_that_it_does_not_count(self, house, case):
        ask(case, house)
        do(acts.complete, case, house.secretary, NEXT, answers=[Answer(code="description", text="De trap.")])
        do(acts.lapse_completion, case, house.chair, NEXT, reasons="Te laat.")
        letter = letters("escalation.completion_lapsed")[0]
        assert letter.title == "Uw aanvulling kwam te laat en telt niet mee"
        assert "Uw aanvulling kwam later" in words(letter)

    def test_keeps_the_reason_out_of_the_journal(self, house, case):
        ask(case, house)
        do(acts.lapse_completion, case, house.chair, NEXT, reasons="Niets gekregen.")
        assert "gekregen" not in " ".join(str(entry.facts) for entry in db.session.scalars(select(Entry)))
