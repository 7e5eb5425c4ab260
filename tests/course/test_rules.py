"""Leaving, standing still, lengthening, undoing, putting right and reminding, as the regulation says it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee.course import rules
from committee.course.rules import Discontinuing
from committee.procedure import Act
from committee.regulation import shipped
from committee.regulation.choices import Moment, Withdrawal
from committee.terms import Length

TODAY = date(2026, 5, 4)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
HOUSING = shipped("loket-housing")
OVERALL = HOUSING.term("overall")
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


class TestWithdrawal:
    """Freely, or with the other side's consent; an element only while it is handled."""

    def test_refuses_without_consent_where_that_is_asked(self):
        with pytest.raises(rules.NoConsent, match=r"schriftelijk instemt.*art\. 18"):
            rules.require_withdrawal(Withdrawal.CONSENT, True, None, TODAY, article="art. 18")

    def test_refuses_a_consent_of_tomorrow(self):
        with pytest.raises(rules.WrongDay, match="di 5 mei 2026"):
            rules.require_withdrawal(Withdrawal.CONSENT, True, TOMORROW, TODAY, article="art. 18")

    @pytest.mark.parametrize(
        ("rule", "known", "consented_on"),
        [
            (Withdrawal.FREE, True, None),
            (Withdrawal.UNSTATED, True, None),
            (Withdrawal.CONSENT, False, None),
            (Withdrawal.CONSENT, True, TODAY),
        ],
    )
    def test_allows(self, rule, known, consented_on):
        rules.require_withdrawal(rule, known, consented_on, TODAY, article="art. 18")

    @pytest.mark.parametrize(
        ("numbers", "whole", "words"),
        [([], False, "geen klachtonderdeel"), ([3], False, "onderdeel 3"), ([1], True, "hele klacht")],
    )
    def test_refuses_what_is_not_handled(self, numbers, whole, words):
        with pytest.raises(rules.NothingLeft, match=words):
            rules.require_handled(numbers, [1, 2], done="ingetrokken", whole_only=whole)


class TestDeath:
    """After a death the relatives are asked first."""

    def test_refuses_when_nobody_was_asked(self):
        with pytest.raises(rules.NoConsent, match="nabestaanden"):
            rules.require_relatives(Discontinuing.DEATH, None, TODAY)

    def test_needs_no_relatives_otherwise(self):
        rules.require_relatives(Discontinuing.EXTERNAL, None, TODAY)


class TestExtension:
    """Before the last day has passed, as often as the regulation says, further only with consent."""

    @pytest.mark.parametrize(
        ("given_", "last_day", "words"),
        [(0, None, "loopt geen termijn"), (0, YESTERDAY, "voorbij sinds zo 3 mei"), (1, TODAY, "instemt")],
    )
    def test_refuses(self, given_, last_day, words):
        with pytest.raises((rules.NoExtension, rules.NoConsent), match=words):
            rules.extension_of(OVERALL, given_, last_day, TODAY, consented_on=None)

    def test_gives_the_first_on_the_last_day_itself(self):
        assert rules.extension_of(OVERALL, 0, TODAY, TODAY, consented_on=None) == Length.parse("4w")

    def test_gives_the_second_with_written_consent(self):
        assert rules.extension_of(OVERALL, 1, TODAY, TODAY, consented_on=YESTERDAY) == Length.parse("4w")


class TestUndo:
    """Who did it or may do it takes it back; a declaration only whose it is; a number never."""

    @pytest.mark.parametrize("act", [Act.REGISTER, Act.MOVE_TERMS])
    def test_refuses_what_stays(self, act):
        with pytest.raises(rules.NotUndoable):
            rules.require_undoable(act, own=True, may=True)

    @pytest.mark.parametrize("act", [Act.AGREE, Act.DECLARE_INDEPENDENCE, Act.RECUSE, Act.ACQUIESCE])
    def test_refuses_another_persons_declaration(self, act):
        with pytest.raises(rules.NotYours):
            rules.require_undoable(act, own=False, may=True)

    @pytest.mark.parametrize(("own", "may"), [(True, False), (False, True)])
    def test_allows(self, own, may):
        rules.require_undoable(Act.ADMIT, own=own, may=may)


class TestPutRight:
    """Another day or another explanation, not in the future and not before the complaint."""

    @pytest.mark.parametrize(
        ("act", "new", "explanation", "words"),
        [
            (Act.UNDO, YESTERDAY, None, "niet worden rechtgezet"),
            (Act.ADMIT, None, " ", "juiste dag"),
            (Act.ADMIT, TODAY, None, "juiste dag"),
            (Act.ADMIT, TOMORROW, None, "dat is na ma 4 mei"),
            (Act.ADMIT, date(2026, 3, 1), None, "ligt voor ma 2 maart"),
        ],
    )
    def test_refuses(self, act, new, explanation, words):
        with pytest.raises((rules.NotPutRight, rules.WrongDay), match=words):
            rules.require_righted(act, TODAY, new, explanation, first=date(2026, 3, 2), today=TODAY)

    def test_allows_words_alone(self):
        rules.require_righted(Act.ADMIT, TODAY, None, "Het was de bovenbuurman.", first=TODAY, today=TODAY)


class TestReminders:
    """One moment at a time: the latest that has come."""

    START, LAST = date(2026, 3, 9), date(2026, 3, 30)
    OWN = [row for row in HOUSING.reminders if row.term == "response"]

    @pytest.mark.parametrize(
        ("today", "moment"),
        [
            (date(2026, 3, 18), None),
            (date(2026, 3, 19), Moment.HALFWAY),
            (date(2026, 3, 26), Moment.HALFWAY),
            (date(2026, 3, 27), Moment.LAST_CALL),
            (date(2026, 3, 30), Moment.LAST_CALL),
            (date(2026, 3, 31), Moment.OVERDUE),
        ],
    )
    def test_comes_on_its_day(self, today, moment):
        found = rules.due_moment(self.OWN, self.START, self.LAST, today)
        assert [row.moment for row in found] == ([moment] if moment else [])

    @given(start=days, length=st.integers(0, 60), today=days)
    def test_is_overdue_only_after_the_last_day(self, start, length, today):
        last = start + timedelta(days=length)
        found = {row.moment for row in rules.due_moment(self.OWN, start, last, today)}
        assert len(found) <= 1
        assert (found == {Moment.OVERDUE}) == (today > last)
