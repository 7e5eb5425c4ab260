"""What is administered changes in two steps, once, by who may; and who changed what is kept."""

from datetime import date, timedelta

import pytest

from committee import clock
from committee.administration import settings
from committee.administration.records import SettingChange, Thing
from committee.people.records import Account, Affiliation, Committee, Membership, Organisation
from committee.permissions import Role
from committee.post import account_mail
from committee.post.records import Letter
from committee.store import db, transaction
from tests.builders import noon
from tests.web.administering import change, hire, read, send, task_of
from tests.web.browsing import form_of, sign_in, words
from tests.web.deeds import pressed
from tests.web.scene import PASSWORD, TODAY, a_house_with_passwords

NEW = "osei@nieuw.example"
LATER = {"until_day-dag": "31", "until_day-maand": "12", "until_day-jaar": "2026"}


@pytest.fixture
def admin(house, signed_in):
    """Yildiz, signed in."""
    hire(house)
    return signed_in("yildiz")


@pytest.fixture
def kade(house):
    """Another committee, which Yildiz does not administer."""
    with transaction():
        return a_house_with_passwords("kade", "KD")


@pytest.fixture
def organisation(house) -> str:
    """Where the data of the first affiliated organisation are changed."""
    return f"/beheer/organisaties/{read(Affiliation)[0].id}/gegevens"


@pytest.fixture
def own(house) -> str:
    """Where the data of the committee are changed."""
    return f"/beheer/commissies/{house.committee.id}"


def alter_meanwhile(thing: Thing, thing_id: int, **said: object) -> None:
    """Somebody else changes this first."""
    with transaction():
        settings.alter(thing, thing_id, said, settings.By(None, noon(TODAY)))


class TestTwoSteps:
    """Typed, read once more, and then done: nothing typed is lost on the way."""

    def test_the_first_step_changes_nothing(self, admin, own):
        shown = send(admin, own, phone="030 111 22 33")
        assert shown.status_code == 200
        assert "Klopt dit zo?" in words(shown)
        assert "030 111 22 33" in words(shown)
        assert read(Committee)[0].phone != "030 111 22 33"
        assert read(SettingChange) == []

    def test_what_is_wrong_is_named_and_what_was_typed_stays(self, admin, own):
        answer = send(admin, own, email="zonder-apenstaart", website="zomaar", phone="030 111")
        assert answer.status_code == 422
        assert "Dit e-mailadres mist een @." in words(answer)
        assert "Dit is geen webadres." in words(answer)
        assert form_of(answer.text)["phone"] == "030 111"

    def test_one_may_go_back_to_what_was_typed(self, admin, own):
        shown = send(admin, own, phone="030 111 22 33", place="Zeist")
        back = admin.post(own, data=form_of(shown.text) | {"_step": "terug"}, follow_redirects=True)
        assert back.request.path == own
        assert form_of(back.text)["phone"] == "030 111 22 33"
        assert form_of(back.text)["place"] == "Zeist"

    def test_without_a_difference_there_is_nothing_to_confirm(self, admin, own):
        answer = send(admin, own)
        assert answer.status_code == 422
        assert "U hebt nog niets gewijzigd." in words(answer)

    def test_who_was_overtaken_sees_what_it_is_now_and_keeps_what_he_typed(self, admin, own, house):
        shown = send(admin, own, phone="030 111 22 33")
        alter_meanwhile(Thing.COMMITTEE, house.committee.id, phone="030 999 99 99")
        answer = pressed(admin, own, form_of(shown.text) | {"_step": "bevestig"})
        assert answer.status_code == 409
        assert "Iemand anders heeft dit intussen gewijzigd." in words(answer)
        assert "Telefoon: 030 999 99 99" in words(answer)
        assert form_of(answer.text)["phone"] == "030 111 22 33"
        assert read(Committee)[0].phone == "030 999 99 99"
        again = pressed(admin, own, form_of(answer.text))
        assert admin.post(own, data=form_of(again.text) | {"_step": "bevestig"}).status_code == 303
        assert read(Committee)[0].phone == "030 111 22 33"

    def test_twice_pressed_is_once_done(self, admin, own):
        said = form_of(send(admin, own, phone="030 111 22 33").text) | {"_step": "bevestig"}
        assert [pressed(admin, own, said).status_code for _ in range(2)] == [303, 409]
        assert len(read(SettingChange)) == 1


