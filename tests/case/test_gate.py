"""The gate: who, when, where it leads, the clocks, the journal, and the way back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, text

from committee.case import clocks, gate, images, journal
from committee.case.days import NotThatDay
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Seat
from committee.deadlines import Clock, Standing
from committee.permissions import Forbidden, Occasion, Role, Unknown
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on, party_actor, seat_panel

TUESDAY = date(2026, 3, 3)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def case(house):
    with transaction():
        case = a_case(house)
        gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
    return case


class TestDay:
    """What is entered has happened, and in this case."""

    def test_refuses_a_day_that_is_still_to_come(self, house, case):
        tomorrow = Occasion(TUESDAY, noon(MONDAY), house.secretary, house.secretary)
        with pytest.raises(NotThatDay, match="di 3 maart 2026 is nog niet geweest"), transaction():
            gate.enter(db.session.get(Case, case.id), Act.NOTE, tomorrow)

    def test_counts_the_days_of_the_netherlands(self, house, case):
        late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
        with transaction():
            entry = gate.enter(
                db.session.get(Case, case.id), Act.NOTE, Occasion.of(house.secretary, TUESDAY, late)
            )
            assert entry.happened_on == TUESDAY

    def test_refuses_a_day_before_the_complaint_came(self, house, case):
        before = Occasion.of(house.secretary, date(2026, 2, 27), noon(MONDAY))
        with pytest.raises(NotThatDay, match="ligt voor ma 2 maart 2026"), transaction():
            gate.enter(db.session.get(Case, case.id), Act.NOTE, before)

    def test_a_stranger_is_not_told_which_days_are_possible(self, house, case):
        with transaction():
            other = a_house("kade", "KD")
        with pytest.raises(Unknown), transaction():
            gate.enter(
                db.session.get(Case, case.id), Act.NOTE, Occasion.of(other.secretary, TUESDAY, noon(MONDAY))
            )


    def test_refuses_a_day_before_the_term_that_it_meets(self, house, case):
        with transaction():
            found = db.session.get(Case, case.id)
            entry = gate.enter(found, Act.NOTE, on(TUESDAY, house.secretary))
            clocks.begin(found, entry, Clock.ACKNOWLEDGEMENT)
        early = Occasion.of(house.secretary, MONDAY, noon(TUESDAY))
        with pytest.raises(NotThatDay, match="ligt voor di 3 maart 2026.*“Ontvangst"), transaction():
            gate.enter(db.session.get(Case, case.id), Act.ACKNOWLEDGE, early)


    def test_a_paper_from_before_the_round_leaves_the_round_running(self, house, case):
        with transaction():
            found = db.session.get(Case, case.id)
            entry, party = gate.enter(found, Act.NOTE, on(TUESDAY, house.secretary)), found.parties[0]
            clocks.begin(found, entry, Clock.ROUND, party_id=party.id)
            for day, running in ((MONDAY, 1), (TUESDAY, 0)):
                when = Occasion.of(house.secretary, day, noon(TUESDAY))
                gate.enter(found, Act.FILE_PAPER, when, parties=[party.id])
                assert len(clocks.running(found, Clock.ROUND)) == running


class TestWho:
    """Only who may decide an act decides it; the secretary may record it; for a stranger there is no case."""

    def test_refuses_a_role_that_may_not(self, house, case):
        with pytest.raises(Forbidden, match="voorzitter"), transaction():
            gate.enter(
                db.session.get(Case, case.id), Act.EXTEND_OVERALL, on(MONDAY, house.secretary), reason="x"
            )

    def test_lets_only_the_secretary_record_for_another(self, house, case):
        with pytest.raises(Forbidden, match="secretaris"), transaction():
            gate.enter(
                db.session.get(Case, case.id), Act.SUSPEND, on(MONDAY, house.chair, house.actor("elzinga"))
            )

    def test_hides_the_case_from_another_committee(self, house, case):
        with transaction():
            other = a_house("kade", "KD")
        with pytest.raises(Unknown), transaction():
            gate.enter(db.session.get(Case, case.id), Act.NOTE, on(MONDAY, other.secretary))

    def test_hides_the_case_from_a_member_who_does_not_sit_and_from_one_who_stepped_back(self, house, case):
        with pytest.raises(Unknown), transaction():
            gate.enter(db.session.get(Case, case.id), Act.NOTE, on(MONDAY, house.members[0]))
        with transaction():
            seat = seat_panel(db.session.get(Case, case.id), house)[1]
            seat.stepped_back_on = MONDAY
        with pytest.raises(Unknown), transaction():
            gate.enter(db.session.get(Case, case.id), Act.NOTE, on(MONDAY, house.members[0]))

    def test_hides_the_case_from_a_party_in_another_case(self, house, case):
        with transaction():
            neighbour = party_actor(a_case(house, serial=2, complainant="Jan Buurman"))
        with pytest.raises(Unknown), transaction():
            gate.enter(db.session.get(Case, case.id), Act.WITHDRAW, on(MONDAY, neighbour))


class TestWhoLeads:
    """Once a chair sits on the panel, the hearing is his; before that, of any chair of the committee."""

    LEADING = (Act.HOLD, Act.ADJOURN, Act.CLOSE_HEARING, Act.POSTPONE, Act.CANCEL_HEARING)

    @pytest.fixture
    def heard(self, house):
        with transaction():
            case = a_case(house, State.HEARING_HELD, serial=3)
            seat_panel(case, house)
        return case.id

    @pytest.mark.parametrize("act", LEADING)
    def test_refuses_a_chair_who_does_not_sit(self, house, heard, act):
        other = house.actor("elzinga")
        for recorded_by in (other, house.secretary):
            with pytest.raises(Forbidden, match=r"aan mr\. E\. van Dongen, die de commissie"), transaction():
                gate.enter(db.session.get(Case, heard), act, on(MONDAY, other, recorded_by))

    def test_refuses_a_chair_who_sits_as_a_member(self, house, heard):
        with transaction():
            seats = db.session.scalars(select(Seat).where(Seat.case_id == heard, Seat.role == Role.MEMBER))
            seats.first().account_id = house.accounts["elzinga"].id
        with pytest.raises(Forbidden, match="van Dongen"), transaction():
            gate.enter(db.session.get(Case, heard), Act.CLOSE_HEARING, on(MONDAY, house.actor("elzinga")))

    def test_lets_the_secretary_record_what_the_leading_chair_decides(self, house, heard):
        with transaction():
            gate.enter(db.session.get(Case, heard), Act.CLOSE_HEARING,
                       on(MONDAY, house.chair, house.secretary))

    def test_lets_any_chair_once_the_place_is_given_up(self, house, heard):
        with transaction():
            gate.leading_chair(db.session.get(Case, heard)).stepped_back_on = MONDAY
        with transaction():
            gate.enter(db.session.get(Case, heard), Act.CLOSE_HEARING, on(MONDAY, house.actor("elzinga")))

    def test_leaves_other_acts_to_every_chair(self, house, heard):
        with transaction():
            gate.enter(db.session.get(Case, heard), Act.SUSPEND, on(MONDAY, house.actor("elzinga")))


class TestWhen:
    """An act that is not open changes nothing and says why, with the article."""

    def test_refuses_an_act_of_another_state(self, house, case):
        with pytest.raises(NotOpen, match=r"art\. 15"), transaction():
            gate.enter(db.session.get(Case, case.id), Act.SERVE, on(MONDAY, house.secretary))
        assert db.session.get(Case, case.id).state is State.RECEIVED
        assert [entry.act for entry in db.session.scalars(select(Entry))] == [Act.NOTE]

    def test_refuses_while_suspended_what_has_to_wait(self, house, case):
        with transaction():
            case = db.session.get(Case, case.id)
            entry = gate.enter(case, Act.SUSPEND, on(MONDAY, house.chair))
            clocks.suspend(case, entry, "mediation")
        with pytest.raises(NotOpen, match="opgeschort"), transaction():
            gate.enter(db.session.get(Case, case.id), Act.REQUEST_COMPLETION, on(MONDAY, house.secretary))


class TestClocks:
    """The clocks follow the act inside the gate; nobody calls them."""

    def registered(self, house) -> Case:
        case = a_case(house)
        entry = gate.enter(case, Act.NOTE, on(MONDAY, house.secretary))
        for clock in (Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.OVERALL):
            clocks.begin(case, entry, clock)
        return case

    def test_ends_a_term_by_its_act_and_keeps_why(self, house):
        with transaction():
            case = self.registered(house)
            gate.enter(case, Act.ACKNOWLEDGE, on(date(2026, 3, 3), house.secretary))
        term = db.session.scalars(select(RunningTerm).where(RunningTerm.clock == Clock.ACKNOWLEDGEMENT)).one()
        assert (term.last_day, term.ending) == (date(2026, 3, 9), Standing.MET)
        assert [cause.kind for cause in term.causes] == ["started", "met"]
        assert term.reckoning["last_day"] == "2026-03-09"

    def test_v39_a_suspension_of_ten_days_moves_the_overall_term_by_ten_days(self, house):
        with transaction():
            case = self.registered(house)
            entry = gate.enter(case, Act.SUSPEND, on(date(2026, 3, 5), house.secretary))
            suspension = clocks.suspend(case, entry, "completion")
        with transaction():
            case = db.session.get(Case, case.id)
            entry = gate.enter(case, Act.RESUME, on(date(2026, 3, 16), house.secretary))
            clocks.resume(case, entry, clocks.running_suspensions(case)[0])
        term = clocks.running(db.session.get(Case, case.id), Clock.OVERALL)[0]
        assert term.last_day == date(2026, 5, 21)
        assert suspension.id


class TestUndo:
    """Every row an act wrote can be put back as it was."""

    def test_puts_back_changed_added_and_ended_rows(self, house):
        with transaction():
            case = TestClocks().registered(house)
        before = clocks.running(db.session.get(Case, case.id))
        with transaction():
            case = db.session.get(Case, case.id)
            entry = gate.enter(case, Act.ACKNOWLEDGE, on(date(2026, 3, 3), house.secretary))
            case.urgent = True
        seq = entry.seq
        assert db.session.get(Case, case.id).state is State.ADMISSIBILITY_REVIEW
        with transaction():
            images.restore(seq)
        case = db.session.get(Case, case.id)
        assert (case.state, case.urgent) == (State.RECEIVED, False)
        assert [term.clock for term in clocks.running(case)] == [term.clock for term in before]


class TestJournal:
    """The journal is a chain that shows any change, and cannot be changed through the database."""

    def entries(self, house, case, count=4):
        for _ in range(count):
            with transaction():
                gate.enter(
                    db.session.get(Case, case.id), Act.NOTE, on(MONDAY, house.secretary), reason="Gebeld."
                )

    def test_is_whole(self, house, case):
        self.entries(house, case)
        assert list(journal.faults()) == []

    def test_names_nobody(self, house, case):
        self.entries(house, case, 1)
        entry = db.session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
        assert entry.decided_by.startswith("account:")
        assert set(entry.facts) == {"parties", "elements", "passage", "passage_sha256"}

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE journal SET article = 'x'",
            "DELETE FROM journal",
            "INSERT OR REPLACE INTO journal SELECT * FROM journal",
            "TRUNCATE journal",
        ],
    )
    def test_cannot_be_changed(self, house, case, statement):
        dialect = db.engine.dialect.name
        if ("TRUNCATE" in statement) == (dialect == "sqlite") and (
            "TRUNCATE" in statement or "REPLACE" in statement
        ):
            statement = "UPDATE journal SET hash = 'x'"
        if "REPLACE" in statement and dialect == "postgresql":
            statement = "TRUNCATE journal"
        with pytest.raises(Exception, match="alleen aangevuld"), transaction():
            db.session.execute(text(statement))

    @pytest.mark.parametrize(
        ("damage", "fault"),
        [
            ("UPDATE journal SET decided_by = 'account:9' WHERE seq = 3", "regel 3: gewijzigd"),
            ("DELETE FROM journal WHERE seq = 3", "regel 3: verwijderd"),
            ("DELETE FROM journal WHERE seq >= 4", "regel 4 tot en met 5: aan het eind verwijderd"),
            ("UPDATE journal_head SET count = 4", "regel 5 tot en met 5: aan het eind toegevoegd"),
        ],
    )
    def test_shows_what_was_done_to_it_behind_the_triggers(self, house, case, damage, fault):
        self.entries(house, case)
        with transaction():
            if db.engine.dialect.name == "sqlite":
                for name in ("update", "delete", "replace"):
                    db.session.execute(text(f"DROP TRIGGER journal_no_{name}"))
            else:
                db.session.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
            db.session.execute(text(damage))
        assert fault in list(journal.faults())


def test_roles_of_the_builders(house):
    assert (house.secretary.role, house.chair.role) == (Role.SECRETARY, Role.CHAIR)
