"""Signing in: one message for both mistakes, slowed and never locked, and an end that is an end."""

import time
from datetime import timedelta

import pytest

from committee import clock
from committee.people import signin
from committee.people.records import Account, Membership
from committee.permissions import Role
from committee.store import db, transaction
from tests.builders import noon
from tests.web.browsing import sign_in, token_on, words
from tests.web.scene import PASSWORD, TODAY

DE_WIT = "dewit@onderdak.example"
WRONG = "horen niet bij elkaar"


@pytest.fixture
def later(monkeypatch):
    """Let seconds go by."""

    def wait(seconds: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(seconds=seconds))

    return wait


class TestWhoIsRefused:
    """A wrong name and a wrong password read the same; who keeps guessing waits."""

    def test_says_the_same_for_a_wrong_name_and_a_wrong_password(self, house, browser):
        unknown, wrong = sign_in(browser, "niemand@onderdak.example"), sign_in(browser, DE_WIT, "fout")
        assert unknown.status_code == wrong.status_code == 422
        assert WRONG in words(unknown)
        assert WRONG in words(wrong)

    def test_an_unknown_name_costs_as_much_as_a_known_one(self, app, house):
        kept, costs = signin.hash_of(PASSWORD), {}
        for name, hashed in (("known", kept), ("unknown", None)):
            began = time.thread_time()
            for _ in range(4):
                assert not signin.fits(hashed, "fout")
            costs[name] = time.thread_time() - began
        assert costs["unknown"] > 0.5 * costs["known"]

    def test_does_not_let_in_whoever_knows_that_an_account_has_no_password(self, app, house):
        assert not signin.fits(None, "niemand")

    def test_asks_for_what_was_left_empty(self, house, browser):
        page = sign_in(browser, "", "")
        assert page.status_code == 422
        assert "Er zijn 2 dingen niet goed ingevuld" in words(page)
        assert "<title>Fout: Inloggen" in page.text

    def test_refuses_a_closed_account(self, house, browser):
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).active = False
        assert WRONG in words(sign_in(browser, DE_WIT))

    def test_refuses_a_forged_request(self, house, browser):
        page = browser.post("/inloggen", data={"email": DE_WIT, "password": PASSWORD})
        assert page.status_code == 400
        assert "stond te lang open" in words(page)

    def test_slows_who_keeps_guessing_and_never_locks(self, house, browser, later):
        for _ in range(4):
            sign_in(browser, DE_WIT, "fout")
        slowed = sign_in(browser, DE_WIT)
        assert slowed.status_code == 429
        assert "Wacht 2 seconden" in words(slowed)
        later(3)
        assert sign_in(browser, DE_WIT).status_code == 303

    def test_a_stranger_elsewhere_cannot_keep_somebody_out(self, house, browser, later):
        at = noon(TODAY)
        with transaction():
            for _ in range(50):
                signin.note_failure(DE_WIT, "203.0.113.9", at)
        later(5)
        assert sign_in(browser, DE_WIT).status_code == 303

    def test_keeps_no_address_of_who_guessed(self, house, browser):
        sign_in(browser, DE_WIT, "fout")
        row = db.session.execute(db.text("SELECT account, place FROM sign_in_tries")).one()
        assert all(len(value) == 64 and "dewit" not in value for value in row)


class TestWhereItLeads:
    """After signing in the visitor is where he wanted to be, and only here."""

    def test_leads_back_to_the_page_that_was_asked_for(self, house, number, browser):
        asked = browser.get(f"/zaken/{number}")
        assert asked.status_code == 303
        assert asked.location.startswith("/inloggen?naar=")
        form = {"csrf_token": token_on(browser.get(asked.location)), "email": DE_WIT, "password": PASSWORD}
        assert browser.post(asked.location, data=form).location == f"/zaken/{number}"

    @pytest.mark.parametrize("elsewhere", ["//elders.example", "https://elders.example", "/\\elders.example",
                                           "/%09/elders.example", "//[elders", "/%0d%0aSet-Cookie: a=b"])
    def test_never_leads_elsewhere(self, house, browser, elsewhere):
        assert sign_in(browser, DE_WIT, then=elsewhere).location == "/"

    def test_takes_the_address_however_its_letters_were_typed(self, house, browser):
        assert sign_in(browser, " DeWit@Onderdak.example ").status_code == 303


    def test_leads_an_administrator_past_the_cases(self, house, number, signed_in):
        with transaction():
            mine = db.session.query(Membership).filter_by(account_id=house.accounts["osei"].id).one()
            mine.role = Role.ADMIN
        browser = signed_in("osei")
        assert browser.get("/").location == "/reglementen"
        assert browser.get("/reglementen").status_code == 200
        assert browser.get("/zaken").status_code == browser.get(f"/zaken/{number}").status_code == 404


class TestTheEnd:
    """Signing out, a closed account, a raised session version and an ended membership all end it."""

    def test_signing_out_takes_a_press(self, signed_in):
        browser = signed_in("dewit")
        assert browser.get("/uitloggen").status_code == 405
        gone = browser.post("/uitloggen", data={"csrf_token": token_on(browser.get("/zaken"))})
        assert gone.location == "/inloggen"
        assert browser.get("/zaken").status_code == 303

    def test_a_raised_session_version_signs_every_browser_out(self, house, signed_in):
        browser = signed_in("dewit")
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).session_version += 1
        assert browser.get("/zaken").status_code == 303

    def test_who_serves_no_longer_sees_no_page(self, house, signed_in):
        browser = signed_in("dewit")
        with transaction():
            mine = db.session.query(Membership).filter_by(account_id=house.accounts["dewit"].id).one()
            mine.until_day = TODAY - timedelta(days=1)
        assert browser.get("/zaken").status_code == 404

    def test_a_better_hash_replaces_an_older_one(self, house, browser):
        weaker = signin.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).password_hash = weaker
        assert sign_in(browser, DE_WIT).status_code == 303
        db.session.rollback()
        assert "m=19456,t=2,p=1" in db.session.get(Account, house.accounts["dewit"].id).password_hash
