"""The outbox: each letter as it was sent; what did not arrive goes out again, what waits can be held."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import select

from committee.case import documents
from committee.case.ledger import Entry, Reading
from committee.case.reaching import reach_of
from committee.case.records import Case, Passage
from committee.case.verbs import VERBS
from committee.outgoing import printing
from committee.people.records import Channel, Membership
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on
from tests.web.browsing import token_on, words
from tests.web.deeds import pressed, seen
from tests.web.morning import DAYS, a_letter, party
from tests.web.scene import TODAY
from tests.web.test_at_once import count, together

TITLE = "Uitnodiging voor de hoorzitting"


@pytest.fixture
def case(house) -> int:
    """A case."""
    with transaction():
        return a_case(house, State.SCHEDULING).id


def put(case: int, status: Status, **more) -> int:
    """A letter in the outbox."""
    with transaction():
        return a_letter(db.session.get_one(Case, case), status, **more).id


def letter(key: int) -> Letter:
    db.session.rollback()   # what pages did since is not in this snapshot
    return db.session.get_one(Letter, key)


def newest() -> Letter:
    db.session.rollback()   # what pages did since is not in this snapshot
    return db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()


def last_note() -> str:
    db.session.rollback()
    entry = db.session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
    assert entry.act is Act.NOTE
    return db.session.get_one(Passage, entry.facts["passage"]).body


class TestWhoMayLook:
    """The outbox is the secretary's, of his own committees."""

    @pytest.mark.parametrize("name", ["vandongen", "lammerts"])
    @pytest.mark.parametrize("address", ["", "/1", "/1.pdf", "/1/herstel", "/1/tegenhouden",
                                         "/1/teruggekomen"])
    def test_nobody_else_has_it(self, case, signed_in, name, address):
        put(case, Status.FAILED)
        assert signed_in(name).get(f"/uitgaand{address}").status_code == 404

    def test_another_committee_is_a_stranger(self, house, signed_in):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
            key = a_letter(a_case(other, State.SCHEDULING), Status.FAILED).id
        browser = signed_in("dewit")
        for address in ("", "/herstel", "/tegenhouden", "/teruggekomen"):
            assert browser.get(f"/uitgaand/{key}{address}").status_code == 404
        assert TITLE not in words(browser.get("/uitgaand?stand=mislukt"))


class TestTheShelves:
    """What waits, failed, went or was held stands on a shelf of its own, newest first, by key."""

    @pytest.mark.parametrize(("status", "shelf"), [
        (Status.WAITING, "wacht"), (Status.FAILED, "mislukt"), (Status.RETURNED, "mislukt"),
        (Status.TO_PRINT, "te-printen"), (Status.SENT, "verstuurd"), (Status.WITHDRAWN, "tegengehouden"),
    ])
    def test_each_status_has_its_shelf(self, case, signed_in, status, shelf):
        put(case, status)
        browser = signed_in("dewit")
        for one in ("wacht", "mislukt", "te-printen", "verstuurd", "tegengehouden"):
            assert (TITLE in words(browser.get(f"/uitgaand?stand={one}"))) == (one == shelf)

    def test_a_letter_to_nowhere_is_said_to_be_one(self, case, signed_in):
        keys = [put(case, Status.TO_PRINT, role=role) for role in (Role.COMPLAINANT, Role.RESPONDENT)]
        warning = "Geen adres bekend"
        with transaction():
            for key in keys:
                db.session.get_one(Letter, key).channel = Channel.POST
        page = signed_in("dewit").get("/uitgaand?stand=te-printen")
        assert warning not in words(page)
        with transaction():
            lost = db.session.get_one(Letter, keys[1])
            lost.paper = lost.paper | {"recipient_lines": [lost.to_name, "t.a.v. het bestuur"]}
        page = signed_in("dewit").get("/uitgaand?stand=te-printen")
        assert words(page).count(f"{warning}: deze brief kan niet op de post.") == 1
        assert "/doe/contactgegevens" in page.text

    def test_a_shelf_that_is_not_there(self, house, signed_in):
        assert signed_in("dewit").get("/uitgaand?stand=elders").status_code == 404

    def test_a_page_at_a_time(self, case, signed_in):
        for n in range(30):
            put(case, Status.SENT, title=f"Brief {n:02d}", seq=n)
        browser = signed_in("dewit")
        first = browser.get("/uitgaand?stand=verstuurd").text
        assert "Brief 29" in first
        assert "Brief 04" not in first
        older = first.split('voor=')[1].split('"')[0]
        assert "Brief 04" in browser.get(f"/uitgaand?stand=verstuurd&voor={older}").text

    def test_takes_three_selects(self, case, signed_in, counted):
        put(case, Status.SENT)
        browser = signed_in("dewit")
        with counted() as statements:
            browser.get("/uitgaand?stand=verstuurd")
        assert len(statements) == 3, statements


