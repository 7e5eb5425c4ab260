"""A double press, or two administrators at once: one account, one organisation, one task; never an error."""

import pytest

from committee.people.records import Account, Affiliation, Membership, NewAddress, Organisation
from committee.store import db
from tests.web.administering import hire, read, send, task_of
from tests.web.browsing import form_of, token_on
from tests.web.deeds import seen
from tests.web.test_administration import NEW, TIE
from tests.web.test_at_once import together

PEOPLE, ORGANISATIONS = "/beheer/mensen/nieuw", "/beheer/organisaties/nieuw"


@pytest.fixture
def admin(house, signed_in):
    """Yildiz, signed in."""
    hire(house)
    return signed_in("yildiz")


def pressed(browser, address, said, times=4):
    """How often it was done, when somebody presses so many times at once; nothing else went wrong."""
    page = browser.get(address)
    form = {"csrf_token": token_on(page)} | form_of(page.text) | said
    statuses = [seen(browser, answer).status_code for answer in together(*[(browser, address, form)] * times)]
    assert set(statuses) <= {303, 422}
    return statuses.count(303)


def test_somebody_new_is_invited_once(admin):
    assert pressed(admin, PEOPLE, NEW) == 1
    assert [one.email for one in read(Account)].count(NEW["email"]) == 1


def test_somebody_known_gets_the_task_once(admin, house):
    before = len(read(Membership))
    assert pressed(admin, PEOPLE, NEW | {"email": house.accounts["lammerts"].email, "role": "chair"}) == 1
    assert len(read(Membership)) == before + 1


def test_an_organisation_is_affiliated_once(admin):
    before = len(read(Organisation)), len(read(Affiliation))
    assert pressed(admin, ORGANISATIONS, TIE) == 1
    assert (len(read(Organisation)), len(read(Affiliation))) == (before[0] + 1, before[1] + 1)


def test_two_accounts_do_not_wait_for_one_address(admin, house):
    presses = []
    for name in ("lammerts", "osei"):
        address = f"/beheer/taken/{task_of(house, name)}/gegevens"
        shown = send(admin, address, email="post@x.example")
        presses.append((admin, address, form_of(shown.text) | {"_step": "bevestig"}))
    assert sorted(seen(admin, answer).status_code for answer in together(*presses)) == [303, 422]
    db.session.rollback()
    assert [one.email for one in db.session.query(NewAddress)] == ["post@x.example"]
