"""Every page of the demonstration as each visitor sees it: pictures, and what is wrong with them.

`make look` follows every link of every visitor once per kind of page, at three widths, light and dark; each
form as it opens, with what is missing, and filled in. It changes the demonstration in COMMITTEE_INSTANCE.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Error, Page, sync_playwright
from werkzeug.serving import make_server

from committee import clock, config
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.setup import prepare
from committee.rehearsal import demonstration
from committee.searching import following
from tests.browser.looking import CHROMIUM, errors, faults, look, wide
from tests.pictures.filling import fill
from tests.pictures.visitors import Visitor, everybody

WIDTHS, SCHEMES = (390, 820, 1280), ("light", "dark")
NARROWEST = 320
MOST_QUESTIONS = 20   # of one form
READ_ALOUD = {(390, "dark"), (1280, "light")}     # where a reader's machine looks too
LEFT_ALONE = re.compile(r"uitloggen|\.(pdf|ics|eml|xml|csv|json)$|^/(static|fonts|api)/|/bestand|/stuk/")


@dataclass
class Tour:
    """One visitor's way round; seen: the kinds of pages so far, said: what was wrong."""

    visitor: Visitor
    base: str
    folder: Path
    today: date
    seen: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    def go(self, browser: Browser) -> None:
        """Follow every link once per kind of page."""
        context = self.visitor.arrive(browser, self.base)
        page = context.new_page()
        console = errors(page)
        waiting = list(self.visitor.start.items())
        while waiting:
            path, kind = waiting.pop(0)
            if kind in self.seen or LEFT_ALONE.search(path):
                continue
            self.seen.add(kind)
            if self._opened(page, path):
                self._take(page, kind)
                waiting += [*self._links(page), *self._searched(page)]
                self._forms(page, path, kind)
        self.said += [line for line in console if "status of 4" not in line]
        context.close()

    def _opened(self, page: Page, path: str) -> bool:
        try:
            page.goto(self.base + path)
        except Error as unseen:
            if "Download is starting" not in str(unseen):
                raise
            return False
        for summary in page.locator("main summary:visible").all():
            summary.click()
        return True

    def _links(self, page: Page) -> list[tuple[str, str]]:
        hrefs = page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
        paths = [href.partition("#")[0] for href in hrefs]
        return [(path, kind_of(path)) for path in paths if path]

    def _searched(self, page: Page) -> list[tuple[str, str]]:
        """The address to which a question on the page of searching leads."""
        if not page.url.endswith("/zoeken") or not page.locator("#zoek").count():   # not for everybody
            return []
        page.fill("#zoek", "klacht")
        page.get_by_role("button", name="Zoek").click()
        page.wait_for_url("**/zoeken?*")
        path = page.url.removeprefix(self.base)
        return [(path, kind_of(path))]

    def _forms(self, page: Page, path: str, kind: str) -> None:
        """The form of an act with what it misses, and what follows when it is filled in."""
        button = "form.act-form .form-end button.button"
        if not page.locator(button).count():
            return
        self._press(page, button)
        self._take(page, f"{kind} leeg")
        if self._opened(page, path) and page.locator(button).count():
            fill(page, self.today)
            self._press(page, button)
            self._take(page, f"{kind} ingevuld")
            self._questions(page, kind)

    def _press(self, page: Page, button: str) -> None:
        """Press it and wait for the page it leads to, or for the dialog over this one."""
        page.locator(button).first.click()
        page.locator("form[data-asking]").wait_for(state="detached")
        page.wait_for_load_state()

    def _questions(self, page: Page, kind: str) -> None:
        """The questions that follow the first, where a form asks one subject per page, up to the end."""
        button = page.locator("form:has([name=_vraag])").get_by_role("button", name="Verder", exact=True)
        for place in range(2, MOST_QUESTIONS):
            if not button.count():
                return
            fill(page, self.today)
            button.click()
            self._take(page, f"{kind} {place} ingevuld")

    def _take(self, page: Page, kind: str) -> None:
        """Pictures of the page as it stands, and its faults."""
        name = re.sub(r"[^\w-]+", "_", kind).strip("_") or "begin"
        place = self.folder / re.sub(r"\W+", "_", self.visitor.name)
        place.mkdir(parents=True, exist_ok=True)
        for width, scheme in ((width, scheme) for width in WIDTHS for scheme in SCHEMES):
            look(page, width, scheme)
            page.screenshot(path=place / f"{name}-{width}-{scheme}.png", full_page=True)
            aloud = (width, scheme) in READ_ALOUD
            wrong = faults(page) if aloud else ["scrolls sideways"] * wide(page)
            self.said += [f"{self.visitor.name} {kind} {width} {scheme}: {fault}" for fault in wrong]
        look(page, NARROWEST, "light")
        if wide(page):
            self.said.append(f"{self.visitor.name} {kind}: scrolls sideways at {NARROWEST}")


def kind_of(path: str) -> str:
    """The kind of page an address shows: numbers of cases and of rows do not matter."""
    place, _, query = path.partition("?")
    place = re.sub(r"/[A-Z]+[A-Z-]*-\d{4}-\d{4}", "/ZAAK", place)
    place = re.sub(r"/\d+(?=/|$)", "/0", place)
    return place + "".join(f" {part.partition('=')[0]}" for part in query.split("&") if part)


def tours(told: str, base: str, folder: Path, today: date) -> Iterator[Tour]:
    """A tour for each visitor."""
    return (Tour(visitor, base, folder, today) for visitor in everybody(told))


def main() -> None:
    """Go round with every visitor; the exit code is 1 when anything is wrong."""
    settings = config.load()
    prepare(settings)
    told = demonstration.ready(settings, clock.now())
    app = create_app(settings)
    with app.app_context():
        following.follow()   # else nothing is found: nobody works here beside the server
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.port}"
    said, only = [], sys.argv[1:]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        for tour in tours(told, base, settings.instance / "pictures", local_day(clock.now())):
            if not only or any(tour.visitor.name.startswith(name) for name in only):
                tour.go(browser)
                said += tour.said
                print(f"{tour.visitor.name}: {len(tour.seen)} soorten bladzijden, {len(tour.said)} fouten")
        browser.close()
    server.shutdown()
    print("\n".join(said), file=sys.stderr)
    sys.exit(bool(said))


if __name__ == "__main__":
    main()
