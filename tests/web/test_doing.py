"""The page of an act: refused to whom it is not, shown before it goes out, done once, nothing typed lost."""

import re

import pytest
from sqlalchemy import func, select

from committee.case.ledger import Entry
from committee.case.records import Party
from committee.case.typed import Draft
from committee.people.records import Channel
from committee.post.records import Letter, Status
from committee.procedure import Act
from committee.store import db, transaction
from tests.web.browsing import form_of, words
from tests.web.deeds import day, done, handed_in, pressed
from tests.web.scene import TODAY

NOTE, LETTER = "/zaken/{}/doe/notitie", "/zaken/{}/doe/brief"


def entries(act: Act) -> int:
    """How often an act stands in the journal."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Entry.act == act)) or 0


class TestWhoMay:
    """An act's page is for who may do it or record it, in a case that exists for them."""

    def test_signed_out_one_is_sent_to_sign_in(self, number, browser):
        assert browser.get(NOTE.format(number)).status_code == 303

    def test_who_does_not_know_the_case_sees_no_page(self, number, signed_in):
        assert signed_in("osei").get(NOTE.format(number)).status_code == 404

    def test_an_act_that_does_not_exist_has_no_page(self, number, signed_in):
        assert signed_in("dewit").get(f"/zaken/{number}/doe/toveren").status_code == 404

    def test_a_letter_is_not_for_the_chair(self, number, signed_in):
        assert signed_in("vandongen").get(LETTER.format(number)).status_code == 403


class TestFillingIn:
    """Bad input gets its message at the field, and what was typed stays."""

    def test_an_empty_note_is_named_at_its_field(self, number, signed_in):
        browser = signed_in("dewit")
        page = pressed(browser, NOTE.format(number), form_of(browser.get(NOTE.format(number)).text))
        assert page.status_code == 422
        assert "Schrijf de notitie." in words(page)

    def test_what_was_typed_is_still_there(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(LETTER.format(number)).text) | {"paragraphs": "Wij belden u <gisteren>."}
        page = pressed(browser, LETTER.format(number), said)
        assert page.status_code == 422
        assert "Wij belden u &lt;gisteren&gt;." in page.text

    @pytest.mark.parametrize("text", ["met een \0 erin", "x" * 60_000])
    def test_what_cannot_be_kept_is_refused_in_words(self, number, signed_in, text):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text)
        said |= {"text": text.encode("utf-8", "surrogatepass")}
        page = pressed(browser, NOTE.format(number), said)
        assert page.status_code == 422

    def test_a_day_to_come_is_refused_at_the_day(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text)
        page = pressed(browser, NOTE.format(number), said | {"text": "Gebeld.",
                                                             "gelegenheid-op-jaar": "2027"})
        assert page.status_code == 422
        assert "Deze dag moet nog komen" in words(page)


class TestDoing:
    """What goes out is shown first; then it is done, once."""

    def test_a_note_sends_nothing_and_is_done_at_once(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.NOTE)
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld."}
        page = browser.post(NOTE.format(number), data=said)
        assert page.status_code == 303
        assert entries(Act.NOTE) == before + 1

    def test_the_same_form_twice_is_one_note(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.NOTE)
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld."}
        first, second = (browser.post(NOTE.format(number), data=said) for _ in range(2))
        assert first.location == second.location
        assert entries(Act.NOTE) == before + 1

    def test_a_letter_to_nowhere_is_said_to_be_one_before_it_leaves(self, number, signed_in):
        browser = signed_in("dewit")
        page = browser.get(LETTER.format(number)).text
        someone = re.search(r'name="party" value="(\d+)"', page).group(1)
        with transaction():
            party = db.session.get_one(Party, int(someone))
            party.channel, party.person.street, party.person.postcode = Channel.POST, "", ""
            party.person.town = ""
        said = form_of(page) | {"party": someone, "heading": "Wij kregen uw brief", "paragraphs": "Dank u."}
        shown = pressed(browser, LETTER.format(number), said)
        assert "Geen adres bekend: deze brief kan niet op de post." in words(shown)
        case = words(browser.get(f"/zaken/{number}"))
        assert case.count("Geen adres bekend: een brief kan niet op de post. Wijzig contactgegevens") == 1

    def test_a_letter_is_seen_before_it_leaves(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.WRITE_LETTER)
        page = browser.get(LETTER.format(number)).text
        someone = re.search(r'name="party" value="(\d+)"', page).group(1)
        said = form_of(page) | {"party": someone, "heading": "Wij kregen uw brief",
                                "paragraphs": "Dank u.\n\nWij lezen hem."}
        shown = pressed(browser, LETTER.format(number), said)
        assert shown.status_code == 200
        assert "Klopt dit zo?" in words(shown)
        assert "Wij lezen hem." in words(shown)
        assert entries(Act.WRITE_LETTER) == before
        assert db.session.scalar(select(func.count()).where(Letter.title == "Wij kregen uw brief")) == 0
        done = browser.post(LETTER.format(number), data=form_of(shown.text) | {"_step": "bevestig"})
        assert done.status_code == 303
        assert entries(Act.WRITE_LETTER) == before + 1


