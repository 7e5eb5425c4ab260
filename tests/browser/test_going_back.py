"""The browser's own back button, after a preview, a mistake and an act: a page every time, the act once."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import func, select

from committee.case.records import Document
from committee.escalation.records import Submission
from committee.permissions import Role
from committee.store import db
from tests.browser.test_party import arrive

pytestmark = pytest.mark.one_database


def heading(page: Page) -> str:
    """The first heading of the page; a browser that could not go back shows none of ours."""
    return page.locator("h1").inner_text()


def how_many(what: type, *so: object) -> int:
    """Rows of a table, as others see them."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(what).where(*so)) or 0


def test_a_party_goes_back_from_a_mistake_a_preview_and_after_the_act(base, number, page):
    """A file and its name: forgotten, seen, gone back to, changed, sent, gone back to again."""
    page.set_viewport_size({"width": 390, "height": 844})
    arrive(page, base, number, Role.COMPLAINANT)
    page.goto(f"{base}/mijn-zaak/doe/stuk")
    page.set_input_files("input[type=file]", {"name": "brief.txt", "mimeType": "text/plain",
                                              "buffer": b"Beste mevrouw"})
    page.get_by_role("button", name="Verstuur dit stuk").click()
    page.get_by_text("niet goed ingevuld").wait_for()
    page.get_by_label("Wat is het?").fill("Brief van schol")
    page.get_by_role("button", name="Verstuur dit stuk").click()
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    page.go_back()
    assert page.get_by_label("Wat is het?").input_value() == "Brief van schol"
    page.get_by_label("Wat is het?").fill("Brief van school")
    page.get_by_role("button", name="Verstuur dit stuk").click()
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    page.reload()
    assert "Brief van school" in page.locator("main").inner_text()
    page.get_by_role("button", name="Verstuur dit stuk").click()
    page.wait_for_url("**/mijn-zaak?gedaan=*")
    done = page.url
    page.go_back()
    assert page.url == done
    assert "Wij hebben het ontvangen." in page.locator("main").inner_text()
    assert how_many(Document, Document.title == "Brief van school") == 1


def test_the_secretary_goes_back_through_a_new_complaint(base, desk):
    """Mistakes, preview, inbox, and back through all of it: no page is missing, one message is made."""
    desk.goto(f"{base}/klacht/nieuw/onderdak")
    desk.get_by_label("Naam", exact=True).first.fill("Wim Terlouw")
    desk.get_by_role("button", name="Leg klacht vast").click()
    desk.get_by_text("niet goed ingevuld").wait_for()
    desk.get_by_label("Brief", exact=True).check()
    desk.get_by_label("Over welke organisatie?").select_option(index=1)
    desk.locator("[name='elements-0-text']").fill("De verwarming staat uit.")
    desk.get_by_role("button", name="Leg klacht vast").click()
    desk.get_by_role("heading", name="Klopt dit zo?").wait_for()
    desk.go_back()
    assert heading(desk) == "Nieuwe klacht"
    desk.go_forward()
    assert heading(desk) == "Klopt dit zo?"
    desk.get_by_role("button", name="Zet in het postvak").click()
    desk.wait_for_url("**/postvak/*?gedaan=ja")
    for _ in range(3):
        desk.go_back()
        assert heading(desk)
    assert how_many(Submission) == 1


def test_who_searches_goes_back_forward_and_opens_it_twice(base, desk):
    """Each question has an address of its own, which holds no word of it."""
    for typed in ("zzz", "yyy"):
        desk.goto(f"{base}/zoeken")
        desk.fill("#zoek", typed)
        desk.keyboard.press("Enter")
        desk.get_by_text(f"Niets gevonden met “{typed}”.").wait_for()
        assert typed not in desk.url
    desk.reload()
    assert desk.locator("#zoek").input_value() == "yyy"
    desk.go_back()
    desk.go_back()
    desk.get_by_text("Niets gevonden met “zzz”.").wait_for()
    twice = desk.context.new_page()
    twice.goto(desk.url)
    assert twice.locator("#zoek").input_value() == "zzz"
    desk.go_forward()
    desk.go_forward()
    desk.get_by_text("Niets gevonden met “yyy”.").wait_for()