class TestALetter:
    """A letter is read as it was sent: the mail without content, the letter on paper."""

    def test_shows_the_mail_with_the_place_of_the_link(self, case, signed_in):
        page = words(signed_in("dewit").get(f"/uitgaand/{put(case, Status.SENT)}"))
        assert "Er is bericht. [persoonlijke link]" in page
        assert "De zitting is op 21 april." in page
        assert "weg@example.org" in page

    def test_says_what_the_server_said_without_its_code(self, case, signed_in):
        page = words(signed_in("dewit").get(f"/uitgaand/{put(case, Status.FAILED, trouble='550 onbekend')}"))
        assert "Wat de mailserver zei onbekend" in page


def mend(signed_in, key: int, **data):
    browser = signed_in("dewit")
    data["csrf_token"] = token_on(browser.get("/uitgaand"))
    return pressed(browser, f"/uitgaand/{key}/herstel", data)


class TestMending:
    """What did not arrive goes out again: to the same address, to another one, or on paper."""

    def test_what_arrived_is_not_mended(self, case, signed_in):
        key = put(case, Status.SENT)
        assert "niets te herstellen" in words(signed_in("dewit").get(f"/uitgaand/{key}/herstel"))
        assert mend(signed_in, key, way="opnieuw").status_code == 409
        assert newest().id == key

    def test_says_what_is_missing_and_keeps_what_was_typed(self, case, signed_in):
        key = put(case, Status.FAILED)
        page = mend(signed_in, key, way="post", street="Zonnehof 1", town="")
        assert page.status_code == 422
        assert "Vul de plaats in." in page.text
        assert 'value="Zonnehof 1"' in page.text
        assert mend(signed_in, key, way="adres", email="geen adres").status_code == 422
        assert mend(signed_in, key).status_code == 422
        assert newest().id == key

    def test_to_another_mail_address_which_is_kept(self, case, signed_in):
        key = put(case, Status.FAILED)
        assert mend(signed_in, key, way="adres", email="nieuw@example.org", keep="ja").status_code == 303
        again = newest()
        assert (again.to_address, again.status) == ("nieuw@example.org", Status.WAITING)
        assert again.channel is Channel.MAIL
        assert again.paper == letter(key).paper
        assert letter(key).mended_seq == again.entry_seq
        assert party(db.session.get_one(Case, case), Role.COMPLAINANT).person.email == "nieuw@example.org"
        assert last_note() == (f"“{TITLE}” aan Anneke Visser kwam niet aan. "
                               "Opnieuw verstuurd, naar nieuw@example.org.")

    def test_of_an_organisation_it_is_kept_in_this_case_alone(self, case, signed_in):
        key = put(case, Status.FAILED)
        with transaction():
            body = party(db.session.get_one(Case, case), Role.RESPONDENT)
            db.session.get_one(Letter, key).party_id, before = body.id, body.organisation.email
        mend(signed_in, key, way="adres", email="nieuw@example.org", keep="ja")
        newest()
        body = party(db.session.get_one(Case, case), Role.RESPONDENT)
        assert (body.organisation.email, reach_of(body).email) == (before, "nieuw@example.org")

    def test_the_address_stays_when_it_is_for_once(self, case, signed_in):
        mend(signed_in, put(case, Status.FAILED), way="adres", email="nieuw@example.org")
        assert party(db.session.get_one(Case, case), Role.COMPLAINANT).person.email == "visser@example.org"

    def test_on_paper_to_a_new_place(self, case, signed_in):
        key = put(case, Status.FAILED)
        mend(signed_in, key, way="post", street="Havik 3", postcode="3811 EX", town="Amersfoort")
        again = newest()
        assert again.channel is Channel.POST
        assert again.paper["recipient_lines"] == ["Anneke Visser", "Havik 3", "3811 EX  AMERSFOORT"]
        assert again.pdf_sha256 is None

    def test_once(self, case, signed_in):
        key = put(case, Status.FAILED)
        assert mend(signed_in, key, way="opnieuw").status_code == 303
        assert mend(signed_in, key, way="opnieuw").status_code == 409
        assert newest().id == key + 1

    def test_a_letter_to_an_address_that_was_left_asks_nothing(self, case, signed_in):
        key = put(case, Status.FAILED, seq=7)
        with transaction():
            db.session.get_one(Letter, key).mended_seq = 7
        page = words(signed_in("dewit").get("/uitgaand?stand=mislukt"))
        assert "Niet aangekomen, e-mail" in page
        assert "Herstel" not in page
        assert "Herstel" not in words(signed_in("dewit").get(f"/uitgaand/{key}?gedaan=teruggekomen"))

    def test_a_mended_letter_is_off_the_desk(self, case, signed_in):
        key = put(case, Status.FAILED)
        assert "Niet aangekomen" in words(signed_in("dewit").get("/werkblad"))
        mend(signed_in, key, way="opnieuw")
        assert "Niets mislukt." in words(signed_in("dewit").get("/werkblad"))


