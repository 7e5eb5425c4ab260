"""What the page of a case says beside an element."""

from datetime import date
from types import SimpleNamespace

import pytest

from committee.case.records import Standing
from committee.desk.reads import sections


def element(standing: Standing):
    row = SimpleNamespace(
        id=1, number=2, wording="De begeleider kwam te laat.", standing=standing, response_id=None,
        ruled_by="account:3", ruled_on=date(2026, 10, 1), article="art. 6", body="Op tijd ingediend.")
    return sections._element([row], {}, {"account:3": "mr. E. van Dongen"})


@pytest.mark.parametrize("standing", sorted(sections.PARTED))
def test_what_was_withdrawn_after_the_ruling_is_not_said_to_be_of_the_chair(standing):
    found = element(standing)
    assert (found.ruled_by, found.ruled_on, found.article, found.reasons) == ("", None, "", "")


def test_a_ruling_is_shown_with_who_made_it_and_when():
    found = element(Standing.INADMISSIBLE)
    assert (found.ruled_by, found.article) == ("mr. E. van Dongen", "art. 6")
    assert found.ruled_on == date(2026, 10, 1)
