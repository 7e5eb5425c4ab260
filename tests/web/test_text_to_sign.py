"""The text as it would be signed on a day, to read: of a day there is, and kept nowhere."""

import pytest

from committee.case import documents
from committee.deliberation.rules import Opinion
from committee.store import transaction
from tests.verdict.scene import find, heard_case

pytestmark = pytest.mark.one_database
TEXT = "/zaken/{}/raadkamer/te-ondertekenen.pdf?{}"


@pytest.fixture
def heard(house) -> str:
    """The number of a case in chambers with a finding on both elements."""
    with transaction():
        case = heard_case(house, serial=30)
    find(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
    return case.number


@pytest.mark.parametrize("day", ["0001-01-01", "onzin", "2026-13-01"])
def test_of_no_day_there_is_nothing_to_read(heard, signed_in, day):
    assert signed_in("vandongen").get(TEXT.format(heard, f"dag={day}")).status_code == 404


def test_reading_it_keeps_no_file(heard, signed_in):
    read = signed_in("vandongen").get(TEXT.format(heard, "plaats=Ede"))
    assert read.data.startswith(b"%PDF")
    assert not list(documents.folder().glob("??/*"))
