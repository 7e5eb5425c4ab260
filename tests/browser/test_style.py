"""How the house looks: the components have no faults, the extras help and nothing gets lost."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.looking import errors, faults_on, wide

pytestmark = pytest.mark.one_database
WIDTHS = (320, 390, 760, 820, 1080, 1280)


class TestEveryComponent:
    """Axe finds nothing, nothing scrolls sideways, every choice of light and dark holds."""

    def test_has_no_faults(self, base, desk):
        said = errors(desk)
        desk.goto(f"{base}/stijl")
        for summary in desk.locator("main summary").all():
            if summary.is_visible():
                summary.click()
        assert faults_on(desk, [(1280, "light"), (390, "dark")]) == []
        assert said == []

    def test_fits_every_width(self, base, number, desk):
        too_wide = []
        for path in ("/stijl", "/zaken", f"/zaken/{number}", f"/zaken/{number}/brieven/1", "/reglementen"):
            desk.goto(base + path)
            for width in WIDTHS:
                desk.set_viewport_size({"width": width, "height": 900})
                too_wide += [(path, width)] if wide(desk) else []
        assert too_wide == []

    def test_the_choice_of_the_account_goes_before_the_device(self, base, page):
        page.emulate_media(color_scheme="dark")
        page.goto(f"{base}/inloggen")
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == "rgb(16, 25, 29)"
        page.evaluate("document.documentElement.dataset.look = 'light'")
        assert page.evaluate(ground) == "rgb(255, 255, 255)"

    def test_a_letter_is_white_in_the_dark(self, base, desk):
        desk.emulate_media(color_scheme="dark")
        desk.goto(f"{base}/stijl")
        assert desk.locator("[data-look=dark] .letter-sheet").first.evaluate(
            "one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"

    def test_targets_are_large_enough(self, base, desk):
        desk.set_viewport_size({"width": 390, "height": 900})
        desk.goto(f"{base}/stijl")
        kinds = ("button", "button-secondary", "button-row", "button-danger", "text-input", "select",
                 "textarea", "choice")
        targets = desk.locator("main").locator(", ".join(f".{kind}" for kind in kinds))
        small = targets.evaluate_all("""found => found
          .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5)
          .map(one => one.outerHTML.slice(0, 80))""")
        assert small == []


class TestOnAPhone:
    """The menu stands behind one word."""

    def test_the_menu_opens_and_leads_on(self, base, desk):
        desk.set_viewport_size({"width": 390, "height": 800})
        desk.goto(f"{base}/stijl")
        assert desk.locator(".page-header-row > .nav").first.is_hidden()
        desk.get_by_text("Menu", exact=True).first.click()
        desk.locator(".menu").first.get_by_role("link", name="Reglementen").click()
        desk.wait_for_url("**/reglementen")

    def test_the_menu_is_away_on_a_wide_screen(self, base, desk):
        desk.goto(f"{base}/stijl")
        assert desk.locator(".page-header-row > .nav").first.is_visible()
        assert desk.locator(".menu").first.is_hidden()


class TestExtras:
    """What the script adds helps while typing, and nothing gets lost."""

    def test_a_day_is_read_back_with_its_weekday(self, base, desk):
        desk.goto(f"{base}/stijl")
        desk.locator("#licht-vol-ontvangen").fill("9")
        line = desk.locator("fieldset:has(#licht-vol-ontvangen) [data-read-back]")
        assert line.inner_text() == "do 9\u00a0april 2026"
        desk.locator("#licht-vol-ontvangen").fill("31")
        assert line.inner_text() == "Deze dag bestaat niet."

    def test_words_grow_with_the_text(self, base, desk):
        desk.goto(f"{base}/stijl")
        area = desk.locator("#licht-vol-verslag")
        before = area.bounding_box()["height"]
        area.fill("regel\n" * 30)
        assert area.bounding_box()["height"] > before + 300

    def test_chosen_files_are_named(self, base, desk):
        desk.goto(f"{base}/stijl")
        desk.locator("#licht-vol-stukken").set_input_files(
            {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"foto"})
        assert desk.get_by_text("foto.jpg, gaat mee").is_visible()

    def test_a_page_of_a_party_can_be_read_aloud(self, base, desk):
        desk.add_init_script("window.heard = []; speechSynthesis.speak = said => heard.push(said.text)")
        desk.goto(f"{base}/stijl")
        desk.get_by_role("button", name="Lees deze pagina voor").first.click()
        heard = desk.evaluate("heard")
        assert heard[0] == "Stijl"
        assert "U hebt nog 6 dagen." in heard
        assert desk.get_by_role("button", name="Stop met voorlezen").count() == 1


class TestDrafts:
    """Text is kept two seconds after the last key; where that fails, the page says so and tries again."""

    def note(self, desk: Page, base: str, number: str) -> None:
        """Open the page to make a note, with a clock that can be wound."""
        desk.clock.install()
        desk.goto(f"{base}/zaken/{number}/doe/notitie")

    def test_it_is_kept_and_comes_back(self, base, number, desk):
        self.note(desk, base, number)
        desk.locator("textarea").first.fill("Klager belt morgen terug.")
        with desk.expect_response("**/concept") as kept:
            desk.clock.run_for(2100)
        assert kept.value.status == 204
        desk.get_by_text("Bewaard om").wait_for()
        desk.reload()
        assert desk.locator("textarea").first.input_value() == "Klager belt morgen terug."

    def test_without_a_connection_the_text_stays_and_is_tried_again(self, base, number, desk):
        self.note(desk, base, number)
        desk.route("**/concept", lambda route: route.abort())
        desk.locator("textarea").first.fill("Klager belt morgen terug.")
        desk.clock.run_for(2100)
        desk.get_by_text("Niet bewaard, wij proberen het opnieuw").wait_for()
        assert desk.get_by_text("Geen verbinding. Uw tekst staat nog hier.").is_visible()
        desk.unroute("**/concept")
        desk.clock.run_for(5100)
        desk.get_by_text("Geen verbinding.").wait_for(state="detached")
        desk.locator("[data-saved]").get_by_text("Bewaard om").wait_for()

    def test_a_second_press_is_ignored(self, base, number, desk):
        self.note(desk, base, number)
        sent: list[str] = []

        def hold(route: Route) -> None:
            sent.append(route.request.method)

        desk.route("**/doe/notitie", hold)
        said = desk.evaluate("""() => {
          const button = document.querySelector(".form-end .button");
          button.click();
          button.click();
          return button.textContent;
        }""")
        desk.wait_for_timeout(300)
        assert said == "Bezig…"
        assert sent == ["POST"]


class TestOnPaper:
    """No header, links or buttons; the sums open; the number of the case and the day at the head."""

    def test_paper_shows_what_was_decided_and_no_controls(self, base, number, desk):
        desk.goto(f"{base}/zaken/{number}")
        desk.emulate_media(media="print", color_scheme="dark")
        assert desk.locator(".button, .button-secondary, .section-acts").filter(visible=True).count() == 0
        assert number in desk.locator(".print-head").inner_text()
        assert desk.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
