"""What happened in a case while somebody typed."""

import pytest

from committee.doing import choices
from committee.doing.meanwhile import meanwhile
from committee.procedure import State
from committee.store import transaction
from tests.builders import MONDAY, a_case

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.one_database]


@pytest.mark.parametrize("since", [10**30, 2**31, 2**63])
def test_since_a_line_that_cannot_be_nothing_happened(house, since):
    with transaction():
        number = a_case(house, State.SCHEDULING).number
    assert meanwhile(choices.offer(number, [house.secretary], MONDAY), since) == ""
