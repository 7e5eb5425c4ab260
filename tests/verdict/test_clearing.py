"""What was said in chambers is destroyed by rule: not before anybody can come back to it, and then wholly."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from committee.case.ledger import Entry, Image
from committee.case.records import Case
from committee.case.typed import Draft
from committee.course import acts as course
from committee.course import daily
from committee.course.rules import Discontinuing, NotUndoable
from committee.deadlines import Clock
from committee.deliberation import acts as chambers
from committee.deliberation import reads as drafts
from committee.deliberation.records import Agreement, ChamberNote, DraftSection, Finding, FindingVersion
from committee.deliberation.rules import Advice, Part, Quoted, Section
from committee.permissions import SYSTEM, Forbidden, Occasion
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from committee.verdict import acts, reads, rules
from tests.builders import noon, on, party_actor, the_case
from tests.prepared import after
from tests.verdict.scene import DECIDED, JUDGED, find, heard_case, served

SECRETS = (ChamberNote, Agreement, FindingVersion, DraftSection)


def discussed(house, serial=1) -> Case:
    """A case with everything that is said in chambers, in more than one version."""
    with transaction():
        case = heard_case(house, serial=serial)
    find(case, house, *JUDGED, reasons="Een eerdere gedachte.")
    with transaction():
        chambers.find(case, parts=[Part(Section.FACTS, "Een feit.")], recommendations=[Advice("Bel terug.")],
                      occasion=on(DECIDED, house.secretary))
        chambers.comment(case, "Geheim van de raadkamer.", passage=Quoted("facts", 1, "Een feit."),
                         occasion=on(DECIDED, house.chair))
        for page in ("raadkamer/1", "doe/akkoord?element=1", "doe/heropen", "doe/beslis", "doe/onderteken"):
            db.session.add(Draft(owner=house.chair.key, page=f"/zaken/{case.number}/{page}", field="reasons",
                                 value='["Nog niet af."]', saved_at=noon(DECIDED)))
    return case


def the_service(house):
    """The verdict on what was discussed is signed, and sent to everybody."""
    served(the_case(), house, *JUDGED)


DISCUSSED = after(discussed)
pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(after(the_service, DISCUSSED))]


def how_many(case) -> list[int]:
    """How many rows there are of each kind that is secret."""
    return [db.session.query(record).count() for record in SECRETS]


def clear(case, day, by=SYSTEM):
    with transaction():
        return acts.clear_chambers(case, Occasion.of(by, day, noon(day)))


def go_round(day):
    daily.run(day, noon(day))
    db.session.rollback()


class TestWhen:
    """After the terms for correction and challenge, and while nothing is asked or held."""

    def test_is_never_by_hand(self, house, case):
        for actor in (house.secretary, house.chair, house.members[0]):
            with pytest.raises(Forbidden):
                clear(case, date(2027, 1, 1), actor)

    @pytest.mark.begins(DISCUSSED)
    def test_is_not_open_while_the_committee_writes(self, case):
        with pytest.raises(NotOpen):
            clear(case, date(2027, 1, 1))

    def test_waits_for_the_end_of_the_term_for_a_correction(self, case):
        last = reads.last_day(case, Clock.CORRECTION)
        assert reads.kept_until(case) == last
        with pytest.raises(rules.StillNeeded, match="tot en met"):
            clear(case, last)
        go_round(last)
        assert all(how_many(case))
        go_round(last + timedelta(days=1))
        assert not any(how_many(case))

    def test_waits_while_the_file_is_held(self, house, case):
        with transaction():
            course.hold_file(case, "Verzoek om inzage.", on(date(2026, 5, 12), house.secretary))
        with pytest.raises(rules.StillNeeded, match="op last"):
            clear(case, date(2026, 8, 1))
        go_round(date(2026, 8, 1))
        assert all(how_many(case))
        with transaction():
            course.release_file(case, "Inzage gegeven.", on(date(2026, 8, 2), house.secretary))
        go_round(date(2026, 8, 3))
        assert not any(how_many(case))

    def test_waits_for_a_decision_on_a_correction(self, house, case):
        party = case.parties[0]
        with transaction():
            acts.request_correction(case, party, "De datum klopt niet.",
                                    on(date(2026, 5, 12), party_actor(case), house.secretary, "brief"))
        go_round(date(2026, 8, 1))
        assert all(how_many(case))
        with transaction():
            acts.refuse_correction(case, party, "Zij klopt.", on(date(2026, 8, 2), house.chair))
        go_round(date(2026, 8, 3))
        assert not any(how_many(case))

    @pytest.mark.begins(DISCUSSED)
    def test_waits_as_long_after_an_ending_without_a_verdict(self, house, case):
        with transaction():
            course.withdraw(case, occasion=on(date(2026, 5, 11), party_actor(case), house.secretary, "brief"))
        assert case.state is State.WITHDRAWN
        go_round(date(2026, 5, 26))
        assert db.session.query(ChamberNote).count() == 1
        go_round(date(2026, 5, 27))
        assert db.session.query(ChamberNote).count() == 0
        assert db.session.query(Finding).count() == 0

    @pytest.mark.begins(DISCUSSED)
    def test_waits_for_a_procedure_elsewhere(self, house, case):
        with transaction():
            version = case.regulation_version
            version.toml = version.toml.replace('during = "suspend"', 'during = "end"')
        with transaction():
            course.discontinue(case, Discontinuing.EXTERNAL, "De rechter beslist.",
                               occasion=on(date(2026, 5, 11), house.chair))
        with pytest.raises(rules.StillNeeded, match="procedure elders"):
            clear(case, date(2027, 1, 1))
        go_round(date(2027, 1, 1))
        assert db.session.query(ChamberNote).count() == 1


class TestWhat:
    """Comments, votes and versions go, with all that could bring them back; the verdict stays."""

    def test_leaves_nothing_that_could_bring_it_back(self, case):
        clear(case, date(2026, 6, 1))
        assert not any(how_many(case))
        assert db.session.query(Draft).count() == 0
        kept = [str(row.before) for row in db.session.query(Image)]
        assert not any(word in said for said in kept for word in ("Geheim", "eerdere gedachte", "Een feit"))
        with pytest.raises(rules.NothingInChambers):
            clear(case, date(2026, 6, 2))

    def test_leaves_the_verdict_and_its_findings(self, case):
        before = reads.signed(case)[1].content
        clear(case, date(2026, 6, 1))
        assert reads.signed(case)[1].content == before
        assert [one.opinion for one in drafts.findings(case).values()] == list(JUDGED)
        assert reads.cleared_when(case) == date(2026, 6, 1)

    def test_writes_numbers_alone_in_the_journal(self, case):
        counted = how_many(case)
        seq = clear(case, date(2026, 6, 1)).seq
        facts = db.session.get_one(Entry, seq).facts
        assert [facts[name] for name in ("notes", "votes", "versions", "parts")] == counted
        assert set(facts) == {"notes", "votes", "versions", "parts", "parties", "elements"}

    @pytest.mark.one_database
    def test_leaves_no_words_in_the_file_of_the_database(self, case):
        clear(case, date(2026, 6, 1))
        assert db.session.scalar(text("PRAGMA secure_delete")) == 1

    def test_cannot_be_undone(self, house, case):
        clear(case, date(2026, 6, 1))
        with pytest.raises(NotUndoable), transaction():
            course.undo(case, occasion=on(date(2026, 6, 1), house.secretary))

    def test_touches_no_other_case(self, house, case):
        other = discussed(house, serial=2)
        clear(case, date(2026, 6, 1))
        assert all(db.session.query(record).count() for record in (ChamberNote, FindingVersion, DraftSection))
        assert reads.left_in_chambers(other)["notes"] == 1

    def test_is_done_once_by_the_daily_round(self, case):
        for day in (date(2026, 6, 1), date(2026, 6, 2), date(2026, 7, 1)):
            go_round(day)
        assert db.session.scalars(select(Entry.act).where(Entry.act == Act.CLEAR_CHAMBERS)).all() == [
            Act.CLEAR_CHAMBERS]
