"""Notes, free letters, the order to keep a file, and a day that comes to count as a holiday."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case.ledger import Hold
from committee.case.records import Passage
from committee.course import acts, equating, rules
from committee.course.rules import Visibility
from committee.deadlines import Clock
from committee.people.records import EquatedDay
from committee.permissions import Forbidden
from committee.procedure import Act
from committee.store import db
from tests.builders import noon
from tests.course import scene
from tests.course.scene import body, case_of, do, last_day, letters

ON = date(2026, 3, 12)
pytestmark = pytest.mark.begins(scene.ADMITTED)


class TestNote:
    """By staff, in the journal as an id, in the file as text."""

    def test_refuses_a_party_and_an_empty_note(self, house, case_id):
        with pytest.raises(Forbidden):
            do(acts.note, case_id, ON, scene.complainant(case_id), "Hallo.")
        with pytest.raises(rules.NoReasons, match="notitie"):
            do(acts.note, case_id, ON, house.secretary, " ")

    def test_keeps_the_words_apart_from_the_journal(self, house, case_id):
        entry = do(acts.note, case_id, ON, house.secretary, "Gebeld met klager.", Visibility.FILE)
        assert entry.facts["visibility"] == "file"
        assert "Gebeld" not in str(entry.facts)
        assert db.session.get_one(Passage, entry.facts["passage"]).body == "Gebeld met klager."


class TestLetter:
    """In the secretary's own words, to one party."""

    def test_refuses_another_case_and_empty_words(self, house, case_id):
        other = scene.admitted(house, serial=2)
        with pytest.raises(rules.NotOfThisCase):
            do(acts.write_letter, case_id, ON, house.secretary, case_of(other).parties[0], "Vraag", ["Ja."])
        with pytest.raises(rules.NoReasons):
            do(acts.write_letter, case_id, ON, house.secretary, case_of(case_id).parties[0], "Vraag", [" "])

    def test_says_what_was_written_and_nothing_as_markup(self, house, case_id):
        entry = do(acts.write_letter, case_id, ON, house.secretary, case_of(case_id).parties[0],
                   "Antwoord op uw vraag", ["Dat mag.", "Neem <iemand> mee."])
        [letter] = letters(case_id, entry)
        assert letter.title == "Antwoord op uw vraag"
        assert "Neem &lt;iemand&gt; mee." in body(letter)


class TestHold:
    """The file is kept on order, once, until the order ends."""

    def test_refuses_to_release_what_is_not_held_and_to_hold_twice(self, house, case_id):
        with pytest.raises(rules.NothingLeft):
            do(acts.release_file, case_id, ON, house.secretary, "Klaar.")
        do(acts.hold_file, case_id, ON, house.secretary, "Vordering van de officier.")
        with pytest.raises(rules.NothingLeft):
            do(acts.hold_file, case_id, ON, house.secretary, "Nog een keer.")
        do(acts.release_file, case_id, date(2026, 4, 1), house.secretary, "Klaar.")
        assert db.session.scalars(select(Hold)).one().until_day == date(2026, 4, 1)


class TestEquatedDay:
    """A royal decree reaches every running term, once."""

    def test_moves_terms_and_tells_whom_they_concern(self, house, case_id):
        other = scene.admitted(house, serial=2)
        day = last_day(case_id, Clock.RESPONSE)
        assert equating.equate(day, "gelijkgesteld (proef)", noon(ON)) == 2
        assert last_day(case_id, Clock.RESPONSE) == last_day(other, Clock.RESPONSE) == date(2026, 3, 31)
        told = letters(case_id, kind="course.terms_moved")
        assert [letter.to_name for letter in told] == ["Anneke Visser", "Stichting Onderdak Eemrand"]
        assert "di 31 maart 2026" in body(told[1])

    def test_is_done_once_and_leaves_other_cases_alone(self, house, case_id):
        before = scene.state()
        assert equating.equate(date(2026, 12, 30), "gelijkgesteld (proef)", noon(ON)) == 0
        assert db.session.get(EquatedDay, date(2026, 12, 30))
        after = scene.state()
        assert {**before, "equated_days": None} == {**after, "equated_days": None}
        with pytest.raises(rules.NothingLeft, match="kalender"):
            do(acts.move_terms, case_id, ON, house.secretary)

    def test_cannot_be_undone(self, house, case_id):
        equating.equate(last_day(case_id, Clock.RESPONSE), "gelijkgesteld (proef)", noon(ON))
        with pytest.raises(rules.NotUndoable, match="kalender"):
            do(acts.undo, case_id, ON, house.secretary)
        assert Act.MOVE_TERMS in {entry.act for entry in scene.entries(case_id)}
