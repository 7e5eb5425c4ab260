"""What an act leaves open, and how long text is kept that nobody handed in: pure."""

from datetime import UTC, date, datetime

from committee.deadlines import Clock
from committee.doing.rules import consequences, oldest_kept, still_open
from committee.procedure import Act, State
from committee.regulation import shipped

FIRST_OF_MAY = date(2026, 5, 1)


class TestStillOpen:
    """A warning names what waits for somebody, and blocks nothing."""

    def test_is_empty_where_nothing_waits(self):
        assert still_open(State.CLOSED, set(), [], 0) == ()

    def test_a_step_names_questions_alone(self):
        said = still_open(State.SCHEDULING, {"time_asked", "papers"}, [(Clock.RESPONSE, FIRST_OF_MAY, "")], 3)
        assert said == ("Over een verzoek om meer tijd is nog niet beslist.",)

    def test_an_ending_names_terms_and_letters_too(self):
        said = still_open(State.CLOSED, {"correction_asked"}, [(Clock.CORRECTION, FIRST_OF_MAY, "Visser")], 2)
        assert said == (
            "Over een herstelverzoek is nog niet beslist.",
            "Termijn “Herstelverzoek” van Visser staat open, met als laatste dag vr 1 mei 2026.",
            "Er wachten nog twee brieven om uit te gaan.",
        )

    def test_the_committees_own_terms_are_not_named(self):
        assert still_open(State.WITHDRAWN, set(), [(Clock.OVERALL, FIRST_OF_MAY, "")], 0) == ()


def test_a_response_that_nobody_waits_for_moves_no_case():
    told = {state: " ".join(consequences(Act.RECEIVE_RESPONSE, state, shipped("loket-housing")))
            for state in (State.AWAITING_RESPONSE, State.HEARING_SCHEDULED)}
    assert "De zaak gaat naar" in told[State.AWAITING_RESPONSE]
    assert "De zaak gaat naar" not in told[State.HEARING_SCHEDULED]


def test_what_is_as_old_as_the_limit_is_still_kept():
    assert oldest_kept(datetime(2026, 4, 8, tzinfo=UTC), 7) == datetime(2026, 4, 1, tzinfo=UTC)
