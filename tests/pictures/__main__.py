"""Make the pictures of the README: `make pictures`, from the demonstration in COMMITTEE_INSTANCE."""

import re
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from committee import clock, config, create_app
from committee.cli.setup import prepare
from committee.rehearsal import demonstration

HERE = Path(__file__).parent
CHROMIUM = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
SECRETARY = re.compile(r"^\s+(dewit@\S+)\s+(\S+)", re.MULTILINE)
PARTY = re.compile(r"(\S+/in/\S+)\s+verweerder in \S+, verweer gevraagd")


def make() -> None:
    """The desk, a case and a party's page, each as its user sees it."""
    settings = config.load()
    prepare(settings)
    told = demonstration.ready(settings, clock.now())
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.port}"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        _staff(browser, base, *SECRETARY.findall(told)[0])
        _party(browser, base + "/in/" + PARTY.findall(told)[0].rpartition("/in/")[2])
        browser.close()
    server.shutdown()


def _staff(browser: Browser, base: str, email: str, password: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 960})
    page.goto(f"{base}/inloggen")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.goto(f"{base}/werkblad")
    page.screenshot(path=HERE / "werkblad.png")
    page.goto(f"{base}/zaken")
    planned = page.locator("tr, li", has_text="zitting").locator("a[href^='/zaken/']").first
    page.goto(base + (planned.get_attribute("href") or ""))
    page.screenshot(path=HERE / "zaak.png")


def _party(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    page.click("main button[type=submit]")
    page.screenshot(path=HERE / "partij.png")


if __name__ == "__main__":
    make()
