"""Administration: for administrators alone, of their own committees; every change once, by a press."""

from datetime import date

import pytest

from committee.api.records import ApiToken
from committee.people.records import Account, Affiliation, Membership, Organisation, RegulationVersion
from committee.permissions import Role
from committee.post.records import Letter
from committee.store import db, transaction
from tests.hearing.scene import a_room
from tests.web.administering import change, give, hire, own_regulation, read, send, task_of
from tests.web.browsing import sign_in, token_on, words
from tests.web.deeds import pressed
from tests.web.scene import TODAY, a_house_with_passwords
from tests.web.test_at_once import together

PAGES = ("/beheer", "/beheer/mensen/nieuw", "/beheer/organisaties", "/beheer/organisaties/nieuw",
         "/beheer/zalen", "/beheer/zalen/nieuw", "/beheer/commissies", "/beheer/sleutels",
         "/beheer/reglementen")
NEW = {"email": "b.blom@onderdak.example", "name": "B. Blom", "role": "member", "from_day-dag": "8",
       "from_day-maand": "4", "from_day-jaar": "2026"}
TIE = {"name": "Stichting Kade", "town": "Utrecht", "binding_on": "organisation", "from_day-dag": "1",
       "from_day-maand": "4", "from_day-jaar": "2026"}


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


class TestWhoMay:
    """For everybody else there is no such page."""

    @pytest.mark.parametrize("path", PAGES)
    def test_not_who_is_signed_out(self, house, browser, path):
        assert browser.get(path).location.startswith("/inloggen")

    @pytest.mark.parametrize("path", PAGES)
    def test_not_chair_or_member(self, house, signed_in, path):
        for name in ("vandongen", "lammerts"):
            assert signed_in(name).get(path).status_code == 404

    def test_the_secretary_keeps_organisations_and_rooms_alone(self, house, signed_in):
        browser = signed_in("dewit")
        found = {path: browser.get(path).status_code for path in PAGES}
        assert {path for path, status in found.items() if status == 200} == {
            "/beheer/organisaties", "/beheer/organisaties/nieuw", "/beheer/zalen", "/beheer/zalen/nieuw"}

    def test_an_administrator_sees_no_case(self, admin, number):
        for path in (f"/zaken/{number}", "/zaken", f"/zaken/{number}/zitting", "/werkblad"):
            assert admin.get(path).status_code == 404

    def test_what_is_of_another_committee_is_not_there(self, admin, kade):
        task, tie = task_of(kade, "lammerts"), read(Affiliation)[-1].id
        for path in (f"/beheer/taken/{task}", f"/beheer/taken/{task}/account",
                     f"/beheer/taken/{task}/gegevens", f"/beheer/organisaties/{tie}",
                     f"/beheer/organisaties/{tie}/gegevens", f"/beheer/commissies/{kade.committee.id}"):
            assert admin.get(path).status_code == 404
        token = token_on(admin.get("/beheer/mensen/nieuw"))
        assert admin.post(f"/beheer/taken/{task}/uitnodiging", data={"csrf_token": token}).status_code == 404

    def test_nothing_is_given_for_another_committee(self, admin, kade):
        answer = send(admin, "/beheer/mensen/nieuw", **NEW, committee=str(kade.committee.id))
        assert answer.status_code == 422
        assert "Deze keuze is er niet meer" in words(answer)

    def test_a_forged_request_changes_nothing(self, admin, house):
        task = task_of(house, "lammerts")
        for path in (f"/beheer/taken/{task}", f"/beheer/taken/{task}/account",
                     f"/beheer/taken/{task}/uitnodiging", "/beheer/mensen/nieuw", "/beheer/sleutels",
                     "/beheer/organisaties/nieuw", "/beheer/reglementen"):
            assert admin.post(path, data=NEW | TIE).status_code == 400, path
        assert read(Account)[-1].email != NEW["email"]


