"""The rooms of a committee: kept by who may, chosen when a hearing is planned or moved."""

from datetime import date, datetime, timedelta

import pytest

from committee.administration import rooms
from committee.administration.records import SettingChange
from committee.hearing import acts
from committee.hearing.records import Hearing, Room
from committee.permissions import Role
from committee.store import transaction
from tests.builders import House, a_house, on
from tests.hearing.scene import a_room, ready
from tests.web.administering import change, hire, read, send
from tests.web.browsing import arrive, form_of, link_for, sign_in, spaced, words
from tests.web.deeds import seen
from tests.web.scene import TODAY, a_house_with_passwords
from tests.web.test_at_once import together

NEW = {"name": "Zaal 2", "street": "Eemplein 6", "postcode": "3811aa", "town": "Amersfoort",
       "access": "ringleiding", "note": "Meld u bij de balie."}
PLACE = "Zaal 2, Eemplein 6, 3811 AA Amersfoort"
LATER = {"until_day-dag": "31", "until_day-maand": "12", "until_day-jaar": "2026"}
DAY = {"starts_at-dag": "28", "starts_at-maand": "4", "starts_at-jaar": "2026", "starts_at-uur": "14.00"}


@pytest.fixture
def secretary(house, signed_in):
    """De Wit, signed in."""
    return signed_in("dewit")


@pytest.fixture
def kade(house) -> House:
    """Another committee."""
    with transaction():
        return a_house_with_passwords("kade", "KD")


@pytest.fixture
def room(house) -> int:
    """Zaal 2, of the committee of the house."""
    with transaction():
        return a_room(house, access="ringleiding", note="Meld u bij de balie.")


class TestKeeping:
    """Administrator and secretary add, change and end the rooms of their own committee."""

    def test_one_of_another_committee_is_not_there(self, secretary, kade):
        with transaction():
            theirs = a_room(kade)
        assert secretary.get(f"/beheer/zalen/{theirs}").status_code == 404
        assert "Zaal 2" not in words(secretary.get("/beheer/zalen"))

    def test_none_is_added_for_another_committee(self, secretary, kade):
        answer = send(secretary, "/beheer/zalen/nieuw", **NEW, committee=str(kade.committee.id))
        assert answer.status_code == 422
        assert read(Room) == []

    @pytest.mark.parametrize(("wrong", "said"), [
        ({"name": " "}, "Vul de naam in."), ({"street": ""}, "Vul straat en nummer in."),
        ({"postcode": "38"}, "Een postcode is vier cijfers en twee letters."),
        ({"town": "A" * 41}, "Schrijf ten hoogste 40 tekens."),
        ({"until_day-dag": "1", "until_day-maand": "1", "until_day-jaar": "2020"},
         "De laatste dag ligt eerder dan de eerste."),
    ])
    def test_what_is_wrong_is_named_and_what_was_typed_stays(self, secretary, wrong, said):
        answer = send(secretary, "/beheer/zalen/nieuw", **NEW | wrong)
        assert answer.status_code == 422
        assert said in words(answer)
        assert form_of(answer.text)["note"] == NEW["note"]
        assert read(Room) == []

    def test_not_the_same_room_twice_while_it_lasts(self, secretary, house):
        assert send(secretary, "/beheer/zalen/nieuw", **NEW).status_code == 303
        assert "Deze zaal is er al" in words(send(secretary, "/beheer/zalen/nieuw", **NEW))
        with transaction():
            ended = a_room(house, from_day=date(2020, 1, 1), until_day=date(2020, 12, 31))
            third = a_room(house, name="Zaal 3")
        assert "Deze zaal is er al" in words(send(secretary, f"/beheer/zalen/{third}", name="Zaal 2"))
        assert "Deze zaal is er al" in words(send(secretary, f"/beheer/zalen/{ended}", **LATER))
        assert [one.name for one in read(Room)] == ["Zaal 2", "Zaal 2", "Zaal 3"]

    def test_of_two_who_add_it_at_once_one_is_refused(self, house, signed_in):
        hire(house)
        presses = []
        for name in ("dewit", "yildiz"):
            browser = signed_in(name)
            form = form_of(browser.get("/beheer/zalen/nieuw").text)
            presses.append((browser, "/beheer/zalen/nieuw", form | NEW))
        answers = [seen(press[0], one) for press, one in zip(presses, together(*presses), strict=True)]
        assert sorted(answer.status_code for answer in answers) == [303, 422]
        assert len(read(Room)) == 1

    def test_is_added_and_shown(self, secretary):
        assert send(secretary, "/beheer/zalen/nieuw", **NEW).status_code == 303
        assert read(Room)[0].place == PLACE
        page = words(secretary.get("/beheer/zalen?bericht=toegevoegd"))
        for said in ("De zaal is toegevoegd.", "Eemplein 6, 3811 AA Amersfoort", "ringleiding",
                     "Meld u bij de balie."):
            assert said in page

    def test_changes_and_ends_with_a_trace(self, secretary, room, house):
        address = f"/beheer/zalen/{room}"
        assert change(secretary, address, note="", **LATER).status_code == 303
        made = read(Room)[0]
        assert (made.note, made.until_day) == ("", date(2026, 12, 31))
        assert read(SettingChange)[0].by_id == house.accounts["dewit"].id
        assert "Tot en met: leeg → do 31 december 2026" in words(secretary.get(address))

    def test_its_parts_fit_in_the_place_of_a_hearing(self):
        columns = Room.__table__.c
        longest = sum(columns[part].type.length for part in rooms.SAME) + len(", , " + " ")
        assert longest <= Hearing.__table__.c.place.type.length


