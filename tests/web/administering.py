"""Administering: who does it, of which committee, and how a page of it is filled in and confirmed."""

from datetime import date
from io import BytesIO

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from committee.people.records import Account, Affiliation, Membership, Person
from committee.permissions import Role
from committee.regulation import shipped_text
from committee.store import db, transaction
from tests.builders import House
from tests.web.browsing import form_of, token_on, words
from tests.web.deeds import pressed


def hire(house: House) -> None:
    """Yildiz administers the committee of a house and has no other task."""
    with transaction():
        person = Person(name="D. Yildiz", email="yildiz@onderdak.example")
        account = Account(person=person, email="yildiz@onderdak.example",
                          password_hash=house.accounts["dewit"].password_hash)
        db.session.add(account)
        db.session.flush()
        db.session.add(Membership(account_id=account.id, committee_id=house.committee.id, role=Role.ADMIN,
                                  from_day=date(2020, 1, 1)))
        house.accounts["yildiz"] = account


def task_of(house: House, name: str) -> int:
    """The task of somebody of the house."""
    db.session.rollback()
    return db.session.query(Membership).filter_by(account_id=house.accounts[name].id).first().id


def send(browser: FlaskClient, address: str, *, page: str = "", **said: str) -> TestResponse:
    """Fill in the form on a page, send it, and read what comes of it."""
    form = form_of(browser.get(page or address).text)
    form.setdefault("csrf_token", token_on(browser.get(page or address)))
    return pressed(browser, address, form | said)


def change(browser: FlaskClient, address: str, **said: str) -> TestResponse:
    """Fill in the form on a page, send it, and confirm what is shown."""
    shown = send(browser, address, **said)
    assert "Klopt dit zo?" in shown.text, words(shown)
    return browser.post(address, data=form_of(shown.text) | {"_step": "bevestig"})


def read(record: type) -> list:
    """All rows of a table as they are now."""
    db.session.rollback()
    return db.session.query(record).order_by(record.id).all()


def give(browser: FlaskClient, text: str | bytes, step: str = "voegtoe", name: str = "eigen.toml",
         ) -> TestResponse:
    """Bring a file with a regulation, to add it or to have it checked, and read what comes of it."""
    raw = text.encode() if isinstance(text, str) else text
    said = {"csrf_token": token_on(browser.get("/beheer/reglementen")), "_step": step,
            "file": (BytesIO(raw), name), "committee": str(read(Affiliation)[0].committee_id)}
    return pressed(browser, "/beheer/reglementen", said)


def own_regulation(version: str = "9", identity: str = "onderdak-eigen") -> str:
    """The text of a regulation that is shipped, under another name and version."""
    lines = shipped_text("loket-housing").splitlines()
    new = [f'id = "{identity}"' if line.startswith("id =") else
           f'version = "{version}"' if line.startswith("version =") else line for line in lines]
    return "\n".join(new)
