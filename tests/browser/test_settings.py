"""Changing what is administered, in a real browser: the form, what will change, and the trace of it."""

import pytest

from committee.people.records import Membership
from committee.permissions import Role
from committee.store import db, transaction
from tests.browser.looking import Screen, errors, faults_on, sign_in
from tests.hearing.scene import a_room

pytestmark = pytest.mark.one_database
SCREENS: list[Screen] = [(1280, "light"), (390, "dark"), (320, "light")]


def test_each_step_has_no_faults(base, house, page):
    with transaction():
        a_room(house, access="ringleiding", note="Meld u bij de balie.")
        de_wit = db.session.query(Membership).filter_by(account_id=house.accounts["dewit"].id).first()
        db.session.add(Membership(account_id=de_wit.account_id, committee_id=house.committee.id,
                                  role=Role.ADMIN, from_day=de_wit.from_day))
    said = errors(page)
    sign_in(page, base)
    page.goto(f"{base}/beheer/commissies")
    found = faults_on(page, SCREENS)
    page.get_by_role("link", name="Wijzig Klachtencommissie").click()
    page.fill("input[name=phone]", "030 123 45 67")
    found += faults_on(page, SCREENS)
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    found += faults_on(page, SCREENS)
    page.go_back()
    assert page.locator("input[name=phone]").input_value() == "030 123 45 67"
    page.fill("input[name=email]", "geen")
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("niet goed ingevuld").wait_for()
    page.reload()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    found += faults_on(page, SCREENS)
    page.go_back()
    page.get_by_text("Uw eerdere tekst staat er nog").wait_for()
    assert page.locator("input[name=email]").input_value() == "geen"
    found += faults_on(page, SCREENS)
    page.get_by_role("button", name="Begin opnieuw").click()
    page.fill("input[name=phone]", "030 123 45 67")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    page.get_by_role("button", name="Wijzig", exact=True).click()
    page.wait_for_url("**/beheer/commissies*")
    page.get_by_role("link", name="Wijzig Klachtencommissie").click()
    page.get_by_role("heading", name="Eerder gewijzigd").wait_for()
    found += faults_on(page, SCREENS)
    for path in ("/beheer/organisaties", "/beheer/organisaties/1/gegevens", "/beheer/taken/2",
                 "/beheer/zalen", "/beheer/zalen/nieuw", "/beheer/zalen/1"):
        page.goto(base + path)
        found += faults_on(page, SCREENS)
    assert found == []
    assert [one for one in said if "422" not in one] == []