def posted(case: int, channel: Channel = Channel.POST) -> int:
    """A letter that left yesterday at noon, on paper or by mail."""
    status = Status.TO_PRINT if channel is Channel.POST else Status.SENT
    key = put(case, status, seq=999)   # of an act before all that follows
    with transaction():
        one = db.session.get_one(Letter, key)
        one.channel, one.sent_at = channel, noon(TODAY - DAYS)
        one.pdf_sha256 = "0" * 64
    return key


def back(signed_in, key: int, day: date = TODAY, cause: str = "onbekend", **data):
    browser = signed_in("dewit")
    data |= {"csrf_token": token_on(browser.get("/uitgaand")), "cause": cause, "day-dag": str(day.day),
             "day-maand": str(day.month), "day-jaar": str(day.year)}
    return pressed(browser, f"/uitgaand/{key}/teruggekomen", data)


class TestComingBack:
    """What left and came back is noted with its day and cause, and stands under what failed, to be mended."""

    @pytest.mark.parametrize("status", [Status.WAITING, Status.LEASED, Status.WITHDRAWN, Status.FAILED,
                                        Status.RETURNED])
    def test_what_has_not_left_or_came_back_already_is_refused(self, case, signed_in, status):
        key = put(case, status)
        browser = signed_in("dewit")
        assert "teruggekomen" not in browser.get(f"/uitgaand/{key}").text.partition("<main")[2]
        assert "kunt u dit niet noteren" in words(browser.get(f"/uitgaand/{key}/teruggekomen"))
        answer = back(signed_in, key)
        assert answer.status_code == 409
        assert f"Deze brief is {status.label}. Er is niets genoteerd." in words(answer)
        assert letter(key).status is status

    @pytest.mark.parametrize(("day", "words_"), [
        (TODAY - 2 * DAYS, "ligt voor di 7 april 2026, de dag waarop de brief uitging"),
        (TODAY + DAYS, "do 9 april 2026 is nog niet geweest"),
    ])
    def test_no_day_before_it_was_sent_or_to_come(self, case, signed_in, day, words_):
        key = posted(case)
        answer = back(signed_in, key, day)
        assert answer.status_code == 409
        assert words_ in words(answer).replace("\u00a0", " ")
        assert letter(key).status is Status.TO_PRINT
        assert letter(key).returned_on is None

    def test_says_what_is_missing_and_keeps_what_was_typed(self, case, signed_in):
        key = posted(case)
        answer = back(signed_in, key, TODAY - DAYS, "")
        assert answer.status_code == 422
        assert "Kies waarom." in answer.text
        assert 'value="7"' in answer.text
        assert "in enkele woorden" in words(back(signed_in, key, cause="anders"))
        assert back(signed_in, key, cause="zoek").status_code == 422
        assert letter(key).status is Status.TO_PRINT

    def test_a_mail_is_not_fetched_anywhere(self, case, signed_in):
        assert back(signed_in, posted(case, Channel.MAIL), cause="niet-afgehaald").status_code == 422

    def test_a_letter_on_paper_is_returned(self, case, signed_in):
        key = posted(case)
        assert "Brief kwam terug" in words(signed_in("dewit").get(f"/uitgaand/{key}"))
        assert back(signed_in, key).status_code == 303
        assert (letter(key).status, letter(key).returned_on) == (Status.RETURNED, TODAY)
        assert letter(key).sent_at == noon(TODAY - DAYS)
        assert last_note() == f"“{TITLE}” aan Anneke Visser kwam terug op wo 8 april 2026: adres onbekend."

    def test_a_mail_did_not_arrive(self, case, signed_in):
        key = posted(case, Channel.MAIL)
        assert back(signed_in, key, cause="anders", words="Bestuur belde: postbus vol.").status_code == 303
        assert letter(key).status is Status.FAILED
        assert last_note() == (f"“{TITLE}” aan Anneke Visser kwam niet aan op wo 8 april 2026: "
                               "Bestuur belde: postbus vol.")
        page = words(signed_in("dewit").get(f"/uitgaand/{key}"))
        assert "Waarom Bestuur belde: postbus vol." in page
        assert "mailserver" not in page

    def test_stands_on_the_desk_since_that_day_and_is_mended_there(self, case, signed_in):
        key = posted(case)
        back(signed_in, key, TODAY - DAYS, "geweigerd")
        browser = signed_in("dewit")
        desk = words(browser.get("/werkblad")).replace("\u00a0", " ")
        assert f"“{TITLE}” aan Anneke Visser kwam terug: geweigerd." in desk
        assert "sinds di 7 april" in desk
        assert f"/uitgaand/{key}/herstel" in browser.get("/werkblad").text
        assert "gemeld geweigerd" in words(browser.get(f"/uitgaand/{key}/herstel"))

    def test_sent_again_by_mail_it_leaves_its_code_on_paper(self, case, signed_in):
        key = posted(case)
        back(signed_in, key)
        assert mend(signed_in, key, way="adres", email=letter(key).to_address).status_code == 303
        assert (newest().channel, newest().pdf_sha256) == (Channel.MAIL, None)
        assert letter(key).mended_seq == newest().entry_seq

    def test_the_second_of_two_is_refused(self, case, signed_in):
        key = posted(case)
        said = {"cause": "onbekend", "day-dag": "8", "day-maand": "4", "day-jaar": "2026"}
        presses = []
        for _tab in range(2):
            browser = signed_in("dewit")
            token = {"csrf_token": token_on(browser.get(f"/uitgaand/{key}/teruggekomen"))}
            presses.append((browser, f"/uitgaand/{key}/teruggekomen", said | token))
        before = count(Act.NOTE)
        answers = [seen(press[0], one) for press, one in zip(presses, together(*presses), strict=True)]
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        assert count(Act.NOTE) == before + 1

    @pytest.mark.parametrize("channel", list(Channel))
    def test_with_the_note_undone_it_did_arrive(self, case, signed_in, house, channel):
        key = posted(case, channel)
        was = letter(key).status
        back(signed_in, key)
        with transaction():
            VERBS[Act.UNDO].do(db.session.get_one(Case, case), occasion=on(TODAY, house.secretary))
        assert (letter(key).status, letter(key).returned_on, letter(key).trouble) == (was, None, None)
        assert back(signed_in, key).status_code == 303