class TestPeople:
    """Accounts and tasks."""

    def test_an_empty_form_names_what_is_missing(self, admin):
        token = token_on(admin.get("/beheer/mensen/nieuw"))
        answer = pressed(admin, "/beheer/mensen/nieuw", {"csrf_token": token})
        assert answer.status_code == 422
        for message in ("Vul het e-mailadres in.", "Vul de naam in.", "Kies een taak."):
            assert message in words(answer)

    def test_an_address_that_is_none(self, admin):
        answer = send(admin, "/beheer/mensen/nieuw", **NEW | {"email": "b.blom"})
        assert "Dit e-mailadres mist een @." in words(answer)

    @pytest.mark.one_database
    @pytest.mark.parametrize("email", [
        "a,b@x.example", "Blom<b@x.example>", "b@x.example;", "b@-.x.", "é@x.nl"])
    def test_an_address_that_no_mail_can_be_sent_to(self, admin, email):
        answer = send(admin, "/beheer/mensen/nieuw", **NEW | {"email": email})
        assert (answer.status_code, len(read(Letter))) == (422, 0)
        assert "Vul één adres in." in words(answer)

    @pytest.mark.one_database
    def test_a_name_is_one_line_and_turns_nothing_round(self, admin):
        send(admin, "/beheer/mensen/nieuw", **NEW | {"name": "B.\r\nBcc: x@y.nl\x1b\u202emolB"})
        assert read(Account)[-1].person.name == "B. Bcc: x@y.nl molB"

    def test_an_end_before_the_beginning(self, admin):
        days = {"until_day-dag": "1", "until_day-maand": "4", "until_day-jaar": "2026"}
        answer = send(admin, "/beheer/mensen/nieuw", **NEW | days)
        assert '<a href="#until_day">De laatste dag ligt eerder dan de eerste.' in answer.text

    def test_the_same_task_twice(self, admin):
        assert send(admin, "/beheer/mensen/nieuw", **NEW).status_code == 303
        answer = send(admin, "/beheer/mensen/nieuw", **NEW | {"email": "B.Blom@onderdak.example"})
        assert answer.status_code == 422
        assert "Deze persoon heeft deze taak al bij deze commissie." in words(answer)

    def test_nobody_changes_himself(self, admin, house):
        mine = task_of(house, "yildiz")
        assert send(admin, f"/beheer/taken/{mine}").status_code == 422
        page = admin.get(f"/beheer/taken/{mine}/account")
        assert "Uw eigen account en taken wijzigt een andere beheerder." in words(page)
        token = token_on(admin.get("/beheer/mensen/nieuw"))
        assert admin.post(page.request.path, data={"csrf_token": token}).location == page.request.path
        assert admin.get("/beheer").status_code == 200

    def test_nobody_gives_himself_a_task(self, admin):
        answer = send(admin, "/beheer/mensen/nieuw",
                      **NEW | {"email": "Yildiz@onderdak.example", "role": "secretary"})
        assert answer.status_code == 422
        assert admin.get("/werkblad").status_code == 404

    def test_a_day_that_was_wiped_out(self, admin):
        answer = send(admin, "/beheer/mensen/nieuw",
                      **NEW | {"from_day-dag": "", "from_day-maand": "", "from_day-jaar": ""})
        assert "Vul de eerste dag in." in words(answer)

    def test_an_account_that_serves_elsewhere_stays(self, admin, house, kade):
        with transaction():
            db.session.add(Membership(account_id=house.accounts["osei"].id, committee_id=kade.committee.id,
                                      role=Role.MEMBER, from_day=TODAY))
        task = task_of(house, "osei")
        token = token_on(admin.get("/beheer/mensen/nieuw"))
        address, said = f"/beheer/taken/{task}/account", {"csrf_token": token}
        answer = admin.post(address, data=said, follow_redirects=True)
        assert "Dit account werkt ook voor een commissie die u niet beheert." in words(answer)

    def test_who_is_new_is_invited_by_mail(self, admin):
        assert send(admin, "/beheer/mensen/nieuw", **NEW).status_code == 303
        made = read(Membership)[-1]
        assert (made.role, made.from_day, made.account.email) == (Role.MEMBER, TODAY, NEW["email"])
        assert [(one.kind, one.to_address) for one in read(Letter)] == [("account.invitation", NEW["email"])]
        assert "Uitgenodigd" in words(admin.get("/beheer?bericht=uitgenodigd"))

    def test_who_is_known_only_gets_the_task(self, admin, house):
        known = NEW | {"email": house.accounts["osei"].email, "role": "chair", "substitute": "ja"}
        assert send(admin, "/beheer/mensen/nieuw", **known).status_code == 303
        made = read(Membership)[-1]
        assert (made.account_id, made.role, made.substitute) == (house.accounts["osei"].id, Role.CHAIR, True)
        assert read(Letter) == []

    def test_a_task_ends_and_opens_nothing_after_that_day(self, admin, house, signed_in):
        days = {"until_day-dag": "7", "until_day-maand": "4", "until_day-jaar": "2026"}
        assert change(admin, f"/beheer/taken/{task_of(house, 'osei')}", **days).status_code == 303
        assert signed_in("osei").get("/zaken").status_code == 404

    def test_a_closed_account_is_out_at_once_and_never_in_again(self, admin, house, signed_in, browser):
        there, task = signed_in("osei"), task_of(house, "osei")
        token = token_on(admin.get("/beheer/mensen/nieuw"))
        for _ in range(2):
            answer = admin.post(f"/beheer/taken/{task}/account", data={"csrf_token": token})
            assert answer.status_code == 303
        assert there.get("/zaken").status_code == 303
        assert sign_in(browser, house.accounts["osei"].email).status_code != 303

    def test_a_fresh_link(self, admin, house):
        task = task_of(house, "osei")
        token = token_on(admin.get(f"/beheer/taken/{task}"))
        assert admin.post(f"/beheer/taken/{task}/uitnodiging", data={"csrf_token": token}).status_code == 303
        assert [one.kind for one in read(Letter)] == ["account.invitation"]

    def test_who_changed_what_is_in_the_log_by_ids(self, admin, house, caplog):
        with caplog.at_level("INFO", "committee.administration"):
            send(admin, "/beheer/mensen/nieuw", **NEW)
        made, by = read(Membership)[-1].id, house.accounts["yildiz"].id
        assert f"taak toegevoegd {made} door account {by}" in caplog.text
        assert "Blom" not in caplog.text


