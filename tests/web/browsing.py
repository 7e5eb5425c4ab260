"""What a person does in a browser: sign in, open a link, read the words on a page."""

import re
from html import unescape

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
