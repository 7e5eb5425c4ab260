"""What a person sees of a page in a real browser, and what is wrong with it on a screen."""

from bisect import bisect_left

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.scene import PASSWORD

CHROMIUM = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
AXE = Axe().axe_script
COLOURS = {"type": "rule", "values": ["color-contrast"]}
TURNS = (760, 1080)   # widths in pixels up to which the style sheets lay a page out otherwise
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
    """What is wrong with the page on each of the screens.

    Axe reads each way the page is laid out once, and its colours in light and in dark; whether the page
    fits is looked at on every screen.
    """
    found, laid_out, coloured = [], set(), set()
    for width, scheme in screens:
        layout = bisect_left(TURNS, width)
        look(page, width, scheme)
        if (layout, scheme) in coloured:
            seen = [f"{page.url} scrolls sideways"] if wide(page) else []
        else:
            seen = faults(page, COLOURS if layout in laid_out else None)
        found += [f"{width} {scheme}: {fault}" for fault in seen]
        laid_out.add(layout)
        coloured.add((layout, scheme))
    return found
