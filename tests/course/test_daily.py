"""The daily round: who is reminded when, the secretary's warnings, paper for what nobody opened."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from committee.case import clocks
from committee.case.ledger import Entry
from committee.course import acts, daily, rules
from committee.course.rules import Suspending
from committee.deadlines import Clock
from committee.hearing import acts as hearing
from committee.people import links
from committee.people.records import Channel, RegulationVersion
from committee.permissions import Forbidden, Role
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.response import acts as asking
from committee.response import reads as response
from committee.store import db, transaction
from committee.terms import Length
from tests.builders import noon, on, party_actor
from tests.course import scene
from tests.course.scene import body, case_of, do, letters
from tests.prepared import HOUSE

pytestmark = pytest.mark.begins(scene.ADMITTED)


def go_round(day):
    return daily.run(day, noon(day))


def kinds(case_id):
    """Reminders so far: kind and recipient."""
    found = [(letter.kind, letter.to_name) for letter in letters(case_id)]
    return [one for one in found if "remind" in one[0] or one[0].startswith("staff.")]


class TestByHand:
    """The secretary reminds of a term that runs."""

    def test_refuses_the_chair_and_a_term_that_does_not_run(self, house, case_id):
        respondent = case_of(case_id).parties[1]
        with pytest.raises(Forbidden):
            do(acts.remind, case_id, date(2026, 3, 20), house.chair, respondent, Clock.RESPONSE)
        with pytest.raises(rules.NothingLeft):
            do(acts.remind, case_id, date(2026, 3, 20), house.secretary, respondent, Clock.ROUND)

    def test_counts_as_a_reminder_before_going_on_without(self, house, case_id):
        respondent = case_of(case_id).parties[1]
        do(acts.remind, case_id, date(2026, 3, 20), house.secretary, respondent, Clock.RESPONSE)
        assert response.reminded(case_of(case_id), case_of(case_id).parties[1], date(2026, 3, 9))


class TestRespondent:
    """Halfway, a last call, and too late: to him, then to the organisation and the secretary too."""

    @pytest.mark.begins(scene.WITH_ACCUSED)
    def test_is_told_each_moment_once(self, case_id):
        told = {day: go_round(date(2026, 3, 9) + timedelta(days=day)) for day in range(0, 30)}
        assert {day: count for day, count in told.items() if count} == {10: 2, 18: 2, 22: 2}
        overdue = [who for who in kinds(case_id) if who[0] != "course.reminder"]
        assert ("course.reminder_told", "Stichting Onderdak Eemrand") in overdue
        assert ("staff.overdue", "Marjan de Wit") in overdue
        words = [body(letter) for letter in letters(case_id, kind="course.reminder")]
        assert "Uiterlijk ma 30 maart 2026:" in words[0]
        assert "De laatste dag was ma 30 maart 2026" in words[-1]

    def test_a_missed_moment_is_not_made_up_for(self, case_id):
        assert go_round(date(2026, 3, 28)) == 1
        assert "halverwege" not in str(kinds(case_id))
        assert go_round(date(2026, 3, 28)) == 0

    def test_is_reminded_anew_of_a_new_last_day(self, case_id):
        assert go_round(date(2026, 3, 27)) == 1
        with transaction():
            entry = db.session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
            term = clocks.running(case_of(case_id), Clock.RESPONSE)[0]
            clocks.extend(case_of(case_id), term, entry, Length.parse("2w"), article="art. 8")
        assert go_round(date(2026, 4, 10)) == 1

    def test_is_left_alone_while_the_handling_stands_still(self, house, case_id):
        do(acts.suspend, case_id, date(2026, 3, 12), house.chair, Suspending.MEDIATION, "Gesprek.")
        assert go_round(date(2026, 4, 20)) == 0


class TestSecretary:
    """Hears of every term of ours that passed."""

    @pytest.mark.begins(scene.UNDER_REVIEW)
    def test_is_told_once_with_the_article(self, case_id):
        assert go_round(date(2026, 3, 16)) == 0
        assert go_round(date(2026, 3, 17)) == 1
        assert go_round(date(2026, 3, 18)) == 0
        [letter] = letters(case_id)
        assert letter.title == "Te laat: beslissing ontvankelijkheid"
        assert "ma 16 maart 2026 (art. 6)" in body(letter)

    @pytest.mark.begins(HOUSE)
    def test_hears_once_of_one_term_of_several_parties(self, house):
        case_id = scene.to_schedule(house, accused=1)
        do(hearing.ask_availability, case_id, date(2026, 3, 23), house.secretary,
           date(2026, 4, 13), date(2026, 4, 30))
        last_day = clocks.running(case_of(case_id), Clock.AVAILABILITY)[0].last_day
        over = last_day + timedelta(days=1)
        assert go_round(over) >= 3
        [letter] = [one for one in letters(case_id, kind="staff.overdue") if "verhinderdata" in one.title]
        theirs = "Anneke Visser, Stichting Onderdak Eemrand en Medewerker Nummer1"
        assert f"verhinderdata van {theirs}" in body(letter)
        assert go_round(over) == 0


class TestMoreTime:
    """A reminder offers more time only to who may still ask for it."""

    OFFER = "Vraag dan op tijd om meer tijd"

    def halfway(self, case_id):
        go_round(date(2026, 3, 19))
        [letter] = letters(case_id, kind="course.reminder")
        return body(letter)

    def test_is_not_offered_to_who_was_refused_it(self, house, case_id):
        respondent = case_of(case_id).parties[1]
        asks = on(date(2026, 3, 12), party_actor(case_of(case_id), Role.RESPONDENT))
        with transaction():
            asking.ask_more_time(case_of(case_id), respondent, "Ziekte.", occasion=asks)
        do(asking.refuse_more_time, case_id, date(2026, 3, 13), house.secretary, respondent, "Te kort dag.")
        assert self.OFFER not in self.halfway(case_id)

    def test_is_not_offered_while_a_request_waits(self, case_id):
        asks = on(date(2026, 3, 12), party_actor(case_of(case_id), Role.RESPONDENT))
        with transaction():
            asking.ask_more_time(case_of(case_id), case_of(case_id).parties[1], "Ziekte.", occasion=asks)
        assert self.OFFER not in self.halfway(case_id)

    def test_is_not_offered_where_the_regulation_has_none(self, case_id):
        with transaction():
            version = db.session.scalars(select(RegulationVersion)).one()
            without = re.sub(r"(?ms)^(\[terms\.response\].*?)^extension = [^\n]*\n", r"\1", version.toml)
            version.toml = re.sub(r"(?ms)^(\[terms\.response\].*?)^extensions = [^\n]*\n", r"\1", without)
        assert self.OFFER not in self.halfway(case_id)

    def test_is_offered_to_who_did_not_ask(self, case_id):
        assert self.OFFER in self.halfway(case_id)


class TestPaper:
    """A mail that nobody opened within five working days goes on paper."""

    def sent(self, case_id, on):
        with transaction():
            for letter in letters(case_id):
                letter.status, letter.sent_at = Status.SENT, noon(on)

    def copies(self):
        found = select(Letter).where(Letter.channel == Channel.POST).order_by(Letter.id)
        return list(db.session.scalars(found))

    def test_goes_out_once_word_for_word(self, case_id):
        self.sent(case_id, date(2026, 3, 9))
        assert go_round(date(2026, 3, 16)) == 0
        assert go_round(date(2026, 3, 17)) == 2
        assert go_round(date(2026, 3, 18)) == 0
        first, copy = letters(case_id)[0], self.copies()[0]
        assert (copy.paper, copy.status) == (first.paper, Status.WAITING)

    def test_stays_in_when_the_link_was_used(self, case_id):
        self.sent(case_id, date(2026, 3, 9))
        with transaction():
            token = links.issue(case_of(case_id).parties[0].id, "case", noon(date(2026, 3, 9)))
        with transaction():
            links.use(token, noon(date(2026, 3, 10)))
        assert go_round(date(2026, 3, 17)) == 1
        assert [letter.to_name for letter in self.copies()] == ["Stichting Onderdak Eemrand"]


@pytest.mark.begins(HOUSE)
def test_what_fails_in_one_case_stops_no_other(house):
    broken, whole = scene.under_review(house), scene.under_review(house, serial=2)
    with transaction():
        case_of(broken).regulation_id = _unreadable(house)
    assert go_round(date(2026, 3, 17)) == 1
    assert not letters(broken)
    assert letters(whole, kind="staff.overdue")


def _unreadable(house):
    version = RegulationVersion(
        identity="kapot", version="1", kind="committee", toml="kapot", sha256="0" * 64,
        committee_id=house.committee.id, in_force_from=date(2099, 1, 1), added_at=noon(date(2026, 3, 2)),
    )
    db.session.add(version)
    db.session.flush()
    return version.id


@pytest.mark.begins(scene.UNDER_REVIEW)
def test_every_reminder_is_an_act_of_the_system(case_id):
    go_round(date(2026, 3, 17))
    [entry] = [entry for entry in scene.entries(case_id) if entry.act is Act.REMIND]
    facts = entry.facts
    assert (entry.decided_by, facts["clock"], facts["moment"]) == ("system", "admissibility", "overdue")
