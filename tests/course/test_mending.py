"""Undo while nothing has left the house; put right afterwards."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import clocks, journal
from committee.case.ledger import Entry, Revision, RunningTerm, Suspension
from committee.course import acts, reads, rules
from committee.course.rules import Suspending
from committee.deadlines import Clock, Standing
from committee.hearing import acts as hearing
from committee.permissions import Forbidden
from committee.post.records import Status
from committee.procedure import Act, NotOpen, State
from committee.response import acts as response
from committee.response.records import Response
from committee.store import db, transaction
from tests.builders import a_case, on, party_actor
from tests.course import scene
from tests.course.scene import body, case_of, complainant, do, last_day, letters
from tests.prepared import HOUSE

ON = date(2026, 3, 12)
pytestmark = pytest.mark.begins(scene.ADMITTED)


def seq_of(case_id, act):
    return reads.standing_acts(case_of(case_id), act)[-1].seq


def send(case_id):
    with transaction():
        for letter in letters(case_id):
            letter.status = Status.SENT


class TestUndo:
    """The last act, by who may do it, while its letters wait."""

    def test_refuses_a_party_and_who_may_not_do_the_act(self, house, case_id):
        with pytest.raises(Forbidden):
            do(acts.undo, case_id, ON, complainant(case_id))
        with pytest.raises(rules.NotYours, match="Ontvankelijk verklaard"):
            do(acts.undo, case_id, ON, house.secretary)

    @pytest.mark.begins(scene.HEARD)
    def test_refuses_a_chair_outside_the_panel_what_its_chair_did(self, house, case_id):
        with pytest.raises(rules.NotYours, match="Zitting gehouden"):
            do(acts.undo, case_id, date(2026, 4, 21), house.actor("elzinga"))
        do(acts.suspend, case_id, date(2026, 4, 22), house.actor("elzinga"), Suspending.COURT, "Dagvaarding.")
        do(acts.undo, case_id, date(2026, 4, 22), house.actor("elzinga"))
        do(acts.undo, case_id, date(2026, 4, 22), house.chair)
        assert case_of(case_id).state is State.HEARING_SCHEDULED

    def test_refuses_once_a_letter_has_left(self, house, case_id):
        send(case_id)
        with pytest.raises(rules.NotUndoable, match="Zet de handeling recht"):
            do(acts.undo, case_id, ON, house.chair)
        assert case_of(case_id).state is State.AWAITING_RESPONSE

    def test_refuses_an_act_that_is_not_the_last(self, house, case_id):
        first = seq_of(case_id, Act.ADMIT)
        do(acts.note, case_id, ON, house.secretary, "Gebeld met klager.")
        with pytest.raises(rules.NotUndoable, match="laatste"):
            do(acts.undo, case_id, ON, house.secretary, first)

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_takes_back_act_after_act(self, house, case_id):
        before = scene.state()
        do(scene.admit, case_id, date(2026, 3, 9), house.chair, 1)
        between = scene.state()
        do(scene.admit, case_id, date(2026, 3, 9), house.chair, 2)
        entry = do(acts.undo, case_id, ON, house.chair)
        assert scene.state() == between
        assert entry.facts["of"] == "admit"
        do(acts.undo, case_id, ON, house.chair)
        assert scene.state() == before
        assert {letter.status for letter in letters(case_id)} <= {Status.WITHDRAWN}
        assert list(journal.faults()) == []

    def test_makes_an_older_page_out_of_date(self, house, case_id):
        version = case_of(case_id).version
        do(acts.undo, case_id, ON, house.chair)
        assert case_of(case_id).version > version

    def test_what_the_secretary_recorded_he_takes_back(self, house, case_id):
        do(acts.extend_overall, case_id, ON, house.chair, "Druk.", recorded_by=house.secretary)
        do(acts.undo, case_id, ON, house.secretary)
        assert last_day(case_id, Clock.OVERALL) == date(2026, 5, 11)

    def test_takes_back_what_was_put_right(self, house, case_id):
        before = scene.state()
        do(acts.put_right, case_id, ON, house.chair, seq_of(case_id, Act.ADMIT), "Tikfout.", date(2026, 3, 6))
        do(acts.undo, case_id, ON, house.chair)
        assert scene.state() == before
        entry = db.session.get_one(Entry, seq_of(case_id, Act.ADMIT))
        assert reads.day_of(entry, case_of(case_id)) == date(2026, 3, 9)


class TestPutRight:
    """A day that was wrong moves what hangs on it; the original stays in the journal."""

    def test_refuses_without_a_reason_another_case_and_what_was_undone(self, house, case_id):
        other = scene.admitted(house, serial=2)
        admitted = seq_of(case_id, Act.ADMIT)
        with pytest.raises(rules.NoReasons):
            do(acts.put_right, case_id, ON, house.chair, admitted, "", date(2026, 3, 6))
        with pytest.raises(rules.NotOfThisCase):
            do(acts.put_right, case_id, ON, house.chair, seq_of(other, Act.ADMIT), "Fout.", date(2026, 3, 6))
        do(acts.undo, case_id, ON, house.chair)
        with pytest.raises(rules.NotPutRight, match="ongedaan"):
            do(acts.put_right, case_id, ON, house.chair, admitted, "Fout.", date(2026, 3, 6))

    @pytest.mark.parametrize("seq", [0, -1, 2**31, 2**63, 10**30])
    def test_refuses_a_number_that_no_act_of_the_case_has(self, house, case_id, seq):
        with pytest.raises(rules.NotOfThisCase, match="heeft geen handeling met nummer"):
            do(acts.put_right, case_id, ON, house.chair, seq, "Fout.", date(2026, 3, 6))

    @pytest.mark.begins(scene.TO_SCHEDULE)
    def test_refuses_a_day_before_the_act_it_builds_on(self, house, case_id):
        day, answered = date(2026, 4, 3), seq_of(case_id, Act.RECEIVE_RESPONSE)
        with pytest.raises(rules.WrongDay, match=r"“Ontvankelijk verklaard” van ma 9 maart 2026"):
            do(acts.put_right, case_id, day, house.secretary, answered, "Fout.", date(2026, 3, 6))
        do(acts.put_right, case_id, day, house.secretary, answered, "Fout.", date(2026, 3, 9))

    @pytest.mark.begins(scene.TO_SCHEDULE)
    def test_refuses_a_day_after_the_act_that_builds_on_it(self, house, case_id):
        day, wrong = date(2026, 4, 3), seq_of(case_id, Act.ADMIT)
        with pytest.raises(rules.WrongDay, match=r"“Verweer ontvangen” van vr 20 maart 2026"):
            do(acts.put_right, case_id, day, house.chair, wrong, "Fout.", date(2026, 3, 23))
        assert all(term.ended_on is None or term.started_on <= term.ended_on for term in db.session.scalars(
            select(RunningTerm).where(RunningTerm.case_id == case_id)))
        do(acts.put_right, case_id, day, house.chair, wrong, "Fout.", date(2026, 3, 20))

    @pytest.mark.begins(scene.TO_SCHEDULE)
    def test_refuses_by_the_day_as_it_was_put_right_before(self, house, case_id):
        day, answered = date(2026, 4, 3), seq_of(case_id, Act.RECEIVE_RESPONSE)
        do(acts.put_right, case_id, day, house.secretary, answered, "Fout.", date(2026, 3, 16))
        with pytest.raises(rules.WrongDay, match=r"van ma 16 maart 2026"):
            do(acts.put_right, case_id, day, house.chair, seq_of(case_id, Act.ADMIT), "Fout.",
               date(2026, 3, 17))

    def test_refuses_a_suspension_that_begins_after_it_ended(self, house, case_id):
        do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Dagvaarding.")
        do(acts.resume, case_id, date(2026, 3, 23), house.chair)
        with pytest.raises(rules.WrongDay, match="“Behandeling hervat” van ma 23 maart 2026"):
            do(acts.put_right, case_id, date(2026, 4, 3), house.chair, seq_of(case_id, Act.SUSPEND), "Fout.",
               date(2026, 3, 24))

    def test_a_note_passes_every_act(self, house, case_id):
        do(acts.note, case_id, ON, house.secretary, "Gebeld met klager.")
        noted = reads.last_act(case_of(case_id))
        do(acts.put_right, case_id, ON, house.chair, noted.seq, "Het was eerder.", date(2026, 3, 3))
        assert reads.day_of(noted, case_of(case_id)) == date(2026, 3, 3)

    @pytest.mark.begins(scene.TO_SCHEDULE)
    def test_tells_nobody_who_stepped_back_since(self, house, case_id):
        asked = do(hearing.ask_availability, case_id, date(2026, 3, 23), house.secretary, date(2026, 4, 13),
                   date(2026, 4, 30)).seq
        assert "drs. P. Lammerts" in {letter.to_name for letter in letters(case_id)}
        day = date(2026, 3, 24)
        do(acts.recuse, case_id, day, house.members[0], "Ik ken klager.")
        entry = do(acts.put_right, case_id, day, house.secretary, asked, "Een dag later.", day)
        told = {letter.to_name for letter in letters(case_id, entry, "course.rectified")}
        assert told == {"Anneke Visser", "Stichting Onderdak Eemrand", "S. Bhagwandin", "mr. E. van Dongen"}

    def test_moves_the_terms_the_act_started_and_tells_who_had_letters(self, house, case_id):
        admitted = seq_of(case_id, Act.ADMIT)
        send(case_id)
        entry = do(acts.put_right, case_id, ON, house.chair, admitted, "Een dag te laat geboekt.",
                   date(2026, 3, 10))
        assert last_day(case_id, Clock.RESPONSE) == date(2026, 3, 31)
        told = letters(case_id, entry, "course.rectified")
        assert {letter.to_name for letter in told} == {"Anneke Visser", "Stichting Onderdak Eemrand"}
        for words in ("ma 9 maart 2026", "di 10 maart 2026", "ma 30 maart 2026", "di 31 maart 2026"):
            assert words in body(told[0])
        assert not any("te laat geboekt" in body(letter) for letter in told)
        assert db.session.get_one(Entry, admitted).happened_on == date(2026, 3, 9)
        assert db.session.scalars(select(Revision)).one().happened_on == date(2026, 3, 10)
        term = clocks.running(case_of(case_id), Clock.RESPONSE)[0]
        assert (term.causes[-1].kind, term.causes[-1].why) == ("moved", "put_right")

    def test_a_response_that_was_in_time_after_all(self, house, case_id):
        with transaction():
            case = case_of(case_id)
            when = on(date(2026, 4, 2), party_actor(case, case.parties[1].role))
            response.receive_response(case, case.parties[1], text="Nee.", occasion=when)
        assert all(row.late for row in db.session.scalars(select(Response)))
        do(acts.put_right, case_id, date(2026, 4, 3), house.secretary, seq_of(case_id, Act.RECEIVE_RESPONSE),
           "De brief lag hier al.", date(2026, 3, 30))
        rows = db.session.scalars(select(Response)).all()
        assert {(row.received_on, row.late) for row in rows} == {(date(2026, 3, 30), False)}
        term = db.session.scalars(select(RunningTerm).where(RunningTerm.clock == Clock.RESPONSE)).one()
        assert (term.ended_on, term.ending) == (date(2026, 3, 30), Standing.MET)

    def test_the_days_of_a_suspension(self, house, case_id):
        do(acts.suspend, case_id, ON, house.chair, Suspending.MEDIATION, "Gesprek.")
        do(acts.resume, case_id, date(2026, 3, 23), house.chair)
        assert last_day(case_id, Clock.OVERALL) == date(2026, 5, 21)
        do(acts.put_right, case_id, date(2026, 3, 23), house.chair, seq_of(case_id, Act.SUSPEND), "Later.",
           date(2026, 3, 16))
        row = db.session.scalars(select(Suspension)).one()
        assert (row.first, row.last) == (date(2026, 3, 17), date(2026, 3, 22))
        assert last_day(case_id, Clock.OVERALL) == date(2026, 5, 18)

    def test_words_alone_move_nothing(self, house, case_id):
        before = last_day(case_id, Clock.RESPONSE)
        entry = do(acts.put_right, case_id, ON, house.chair, seq_of(case_id, Act.ADMIT), "Naam verwisseld.",
                   explanation="Met ‘de beheerder’ bedoelen wij de huismeester.")
        assert last_day(case_id, Clock.RESPONSE) == before
        assert "de huismeester" in body(letters(case_id, entry)[0])


@pytest.mark.begins(HOUSE)
def test_undo_is_open_in_an_ended_case(house):
    with transaction():
        case_id = a_case(house, State.WITHDRAWN).id
    with pytest.raises(rules.NotUndoable):
        do(acts.undo, case_id, ON, house.secretary)
    with pytest.raises(NotOpen):
        do(acts.suspend, case_id, ON, house.chair, Suspending.COURT, "Te laat.")