def hold(signed_in, key: int, **data):
    browser = signed_in("dewit")
    data["csrf_token"] = token_on(browser.get("/uitgaand"))
    return pressed(browser, f"/uitgaand/{key}/tegenhouden", data)


class TestHoldingBack:
    """What waits can be held back, with a reason that stays with the case; the act itself stands."""

    def test_what_has_left_is_not_held(self, case, signed_in):
        key = put(case, Status.SENT)
        assert hold(signed_in, key, letters=str(key), reason="Verkeerde dag.").status_code == 422
        assert letter(key).status is Status.SENT

    def test_what_leaves_in_the_meantime_is_not_held(self, case, signed_in):
        one, two = put(case, Status.WAITING), put(case, Status.WAITING, role=Role.RESPONDENT)
        browser = signed_in("dewit")
        token = token_on(browser.get(f"/uitgaand/{one}/tegenhouden"))
        with transaction():
            db.session.get_one(Letter, two).status = Status.LEASED
        page = pressed(browser, f"/uitgaand/{one}/tegenhouden", {
            "csrf_token": token, "letters": [str(one), str(two)], "reason": "Verkeerde dag."})
        assert page.status_code == 422
        assert letter(one).status is Status.WAITING

    def test_a_reason_is_wanted(self, case, signed_in):
        key = put(case, Status.WAITING)
        assert "Schrijf in één zin waarom." in hold(signed_in, key, letters=str(key)).text
        assert letter(key).status is Status.WAITING

    def test_one_of_the_letters_of_an_act(self, case, signed_in):
        one, two = put(case, Status.WAITING), put(case, Status.WAITING, role=Role.RESPONDENT)
        page = signed_in("dewit").get(f"/uitgaand/{one}/tegenhouden").text
        assert page.count("checked") == 2
        assert hold(signed_in, one, letters=str(two), reason="Klager krijgt hem wel.").status_code == 303
        assert letter(one).status is Status.WAITING
        assert letter(two).status is Status.WITHDRAWN
        assert last_note().endswith("aan Stichting Onderdak Eemrand tegengehouden. Klager krijgt hem wel.")

    def test_with_the_note_undone_it_waits_again(self, case, signed_in, house):
        key = put(case, Status.WAITING, seq=999)
        hold(signed_in, key, letters=str(key), reason="Verkeerde dag.")
        assert letter(key).status is Status.WITHDRAWN
        with transaction():
            VERBS[Act.UNDO].do(db.session.get_one(Case, case), occasion=on(TODAY, house.secretary))
        assert letter(key).status is Status.WAITING
        assert letter(key).due_at > noon(TODAY)


