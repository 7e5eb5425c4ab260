"""Before something is sent or signed: the page that asks, over the form; and nothing typed is ever lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route
from sqlalchemy import func, select

from committee import clock
from committee.deliberation.rules import Opinion
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import State
from committee.store import db, transaction
from tests.browser.looking import Screen, errors, faults_on, sign_in
from tests.browser.test_party import arrive
from tests.builders import a_case, noon
from tests.verdict.scene import DECIDED, decided, heard_case
from tests.web.scene import PASSWORD

pytestmark = pytest.mark.one_database
SCREENS: list[Screen] = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (320, "light")]
HEADING, SAME = "Wij kregen uw brief", "ids => ids.filter((id, place) => ids.indexOf(id) !== place)"


@pytest.fixture(scope="module", autouse=True)
def frozen_clock() -> Iterator[None]:
    """It is noon on the day on which chambers decided."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: noon(DECIDED))
        yield


@pytest.fixture(scope="module")
def to_sign(house) -> str:
    """The number of a case that was decided and waits for its signature."""
    with transaction():
        case = heard_case(house, serial=78)
    decided(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
    return case.number


def write(page: Page, base: str, number: str, words: str = "Dank u wel.") -> str:
    """Fill in a free letter; the address of its form."""
    page.goto(f"{base}/zaken/{number}/doe/brief")
    page.locator("input[name=party]").first.check()
    page.locator("input[name=heading]").fill(HEADING)
    page.locator("textarea[name=paragraphs]").fill(words)
    return page.url


def press(page: Page) -> None:
    """Press the button of the form."""
    page.get_by_role("button", name="Bekijk de brief").click()


def asked(page: Page) -> str:
    """Wait for the dialog; its words."""
    page.get_by_role("dialog", name="Klopt dit zo?").wait_for()
    return page.get_by_role("dialog").inner_text()


def focus(page: Page) -> str:
    """The words of what has the focus."""
    return page.evaluate("document.activeElement.textContent.trim()")


def letters() -> int:
    """How many letters of ours lie ready, as others see them."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Letter.title == HEADING)) or 0


class TestWhereNoneOpens:
    """Where nothing is to be asked, or something is wrong, it goes as it does without a script."""

    def test_a_mistake_and_an_act_that_sends_nothing(self, base, number, desk):
        desk.goto(f"{base}/zaken/{number}/doe/brief")
        press(desk)
        desk.wait_for_url("**/doe/brief?controle=*")
        assert desk.locator(".error-summary").is_visible()
        desk.clock.install()
        desk.goto(f"{base}/zaken/{number}/doe/notitie")
        held: list[Route] = []
        desk.route("**/doe/notitie?controle=*", lambda route: held.append(route))
        desk.locator("textarea").first.fill("Klager belt morgen terug.")
        with desk.expect_request("**/doe/notitie?controle=*"):
            desk.get_by_role("button", name="Bewaar notitie").click()
        kept: list[Route] = []
        desk.route("**/concept", lambda route: kept.append(route))
        desk.clock.run_for(2100)
        desk.unroute("**/doe/notitie?controle=*")
        held[0].continue_()
        desk.wait_for_url(f"**/zaken/{number}?gedaan=*")
        assert kept == []   # else it lies there again, as if it were not done
        assert desk.locator("dialog").count() == 0

    def test_signed_out_the_text_waits_behind_the_sign_in(self, base, number, page):
        sign_in(page, base)
        form = write(page, base, number, "Dit mag niet weg.")
        page.context.clear_cookies()
        press(page)
        page.wait_for_url("**/inloggen?**")
        page.fill("#email", "dewit@onderdak.example")
        page.fill("#password", PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(form)
        assert page.locator("textarea[name=paragraphs]").input_value() == "Dit mag niet weg."

    def test_a_connection_that_fails_once_leads_to_the_page_itself(self, base, number, desk):
        tried: list[str] = []

        def fail_once(route: Route) -> None:
            tried.append(route.request.resource_type)
            (route.abort if len(tried) == 1 else route.continue_)()

        write(desk, base, number)
        desk.route("**/doe/brief", fail_once)
        press(desk)
        desk.locator("main").get_by_role("heading", name="Klopt dit zo?").wait_for()
        assert tried[:2] == ["fetch", "document"]
        assert desk.locator("dialog").count() == 0


class TestOverTheForm:
    """The page that asks stands over the form, and the form stays as it was."""

    def test_it_has_no_faults_and_is_the_page_that_it_is_without_a_script(self, base, number, desk, known,
                                                                          chromium):
        said = errors(desk)
        write(desk, base, number, "\n\n".join(f"Alinea {which}." for which in range(40)))
        desk.evaluate("document.querySelector('h1').id = 'gevolg'")   # as a section of the dialog is called
        press(desk)
        seen = asked(desk)
        assert faults_on(desk, SCREENS) == []
        assert desk.evaluate(f"({SAME})([...document.querySelectorAll('[id]')].map(one => one.id))") == []
        assert desk.locator("dialog").bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 900}
        below = desk.evaluate("scrollY")
        desk.get_by_text("Alinea 39.").last.scroll_into_view_if_needed()
        assert desk.locator("dialog").evaluate("one => one.scrollTop") > 500
        assert desk.evaluate("scrollY") == below
        desk.emulate_media(media="print")
        assert desk.locator("main").is_hidden()
        assert desk.locator("dialog").evaluate("one => one.scrollHeight - one.clientHeight") == 0
        with chromium.new_context(java_script_enabled=False, storage_state=known) as window:
            plain = window.new_page()
            plain.goto(desk.url)
            words = plain.locator("main").inner_text()
            assert words.partition("Klopt")[2].split() == seen.partition("Klopt")[2].split()
        assert said == []

    def test_a_field_may_be_called_as_what_a_form_has_of_itself(self, house, base, page):
        with transaction():
            waiting = a_case(house, State.ADMISSIBILITY_REVIEW, serial=79).number
        said = errors(page)
        sign_in(page, base, "vandongen")
        page.goto(f"{base}/zaken/{waiting}/doe/verklaar-ontvankelijk")
        for box in page.locator("input[name=elements]").all():
            box.check()
        page.get_by_role("button", name="Leg de beslissing vast").click()
        assert "Wij behandelen uw klacht" in asked(page)
        assert said == []

    def test_escape_back_and_terug_lead_to_what_was_typed_and_it_is_sent_once(self, base, number, desk):
        form, before = write(desk, base, number), letters()
        press(desk)
        assert "Dank u wel." in asked(desk)
        assert (focus(desk), desk.title()[:10]) == ("Klopt dit zo?", "Controleer")
        for _ in range(12):   # by Tab it stays within
            desk.keyboard.press("Tab")
            assert desk.evaluate("document.activeElement === document.body || "
                                 "!document.activeElement.closest('main')")
        desk.keyboard.press("Escape")
        desk.wait_for_url(form)
        assert focus(desk) == "Bekijk de brief"
        with desk.expect_response("**/concept") as kept:   # typed further, it is a draft again
            desk.locator("textarea[name=paragraphs]").fill("Dank u zeer.")
        assert kept.value.status == 204
        press(desk)
        assert "Dank u zeer." in asked(desk)
        desk.go_back()
        desk.locator("dialog").wait_for(state="detached")
        assert desk.locator("textarea[name=paragraphs]").input_value() == "Dank u zeer."
        desk.go_forward()
        desk.locator("main").get_by_role("heading", name="Klopt dit zo?").wait_for()
        desk.go_back()
        desk.locator("textarea[name=paragraphs]").wait_for()
        press(desk)
        asked(desk)
        desk.get_by_role("link", name="Terug en wijzig").click()
        desk.wait_for_url(form)
        assert focus(desk) == "Bekijk de brief"
        desk.locator("input[name=heading]").press("Enter")
        assert letters() == before
        asked(desk)
        desk.get_by_role("button", name="Verstuur en leg vast").dblclick()
        desk.wait_for_url(f"**/zaken/{number}?gedaan=*")
        done = desk.url
        assert letters() == before + 1
        desk.go_back()
        assert desk.url == done
        assert letters() == before + 1

    def test_typed_after_terug_it_is_kept(self, base, number, desk):
        form = write(desk, base, number)
        press(desk)
        asked(desk)
        desk.reload()
        desk.locator("main").get_by_role("heading", name="Klopt dit zo?").wait_for()
        desk.go_back()
        desk.locator("textarea[name=paragraphs]").wait_for()
        assert desk.locator("textarea[name=paragraphs]").input_value() == "Dank u wel."
        press(desk)
        asked(desk)
        desk.keyboard.press("Escape")
        desk.wait_for_url(form)
        with desk.expect_response("**/concept"):
            desk.locator("textarea[name=paragraphs]").fill("Nog niet af.")
        desk.goto(form)
        assert desk.locator("textarea[name=paragraphs]").input_value() == "Nog niet af."


def test_the_chair_signs_from_it(base, to_sign, page):
    """No letter goes out, and yet it asks; the text can be read before."""
    sign_in(page, base, "vandongen")
    page.goto(f"{base}/zaken/{to_sign}/doe/onderteken")
    page.get_by_role("button", name="Onderteken de uitspraak").click()
    assert "Lees de uitspraak zoals zij wordt ondertekend (pdf)" in asked(page)
    assert faults_on(page, [(1280, "light"), (390, "dark")]) == []
    page.get_by_role("dialog").get_by_role("button", name="Onderteken").click()
    page.wait_for_url(f"**/zaken/{to_sign}?gedaan=*")
    assert State.DECIDED.label in page.locator("main").inner_text()


def test_a_party_reads_once_more_on_its_phone(base, number, page):
    """The whole screen asks, and Terug is the form with its file."""
    page.set_viewport_size({"width": 390, "height": 844})
    arrive(page, base, number, Role.COMPLAINANT)
    page.goto(f"{base}/mijn-zaak/doe/stuk")
    page.get_by_label("Wat is het?").fill("Brief van school")
    page.set_input_files("input[type=file]", {"name": "brief.txt", "mimeType": "text/plain",
                                              "buffer": b"Beste mevrouw"})
    page.get_by_role("button", name="Verstuur dit stuk").click()
    assert "Brief van school" in asked(page)
    assert faults_on(page, [(390, "light"), (390, "dark"), (320, "light")]) == []
    page.get_by_role("link", name="Terug en wijzig").click()
    page.locator("dialog").wait_for(state="detached")
    assert page.locator("input[type=file]").evaluate("one => one.files.length") == 1