class TestKept:
    """What is typed is kept while it is typed, for who typed it and nobody else."""

    def test_a_draft_comes_back_on_the_page(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Half af"}
        assert browser.post("/concept", data=said).status_code == 204
        assert "Half af" in browser.get(NOTE.format(number)).text
        assert "Half af" not in signed_in("vandongen").get(NOTE.format(number)).text

    def test_the_proof_of_somebody_else_keeps_nothing(self, number, signed_in):
        said = form_of(signed_in("dewit").get(NOTE.format(number)).text) | {"text": "Half af"}
        other = signed_in("vandongen")
        own = form_of(other.get(NOTE.format(number)).text)
        assert other.post("/concept", data=said | {"csrf_token": own["csrf_token"]}).status_code == 404

    def test_a_name_that_no_field_has_does_no_harm(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Half af"}
        said |= {"x" * 61: "1", "x" * 62: "2", "n\0": "3"}
        assert browser.post("/concept", data=said).status_code == 204
        assert "Half af" in browser.get(NOTE.format(number)).text

    def test_handing_in_forgets_the_draft(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld."}
        browser.post("/concept", data=said)
        browser.post(NOTE.format(number), data=said)
        assert db.session.scalar(select(func.count()).select_from(Draft)) == 0

    def test_what_comes_in_after_the_sign_in_ended_waits_for_its_owner(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Bijna kwijt"}
        browser.delete_cookie("session")
        late = browser.post(NOTE.format(number), data=said)
        assert late.status_code == 303
        assert "/inloggen" in late.location
        assert "Bijna kwijt" in signed_in("dewit").get(NOTE.format(number)).text
        assert entries(Act.NOTE) == 1   # the one of the scene

    def test_a_forged_proof_is_nobody(self, number, browser):
        assert browser.post(NOTE.format(number), data={"_proof": "x.y", "text": "weg"}).status_code == 404


class TestWhoDecided:
    """Who records what another decided is asked how it came; a field that must be filled in says so."""

    def test_what_only_the_chair_decides_asks_how_it_came(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}/doe/staak"))
        assert "Wie besliste dit?" in page
        assert "Hoe kwam de beslissing bij u?" in page
        assert "Hoe kwam de beslissing bij u? (mag leeg blijven)" not in page

    @pytest.mark.parametrize(("slug", "asked"), [
        ("trek-in", "Van wie komt dit?"), ("zitting-gehouden", "Wie zat de zitting voor?"),
        ("verschoon", "Wie trekt zich terug?"), ("wraking", "Wie verzoekt om wraking?"),
    ])
    def test_where_nothing_is_decided_asks_from_whom_it_comes(self, number, signed_in, slug, asked):
        page = words(signed_in("dewit").get(f"/zaken/{number}/doe/{slug}"))
        assert asked in page
        assert "Hoe kwam dit bij u?" in page
        assert "beslis" not in page.partition("Wanneer en")[2].partition("Terug")[0]

    def test_what_is_ones_own_asks_only_when(self, number, signed_in):
        page = words(signed_in("dewit").get(LETTER.format(number)))
        assert "Wanneer?" in page
        assert "Wanneer en door wie?" not in page


class TestStopping:
    """Who stops finds his text again; the case says that it was kept, and where."""

    def test_leads_back_to_the_case_and_says_where_the_text_is(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Half af", "_step": "bewaar"}
        page = browser.post(NOTE.format(number), data=said, follow_redirects=True)
        assert page.request.path == f"/zaken/{number}"
        assert "Uw tekst is bewaard." in words(page)
        assert "Ga verder met “Maak een notitie”" in words(page)
        assert "Half af" in browser.get(NOTE.format(number)).text


class TestGoingBack:
    """What will come of a form is a page of its own: the browser may go back to it, and nothing happens."""

    def letter(self, browser, number) -> str:
        page = browser.get(LETTER.format(number)).text
        someone = re.search(r'name="party" value="(\d+)"', page).group(1)
        said = form_of(page) | {"party": someone, "heading": "Kop", "paragraphs": "Dank u."}
        return browser.post(LETTER.format(number), data=said).location

    def test_the_preview_is_read_as_often_as_one_likes(self, number, signed_in):
        browser = signed_in("dewit")
        address = self.letter(browser, number)
        first, second = browser.get(address), browser.get(address)
        assert first.status_code == second.status_code == 200
        assert "Klopt dit zo?" in words(second)
        assert entries(Act.WRITE_LETTER) == 0

    def test_after_the_act_it_leads_to_what_was_done(self, number, signed_in):
        browser = signed_in("dewit")
        address = self.letter(browser, number)
        sure = form_of(browser.get(address).text) | {"_step": "bevestig"}
        done = browser.post(LETTER.format(number), data=sure)
        assert browser.get(address).location == done.location
        assert entries(Act.WRITE_LETTER) == 1

    def test_going_back_to_change_finds_what_was_typed(self, number, signed_in):
        browser = signed_in("dewit")
        preview = browser.get(self.letter(browser, number))
        assert f'href="{LETTER.format(number)}"' in preview.text
        assert "Dank u." in browser.get(LETTER.format(number)).text

    def test_a_preview_of_nothing_is_the_empty_form(self, number, signed_in):
        gone = signed_in("dewit").get(f"{LETTER.format(number)}?controle=zomaar")
        assert gone.location == LETTER.format(number)


class TestRecordedForAnother:
    """Who decided gets word of what was written down in his name, and of its undoing."""

    ADDRESS = "/zaken/{}/doe/zeg-zitting-af"

    def recorded(self, browser, number):
        said = {"reason": "De zaal is bezet.", "gelegenheid-hoe": "telefoon"}
        return handed_in(browser, self.ADDRESS.format(number), **said)

    def word(self) -> list[Letter]:
        db.session.rollback()
        found = select(Letter).where(Letter.kind == "staff.recorded")
        return list(db.session.scalars(found.order_by(Letter.id)))

    def test_ones_own_decision_needs_no_word(self, number, signed_in):
        done(signed_in("vandongen"), self.ADDRESS.format(number), reason="De zaal is bezet.")
        assert self.word() == []

    def test_is_announced_in_the_preview(self, number, signed_in):
        page = words(self.recorded(signed_in("dewit"), number))
        assert "Aan mr. E. van Dongen" in page
        assert "Marjan de Wit legde vast dat u op" in page
        assert "per telefoon dit besliste: “Zitting afgezegd”" in page

    def test_its_mail_says_nothing_of_the_case(self, number, signed_in):
        done(signed_in("dewit"), self.ADDRESS.format(number), reason="De zaal is bezet.",
             **{"gelegenheid-hoe": "telefoon"})
        [letter] = self.word()
        assert "afgezegd" not in str(letter.mail).lower()
        assert "El Amrani" not in str(letter.mail)

    def test_it_keeps_no_act_from_being_undone_and_the_undoing_is_told(self, number, signed_in):
        browser = signed_in("dewit")
        done(browser, self.ADDRESS.format(number), reason="De zaal is bezet.",
             **{"gelegenheid-hoe": "telefoon"})
        with transaction():
            for letter in db.session.scalars(select(Letter).where(Letter.kind == "staff.recorded")):
                letter.status = Status.SENT
        done(browser, f"/zaken/{number}/doe/ongedaan-maken")
        assert [letter.title for letter in self.word()] == [
            "Vastgelegd wat u besliste", "Ongedaan gemaakt wat voor u was vastgelegd"]


class TestUndoing:
    """The page says which act it takes back, and takes back that one."""

    def test_takes_back_what_it_shows_and_says_so(self, number, signed_in):
        browser, address = signed_in("dewit"), f"/zaken/{number}/doe/ongedaan-maken"
        page = browser.get(f"{address}?entry_seq=1")
        assert "Het was een andere toen u deze pagina opende." in words(page)
        assert "Bewaar en stop" not in words(page)
        answer = browser.post(address, data=form_of(page.text), follow_redirects=True)
        shown = re.search(r'class="say">(.+),', page.text).group(1)
        assert f"Ongedaan gemaakt: “{shown.lower()}”." in words(answer)
        assert f"{shown}, " not in words(browser.get(address))


class TestWhatStillRuns:
    """Before a case ends its page says what still runs in it; it keeps nobody from ending it."""

    def test_an_ending_names_terms_and_letters(self, number, signed_in):
        page = handed_in(signed_in("dewit"), f"/zaken/{number}/doe/regeling",
                         **{"gelegenheid-hoe": "telefoon"}, **day("confirmed_on", TODAY))
        assert "Let op: hier loopt of wacht nog iets. U kunt wel doorgaan." in words(page), words(page)
        assert "Er wacht nog één brief om uit te gaan." in words(page)

    def test_what_moves_nothing_names_nothing(self, number, signed_in):
        browser = signed_in("dewit")
        page = browser.get(TestGoingBack().letter(browser, number))
        assert "Let op" not in words(page)


class TestOnesOwn:
    """What somebody does alone asks nobody who decided it."""

    @pytest.mark.parametrize("slug", ["ongedaan-maken", "notitie"])
    def test_asks_only_when(self, number, signed_in, slug):
        page = words(signed_in("dewit").get(f"/zaken/{number}/doe/{slug}"))
        assert "Wie besliste dit?" not in page