class TestPosting:
    """A letter on paper is printed and posted; the desk ticks it off."""

    def tick(self, browser, *keys):
        shelf = browser.get("/uitgaand?stand=te-printen")
        said = {"csrf_token": token_on(shelf), "brief": [str(key) for key in keys]}
        return browser.post("/uitgaand/gepost", data=said, follow_redirects=True)

    def test_of_another_committee_is_left_alone(self, case, signed_in):
        with transaction():
            elsewhere = a_house("elders", "EL", "kpz")
        with transaction():
            theirs = a_case(elsewhere, State.SCHEDULING).id
        key = put(theirs, Status.TO_PRINT)
        put(case, Status.TO_PRINT)
        assert "niets aangekruist" in words(self.tick(signed_in("dewit"), key))
        assert letter(key).status is Status.TO_PRINT

    def test_what_waits_as_mail_is_no_paper(self, case, signed_in):
        put(case, Status.TO_PRINT)
        key = put(case, Status.WAITING)
        assert "niets aangekruist" in words(self.tick(signed_in("dewit"), key, "x", 10**12))
        assert letter(key).status is Status.WAITING

    def test_is_ticked_off_once_and_journaled(self, case, signed_in):
        first, second = put(case, Status.TO_PRINT), put(case, Status.TO_PRINT, role=Role.RESPONDENT)
        browser = signed_in("dewit")
        assert "Op de post gedaan: 2 brieven." in words(self.tick(browser, first, second))
        assert (letter(first).status, letter(second).status) == (Status.POSTED, Status.POSTED)
        assert last_note() == "Twee brieven op de post gedaan."
        assert "Er is niets te printen." in words(browser.get("/uitgaand?stand=te-printen"))


def a_pdf(*widths: int) -> bytes:
    """A PDF of so many pages, each as wide as told, by which to know it."""
    with pikepdf.new() as made:
        for wide in widths:
            made.add_blank_page(page_size=(wide, 842))
        kept = BytesIO()
        made.save(kept)
        return kept.getvalue()


def printable(case: int, *widths: int, role: Role = Role.COMPLAINANT) -> int:
    """A letter that waits to be printed, with its PDF as it is kept."""
    key = put(case, Status.TO_PRINT, role=role)
    with transaction():
        db.session.get_one(Letter, key).pdf_sha256 = documents.keep(a_pdf(*widths))
    return key


def print_(browser, *keys, query: str = ""):
    said = {"csrf_token": token_on(browser.get("/account")), "brief": [str(key) for key in keys]}
    return seen(browser, browser.post(f"/uitgaand/te-printen.pdf{query}", data=said))


def widths_in(answer) -> list[int]:
    """The pages of a PDF by their width; an empty page after one is as wide as that."""
    assert answer.status_code == 200, answer.text
    with pikepdf.open(BytesIO(answer.data)) as opened:
        return [round(float(page.mediabox[2])) for page in opened.pages]


