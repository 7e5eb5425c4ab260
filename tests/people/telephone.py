"""A telephone with an app that gives codes, and a person who uses it."""

import re
from datetime import datetime

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from committee.people import second
from committee.store import transaction
from tests.builders import noon
from tests.web.browsing import token_on
from tests.web.scene import TODAY

DE_WIT = "dewit@onderdak.example"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_at(at: datetime, secret: str = SECRET) -> str:
    """What the app shows at a moment."""
    return pyotp.TOTP(secret).at(at)


def a_second_factor(account_id: int) -> list[str]:
    """Give an account a second factor since yesterday; its recovery codes."""
    with transaction():
        return second.share(account_id, SECRET, 0, noon(TODAY))


def secret_on(page: TestResponse) -> str:
    """The secret that a page shows to be typed over."""
    fours = re.search(r'<p class="secret">(.*?)</p>', page.text, re.S)
    assert fours, page.text
    return "".join(re.findall(r">([A-Z2-7]{4})<", fours.group(1)))


def send(browser: FlaskClient, address: str, **said: str) -> TestResponse:
    """Fill in the form of a page and send it."""
    return browser.post(address, data={"csrf_token": token_on(browser.get(address)), **said})
