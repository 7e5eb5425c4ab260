"""How the house looks: the components have no faults, the extras help and nothing gets lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from committee.permissions import Role
from tests.web.browsing import arrive, link_for, words
from tests.web.serving import serving
from tests.web.test_browser import CHROMIUM, faults, sign_in

WIDTHS = (320, 390, 760, 820, 1080, 1280)


class TestWhoSeesThePage:
    """The components are for the staff."""

    def test_a_visitor_is_sent_to_sign_in(self, browser):
        assert browser.get("/stijl").status_code == 303

    def test_a_party_does_not_see_it(self, browser, number):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert browser.get("/stijl").status_code == 303

    def test_a_member_sees_it_and_nothing_is_asked_of_the_database(self, signed_in, counted):
        member = signed_in("lammerts")
        member.get("/stijl")
        with counted() as asked:
            page = member.get("/stijl")
        assert page.status_code == 200
        assert len(asked) == 1   # who is signed in
        assert "Nu doen" in words(page)


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
    with chromium.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


def wide(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


class TestEveryComponent:
    """Axe finds nothing, nothing scrolls sideways, every choice of light and dark holds."""

    @pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
    def test_has_no_faults(self, base, page, width, scheme):
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        for summary in page.locator("main summary").all():
            if summary.is_visible():
                summary.click()
        assert faults(page) == []
        assert said == []

    def test_fits_every_width(self, base, number, page):
        sign_in(page, base)
        too_wide = []
        for path in ("/stijl", "/zaken", f"/zaken/{number}", f"/zaken/{number}/brieven/1", "/reglementen"):
            page.goto(base + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                too_wide += [(path, width)] if wide(page) else []
        assert too_wide == []

    def test_the_choice_of_the_account_goes_before_the_device(self, base, page):
        page.emulate_media(color_scheme="dark")
        page.goto(f"{base}/inloggen")
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == "rgb(16, 25, 29)"
        page.evaluate("document.documentElement.dataset.look = 'light'")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"

    def test_a_letter_is_white_in_the_dark(self, base, page):
        page.emulate_media(color_scheme="dark")
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        assert page.locator("[data-look=dark] .letter-sheet").evaluate(
            "one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"

    def test_targets_are_large_enough(self, base, page):
        page.set_viewport_size({"width": 390, "height": 900})
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        kinds = ("button", "button-secondary", "button-row", "button-danger", "text-input", "select",
                 "textarea", "choice")
        targets = page.locator("main").locator(", ".join(f".{kind}" for kind in kinds))
        small = targets.evaluate_all("""found => found
          .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)
          .map(one => one.outerHTML.slice(0, 80))""")
        assert small == []


class TestOnAPhone:
    """The menu stands behind one word."""

    def test_the_menu_opens_and_leads_on(self, base, page):
        page.set_viewport_size({"width": 390, "height": 800})
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        assert page.locator(".page-header-row > .nav").first.is_hidden()
        page.get_by_text("Menu", exact=True).first.click()
        page.locator(".menu").first.get_by_role("link", name="Reglementen").click()
        page.wait_for_url("**/reglementen")

    def test_the_menu_is_away_on_a_wide_screen(self, base, page):
        sign_in(page, base)
        assert page.locator(".menu").first.is_hidden()


class TestExtras:
    """What the script adds helps while typing, and nothing gets lost."""

    def test_a_day_is_read_back_with_its_weekday(self, base, page):
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        page.locator("#licht-vol-ontvangen").fill("9")
        line = page.locator("fieldset:has(#licht-vol-ontvangen) [data-read-back]")
        assert line.inner_text() == "do 9\u00a0april 2026"
        page.locator("#licht-vol-ontvangen").fill("31")
        assert line.inner_text() == "Deze dag bestaat niet."

    def test_words_grow_with_the_text(self, base, page):
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        area = page.locator("#licht-vol-verslag")
        before = area.bounding_box()["height"]
        area.fill("regel\n" * 30)
        assert area.bounding_box()["height"] > before + 300

    def test_chosen_files_are_named(self, base, page):
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        page.locator("#licht-vol-stukken").set_input_files(
            {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"foto"})
        assert page.get_by_text("foto.jpg, gaat mee").is_visible()

    def test_a_page_of_a_party_can_be_read_aloud(self, base, page):
        page.add_init_script("window.heard = []; speechSynthesis.speak = said => heard.push(said.text)")
        sign_in(page, base)
        page.goto(f"{base}/stijl")
        page.get_by_role("button", name="Lees deze pagina voor").first.click()
        heard = page.evaluate("heard")
        assert heard[0] == "Stijl"
        assert "U hebt nog 6 dagen." in heard
        assert page.get_by_role("button", name="Stop met voorlezen").count() == 1


class TestDrafts:
    """Text is kept two seconds after the last key; where that fails, the page says so and tries again."""

    def note(self, page: Page, base: str, number: str) -> None:
        """Open the page to make a note, with a clock that can be wound."""
        sign_in(page, base)
        page.clock.install()
        page.goto(f"{base}/zaken/{number}/doe/notitie")

    def test_it_is_kept_and_comes_back(self, base, number, page):
        self.note(page, base, number)
        page.locator("textarea").first.fill("Klager belt morgen terug.")
        with page.expect_response("**/concept") as kept:
            page.clock.run_for(2100)
        assert kept.value.status == 204
        page.get_by_text("Bewaard om").wait_for()
        page.reload()
        assert page.locator("textarea").first.input_value() == "Klager belt morgen terug."

    def test_without_a_connection_the_text_stays_and_is_tried_again(self, base, number, page):
        self.note(page, base, number)
        page.route("**/concept", lambda route: route.abort())
        page.locator("textarea").first.fill("Klager belt morgen terug.")
        page.clock.run_for(2100)
        page.get_by_text("Niet bewaard, wij proberen het opnieuw").wait_for()
        assert page.get_by_text("Geen verbinding. Uw tekst staat nog hier.").is_visible()
        page.unroute("**/concept")
        page.clock.run_for(5100)
        page.get_by_text("Bewaard om").wait_for()
        assert page.get_by_text("Geen verbinding.").count() == 0

    def test_a_second_press_is_ignored(self, base, number, page):
        self.note(page, base, number)
        sent: list[str] = []

        def hold(route: Route) -> None:
            sent.append(route.request.method)

        page.route("**/doe/notitie", hold)
        said = page.evaluate("""() => {
          const button = document.querySelector(".form-end .button");
          button.click();
          button.click();
          return button.textContent;
        }""")
        page.wait_for_timeout(300)
        assert said == "Bezig…"
        assert sent == ["POST"]


class TestOnPaper:
    """No header, links or buttons; the sums open; the number of the case and the day at the head."""

    def test_paper_shows_what_was_decided_and_no_controls(self, base, number, page):
        sign_in(page, base)
        page.goto(f"{base}/zaken/{number}")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator(".button, .button-secondary, .section-acts").filter(visible=True).count() == 0
        assert number in page.locator(".print-head").inner_text()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
