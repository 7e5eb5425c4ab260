"""The bundle on the pages: who downloads it, what is new since one's own copy, where it is offered."""

from datetime import date

import pytest

from committee.case import documents
from committee.case.ledger import Reading
from committee.case.records import Case, Seat, Standing
from committee.hearing import acts
from committee.permissions import Role
from committee.procedure import State
from committee.response.records import Position, Response
from committee.store import db, transaction
from tests.builders import House, on
from tests.hearing.papers import filed
from tests.hearing.scene import convene, party, ready
from tests.prepared import after, where
from tests.verdict.scene import heard_case
from tests.web.browsing import arrive, form_of, link_for, sign_in, words
from tests.web.conftest import SIGNED, Apart
from tests.web.scene import TODAY, a_house_with_passwords


def two_papers(house: House) -> None:
    """A case with a hearing and two papers."""
    found = ready(house)
    filed(found, "Klacht", "klacht.pdf", b"1")
    filed(found, "Verweer", "verweer.pdf", b"2")
    convene(found, house)


scene = where(case=after(two_papers, SIGNED))


def bundled(case: Case, house: House, pages: int = 31, rest: int | None = None) -> None:
    """Make a bundle of the papers as they are; what it looks like is tested elsewhere."""
    occasion = on(date(2026, 3, 12), house.secretary)
    plan = acts.planned(case, occasion)
    content = f"%PDF bundel {plan.number}".encode()
    places = tuple((3 + number, True) for number in range(len(plan.items)))
    alone = documents.keep(b"%PDF nieuw") if rest else None
    made = acts.Prepared(plan, documents.keep(content), pages, alone, rest, places)
    with transaction():
        acts.make_bundle(case, made, occasion=occasion)


def address(case: Case, number: int = 1, rest: bool = False) -> str:
    """Where a bundle is downloaded."""
    return f"/zaken/{case.number}/bundel/{number}" + ("/nieuw.pdf" if rest else ".pdf")


class TestWhoDownloadsIt:
    """The secretary, and who sits and declared himself free."""

    def test_for_everybody_else_it_is_not_there(self, app, house, case, browser, signed_in):
        bundled(case, house, rest=4)
        with transaction():
            theirs = a_house_with_passwords("elders", "EL")
            back = db.session.query(Seat).filter_by(account_id=house.accounts["bhagwandin"].id).one()
            back.stepped_back_on = TODAY
            asked = db.session.query(Seat).filter_by(account_id=house.accounts["lammerts"].id).one()
            asked.declared_on = None
        strangers = [signed_in(name) for name in ("osei", "bhagwandin", "lammerts")]
        for name in ("dewit", "vandongen"):
            app.test_client_class = Apart
            strangers.append(app.test_client())
            sign_in(strangers[-1], theirs.accounts[name].email)
        for stranger in strangers:
            for rest in (False, True):
                assert stranger.get(address(case, rest=rest)).status_code == 404
        assert browser.get(address(case)).status_code == 303

    def test_a_chair_who_does_not_sit_neither(self, house, case, signed_in):
        bundled(case, house)
        with transaction():
            for seat in db.session.query(Seat).filter_by(account_id=house.accounts["vandongen"].id):
                db.session.delete(seat)
        chair = signed_in("vandongen")
        assert chair.get(address(case)).status_code == 404
        assert "bundel 1" not in words(chair.get(f"/zaken/{case.number}/zitting"))
        assert "bundel 1" not in words(chair.get(f"/zaken/{case.number}"))

    def test_a_party_sees_nothing_of_it(self, house, case, browser):
        bundled(case, house)
        arrive(browser, link_for(case.number, Role.COMPLAINANT))
        assert browser.get(address(case)).status_code == 303
        assert "undel" not in words(browser.get("/mijn-zaak"))

    def test_those_who_sit_do_and_it_is_kept_who_looked(self, house, case, signed_in):
        bundled(case, house, rest=4)
        for name in ("dewit", "vandongen", "lammerts"):
            answer = signed_in(name).get(address(case))
            assert answer.data == b"%PDF bundel 1"
            assert f"{case.number}-bundel-1.pdf" in answer.headers["Content-Disposition"]
        assert signed_in("lammerts").get(address(case, rest=True)).data == b"%PDF nieuw"
        db.session.rollback()   # what was read before the pages were asked is old
        kept = [(row.what, row.thing_id) for row in db.session.query(Reading).filter_by(what="bundle")]
        assert kept == [("bundle", 1)] * 4
        assert "Bundel 1" in words(signed_in("dewit").get(f"/zaken/{case.number}/wie-keek"))

    def test_there_is_no_other_bundle(self, house, case, signed_in):
        bundled(case, house)
        browser = signed_in("lammerts")
        assert browser.get(address(case, 2)).status_code == 404
        assert browser.get(address(case, rest=True)).status_code == 404

    def test_not_once_it_holds_a_paper_that_was_taken_back(self, house, case, signed_in):
        bundled(case, house)
        with transaction():
            paper = db.session.query(documents.Document).filter_by(case_id=case.id, number=2).one()
            paper.withheld = True
        member, secretary = signed_in("lammerts"), signed_in("dewit")
        assert member.get(address(case)).status_code == 404
        assert "Download bundel" not in words(member.get(f"/zaken/{case.number}/zitting"))
        assert secretary.get(address(case)).status_code == 200
        said = words(secretary.get(f"/zaken/{case.number}/zitting"))
        assert "De commissie kan hem niet meer openen" in said
        assert "Maak bundel" in said


