"""What nobody should be able to do on a party's page, whatever is typed, forged or sent twice."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select, update

from committee.case.ledger import Entry
from committee.case.records import Case, Document, ElementRespondent, Party
from committee.permissions import MAY, Role
from committee.procedure import STEPS, Act, State
from committee.store import db, transaction
from committee.web.pages import PARTY_PAGES
from tests.builders import a_case
from tests.web.browsing import arrive, filled_in, form_of, link_for, words
from tests.web.deeds import answered, pressed
from tests.web.scene import TODAY
from tests.web.test_party_acts import unanswered

HOSTILE = ["<script>alert(1)</script><img src=x onerror=alert(1)>", "'; DROP TABLE parties; --{{7*7}}",
           "\u202egnp.exe\u2066 om", "👩‍🦽🏳️‍🌈 é ő 漢字", "x" * 60_000, "nul \0 hier", "regel\r\nBcc: x@y.nl"]
ROLES = (Role.COMPLAINANT, Role.RESPONDENT, Role.ACCUSED)


def brought_to(number, state):
    with transaction():
        db.session.execute(update(Case).where(Case.number == number).values(state=state))


def entries():
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Entry)) or 0


def photo():
    kept = BytesIO()
    Image.new("RGB", (1200, 900), (120, 90, 60)).save(kept, "JPEG", exif=Image.Exif())
    return kept.getvalue()


def typed_in(page, text):
    """The text in every field of a page."""
    return {name: text for name in form_of(page) if not name.startswith(("csrf", "_"))}


class TestWhateverIsTyped:
    """It is kept as words, or refused with words; it never becomes more."""

    @pytest.mark.parametrize("text", HOSTILE)
    def test_in_every_field_of_every_form(self, number, browser, text):
        unanswered()
        for act, page in PARTY_PAGES.items():
            brought_to(number, min(STEPS[act].open_in, key=list(State).index))
            role = next(role for role in (*ROLES, Role.ORGANISATION) if role in MAY[act])
            if role is Role.ORGANISATION:
                continue
            arrive(browser, link_for(number, role))
            address = f"/mijn-zaak/doe/{page.slug}"
            opened = browser.get(address, follow_redirects=True)
            if "_vraag" in form_of(opened.text):
                answer = answered(browser, address, lambda page: filled_in(page) | typed_in(page, text))
            else:
                answer = pressed(browser, address, form_of(opened.text) | typed_in(opened.text, text))
            assert answer.status_code in (200, 303, 422), (act, words(answer))
            again = pressed(browser, address, form_of(answer.text) | {"_step": "bevestig"}) \
                if answer.status_code == 200 else answer
            assert again.status_code in (200, 303, 422), (act, words(again))
            for seen in (answer, again, browser.get("/mijn-zaak")):
                assert "<script>alert" not in seen.text, act
                assert "<img src=x" not in seen.text, act

    def test_what_the_page_does_not_ask_is_not_heard(self, number, browser):
        brought_to(number, State.AWAITING_RESPONSE)
        accused = db.session.query(Party).filter_by(role=Role.ACCUSED).one().id
        arrive(browser, link_for(number, Role.RESPONDENT))
        address = "/mijn-zaak/doe/meer-tijd"
        said = form_of(browser.get(address).text) | {"reasons": "Vakantie.", "party": str(accused),
                                                     "op-dag": "1", "door": "account:1", "occasion": "x"}
        answer = pressed(browser, address, said)
        assert answer.status_code in (200, 303, 422)
        db.session.rollback()
        last = db.session.scalars(select(Entry).where(Entry.act == Act.ASK_MORE_TIME)).first()
        assert last is None or accused not in last.facts["parties"]


class TestWhoseItIs:
    """Another party's, another case's, a forged or an old form: nothing comes of it."""

    def test_a_form_without_its_token_is_refused(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get("/mijn-zaak/doe/stoppen").text)
        before = entries()
        for forged in ("", "vals"):
            answer = browser.post("/mijn-zaak/doe/stoppen", data=said | {"csrf_token": forged})
            assert answer.status_code == 400
        assert entries() == before

    def test_a_point_of_another_case_is_no_choice(self, house, number, browser):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=52).elements[0].id
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = "/mijn-zaak/doe/stoppen"
        said = form_of(browser.get(address).text) | {"elements": str(other), "sure": "ja"}
        before = entries()
        assert pressed(browser, address, said).status_code == 422
        assert entries() == before

    def test_a_respondent_sees_and_answers_only_what_is_against_him(self, number, browser):
        brought_to(number, State.AWAITING_RESPONSE)
        with transaction():
            case = db.session.query(Case).filter_by(number=number).one()
            accused = next(party for party in case.parties if party.role is Role.ACCUSED)
            first = case.elements[0].id
            db.session.delete(db.session.get(ElementRespondent, (first, accused.id)))
        arrive(browser, link_for(number, Role.ACCUSED))
        pages = []
        answer = answered(browser, "/mijn-zaak/doe/reageer", lambda page: pages.append(page) or (
            form_of(page) | {"how": "punten", f"standpunt_{first}": "disputed"}))
        assert "De begeleiding stopte" not in "".join(pages)
        assert answer.status_code == 422
        assert "Zeg bij ten minste één punt of het klopt." in words(answer)

    def test_an_upload_of_another_party_does_not_go_along(self, number, browser):
        brought_to(number, State.SCHEDULING)
        arrive(browser, link_for(number, Role.RESPONDENT))
        address = "/mijn-zaak/doe/stuk"
        said = form_of(browser.get(address).text) | {"title": "Geheim",
                                                     "paper": (BytesIO(b"Van de ander"), "a.txt")}
        theirs = form_of(pressed(browser, address, said).text)["paper-kept"]
        arrive(browser, link_for(number, Role.COMPLAINANT))
        mine = form_of(browser.get(address).text) | {"title": "Van mij", "paper-kept": theirs}
        answer = pressed(browser, address, mine)
        assert answer.status_code == 422
        assert "Kies een foto of een bestand." in words(answer)

    def test_a_draft_of_another_is_not_kept(self, number, browser):
        arrive(browser, link_for(number, Role.RESPONDENT))
        theirs = form_of(browser.get("/mijn-zaak/doe/stuk").text)
        arrive(browser, link_for(number, Role.COMPLAINANT))
        mine = form_of(browser.get("/mijn-zaak/doe/stuk").text)
        proven = {"csrf_token": mine["csrf_token"], "_proof": theirs["_proof"], "title": "Ingevuld voor u"}
        assert browser.post("/mijn-zaak/concept", data=proven).status_code == 404

    def test_who_left_does_nothing_more(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get("/mijn-zaak/doe/gegevens").text) | {"phone": "06-00000777"}
        with transaction():
            db.session.query(Party).filter_by(role=Role.COMPLAINANT).update({"until_day": TODAY})
        assert browser.post("/mijn-zaak/doe/gegevens", data=said).status_code == 404


class TestAPhone:
    """A photo as a telephone makes it becomes a paper, once."""

    def test_a_photo_is_filed(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = "/mijn-zaak/doe/stuk"
        said = form_of(browser.get(address).text) | {"title": "Foto van de brief",
                                                     "paper": (BytesIO(photo()), "IMG_0042.JPG")}
        seen = pressed(browser, address, said)
        again = form_of(seen.text) | {"_step": "bevestig"}
        assert [browser.post(address, data=again).status_code for _ in range(3)] == [303, 303, 303]
        db.session.rollback()
        found = db.session.scalars(select(Document).where(Document.title == "Foto van de brief")).all()
        assert [one.media_type for one in found] == ["image/jpeg"]

    def test_what_only_looks_like_one_is_refused_and_nothing_typed_is_lost(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = "/mijn-zaak/doe/stuk"
        said = form_of(browser.get(address).text) | {"title": "Foto",
                                                     "paper": (BytesIO(b"MZ\x90\0program"), "foto.jpg")}
        answer = pressed(browser, address, said)
        assert answer.status_code == 422
        assert form_of(answer.text)["title"] == "Foto"
