"""What a party does itself: only its own acts, read once more, done once, nothing typed lost."""

from io import BytesIO

from sqlalchemy import delete, func, select, update

from committee.case.ledger import Entry
from committee.case.records import Case
from committee.permissions import MAY, Role
from committee.procedure import STEPS, Act, State
from committee.response.records import Response
from committee.store import db, transaction
from committee.web.pages import PARTY_PAGES
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.deeds import answered, pressed


def brought_to(number: str, state: State) -> None:
    """Put the case in a state, as if all before had been done."""
    with transaction():
        db.session.execute(update(Case).where(Case.number == number).values(state=state))


def unanswered() -> None:
    """Nobody responded to the complaint yet."""
    with transaction():
        db.session.execute(delete(Response))


def count(act: Act) -> int:
    """How often an act stands in the journal."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Entry.act == act)) or 0


class TestWhose:
    """A party has its own acts and no others."""

    def test_without_a_visit_there_is_no_page(self, number, browser):
        assert browser.get("/mijn-zaak/doe/stoppen").status_code == 410

    def test_an_act_of_another_role_is_not_there(self, number, browser):
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert browser.get("/mijn-zaak/doe/stoppen").status_code == 404

    def test_every_act_opens_for_who_may_and_names_what_is_missing(self, number, app, browser):
        unanswered()
        for act, page in PARTY_PAGES.items():
            brought_to(number, min(STEPS[act].open_in, key=list(State).index))
            for role in (Role.COMPLAINANT, Role.RESPONDENT, Role.ACCUSED):
                arrive(browser, link_for(number, role))
                opened = browser.get(f"/mijn-zaak/doe/{page.slug}", follow_redirects=True)
                assert opened.status_code == (200 if role in MAY[act] else 404), (act, role, words(opened))
                if opened.status_code == 200:
                    answer = pressed(browser, opened.request.full_path, form_of(opened.text))
                    assert answer.status_code in (200, 303, 422), (act, role)


class TestDoing:
    """What was filled in is read once more; then it is done, once."""

    def test_i_come(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        opened = browser.get("/mijn-zaak/doe/ik-kom?answer=accepted")
        assert form_of(opened.text)["answer"] == "accepted"

    def test_stopping_asks_to_be_sure(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get("/mijn-zaak/doe/stoppen").text)
        page = pressed(browser, "/mijn-zaak/doe/stoppen", said)
        assert "Zet een vinkje als u wilt stoppen." in words(page)
        assert count(Act.WITHDRAW) == 0

    def test_a_paper_is_sent_after_one_more_look(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address, before = "/mijn-zaak/doe/stuk", count(Act.FILE_PAPER)
        said = form_of(browser.get(address).text) | {"title": "Brief van school",
                                                     "paper": (BytesIO(b"Beste mevrouw"), "brief.txt")}
        seen = pressed(browser, address, said)
        assert "Klopt dit zo?" in words(seen)
        assert "Brief van school" in words(seen)
        assert count(Act.FILE_PAPER) == before
        again = form_of(seen.text) | {"_step": "bevestig"}
        assert browser.post(address, data=again).status_code == 303
        assert browser.post(address, data=again).status_code == 303
        assert count(Act.FILE_PAPER) == before + 1

    def test_what_is_sent_after_the_hour_waits(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get("/mijn-zaak/doe/stuk").text)
        browser.delete_cookie("session")
        late = browser.post("/mijn-zaak/doe/stuk", data=said | {"title": "Bijna kwijt"})
        assert late.status_code == 410
        assert "Wat u typte is bewaard." in words(late)
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert "Bijna kwijt" in browser.get("/mijn-zaak/doe/stuk").text


    def test_a_file_comes_back_where_it_was_brought(self, number, browser):
        unanswered()
        brought_to(number, State.AWAITING_RESPONSE)
        arrive(browser, link_for(number, Role.RESPONDENT))
        file = {"annexes": (BytesIO(b"Beste mevrouw"), "brief.txt")}
        address = "/mijn-zaak/doe/reageer"
        seen = answered(browser, address, lambda page: form_of(page) | {"how": "geheel"} | (
            {"text": "Het ging anders."} if 'name="text"' in page else {}) | (
            file if 'name="annexes"' in page else {}))
        browser.post(address, data=form_of(seen.text) | {"_step": "bewaar"})
        again = form_of(browser.get(f"{address}?vraag=3").text)
        assert "annexes-kept" in again
        assert "paper-kept" not in again

    def test_what_is_kept_for_later_keeps_its_file_and_every_sign(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = "/mijn-zaak/doe/stuk"
        said = form_of(browser.get(address).text) | {"title": "x" * 60_000, "_step": "bewaar",
                                                     "paper": (BytesIO(b"Beste mevrouw"), "brief.txt")}
        browser.post(address, data=said)
        again = form_of(browser.get(address).text)
        assert again["paper-kept"]
        assert len(again["title"]) == 60_000