class TestPrintingTogether:
    """All letters that wait, or those that are ticked, in one PDF for both sides of the paper."""

    def test_is_the_secretarys_alone(self, case, signed_in):
        printable(case, 500)
        for name in ("vandongen", "lammerts"):
            assert print_(signed_in(name)).status_code == 404

    def test_a_get_makes_nothing(self, case, signed_in):
        printable(case, 500)
        assert signed_in("dewit").get("/uitgaand/te-printen.pdf").status_code == 405

    def test_a_letter_of_another_committee_does_not_exist(self, case, signed_in):
        with transaction():
            theirs = a_case(a_house("elders", "EL", "kpz"), State.SCHEDULING).id
        strange, ours = printable(theirs, 400), printable(case, 500)
        browser = signed_in("dewit")
        assert print_(browser, ours, strange).status_code == 404
        assert widths_in(print_(browser)) == [500]

    @pytest.mark.parametrize("key", ["x", "", 10**12, "1 "])
    def test_nor_does_what_is_no_letter(self, case, signed_in, key):
        assert print_(signed_in("dewit"), printable(case, 500), key).status_code == 404

    def test_with_nothing_to_print(self, case, signed_in):
        put(case, Status.WAITING)
        answer = print_(signed_in("dewit"))
        assert answer.status_code == 409
        assert "Er is niets te printen." in words(answer)

    def test_a_committee_that_there_is_not_is_left_out(self, case, signed_in):
        answer = print_(signed_in("dewit"), query=f"?commissie={'x' * 300}")
        assert answer.status_code == 409
        assert "xxx" not in answer.request.full_path

    def test_what_a_colleague_posted_meanwhile_is_refused(self, case, signed_in):
        one, two = printable(case, 500), printable(case, 600, role=Role.RESPONDENT)
        with transaction():
            db.session.get_one(Letter, one).status = Status.POSTED
        browser = signed_in("dewit")
        answer = print_(browser, one, two)
        assert answer.status_code == 409
        assert f"“{TITLE}” aan Anneke Visser is op de post gedaan. Er is geen pdf gemaakt." in words(answer)
        assert f'value="{two}" checked' in answer.text
        assert browser.get(answer.request.full_path).status_code == 409
        assert looked_at() == []

    def test_a_letter_whose_pdf_is_lost_is_named(self, case, signed_in):
        key = printable(case, 500)
        with transaction():
            db.session.get_one(Letter, key).pdf_sha256 = "0" * 64
        answer = print_(signed_in("dewit"))
        assert answer.status_code == 409
        assert f"De pdf van “{TITLE}” aan Anneke Visser is er niet." in words(answer)

    def test_more_than_one_pdf_can_carry(self, case, signed_in, monkeypatch):
        monkeypatch.setattr(printing, "MOST", 1)
        one = printable(case, 500)
        printable(case, 600, role=Role.RESPONDENT)
        browser = signed_in("dewit")
        assert "Er wachten meer dan 1 brieven. Kruis aan welke u nu print." in words(print_(browser))
        assert widths_in(print_(browser, one)) == [500]

    def test_all_in_the_order_of_the_shelf_each_on_a_new_sheet(self, case, signed_in, house):
        printable(case, 500)
        printable(case, 600, 601, role=Role.RESPONDENT)
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=15).id
        printable(other, 700, 701, 702)
        assert widths_in(print_(signed_in("dewit"))) == [700, 701, 702, 702, 600, 601, 500]

    def test_of_one_committee_where_that_is_looked_at(self, case, signed_in, house):
        with transaction():
            other = a_house("elders", "EL", "kpz")
            db.session.add(Membership(account_id=house.accounts["dewit"].id, committee_id=other.committee.id,
                                      role=Role.SECRETARY, from_day=MONDAY))
        with transaction():
            theirs = a_case(other, State.SCHEDULING).id
        printable(theirs, 400)
        printable(case, 500)
        browser = signed_in("dewit")
        assert widths_in(print_(browser, query="?commissie=elders")) == [400]
        assert widths_in(print_(browser)) == [500, 500, 400]

    def test_only_what_is_ticked(self, case, signed_in):
        printable(case, 500)
        two = printable(case, 600, role=Role.RESPONDENT)
        answer = print_(signed_in("dewit"), two, two)
        assert widths_in(answer) == [600]
        assert 'attachment; filename="brieven-2026-04-08.pdf"' in answer.headers["Content-Disposition"]

    def test_posts_nothing_and_notes_who_read_each(self, case, signed_in):
        keys = [printable(case, 500), printable(case, 600, role=Role.RESPONDENT)]
        print_(signed_in("dewit"))
        assert sorted(looked_at()) == [(case, key) for key in keys]
        assert [letter(key).status for key in keys] == [Status.TO_PRINT] * 2

    def test_takes_no_more_selects_for_more_letters(self, case, signed_in, counted):
        printable(case, 500)
        browser = signed_in("dewit")
        with counted() as one:
            print_(browser)
        printable(case, 600, role=Role.RESPONDENT)
        with counted() as two:
            print_(browser)
        assert len(one) == len(two), two

    def test_the_shelf_ticks_all_on_asking(self, case, signed_in):
        printable(case, 500)
        browser = signed_in("dewit")
        page = browser.get("/uitgaand?stand=te-printen").text
        assert "checked" not in page
        assert "aangekruist=ja" in page
        assert " checked" in browser.get("/uitgaand?stand=te-printen&aangekruist=ja").text


