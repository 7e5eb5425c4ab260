"""Who goes round the demonstration: people of the committee, parties with their link, and a stranger."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext

STAFF = re.compile(r"^  (\S+@\S+)  (\S+)  .+, (.+?) van ", re.MULTILINE)
PARTY = re.compile(r"/in/(\S+)  (\w+) in (\S+), (.+)")
LARGEST = "loket-housing"   # the committee with a case in every state
ROOMS = ("/werkblad", "/zaken", "/zaken?stand=afgesloten", "/zoeken", "/stijl", "/demo/post")


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser; start: the addresses from which all is found by following, and their names."""

    name: str
    start: dict[str, str]
    email: str = ""
    password: str = ""
    link: str = ""

    def arrive(self, browser: Browser, base: str) -> BrowserContext:
        """A browser in which this visitor has come in."""
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        if self.email:
            page.goto(f"{base}/inloggen")
            page.fill("#email", self.email)
            page.fill("#password", self.password)
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url(lambda url: "/inloggen" not in url)   # a member has no desk
        elif self.link:
            page.goto(f"{base}/in/{self.link}")
            page.get_by_role("button", name="Open mijn zaak").click()
            page.wait_for_url("**/mijn-zaak")
            page.wait_for_load_state("networkidle")   # a page that is closed while it loads may hang
        page.close()
        return context


def everybody(told: str) -> Iterator[Visitor]:
    """Each kind of visitor once, from what the demonstration prints about its accounts and links."""
    yield Visitor("vreemde", named("/inloggen", "/wachtwoord-vergeten", "/nergens", "/in/geen-token"))
    cases = {f"/zaken/{number}": state for _token, _role, number, state in PARTY.findall(told)}
    seen: set[str] = set()
    for email, password, role in sorted(STAFF.findall(told), key=lambda one: LARGEST not in one[0]):
        if role not in seen:
            seen.add(role)
            yield Visitor(role, named(*ROOMS) | cases, email=email, password=password)
    for token, role, _number, state in PARTY.findall(told):
        yield Visitor(f"{role} {state}", named("/mijn-zaak"), link=token)


def named(*paths: str) -> dict[str, str]:
    """Addresses that are called after themselves."""
    return {path: path for path in paths}
