"""What stands on top of a case: the act that comes first, before who must do it."""

import pytest

from committee import forms  # noqa: F401  importing it fills PAGES
from committee.case.offer import Fact
from committee.desk.rules import is_on_turn, task_of
from committee.desk.rules.now import Now, now
from committee.permissions import Role
from committee.procedure import Act, State
from committee.web import pages

S, A = State, Act


def for_(role: Role, state: State, first: Act | None = None, verb: str = "Doe het") -> Now:
    task = task_of(state)
    return now(state, task, role, first, verb=verb, on_turn=is_on_turn(role, task))


class TestNow:
    """One sentence, one button, and whose turn it is."""

    def test_who_has_nothing_to_do_is_told_so(self):
        quiet = for_(Role.CHAIR, S.SCHEDULING)
        assert quiet.quiet
        assert quiet.sentence == "U hoeft nu niets te doen."

    @pytest.mark.parametrize("state", [S.ADMISSIBILITY_REVIEW, S.HEARING_HELD, S.DELIBERATION])
    def test_the_secretary_waits_for_the_chair_and_records_what_was_decided(self, state):
        waiting = for_(Role.SECRETARY, state, A.ADMIT)
        assert (waiting.label, waiting.button) == ("Wacht op voorzitter", "Leg besluit vast")

    def test_the_secretary_waits_for_the_chairs_hand(self):
        waiting = for_(Role.SECRETARY, S.DRAFTING, A.SIGN)
        assert (waiting.label, waiting.button) == ("Wacht op voorzitter", "Leg ondertekening vast")

    def test_the_chair_decides_himself(self):
        mine = for_(Role.CHAIR, S.ADMISSIBILITY_REVIEW, A.ADMIT, "Verklaar ontvankelijk")
        assert (mine.label, mine.button) == ("Nu doen", "Verklaar ontvankelijk")

    def test_a_hearing_is_planned_step_by_step(self):
        assert for_(Role.SECRETARY, S.SCHEDULING, A.ASK_AVAILABILITY).sentence == (
            "Vraag partijen wanneer zij niet kunnen.")
        assert for_(Role.SECRETARY, S.SCHEDULING, A.CONVENE).sentence == "Plan de hoorzitting."

    def test_who_was_asked_to_sit_declares_first(self):
        assert for_(Role.CHAIR, S.AWAITING_RESPONSE, A.DECLARE_INDEPENDENCE).button == "Geef uw verklaring"
        assert for_(Role.SECRETARY, S.SCHEDULING, A.DECLARE_INDEPENDENCE).label == "Wacht op de commissie"

    def test_a_request_is_decided_by_who_may_and_recorded_for_another(self):
        assert for_(Role.SECRETARY, S.AWAITING_RESPONSE, A.EXTEND_RESPONSE).label == "Nu doen"
        assert for_(Role.SECRETARY, S.ISSUED, A.CORRECT).label == "Wacht op voorzitter"
        assert for_(Role.SECRETARY, S.SCHEDULING, A.DECIDE_CHALLENGE).label == "Wacht op de commissie"


class TestWhatComesFirst:
    """The button of a case is what has to be done next, and not what was done before."""

    @pytest.mark.parametrize(("facts", "first"), [
        (set(), A.ASK_AVAILABILITY), ({Fact.AVAILABILITY_ASKED}, A.SEAT_PANEL),
        ({Fact.AVAILABILITY_ASKED, Fact.PANEL, Fact.UNDECLARED}, A.DECLARE_INDEPENDENCE),
        ({Fact.AVAILABILITY_ASKED, Fact.PANEL}, A.CONVENE),
    ])
    def test_a_hearing_is_planned_step_by_step(self, facts, first):
        menu = pages.offered(S.SCHEDULING, frozenset(facts), Role.SECRETARY)
        assert pages.first_of(S.SCHEDULING, frozenset(facts), menu).act is first

    def test_ones_own_declaration_comes_before_everything(self):
        facts = frozenset({Fact.PANEL, Fact.UNDECLARED})
        menu = pages.offered(S.ADMISSIBILITY_REVIEW, facts, Role.CHAIR)
        first = pages.first_of(S.ADMISSIBILITY_REVIEW, facts, menu, own={A.DECLARE_INDEPENDENCE})
        assert first.act is A.DECLARE_INDEPENDENCE
