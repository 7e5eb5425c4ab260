"""Who sits: challenged, stepped back, replaced; and what was decided before."""

from datetime import date

import pytest
from sqlalchemy import update

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.records import Party
from committee.course import acts, rules
from committee.deadlines import Clock
from committee.hearing import acts as hearing
from committee.hearing.records import Challenge, Fate, Hearing
from committee.permissions import Forbidden, Role, Unknown
from committee.procedure import NotOpen, State
from committee.store import db
from tests.builders import party_actor
from tests.course import scene
from tests.course.scene import body, case_of, complainant, do, letters
from tests.prepared import HOUSE

APRIL = date(2026, 4, 22)
pytestmark = pytest.mark.begins(scene.HEARD)


def party(case_id, role=Role.COMPLAINANT):
    return db.session.get_one(Party, party_actor(case_of(case_id), role).party_id)


def seat(case_id, number):
    return case_reads.seats(case_of(case_id))[number]


def challenged(house, case_id, number=1):
    who, words = complainant(case_id), "Zij werkte bij Eemrand."
    return do(acts.challenge, case_id, APRIL, who, party(case_id), seat(case_id, number), words)


class TestChallenge:
    """By a party, with reasons; the handling stands still until others decided."""

    def test_refuses_staff_another_party_and_no_reasons(self, house, case_id):
        with pytest.raises(Forbidden):
            do(acts.challenge, case_id, APRIL, house.secretary, party(case_id), seat(case_id, 1),
               "Partijdig.")
        with pytest.raises(rules.NotYours):
            do(acts.challenge, case_id, APRIL, complainant(case_id), party(case_id, Role.RESPONDENT),
               seat(case_id, 1), "Partijdig.")
        with pytest.raises(rules.NoReasons):
            do(acts.challenge, case_id, APRIL, complainant(case_id), party(case_id), seat(case_id, 1), "")

    def test_stands_still_and_tells_everybody(self, house, case_id):
        entry = challenged(house, case_id)
        assert [row.reason for row in clocks.running_suspensions(case_of(case_id))] == ["challenge"]
        assert scene.last_day(case_id, Clock.CHALLENGE_DECISION) == date(2026, 4, 29)
        kinds = [letter.kind for letter in letters(case_id, entry)]
        staff = ["staff.challenge_waiting"] * 2 + ["staff.challenged"]
        assert sorted(kinds) == ["course.challenged"] * 2 + staff
        assert "uiterlijk wo 29 april 2026" in body(letters(case_id, entry, "course.challenged")[0])

    def test_marks_one_that_comes_too_late_and_takes_it_in(self, case_id):
        do(acts.challenge, case_id, date(2026, 4, 29), complainant(case_id), party(case_id), seat(case_id, 1),
           "Nu pas gehoord.")
        assert db.session.query(Challenge).one().late

    def test_refuses_the_challenged_as_decider_and_a_second_challenge_meanwhile(self, house, case_id):
        challenged(house, case_id, 0)
        with pytest.raises(rules.WrongDecider):
            do(acts.decide_challenge, case_id, APRIL, house.chair, False, "Onzin.")
        with pytest.raises((NotOpen, rules.NoChallenge)):
            challenged(house, case_id, 0)

    def test_rejected_goes_on(self, house, case_id):
        challenged(house, case_id)
        entry = do(acts.decide_challenge, case_id, date(2026, 4, 24), house.chair, False,
                   "Dat is lang geleden.")
        assert not clocks.running_suspensions(case_of(case_id))
        assert scene.last_day(case_id, Clock.OVERALL) == date(2026, 5, 12)
        assert "Dat is lang geleden." in body(letters(case_id, entry, "course.challenge_decided")[1])

    def test_granted_closes_the_file_and_the_case_is_heard_anew(self, house, case_id):
        challenged(house, case_id)
        place = seat(case_id, 1)
        do(acts.decide_challenge, case_id, date(2026, 4, 24), house.chair, True, "Zij werkte daar.")
        with pytest.raises(Unknown):
            gate.require_known(case_of(case_id), house.members[0])
        do(acts.replace_member, case_id, date(2026, 4, 24), house.secretary, place, house.accounts["osei"])
        assert case_of(case_id).state is State.SCHEDULING

    def test_acquiescing_needs_no_decision(self, house, case_id):
        with pytest.raises(rules.NoChallenge):
            do(acts.acquiesce, case_id, APRIL, house.members[0])
        challenged(house, case_id)
        with pytest.raises(rules.NoChallenge):
            do(acts.acquiesce, case_id, APRIL, house.members[1])
        do(acts.acquiesce, case_id, APRIL, house.members[0])
        assert not clocks.running_suspensions(case_of(case_id))
        assert not clocks.running(case_of(case_id), Clock.CHALLENGE_DECISION)
        with pytest.raises(rules.NoChallenge):
            do(acts.decide_challenge, case_id, APRIL, house.chair, True, "Te laat.")