class TestOrganisations:
    """Who is affiliated, and how."""

    def test_an_empty_form_names_what_is_missing(self, admin):
        token = token_on(admin.get("/beheer/organisaties/nieuw"))
        answer = pressed(admin, "/beheer/organisaties/nieuw", {"csrf_token": token})
        for message in ("Vul de naam in.", "Kies wie gebonden is."):
            assert message in words(answer)

    def test_what_nobody_offered_is_refused(self, admin):
        for wrong in ({"binding_on": "iedereen"}, {"first_line": "geen"}, {"postcode": "12"}):
            assert send(admin, "/beheer/organisaties/nieuw", **TIE | wrong).status_code == 422

    def test_twice(self, admin):
        assert send(admin, "/beheer/organisaties/nieuw", **TIE).status_code == 303
        answer = send(admin, "/beheer/organisaties/nieuw", **TIE)
        assert answer.status_code == 422
        assert "al aangesloten" in words(answer)
        assert [one.name for one in read(Organisation)].count("Stichting Kade") == 1

    def test_is_affiliated_and_changed_by_the_secretary_too(self, house, signed_in):
        browser = signed_in("dewit")
        assert send(browser, "/beheer/organisaties/nieuw", **TIE).status_code == 303
        made = read(Affiliation)[-1]
        assert (made.committee_id, made.from_day) == (house.committee.id, date(2026, 4, 1))
        days = {"until_day-dag": "31", "until_day-maand": "12", "until_day-jaar": "2026"}
        address = f"/beheer/organisaties/{made.id}"
        assert change(browser, address, board="mr. A. Kok", **days).status_code == 303
        made = read(Affiliation)[-1]
        assert (made.board, made.until_day) == ("mr. A. Kok", date(2026, 12, 31))
        assert "tot en met do 31 december 2026" in words(browser.get("/beheer/organisaties"))


class TestKeys:
    """A key is shown once, and ended by a press."""

    def make(self, browser, name: str = "klachtensysteem"):
        return send(browser, "/beheer/sleutels", tie=str(read(Affiliation)[0].id), name=name)

    def test_without_a_name(self, admin):
        assert "Geef de sleutel een naam." in words(self.make(admin, " "))

    def test_twice_is_one(self, admin):
        assert self.make(admin).status_code == 303
        answer = self.make(admin)
        assert answer.status_code == 422
        assert "heeft al een sleutel met deze naam" in words(answer)
        assert len(read(ApiToken)) == 1

    def test_is_shown_to_who_made_it_until_he_has_it_and_kept_nowhere(self, admin):
        address = self.make(admin).location
        for _ in range(2):   # loaded again
            answer = admin.get(address)
            assert "U ziet deze sleutel alleen nu" in words(answer)
            shown = answer.text.partition("<code>")[2].partition("</code>")[0]
            assert shown
            assert answer.headers["Cache-Control"] == "no-store"
        assert len(read(ApiToken)) == 1
        assert shown not in admin.get("/beheer/sleutels").text
        assert read(ApiToken)[0].sha256 != shown
        assert admin.post(address, data={"csrf_token": token_on(answer)}).location == "/beheer/sleutels"
        assert admin.get(address).location == "/beheer/sleutels"

    def test_is_ended(self, admin, kade):
        self.make(admin)
        key = read(ApiToken)[0]
        token = token_on(admin.get("/beheer/sleutels"))
        found = [admin.post(f"/beheer/sleutels/{number}/beeindig", data={"csrf_token": token}).status_code
                 for number in (key.id + 1, key.id, key.id)]
        assert found == [404, 303, 303]
        assert read(ApiToken)[0].ended_at is not None
        assert "beëindigd vandaag" in words(admin.get("/beheer/sleutels"))


