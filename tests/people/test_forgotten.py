"""A forgotten password: the same answer for everybody, a link by mail that works once, and all doors shut."""

import re
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy

import pytest

from committee.people import keys, second
from committee.people.records import Account, Key, Opens
from committee.post import account_mail, worker
from committee.post.records import Letter, Status
from committee.post.smtp import outlet
from committee.store import db, transaction
from tests.builders import noon
from tests.people.telephone import DE_WIT, a_second_factor, send
from tests.web.browsing import sign_in, token_on, words
from tests.web.scene import PASSWORD, TODAY

AT = noon(TODAY)
NEW = "vier woorden achter elkaar"


def mailed(app, tmp_path, at=AT) -> list:
    """What the worker handed over."""
    worker.send_due(outlet(f"file:{tmp_path}/uit"), at)
    return [message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in sorted((tmp_path / "uit").glob("*.eml"))]


def link_in(message) -> str:
    """The path of the link in a mail."""
    found = re.search(r"http://[^/]+(/wachtwoord/[\w-]+)", message.get_body(("plain",)).get_content())
    assert found
    return found.group(1)


def a_link(house, name="dewit", lasts=None) -> str:
    """A link to a new password for somebody of the house."""
    with transaction():
        token = keys.issue(Opens.PASSWORD, house.accounts[name].id, AT, lasts=lasts)
    return f"/wachtwoord/{token}"


class TestAsking:
    """The page says the same to whoever asks; only a known address gets a mail."""

    @pytest.mark.parametrize("email", ["", "x" * 300, "de\0wit@onderdak.example"])
    def test_asks_for_what_can_be_an_address(self, house, browser, email):
        page = send(browser, "/wachtwoord-vergeten", email=email)
        assert page.status_code == 422
        assert 'aria-invalid="true"' in page.text

    def test_answers_the_same_for_known_and_unknown(self, house, browser):
        known = send(browser, "/wachtwoord-vergeten", email=DE_WIT)
        unknown = send(browser, "/wachtwoord-vergeten", email="niemand@onderdak.example")
        assert known.status_code == unknown.status_code == 303
        assert known.location == unknown.location
        assert "Kijk in uw e-mail" in words(browser.get(known.location))
        assert [letter.to_address for letter in db.session.query(Letter)] == [DE_WIT]

    def test_does_as_much_for_unknown_as_for_known(self, house, browser, counted):
        done = []
        for email in ("niemand@onderdak.example", DE_WIT):
            with counted() as asked:
                send(browser, "/wachtwoord-vergeten", email=email)
            done.append([one.split(" ")[0] for one in asked])
        assert done[0][-3:] == done[1][-3:]
        assert abs(len(done[0]) - len(done[1])) <= 1

    def test_answers_so_in_a_house_without_people(self, app, browser):
        assert send(browser, "/wachtwoord-vergeten", email=DE_WIT).status_code == 303

    def test_a_closed_account_gets_no_mail(self, house, browser):
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).active = False
        assert send(browser, "/wachtwoord-vergeten", email=DE_WIT).status_code == 303
        assert db.session.query(Letter).count() == 0

    def test_who_keeps_asking_fills_nobodys_mailbox(self, house, browser):
        for _ in range(12):
            assert send(browser, "/wachtwoord-vergeten", email=DE_WIT).status_code == 303
        assert db.session.query(Letter).count() == 3

    def test_asking_slows_no_signing_in(self, house, browser):
        for _ in range(12):
            send(browser, "/wachtwoord-vergeten", email=DE_WIT)
        assert sign_in(browser, DE_WIT).status_code == 303


class TestTheMail:
    """It leaves at once, holds the link and nothing of a case; what lies in the outbox opens nothing."""

    def test_leaves_at_once_with_a_link_that_works(self, app, house, browser, tmp_path):
        send(browser, "/wachtwoord-vergeten", email=DE_WIT)
        [message] = mailed(app, tmp_path)
        assert message["To"] == "Marjan de Wit <dewit@onderdak.example>"
        assert message["Subject"] == "Kies een nieuw wachtwoord"
        assert "werkt een uur en één keer" in message.get_body(("plain",)).get_content()
        assert browser.get(link_in(message)).status_code == 200
        db.session.rollback()
        assert db.session.query(Letter).one().status is Status.SENT

    def test_the_outbox_holds_no_link(self, app, house, browser, tmp_path):
        send(browser, "/wachtwoord-vergeten", email=DE_WIT)
        token = link_in(mailed(app, tmp_path)[0]).rpartition("/")[2]
        db.session.rollback()
        letter, key = db.session.query(Letter).one(), db.session.query(Key).one()
        assert token not in f"{vars(letter)} {vars(key)}"

    def test_the_secretariat_sees_that_it_went_and_no_link(self, app, house, browser, signed_in, tmp_path):
        send(browser, "/wachtwoord-vergeten", email=DE_WIT)
        token = link_in(mailed(app, tmp_path)[0]).rpartition("/")[2]
        db.session.rollback()
        letter, secretary = db.session.query(Letter).one().id, signed_in("dewit")
        for path in ("/uitgaand", f"/uitgaand/{letter}", "/werkblad"):
            page = secretary.get(path)
            assert page.status_code == 200, path
            assert token not in page.text

    def test_an_invitation_lasts_a_week(self, app, house, browser, tmp_path, later):
        with transaction():
            address = account_mail.invite(house.accounts["osei"].id, AT)
        [message] = mailed(app, tmp_path)
        assert address.endswith(link_in(message))
        assert "zeven dagen" in message.get_body(("html",)).get_content()
        later(days=6, hours=23)
        assert browser.get(link_in(message)).status_code == 200
        later(days=7)
        assert browser.get(link_in(message)).status_code == 410


