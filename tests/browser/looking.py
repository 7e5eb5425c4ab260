"""What a person sees of a page in a real browser, and what is wrong with it on a screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.scene import PASSWORD

CHROMIUM = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
AXE = Axe().axe_script
COLOURS = {"type": "rule", "values": ["color-contrast"]}
Screen = tuple[int, str]   # width in pixels; light or dark


def sign_in(page: Page, base: str, name: str = "dewit") -> None:
    """Sign in; as De Wit unless somebody else is named."""
    page.goto(f"{base}/inloggen")
    page.fill("#email", f"{name}@onderdak.example")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/werkblad")


def errors(page: Page) -> list[str]:
    """What the console of a page will say is wrong, from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def wide(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def faults(page: Page, rules: dict[str, list[str]] | None = None) -> list[str]:
    """What is wrong with the page as it stands: to a reader's machine, or to the width of the screen.

    rules: of axe, when not all of them.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    asked = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    broken = page.evaluate("asked => axe.run(asked)", asked)["violations"]
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in broken]
    return [f"{page.url} {fault}" for fault in [*found, *(["scrolls sideways"] if wide(page) else [])]]


def look(page: Page, width: int, scheme: str) -> None:
    """Look at the page through another screen."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")   # no colour halfway another


def faults_on(page: Page, screens: list[Screen]) -> list[str]:
    """What is wrong with the page on each of the screens; light and dark differ in colour alone."""
    found, seen = [], set()
    for width, scheme in screens:
        look(page, width, scheme)
        found += [f"{width} {scheme}: {fault}" for fault in faults(page, COLOURS if width in seen else None)]
        seen.add(width)
    return found
