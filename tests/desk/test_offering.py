"""What the page of a case leaves out, what comes first on it, and what was done on it just now. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from committee.deadlines import Clock
from committee.desk.reads.values import CasePage, Event, Sent
from committee.desk.rules import task_of, task_term
from committee.desk.rules.offering import not_offered, own_first, recorded_first
from committee.permissions import STAFF, Role, Standing
from committee.procedure import Act, State

A, R = Act, Role
TODAY = date(2026, 4, 8)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


class TestTheHearing:
    """It is noted as held once its day has come, and not before."""

    @pytest.mark.parametrize("role", sorted(STAFF))
    def test_is_not_held_before_its_day(self, role):
        assert A.HOLD in not_offered(role, Standing.SITTING, TOMORROW, TODAY)

    @pytest.mark.parametrize("day", [TODAY, YESTERDAY, None])
    def test_is_held_on_its_day_and_after(self, day):
        assert A.HOLD not in not_offered(R.CHAIR, Standing.SITTING, day, TODAY)


class TestGoingOnWithout:
    """Nobody goes on without an answer that may still come."""

    @pytest.mark.parametrize(("last_days", "offered"), [
        ([TODAY], False), ([TOMORROW, YESTERDAY], True), ([YESTERDAY], True), ([], True)])
    def test_is_offered_once_a_term_has_passed(self, last_days, offered):
        terms = [SimpleNamespace(clock=Clock.RESPONSE, last_day=day) for day in last_days]
        found = not_offered(R.SECRETARY, Standing.NONE, None, TODAY, running=terms)
        assert (A.LAPSE_RESPONSE not in found) is offered
        assert A.LAPSE_COMPLETION not in found


class TestTheDeclaration:
    """Who was asked to sit declares; the secretary writes it down; nobody else is bothered with it."""

    @pytest.mark.parametrize("role", [R.CHAIR, R.MEMBER])
    @pytest.mark.parametrize("standing", [Standing.NONE, Standing.SITTING, Standing.STEPPED_BACK])
    def test_is_not_asked_of_who_sits_already_or_does_not(self, role, standing):
        assert A.DECLARE_INDEPENDENCE in not_offered(role, standing, None, TODAY)
        assert not own_first(role, standing)

    @pytest.mark.parametrize("role", [R.CHAIR, R.MEMBER])
    def test_comes_first_for_who_was_asked(self, role):
        assert A.DECLARE_INDEPENDENCE not in not_offered(role, Standing.ASKED, None, TODAY)
        assert own_first(role, Standing.ASKED) == {A.DECLARE_INDEPENDENCE}

    @pytest.mark.parametrize("standing", list(Standing))
    def test_is_the_secretarys_to_write_down_and_never_comes_first_for_him(self, standing):
        assert A.DECLARE_INDEPENDENCE not in not_offered(R.SECRETARY, standing, None, TODAY)
        assert not own_first(R.SECRETARY, standing)


class TestInChambers:
    """The secretary records there what was decided; findings are written on another page."""

    @pytest.mark.parametrize(("role", "first", "offered", "comes"), [
        (R.CHAIR, A.FIND, {A.FIND, A.DECIDE}, A.FIND), (R.MEMBER, A.FIND, {A.FIND}, A.FIND),
        (R.SECRETARY, A.FIND, {A.FIND}, A.FIND), (R.SECRETARY, A.FIND, {A.FIND, A.DECIDE}, A.DECIDE),
        (R.SECRETARY, A.SIGN, {A.SIGN, A.DECIDE}, A.SIGN), (R.SECRETARY, None, {A.DECIDE}, None),
    ])
    def test_comes_first(self, role, first, offered, comes):
        assert recorded_first(role, first, offered) is comes


def line(seq: int, *, struck: bool = False) -> Event:
    """A line of the timeline."""
    return Event(seq, TODAY, "Notitie gemaakt", "", "M. de Wit", "", "", struck, "", A.NOTE)


def letter(number: int, seq: int) -> Sent:
    """A letter that a line put out."""
    return Sent(number, "Brief", "A. Visser", TODAY, "mail", "wacht", False, False, seq)


def page(*events: Event, letters: tuple[Sent, ...] = ()) -> CasePage:
    """The page of a case with this timeline, newest first."""
    nobody = SimpleNamespace()
    return CasePage(nobody, nobody, True, "", "", events=events, letters=letters)


class TestUntilWhen:
    """Two terms run for a verdict: from the hearing, and from the day the complaint came."""

    @pytest.mark.parametrize(("from_hearing", "overall", "due"), [
        (TOMORROW, TODAY, TODAY), (TODAY, TOMORROW, TODAY)])
    def test_the_one_that_ends_first_counts(self, from_hearing, overall, due):
        terms = [SimpleNamespace(clock=clock, ended=False, last_day=day)
                 for clock, day in ((Clock.VERDICT, from_hearing), (Clock.OVERALL, overall))]
        assert task_term(terms, task_of(State.DELIBERATION)).last_day == due


class TestWhatWasDone:
    """The line that was written just now, its letters, and whether it can be undone."""

    def test_nothing_was_done_in_a_case_without_a_line(self):
        assert page().event(7) is None
        assert page().last_standing is None
        assert page().sent_with(7) == ()

    def test_a_line_that_is_not_shown_is_not_named(self):
        assert page(line(3)).event(7) is None

    def test_the_last_that_was_not_taken_back_can_be_undone(self):
        assert page(line(9, struck=True), line(8), line(7)).last_standing == 8
        undone = replace(line(10), code=A.UNDO)
        assert page(undone, line(9, struck=True), line(8)).last_standing == 8
        assert not undone.undoable

    @pytest.mark.parametrize(("act", "undoable", "mendable"), [
        (A.NOTE, True, True), (A.PUT_RIGHT, True, False), (A.REGISTER, False, True),
        (A.REMIND, True, False), (A.CLEAR_CHAMBERS, False, False), (A.MOVE_TERMS, False, False)])
    def test_each_act_has_its_own_way_back(self, act, undoable, mendable):
        done = replace(line(9), code=act)
        assert (done.undoable, done.mendable) == (undoable, mendable)

    def test_its_letters_are_its_own(self):
        both = page(line(9), line(8), letters=(letter(1, 9), letter(3, 9), letter(2, 8)))
        assert [one.id for one in both.sent_with(9)] == [1, 3]
        assert both.event(8) == line(8)
