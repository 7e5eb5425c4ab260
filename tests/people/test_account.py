"""Mijn account: what opens it, listed and ended; another password; how the pages look."""

import re

import pytest

from committee.people import keys
from committee.people.records import Account, Key, Look, Opens
from committee.store import db, transaction
from tests.builders import noon
from tests.people.telephone import DE_WIT, a_second_factor, code_at, secret_on, send
from tests.web.browsing import sign_in, token_on, words
from tests.web.scene import PASSWORD, TODAY

AT = noon(TODAY)
NEW = "vier woorden achter elkaar"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def firefox(app, house, browser):
    """De Wit, signed in at another place with Firefox on Windows."""
    form = {"csrf_token": token_on(browser.get("/inloggen")), "email": DE_WIT, "password": PASSWORD}
    browser.post("/inloggen", data=form, headers={"User-Agent": FIREFOX})
    return browser


def press(browser, button: str):
    """Press the first button of the account page whose words begin so."""
    page = browser.get("/account")
    found = re.search(rf'action="([^"]+)"[^>]*>(?:(?!</form>).)*?<button[^>]*>{button}', page.text, re.S)
    assert found, page.text
    return browser.post(found.group(1), data={"csrf_token": token_on(page)})


class TestWhoseItIs:
    """Only who is signed in sees an account, and only his own."""

    def test_is_closed_to_who_is_signed_out(self, house, browser):
        for path in ("", "/wachtwoord", "/telefoon", "/herstelcodes", "/herstelcodes/nieuw"):
            assert browser.get(f"/account{path}").location.startswith("/inloggen")

    def test_nobody_ends_what_is_anothers(self, house, signed_in):
        chair, mine = signed_in("vandongen"), signed_in("dewit")
        db.session.rollback()
        theirs = db.session.query(Key).filter_by(account_id=house.accounts["vandongen"].id).one().id
        token = token_on(mine.get("/account"))
        assert mine.post(f"/account/sessies/{theirs}", data={"csrf_token": token}).status_code == 303
        assert chair.get("/account").status_code == 200

    def test_ending_takes_a_press(self, signed_in):
        assert signed_in("dewit").get("/account/sessies/andere").status_code == 405

    def test_a_session_is_not_ended_as_a_device(self, house, signed_in, firefox):
        mine = signed_in("dewit")
        db.session.rollback()
        first = db.session.query(Key).order_by(Key.id).first().id
        mine.post(f"/account/apparaten/{first}", data={"csrf_token": token_on(mine.get("/account"))})
        assert firefox.get("/account").status_code == 200


class TestSessions:
    """Each with its device and when it was last in use; ended one by one, or all others at once."""

    def test_are_listed_with_their_device(self, firefox, signed_in):
        page = words(signed_in("dewit").get("/account"))
        assert "Firefox op Windows" in page
        assert "dit is waar u nu werkt" in page

    def test_one_is_ended(self, firefox, signed_in):
        mine = signed_in("dewit")
        done = press(mine, "Beëindig<")
        assert "De sessie is beëindigd" in words(mine.get(done.location))
        assert firefox.get("/account").status_code == 303
        assert mine.get("/account").status_code == 200

    def test_all_others_are_ended(self, firefox, signed_in):
        third, mine = signed_in("dewit"), signed_in("dewit")
        press(mine, "Beëindig alle andere")
        assert [one.get("/account").status_code for one in (firefox, third, mine)] == [303, 303, 200]

    def test_the_last_one_has_nothing_to_end(self, signed_in):
        assert "Beëindig" not in words(signed_in("dewit").get("/account"))

    def test_a_remembered_device_is_forgotten(self, house, signed_in):
        with transaction():
            keys.issue(Opens.DEVICE, house.accounts["dewit"].id, AT, device="Safari op een iPhone")
        mine = signed_in("dewit")
        assert "Safari op een iPhone" in words(mine.get("/account"))
        press(mine, "Vergeet<")
        assert "Safari op een iPhone" not in words(mine.get("/account"))

    def test_the_page_asks_three_things(self, house, firefox, signed_in, counted):
        mine = signed_in("dewit")
        with counted() as asked:
            assert mine.get("/account").status_code == 200
        assert len(asked) == 3


