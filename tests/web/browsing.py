"""What a person does in a browser: sign in, open a link, read the words on a page."""

import re
from html import unescape
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from committee.case.records import Case
from committee.people import links
from committee.permissions import Role
from committee.store import db, transaction
from tests.builders import noon
from tests.web.scene import PASSWORD, TODAY


def token_on(page: TestResponse) -> str:
    """The token against forged requests on a page with a form."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found, page.text
    return found.group(1)


def sign_in(browser: FlaskClient, email: str, password: str = PASSWORD, then: str = "") -> TestResponse:
    """Fill in the form to sign in and send it."""
    address = f"/inloggen?naar={then}" if then else "/inloggen"
    form = {"csrf_token": token_on(browser.get(address)), "email": email, "password": password}
    return browser.post(address, data=form)


def searched(browser: FlaskClient, query: str) -> str:
    """The address to which a question on the page of searching leads."""
    form = {"csrf_token": token_on(browser.get("/zoeken")), "q": query}
    return browser.post("/zoeken", data=form).location


def link_for(number: str, role: Role) -> str:
    """A fresh personal link of the first party in a role."""
    with transaction():
        case = db.session.query(Case).filter_by(number=number).one()
        party = next(party for party in case.parties if party.role is role)
        return links.issue(party.id, "case", noon(TODAY))


def arrive(browser: FlaskClient, token: str) -> TestResponse:
    """Press Open mijn zaak."""
    return browser.post(f"/in/{token}", data={"csrf_token": token_on(browser.get(f"/in/{token}"))})


def words(page: TestResponse) -> str:
    """What is read on a page: no tags, single spaces."""
    body = re.sub(r"<(head|script|style|svg).*?</\1>", " ", page.text, flags=re.S)
    parted = re.sub(r"</(p|li|td|th|dd|dt|h\d|div)>", " ", body)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", parted)))


def spaced(page: TestResponse) -> str:
    """A page with its tags, where what does not break over a line has common spaces."""
    return page.text.replace("\u00a0", " ")


class _Form(HTMLParser):
    """What the form of an act would send as it stands: hidden fields, values, what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.inside, self.writing, self.choosing = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a field holds."""
        of = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "act-form" in of.get("class", "")
        if not self.inside:
            return
        if tag == "input" and of.get("name") and of.get("type") not in ("file", "submit"):
            if of.get("type") not in ("radio", "checkbox") or "checked" in of:
                self.said[of["name"]] = of.get("value", "")
        elif tag == "textarea":
            self.writing, self.said[of["name"]] = of["name"], ""
        elif tag == "select":
            self.choosing = of["name"]
        elif tag == "option" and self.choosing and "selected" in of:
            self.said[self.choosing] = of.get("value", "")

    def handle_data(self, data: str) -> None:
        """The words in a field of several lines."""
        if self.writing:
            self.said[self.writing] += data

    def handle_endtag(self, tag: str) -> None:
        """A field or the form is over."""
        self.inside = self.inside and tag != "form"
        if tag == "textarea" and self.writing:   # a browser leaves out the line break it begins with
            self.said[self.writing] = self.said[self.writing].removeprefix("\n")
            self.writing = ""
        self.choosing = "" if tag == "select" else self.choosing


def form_of(page: str) -> dict[str, str]:
    """Everything the form of an act on a page would send as it stands."""
    reader = _Form()
    reader.feed(page)
    return reader.said


class _Filled(_Form):
    """The same, with something said in every field that was left open: the first choice where one is made."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the first choice too."""
        super().handle_starttag(tag, attrs)
        of = {name: value or "" for name, value in attrs}
        if self.inside and tag == "input" and of.get("type") in ("radio", "checkbox") and of.get("name"):
            self.said.setdefault(of["name"], of.get("value", ""))
        elif self.inside and tag == "option" and self.choosing and of.get("value"):
            self.said.setdefault(self.choosing, of["value"])


def filled_in(page: str) -> dict[str, str]:
    """The form of an act on a page as somebody sends it who says something everywhere."""
    reader = _Filled()
    reader.feed(page)
    parts = {"-dag": str(TODAY.day), "-maand": str(TODAY.month), "-jaar": str(TODAY.year)}
    return {name: said or next((value for tail, value in parts.items() if name.endswith(tail)), "Een zin.")
            for name, said in reader.said.items()}
