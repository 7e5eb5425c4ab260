"""The pages of signing in and of the account in a real browser: no faults, no sideways scroll, no script."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from committee.people import keys
from committee.people.records import Opens
from committee.store import transaction
from tests.browser.looking import Screen, errors, faults_on, look
from tests.builders import House, noon
from tests.people.telephone import a_second_factor, code_at
from tests.web.scene import PASSWORD, TODAY
from tests.web.serving import serving

pytestmark = pytest.mark.one_database
AT = noon(TODAY)
PICTURES = os.environ.get("PICTURES", "")   # a folder, for who wants to see the pages
SCREENS: list[Screen] = [(1280, "light"), (390, "dark"), (320, "light")]


@pytest.fixture(scope="module")
def base(app: Flask, house: House) -> Iterator[str]:
    """The address of the application, served for this module; it insists on a second factor."""
    app.config["SECOND_FACTOR"] = "required"
    with serving(app) as address:
        yield address


class Looking:
    """Somebody who looks at each page as it comes, on some screens, and notes what is wrong with it."""

    def __init__(self, page: Page, base: str, email: str, screens: list[Screen]) -> None:
        self.page, self.base, self.email, self.screens = page, base, email, screens
        self.found: list[str] = []
        self.said = errors(page)

    def at(self, name: str, path: str = "") -> None:
        """Look at a page; at the one that is open when no path is given."""
        if path:
            self.page.goto(self.base + path)
        self.found += faults_on(self.page, self.screens)
        for width, scheme in self.screens if PICTURES else ():
            look(self.page, width, scheme)
            self.page.screenshot(path=Path(PICTURES, f"{width}-{scheme}", f"{name}.png"), full_page=True)

    def press(self, button: str) -> None:
        """Press a button by its words."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button).first.click()

    def password(self) -> None:
        """Give name and password."""
        self.page.goto(f"{self.base}/inloggen")
        self.page.fill("#email", self.email)
        self.page.fill("#password", PASSWORD)
        self.press("Log in")


def walk(seen: Looking, account_id: int) -> None:
    """Every page of signing in and of the account, with what each says when something is wrong."""
    page = seen.page
    seen.at("sign-in", "/inloggen")
    seen.press("Log in")
    seen.at("sign-in-wrong")
    seen.at("forgotten", "/wachtwoord-vergeten")
    page.fill("#email", seen.email)
    seen.press("Stuur mij een link")
    seen.at("mailed")
    with transaction():
        token = keys.issue(Opens.PASSWORD, account_id, AT)
        keys.issue(Opens.DEVICE, account_id, AT, device="Safari op een iPhone")
    seen.at("dead-link", "/wachtwoord/niets")
    seen.at("choose", f"/wachtwoord/{token}")
    page.fill("#password", "kort")
    seen.press("Bewaar wachtwoord")
    seen.at("choose-wrong")
    seen.password()
    seen.at("set-up")
    page.fill("#code", "000000")
    seen.press("Zet de telefoon aan")
    seen.at("set-up-wrong")
    secret = "".join(page.locator(".secret span").all_inner_texts())
    page.fill("#code", code_at(AT, secret))
    seen.press("Zet de telefoon aan")
    seen.at("recovery-codes")
    seen.press("Ik heb de codes bewaard")
    with transaction():
        keys.issue(Opens.SESSION, account_id, AT, device="Firefox op Windows")
        keys.issue(Opens.DEVICE, account_id, AT, device="Safari op een iPhone")
    for name, path in (("account", ""), ("password", "/wachtwoord"), ("telephone", "/telefoon"),
                       ("new-codes", "/herstelcodes/nieuw")):
        seen.at(name, f"/account{path}")
    seen.press("Maak nieuwe herstelcodes")
    seen.at("new-codes-wrong")
    seen.page.goto(f"{seen.base}/account")
    seen.press("Beëindig alle andere")
    seen.at("account-done")
    page.wait_for_load_state("networkidle")   # an answer on its way would bring its cookie back
    page.context.clear_cookies()
    a_second_factor(account_id)
    seen.password()
    seen.at("code")
    page.fill("#code", "000000")
    seen.press("Log in")
    seen.at("code-wrong")
    with page.expect_navigation():
        page.get_by_role("link", name="Ik heb mijn telefoon niet").click()
    seen.at("recovery")


def test_no_page_has_faults(base, house, page):
    mine = house.accounts["dewit"]
    seen = Looking(page, base, mine.email, SCREENS)
    walk(seen, mine.id)
    assert seen.found == []
    assert [said for said in seen.said if "status of 4" not in said] == []


def test_all_of_it_works_without_a_script(base: str, house: House, chromium: Browser):
    hers = house.accounts["vandongen"]
    with chromium.new_context(java_script_enabled=False) as window:
        seen = Looking(window.new_page(), base, hers.email, [])
        walk(seen, hers.id)
        assert seen.page.url.endswith("/inloggen/herstelcode")
