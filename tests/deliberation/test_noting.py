"""Comments on the draft: by whom, on what, answered and worked in; they stay in chambers."""

from datetime import date

import pytest

from committee.case import images
from committee.case.ledger import Entry
from committee.deliberation import acts, rules
from committee.deliberation import reads as chambers
from committee.deliberation.records import ChamberNote
from committee.deliberation.rules import Opinion, Part, Quoted, Section
from committee.hearing.records import Hearing
from committee.permissions import Forbidden, Unknown
from committee.post.records import Letter
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import on, party_actor
from tests.verdict.scene import DECIDED, FOUND, find, heard_case

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(FOUND)]
PASSAGE = Quoted("reasons-1", 1, "Dat had wel gemoeten.")


def comment(case, by, text="Noem ook artikel 4.", passage=PASSAGE, **more):
    with transaction():
        return acts.comment(case, text, passage=passage, occasion=on(DECIDED, by), **more)


def work_in(case, by, number=1):
    with transaction():
        return acts.work_in(case, number, on(DECIDED, by))


class TestComment:
    """Who heard the case, its chair and the secretary say something on words that stand there."""

    def test_is_closed_to_parties_and_to_who_does_not_sit(self, house, case):
        with pytest.raises(Forbidden):
            comment(case, party_actor(case))
        with pytest.raises(Unknown):
            comment(case, house.actor("osei"))
        with pytest.raises(Forbidden, match="wie deze zaak hoorde"):
            comment(case, house.actor("elzinga"))

    def test_is_not_of_a_member_who_did_not_hear_the_case(self, house, case):
        comment(case, house.secretary)
        with transaction():
            for invitee in db.session.query(Hearing).one().invitees:
                if invitee.account_id == house.accounts["lammerts"].id:
                    invitee.appeared = False
        with pytest.raises(Forbidden, match="wie deze zaak hoorde"):
            comment(case, house.actor("lammerts"))
        with pytest.raises(Forbidden, match="wie deze zaak hoorde"):
            work_in(case, house.actor("lammerts"))

    def test_is_not_open_once_the_verdict_is_signed(self, house, case):
        with transaction():
            case.state = State.DECIDED
        with pytest.raises(NotOpen):
            comment(case, house.chair)

    @pytest.mark.parametrize("passage", [
        Quoted("reasons-1", 2, "Dat had wel gemoeten."), Quoted("reasons-1", 1, "Dit staat er niet."),
        Quoted("norm-1", 1, "Dat had wel gemoeten."), Quoted("onzin", 1, "x"), Quoted("facts", 0, "x"),
    ])
    def test_is_about_words_that_stand_in_this_version(self, house, case, passage):
        with pytest.raises(rules.NoSuchPassage):
            comment(case, house.chair, passage=passage)

    def test_says_something_about_one_thing(self, house, case):
        for text, passage, to in (("  ", PASSAGE, None), ("Ja.", None, None), ("Ja.", PASSAGE, 1)):
            with pytest.raises(rules.NothingSaid):
                comment(case, house.chair, text, passage, to=to)

    def test_is_kept_with_its_words_and_nothing_of_it_in_the_journal(self, house, case):
        letters = db.session.query(Letter).count()
        seq = comment(case, house.members[0]).seq
        [note] = chambers.notes(case.id)
        assert (note.number, note.part, note.version, note.words) == (1, "reasons-1", 1, PASSAGE.words)
        assert (note.text, note.by) == ("Noem ook artikel 4.", "drs. P. Lammerts")
        facts = db.session.get_one(Entry, seq).facts
        assert facts == {"note": 1, "parties": [], "elements": []}
        assert db.session.query(Letter).count() == letters

    def test_of_a_member_can_be_recorded_by_the_secretary(self, house, case):
        with transaction():
            acts.comment(case, "Akkoord, mits korter.", passage=PASSAGE,
                         occasion=on(DECIDED, house.members[1], house.secretary, "e-mail"))
        assert chambers.notes(case.id)[0].by == "S. Bhagwandin"

    def test_belongs_to_other_parts_of_the_draft_as_well(self, house, case):
        with transaction():
            acts.find(case, parts=[Part(Section.FACTS, "Klager woont er sinds 2019.")],
                      occasion=on(DECIDED, house.secretary))
        comment(case, house.chair, passage=Quoted("facts", 1, "sinds 2019"))
        assert chambers.notes(case.id)[0].part == "facts"

    def test_can_be_undone(self, house, case):
        seq = comment(case, house.chair).seq
        with transaction():
            images.restore(seq)
        assert db.session.query(ChamberNote).count() == 0


class TestAnswer:
    """Others answer; a comment that was worked in is closed."""

    def test_is_to_a_comment_of_this_case(self, house, case):
        with transaction():
            other = heard_case(house, serial=2)
        find(other, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
        comment(other, house.chair)
        with pytest.raises(rules.NoSuchNote):
            comment(case, house.chair, passage=None, to=1)

    def test_is_not_to_another_answer(self, house, case):
        comment(case, house.chair)
        comment(case, house.members[0], "Eens.", None, to=1)
        with pytest.raises(rules.NoSuchNote):
            comment(case, house.chair, "En ik ook.", None, to=2)

    def test_stands_with_its_comment(self, house, case):
        comment(case, house.chair)
        comment(case, house.secretary, "Doe ik.", None, to=1)
        [note] = chambers.notes(case.id)
        assert [(one.text, one.by) for one in note.answers] == [("Doe ik.", "Marjan de Wit")]


class TestWorkIn:
    """Once it is worked in it stays to be read, with who did it."""

    def test_is_of_a_comment_that_waits(self, house, case):
        with pytest.raises(rules.NoSuchNote):
            work_in(case, house.secretary)
        comment(case, house.chair)
        work_in(case, house.secretary)
        with pytest.raises(rules.SettledAlready):
            work_in(case, house.chair)
        with pytest.raises(rules.SettledAlready):
            comment(case, house.chair, "Toch niet.", None, to=1)

    def test_names_who_did_it(self, house, case):
        comment(case, house.chair)
        assert work_in(case, house.secretary).act is Act.WORK_IN
        [note] = chambers.notes(case.id)
        assert note.settled_by == "Marjan de Wit"
        assert note.settled_at.date() == date(2026, 5, 7)
