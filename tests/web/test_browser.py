"""The pages in a real browser: accessible, no wider than the screen, usable by keyboard, light and dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from committee.people.records import Membership
from committee.permissions import Role
from committee.store import db, transaction
from tests.builders import a_house
from tests.web.browsing import link_for
from tests.web.scene import PASSWORD
from tests.web.serving import serving

CHROMIUM = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
SCREENS = [(1280, "light"), (820, "dark"), (390, "light"), (390, "dark"), (320, "light")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for all tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def base(app, number) -> Iterator[str]:
    """The address of the application, served for this test."""
    with serving(app) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a window of its own."""
    with chromium.new_context() as context:
        yield context.new_page()


def sign_in(page: Page, base: str) -> None:
    """Sign in as De Wit."""
    page.goto(f"{base}/inloggen")
    page.fill("#email", "dewit@onderdak.example")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/werkblad")


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands: to a reader's machine, or to the width of the screen."""
    broken = Axe().run(page).response["violations"]
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in broken]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url} {fault}" for fault in [*found, *(["scrolls sideways"] if wide else [])]]


class TestEveryPage:
    """Axe finds nothing, nothing scrolls sideways, the console stays silent."""

    @pytest.mark.parametrize(("width", "scheme"), SCREENS)
    def test_has_no_faults(self, base, number, page, width, scheme):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        found: list[str] = []
        page.goto(f"{base}/inloggen")
        found += faults(page)
        sign_in(page, base)
        for path in ("/zaken", "/zaken?stand=afgesloten", f"/zaken/{number}", f"/zaken/{number}/brieven/1",
                     f"/zaken/{number}/reglement", "/reglementen", "/werkblad",
                     "/zoeken?q=zzz", "/zittingen", "/zittingen/lijst?dag=2026-04-21", "/uitgaand",
                     "/uitgaand/1", "/uitgaand/1/tegenhouden"):
            page.goto(base + path)
            for summary in page.locator("main summary").all():
                summary.click()
            found += faults(page)
        page.goto(f"{base}/in/{link_for(number, Role.COMPLAINANT)}")
        found += faults(page)
        page.get_by_role("button", name="Open mijn zaak").click()
        found += faults(page)
        page.goto(f"{base}/mijn-zaak/reglement")
        found += faults(page)
        assert found == []
        assert said == []

    def test_says_what_went_wrong_without_faults(self, base, page):
        page.goto(f"{base}/inloggen")
        page.get_by_role("button", name="Log in").click()
        assert faults(page) == []
        assert page.evaluate("document.activeElement.className") == "error-summary"
        page.goto(f"{base}/nergens")
        assert faults(page) == []


class TestByKeyboard:
    """All by Tab in reading order, with a ring that shows."""

    def test_the_first_stop_skips_to_the_content(self, base, number, page):
        sign_in(page, base)
        page.goto(f"{base}/zaken/{number}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"

    def test_a_sum_opens_with_enter(self, base, number, page):
        sign_in(page, base)
        page.goto(f"{base}/zaken/{number}")
        page.locator(".ledger summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".ledger .sum").first.is_visible()

    def test_focus_shows_a_ring(self, base, page):
        page.goto(f"{base}/inloggen")
        page.locator("#email").focus()
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert ring == "3px"


class TestWithout:
    """Without a script all works; on paper the controls are gone and the sums open."""

    def test_works_without_a_script(self, base, number, chromium):
        with chromium.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            sign_in(page, base)
            page.goto(f"{base}/zaken/{number}")
            page.locator(".ledger summary").first.click()
            assert page.locator(".ledger .sum").first.is_visible()

    def test_the_password_can_be_shown(self, base, page):
        page.goto(f"{base}/inloggen")
        page.get_by_role("button", name="Toon het wachtwoord").click()
        assert page.locator("#password").get_attribute("type") == "text"

    def test_paper_has_no_controls(self, base, number, page):
        sign_in(page, base)
        page.goto(f"{base}/zaken/{number}")
        page.emulate_media(media="print")
        assert page.locator(".page-header").is_hidden()
        assert page.locator("summary").first.is_hidden()

    def test_the_fonts_are_our_own(self, base, page):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base}/inloggen")
        page.wait_for_load_state("networkidle")
        assert any("SourceSansPro" in url for url in asked)
        assert all(url.startswith(base) for url in asked)
        assert page.evaluate("document.fonts.check('16px \"Source Serif Pro\"')")


def test_two_committees_stand_as_tabs(base, house, page):
    """Whoever serves two committees can look at one of them."""
    with transaction():
        other = a_house("kade", "KD")
        mine = db.session.query(Membership).filter_by(account_id=house.accounts["dewit"].id).one()
        db.session.add(Membership(account_id=mine.account_id, committee_id=other.committee.id, role=mine.role,
                                  from_day=mine.from_day))
    sign_in(page, base)
    page.goto(f"{base}/zaken")
    page.get_by_role("link", name="Klachtencommissie Kade").click()
    assert "Geen lopende zaken." in page.locator("main").inner_text()
    assert faults(page) == []