class TestWhatThePageSays:
    """Which bundle there is, what is new since one's own copy, and what is in none."""

    def test_the_secretary_makes_it_from_the_page_of_the_hearing(self, house, case, signed_in):
        browser = signed_in("dewit")
        said = words(browser.get(f"/zaken/{case.number}/zitting"))
        assert "Er is nog geen bundel." in said
        assert "Nog niet in een bundel: stuk 1 en 2." in said
        assert "Maak bundel" in said
        form = f"/zaken/{case.number}/doe/maak-bundel"
        assert browser.post(form, data=form_of(browser.get(form).text)).status_code == 303
        said = words(browser.get(f"/zaken/{case.number}/zitting"))
        assert "Download bundel 1 (5 bladzijden)" in said
        assert "Niet af te drukken, alleen genoemd: stuk 1 en 2." in said
        assert "Maak bundel" not in said

    def test_a_member_reads_what_is_new_since_his_copy(self, house, case, signed_in):
        bundled(case, house)
        browser = signed_in("lammerts")
        assert "nog niet gedownload" in words(browser.get(f"/zaken/{case.number}/zitting"))
        browser.get(address(case))
        assert "U hebt deze bundel." in words(browser.get(f"/zaken/{case.number}/zitting"))
        filed(case, "Foto", "foto.jpg", b"3")
        assert "Nog niet in een bundel: stuk 3." in words(browser.get(f"/zaken/{case.number}/zitting"))
        bundled(case, house, 36, rest=7)
        said = words(browser.get(f"/zaken/{case.number}/zitting"))
        assert "Nieuw sinds uw exemplaar, bundel 1: stuk 3." in said
        assert "Download bundel 2 (36 bladzijden) Alleen het nieuwe (7 bladzijden)" in said
        assert "Download bundel 1 (31 bladzijden)" in said
        assert "Maak bundel" not in said
        assert "Download bundel 2 (36 bladzijden)" in words(browser.get(f"/zaken/{case.number}"))

    def test_an_answer_that_is_new_since_then_is_named_before_the_papers(self, house, case, signed_in):
        bundled(case, house)
        browser = signed_in("lammerts")
        browser.get(address(case))
        for place, (paper, new) in enumerate(((None, "klacht en verweer."),
                                              ("Foto", "klacht en verweer; stuk 3."))):
            with transaction():
                db.session.add(Response(element_id=case.elements[place].id, position=Position.DISPUTED,
                                        party_id=party(case, Role.RESPONDENT).id, text="Nee.",
                                        received_on=date(2026, 3, 5)))
            if paper:
                filed(case, paper, "foto.jpg", b"3")
            bundled(case, house)
            assert f"bundel 1: {new}" in words(browser.get(f"/zaken/{case.number}/zitting"))

    def test_a_bundle_is_behind_once_complaint_or_answer_reads_otherwise(self, house, case, signed_in):
        browser = signed_in("dewit")
        hearing, desk = f"/zaken/{case.number}/zitting", "/werkblad"
        row = "nieuws in klacht of verweer nog niet in de bundel."
        answer = Response(element_id=case.elements[0].id, position=Position.PARTLY, text="Deels.\x1eEcht.",
                          party_id=party(case, Role.RESPONDENT).id, received_on=date(2026, 3, 5))
        bundled(case, house)
        for change in (lambda: db.session.add(answer), lambda: setattr(answer, "text", None),
                       lambda: setattr(case.elements[1].wordings[0], "text", "Anders verwoord."),
                       lambda: setattr(case.elements[1], "standing", Standing.WITHDRAWN)):
            assert "Maak bundel" not in words(browser.get(hearing)) + words(browser.get(desk))
            with transaction():
                change()
            said = words(browser.get(hearing))
            assert "Nog niet in een bundel: klacht en verweer zoals zij nu zijn. Maak bundel" in said
            said = words(browser.get(desk))
            assert row in said
            assert "Maak bundel" in said
            bundled(case, house)

    def test_the_desk_offers_it_and_says_that_it_is_ready(self, house, case, signed_in):
        browser = signed_in("dewit")
        said = words(browser.get("/werkblad"))
        assert "bundel nog niet klaar." in said
        assert "Maak bundel" in said
        bundled(case, house)
        said = words(browser.get("/werkblad"))
        assert "bundel klaar." in said
        assert "Bekijk antwoorden" in said
        filed(case, "Foto", "foto.jpg", b"3")
        assert "één stuk nog niet in de bundel." in words(browser.get("/werkblad"))
        assert "Maak bundel" not in words(signed_in("vandongen").get("/werkblad"))

    def test_the_pages_of_case_and_hearing_say_the_same_step(self, house, case, signed_in):
        browser, making = signed_in("dewit"), f'class="button" href="/zaken/{case.number}/doe/maak-bundel"'
        pages = f"/zaken/{case.number}", f"/zaken/{case.number}/zitting"
        assert all(making in browser.get(page).text for page in pages)
        bundled(case, house)
        assert not any(making in browser.get(page).text for page in pages)

    def test_nobody_misses_one_after_the_verdict(self, house, case, signed_in):
        with transaction():
            case.state = State.DECIDED
        assert 'id="bundel"' not in signed_in("dewit").get(f"/zaken/{case.number}/zitting").text


class TestFromChambers:
    """Who decides in chambers has the bundle within reach."""

    @pytest.mark.parametrize("name", ["lammerts", "vandongen", "dewit"])
    def test_leads_to_it(self, house, signed_in, name):
        with transaction():
            number = heard_case(house, serial=30).number
        browser = signed_in(name)
        room = browser.get(f"/zaken/{number}/raadkamer", follow_redirects=True)
        assert f'href="/zaken/{number}/zitting#bundel"' in room.text
        assert 'id="bundel"' in browser.get(f"/zaken/{number}/zitting").text