def looked_at() -> list[tuple[int | None, int | None]]:
    """The letters that somebody read: case and key of each."""
    db.session.rollback()
    found = select(Reading.case_id, Reading.thing_id).where(Reading.what == "letter")
    return [tuple(row) for row in db.session.execute(found)]


class TestNotPostedAfterAll:
    """What was ticked as posted by mistake waits to be printed again."""

    def take_back(self, browser, key: int):
        token = token_on(browser.get("/account"))
        return seen(browser, browser.post(f"/uitgaand/{key}/toch-niet-gepost", data={"csrf_token": token}))

    @pytest.mark.parametrize("name", ["vandongen", "lammerts"])
    def test_is_the_secretarys_alone(self, case, signed_in, name):
        key = put(case, Status.POSTED)
        assert self.take_back(signed_in(name), key).status_code == 404
        assert letter(key).status is Status.POSTED

    def test_of_another_committee_does_not_exist(self, house, signed_in):
        with transaction():
            key = a_letter(a_case(a_house("elders", "EL", "kpz"), State.SCHEDULING), Status.POSTED).id
        assert self.take_back(signed_in("dewit"), key).status_code == 404
        assert letter(key).status is Status.POSTED

    @pytest.mark.parametrize("status", [one for one in Status if one is not Status.POSTED])
    def test_what_was_not_posted_is_refused(self, case, signed_in, status):
        key, before = put(case, status), count(Act.NOTE)
        browser = signed_in("dewit")
        assert "toch-niet-gepost" not in browser.get(f"/uitgaand/{key}").text
        answer = self.take_back(browser, key)
        assert answer.status_code == 409
        assert f"Deze brief is {status.label}. Er is niets veranderd." in words(answer)
        assert (letter(key).status, count(Act.NOTE)) == (status, before)

    def test_waits_again_and_the_journal_knows_who_and_when(self, case, signed_in, house):
        key = put(case, Status.POSTED)
        with transaction():
            db.session.get_one(Letter, key).channel = Channel.POST
        browser = signed_in("dewit")
        assert "Toch niet op de post" in words(browser.get(f"/uitgaand/{key}"))
        assert self.take_back(browser, key).status_code == 303
        assert letter(key).status is Status.TO_PRINT
        entry = db.session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
        assert (entry.recorded_by, entry.happened_on) == (house.secretary.key, TODAY)
        assert entry.facts["letters"] == [key]
        assert last_note() == (f"“{TITLE}” aan Anneke Visser is toch niet op de post gedaan "
                               "en staat weer bij Te printen.")
        assert TITLE in words(browser.get("/uitgaand?stand=te-printen"))

    def test_the_second_of_two_is_refused(self, case, signed_in):
        key, presses = put(case, Status.POSTED), []
        for _tab in range(2):
            browser = signed_in("dewit")
            token = {"csrf_token": token_on(browser.get("/account"))}
            presses.append((browser, f"/uitgaand/{key}/toch-niet-gepost", token))
        answers = [seen(press[0], one) for press, one in zip(presses, together(*presses), strict=True)]
        assert sorted(answer.status_code for answer in answers) == [303, 409]
