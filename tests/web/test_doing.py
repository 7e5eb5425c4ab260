"""The page of an act: refused to whom it is not, shown before it goes out, done once, nothing typed lost."""

import re

import pytest
from sqlalchemy import func, select

from committee.case.ledger import Entry
from committee.case.typed import Draft
from committee.post.records import Letter
from committee.procedure import Act
from committee.store import db
from tests.web.browsing import form_of, words

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
        page = browser.post(NOTE.format(number), data=form_of(browser.get(NOTE.format(number)).text))
        assert page.status_code == 422
        assert "Schrijf de notitie." in words(page)

    def test_what_was_typed_is_still_there(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(LETTER.format(number)).text) | {"paragraphs": "Wij belden u <gisteren>."}
        page = browser.post(LETTER.format(number), data=said)
        assert page.status_code == 422
        assert "Wij belden u &lt;gisteren&gt;." in page.text

    @pytest.mark.parametrize("text", ["met een \0 erin", "half teken \ud83d", "x" * 60_000])
    def test_what_cannot_be_kept_is_refused_in_words(self, number, signed_in, text):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text)
        said |= {"text": text.encode("utf-8", "surrogatepass")}
        page = browser.post(NOTE.format(number), data=said)
        assert page.status_code == 422

    def test_a_day_to_come_is_refused_at_the_day(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text)
        page = browser.post(NOTE.format(number), data=said | {"text": "Gebeld.", "visibility": "internal",
                                                              "gelegenheid-op-jaar": "2027"})
        assert page.status_code == 422
        assert "Deze dag moet nog komen" in words(page)


class TestDoing:
    """What goes out is shown first; then it is done, once."""

    def test_a_note_sends_nothing_and_is_done_at_once(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.NOTE)
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld.", "visibility": "internal"}
        page = browser.post(NOTE.format(number), data=said)
        assert page.status_code == 303
        assert entries(Act.NOTE) == before + 1

    def test_the_same_form_twice_is_one_note(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.NOTE)
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld.", "visibility": "internal"}
        first, second = (browser.post(NOTE.format(number), data=said) for _ in range(2))
        assert first.location == second.location
        assert entries(Act.NOTE) == before + 1

    def test_a_letter_is_seen_before_it_leaves(self, number, signed_in):
        browser, before = signed_in("dewit"), entries(Act.WRITE_LETTER)
        page = browser.get(LETTER.format(number)).text
        someone = re.search(r'name="party" value="(\d+)"', page).group(1)
        said = form_of(page) | {"party": someone, "heading": "Wij kregen uw brief",
                                "paragraphs": "Dank u.\n\nWij lezen hem."}
        shown = browser.post(LETTER.format(number), data=said)
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

    def test_a_seal_of_somebody_else_keeps_nothing(self, number, signed_in):
        said = form_of(signed_in("dewit").get(NOTE.format(number)).text) | {"text": "Half af"}
        other = signed_in("vandongen")
        own = form_of(other.get(NOTE.format(number)).text)
        assert other.post("/concept", data=said | {"csrf_token": own["csrf_token"]}).status_code == 404

    def test_handing_in_forgets_the_draft(self, number, signed_in):
        browser = signed_in("dewit")
        said = form_of(browser.get(NOTE.format(number)).text) | {"text": "Gebeld.", "visibility": "internal"}
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

    def test_a_forged_seal_is_nobody(self, number, browser):
        assert browser.post(NOTE.format(number), data={"_seal": "x.y", "text": "weg"}).status_code == 404


class TestWhoDecided:
    """Who records what another decided is asked how it came; a field that must be filled in says so."""

    def test_what_only_the_chair_decides_asks_how_it_came(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}/doe/zitting-gehouden"))
        assert "Hoe kwam de beslissing bij u?" in page
        assert "Hoe kwam de beslissing bij u? (mag leeg blijven)" not in page

    def test_what_is_ones_own_asks_only_when(self, number, signed_in):
        page = words(signed_in("dewit").get(LETTER.format(number)))
        assert "Wanneer?" in page
        assert "Wanneer en door wie?" not in page
