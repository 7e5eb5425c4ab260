"""Signing in: one message for both mistakes, slowed and never locked, and an end that is an end."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from committee import clock
from committee.people import keys, signin, tries
from committee.people.records import Account, Key, Membership, Opens, SignInTry
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

    @pytest.mark.parametrize(("email", "password"), [
        ("de\0wit", "een"), (DE_WIT, "een\0twee"), ("x" * 5000, "een"), (DE_WIT, "é" * 5000),
        ("' OR 1=1 --", "' OR 1=1 --"), ("\u202edewit@onderdak.example", "een"), ("%00", "%00")])
    def test_refuses_whatever_else_is_typed_in_words(self, house, browser, email, password):
        page = sign_in(browser, email, password)
        assert page.status_code == 422
        assert "niet bij elkaar" in words(page) or "niet goed ingevuld" in words(page)

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

    def test_guesses_made_at_once_are_counted_one_by_one(self, app, house):
        account_id = house.accounts["dewit"].id

        def guess(_number: int) -> bool:
            with app.app_context():
                with transaction():
                    left = tries.take(DE_WIT, "127.0.0.1", noon(TODAY), account_id=account_id)
                db.session.remove()
                return not left

        with ThreadPoolExecutor(10) as pool:
            assert sum(pool.map(guess, range(10))) == tries.FREE

    def test_a_stranger_elsewhere_cannot_keep_somebody_out(self, house, browser, later):
        at = noon(TODAY)
        with transaction():
            for _ in range(50):
                tries.note(DE_WIT, "203.0.113.9", at)
        later(5)
        assert sign_in(browser, DE_WIT).status_code == 303

    def test_behind_a_proxy_each_comes_from_his_own_place(self, app, house, browser):
        app.wsgi_app.x_for = 1
        for place in ("203.0.113.9", "198.51.100.7"):
            tried = {"csrf_token": token_on(browser.get("/inloggen")), "email": DE_WIT, "password": "fout"}
            browser.post("/inloggen", data=tried, headers={"X-Forwarded-For": f"192.0.2.1, {place}"})
        assert len({row.place for row in db.session.query(SignInTry)}) == 2

    def test_believes_nobody_about_his_place_without_a_proxy(self, house, browser):
        for place in ("203.0.113.9", "198.51.100.7"):
            tried = {"csrf_token": token_on(browser.get("/inloggen")), "email": DE_WIT, "password": "fout"}
            browser.post("/inloggen", data=tried, headers={"X-Forwarded-For": place})
        assert len({row.place for row in db.session.query(SignInTry)}) == 1

    def test_who_tries_many_accounts_from_one_place_is_slowed(self, house, browser):
        with transaction():
            for number in range(30):
                tries.note(f"{number}@onderdak.example", "127.0.0.1", noon(TODAY))
        assert sign_in(browser, DE_WIT).status_code == 429

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

    def test_who_comes_from_the_start_page_gets_his_own_first_page(self, house, browser):
        start = browser.get("/", follow_redirects=True).request
        assert start.path == "/inloggen"
        then = start.args.get("naar", "")
        first = browser.get(sign_in(browser, "lammerts@onderdak.example", then=then).location)
        assert first.location == "/mijn-zaken"

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
        assert browser.get("/").location == "/beheer"
        assert browser.get("/beheer").status_code == 200
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

    def test_a_copied_cookie_dies_with_the_session(self, app, house, signed_in):
        browser, thief = signed_in("dewit"), app.test_client()
        thief.set_cookie("session", browser.get_cookie("session").value)
        assert thief.get("/zaken").status_code == 200
        browser.post("/uitloggen", data={"csrf_token": token_on(browser.get("/zaken"))})
        assert thief.get("/zaken").status_code == 303

    def test_the_cookie_is_given_once_and_never_with_a_file_that_proxies_keep(self, app, signed_in):
        browser = signed_in("dewit")
        browser.get("/zaken")
        for path in ("/static/screen.css?v=1", "/lettertypen/SourceSansPro-Regular.otf", "/zaken"):
            assert "Set-Cookie" not in browser.get(path).headers, path

    def test_only_the_hash_of_what_the_cookie_holds_is_kept(self, house, signed_in):
        browser = signed_in("dewit")
        with browser.session_transaction() as kept:
            token = kept["_user_id"]
        db.session.rollback()
        row = db.session.query(Key).one()
        assert row.token_sha256 == keys.digest(token)
        assert token not in str(vars(row))

    def test_ends_twelve_hours_after_signing_in_however_busy(self, signed_in, later):
        browser = signed_in("dewit")
        for hour in range(1, 12):
            later(3600 * hour)
            assert browser.get("/zaken").status_code == 200
        later(3600 * 12)
        assert browser.get("/zaken").status_code == 303

    def test_who_comes_back_reads_why_he_signs_in_again(self, app, signed_in, later):
        browser = signed_in("dewit")
        later(3600 * 12)
        assert "12 uur na het inloggen" in words(browser.get(browser.get("/zaken").location))
        assert app.permanent_session_lifetime > keys.LASTS[Opens.SESSION], "its cookie is there to tell"
        assert sign_in(browser, DE_WIT).status_code == 303
        browser.post("/uitloggen", data={"csrf_token": token_on(browser.get("/zaken"))})
        assert "niet meer ingelogd" not in words(browser.get("/inloggen"))

    def test_is_seen_once_a_minute_at_most(self, signed_in, later, counted):
        browser = signed_in("dewit")
        for seconds, written in ((59, 0), (60, 1), (61, 0), (125, 1)):
            later(seconds)
            with counted() as asked:
                browser.get("/reglementen")
            assert sum(one.startswith("UPDATE account_keys") for one in asked) == written
        db.session.rollback()
        assert db.session.query(Key).one().used_at == noon(TODAY) + timedelta(seconds=125)

    def test_a_closed_account_is_signed_out_everywhere(self, house, signed_in):
        browser = signed_in("dewit")
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).active = False
        assert browser.get("/zaken").status_code == 303

    @pytest.mark.parametrize("token", ["", "1:1", "\udcff", "é" * 5000])
    def test_a_cookie_that_nobody_gave_opens_nothing(self, house, browser, token):
        with browser.session_transaction() as kept:
            kept["_user_id"] = token
        assert browser.get("/zaken").status_code == 303

    def test_a_remembered_device_is_no_session(self, house, browser):
        with transaction():
            token = keys.issue(Opens.DEVICE, house.accounts["dewit"].id, noon(TODAY))
        with browser.session_transaction() as kept:
            kept["_user_id"] = token
        assert browser.get("/zaken").status_code == 303

    def test_who_serves_no_longer_sees_no_page(self, house, signed_in):
        browser = signed_in("dewit")
        with transaction():
            mine = db.session.query(Membership).filter_by(account_id=house.accounts["dewit"].id).one()
            mine.until_day = TODAY - timedelta(days=1)
        assert browser.get("/zaken").status_code == 404

    def test_a_better_hash_replaces_an_older_one(self, real_hashes, house, browser):
        weaker = signin.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).password_hash = weaker
        assert sign_in(browser, DE_WIT).status_code == 303
        db.session.rollback()
        assert "m=19456,t=2,p=1" in db.session.get(Account, house.accounts["dewit"].id).password_hash
