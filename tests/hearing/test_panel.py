"""Who sits: asked by the desk, free by declaration, out at once when something stands in the way."""

import pytest
from sqlalchemy import select

from committee.case import images
from committee.case import reads as case_reads
from committee.case.records import Case, Seat
from committee.hearing import acts, rules
from committee.permissions import Forbidden, Role, Unknown
from committee.procedure import NotOpen, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, on, party_actor
from tests.hearing.scene import (
    CONVENED,
    SCHEDULING,
    SEATED,
    declare,
    letters,
    party,
    seat,
    words,
)
from tests.prepared import HOUSE

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(SCHEDULING)]


class TestComposition:
    """A chair of the committee and members, odd in number, as many as the regulation says."""

    def test_is_for_the_desk(self, house, case):
        with pytest.raises(Forbidden, match="secretaris"), transaction():
            acts.seat_panel(case, house.accounts["vandongen"], [], on(MONDAY, party_actor(case)))

    @pytest.mark.begins(HOUSE)
    def test_is_not_open_once_the_verdict_is_made(self, house):
        with transaction():
            case = a_case(house, State.DECIDED)
        with pytest.raises(NotOpen, match=r"art\. 10"):
            seat(case, house)

    @pytest.mark.parametrize("members", [(), ("lammerts",), ("lammerts", "bhagwandin", "osei")])
    def test_is_as_many_as_the_regulation_says_and_odd(self, house, case, members):
        with pytest.raises(rules.WrongPanel, match=r"art\. 10"):
            seat(case, house, members)

    def test_has_a_chair_of_the_committee(self, house, case):
        members = [house.accounts["lammerts"], house.accounts["bhagwandin"]]
        with pytest.raises(rules.WrongPanel, match="geen voorzitter"), transaction():
            acts.seat_panel(case, house.accounts["osei"], members, on(MONDAY, house.secretary))

    def test_leaves_out_the_secretary_and_whoever_sits_twice(self, house, case):
        with pytest.raises(rules.WrongPanel, match="geen lid"):
            seat(case, house, ("lammerts", "dewit"))
        with pytest.raises(rules.WrongPanel, match="één plaats"):
            seat(case, house, ("lammerts", "lammerts"))

    def test_leaves_out_a_party(self, house, case):
        with transaction():
            party(case).person_id = house.accounts["lammerts"].person_id
        with pytest.raises(rules.WrongPanel, match="zelf bij deze zaak betrokken"):
            seat(case, house)

    @pytest.mark.begins(SEATED)
    def test_asks_everybody_to_declare_first(self):
        asked = letters("hearing.seat_asked")
        panel = {"mr. E. van Dongen", "drs. P. Lammerts", "S. Bhagwandin"}
        assert {letter.to_name for letter in asked} == panel
        assert "voorzitter te zijn" in words(next(one for one in asked if "Dongen" in one.to_name))
        assert "Anneke Visser" in words(asked[0])

    @pytest.mark.begins(SEATED)
    def test_keeps_the_declaration_of_who_stays(self, house, case):
        declare(case, house, "lammerts")
        seat(case, house, ("lammerts", "osei"))
        seats = {seat.account.person.name: seat.declared_on for seat in case_reads.seats(case)}
        assert seats == {"mr. E. van Dongen": None, "drs. P. Lammerts": MONDAY, "K. Osei": None}
        assert len(letters("hearing.seat_asked")) == 4

    def test_can_be_undone(self, house, case):
        with transaction():
            members = [house.accounts["lammerts"], house.accounts["bhagwandin"]]
            entry = acts.seat_panel(case, house.accounts["vandongen"], members, on(MONDAY, house.secretary))
        with transaction():
            images.restore(entry.seq)
        assert case_reads.seats(db.session.get(Case, case.id)) == []


@pytest.mark.begins(SEATED)
class TestIndependence:
    """Nobody opens the file before declaring; who steps back sees it no more."""

    def step_back(self, case, house, name="lammerts"):
        with transaction():
            return acts.declare_independence(
                case, False, reason="Ik gaf haar les.", occasion=on(MONDAY, house.actor(name))
            )

    def test_is_for_who_has_a_place(self, house, case):
        with pytest.raises(Unknown):
            declare(case, house, "osei")
        with pytest.raises(rules.NotYours, match="geen plaats"):
            declare(case, house, "elzinga")
        with pytest.raises(Forbidden):
            declare(case, house, "dewit")

    def test_stepping_back_needs_a_reason(self, house, case):
        with pytest.raises(rules.Incomplete, match="reden"), transaction():
            acts.declare_independence(case, False, reason=" ", occasion=on(MONDAY, house.members[0]))

    def test_who_stepped_back_has_no_access_and_does_not_return(self, house, case):
        self.step_back(case, house)
        with pytest.raises(Unknown):
            declare(case, house, "lammerts")
        with pytest.raises(rules.WrongPanel, match="teruggetreden"):
            seat(case, house)
        told = letters("hearing.stepped_back")
        assert [letter.to_name for letter in told] == ["Marjan de Wit"]
        assert "gaf haar les" not in words(told[0])
        assert letters("hearing.composition") == []

    @pytest.mark.begins(CONVENED)
    def test_the_parties_are_told_once_they_knew_who_sits(self, house, case):
        self.step_back(case, house)
        told = letters("hearing.composition")
        assert [letter.to_name for letter in told] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        assert "Lammerts doet niet meer mee" in words(told[0])
        left_out = letters("hearing.left_out")
        assert [(one.to_name, one.calendar_method) for one in left_out] == [("drs. P. Lammerts", "CANCEL")]

    @pytest.mark.begins(CONVENED)
    def test_who_comes_in_later_is_invited_and_the_parties_hear_it(self, house, case):
        self.step_back(case, house)
        seat(case, house, ("osei", "bhagwandin"))
        assert [one.to_name for one in letters("hearing.invitation_panel")][-1] == "K. Osei"
        assert "K. Osei" in words(letters("hearing.composition")[-1])

    def test_the_seat_says_when_it_was_declared(self, house, case):
        declare(case, house, "vandongen")
        found = db.session.scalars(select(Seat).where(Seat.role == Role.CHAIR)).one()
        assert found.declared_on == MONDAY