class TestWhatChanges:
    """Committee, organisation, tie, task and account."""

    def test_the_committee(self, admin, own, house):
        said = {"phone": "030 111 22 33", "return_address": "Kade 1, 3511 AA Utrecht",
                "website": "https://www.onderdak.example"}
        assert change(admin, own, **said).status_code == 303
        made = read(Committee)[0]
        assert {name: getattr(made, name) for name in said} == said
        assert "030 111 22 33" in words(admin.get("/beheer/commissies?bericht=gewijzigd"))

    def test_the_committee_is_not_the_secretarys_to_change(self, own, signed_in):
        assert signed_in("dewit").get(own).status_code == 404

    def test_an_organisation_by_the_secretary(self, organisation, signed_in):
        browser = signed_in("dewit")
        said = {"name": "Stichting Nieuw Onderdak", "postcode": "3511aa", "email": "post@nieuw.example"}
        assert change(browser, organisation, **said).status_code == 303
        made = read(Organisation)[0]
        assert (made.name, made.postcode, made.email) == (said["name"], "3511 AA", said["email"])

    def test_an_address_that_is_wiped_out_is_none(self, organisation, signed_in):
        browser = signed_in("dewit")
        change(browser, organisation, phone="030 111 22 33", email="post@nieuw.example")
        assert change(browser, organisation, phone="", email="").status_code == 303
        assert (read(Organisation)[0].phone, read(Organisation)[0].email) == (None, None)

    @pytest.mark.parametrize("until_day", [None, date(2021, 1, 1)])
    def test_an_organisation_of_another_committee_too_is_not_ones_own_to_move(
            self, admin, organisation, kade, house, until_day):
        with transaction():
            db.session.add(Affiliation(organisation_id=house.organisation.id, committee_id=kade.committee.id,
                                       from_day=date(2020, 1, 1), until_day=until_day))
        answer = send(admin, organisation, email="andermans.post@onderdak.example")
        assert answer.status_code == 422
        assert "hoort ook bij een commissie die u niet beheert" in words(answer)
        assert read(SettingChange) == []

    def test_not_into_the_name_of_another_organisation(self, admin, organisation):
        with transaction():
            db.session.add(Organisation(name="Stichting Elders", town="Zeist"))
        answer = send(admin, organisation, name="Stichting Elders", town="Zeist")
        assert answer.status_code == 422
        assert "Er is al een organisatie met deze naam in deze plaats." in words(answer)

    def test_a_tie_and_its_days(self, admin, organisation):
        address = organisation.removesuffix("/gegevens")
        said = {"contact": "F. Smit", "from_day-dag": "2", "from_day-maand": "1", "from_day-jaar": "2026"}
        assert change(admin, address, **said, **LATER).status_code == 303
        made = read(Affiliation)[0]
        assert (made.contact, made.from_day, made.until_day) == (
            "F. Smit", date(2026, 1, 2), date(2026, 12, 31))

    def test_no_tie_ends_before_it_begins(self, admin, organisation):
        said = {"from_day-dag": "2", "from_day-maand": "1", "from_day-jaar": "2027"}
        answer = send(admin, organisation.removesuffix("/gegevens"), **said, **LATER)
        assert answer.status_code == 422
        assert "De laatste dag ligt eerder dan de eerste." in words(answer)

    def test_a_task_does_not_overlap_the_same_task(self, admin, house):
        task = task_of(house, "osei")
        first = db.session.get_one(Membership, task)
        with transaction():
            db.session.add(Membership(
                account_id=first.account_id, committee_id=first.committee_id, role=first.role,
                from_day=date(2010, 1, 1), until_day=date(2010, 12, 31)))
        early = {"from_day-dag": "1", "from_day-maand": "6", "from_day-jaar": "2010"}
        answer = send(admin, f"/beheer/taken/{task}", **early)
        assert answer.status_code == 422
        assert "Deze persoon heeft deze taak al bij deze commissie." in words(answer)


