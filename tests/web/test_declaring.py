"""Whoever is asked to sit sees the names alone, and opens the file with one button."""

import pytest

from committee.case.records import Seat
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import a_case, seat_panel
from tests.web.browsing import form_of, words
from tests.web.scene import TODAY

CLOSED = "Het dossier gaat open als u verklaart onafhankelijk te zijn."


@pytest.fixture
def address(house) -> str:
    """A case whose panel was asked and has not declared."""
    with transaction():
        case = a_case(house, State.SCHEDULING, serial=50)
        seat_panel(case, house, declared=None)
        return f"/zaken/{case.number}/doe/verklaar"


def seat(house, name: str) -> Seat:
    """The place of somebody, as others see it."""
    db.session.rollback()
    return db.session.query(Seat).filter_by(account_id=house.accounts[name].id).one()


def test_only_a_member_reads_that_the_file_is_closed(address, signed_in):
    member, chair = (words(signed_in(name).get("/mijn-zaken")) for name in ("lammerts", "vandongen"))
    assert CLOSED in member
    assert "Gevraagd als voorzitter." in chair   # who reads every case of the committee
    assert CLOSED not in chair


class TestWhoIsNotFree:
    """Says why, and sees no more of the case."""

    def test_must_say_why_and_loses_nothing(self, house, address, signed_in):
        browser = signed_in("lammerts")
        refused = browser.post(address, data=form_of(browser.get(address).text) | {"free": "nee"})
        page = browser.get(refused.location)
        assert page.status_code == 422
        assert "Schrijf" in words(page) or "reden" in words(page)
        assert seat(house, "lammerts").stepped_back_on is None

    def test_steps_back_with_a_reason(self, house, address, signed_in):
        browser = signed_in("lammerts")
        said = form_of(browser.get(address).text) | {"free": "nee", "reason": "Ik ken klager van vroeger."}
        asked = browser.post(address, data=said)
        sure = form_of(browser.get(asked.location).text) | {"_step": "bevestig"}
        assert browser.post(asked.location, data=sure).status_code == 303
        assert seat(house, "lammerts").stepped_back_on == TODAY


class TestWhoIsFree:
    """One button, on the page that names both sides."""

    def test_the_secretary_who_records_it_has_the_whole_form(self, address, signed_in):
        page = words(signed_in("dewit").get(address))
        assert "Ik sta vrij van partijen en van de zaak" in page
        assert "Ik sta vrij, open het dossier" not in page

    def test_presses_one_button_and_has_the_file(self, house, address, signed_in):
        browser = signed_in("lammerts")
        page = browser.get(address)
        assert "Anneke Visser" in words(page)
        done = browser.post(address, data=form_of(page.text) | {"free": "ja"})
        assert done.status_code == 303
        assert seat(house, "lammerts").declared_on == TODAY
        assert "Punt 1 van de klacht" in words(browser.get(done.location))
