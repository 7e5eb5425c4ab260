"""The season of a demonstration: rehearsals moved to today, each at its own place, played on one calendar."""

from datetime import date, time, timedelta

import pytest

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.escalation.records import Fate, Submission
from committee.people.records import Channel
from committee.post.records import Fate as MailFate
from committee.post.records import Letter, Received, Status
from committee.post.smtp import Folder
from committee.procedure import Act, State
from committee.rehearsal import demonstration, overnight
from committee.rehearsal.player import local
from committee.rehearsal.season import Place, Season, script_of
from committee.store import db, transaction
from tests.builders import a_case
from tests.web.morning import a_letter

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


class TestAstray:
    """The desk of a demonstration finds a mail that did not arrive and a letter that came back."""

    @pytest.fixture
    def astray(self, house):
        """What becomes of letters that left on paper or by mail, so many days before."""
        def go(*left: tuple[Channel, int]) -> list[tuple[Status, str | None]]:
            with transaction():
                for number, (channel, days) in enumerate(left, 1):
                    letter = a_letter(a_case(house, State.SCHEDULING, serial=number), Status.SENT, seq=99)
                    letter.channel, letter.sent_at = channel, local(TODAY - timedelta(days=days), time(8))
                    letter.status = Status.SENT if channel is Channel.MAIL else Status.TO_PRINT
            overnight.go_astray("onderdak", local(TODAY, time(9)))
            return [(row.status, row.trouble) for row in db.session.query(Letter).order_by(Letter.id)]

        return go

    def test_nothing_has_left(self, astray):
        assert astray() == []

    def test_a_letter_on_paper_is_underway_for_some_days(self, astray):
        assert astray((Channel.POST, 1)) == [(Status.TO_PRINT, None)]

    def test_one_of_each_is_noted(self, astray):
        assert astray((Channel.MAIL, 3), (Channel.MAIL, 1), (Channel.POST, 9), (Channel.POST, 3)) == [
            (Status.SENT, None), (Status.FAILED, overnight.FULL),
            (Status.TO_PRINT, None), (Status.RETURNED, "adres onbekend")]
        notes = [entry.facts["post"] for entry in db.session.query(Entry).order_by(Entry.seq)
                 if entry.act is Act.NOTE]
        assert notes == ["returned", "posted", "returned"]
