"""The pages of signing in and of the account in a real browser: no faults, no sideways scroll, no script."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from committee.people import keys
from committee.people.records import Opens
from committee.store import transaction
from tests.builders import noon
from tests.people.telephone import DE_WIT, a_second_factor, code_at
from tests.web.scene import PASSWORD, TODAY
from tests.web.serving import serving
from tests.web.test_browser import chromium, faults  # noqa: F401  one browser for all pages

AT = noon(TODAY)
PICTURES = os.environ.get("PICTURES", "")   # a folder, for who wants to see the pages
SCREENS = [(1280, "light"), (390, "dark"), (320, "light")]


@pytest.fixture
def base(app, house) -> Iterator[str]:
    """The address of the application, served for this test; it insists on a second factor."""
    app.config["SECOND_FACTOR"] = "required"
    with serving(app) as address:
        yield address


class Looking:
    """Somebody who looks at each page as it comes, and notes what is wrong with it."""

    def __init__(self, page: Page, base: str, folder: Path | None) -> None:
        self.page, self.base, self.folder = page, base, folder
        self.found: list[str] = []
        page.on("console", lambda said: self.found.append(said.text) if said.type == "error" else None)

    def at(self, name: str, path: str = "") -> None:
        """Look at a page; at the one that is open when no path is given."""
        if path:
            self.page.goto(self.base + path)
        self.found += faults(self.page)
        if self.folder:
            self.page.screenshot(path=self.folder / f"{name}.png", full_page=True)

    def press(self, button: str) -> None:
        """Press a button by its words."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button).first.click()

    def password(self) -> None:
        """Give name and password."""
        self.page.goto(f"{self.base}/inloggen")
        self.page.fill("#email", DE_WIT)
        self.page.fill("#password", PASSWORD)
        self.press("Log in")


def walk(look: Looking, house) -> None:
    """Every page of signing in and of the account, with what each says when something is wrong."""
    page, account_id = look.page, house.accounts["dewit"].id
    look.at("sign-in", "/inloggen")
    look.press("Log in")
    look.at("sign-in-wrong")
    look.at("forgotten", "/wachtwoord-vergeten")
    page.fill("#email", DE_WIT)
    look.press("Stuur mij een link")
    look.at("mailed")
    with transaction():
        token = keys.issue(Opens.PASSWORD, account_id, AT)
        keys.issue(Opens.DEVICE, account_id, AT, device="Safari op een iPhone")
    look.at("dead-link", "/wachtwoord/niets")
    look.at("choose", f"/wachtwoord/{token}")
    page.fill("#password", "kort")
    look.press("Bewaar wachtwoord")
    look.at("choose-wrong")
    look.password()
    look.at("set-up")
    page.fill("#code", "000000")
    look.press("Zet de telefoon aan")
    look.at("set-up-wrong")
    secret = "".join(page.locator(".secret span").all_inner_texts())
    page.fill("#code", code_at(AT, secret))
    look.press("Zet de telefoon aan")
    look.at("recovery-codes")
    look.press("Ik heb de codes bewaard")
    with transaction():
        keys.issue(Opens.SESSION, account_id, AT, device="Firefox op Windows")
        keys.issue(Opens.DEVICE, account_id, AT, device="Safari op een iPhone")
    for name, path in (("account", ""), ("password", "/wachtwoord"), ("telephone", "/telefoon"),
                       ("new-codes", "/herstelcodes/nieuw")):
        look.at(name, f"/account{path}")
    look.press("Maak nieuwe herstelcodes")
    look.at("new-codes-wrong")
    look.page.goto(f"{look.base}/account")
    look.press("Beëindig alle andere")
    look.at("account-done")
    page.wait_for_load_state("networkidle")   # an answer on its way would bring its cookie back
    page.context.clear_cookies()
    a_second_factor(account_id)
    look.password()
    look.at("code")
    page.fill("#code", "000000")
    look.press("Log in")
    look.at("code-wrong")
    with page.expect_navigation():
        page.get_by_role("link", name="Ik heb mijn telefoon niet").click()
    look.at("recovery")


def context(chromium: Browser, width: int, scheme: str, **more: bool) -> BrowserContext:  # noqa: F811
    """A window of a width, light or dark."""
    return chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_no_page_has_faults(base, house, chromium, width, scheme):  # noqa: F811
    with context(chromium, width, scheme) as window:
        look = Looking(window.new_page(), base, PICTURES and Path(PICTURES, f"{width}-{scheme}"))
        walk(look, house)
        assert [said for said in look.found if "status of 4" not in said] == []


def test_all_of_it_works_without_a_script(base, house, chromium):  # noqa: F811
    with context(chromium, 390, "light", java_script_enabled=False) as window:
        look = Looking(window.new_page(), base, None)
        look.at = lambda name, path="": look.page.goto(base + path) if path else None
        walk(look, house)
        assert look.page.url.endswith("/inloggen/herstelcode")
