"""What acts that cross stages ask of the hearing: call it off, swap a member; and 19.01 played through."""

from datetime import date, datetime

import pytest

from committee.case import gate
from committee.hearing import acts, reads
from committee.hearing.records import Fate
from committee.permissions import Role
from committee.procedure import Act, State
from committee.store import transaction
from tests.builders import on, party_actor
from tests.hearing.scene import CONVENED, READY, SLOT, TUESDAY, letters, party, words

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(CONVENED)]
APRIL_2 = date(2026, 4, 2)
APRIL_22 = date(2026, 4, 22)


def test_calls_the_hearing_off_when_the_case_ends(house, case):
    with transaction():
        occasion = on(APRIL_2, party_actor(case))
        entry = gate.enter(case, Act.WITHDRAW, occasion, to=State.WITHDRAWN)
        acts.call_off(case, entry, "De klacht is ingetrokken.", occasion)
    assert [hearing.fate for hearing in reads.hearings(case)] == [Fate.CANCELLED]
    gone = letters("hearing.cancelled")
    assert len(gone) == 6
    assert "De klacht is ingetrokken." in words(gone[0])
    assert "nieuwe zitting" not in words(gone[0])


@pytest.mark.begins(READY)
def test_does_nothing_when_nothing_is_planned(house, case):
    with transaction():
        occasion = on(APRIL_2, house.secretary)
        acts.call_off(case, gate.enter(case, Act.NOTE, occasion), "Zo.", occasion)
    assert letters("hearing.cancelled") == []


def test_swaps_a_member_and_takes_him_back_under_the_same_uid(house, case):
    lammerts, osei = house.accounts["lammerts"], house.accounts["osei"]
    with transaction():
        occasion = on(APRIL_2, house.secretary)
        entry = gate.enter(case, Act.NOTE, occasion)
        acts.swap_invitee(case, entry, lammerts, osei, occasion=occasion)
        acts.swap_invitee(case, entry, osei, lammerts, occasion=occasion)
    invited = {reads.name_of(reads.person_of(one)): one for one in reads.planned(case).invitees}
    assert (invited["K. Osei"].cancelled, invited["K. Osei"].sequence) == (True, 1)
    assert (invited["drs. P. Lammerts"].cancelled, invited["drs. P. Lammerts"].sequence) == (False, 2)
    assert [one.to_name for one in letters("hearing.left_out")] == ["drs. P. Lammerts", "K. Osei"]


def test_19_01_a_listener_and_papers_asked_for_after_the_hearing(house, case):
    stichting = party(case, Role.RESPONDENT)
    others = [
        acts.Attendee("A. Klaassen", "coördinator", stichting),
        acts.Attendee("R. Boon", "secretaris in opleiding", listener=True),
    ]
    with transaction():
        acts.hold(case, list(case.parties), began_at=SLOT, finished_at=datetime(2026, 4, 21, 15),
                  others=others, occasion=on(TUESDAY, house.chair))
    for one, task in ((stichting, "Stuur de rapportages."), (party(case), "Reageer daarop.")):
        with transaction():
            acts.adjourn(case, "Er ontbreekt iets.", tasks=[acts.Task(one, task)],
                         occasion=on(APRIL_22, house.chair))
    with transaction():
        acts.close_hearing(case, "Partijen zijn gehoord.", occasion=on(date(2026, 5, 12), house.chair))
    assert case.state is State.DELIBERATION
    assert [guest.name for guest in reads.guests(case) if guest.listener] == ["R. Boon"]
    assert reads.held(case).record == "Partijen zijn gehoord."
    assert "Bel of schrijf ons." in words(letters("hearing.record")[0])
