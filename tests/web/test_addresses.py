"""What stands in the addresses that our pages lead to: codes, numbers and days, never what somebody wrote."""

import re
from datetime import datetime
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from committee.permissions import Role
from committee.store import transaction
from tests.hearing.scene import convene, ready
from tests.verdict.scene import heard_case
from tests.web.browsing import arrive, link_for
from tests.web.test_intake import taken

pytestmark = pytest.mark.one_database
CODE = re.compile(r"[\w:.~-]{0,64}")   # one word without a space: a code, a number, a day, the sum of a file
OF_STAFF = ("/werkblad", "/zaken", "/zaken/{}", "/zaken/{}?tijdlijn=alles&brieven=alles", "/zaken/{}/zitting",
            "/zaken/{}/wie-keek", "/postvak", "/uitgaand", "/zittingen", "/zaken/{}/doe/brief")
IN_CHAMBERS = ("/raadkamer/1", "/raadkamer/tekst", "/raadkamer/versies", "/raadkamer/opmerking?deel=1")


def said_in(page: str) -> list[str]:
    """Every value in an address on a page."""
    found = re.findall(r'(?:href|action)="([^"]*\?[^"]*)"', page)
    return [value for address in found for _name, value in parse_qsl(urlsplit(unescape(address)).query)]


def test_a_sentence_is_no_code():
    page = '<a href="/zaken/1/doe/brief?party=3&amp;paragraphs=U+kreeg+een+brief.">Herinner</a>'
    assert [value for value in said_in(page) if not CODE.fullmatch(value)] == ["U kreeg een brief."]


def test_staff_is_led_by_codes(number, house, signed_in):
    taken(house)
    with transaction():
        heard = heard_case(house, serial=31).number
    planned = ready(house, serial=32)   # with people who did not answer yet
    convene(planned, house, datetime(2026, 4, 21, 14))
    browser, seen, wrong = signed_in("dewit"), 0, []
    more = [f"/zaken/{planned.number}/zitting", *(f"/zaken/{heard}{one}" for one in IN_CHAMBERS)]
    for address in [one.format(number) for one in OF_STAFF] + more:
        page = browser.get(address)
        assert page.status_code == 200, address
        values = said_in(page.text)
        seen += len(values)
        wrong += [(address, value) for value in values if not CODE.fullmatch(value)]
    assert wrong == []
    assert seen > 40


def test_a_party_is_led_by_codes(number, browser):
    arrive(browser, link_for(number, Role.COMPLAINANT))
    values = said_in(browser.get("/mijn-zaak").text)
    assert values
    assert [value for value in values if not CODE.fullmatch(value)] == []
