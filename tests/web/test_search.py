"""Searching: in what exists for the visitor, by every spelling that a person may type."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from committee.administration import settings
from committee.administration.records import Thing
from committee.case import documents, gate
from committee.case.records import Case
from committee.people.records import Organisation, Person
from committee.post.records import Status
from committee.procedure import Act, State
from committee.searching import following, reads
from committee.searching.records import SearchWord
from committee.searching.rules import Level, asked, folded, number_words, phone_word
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon, on, seat_panel
from tests.web.browsing import searched, sign_in, words
from tests.web.morning import a_letter
from tests.web.scene import TODAY


class TestWords:
    """Accents, capitals and spaces make no difference."""

    @pytest.mark.parametrize(("written", "typed"), [
        ("Łukaszewicz", "lukaszewicz"), ("Nguyễn", "nguyen"), ("Müller-Løvstad", "muller-lovstad"),
        ("Şahin", "sahin"), ("Đặng", "dang"), ("Çelik", "celik"), ("Straße", "strasse"),
    ])
    def test_folds(self, written, typed):
        assert folded(written) == typed

    @pytest.mark.parametrize("spelling", [
        "06-12345678", "0612345678", "06 12 34 56 78", "+31 6 12345678", "0031612345678", "+31 (0)6-12345678",
    ])
    def test_a_telephone_number_is_its_digits(self, spelling):
        assert phone_word(spelling) == "tel0612345678"

    @pytest.mark.parametrize("spelling", ["LH-2026-0014", "lh 2026 14", "2026-0014", "14", "0014",
                                          "LH14", "LH-14"])
    def test_a_case_number_is_known_in_every_spelling(self, spelling):
        assert set(asked(spelling)[0].words) <= number_words("LH-2026-0014")

    def test_another_number_is_not_it(self):
        assert not set(asked("LH-2025-0014")[0].words) & number_words("LH-2026-0014")


@pytest.fixture
def full(house) -> Case:
    """A case with a note, a letter, a paper and an element; the words of it are made."""
    with transaction():
        case = a_case(house, State.SCHEDULING, serial=14, complainant="Zofia Łukaszewicz")
        a_case(house, State.SCHEDULING, serial=15, complainant="Bram Smit")
        case.elements[0].wordings[0].text = "De traplift bleef maanden kapot."
        a_letter(case, Status.SENT, "Uw stuk is ontvangen")
        db.session.query(Person).filter_by(name="Zofia Łukaszewicz").one().phone = "06-11223344"
        paper = documents.Paper("Foto van de berging", "foto.pdf", "application/pdf", b"x")
        documents.file_paper(case, paper, MONDAY, sees=[one.id for one in case.parties])
        gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="Klager vraagt om een doventolk.")
        other = db.session.query(Case).filter_by(number="OD-2026-0015").one()
        gate.enter(other, Act.NOTE, on(TODAY, house.secretary), reason="Niets bijzonders.")
    following.follow()
    return case


def said(house, serial: int, text: str) -> None:
    """A case in which this is the only complaint."""
    case = a_case(house, State.SCHEDULING, serial=serial, complainant="Bram Smit")
    case.elements[0].wordings[0].text = text
    gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="x")


def found(actor, query: str) -> list[str]:
    return [row.number for row in reads.search([actor], query).rows]


class TestWhoFindsWhat:
    """Own cases only; letters are for secretary and chair, notes for the secretary."""

    def test_another_committee_finds_nothing(self, full):
        with transaction():
            other = a_house("kade", "KD", regulation="kpz")
        assert found(other.secretary, "lukaszewicz") == []

    def test_a_member_finds_nothing_in_cases_of_others(self, full, house):
        assert found(house.members[0], "traplift") == []

    def test_who_was_asked_finds_the_names_and_nothing_of_the_file(self, full, house):
        with transaction():
            seat_panel(db.session.get(Case, full.id), house, declared=None)
        assert found(house.members[0], "lukaszewicz") == ["OD-2026-0014"]
        assert found(house.members[0], "traplift") == []

    def test_who_sits_finds_the_file_but_no_letters_and_no_notes(self, full, house):
        with transaction():
            seat_panel(db.session.get(Case, full.id), house)
        assert found(house.members[0], "traplift") == found(house.members[0], "berging") == ["OD-2026-0014"]
        assert found(house.members[0], "ontvangen") == found(house.members[0], "doventolk") == []

    def test_who_stepped_back_finds_nothing_any_more(self, full, house):
        with transaction():
            for seat in seat_panel(db.session.get(Case, full.id), house):
                seat.stepped_back_on = MONDAY
        assert found(house.chair, "lukaszewicz") == found(house.members[0], "lukaszewicz") == []

    def test_the_chair_finds_letters_and_no_notes(self, full, house):
        assert found(house.chair, "ontvangen") == ["OD-2026-0014"]
        assert found(house.chair, "doventolk") == []

    def test_nobody_but_the_secretary_finds_by_telephone_or_mail(self, full, house):
        with transaction():
            seat_panel(db.session.get(Case, full.id), house)
        for query in ("06-11223344", "lukaszewicz@example.org"):
            assert found(house.secretary, query) == ["OD-2026-0014"]
            assert found(house.chair, query) == found(house.members[0], query) == []

    def test_the_secretary_finds_notes(self, full, house):
        assert found(house.secretary, "doventolk") == ["OD-2026-0014"]

    def test_a_paper_that_is_withheld_is_not_found(self, house):
        with transaction():
            case = a_case(house, State.SCHEDULING)
            paper = documents.Paper("Geheim rapport", "r.pdf", "application/pdf", b"x")
            documents.file_paper(case, paper, MONDAY, sees=[]).withheld = True
            gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="x")
        following.follow()
        assert found(house.secretary, "rapport") == []

    def test_who_is_signed_out_is_sent_to_sign_in(self, house, browser):
        assert browser.get("/zoeken").status_code == 303


class TestFinding:
    """By name, number, telephone and text; newest first; all words must be there."""

    @pytest.mark.parametrize("query", [
        "Łukaszewicz", "lukaszewicz", "LUKASZEWICZ zofia", "lukasz", "14", "OD-2026-0014", "od 14", "2026-14",
        "06 11 22 33 44", "+31611223344", "traplift kapot", "zofia traplift", "Uw stuk", "berging",
        "doventolk",
    ])
    def test_finds_it(self, full, house, query):
        assert found(house.secretary, query) == ["OD-2026-0014"]

    @pytest.mark.parametrize("query", ["16", "OD-2025-0014", "traplift smit", "0612345678", "zzz", "!",
                                       "a" * 300])
    def test_finds_nothing_else(self, full, house, query):
        assert found(house.secretary, query) == []

    def test_newest_first_and_a_page_at_a_time(self, house):
        with transaction():
            for serial in range(1, 41):
                case = a_case(house, State.SCHEDULING, serial=serial, complainant="Bram Smit")
                gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="x")
        following.follow()
        first = reads.search([house.secretary], "smit")
        assert [row.number[-2:] for row in first.rows[:2]] == ["40", "39"]
        assert first.number == 40
        last = reads.search([house.secretary], "smit", first.older)
        assert len(first.rows) + len(last.rows) == 40
        assert last.older is None

    @pytest.mark.parametrize(("typed", "written"), [
        ("klachten", "klacht"), ("klacht", "klachten"), ("behandeling", "behandelingen"),
        ("behandelingen", "behandeling"), ("keuken", "keukens"), ("huizen", "huis"),
        ("begeleiders klachten", "De begeleider kende de klacht."),
    ])
    def test_finds_the_other_forms_of_a_word(self, house, typed, written):
        with transaction():
            said(house, 1, written)
            said(house, 2, "De berging bleef op slot.")
        following.follow()
        assert "OD-2026-0001" in found(house.secretary, typed)

    def test_what_is_written_just_so_comes_first(self, house):
        with transaction():
            for serial in range(1, 61):
                said(house, serial, "klacht" if serial % 2 else "klachten")
        following.follow()
        numbers, page = [], reads.search([house.secretary], "klachten")
        assert (page.number, page.forms) == (60, False)
        while True:
            numbers += [int(row.number[-2:]) for row in page.rows]
            if page.older is None:
                break
            page = reads.search([house.secretary], "klachten", reads.After.read(str(page.older)))
        assert numbers == [*range(60, 0, -2), *range(59, 0, -2)]
        assert page.forms

    def test_a_name_and_a_number_have_no_other_forms(self, house):
        with transaction():
            a_case(house, State.SCHEDULING, serial=1, complainant="Anna Bakkers")
            gate.enter(db.session.query(Case).one(), Act.NOTE, on(TODAY, house.secretary), reason="x")
        following.follow()
        kept = db.session.query(SearchWord).filter(SearchWord.level == Level.NAMES)
        assert not [row.word for row in kept if row.word.startswith("=")]

    @pytest.mark.parametrize("wrong", ["", "zomaar", "2.5", "1.", "1.²", "-1.5", "0.99999999999"])
    def test_a_key_that_nobody_gave_begins_at_the_start(self, full, signed_in, wrong):
        browser = signed_in("dewit")
        page = browser.get(f"{searched(browser, 'traplift')}&voor={wrong}")
        assert "Eén zaak gevonden" in words(page)

    def test_the_page_says_where(self, full, signed_in):
        browser = signed_in("dewit")
        page = words(browser.get(searched(browser, "traplift")))
        assert "Eén zaak gevonden" in page
        assert "Gevonden in klachtonderdelen, verweer en stukken." in page
        assert "Niets gevonden met “zzz”." in words(browser.get(searched(browser, "zzz")))
        assert searched(browser, " ") == "/zoeken"

    def test_takes_five_selects_for_any_number_of_words(self, full, signed_in, counted):
        browser = signed_in("dewit")
        for query in ("lukaszewicz", "zofia lukaszewicz traplift kapot"):
            address = searched(browser, query)
            with counted() as statements:
                browser.get(address)
            assert len(statements) == 5, statements


@pytest.mark.one_database
class TestTheAddress:
    """It tells nobody what was searched, and whoever searched opens it again as often as he likes."""

    LOST = "Wij kunnen niet meer lezen wat u zocht. Typ het opnieuw."

    def test_is_of_no_other_account(self, full, signed_in):
        page = signed_in("vandongen").get(searched(signed_in("dewit"), "traplift"))
        assert page.status_code == 200
        assert self.LOST in words(page)
        assert "OD-2026-0014" not in page.text

    def test_is_of_no_other_installation(self, app, full, signed_in, monkeypatch):
        address = searched(signed_in("dewit"), "traplift")
        monkeypatch.setitem(app.config, "SECRET_KEY", "k" * 40)
        assert self.LOST in words(signed_in("dewit").get(address))

    @pytest.mark.parametrize("broken", ["x", "%C3%A9", "gAAAAABp", "=" * 3000])
    def test_that_is_broken_asks_anew(self, full, signed_in, broken):
        page = signed_in("dewit").get(f"/zoeken?gezocht={broken}")
        assert page.status_code == 200
        assert self.LOST in words(page)

    def test_holds_no_word_of_it(self, full, signed_in):
        browser = signed_in("dewit")
        address = searched(browser, "Zofia")
        assert address != searched(browser, "Zofia")   # nor does it tell that twice the same was asked
        for told in (address, *hrefs(browser.get(address))):
            assert "zofia" not in told.lower()

    def test_opens_again_for_who_signs_in_anew(self, full, house, signed_in, browser):
        address = searched(signed_in("dewit"), "traplift")
        asked_to_sign_in = browser.get(address).location
        wanted = asked_to_sign_in.partition("?naar=")[2]
        onward = sign_in(browser, house.accounts["dewit"].email, then=wanted).location
        assert "OD-2026-0014" in browser.get(onward).text

    @pytest.mark.parametrize("who", ["", "x.y", "gAAAAABp"])
    def test_a_question_of_nobody_is_not_kept_when_it_comes_in_signed_out(self, full, browser, who):
        late = browser.post("/zoeken", data={"q": "traplift", "_wie": who})
        assert "gezocht" not in (late.location or "")

    def test_a_question_that_came_in_signed_out_is_answered_to_its_asker_alone(self, full, house, signed_in):
        browser = signed_in("dewit")
        said = {"q": "Traplift", "_wie": asker_on(browser.get("/werkblad"))}
        browser.delete_cookie("session")
        late = browser.post("/zoeken", data=said)
        assert late.status_code == 303
        assert "traplift" not in late.location.lower()
        wanted = late.location.partition("?naar=")[2]
        onward = sign_in(browser, house.accounts["dewit"].email, then=wanted).location
        assert "OD-2026-0014" in browser.get(onward).text
        assert self.LOST in words(signed_in("vandongen").get(onward))

    def test_goes_on_to_the_next_page(self, house, signed_in):
        with transaction():
            for serial in range(1, 28):
                said(house, serial, "klacht")
        following.follow()
        browser = signed_in("dewit")
        first = browser.get(searched(browser, "klacht"))
        assert "27 zaken gevonden" in words(first)
        [onward] = [one for one in hrefs(first) if "voor=" in one]
        assert "OD-2026-0002" in browser.get(onward).text

    def test_a_telephone_number_of_ten_figures_is_found_by(self, full, signed_in):
        browser = signed_in("dewit")
        assert "OD-2026-0014" in browser.get(searched(browser, "0611223344")).text


def hrefs(page) -> list[str]:
    """The addresses that a page leads to."""
    return [unescape(one) for one in re.findall(r'href="([^"]+)"', page.text)]


def asker_on(page) -> str:
    """Who looks for something, as the field of searching on a page says it."""
    return re.search(r'name="_wie" value="([^"]+)"', page.text).group(1)


class TestFollowing:
    """The words follow the journal: what changed is read again, what is gone is found no more."""

    def test_nothing_to_do_is_nothing_done(self, full):
        assert following.behind() == 0
        assert following.follow() == 0

    def test_only_what_was_touched_is_read_again(self, full, house):
        with transaction():
            case = db.session.get(Case, full.id)
            gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="Belde terug.")
        assert following.behind() == 1
        assert following.follow() == 1
        assert found(house.secretary, "belde") == ["OD-2026-0014"]

    def test_what_is_gone_is_not_found_any_more(self, full, house):
        with transaction():
            case = db.session.get(Case, full.id)
            case.elements[0].wordings[0].text = "De lift bleef kapot."
            gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="Tekst hersteld.")
        following.follow()
        assert found(house.secretary, "traplift") == []

    def test_made_afresh_the_words_are_the_same(self, full):
        def every() -> set:
            db.session.rollback()
            return {(w.word, w.case_id, w.level) for w in db.session.scalars(select(SearchWord))}

        before = every()
        assert following.afresh() == 2
        assert every() == before
        assert (("doventolk", full.id, Level.NOTES)) in before


class TestAnOrganisationThatIsCalledOtherwise:
    """No act tells of it: each case is found by the new name, and what was sent still holds the old."""

    def renamed(self, house, name: str) -> None:
        with transaction():
            said = {"name": name, "town": "Leusden", "email": "post@warmhuis.example"}
            settings.alter(Thing.ORGANISATION, house.organisation.id, said, settings.By(None, noon(TODAY)))

    def test_is_found_by_its_new_name_in_every_case(self, full, house):
        self.renamed(house, "Stichting Warmhuis")
        assert found(house.secretary, "warmhuis") == []
        assert following.follow() == 0
        assert sorted(found(house.secretary, "warmhuis")) == ["OD-2026-0014", "OD-2026-0015"]

    def test_and_in_no_case_of_another(self, full, house):
        with transaction():
            kade = a_house("kade", "KD", "kpz")
            other = a_case(kade, State.SCHEDULING, serial=3)
            other.organisation_id = kade.organisation.id
            gate.enter(other, Act.NOTE, on(TODAY, kade.secretary), reason="x")
            body = Organisation(name="Stichting Kade")
            db.session.add(body)
            db.session.flush()
            other.organisation_id = body.id
            for party in other.parties:
                if party.organisation_id:
                    party.organisation_id = body.id
        self.renamed(house, "Stichting Warmhuis")
        following.follow()
        assert found(kade.secretary, "warmhuis") == []

    def test_the_next_act_forgets_its_old_name_and_not_what_was_sent(self, full, house):
        old = house.organisation.name.split()[2]
        with transaction():
            a_letter(db.session.get(Case, full.id), Status.SENT, f"Bericht aan {old}")
        self.renamed(house, "Stichting Warmhuis")
        for serial in (14, 15):
            with transaction():
                case = db.session.query(Case).filter_by(number=f"OD-2026-00{serial}").one()
                gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="x")
        following.follow()
        assert found(house.secretary, old) == ["OD-2026-0014"]
        assert len(found(house.secretary, "warmhuis")) == 2

    def test_takes_as_many_statements_for_many_cases(self, full, house, counted):
        asked_for = []
        for serial in (20, 21, 22):
            with transaction():
                said(house, serial, "De lift.")
            following.follow()
            self.renamed(house, f"Stichting Warmhuis {serial}")
            with counted() as statements:
                following.follow()
            asked_for.append(len(statements))
        assert len(set(asked_for)) == 1, asked_for

    def test_twice_the_same_is_found_once(self, full, house):
        for name in ("Stichting Warmhuis", "Stichting Anders", "Stichting Warmhuis"):
            self.renamed(house, name)
            following.follow()
        assert len(found(house.secretary, "warmhuis")) == 2
