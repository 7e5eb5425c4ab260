"""The room of a hearing: taken by one at a time, whoever hears there; and told to who is invited."""

from datetime import date, datetime, timedelta

import pytest

from committee.hearing import acts, rules
from committee.hearing.records import Hearing
from committee.hearing.rules import Booking, Scene, Slot
from committee.store import db, transaction
from tests.builders import House, a_house, on
from tests.hearing.scene import READY, SLOT, a_room, letters, ready, words
from tests.hearing.test_rules import REGULATION, RULES
from tests.prepared import after

ROOM = "Zaal 2, Eemplein 6, 3811 AA Amersfoort"
MARCH_10 = date(2026, 3, 10)
HOUR = timedelta(hours=1)


def convene(case, house: House, starts_at: datetime = SLOT, place: str = ROOM, **more) -> None:
    """Plan a hearing of an hour somewhere."""
    with transaction():
        acts.convene(case, starts_at, place, **more, occasion=on(MARCH_10, house.secretary))


def a_free_room(house: House) -> None:
    """Zaal 2, of the committee of the house."""
    with transaction():
        a_room(house, access="ringleiding", note="Meld u bij de balie.")


def the_others(_house: House) -> None:
    """Another committee hears in Zaal 2 on that day at that time, without a list of its own."""
    with transaction():
        other = a_house("kade", "KD", "kpz")
    convene(ready(other), other)


FREE = after(a_free_room, READY)
TAKEN = after(the_others, FREE)


class TestAPureObjection:
    """Of the rules alone."""

    def found(self, slot: Slot, **more) -> list[str]:
        lasting = {"from_day": date(2026, 1, 1)} | more
        free = rules.Room(slot.place, "Zaal 2", "", **lasting)
        scene = Scene(invited_on=slot.day - timedelta(60), sitting=3, rooms=[free])
        return rules.day_objections(slot, scene, REGULATION, RULES)

    @pytest.mark.parametrize("minutes", [-90, -60, -59, 0, 30, 59, 60, 90])
    def test_exactly_when_two_hearings_overlap(self, minutes):
        begins = SLOT + timedelta(minutes=minutes)
        found = self.found(Slot(SLOT, 60, ROOM), bookings=[Booking("Zaal 2", begins, begins + HOUR)])
        assert len(found) == (abs(minutes) < 60)

    def test_when_the_room_is_not_there_yet_or_any_more(self):
        said = ["Zaal 2 is op di 21 april 2026 niet te gebruiken."]
        assert self.found(Slot(SLOT, 60, ROOM), from_day=date(2026, 4, 22)) == said
        assert self.found(Slot(SLOT, 60, ROOM), until_day=date(2026, 4, 20)) == said
        assert self.found(Slot(SLOT, 60, ROOM), from_day=SLOT.date(), until_day=SLOT.date()) == []


@pytest.mark.usefixtures("app")
@pytest.mark.begins(TAKEN)
class TestTaken:
    """Nobody is invited to a room in which others sit then; whose case that is stays unsaid."""

    def test_is_refused_and_says_from_when_to_when_and_nothing_more(self, house, case):
        with pytest.raises(rules.SlotRefused) as refused:
            convene(case, house, SLOT + HOUR / 2)
        assert str(refused.value) == "Zaal 2 is die dag van 14.00 uur tot 15.00 uur bezet."

    def test_is_refused_whatever_the_reason(self, house, case):
        with pytest.raises(rules.SlotRefused, match="bezet"):
            convene(case, house, despite="Er is geen andere dag.")

    def test_is_refused_when_a_hearing_moves_into_it(self, house, case):
        convene(case, house, SLOT + HOUR)
        with pytest.raises(rules.SlotRefused, match="Zaal 2 is die dag"), transaction():
            acts.postpone(case, SLOT, "De tolk kan dan niet.", occasion=on(MARCH_10, house.chair))

    def test_the_hour_after_and_another_place_are_free(self, house, case):
        convene(case, house, SLOT + HOUR)
        convene(ready(house, serial=2), house, SLOT - 2 * HOUR, "Eemplein 6 in Amersfoort")
        assert db.session.query(Hearing).count() == 3

    @pytest.mark.begins(FREE)
    def test_a_hearing_that_moves_is_not_in_its_own_way(self, house, case):
        convene(case, house)
        with transaction():
            acts.postpone(case, SLOT + HOUR / 2, "Later.", occasion=on(MARCH_10, house.chair))

    @pytest.mark.begins(FREE)
    def test_what_was_called_off_takes_no_room(self, house, case):
        convene(case, house)
        with transaction():
            acts.cancel_hearing(case, "Ziekte.", on(MARCH_10, house.chair))
        convene(ready(house, serial=2), house)

    @pytest.mark.begins(READY)
    def test_a_place_that_is_no_room_is_for_who_chooses_it(self, house, case):
        convene(case, house, SLOT, "Sittard, Rijksweg 9")
        with pytest.raises(rules.SlotRefused) as refused:
            convene(ready(house, serial=2), house, SLOT, "Sittard, Rijksweg 9")
        assert "bezet" not in str(refused.value)   # the panel alone is in the way


@pytest.mark.usefixtures("app")
@pytest.mark.begins(FREE)
class TestTold:
    """Who is invited reads where to report, and how the room can be reached."""

    def test_in_the_invitation(self, house, case):
        convene(case, house)
        told = f"Waar {ROOM} Bij aankomst Meld u bij de balie. Toegankelijkheid ringleiding"
        assert [told in words(letter) for letter in letters("hearing.invitation")] == [True, True]

    def test_of_another_place_nothing_is_said(self, house, case):
        convene(case, house, SLOT, "Eemplein 6 in Amersfoort")
        assert "Bij aankomst" not in words(letters("hearing.invitation")[0])
