"""A party comes by its link, sees its own case and no more, and leaves nothing behind."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from committee import clock
from committee.case import gate
from committee.case.ledger import Reading
from committee.case.records import Case, ElementRespondent, Party
from committee.people import links
from committee.people.records import Link
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import a_case, noon, on
from tests.web.browsing import arrive, link_for, token_on, words
from tests.web.scene import TODAY, a_full_case


@pytest.fixture
def visiting(browser, number):
    """A browser in which a party of the case has opened its link."""

    def as_(role: Role):
        assert arrive(browser, link_for(number, role)).status_code == 303
        return browser

    return as_


class TestTheWayIn:
    """Looking at a link opens nothing; pressing the button does, for an hour."""

    def test_a_get_only_shows_the_button(self, number, browser):
        token = link_for(number, Role.COMPLAINANT)
        page = browser.get(f"/in/{token}")
        assert "Open mijn zaak" in words(page)
        assert "El Amrani" not in page.text
        assert browser.get("/mijn-zaak").status_code == 410
        db.session.rollback()
        assert db.session.scalars(select(Link)).one().used_at is None

    def test_pressing_it_marks_the_link_as_used(self, number, browser):
        assert arrive(browser, link_for(number, Role.COMPLAINANT)).location == "/mijn-zaak"
        db.session.rollback()
        assert db.session.scalars(select(Link)).one().used_at == noon(TODAY)

    def test_an_unknown_an_expired_and_a_withdrawn_link_look_the_same(self, number, browser, monkeypatch):
        with transaction():
            party = db.session.scalars(select(Party)).first()
            expired = links.issue(party.id, "case", noon(TODAY) - timedelta(days=90))
            withdrawn = links.issue(party.id, "case", noon(TODAY))
            links.revoke(party.id, noon(TODAY))
        pages = [browser.get(f"/in/{token}") for token in ("onzin", expired, withdrawn)]
        assert {page.status_code for page in pages} == {410}
        assert len({words(page) for page in pages}) == 1
        assert "Deze link werkt niet meer" in words(pages[0])
        assert "033 000 00 14" in words(pages[0])

    def test_ends_an_hour_after_the_last_page(self, visiting, monkeypatch):
        browser = visiting(Role.COMPLAINANT)
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(minutes=50))
        assert browser.get("/mijn-zaak").status_code == 200
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(minutes=105))
        assert browser.get("/mijn-zaak").status_code == 200
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(minutes=166))
        late = browser.get("/mijn-zaak")
        assert late.status_code == 410
        assert "U deed een uur niets." in words(late)

    def test_withdrawing_the_link_ends_the_visit(self, visiting):
        browser = visiting(Role.COMPLAINANT)
        with transaction():
            links.revoke(db.session.scalars(select(Link.party_id)).one(), noon(TODAY))
        assert browser.get("/mijn-zaak").status_code == 410

    def test_ends_when_the_party_takes_part_no_longer(self, visiting):
        browser = visiting(Role.COMPLAINANT)
        with transaction():
            db.session.get(Party, db.session.scalars(select(Link.party_id)).one()).until_day = TODAY
        assert browser.get("/mijn-zaak").status_code == 404

    def test_leaving_takes_the_case_off_the_screen(self, visiting):
        browser = visiting(Role.COMPLAINANT)
        gone = browser.post("/mijn-zaak/sluiten", data={"csrf_token": token_on(browser.get("/mijn-zaak"))})
        assert gone.location == "/gesloten"
        assert browser.get("/mijn-zaak").status_code == 410

    def test_signs_out_whoever_was_signed_in_here(self, number, signed_in):
        browser = signed_in("dewit")
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert browser.get("/zaken").status_code == 303

    def test_a_party_sees_no_page_of_the_staff(self, visiting, number):
        assert visiting(Role.COMPLAINANT).get(f"/zaken/{number}").status_code == 303


class TestWhatAPartySees:
    """Its own points, terms, letters and papers, in plain words, without anything from inside."""

    def test_says_that_nothing_has_to_be_done(self, visiting):
        page = words(visiting(Role.COMPLAINANT).get("/mijn-zaak"))
        assert "U hoeft nu niets te doen." in page
        assert "di 21 april, 14.00 uur" in page
        assert "Uiterlijk ma 11 mei 2026: uitspraak" in page
        assert "Uw klacht in 3 punten" in page
        assert "Wij mogen dit punt niet behandelen (niet-ontvankelijk)." in page
        assert "Een punt van mijn klacht klopt niet" not in page, "no point is open to her own words now"

    def test_shows_nothing_from_inside(self, visiting):
        for role in (Role.COMPLAINANT, Role.RESPONDENT):
            page = words(visiting(role).get("/mijn-zaak"))
            for inside in ("woensdag", "alleen schriftelijk", "Ontvangstbevestiging", "Lammerts", "huisarts"):
                assert inside not in page, (role, inside)

    def test_a_respondent_sees_the_points_that_are_treated(self, visiting):
        page = words(visiting(Role.RESPONDENT).get("/mijn-zaak"))
        assert "De klacht in 2 punten" in page
        assert "De eigen bijdrage over 2024" not in page

    def test_an_accused_person_sees_the_points_against_him_alone(self, number, visiting):
        with transaction():
            case = db.session.query(Case).filter_by(number=number).one()
            accused = next(party for party in case.parties if party.role is Role.ACCUSED)
            first = db.session.get(ElementRespondent, (case.elements[0].id, accused.id))
            db.session.delete(first)
        page = words(visiting(Role.ACCUSED).get("/mijn-zaak"))
        assert "De klacht in 1 punt" in page
        assert "De begeleiding stopte" not in page

    def test_a_respondent_who_was_not_asked_yet_sees_no_point(self, house, browser):
        with transaction():
            number = a_case(house, State.ADMISSIBILITY_REVIEW, serial=6).number
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert "Punt 1 van de klacht" not in words(browser.get("/mijn-zaak"))

    def test_hands_over_only_the_papers_it_may_see(self, visiting):
        browser = visiting(Role.COMPLAINANT)
        assert browser.get("/mijn-zaak/stukken/1").data == b"Klacht"
        assert browser.get("/mijn-zaak/stukken/2").status_code == 404
        assert browser.get("/mijn-zaak/stukken/99").status_code == 404

    def test_never_hands_over_a_paper_of_another_case(self, house, number, visiting):
        with transaction():
            a_full_case(house, serial=15)
        page = words(visiting(Role.COMPLAINANT).get("/mijn-zaak"))
        assert page.count("Verweerschrift met belnotitie") == 1

    def test_shows_a_letter_once_it_is_out_and_to_nobody_else(self, number, visiting):
        letter_id, title = db.session.scalars(select(Letter.id)).one(), "heeft gereageerd op uw klacht"
        browser = visiting(Role.COMPLAINANT)
        assert title not in words(browser.get("/mijn-zaak"))
        assert browser.get(f"/mijn-zaak/brieven/{letter_id}").status_code == 404
        with transaction():
            db.session.get(Letter, letter_id).status = Status.SENT
        assert title in words(browser.get("/mijn-zaak"))
        assert "Er is gebeld." in words(browser.get(f"/mijn-zaak/brieven/{letter_id}"))
        assert visiting(Role.RESPONDENT).get(f"/mijn-zaak/brieven/{letter_id}").status_code == 404

    def test_says_what_the_respondent_has_to_do_and_until_when(self, house, browser):
        with transaction():
            number = a_case(house, State.AWAITING_RESPONSE, serial=7).number
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert "Geef uw reactie op de klacht" in words(browser.get("/mijn-zaak"))

    def test_who_has_answered_is_not_asked_again(self, house, browser):
        with transaction():
            case = a_case(house, State.ADMISSIBILITY_REVIEW, serial=8, accused=1)
            asked = [party for party in case.parties if party.role is not Role.COMPLAINANT]
            gate.enter(case, Act.ADMIT, on(TODAY, house.chair), to=State.AWAITING_RESPONSE,
                       elements=[element.id for element in case.elements], parties=[p.id for p in asked])
            gate.enter(case, Act.RECEIVE_RESPONSE, on(TODAY, house.secretary), to=State.AWAITING_RESPONSE,
                       parties=[asked[0].id])
            number = case.number
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert "U hoeft nu niets te doen." in words(browser.get("/mijn-zaak"))
        arrive(browser, link_for(number, Role.ACCUSED))
        assert "Geef uw reactie op de klacht Uiterlijk" in words(browser.get("/mijn-zaak"))

    def test_a_witness_sees_his_own_letters_and_papers_alone(self, number, browser):
        with transaction():
            db.session.query(Party).filter_by(role=Role.ACCUSED).one().role = Role.WITNESS
        arrive(browser, link_for(number, Role.WITNESS))
        page = words(browser.get("/mijn-zaak"))
        assert "Wij schrijven u als wij iets van u vragen." in page
        assert "Uitspraak" not in page
        assert "De begeleiding stopte" not in page

    @pytest.mark.parametrize("role", [Role.COMPLAINANT, Role.RESPONDENT])
    def test_is_there_in_every_state(self, house, browser, role):
        for serial, state in enumerate(State, 20):
            with transaction():
                number = a_case(house, state, serial=serial).number
            arrive(browser, link_for(number, role))
            assert browser.get("/mijn-zaak").status_code == 200, state

    def test_shows_the_regulation(self, visiting):
        assert "Artikel 1" in words(visiting(Role.COMPLAINANT).get("/mijn-zaak/reglement"))

    def test_keeps_that_the_party_looked(self, visiting):
        visiting(Role.COMPLAINANT).get("/mijn-zaak")
        db.session.rollback()
        reading = db.session.scalars(select(Reading)).one()
        assert reading.actor.startswith("party:")
        assert reading.what == "case"
