"""The pages in a real browser: accessible, no wider than the screen, usable by keyboard, light and dark."""

from datetime import date

import pytest

from committee.case import documents
from committee.case.records import Case
from committee.people.records import Channel, Membership
from committee.permissions import Role
from committee.post.records import Status
from committee.store import db, transaction
from tests.browser.looking import Screen, errors, faults, faults_on, sign_in
from tests.builders import a_house, noon
from tests.web.browsing import link_for
from tests.web.morning import a_letter
from tests.web.scene import TODAY
from tests.web.test_outgoing import a_pdf

pytestmark = pytest.mark.one_database
SCREENS: list[Screen] = [(1280, "light"), (820, "dark"), (390, "light"), (390, "dark"), (320, "light")]


class TestEveryPage:
    """Axe finds nothing, nothing scrolls sideways, the console stays silent."""

    def test_has_no_faults(self, base, number, page):
        said = errors(page)
        page.goto(f"{base}/inloggen")
        found = faults_on(page, SCREENS)
        sign_in(page, base)
        for path in ("/zaken", "/zaken?stand=afgesloten", f"/zaken/{number}", f"/zaken/{number}/brieven/1",
                     f"/zaken/{number}/reglement", "/reglementen", "/werkblad",
                     "/zittingen", "/zittingen/lijst?dag=2026-04-21", "/uitgaand",
                     "/uitgaand/1", "/uitgaand/1/tegenhouden"):
            page.goto(base + path)
            for summary in page.locator("main summary").all():
                summary.click()
            found += faults_on(page, SCREENS)
        page.goto(f"{base}/zoeken")
        page.fill("#zoek", "zzz")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken?*")
        found += faults_on(page, SCREENS)
        page.goto(f"{base}/in/{link_for(number, Role.COMPLAINANT)}")
        found += faults_on(page, SCREENS)
        page.get_by_role("button", name="Open mijn zaak").click()
        page.wait_for_url("**/mijn-zaak")
        found += faults_on(page, SCREENS)
        page.goto(f"{base}/mijn-zaak/reglement")
        found += faults_on(page, SCREENS)
        assert found == []
        assert said == []

    def test_what_came_back_and_what_was_not_opened_have_no_faults(self, base, number, page):
        with transaction():
            case = db.session.query(Case).filter_by(number=number).one()
            posted = a_letter(case, Status.TO_PRINT)
            mail = a_letter(case, Status.SENT, seq=999, role=Role.RESPONDENT)   # who opened nothing yet
            posted.channel, posted.sent_at = Channel.POST, noon(TODAY)
            mail.sent_at = noon(date(2026, 3, 30))   # its fifth working day is today
            paths = (f"{posted.id}/teruggekomen", f"{mail.id}/teruggekomen", f"{mail.id}/papier/tegenhouden")
        sign_in(page, base)
        found = []
        for path in paths:
            page.goto(f"{base}/uitgaand/{path}")
            page.locator("main form button[type=submit]").last.click()
            found += faults_on(page, SCREENS)
        assert found == []

    def test_a_file_from_a_form_leaves_the_form_to_be_pressed(self, base, number, page):
        with transaction():
            case = db.session.query(Case).filter_by(number=number).one()
            letter = a_letter(case, Status.TO_PRINT, role=Role.RESPONDENT)
            letter.channel, letter.pdf_sha256 = Channel.POST, documents.keep(a_pdf(500))
            key = letter.id
        sign_in(page, base)
        page.goto(f"{base}/uitgaand?stand=te-printen")
        page.check(f"#brief-{key}")
        for _twice in range(2):
            with page.expect_download() as file:
                page.get_by_role("button", name="Print in één pdf").click()
            assert file.value.suggested_filename == "brieven-2026-04-08.pdf"
        found = faults_on(page, SCREENS)
        page.get_by_role("button", name="Noteer: op de post gedaan").click()
        page.wait_for_url("**gepost=1*")
        assert found + faults_on(page, SCREENS) == []

    def test_says_what_went_wrong_without_faults(self, base, page):
        page.goto(f"{base}/inloggen")
        page.get_by_role("button", name="Log in").click()
        assert faults(page) == []
        assert page.evaluate("document.activeElement.className") == "error-summary"
        page.goto(f"{base}/nergens")
        assert faults(page) == []


class TestByKeyboard:
    """All by Tab in reading order, with a ring that shows."""

    def test_the_first_stop_skips_to_the_content(self, base, number, desk):
        desk.goto(f"{base}/zaken/{number}")
        desk.keyboard.press("Tab")
        assert desk.evaluate("document.activeElement.textContent") == "Naar de inhoud"
        desk.keyboard.press("Enter")
        assert desk.evaluate("document.activeElement.id") == "inhoud"

    def test_a_sum_opens_with_enter(self, base, number, desk):
        desk.goto(f"{base}/zaken/{number}")
        desk.locator(".ledger summary").first.focus()
        desk.keyboard.press("Enter")
        assert desk.locator(".ledger .sum").first.is_visible()

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

    def test_paper_has_no_controls(self, base, number, desk):
        desk.goto(f"{base}/zaken/{number}")
        desk.emulate_media(media="print")
        assert desk.locator(".page-header").is_hidden()
        assert desk.locator("summary").first.is_hidden()

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
        mine = db.session.query(Membership).filter_by(account_id=house.accounts["vandongen"].id).one()
        db.session.add(Membership(account_id=mine.account_id, committee_id=other.committee.id, role=mine.role,
                                  from_day=mine.from_day))
    sign_in(page, base, "vandongen")
    page.goto(f"{base}/zaken")
    page.get_by_role("link", name="Klachtencommissie Kade").click()
    assert "Geen lopende zaken." in page.locator("main").inner_text()
    assert faults(page) == []