class TestEnding:
    """Before a room ends or is called otherwise, the page names the hearings that are planned in it."""

    @pytest.fixture
    def numbers(self, house, room) -> list[str]:
        """Two cases with a hearing in it, on 21 and on 28 April, and one with a hearing elsewhere."""
        cases = [ready(house, serial=serial) for serial in (3, 4, 5)]
        with transaction():
            for case, day, place in zip(cases, (21, 28, 29), (PLACE, PLACE, "Gemeentehuis"), strict=True):
                acts.convene(case, datetime(2026, 4, day, 14), place, occasion=on(TODAY, house.secretary))
        return [case.number for case in cases]

    def until(self, day: int) -> dict[str, str]:
        return {"until_day-dag": str(day), "until_day-maand": "4", "until_day-jaar": "2026"}

    def test_is_told_with_numbers_and_days_of_what_comes_after(self, secretary, room, numbers):
        shown = send(secretary, f"/beheer/zalen/{room}", **self.until(27))
        page = words(shown)
        assert "Eén zitting is in deze zaal gepland op een dag na ma 27 april 2026." in page
        assert f"{numbers[1]}, di 28 april 2026" in page
        assert f'href="/zaken/{numbers[1]}/zitting"' in shown.text
        assert numbers[0] not in page
        assert numbers[2] not in page

    def test_is_told_of_all_of_them(self, secretary, room, numbers):
        page = words(send(secretary, f"/beheer/zalen/{room}", **self.until(20)))
        assert "Twee zittingen zijn in deze zaal gepland" in page
        assert all(number in page for number in numbers[:2])

    def test_another_name_leaves_them_what_they_were_told(self, secretary, room, numbers):
        page = words(send(secretary, f"/beheer/zalen/{room}", name="Zaal 9"))
        assert "Twee zittingen zijn hier al gepland. De plaats daarvan blijft zoals zij nu heet." in page

    def test_who_administers_alone_gets_no_link_into_a_case(self, house, signed_in, room, numbers):
        hire(house)
        shown = send(signed_in("yildiz"), f"/beheer/zalen/{room}", **self.until(27))
        assert numbers[1] in words(shown)
        assert f"/zaken/{numbers[1]}" not in shown.text

    def test_where_none_is_planned_nothing_is_told(self, secretary, room, numbers):
        for said in (self.until(28), {"note": "Bel aan."}):
            page = words(send(secretary, f"/beheer/zalen/{room}", **said))
            assert "Klopt dit zo?" in page
            assert "gepland" not in page.partition("Klopt dit zo?")[2].partition("Vanaf")[0]

    def test_takes_as_many_selects_for_many_hearings_as_for_none(self, secretary, room, house, counted):
        found = []
        for serials in ((), (3, 4)):
            for serial in serials:
                case = ready(house, serial=serial)
                with transaction():
                    acts.convene(case, datetime(2026, 4, 17 + serial, 14), PLACE,
                                 occasion=on(TODAY, house.secretary))
            form = form_of(secretary.get(f"/beheer/zalen/{room}").text) | self.until(10)
            shown = secretary.post(f"/beheer/zalen/{room}", data=form).location
            with counted() as statements:
                secretary.get(shown)
            found.append(len(statements))
        assert found[0] == found[1], found


