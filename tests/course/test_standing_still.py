"""The handling stands still and goes on; the term for the verdict is lengthened."""

from datetime import date

import pytest

from committee.case import clocks
from committee.course import acts, rules
from committee.course.rules import Suspending
from committee.deadlines import Clock
from committee.permissions import Forbidden
from tests.course import scene
from tests.course.scene import body, case_of, do, last_day, letters

ON = date(2026, 3, 12)
pytestmark = pytest.mark.begins(scene.ADMITTED)


class TestSuspension:
    """For a reason the regulation knows, by chair or secretary; the days do not count."""

    def test_refuses_a_party_a_second_time_and_no_words(self, house, case_id):
        with pytest.raises(Forbidden):
            do(acts.suspend, case_id, ON, scene.complainant(case_id), Suspending.COURT, "Dagvaarding.")
        with pytest.raises(rules.NoReasons):
            do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "")
        do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Dagvaarding.")
        with pytest.raises(rules.NotSuspendable, match="staat de behandeling al stil"):
            do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Dagvaarding.")

    def test_refuses_to_resume_what_does_not_stand_still_or_before_it_did(self, house, case_id):
        with pytest.raises(rules.NotSuspendable, match="niet stil"):
            do(acts.resume, case_id, ON, house.chair)
        do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Dagvaarding.")
        with pytest.raises(rules.WrongDay):
            do(acts.resume, case_id, date(2026, 3, 11), house.chair)

    def test_refuses_to_guess_which_of_two_ends(self, house, case_id):
        do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Dagvaarding.")
        do(acts.suspend, case_id, ON, house.chair, Suspending.MEDIATION, "Gesprek.")
        with pytest.raises(rules.NotSuspendable, match="Kies"):
            do(acts.resume, case_id, date(2026, 3, 20), house.chair)
        do(acts.resume, case_id, date(2026, 3, 20), house.chair, Suspending.COURT)
        assert [row.reason for row in clocks.running_suspensions(case_of(case_id))] == ["mediation"]

    @pytest.mark.begins(scene.HEARD)
    def test_s5_a_summons_during_handling_lets_the_terms_wait(self, house, case_id):
        before = last_day(case_id, Clock.OVERALL)
        entry = do(acts.suspend, case_id, date(2026, 4, 23), house.chair, Suspending.COURT,
                   "Er is gedagvaard.")
        told = letters(case_id, entry)
        assert [letter.to_name for letter in told] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        assert "Vanaf vr 24 april 2026" in body(told[0])
        assert "Uitspraak doen" in body(told[0])
        assert clocks.running(case_of(case_id), Clock.OVERALL)[0].paused
        entry = do(acts.resume, case_id, date(2026, 5, 4), house.chair)
        assert before == date(2026, 5, 11)
        assert last_day(case_id, Clock.OVERALL) == date(2026, 5, 21)
        assert "uiterlijk do 21 mei 2026" in body(letters(case_id, entry)[0])


class TestExtension:
    """By the chair, before the last day has passed, with reasons to both sides."""

    def test_refuses_the_secretary_no_words_and_too_late(self, house, case_id):
        with pytest.raises(Forbidden, match="voorzitter"):
            do(acts.extend_overall, case_id, ON, house.secretary, "Veel zaken.")
        with pytest.raises(rules.NoReasons):
            do(acts.extend_overall, case_id, ON, house.chair, " ")
        with pytest.raises(rules.NoExtension, match="voorbij sinds ma 11 mei 2026"):
            do(acts.extend_overall, case_id, date(2026, 5, 12), house.chair, "Veel zaken.")

    def test_refuses_the_second_without_the_complainants_consent(self, house, case_id):
        do(acts.extend_overall, case_id, date(2026, 5, 11), house.chair, "Veel zaken.")
        with pytest.raises(rules.NoConsent, match="klager schriftelijk"):
            do(acts.extend_overall, case_id, date(2026, 6, 1), house.chair, "Nog meer zaken.")

    def test_tells_both_sides_the_new_last_day_and_the_sum(self, house, case_id):
        entry = do(acts.extend_overall, case_id, date(2026, 5, 11), house.chair, "Er komt een getuige.")
        assert last_day(case_id, Clock.OVERALL) == date(2026, 6, 8)
        told = letters(case_id, entry, "course.extended")
        assert len(told) == 2
        for words in ("ma 11 mei 2026", "ma 8 juni 2026", "Er komt een getuige.", "+ 4 weken"):
            assert words in body(told[0])

    def test_gives_the_second_with_consent_and_says_so(self, house, case_id):
        do(acts.extend_overall, case_id, date(2026, 5, 11), house.chair, "Veel zaken.")
        entry = do(acts.extend_overall, case_id, date(2026, 6, 1), house.chair, "Ziekte.", date(2026, 5, 29))
        assert last_day(case_id, Clock.OVERALL) == date(2026, 7, 6)
        assert "U schreef ons op vr 29 mei 2026" in body(letters(case_id, entry)[0])