class TestRegulations:
    """A file is checked before it counts; each problem in one line."""

    def test_no_file(self, admin):
        page = admin.get("/beheer/reglementen")
        answer = pressed(admin, "/beheer/reglementen", {"csrf_token": token_on(page)})
        assert "Kies een bestand." in words(answer)

    @pytest.mark.parametrize(("raw", "message"), [
        (b"\xff\xfe\x00", "geen tekst in UTF-8"), (b"a" * 200_001, "te groot"), (b"a\0b", "een teken"),
        (b"dit is [geen toml", "eigen.toml"), (b"", "eigen.toml"),
    ])
    def test_what_is_no_regulation(self, admin, raw, message):
        answer = give(admin, raw)
        assert answer.status_code == 422
        assert message in words(answer)

    def test_each_problem_in_one_line(self, admin):
        broken = own_regulation().replace("quorum = 3", 'quorum = "drie"')
        answer = give(admin, broken)
        assert answer.status_code == 422
        assert "eigen.toml: composition.quorum: gevonden" in words(answer)
        assert "toegestaan: een heel getal van 0 of meer" in words(answer)

    def test_a_name_of_a_file_is_text(self, admin):
        assert "<img" not in give(admin, b"kapot [", name="<img src=x>.toml").text.partition("<main")[2]

    def test_checking_adds_nothing(self, admin):
        before = len(read(RegulationVersion))
        answer = give(admin, own_regulation(), "controleer")
        assert "Het bestand is goed: onderdak-eigen, versie 9." in words(answer)
        assert len(read(RegulationVersion)) == before

    def test_another_text_under_a_known_version(self, admin):
        assert give(admin, own_regulation()).status_code == 303
        answer = give(admin, own_regulation() + "\n# anders\n")
        assert answer.status_code == 422
        assert "staat er al, met een andere tekst" in words(answer)

    def test_nobody_adds_a_version_to_the_regulation_of_another(self, admin, kade):
        with transaction():
            found = db.session.query(RegulationVersion).filter_by(identity="loket-housing").one()
            found.committee_id = kade.committee.id
        answer = give(admin, own_regulation("2030", "loket-housing"))
        assert answer.status_code == 422
        assert "Dit reglement is van een andere commissie." in words(answer)

    def test_is_added_once(self, admin, house):
        for _ in range(2):
            assert give(admin, own_regulation()).status_code == 303
        made = [one for one in read(RegulationVersion) if one.identity == "onderdak-eigen"]
        assert [(one.version, one.committee_id) for one in made] == [("9", house.committee.id)]
        assert "onderdak-eigen" in words(admin.get("/beheer/reglementen"))

    def test_pressed_twice_at_once_is_one(self, admin, house):
        said = {"csrf_token": token_on(admin.get("/beheer/reglementen")), "mee-identity": "senw-lv-2025",
                "_step": "gebruik", "mee-committee": str(house.committee.id)}
        assert {one.status_code for one in together(*[(admin, "/beheer/reglementen", said)] * 3)} == {303}

    def test_a_shipped_one_is_put_to_use(self, admin, house):
        page = admin.get("/beheer/reglementen")
        said = {"csrf_token": token_on(page), "mee-identity": "kpz", "_step": "gebruik",
                "mee-committee": str(house.committee.id)}
        assert admin.post("/beheer/reglementen", data=said).status_code == 303
        assert read(RegulationVersion)[-1].committee_id == house.committee.id
        said["mee-identity"] = "bestaat-niet"
        answer = pressed(admin, "/beheer/reglementen", said)
        assert answer.status_code == 422
        assert "Deze keuze is er niet meer." in words(answer)


class TestHowItIsRead:
    """A fixed number of selects per page, however many there are."""

    @pytest.mark.parametrize(("path", "selects"), [
        ("/beheer", 3), ("/beheer/organisaties", 3), ("/beheer/zalen", 3), ("/beheer/sleutels", 5),
        ("/beheer/reglementen", 5)])
    def test_takes_as_many_for_many_as_for_few(self, admin, house, counted, path, selects):
        found = []
        for _ in range(2):
            with counted() as statements:
                assert admin.get(path).status_code == 200
            found.append(len(statements))
            for n in range(3):
                send(admin, "/beheer/mensen/nieuw", **NEW | {"email": f"n{n}@onderdak.example"})
                send(admin, "/beheer/organisaties/nieuw", **TIE | {"name": f"Stichting {n}"})
                with transaction():
                    a_room(house, name=f"Zaal {n} van {len(found)}")
        assert found == [selects, selects], found