class TestChoosing:
    """A new password by a living link; length counts, and that nobody guesses it."""

    @pytest.mark.parametrize(("password", "said"), [
        ("", "Kies een nieuw wachtwoord"), ("elf tekens!", "ten minste 12 tekens"),
        ("Marjan de Wit", "naam of e-mailadres"), ("dewit@onderdak.example", "naam of e-mailadres"),
        ("Welkom 123456", "veel mensen"), ("aaaaaaaaaaaaaaaa", "veel mensen"), ("x" * 201, "ten hoogste 200"),
        ("een\0wachtwoord met niets", "teken dat wij niet kunnen bewaren"),
    ])
    def test_a_weak_one_is_refused_at_its_field(self, house, browser, password, said):
        link = a_link(house)
        page = send(browser, link, password=password)
        assert page.status_code == 422
        assert said in words(page)
        assert 'aria-invalid="true"' in page.text
        assert browser.get(link).status_code == 200

    @pytest.mark.parametrize("token", ["niets", "é" * 900, "..%2F..", "%F0%9F%98%80"])
    def test_a_link_that_nobody_gave_is_dead(self, house, browser, token):
        page = browser.get(f"/wachtwoord/{token}")
        assert page.status_code in (404, 410)

    def test_a_dead_one_says_so_and_offers_another(self, house, browser, later):
        link = a_link(house)
        form = {"csrf_token": token_on(browser.get(link)), "password": NEW}
        later(hours=1)
        for page in (browser.get(link), browser.post(link, data=form)):
            assert page.status_code == 410
            assert "Deze link werkt niet meer" in words(page)
            assert "/wachtwoord-vergeten" in page.text

    def test_looking_at_it_uses_nothing_up(self, house, browser):
        link = a_link(house)
        for _ in range(3):
            assert browser.get(link).status_code == 200

    def test_opens_with_the_new_one_and_no_longer_with_the_old(self, house, browser):
        done = send(browser, a_link(house), password=NEW)
        assert done.location == "/inloggen?bericht=wachtwoord"
        assert "Uw nieuwe wachtwoord staat klaar" in words(browser.get(done.location))
        assert sign_in(browser, DE_WIT, PASSWORD).status_code == 422
        assert sign_in(browser, DE_WIT, NEW).status_code == 303

    def test_the_same_sign_from_another_keyboard_is_the_same(self, house, browser):
        send(browser, a_link(house), password="caf\u00e9 aan de gracht")
        assert sign_in(browser, DE_WIT, "cafe\u0301 aan de gracht").status_code == 303

    def test_works_once(self, house, browser):
        link = a_link(house)
        form = {"csrf_token": token_on(browser.get(link)), "password": NEW}
        assert browser.post(link, data=form).status_code == 303
        assert browser.post(link, data={**form, "password": NEW * 2}).status_code in (400, 410)
        assert browser.get(link).status_code == 410

    def test_of_ten_at_once_one_is_kept(self, app, house):
        token = a_link(house).rpartition("/")[2]

        def use(_number: int) -> bool:
            with app.app_context():
                with transaction():
                    used = keys.use_up(Opens.PASSWORD, token, AT) is not None
                db.session.remove()
                return used

        with ThreadPoolExecutor(10) as pool:
            assert sum(pool.map(use, range(10))) == 1

    def test_ends_every_session_device_and_other_link(self, app, house, signed_in):
        browser, other = signed_in("dewit"), a_link(house)
        with transaction():
            device = keys.issue(Opens.DEVICE, house.accounts["dewit"].id, AT)
        send(app.test_client(), a_link(house), password=NEW)
        assert browser.get("/zaken").status_code == 303
        assert browser.get(other).status_code == 410
        assert second.knows(house.accounts["dewit"].id, device, AT) is None

    def test_asks_for_the_code_all_the_same(self, house, browser):
        a_second_factor(house.accounts["dewit"].id)
        send(browser, a_link(house), password=NEW)
        assert sign_in(browser, DE_WIT, NEW).location == "/inloggen/code"

    def test_touches_nobody_else(self, house, browser, signed_in):
        chair = signed_in("vandongen")
        send(browser, a_link(house), password=NEW)
        assert chair.get("/reglementen").status_code == 200

    def test_a_closed_account_stays_closed(self, house, browser):
        link = a_link(house)
        with transaction():
            db.session.get(Account, house.accounts["dewit"].id).active = False
        assert browser.get(link).status_code == 410
