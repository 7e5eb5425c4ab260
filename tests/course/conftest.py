"""The house in which every case of these tests is handled."""

import pytest

from committee.store import transaction
from tests.builders import House, a_house


@pytest.fixture
def house(app) -> House:
    """A committee under the regulation of the Loket Housing."""
    with transaction():
        return a_house()