class TestChoosing:
    """When a hearing is planned or moved, out of the rooms there are, or anywhere else."""

    def plan(self, browser, number: str, verb: str = "plan-zitting", **said: str):
        """The page with its form filled in."""
        address = f"/zaken/{number}/doe/{verb}"
        form = form_of(browser.get(address).text)
        return seen(browser, browser.post(address, data=form | DAY | said))

    def planned(self, browser, number: str, verb: str = "plan-zitting", **said: str) -> Hearing:
        """Filled in and confirmed."""
        shown = self.plan(browser, number, verb, **said)
        assert shown.status_code == 200, words(shown)
        sure = form_of(shown.text) | {"_step": "bevestig"}
        done = browser.post(f"/zaken/{number}/doe/{verb}", data=sure)
        assert done.status_code == 303, words(done)
        return read(Hearing)[-1]

    @pytest.fixture
    def number(self, house) -> str:
        """A case of which the hearing can be planned."""
        return ready(house).number

    def test_without_rooms_the_place_is_typed(self, secretary, number):
        page = secretary.get(f"/zaken/{number}/doe/plan-zitting").text
        assert 'name="room"' not in page
        assert "Zaal, straat en plaats." in page
        answer = self.plan(secretary, number)
        assert "Schrijf waar de zitting is." in words(answer)

    def test_one_is_chosen(self, secretary, number, room):
        answer = self.plan(secretary, number)
        assert answer.status_code == 422
        assert "Kies een zaal, of ergens anders." in words(answer)
        assert "Schrijf waar de zitting is." not in words(answer)

    def test_elsewhere_wants_words(self, secretary, number, room):
        answer = self.plan(secretary, number, room="elders")
        assert answer.status_code == 422
        assert "Schrijf waar de zitting is." in words(answer)

    def test_two_places_are_one_too_many(self, secretary, number, room):
        answer = self.plan(secretary, number, room=PLACE, place="Gemeentehuis, Amersfoort")
        assert answer.status_code == 422
        assert f"U koos “{PLACE}” en schreef ook een andere plaats." in words(answer)

    def test_what_is_no_room_of_this_committee(self, secretary, number, room, kade):
        with transaction():
            a_room(kade, name="Zaal 9")
        answer = self.plan(secretary, number, room=PLACE.replace("Zaal 2", "Zaal 9"))
        assert answer.status_code == 422
        assert "Deze keuze is er niet meer." in words(answer)

    def test_a_taken_one_is_told_with_the_days_and_refused_at_the_day(self, secretary, number, room):
        with transaction():
            kade = a_house("kade", "KD", "kpz")
        theirs = ready(kade)
        with transaction():
            acts.convene(theirs, datetime(2026, 4, 21, 14), PLACE, occasion=on(TODAY, kade.secretary))
        page = words(secretary.get(f"/zaken/{number}/doe/plan-zitting"))
        assert "Al bezet: van 14.00 tot 15.00 uur (Zaal 2)." in page
        answer = self.plan(secretary, number, room=PLACE, **{"starts_at-dag": "21"})
        assert answer.status_code == 422
        assert '<a href="#starts_at">Zaal 2 is die dag van 14.00 uur tot 15.00 uur bezet.' in spaced(answer)
        assert "KD-2026" not in answer.text

    def test_of_two_committees_that_plan_in_it_at_once_one_is_refused(self, secretary, house, room, app):
        with transaction():
            kade = a_house("kade", "KD", "kpz")
            for account in kade.accounts.values():
                account.password_hash = house.accounts["dewit"].password_hash
            a_room(kade)
        theirs = app.test_client()
        sign_in(theirs, kade.accounts["dewit"].email)
        presses = []
        for browser, number in ((secretary, ready(house).number), (theirs, ready(kade).number)):
            address = f"/zaken/{number}/doe/plan-zitting"
            sure = form_of(browser.get(address).text) | DAY | {"room": PLACE, "_step": "bevestig"}
            presses.append((browser, address, sure))
        answers = [seen(press[0], one) for press, one in zip(presses, together(*presses), strict=True)]
        assert sorted(one.status_code for one in answers) == [303, 422]
        assert "Zaal 2 is die dag van 14.00 uur tot" in "".join(words(one) for one in answers)
        assert [one.place for one in read(Hearing)] == [PLACE]

    def test_an_ended_one_is_not_offered_and_one_that_ends_not_afterwards(self, secretary, number, house):
        with transaction():
            a_room(house, until_day=TODAY - timedelta(1))
            a_room(house, name="Zaal 3", until_day=date(2026, 4, 27))
        page = words(secretary.get(f"/zaken/{number}/doe/plan-zitting"))
        assert PLACE not in page
        assert "Tot en met ma 27 april 2026." in page
        answer = self.plan(secretary, number, room=PLACE.replace("2", "3", 1))
        assert "Zaal 3 is op di 28 april 2026 niet te gebruiken." in words(answer)

    def test_becomes_the_place_and_the_party_reads_how_it_is_reached(
            self, secretary, number, room, browser):
        assert self.planned(secretary, number, room=PLACE).place == PLACE
        arrive(browser, link_for(number, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert f"{PLACE} Meld u bij de balie. Toegankelijkheid: ringleiding" in page

    def test_what_is_typed_alone_is_elsewhere(self, secretary, number, room):
        assert self.planned(secretary, number, place="Gemeentehuis").place == "Gemeentehuis"

    def test_who_moves_it_may_leave_it_where_it_is_or_choose(self, secretary, house, number, room, signed_in):
        with transaction():
            a_room(house, name="Zaal 3")
        self.planned(secretary, number, room=PLACE)
        chair, why = signed_in("vandongen"), {"reason": "De tolk kan niet.", "starts_at-uur": "15.00"}
        page = chair.get(f"/zaken/{number}/doe/verplaats-zitting")
        assert f"Dezelfde plaats {PLACE}" in words(page)
        assert f'value="{PLACE}"' not in page.text
        assert self.planned(chair, number, "verplaats-zitting", **why).place == PLACE
        third = PLACE.replace("2", "3", 1)
        assert self.planned(chair, number, "verplaats-zitting", **why, room=third).place == third

    def test_takes_as_many_selects_for_many_rooms_as_for_none(self, secretary, number, house, counted):
        found = []
        for names in ((), ("Zaal 2", "Zaal 3", "Zaal 4")):
            with transaction():
                for name in names:
                    a_room(house, name=name)
            with counted() as statements:
                assert secretary.get(f"/zaken/{number}/doe/plan-zitting").status_code == 200
            found.append(len(statements))
        assert found[0] == found[1], found
