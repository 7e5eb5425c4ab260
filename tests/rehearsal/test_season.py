"""The season of a demonstration: rehearsals moved to today, each at its own place, played on one calendar."""

from datetime import date, time, timedelta

import pytest

from committee.case.records import Case
from committee.escalation.records import Fate, Submission
from committee.post.records import Fate as MailFate
from committee.post.records import Received
from committee.post.smtp import Folder
from committee.procedure import State
from committee.rehearsal import demonstration, overnight
from committee.rehearsal.player import local
from committee.rehearsal.season import Place, Season, script_of
from committee.store import db

TODAY = date(2026, 11, 20)
SPRING = date(2027, 4, 7)   # a week of holidays


class TestOnePlace:
    """A rehearsal that ends in the last week, with another complainant."""

    @pytest.mark.parametrize("today", [TODAY, SPRING])
    @pytest.mark.parametrize("place", demonstration.SEASON[::7])
    def test_nothing_lies_ahead_and_the_last_act_is_fresh(self, place, today):
        script = script_of(place, demonstration.FILES, today, "Gülsüm Şahin")
        assert all(row.entered <= today for row in script.acts)
        assert today - script.acts[-1].entered < timedelta(days=8)

    def test_the_weekday_stays(self):
        before = script_of(Place("08-accused-silent", 2), demonstration.FILES, TODAY, "Ewa Nowak")
        assert before.acts[0].entered.weekday() == date(2026, 3, 2).weekday()

    def test_what_is_expected_to_be_refused_is_left_out(self):
        script = script_of(Place("20-mixed-elements", 31), demonstration.FILES, TODAY, "Ewa Nowak")
        assert not any(row.refused for row in script.acts)

    def test_the_first_complainant_is_named_nowhere(self):
        script = script_of(Place("15-partial-withdrawal", 25), demonstration.FILES, TODAY, "Gülsüm Şahin")
        assert "Kuipers" not in str(script)
        assert script.people["kuipers"].email == "gulsum.sahin@example.org"

    def test_everybody_of_the_season_has_a_name_of_its_own(self):
        assert len(set(demonstration.NAMES)) == len(demonstration.NAMES) == len(demonstration.SEASON)


class TestTogether:
    """Cases side by side: one goes on, one was withdrawn; what came in since lies in the inbox."""

    def test_each_stands_where_it_was_left(self, app, tmp_path):
        with app.app_context():
            places = [Place("15-partial-withdrawal", 2), Place("15-partial-withdrawal", 1, ("withdraw", {})),
                      Place("16-involuntary-care", 1), Place("15-partial-withdrawal", None)]
            names = ["Ewa Nowak", "Tom Schouten", "Rosa Martens", "Iris van Leeuwen"]
            scripts = [script_of(place, demonstration.FILES, TODAY, name)
                       for place, name in zip(places, names, strict=True)]
            season = Season(scripts, Folder(tmp_path / "mail"))
            season.play(TODAY)
            assert season.stopped == []
            found = {case.number[:2]: case.state for case in db.session.query(Case).order_by(Case.id)}
            states = sorted(case.state.value for case in db.session.query(Case))
            overnight.arrive("loket-housing", local(TODAY, time(20)))
            waiting = [str(one.content) for one in db.session.query(Submission) if one.fate is Fate.WAITING]
            mails = [(mail.sender, mail.fate) for mail in db.session.query(Received)]
        assert states == sorted([State.AWAITING_RESPONSE.value, State.WITHDRAWN.value,
                                 State.ADMISSIBILITY_REVIEW.value])
        assert set(found) == {"LH", "CW"}
        assert ["Iris van Leeuwen" in one for one in waiting] == [True]
        assert mails == [('"Ewa Nowak" <ewa.nowak@example.org>', MailFate.WAITING)]
