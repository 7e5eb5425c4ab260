"""Doing an act on its page, as somebody does: open it, fill it in, look at what goes out, confirm."""

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.post.outbox import RECORDED
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.store import db
from tests.web.browsing import form_of, words

PROMISES = {   # words on the page of an act, and how many letters they come to at least
    "Beide partijen krijgen": 2, "Iedereen krijgt": 1, "krijgt bericht": 1, "krijgt een brief": 1,
    "krijgt een afschrift": 1, "Klager hoort het ook": 2, "De ander hoort": 1, "op dezelfde dag": 2,
}


def page_of(number: str, slug: str) -> str:
    """The address of an act in a case."""
    return f"/zaken/{number}/doe/{slug}"


def pressed(browser: FlaskClient, address: str, said: dict[str, Any]) -> TestResponse:
    """Press the button of a form, and read what comes of it."""
    return seen(browser, browser.post(address, data=said))


def handed_in(browser: FlaskClient, address: str, **said: Any) -> TestResponse:
    """Fill in the form at an address and press its button once."""
    page = browser.get(address)
    assert page.status_code == 200, words(page)
    return pressed(browser, address, form_of(page.text) | said)


def seen(browser: FlaskClient, answer: TestResponse) -> TestResponse:
    """What comes of a form that was handed in, read on the page it leads to."""
    return browser.get(answer.location) if "controle=" in (answer.location or "") else answer


def answered(browser: FlaskClient, address: str, say: Callable[[str], dict[str, Any]]) -> TestResponse:
    """Answer the questions of a form that asks one subject per page, until one is wrong or all were asked.

    say: what is said on a page; each field is sent in with its own question.
    """
    page = browser.get(address, follow_redirects=True)
    while page.status_code == 200 and "_vraag" in form_of(page.text):
        page = browser.post(page.request.full_path, data=say(page.text), follow_redirects=True)
    return page


def by_party(browser: FlaskClient, slug: str, **said: Any) -> TestResponse:
    """Fill in a form of a party, on one page or on several, and confirm it if it is shown once more."""
    address = f"/mijn-zaak/doe/{slug}"
    opened = browser.get(f"{address}?vraag=1")
    if "_vraag" in form_of(opened.text):
        answer = answered(browser, f"{address}?vraag=1", lambda page: form_of(page) | said)
    else:
        answer = pressed(browser, address, form_of(opened.text) | said)
    if answer.status_code == 200:
        answer = browser.post(address, data=form_of(answer.text) | {"_step": "bevestig"})
    return answer


def done(browser: FlaskClient, address: str, **said: Any) -> TestResponse:
    """Do an act to the end: confirmed where something goes out."""
    answer = handed_in(browser, address, **said)
    if answer.status_code == 200:
        assert "Klopt dit zo?" in words(answer), words(answer)
        keeps_its_promise(browser.get(address), answer)
        confirmed = form_of(answer.text) | {"_step": "bevestig"}
        more = {name: value for name, value in said.items() if isinstance(value, list)}
        answer = browser.post(address, data=confirmed | more)
    assert answer.status_code == 303, words(answer)
    return answer


def keeps_its_promise(form: TestResponse, preview: TestResponse) -> None:
    """Whom the page of an act promises a letter, its preview holds one for."""
    said, seen_there = words(form), words(preview)
    letters = re.findall(r"Brief \d+ van (\d+)", seen_there)
    for promise, least in PROMISES.items():
        if promise in said:
            assert int((letters or ["0"])[0]) >= least, (promise, seen_there)


def day(name: str, on: Any) -> dict[str, str]:
    """A day as three fields."""
    return {f"{name}-dag": str(on.day), f"{name}-maand": str(on.month), f"{name}-jaar": str(on.year)}


def last_entry(number: str) -> Entry:
    """The last line of the journal of a case."""
    db.session.rollback()
    found = select(Entry).join(Case, Case.id == Entry.case_id).where(Case.number == number)
    return db.session.scalars(found.order_by(Entry.seq.desc())).first()


def state_of(number: str) -> State:
    """The state of a case."""
    db.session.rollback()
    return db.session.scalars(select(Case.state).where(Case.number == number)).one()


def letters_of(number: str, act: Act) -> list[str]:
    """The titles of the letters that the last act of this kind put out; word to who decided left out."""
    db.session.rollback()
    entry = (select(Entry.seq).join(Case, Case.id == Entry.case_id)
             .where(Case.number == number, Entry.act == act).order_by(Entry.seq.desc()).limit(1))
    seq = db.session.scalars(entry).one()
    found = select(Letter.title).where(Letter.entry_seq == seq, Letter.kind != RECORDED)
    return list(db.session.scalars(found.order_by(Letter.id)))
