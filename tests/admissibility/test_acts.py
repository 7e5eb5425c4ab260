"""Stage 2 as acts: the ruling per element, what starts, who hears what, and the objection."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.admissibility import acts, reads, rules
from committee.admissibility.records import Ruling
from committee.case import clocks, gate, images
from committee.case.documents import Paper, file_paper
from committee.case.records import Access, Case, ElementRespondent, Standing
from committee.deadlines import Clock
from committee.escalation.records import FirstLineStep, Intake
from committee.permissions import Forbidden, Role
from committee.post.records import Letter
from committee.procedure import Act, NotOpen, State
from committee.regulation.choices import GroundKind
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, on, party_actor, the_case
from tests.prepared import HOUSE, after

MARCH_9, MARCH_24 = date(2026, 3, 9), date(2026, 3, 24)
REASONS = "De feiten zijn van langer dan een jaar geleden."


def to_rule(house):
    """Three points are to be ruled on."""
    with transaction():
        case = a_case(house, State.ADMISSIBILITY_REVIEW, elements=3)
        entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
        for clock in (Clock.ADMISSIBILITY, Clock.OVERALL):
            clocks.begin(case, entry, clock)


def refused(house):
    """None of the three was admitted."""
    refuse(the_case(), the_case().elements, house.chair)


TO_RULE = after(to_rule)
pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(TO_RULE)]


def letters(kind):
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def body(kind, place=0):
    return letters(kind)[place].paper["body_html"].replace("\u00a0", " ")


def refuse(case, elements, by, ground="too_late", reasons=REASONS, day=MARCH_9):
    with transaction():
        return acts.declare_inadmissible(case, elements, ground, reasons, occasion=on(day, by))


class TestRefusedRulings:
    """The chair rules, once per element, on a ground of the regulation, with reasons."""

    def test_is_for_the_chair_alone(self, house, case):
        with pytest.raises(Forbidden, match="voorzitter"), transaction():
            acts.admit(case, case.elements, on(MARCH_9, house.secretary))

    def test_is_not_open_once_the_response_is_asked_for(self, house):
        with transaction():
            case = a_case(house, State.SCHEDULING, serial=2)
            case.elements[0].standing = Standing.OPEN
        with pytest.raises(NotOpen, match=r"art\. 6"), transaction():
            acts.admit(case, case.elements[:1], on(MARCH_9, house.chair))

    def test_needs_an_element_of_this_case(self, house, case):
        with pytest.raises(rules.NoElement), transaction():
            acts.admit(case, [], on(MARCH_9, house.chair))
        with transaction():
            other = a_case(house, State.ADMISSIBILITY_REVIEW, serial=2)
        with pytest.raises(rules.NoElement), transaction():
            acts.admit(case, other.elements, on(MARCH_9, house.chair))

    def test_rules_once_on_an_element(self, house, case):
        with transaction():
            acts.admit(case, case.elements[:1], on(MARCH_9, house.chair))
        with pytest.raises(rules.AlreadyRuled, match="Klachtonderdeel 1|klachtonderdeel 1"):
            refuse(case, case.elements[:1], house.chair)

    @pytest.mark.parametrize("ground", ["no_such_ground", "other_subject", "manifestly_unfounded"])
    def test_needs_a_ground_of_the_regulation_for_this_ruling(self, house, case, ground):
        with pytest.raises(rules.UnknownGround):
            refuse(case, case.elements[:1], house.chair, ground)

    def test_names_the_grounds_there_are_by_code_and_words(self, house, case):
        with pytest.raises(rules.UnknownGround) as refusal:
            refuse(case, case.elements[:1], house.chair, "no_such_ground")
        known = [g for g in clocks.regulation_of(case).grounds if g.kind is GroundKind.INADMISSIBLE]
        assert "“no_such_ground”" in str(refusal.value)
        assert all(f"{ground.code} ({ground.words})" in str(refusal.value) for ground in known)

    def test_needs_reasons(self, house, case):
        with pytest.raises(rules.NoReasons, match="waarom"):
            refuse(case, case.elements[:1], house.chair, reasons="  ")
        assert case.elements[0].standing is Standing.OPEN


class TestAdmit:
    """The ruling on the last open element moves the case."""

    def test_stays_while_an_element_is_open(self, house, case):
        with transaction():
            acts.admit(case, case.elements[:2], on(MARCH_9, house.chair))
        assert case.state is State.ADMISSIBILITY_REVIEW
        assert clocks.running(case, Clock.RESPONSE) == []
        assert clocks.running(case, Clock.ADMISSIBILITY) != []
        assert letters("admissibility.response_request") == []

    def test_names_the_days_of_the_facts_and_one_day_as_one(self, house, case):
        with transaction():
            case.elements[0].facts_from = date(2026, 2, 2)
            case.elements[1].facts_from, case.elements[1].facts_until = date(2026, 2, 2), date(2026, 2, 5)
            acts.admit(case, case.elements, on(MARCH_9, house.chair))
        words = body("admissibility.response_request")
        assert "(2 februari 2026)" in words
        assert "(van 2 februari 2026 tot en met 5 februari 2026)" in words

    def test_asks_every_respondent_with_his_own_term(self, house, case):
        with transaction():
            acts.admit(case, case.elements, on(MARCH_9, house.chair))
        assert case.state is State.AWAITING_RESPONSE
        assert clocks.running(case, Clock.ADMISSIBILITY) == []
        assert [t.last_day for t in clocks.running(case, Clock.RESPONSE)] == [date(2026, 3, 30)]
        words = body("admissibility.response_request")
        assert "Uiterlijk ma 30 maart 2026" in words
        assert "één keer uitstel" in words
        assert "2 weken" in words
        assert "vertrouwelijk" in words
        assert "zonder uw reactie verder" in words
        assert "Punt 3 van de klacht." in words
        assert "ma 30 maart 2026" in body("admissibility.admitted")

    def test_last_ruling_may_be_a_refusal(self, house, case):
        with transaction():
            acts.admit(case, case.elements[:2], on(MARCH_9, house.chair))
        refuse(case, case.elements[2:], house.chair)
        assert case.state is State.AWAITING_RESPONSE
        assert len(clocks.running(case, Clock.RESPONSE)) == 1
        assert [t.element_id for t in clocks.running(case, Clock.OBJECTION)] == [case.elements[2].id]
        assert "punt 3 niet" in body("admissibility.admitted")
        assert "Punt 3 van de klacht." not in body("admissibility.response_request")


@pytest.mark.begins(HOUSE)
class TestAccused:
    """An accused person sees his own elements only, and nothing before he is asked."""

    @pytest.fixture
    def case(self, house):
        with transaction():
            case = a_case(house, State.ADMISSIBILITY_REVIEW, elements=2, accused=2)
            gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
            first = next(p for p in case.parties if p.role is Role.ACCUSED)
            row = db.session.get(ElementRespondent, (case.elements[1].id, first.id))
            db.session.delete(row)
            file_paper(case, Paper("De klacht", "klacht.pdf", "application/pdf", b"%PDF"), MONDAY)
        return db.session.get(Case, case.id)

    def test_sees_only_his_own_elements(self, house, case):
        first, second = [p for p in case.parties if p.role is Role.ACCUSED]
        assert db.session.scalars(select(Access).where(Access.party_id.is_not(None))).all() == []
        with transaction():
            acts.admit(case, case.elements, on(MARCH_9, house.chair))
        told = {letter.party_id: letter for letter in letters("admissibility.response_request")}
        assert "Punt 2" not in told[first.id].paper["body_html"]
        assert "Punt 2" in told[second.id].paper["body_html"]
        assert told[first.id].annexes == []
        assert len(told[second.id].annexes) == 1
        seen = {row.party_id for row in db.session.scalars(select(Access)) if row.party_id}
        assert first.id not in seen
        assert second.id in seen
        assert len(clocks.running(case, Clock.RESPONSE)) == 3


class TestInadmissible:
    """A refusal names ground, article and reasons, and until when one may object."""

    def test_ends_the_case_and_tells_both_parties(self, house, case):
        refuse(case, case.elements, house.chair)
        assert (case.state, case.closed_on) == (State.INADMISSIBLE, MARCH_9)
        assert {t.last_day for t in clocks.running(case, Clock.OBJECTION)} == {date(2026, 3, 23)}
        assert clocks.running(case, Clock.OVERALL) == []
        words = body("admissibility.inadmissible")
        for said in ("art. 6 onder b", REASONS, "Uiterlijk ma 23 maart 2026", "niet-ontvankelijk"):
            assert said in words
        assert len(letters("admissibility.not_handled")) == 1

    def test_keeps_ground_and_reasons_apart_from_the_journal(self, house, case):
        entry = refuse(case, case.elements, house.chair)
        assert entry.facts["ground"] == "too_late"
        assert REASONS not in str(entry.facts)
        ruling = db.session.scalars(select(Ruling)).first()
        assert (ruling.ground, ruling.article) == ("too_late", "art. 6 onder b")
        assert ruling.passage_id == entry.facts["passage"]

    def test_is_not_competent_only_if_every_refused_element_is(self, house, case):
        with transaction():
            acts.declare_not_competent(
                case, case.elements[:1], "other_organisation", "Over een ander.",
                occasion=on(MARCH_9, house.chair))
        assert "de klachtencommissie van die organisatie" in body("admissibility.not_competent")
        refuse(case, case.elements[1:], house.chair)
        assert case.state is State.INADMISSIBLE

    def test_can_be_undone(self, house, case):
        seq = refuse(case, case.elements, house.chair).seq
        with transaction():
            images.restore(seq)
        case = db.session.get(Case, case.id)
        assert (case.state, case.closed_on) == (State.ADMISSIBILITY_REVIEW, None)
        assert {element.standing for element in case.elements} == {Standing.OPEN}
        assert clocks.running(case, Clock.OBJECTION) == []


class TestForward:
    """A complaint goes to a named other body, only if the complainant agrees."""

    BODY = acts.Recipient("Klachtencommissie Elders", "Dorpsstraat 1", "3800 AA", "Amersfoort")

    def test_needs_consent(self, house, case):
        with pytest.raises(rules.NoConsent), transaction():
            acts.forward(case, self.BODY, None, on(MARCH_9, house.secretary))

    @pytest.mark.parametrize("day", [date(1900, 1, 1), date(2026, 3, 1), date(2026, 3, 10)])
    def test_needs_consent_between_the_receipt_and_the_day_itself(self, house, case, day):
        with pytest.raises(rules.NoConsent, match="van ma 2 maart .* tot en met ma 9 maart"), transaction():
            acts.forward(case, self.BODY, day, on(MARCH_9, house.secretary))

    @pytest.mark.parametrize("day", [MONDAY, MARCH_9])
    def test_takes_consent_on_the_first_and_the_last_of_these_days(self, house, case, day):
        with transaction():
            acts.forward(case, self.BODY, day, on(MARCH_9, house.secretary))
        assert case.state is State.FORWARDED

    def test_sends_the_papers_by_post_and_tells_the_complainant(self, house, case):
        with transaction():
            acts.forward(case, self.BODY, MARCH_9, on(MARCH_9, house.secretary))
        assert case.state is State.FORWARDED
        sent = letters("admissibility.forwarded_to")[0]
        assert (sent.to_name, sent.channel.value) == ("Klachtencommissie Elders", "post")
        assert "Klachtencommissie Elders" in body("admissibility.forwarded")

    def test_ends_what_was_still_handled(self, house, case):
        with transaction():
            acts.forward(case, self.BODY, MARCH_9, on(MARCH_9, house.secretary))
        assert {element.standing for element in case.elements} == {Standing.FORWARDED}

    def test_leaves_what_was_decided_as_it_was(self, house, case):
        refuse(case, case.elements[:1], house.chair)
        with transaction():
            acts.forward(case, self.BODY, MARCH_9, on(MARCH_9, house.secretary))
        assert [element.standing for element in case.elements[:2]] == [
            Standing.INADMISSIBLE, Standing.FORWARDED]

    def test_can_be_undone_with_its_elements(self, house, case):
        with transaction():
            seq = acts.forward(case, self.BODY, MARCH_9, on(MARCH_9, house.secretary)).seq
        with transaction():
            images.restore(seq)
        assert {element.standing for element in db.session.get(Case, case.id).elements} == {Standing.OPEN}


@pytest.mark.begins(after(refused, TO_RULE))
class TestObjection:
    """Verzet: per element, late is kept and marked, and others decide."""

    def lodge(self, case, day=date(2026, 3, 20)):
        with transaction():
            acts.lodge_objection(
                case, case.elements[0], "Ik wist het niet eerder.", on(day, party_actor(case))
            )

    @pytest.mark.begins(TO_RULE)
    def test_is_not_possible_against_what_was_not_refused(self, house, case):
        with transaction():
            acts.admit(case, case.elements, on(MARCH_9, house.chair))
        with pytest.raises(rules.NotRefused):
            self.lodge(case)

    def test_waits_once(self, case):
        self.lodge(case)
        with pytest.raises(rules.ObjectionPending):
            self.lodge(case)

    def test_is_not_decided_by_the_first_decider(self, house, case):
        self.lodge(case)
        with pytest.raises(rules.SameDecider, match=r"art\. 7"), transaction():
            acts.reject_objection(case, case.elements[0], "Nee.", on(date(2026, 3, 24), house.chair))

    def test_ends_its_term_and_tells_who_may_decide(self, case):
        self.lodge(case)
        assert len(clocks.running(case, Clock.OBJECTION)) == 2
        assert "beslist iemand anders" in body("admissibility.objection_received")
        assert [letter.to_name for letter in letters("admissibility.objection_waiting")] == ["mr. T. Elzinga"]

    def test_a_late_one_is_kept_and_asked_about(self, case):
        self.lodge(case, date(2026, 3, 24))
        words = body("admissibility.objection_received")
        assert "kwam te laat" in words
        assert "Uiterlijk di 7 april 2026" in words

    @pytest.mark.parametrize("state", [State.HEARING_SCHEDULED, State.SCHEDULING])
    @pytest.mark.begins(TO_RULE)
    def test_is_open_as_long_as_its_term_runs_though_a_hearing_is_planned(self, house, case, state):
        refuse(case, case.elements[:1], house.chair)
        with transaction():
            case.state = state
        self.lodge(case)
        assert (case.state, len(letters("admissibility.objection_received"))) == (state, 1)

    @pytest.mark.parametrize("state", [State.HEARING_SCHEDULED, State.HEARING_HELD, State.DELIBERATION])
    @pytest.mark.begins(TO_RULE)
    def test_can_be_rejected_whatever_was_planned_since(self, house, case, state):
        refuse(case, case.elements[:1], house.chair)
        with transaction():
            case.state = State.SCHEDULING
        self.lodge(case)
        with transaction():
            case.state = state
        with pytest.raises(NotOpen), transaction():
            acts.uphold_objection(case, case.elements[0], "Toch.", on(MARCH_24, house.actor("elzinga")))
        with transaction():
            acts.reject_objection(case, case.elements[0], "Nee.", on(MARCH_24, house.actor("elzinga")))
        assert case.state is state

    def test_upheld_opens_the_case_again(self, house, case):
        self.lodge(case)
        with transaction():
            acts.uphold_objection(
                case, case.elements[0], "Verschoonbaar.", on(date(2026, 3, 24), house.actor("elzinga"))
            )
        assert (case.state, case.closed_on) == (State.AWAITING_RESPONSE, None)
        assert case.elements[0].standing is Standing.ADMITTED
        assert [t.last_day for t in clocks.running(case, Clock.RESPONSE)] == [date(2026, 4, 14)]
        assert [t.last_day for t in clocks.running(case, Clock.OVERALL)] == [date(2026, 5, 11)]
        assert clocks.running(case, Clock.RETENTION) == []
        assert "alsnog" in body("admissibility.objection_upheld")
        assert "Punt 2" not in body("admissibility.response_request")

    def test_rejected_leaves_it(self, house, case):
        self.lodge(case)
        with transaction():
            acts.reject_objection(
                case, case.elements[0], "Te laat.", on(date(2026, 3, 24), house.actor("elzinga"))
            )
        assert case.state is State.INADMISSIBLE
        assert "Te laat." in body("admissibility.objection_rejected")

    def test_is_decided_once(self, house, case):
        self.test_rejected_leaves_it(house, case)
        with pytest.raises(rules.ObjectionPending, match="Op het verzet .* is al beslist"):
            self.lodge(case)


class TestChecklist:
    """The page shows the findings per element and what is missing; it decides nothing."""

    def test_shows_scenario_7_per_element(self, house, case):
        with transaction():
            case.received_on = date(2026, 5, 25)
            case.elements[0].facts_from = date(2025, 5, 24)
            case.elements[1].facts_from = date(2025, 6, 2)
            db.session.add(
                FirstLineStep(case_id=case.id, on=date(2026, 4, 1), with_whom="teamleider", outcome="Niets.")
            )
            db.session.add(Intake(case_id=case.id, fields={}, missing=["period"]))
            a_case(house, serial=2, complainant="Iemand Anders")
        seen = reads.checklist(case)
        late = [next(f.ok for f in element.findings if f.code == "too_late") for element in seen.elements]
        assert late == [False, True, None]
        assert seen.missing == ("de datum of de periode van de feiten en omstandigheden",)
        assert {f.ok for e in seen.elements for f in e.findings if f.code == "handled_before"} == {True}
        assert case.state is State.ADMISSIBILITY_REVIEW

    def test_finds_an_earlier_case_of_the_same_complainant(self, house, case):
        with transaction():
            again = a_case(house, State.ADMISSIBILITY_REVIEW, serial=2)
        found = reads.checklist(again).elements[0].findings
        assert case.number in next(f.why for f in found if f.code == "handled_before")
