"""The page of one case: what it says, who sees which part, in how many selects."""

import re
from datetime import date

from sqlalchemy import select

from committee.case import documents, gate
from committee.case.ledger import Reading, Revision
from committee.case.records import Access, Case, Document, Seat, Standing
from committee.course import acts, reads
from committee.deadlines import Clock
from committee.deliberation.records import Finding, Opinion
from committee.desk.reads import head
from committee.hearing import acts as session
from committee.permissions import SYSTEM, Role
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, on
from tests.hearing.scene import scheduling, seat
from tests.web.browsing import words
from tests.web.morning import a_term
from tests.web.scene import TODAY


def the_case(number: str) -> Case:
    return db.session.query(Case).filter_by(number=number).one()


class TestWhatItSays:
    """Both sides weigh the same; every date explains itself; elements carry everything side by side."""

    def test_names_both_sides_in_the_heading(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Klager: Yasmin El Amrani tegen Verweerder: Stichting Onderdak Eemrand" in page

    def test_says_what_is_to_be_done_to_who_must_do_it(self, number, signed_in):
        assert "Nu doen Bereid de hoorzitting voor. De zitting is di 21 april, 14.00 uur." in words(
            signed_in("dewit").get(f"/zaken/{number}"))
        chair = words(signed_in("vandongen").get(f"/zaken/{number}"))
        assert "U hoeft nu niets te doen. De secretaris is aan zet tot en met di 21 april 2026." in chair

    def test_says_until_when_also_where_the_term_of_the_whole_case_ends_first(self, house, signed_in):
        with transaction():
            case = a_case(house, State.DRAFTING, serial=63)
            a_term(case, Clock.OVERALL, date(2026, 4, 20))
            a_term(case, Clock.VERDICT, date(2026, 5, 4))
            db.session.add(Seat(case_id=case.id, account_id=house.accounts["lammerts"].id, role=Role.MEMBER,
                                asked_on=TODAY, declared_on=TODAY))
        page = words(signed_in("lammerts").get("/zaken/OD-2026-0063"))
        assert "De voorzitter is aan zet tot en met ma 20 april 2026." in page

    def test_the_secretary_waits_for_the_chair_and_may_record_what_he_decided(self, number, signed_in):
        with transaction():
            the_case(number).state = State.ADMISSIBILITY_REVIEW
            the_case(number).elements[0].standing = Standing.OPEN
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Wacht op voorzitter De voorzitter beslist per klachtonderdeel" in page
        assert "Leg besluit vast" in page
        assert "U hoeft nu niets te doen" not in page

    def test_a_chair_who_was_asked_declares_first_and_is_asked_no_more_after(self, number, signed_in):
        before = signed_in("vandongen").get(f"/zaken/{number}").text
        assert "/doe/verklaar" not in before
        with transaction():
            for seat in db.session.scalars(select(Seat)):
                seat.declared_on = None
        page = words(signed_in("vandongen").get(f"/zaken/{number}"))
        assert "Nu doen Verklaar of u onafhankelijk bent van deze partijen. Geef uw verklaring" in page

    def test_says_when_a_hearing_was_waived(self, house, signed_in):
        case = scheduling(house, serial=62)
        seat(case, house)
        assert "Nog niet gepland" in words(signed_in("dewit").get(f"/zaken/{case.number}"))
        with transaction():
            session.waive_hearing(case, "Beiden wilden het zo.", waived_by=list(case.parties),
                                  occasion=on(TODAY, house.chair))
        page = words(signed_in("dewit").get(f"/zaken/{case.number}"))
        assert "Geen: op wo 8 april is van de zitting afgezien" in page
        assert "Nog niet gepland" not in page
        assert "Zonder zitting wo 8 april Uitspraak nu: raadkamer" in page
        assert "Uitspraak na onderzoek wo 8 april" in page

    def test_shows_the_stage(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Stap 4 van 6: hoorzitting" in page
        assert "nu: zitting gepland di 21 april" in page

    def test_explains_the_date_that_moved(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "di 7 april (na maandag 6 april, 2e Paasdag)" in page
        assert "Schuift 2e Paasdag" in page
        assert "Zo komen wij aan di 7 april 2026" in page

    def test_puts_ruling_answer_and_finding_beside_each_element(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Ontvankelijk mr. E. van Dongen, ma 16 maart Betwist ‘Op 28 november" in page
        assert "Niet-ontvankelijk mr. E. van Dongen, ma 16 maart, art. 8" in page
        assert "De klacht over 2024 kwam later dan een jaar." in page

    def test_says_who_sees_a_paper(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Alleen commissie" in page
        assert "Beide partijen en commissie" in page

    def test_tells_who_decided_and_who_recorded_it(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "door mr. E. van Dongen per telefoon, vastgelegd door Marjan de Wit" in page
        assert "Toon alle 6 gebeurtenissen" in page
        whole = words(signed_in("dewit").get(f"/zaken/{number}?tijdlijn=alles"))
        assert "Klacht ingeschreven" in whole

    def test_what_was_undone_is_struck_and_stays(self, house, number, signed_in):
        with transaction():
            case = the_case(number)
            entry = gate.enter(case, Act.NOTE, on(TODAY, house.secretary), reason="Verkeerde zaak.")
            undone = gate.enter(case, Act.UNDO, on(TODAY, house.secretary), undone=entry.seq, of="note")
            db.session.add(_revision(case, entry.seq, undone.seq))
        page = signed_in("dewit").get(f"/zaken/{number}")
        assert "<del><strong>Notitie gemaakt</strong></del>" in page.text
        assert "“Notitie gemaakt”." in words(page)
        [before] = re.findall(r"ongedaan-maken\?entry_seq=(\d+)", page.text)
        assert int(before) < entry.seq

    def test_says_who_was_reminded_and_of_what(self, number, signed_in):
        with transaction():
            case = the_case(number)
            told = [one.id for one in case.parties if one.role is Role.RESPONDENT]
            gate.enter(case, Act.REMIND, on(TODAY, SYSTEM), parties=told, clock="response", term=1,
                       last_day="2026-04-13")
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "Aan Stichting Onderdak Eemrand: verweer, uiterlijk ma 13 april 2026." in page
        assert "Rechtzetten: Herinnerd" not in page

    def test_what_was_put_right_says_what_it_was_what_it_is_and_why(self, house, number, signed_in):
        with transaction():
            case = the_case(number)
            entry = next(one for one in reads.entries(case) if one.act is Act.ACKNOWLEDGE)
            why = "De brief ging een dag later."
            acts.put_right(case, entry.seq, why, date(2026, 3, 4), explanation="Een dag later.",
                           occasion=on(TODAY, house.secretary))
        page = words(signed_in("dewit").get(f"/zaken/{number}?tijdlijn=alles"))
        assert ("“Ontvangst bevestigd”. De dag was di 3 maart 2026 en werd wo 4 maart 2026. Een dag later. "
                "Reden: De brief ging een dag later.") in page.replace("\u00a0", " ")
        assert "di 3 maart wo 4 maart" in page.replace("\u00a0", " ")
        member = words(signed_in("lammerts").get(f"/zaken/{number}?tijdlijn=alles"))
        assert "en werd wo 4 maart 2026" in member.replace("\u00a0", " ")
        assert "Reden: De brief" not in member

    def test_a_case_that_ended_stops_at_its_ending(self, house, signed_in):
        with transaction():
            number = a_case(house, State.WITHDRAWN, serial=3).number
        page = words(signed_in("dewit").get(f"/zaken/{number}"))
        assert "De zaak is afgerond." in page
        assert "ingetrokken" in page

    def test_is_there_in_every_state(self, house, signed_in):
        browser = signed_in("dewit")
        for serial, state in enumerate(State, 20):
            with transaction():
                number = a_case(house, state, serial=serial).number
            assert browser.get(f"/zaken/{number}").status_code == 200, state


def _revision(case, seq, by):
    return Revision(case_id=case.id, entry_seq=seq, by_seq=by, undone=True)


class TestWhoSeesWhat:
    """The panel sees what its papers' rows say; the secretariat's notes are its own."""

    def test_only_the_secretariat_sees_notes_and_contact_agreements(self, number, signed_in):
        assert "Klager kan niet op woensdag." in words(signed_in("dewit").get(f"/zaken/{number}"))
        for name in ("vandongen", "lammerts"):
            page = words(signed_in(name).get(f"/zaken/{number}"))
            assert "Klager kan niet op woensdag." not in page
            assert "alleen schriftelijk" not in page

    def test_a_member_who_was_asked_sees_the_names_alone(self, house, number, signed_in):
        with transaction():
            for seat in db.session.scalars(select(Seat)):
                seat.declared_on = None
        browser = signed_in("lammerts")
        asked = browser.get(f"/zaken/{number}")
        page = words(asked)
        assert "Verklaar eerst of u onafhankelijk bent" in page
        assert f'href="/zaken/{number}/doe/verklaar"' in asked.text
        assert "Yasmin El Amrani" in page
        assert "De begeleiding stopte" not in page
        assert browser.get(f"/zaken/{number}/stukken/1").status_code == 404
        assert browser.get(f"/zaken/{number}/reglement").status_code == 404

    def test_a_member_who_stepped_back_sees_no_page(self, number, signed_in):
        with transaction():
            for seat in db.session.scalars(select(Seat)):
                seat.stepped_back_on = MONDAY
        assert signed_in("lammerts").get(f"/zaken/{number}").status_code == 404
        assert signed_in("vandongen").get(f"/zaken/{number}").status_code == 404

    def test_a_member_sees_no_paper_that_the_panel_may_not_see(self, number, signed_in):
        with transaction():
            case = the_case(number)
            secret = documents.Paper("Geheim", "g.pdf", "application/pdf", b"g")
            hidden = documents.file_paper(case, secret, TODAY)
            for row in db.session.scalars(select(Access).where(Access.document_id == hidden.id)):
                row.until = MONDAY
        browser = signed_in("lammerts")
        assert "Geheim" not in words(browser.get(f"/zaken/{number}"))
        assert browser.get(f"/zaken/{number}/stukken/4").status_code == 404
        assert signed_in("dewit").get(f"/zaken/{number}/stukken/4").status_code == 200

    def test_nothing_from_chambers_is_read(self, number, signed_in, counted):
        with transaction():
            element = the_case(number).elements[0]
            db.session.add(Finding(element_id=element.id, opinion=Opinion.FOUNDED, reasons="Geheim overleg."))
        browser = signed_in("vandongen")
        with counted() as statements:
            page = browser.get(f"/zaken/{number}")
        assert "gegrond" not in words(page).lower()
        closed = ("findings", "finding_versions", "agreements", "chamber_notes", "draft_sections")
        assert not [s for s in statements if any(table in s for table in closed)]

    def test_the_page_and_the_gate_agree_on_who_sits(self, house, number):
        case = head.head(number)
        for name in house.accounts:
            actor = house.actor(name)
            assert head.people(case).standing(actor) == gate.standing_of(case.id, actor)


class TestHowItIsRead:
    """At most ten selects; every reading is kept, ids only."""

    def test_takes_ten_statements_whatever_it_holds(self, number, signed_in, counted):
        browser = signed_in("dewit")
        with counted() as statements:
            assert browser.get(f"/zaken/{number}").status_code == 200
        assert len(statements) == 10, [s[:80] for s in statements]   # the reading log's line among them
        with transaction():
            case = the_case(number)
            for n in range(5):
                paper = documents.Paper(f"Stuk {n}", "a.pdf", "application/pdf", b"%d" % n)
                documents.file_paper(case, paper, TODAY, sees=[party.id for party in case.parties])
        with counted() as more:
            browser.get(f"/zaken/{number}")
        assert len(more) == len(statements)

    def test_keeps_who_looked_at_what(self, house, number, signed_in):
        browser = signed_in("dewit")
        browser.get(f"/zaken/{number}")
        browser.get(f"/zaken/{number}/stukken/2")
        db.session.rollback()
        kept = [(row.actor, row.what) for row in db.session.scalars(select(Reading).order_by(Reading.id))]
        assert kept == [(house.secretary.key, "case"), (house.secretary.key, "paper")]

    def test_hands_a_paper_over_to_keep_and_never_to_run(self, number, signed_in):
        with transaction():
            paper = db.session.scalars(select(Document).where(Document.number == 1)).one()
            paper.media_type, paper.filename = "text/html", 'Ré"sumé\r\nX: y.html'
        file = signed_in("dewit").get(f"/zaken/{number}/stukken/1")
        assert file.data == b"Klacht"
        assert file.headers["Content-Disposition"].startswith("attachment; filename=\"Re")
        assert "X" not in file.headers
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.headers["Content-Security-Policy"].startswith("sandbox")

    def test_a_paper_whose_content_is_gone_is_not_there(self, number, signed_in):
        with transaction():
            db.session.scalars(select(Document).where(Document.number == 1)).one().sha256 = "0" * 64
        assert signed_in("dewit").get(f"/zaken/{number}/stukken/1").status_code == 404


class TestLettersAndRegulation:
    """A letter is read on the page and kept as PDF; the case shows the version it follows."""

    def test_shows_a_letter_as_it_was_made(self, number, signed_in):
        letter = db.session.scalars(select(Letter)).one()
        page = words(signed_in("dewit").get(f"/zaken/{number}/brieven/{letter.id}"))
        assert "De organisatie heeft gereageerd op uw klacht" in page
        assert "Er is gebeld." in page

    def test_hands_over_the_pdf_once_it_was_made(self, number, signed_in):
        browser, letter = signed_in("dewit"), db.session.scalars(select(Letter)).one()
        address = f"/zaken/{number}/brieven/{letter.id}"
        assert browser.get(f"{address}.pdf").location == address
        with transaction():
            db.session.get(Letter, letter.id).pdf_sha256 = documents.keep(b"%PDF")
        assert browser.get(f"{address}.pdf").data == b"%PDF"

    def test_a_letter_of_another_case_is_not_there(self, house, number, signed_in):
        letter_id = db.session.scalars(select(Letter.id)).one()
        with transaction():
            other = a_case(house, serial=5).number
        assert signed_in("dewit").get(f"/zaken/{other}/brieven/{letter_id}").status_code == 404

    def test_the_regulation_shows_what_is_still_to_be_confirmed(self, number, signed_in):
        page = words(signed_in("dewit").get(f"/zaken/{number}/reglement"))
        assert f"Zaak {number} volgt deze versie." in page
        assert "nog te bevestigen" in page
        assert "Artikel 1" in page
        assert "[" not in page

    def test_a_regulation_is_public(self, house, browser):
        assert browser.get("/reglementen/loket-housing/2026-1").status_code == 200
        assert browser.get("/reglementen/loket-housing/1800").status_code == 404

    def test_lists_the_versions_of_the_visitors_committees(self, house, signed_in):
        assert "versie 2026-1" in words(signed_in("lammerts").get("/reglementen"))

    def test_the_party_roles_are_all_on_one_side_or_apart(self):
        assert Role.RESPONDENT in head.SIDES[1]
        assert not set(head.SIDES[0]) & set(head.SIDES[1])