class TestPassword:
    """Another password for who gives the old one; whoever else was signed in is so no longer."""

    @pytest.mark.parametrize(("old", "new", "said"), [
        ("", NEW, "Vul uw wachtwoord in"), ("fout", NEW, "Dit is niet uw wachtwoord van nu"),
        (PASSWORD, "kort", "ten minste 12 tekens"), (PASSWORD, "", "Kies een nieuw wachtwoord"),
        ("\0", NEW, "niet kunnen bewaren"),
    ])
    def test_is_refused_at_its_field(self, signed_in, old, new, said):
        page = send(signed_in("dewit"), "/account/wachtwoord", old=old, password=new)
        assert page.status_code == 422
        assert said in words(page)
        assert 'aria-invalid="true"' in page.text

    def test_guessing_the_old_one_is_slowed(self, signed_in):
        mine = signed_in("dewit")
        for _ in range(3):
            send(mine, "/account/wachtwoord", old="fout", password=NEW)
        assert send(mine, "/account/wachtwoord", old=PASSWORD, password=NEW).status_code == 429

    def test_ends_every_other_session_and_device(self, house, firefox, signed_in):
        mine = signed_in("dewit")
        with transaction():
            keys.issue(Opens.DEVICE, house.accounts["dewit"].id, AT)
        done = send(mine, "/account/wachtwoord", old=PASSWORD, password=NEW)
        page = words(mine.get(done.location))
        assert "Uw wachtwoord is gewijzigd" in page
        assert "Geen onthouden apparaten" in page
        assert firefox.get("/account").status_code == 303
        assert sign_in(firefox, DE_WIT, NEW).location == "/"


class TestTelephone:
    """The first telephone or another one, for who gives the password and a code of it."""

    @pytest.mark.parametrize(("old", "right"), [("fout", True), (PASSWORD, False), ("", True)])
    def test_asks_for_both(self, house, signed_in, old, right):
        mine = signed_in("dewit")
        secret = secret_on(mine.get("/account/telefoon"))
        page = send(mine, "/account/telefoon", old=old, code=code_at(AT, secret) if right else "000000")
        assert page.status_code == 422
        db.session.rollback()
        assert db.session.get(Account, house.accounts["dewit"].id).totp_secret is None

    def test_is_set_up_and_asked_for_from_then_on(self, signed_in, browser):
        mine = signed_in("dewit")
        secret = secret_on(mine.get("/account/telefoon"))
        shown = send(mine, "/account/telefoon", old=PASSWORD, code=code_at(AT, secret))
        assert shown.location == "/account/herstelcodes"
        assert "Elke code werkt één keer" in words(mine.get(shown.location))
        assert send(mine, "/account/herstelcodes").location == "/account?bericht=codes"
        assert "Staat aan" in words(mine.get("/account"))
        assert sign_in(browser, DE_WIT).location == "/inloggen/code"

    def test_new_recovery_codes_take_the_password(self, house, signed_in):
        mine = signed_in("dewit")
        assert mine.get("/account/herstelcodes/nieuw").status_code == 404
        a_second_factor(house.accounts["dewit"].id)
        assert send(mine, "/account/herstelcodes/nieuw", old="fout").status_code == 422
        assert send(mine, "/account/herstelcodes/nieuw", old=PASSWORD).location == "/account/herstelcodes"
        assert "Tien codes over" in words(mine.get("/account"))

    def test_codes_are_shown_for_a_quarter_of_an_hour(self, house, signed_in, later):
        mine = signed_in("dewit")
        a_second_factor(house.accounts["dewit"].id)
        send(mine, "/account/herstelcodes/nieuw", old=PASSWORD)
        later(minutes=16)
        assert mine.get("/account/herstelcodes").location == "/account"


class TestLook:
    """Light, dark, or as the device: kept with the account, and told to the page."""

    def test_is_as_the_device_until_chosen(self, signed_in):
        assert "data-look" not in signed_in("dewit").get("/account").text

    @pytest.mark.parametrize("look", ["", "paars", "\0", "é" * 3000])
    def test_another_is_refused(self, signed_in, look):
        mine = signed_in("dewit")
        form = {"csrf_token": token_on(mine.get("/account")), "look": look}
        page = mine.post("/account/uiterlijk", data=form)
        assert page.status_code == 422
        assert "Er is 1 ding niet goed ingevuld" in words(page)

    @pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
    def test_stands_on_every_page_and_costs_no_question(self, signed_in, counted, look):
        mine = signed_in("dewit")
        with counted() as before:
            mine.get("/reglementen")
        form = {"csrf_token": token_on(mine.get("/account")), "look": look.value}
        assert mine.post("/account/uiterlijk", data=form).location == "/account?bericht=uiterlijk"
        with counted() as after:
            assert f'data-look="{look.value}"' in mine.get("/reglementen").text
        assert len(after) == len(before)
