"""The text as it would be signed on a day, to read: of a day there is, and kept nowhere."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from committee.case import documents
from committee.case.records import Case
from committee.deliberation.rules import Opinion
from committee.procedure import State
from committee.store import db, transaction
from tests.verdict.scene import agree_all, find, heard_case
from tests.web.browsing import form_of, words
from tests.web.deeds import pressed

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


def test_another_text_than_was_shown_is_refused(heard, signed_in):
    page = signed_in("vandongen").get(TEXT.format(heard, f"tekst={'a' * 64}"))
    assert page.status_code == 409
    assert "De tekst is gewijzigd" in words(page)


def test_its_place_is_the_one_that_was_typed_and_stands_in_no_address(heard, house, signed_in):
    agree_all(case_of(heard), house)
    with transaction():
        case_of(heard).state = State.DRAFTING
    browser, address = signed_in("vandongen"), f"/zaken/{heard}/doe/onderteken"
    page = pressed(browser, address, form_of(browser.get(address).text) | {"place": "Ede"})
    link = re.search(r'href="([^"]+te-ondertekenen\.pdf[^"]*)"', page.text).group(1)
    assert "Ede" not in link
    assert browser.get(unescape(link)).status_code == 200
    browser.post("/concept", data=form_of(browser.get(address).text) | {"place": "Assen"})
    assert browser.get(unescape(link)).status_code == 409


def case_of(number: str) -> Case:
    """The case as it stands."""
    db.session.rollback()
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def test_reading_it_keeps_no_file(heard, signed_in):
    read = signed_in("vandongen").get(TEXT.format(heard, ""))
    assert read.data.startswith(b"%PDF")
    assert not list(documents.folder().glob("??/*"))