class TestStepsBack:
    """Who steps back loses the file at once; another takes the place and looks at what was decided."""

    @pytest.mark.begins(scene.PLANNED)
    def test_refuses_no_reasons_and_a_stranger(self, house, case_id):
        with pytest.raises(rules.NoReasons):
            do(acts.recuse, case_id, APRIL, house.chair, "")
        with pytest.raises(Unknown):
            do(acts.recuse, case_id, APRIL, house.actor("osei"), "Ik ken hem.")

    @pytest.mark.begins(HOUSE)
    def test_s11_the_chair_knows_the_accused(self, house):
        case_id = scene.planned(house, accused=1)
        place, on = seat(case_id, 0), date(2026, 4, 1)
        entry = do(acts.recuse, case_id, on, house.chair, "Ik heb betrokkene opgeleid.")
        with pytest.raises(Unknown):
            gate.require_known(case_of(case_id), house.chair)
        told = [letter.to_name for letter in letters(case_id, entry, "course.member_left")]
        assert told == ["Anneke Visser", "Stichting Onderdak Eemrand", "Medewerker Nummer1"]
        assert letters(case_id, entry, "hearing.left_out")[0].calendar_method == "CANCEL"
        assert not any("opgeleid" in body(letter) for letter in letters(case_id, entry))

        entry = do(acts.replace_member, case_id, on, house.secretary, place, house.accounts["elzinga"])
        assert "mr. T. Elzinga (voorzitter)" in body(letters(case_id, entry, "hearing.composition")[0])
        assert letters(case_id, entry, "hearing.invitation_panel")[0].calendar_method == "REQUEST"
        assert case_of(case_id).state is State.HEARING_SCHEDULED

        entry = do(acts.reconfirm, case_id, on, house.actor("elzinga"))
        assert "mr. T. Elzinga" in body(letters(case_id, entry, "course.reconfirmed")[0])
        with pytest.raises(rules.NothingLeft):
            do(acts.reconfirm, case_id, on, house.actor("elzinga"))

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_before_there_is_a_panel(self, house, case_id):
        do(acts.recuse, case_id, date(2026, 3, 6), house.chair, "Mijn buurvrouw.")
        with pytest.raises(Unknown):
            do(scene.admit, case_id, date(2026, 3, 6), house.chair, 1)

    @pytest.mark.parametrize(
        ("name", "words"), [("osei", "kan deze plaats niet"), ("dewit", "niet innemen op wo 1 april 2026")]
    )
    @pytest.mark.begins(scene.PLANNED)
    def test_refuses_who_cannot_take_the_chair(self, house, case_id, name, words):
        place = seat(case_id, 0)
        do(acts.recuse, case_id, date(2026, 4, 1), house.chair, "Ik ken haar.")
        with pytest.raises(rules.WrongMember, match=words):
            do(acts.replace_member, case_id, date(2026, 4, 1), house.secretary, place, house.accounts[name])

    @pytest.mark.begins(scene.PLANNED)
    def test_refuses_who_sits_already(self, house, case_id):
        with pytest.raises(rules.WrongMember, match="heeft of had al"):
            do(acts.replace_member, case_id, APRIL, house.secretary, seat(case_id, 1),
               house.accounts["bhagwandin"])

    @pytest.mark.begins(scene.PLANNED)
    def test_refuses_to_fill_a_place_twice(self, house, case_id):
        place, on = seat(case_id, 1), date(2026, 4, 1)
        do(acts.replace_member, case_id, on, house.secretary, place, house.accounts["osei"])
        with pytest.raises(rules.WrongMember, match="al door een ander"):
            do(acts.replace_member, case_id, on, house.secretary, place, house.accounts["elzinga"])

    def test_is_not_heard_anew_when_both_sides_agreed(self, house, case_id):
        do(acts.replace_member, case_id, APRIL, house.secretary, seat(case_id, 1), house.accounts["osei"],
           date(2026, 4, 22))
        assert case_of(case_id).state is State.HEARING_HELD

    def test_the_term_for_the_verdict_goes_when_the_case_is_heard_anew_and_only_then(self, house, case_id):
        do(hearing.close_hearing, case_id, APRIL, house.chair, "Wat er is gezegd.")
        do(acts.replace_member, case_id, APRIL, house.secretary, seat(case_id, 1), house.accounts["osei"],
           APRIL)
        assert clocks.running(case_of(case_id), Clock.VERDICT)
        do(acts.replace_member, case_id, date(2026, 4, 23), house.secretary, seat(case_id, 2),
           house.accounts["elzinga"])
        assert case_of(case_id).state is State.SCHEDULING
        assert not clocks.running(case_of(case_id), Clock.VERDICT)

    def test_is_not_heard_anew_when_nobody_was_heard(self, house, case_id):
        case_of(case_id).state = State.DELIBERATION
        db.session.execute(update(Hearing).values(fate=Fate.CANCELLED))
        db.session.commit()
        do(acts.replace_member, case_id, APRIL, house.secretary, seat(case_id, 1), house.accounts["osei"])
        assert case_of(case_id).state is State.DELIBERATION

    def test_undone_gives_the_place_back(self, house, case_id):
        before = scene.state()
        do(acts.replace_member, case_id, APRIL, house.secretary, seat(case_id, 1), house.accounts["osei"])
        do(acts.undo, case_id, APRIL, house.secretary)
        assert scene.state() == before
