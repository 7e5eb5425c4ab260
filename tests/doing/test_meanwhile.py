"""What happened in a case while somebody typed: to staff by name and act, to a party where the case came."""

from datetime import timedelta

import pytest

from committee.case import gate
from committee.case.records import Case
from committee.doing import choices
from committee.doing.meanwhile import meanwhile
from committee.doing.rules import CAME_TO
from committee.permissions import Role
from committee.procedure import Act, State
from committee.store import transaction
from tests.builders import MONDAY, House, a_case, on, party_actor

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.one_database]


def done(house: House, act: Act, before: State, after: State | None = None, *, by: str = "vandongen") -> Case:
    """A case in which this was done a moment ago."""
    with transaction():
        case = a_case(house, before)
        actor = house.actor(by) if by in house.accounts else party_actor(case)
        gate.enter(case, act, on(MONDAY, actor), to=after)
    return case


def told(case: Case, *who, day=MONDAY) -> str:
    """What somebody is told who opened his form before."""
    return meanwhile(choices.offer(case.number, who, day), 0)


@pytest.mark.parametrize("since", [10**30, 2**31, 2**63])
def test_since_a_line_that_cannot_be_nothing_happened(house, since):
    with transaction():
        number = a_case(house, State.SCHEDULING).number
    assert meanwhile(choices.offer(number, [house.secretary], MONDAY), since) == ""


class TestToAParty:
    """A party reads where its case came, in its own words; not which act it was, nor who did it."""

    @pytest.mark.parametrize(("act", "before", "after"), [
        (Act.DECIDE, State.DELIBERATION, State.DRAFTING),
        (Act.SIGN, State.DRAFTING, State.DECIDED),
    ])
    def test_nothing_of_chambers_or_of_a_verdict_that_was_not_sent(self, house, act, before, after):
        case = done(house, act, before, after)
        assert told(case, party_actor(case)) == ""
        assert act.label in told(case, house.secretary)

    def test_nothing_of_what_does_not_move_the_case(self, house):
        case = done(house, Act.NOTE, State.SCHEDULING)
        assert told(case, party_actor(case)) == ""

    def test_not_what_was_before_what_it_may_not_know(self, house):
        case = done(house, Act.CLOSE_HEARING, State.HEARING_HELD, State.DELIBERATION)
        with transaction():
            gate.enter(case, Act.DECIDE, on(MONDAY, house.chair), to=State.DRAFTING)
        assert told(case, party_actor(case)) == ""

    @pytest.mark.parametrize("role", [Role.COMPLAINANT, Role.RESPONDENT])
    def test_where_the_case_came_and_when(self, house, role):
        case = done(house, Act.CANCEL_HEARING, State.HEARING_SCHEDULED)
        assert told(case, party_actor(case, role)) == (
            "Intussen veranderde er iets in uw zaak, om 12.00 uur. "
            "Wij zoeken een dag voor het gesprek met de commissie (hoorzitting).")

    def test_that_it_did_so_itself(self, house):
        case = done(house, Act.WITHDRAW, State.SCHEDULING, State.WITHDRAWN, by="complainant")
        assert told(case, party_actor(case)) == (
            "Intussen deed u zelf al iets in uw zaak, om 12.00 uur. De klacht is ingetrokken.")
        assert "veranderde er iets" in told(case, party_actor(case, Role.RESPONDENT))

    def test_of_another_day_the_day(self, house):
        case = done(house, Act.CANCEL_HEARING, State.HEARING_SCHEDULED)
        assert "op ma 2 maart 2026 om 12.00 uur" in told(case, party_actor(case), day=MONDAY + timedelta(1))

    def test_every_state_has_words_but_what_it_does_not_yet_know(self):
        assert set(State) - set(CAME_TO) == {State.RECEIVED, State.DRAFTING, State.DECIDED}

    def test_the_words_are_not_those_of_the_desk(self):
        labels = [act.label.lower() for act in Act]
        assert not [words for words in CAME_TO.values() for label in labels if label in words.lower()]


class TestToStaff:
    """Who serves the committee reads who did what."""

    def test_by_name(self, house):
        case = done(house, Act.CANCEL_HEARING, State.HEARING_SCHEDULED)
        assert told(case, house.secretary) == (
            "Intussen legde mr. E. van Dongen om 12.00 uur vast: “Zitting afgezegd”.")

    def test_that_he_did_so_himself(self, house):
        case = done(house, Act.CANCEL_HEARING, State.HEARING_SCHEDULED)
        assert "legde u om 12.00 uur zelf vast" in told(case, house.chair)

    def test_of_a_party_too(self, house):
        case = done(house, Act.WITHDRAW, State.SCHEDULING, State.WITHDRAWN, by="complainant")
        assert "Intussen legde Anneke Visser" in told(case, house.secretary)
