"""The second factor: a code of the telephone that works once, recovery codes, and the first set-up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from committee.people import keys, second
from committee.people.records import Account, Key, Opens
from committee.store import db, transaction
from tests.builders import noon
from tests.people.telephone import DE_WIT, SECRET, a_second_factor, code_at, secret_on, send
from tests.web.browsing import sign_in, token_on, words
from tests.web.scene import PASSWORD, TODAY

WRONG = "Deze code klopt niet"
AT = noon(TODAY)


@pytest.fixture
def codes(house):
    """De Wit has a second factor; her recovery codes."""
    return a_second_factor(house.accounts["dewit"].id)


@pytest.fixture
def required(app):
    """The house insists on a second factor."""
    app.config["SECOND_FACTOR"] = "required"


class TestTheSecret:
    """It is kept so that a copy of the database gives no codes."""

    def test_is_sealed_in_the_database(self, house, codes):
        kept = db.session.get(Account, house.accounts["dewit"].id).totp_secret
        assert SECRET not in kept
        assert second.unseal(kept, AT) == SECRET

    def test_cannot_be_read_by_another_installation(self, app, house, codes):
        kept = db.session.get(Account, house.accounts["dewit"].id).totp_secret
        app.config["SECRET_KEY"] = "een ander geheim van meer dan tweeëndertig tekens"
        assert second.unseal(kept, AT) is None

    def test_recovery_codes_are_kept_as_hashes(self, house, codes):
        kept = {key.token_sha256 for key in db.session.query(Key).filter_by(opens=Opens.RECOVERY)}
        assert kept == {keys.digest(code.replace("-", "")) for code in codes}
        assert len(kept) == second.CODES

    def test_the_reckoning_is_that_of_rfc_6238(self):
        known = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"   # appendix B, the last six figures
        for seconds, figures in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
            at = AT.fromtimestamp(seconds, AT.tzinfo)
            assert second.step_of(known, figures, at) == seconds // 30


class TestTheCode:
    """Six figures, right for half a minute with one before and after, and once."""

    def test_the_password_alone_opens_nothing(self, number, codes, browser):
        assert sign_in(browser, DE_WIT).location == "/inloggen/code"
        assert browser.get(f"/zaken/{number}").status_code == 303
        assert browser.get("/account").status_code == 303

    @pytest.mark.parametrize(("code", "said"), [
        ("", "Vul de code van uw telefoon in"), ("12345", "zes cijfers"), ("1234567", "zes cijfers"),
        ("abcdef", "zes cijfers"), ("١٢٣٤٥٦", "zes cijfers"), ("\0" * 6, "zes cijfers"),
        ("9" * 9000, "zes cijfers"), ("000000", WRONG),
    ])
    def test_a_wrong_one_is_refused_at_its_field(self, codes, browser, code, said):
        sign_in(browser, DE_WIT)
        page = send(browser, "/inloggen/code", code=code)
        assert page.status_code == 422
        assert said in words(page)
        assert "<title>Fout: " in page.text
        assert 'aria-invalid="true"' in page.text

    @pytest.mark.parametrize(("off", "status"), [(-60, 422), (-30, 303), (0, 303), (30, 303), (60, 422)])
    def test_a_clock_may_be_off_by_one_step(self, codes, browser, off, status):
        sign_in(browser, DE_WIT)
        code = code_at(AT + timedelta(seconds=off))
        assert send(browser, "/inloggen/code", code=code).status_code == status

    def test_leads_to_the_page_that_was_wanted(self, codes, browser):
        assert sign_in(browser, DE_WIT, then="/reglementen").location == "/inloggen/code"
        spaced = f"{code_at(AT)[:3]} {code_at(AT)[3:]}"
        assert send(browser, "/inloggen/code", code=spaced).location == "/reglementen"
        assert browser.get("/reglementen").status_code == 200

    def test_never_leads_elsewhere(self, codes, browser):
        sign_in(browser, DE_WIT, then="//elders.example")
        assert send(browser, "/inloggen/code", code=code_at(AT)).location == "/"

    def test_works_once(self, app, codes, browser):
        sign_in(browser, DE_WIT)
        assert send(browser, "/inloggen/code", code=code_at(AT)).status_code == 303
        thief = app.test_client()
        sign_in(thief, DE_WIT)
        assert WRONG in words(send(thief, "/inloggen/code", code=code_at(AT)))

    def test_an_older_one_is_refused_once_a_newer_one_was_used(self, app, codes, browser, later):
        sign_in(browser, DE_WIT)
        send(browser, "/inloggen/code", code=code_at(AT + timedelta(seconds=30)))
        sign_in(other := app.test_client(), DE_WIT)
        assert send(other, "/inloggen/code", code=code_at(AT)).status_code == 422
        later(seconds=61)
        assert send(other, "/inloggen/code", code=code_at(AT + timedelta(seconds=61))).status_code == 303

    def test_of_ten_at_once_one_gets_in(self, app, house, codes):
        account_id = house.accounts["dewit"].id

        def guess(_number: int) -> bool:
            with app.app_context():
                with transaction():
                    taken = second.take(account_id, code_at(AT), AT)
                db.session.remove()
                return taken

        with ThreadPoolExecutor(10) as pool:
            assert sum(pool.map(guess, range(10))) == 1

    def test_is_slowed_and_never_locked(self, codes, browser, later):
        sign_in(browser, DE_WIT)
        for _ in range(3):
            send(browser, "/inloggen/code", code="000000")
        slowed = send(browser, "/inloggen/code", code=code_at(AT))
        assert slowed.status_code == 429
        assert "Wacht 2 seconden" in words(slowed)
        at = later(seconds=3)
        assert send(browser, "/inloggen/code", code=code_at(at)).status_code == 303

    def test_somebody_else_with_the_password_is_slowed_as_much(self, app, codes, browser, later):
        sign_in(browser, DE_WIT)
        for seconds in (0, 0, 0, 10, 20, 40, 80):
            later(seconds=seconds)
            send(browser, "/inloggen/code", code="000000")
        other = app.test_client()
        assert sign_in(other, DE_WIT).status_code == 303
        page = other.post("/inloggen/code", environ_base={"REMOTE_ADDR": "203.0.113.9"},
                          data={"csrf_token": token_on(other.get("/inloggen/code")), "code": "000000"})
        assert "Wacht 32 seconden" in words(page)

    def test_is_asked_for_ten_minutes(self, codes, browser, later):
        sign_in(browser, DE_WIT)
        at = later(minutes=10)
        gone = browser.get("/inloggen/code")
        assert gone.location == "/inloggen?bericht=verlopen"
        assert "Het duurde te lang" in words(browser.get(gone.location))
        assert code_at(at)

    def test_a_new_password_ends_the_half_way(self, house, codes, browser):
        sign_in(browser, DE_WIT)
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).password_hash = "een andere"
        assert browser.get("/inloggen/code").status_code == 303

    def test_nobody_gets_there_without_the_password(self, house, codes, browser):
        for path in ("/inloggen/code", "/inloggen/herstelcode", "/inloggen/instellen"):
            assert browser.get(path).location == "/inloggen?bericht=verlopen"


class TestRecoveryCodes:
    """Ten on paper, each for once, for who is without a telephone."""

    @pytest.mark.parametrize("code", ["", "aaaa-aaaa-aaaa-aaaa", "\0", "é" * 3000, "' OR 1=1 --"])
    def test_a_wrong_one_is_refused_at_its_field(self, codes, browser, code):
        sign_in(browser, DE_WIT)
        page = send(browser, "/inloggen/herstelcode", code=code)
        assert page.status_code == 422
        assert 'aria-invalid="true"' in page.text

    def test_is_reached_from_the_page_of_the_code(self, codes, browser):
        sign_in(browser, DE_WIT)
        assert "Ik heb mijn telefoon niet" in words(browser.get("/inloggen/code"))

    def test_opens_once_however_it_was_typed(self, app, codes, browser):
        sign_in(browser, DE_WIT)
        typed = f"  {codes[3].upper().replace('-', ' ')} "
        assert send(browser, "/inloggen/herstelcode", code=typed).location == "/"
        assert browser.get("/account").status_code == 200
        other = app.test_client()
        sign_in(other, DE_WIT)
        assert "al gebruikt" in words(send(other, "/inloggen/herstelcode", code=codes[3]))
        assert send(other, "/inloggen/herstelcode", code=codes[4]).location == "/"

    def test_of_somebody_else_opens_nothing_and_stays_whole(self, house, codes, browser):
        others = a_second_factor(house.accounts["vandongen"].id)
        sign_in(browser, DE_WIT)
        assert send(browser, "/inloggen/herstelcode", code=others[0]).status_code == 422
        with transaction():
            assert second.recover(house.accounts["vandongen"].id, others[0], AT)

    def test_new_ones_end_the_old(self, house, codes):
        with transaction():
            second.recovery_codes(house.accounts["dewit"].id, AT)
        with transaction():
            assert not second.recover(house.accounts["dewit"].id, codes[0], AT)


class TestSettingUp:
    """Where it is required, the first signing in leads past the telephone."""

    def test_is_left_where_it_is_optional(self, house, browser):
        assert sign_in(browser, DE_WIT).location == "/"

    def test_opens_nothing_before_it_is_done(self, number, required, browser):
        assert sign_in(browser, DE_WIT).location == "/inloggen/instellen"
        assert browser.get(f"/zaken/{number}").status_code == 303

    def test_shows_the_secret_as_a_picture_without_style(self, house, required, browser):
        sign_in(browser, DE_WIT)
        page = browser.get("/inloggen/instellen")
        assert "<svg" in page.text
        assert "style=" not in page.text
        assert f"secret={secret_on(page)}" in page.text
        assert secret_on(browser.get("/inloggen/instellen")) == secret_on(page)

    def test_asks_for_a_first_code(self, house, required, browser):
        sign_in(browser, DE_WIT)
        assert WRONG in words(send(browser, "/inloggen/instellen", code="000000"))
        db.session.rollback()
        assert db.session.get(Account, house.accounts["dewit"].id).totp_secret is None

    def test_shows_the_codes_until_they_are_kept_then_leads_on(self, house, required, browser):
        sign_in(browser, DE_WIT, then="/reglementen")
        secret = secret_on(browser.get("/inloggen/instellen"))
        shown = send(browser, "/inloggen/instellen", code=code_at(AT, secret)).location
        page = browser.get(shown)
        assert page.text.count("<li>") >= second.CODES
        assert browser.get(shown).text.count("<li>") == page.text.count("<li>")
        assert browser.post(shown, data={"csrf_token": token_on(page)}).location == "/reglementen"
        assert browser.get(shown).location == "/reglementen"

    def test_cannot_be_done_again_by_who_has_the_password_alone(self, app, house, required, browser):
        thief = app.test_client()
        sign_in(thief, DE_WIT)
        before = token_on(thief.get("/inloggen/instellen"))
        a_second_factor(house.accounts["dewit"].id)
        assert thief.get("/inloggen/instellen").status_code == 303
        assert thief.post("/inloggen/instellen", data={"csrf_token": before, "code": "1"}).status_code == 303

    def test_the_code_of_setting_up_does_not_open_again(self, app, house, required, browser):
        sign_in(browser, DE_WIT)
        secret = secret_on(browser.get("/inloggen/instellen"))
        send(browser, "/inloggen/instellen", code=code_at(AT, secret))
        other = app.test_client()
        sign_in(other, DE_WIT)
        assert send(other, "/inloggen/code", code=code_at(AT, secret)).status_code == 422


class TestRememberedDevice:
    """For thirty days the code is not asked on a device that its owner chose; the password always is."""

    def remember(self, browser):
        form = {"csrf_token": token_on(browser.get("/inloggen")), "email": DE_WIT, "password": PASSWORD}
        browser.post("/inloggen", data={**form, "remember": "ja"})
        return send(browser, "/inloggen/code", code=code_at(AT))

    def leave(self, browser):
        browser.post("/uitloggen", data={"csrf_token": token_on(browser.get("/account"))})

    def test_is_not_remembered_unless_asked(self, codes, browser):
        sign_in(browser, DE_WIT)
        send(browser, "/inloggen/code", code=code_at(AT))
        self.leave(browser)
        assert sign_in(browser, DE_WIT).location == "/inloggen/code"

    def test_is_asked_no_code_for_thirty_days(self, codes, browser, later):
        cookie = self.remember(browser).headers.getlist("Set-Cookie")[0]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/inloggen" in cookie
        assert "Max-Age=2592000" in cookie
        self.leave(browser)
        later(days=29, hours=23)
        assert sign_in(browser, DE_WIT).location == "/"
        later(days=30)
        browser.delete_cookie("session")
        assert sign_in(browser, DE_WIT).location == "/inloggen/code"

    def test_still_asks_for_the_password(self, codes, browser):
        self.remember(browser)
        self.leave(browser)
        assert sign_in(browser, DE_WIT, "fout").status_code == 422

    def test_counts_for_its_own_account_alone(self, house, codes, browser):
        self.remember(browser)
        self.leave(browser)
        a_second_factor(house.accounts["vandongen"].id)
        assert sign_in(browser, "vandongen@onderdak.example").location == "/inloggen/code"

    def test_another_telephone_forgets_it(self, house, codes, browser):
        self.remember(browser)
        self.leave(browser)
        a_second_factor(house.accounts["dewit"].id)
        assert sign_in(browser, DE_WIT).location == "/inloggen/code"

    def test_travels_over_tls_alone_where_there_is_tls(self, app, codes, browser):
        app.config["SESSION_COOKIE_SECURE"] = True
        form = {"csrf_token": token_on(browser.get("/inloggen", base_url="https://localhost")),
                "email": DE_WIT, "password": PASSWORD, "remember": "ja"}
        there = {"base_url": "https://localhost", "headers": {"Referer": "https://localhost/"}}
        browser.post("/inloggen", data=form, **there)
        token = token_on(browser.get("/inloggen/code", base_url="https://localhost"))
        page = browser.post("/inloggen/code", data={"csrf_token": token, "code": code_at(AT)}, **there)
        assert all("Secure" in cookie for cookie in page.headers.getlist("Set-Cookie"))