class TestAnAccount:
    """Who administers an account gives it no other address: its holder does, from the one it has."""

    def at(self, house, name: str = "osei") -> str:
        return f"/beheer/taken/{task_of(house, name)}/gegevens"

    def test_not_ones_own(self, admin, house):
        answer = send(admin, self.at(house, "yildiz"), name="D. Yildiz-Kok")
        assert answer.status_code == 422
        assert "Uw eigen account en taken wijzigt een andere beheerder." in words(answer)

    def test_not_of_who_serves_elsewhere_too(self, admin, house, kade):
        with transaction():
            db.session.add(Membership(account_id=house.accounts["osei"].id, committee_id=kade.committee.id,
                                      role=Role.MEMBER, from_day=TODAY))
        answer = send(admin, self.at(house), email="ander@onderdak.example")
        assert answer.status_code == 422
        assert "Vraag het de beheerder daar." in words(answer)

    def test_not_to_the_address_of_another(self, admin, house):
        answer = send(admin, self.at(house), email=house.accounts["dewit"].email.upper())
        assert answer.status_code == 422
        assert "Een ander account heeft dit e-mailadres al." in words(answer)

    def test_another_name_ends_nothing(self, admin, house, signed_in):
        there = signed_in("osei")
        assert change(admin, self.at(house), name="A. Osei-Bakker").status_code == 303
        assert read(Account)[0].person is not None
        assert db.session.get(Account, house.accounts["osei"].id).person.name == "A. Osei-Bakker"
        assert there.get("/account").status_code == 200
        assert read(Letter) == []

    def asked(self, admin, house, email: str = NEW) -> str:
        """An administrator asks for another address; the path of the link that went to the old one."""
        assert change(admin, self.at(house), email=email).status_code == 303
        return account_mail.address(read(Letter)[-1]).removeprefix("http://127.0.0.1:8000")

    def email(self, house) -> str:
        db.session.rollback()
        return db.session.get(Account, house.accounts["osei"].id).email

    def test_whoever_asks_for_it_does_not_come_in(self, app, admin, house):
        old = house.accounts["osei"].email
        self.asked(admin, house)
        thief = app.test_client()
        for address in (NEW, old):
            send(thief, "/wachtwoord-vergeten", email=address)
        assert [one.to_address for one in read(Letter)] == [old, old]
        assert sign_in(thief, NEW, PASSWORD).status_code == 422
        assert self.email(house) == old

    def test_only_looking_at_the_link_decides_nothing(self, app, admin, house):
        link, browser = self.asked(admin, house), app.test_client()
        page = words(browser.get(link))
        assert "Is dit uw nieuwe adres?" in page
        assert NEW in page
        assert self.email(house) != NEW

    def test_its_holder_says_no_and_it_is_over(self, app, admin, house):
        link, browser = self.asked(admin, house), app.test_client()
        page = send(browser, link, antwoord="nee")
        assert "Uw e-mailadres blijft zoals het is" in words(page)
        assert browser.get(link).status_code == 410
        assert self.email(house) != NEW

    def test_it_does_not_wait_for_ever(self, app, admin, house, monkeypatch):
        link = self.asked(admin, house)
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(days=7))
        assert app.test_client().get(link).status_code == 410

    def test_asking_for_another_ends_the_one_before(self, app, admin, house):
        link = self.asked(admin, house)
        self.asked(admin, house, "osei@anders.example")
        assert app.test_client().get(link).status_code == 410

    def test_its_holder_says_yes_and_is_out_everywhere(self, app, admin, house, signed_in):
        there, old, link = signed_in("osei"), house.accounts["osei"].email, self.asked(admin, house)
        assert "geldt zodra deze persoon ja zegt" in words(admin.get("/beheer?bericht=gevraagd"))
        assert NEW in words(admin.get(self.at(house)))
        browser = app.test_client()
        assert send(browser, link, antwoord="ja").location == "/inloggen?bericht=adres"
        assert there.get("/account").status_code == 303
        assert [one.to_address for one in read(Letter)] == [old, old, NEW]
        assert self.email(house) == NEW
        assert browser.get(link).status_code == 410
        assert read(SettingChange)[-1].by_id == house.accounts["yildiz"].id

    def test_an_address_that_somebody_took_meanwhile_is_not_given(self, app, admin, house):
        link = self.asked(admin, house)
        with transaction():
            db.session.get(Account, house.accounts["lammerts"].id).email = NEW
        page = send(app.test_client(), link, antwoord="ja")
        assert page.status_code == 409
        assert "Een ander account heeft dit e-mailadres al." in words(page)
        assert self.email(house) != NEW

    def test_who_never_chose_a_password_gets_it_at_once(self, admin, house):
        with transaction():
            db.session.get(Account, house.accounts["osei"].id).password_hash = None
        assert change(admin, self.at(house), email=NEW).status_code == 303
        assert self.email(house) == NEW


class TestTheTrace:
    """Who changed what, with what it was and what it became."""

    def test_names_who_and_what_on_the_page(self, admin, own):
        change(admin, own, phone="030 111 22 33")
        change(admin, own, phone="", place="Zeist")
        page = words(admin.get(own))
        assert "Eerder gewijzigd" in page
        assert "D. Yildiz" in page
        assert "Telefoon: 030 111 22 33 → leeg" in page

    def test_a_day_is_told_as_a_day(self, admin, house):
        address = f"/beheer/taken/{task_of(house, 'osei')}"
        change(admin, address, **LATER)
        assert "Tot en met: leeg → do 31 december 2026" in words(admin.get(address))

    def test_the_log_holds_ids_alone(self, admin, own, house, caplog):
        with caplog.at_level("INFO", "committee.administration"):
            change(admin, own, phone="030 111 22 33")
        by = house.accounts["yildiz"].id
        assert f"commissie gewijzigd {house.committee.id} door account {by}" in caplog.text
        assert "030" not in caplog.text

    def test_takes_as_many_selects_for_many_changes(self, admin, own, counted):
        found = []
        for number in (1, 2, 3):
            change(admin, own, phone=f"030 111 22 {number:02d}")
            with counted() as statements:
                admin.get(own)
            found.append(len(statements))
        assert len(set(found)) == 1, found
