"""Whoever changes an account, its owner hears of it by mail, and that mail holds no link."""

from committee.people.records import Account
from committee.post import account_mail
from committee.post.records import Letter
from committee.store import db, transaction
from tests.builders import noon
from tests.people.telephone import DE_WIT, a_second_factor, code_at, secret_on, send
from tests.web.scene import PASSWORD, TODAY

AT = noon(TODAY)
NEW = "vier woorden achter elkaar"


def told() -> list[tuple[str, str]]:
    """To whom mail about a change went, and what it says in plain text."""
    db.session.rollback()
    found = db.session.query(Letter).filter_by(kind="account.changed").order_by(Letter.id)
    return [(letter.to_address, letter.mail["text"]) for letter in found]


def test_a_wrong_password_changes_nothing_and_tells_nobody(house, signed_in):
    browser = signed_in("dewit")
    assert send(browser, "/account/wachtwoord", old="zomaar iets anders", password=NEW).status_code == 422
    assert told() == []


def test_another_password(house, signed_in):
    assert send(signed_in("dewit"), "/account/wachtwoord", old=PASSWORD, password=NEW).status_code == 303
    [(address, text)] = told()
    assert address == DE_WIT
    assert "is het wachtwoord van uw account bij Wederhoor gewijzigd" in text
    assert "Was u dit niet?" in text
    assert "Wachtwoord vergeten" in text


def test_another_telephone(house, signed_in):
    browser = signed_in("dewit")
    secret = secret_on(browser.get("/account/telefoon"))
    assert send(browser, "/account/telefoon", old=PASSWORD, code=code_at(AT, secret)).status_code == 303
    assert ["de telefoon die uw code geeft" in text for _to, text in told()] == [True]


def test_other_recovery_codes(house, signed_in):
    browser = signed_in("dewit")
    a_second_factor(house.accounts["dewit"].id)
    assert send(browser, "/account/herstelcodes/nieuw", old=PASSWORD).status_code == 303
    assert ["de herstelcodes" in text for _to, text in told()] == [True]


def test_no_link_in_any_form_of_it(house, signed_in):
    send(signed_in("dewit"), "/account/wachtwoord", old=PASSWORD, password=NEW)
    db.session.rollback()
    letter = db.session.query(Letter).filter_by(kind="account.changed").one()
    for text in (*letter.mail.values(), letter.paper["body_html"]):
        assert "http" not in text
        assert "href" not in text
        assert "/wachtwoord/" not in text


def test_a_forgotten_password_that_was_chosen_anew(house, browser):
    with transaction():
        account_mail.send_reset(house.accounts["dewit"].id, AT)
        made = db.session.query(Letter).one()
        path = account_mail.address(made).partition("/wachtwoord/")[2]
    assert send(browser, f"/wachtwoord/{path}", password=NEW).status_code == 303
    assert len(told()) == 1


def test_a_first_password_is_no_change(house, browser):
    with transaction():
        db.session.get(Account, house.accounts["osei"].id).password_hash = None
        address = account_mail.invite(house.accounts["osei"].id, AT) or ""
    path = address.partition("/wachtwoord/")[2]
    assert send(browser, f"/wachtwoord/{path}", password=NEW).status_code == 303
    assert told() == []
