"""Mail that nobody could place by rule: before the desk, with the reason, until somebody saw to it."""

import re

import pytest
from sqlalchemy import select

from committee.case import documents
from committee.case.ledger import Reading
from committee.case.records import Case, Document, Seat
from committee.post.records import Fate, Received
from committee.store import db, transaction
from tests.builders import a_house, noon
from tests.web.browsing import form_of, token_on, words
from tests.web.deeds import pressed
from tests.web.scene import TODAY

WHY = "De afzender van de e-mail is een ander dan wie is uitgenodigd: Anneke Visser."


@pytest.fixture
def mail(house, number):
    return came_in(house.committee.id, number)


def came_in(committee_id, number=None, **more):
    """A mail that waits; its number."""
    with transaction():
        case_id = db.session.scalar(select(Case.id).where(Case.number == number)) if number else None
        said = {"sender": "Iemand <x@example.org>", "subject": "Geaccepteerd: <b>hoi</b>", "why": WHY,
                "text": "Eerste.\n\nTweede <script>x</script>."} | more
        row = Received(key=str(len(db.session.scalars(select(Received.id)).all())), case_id=case_id,
                       committee_id=committee_id, read_at=noon(TODAY), fate=Fate.WAITING, **said)
        db.session.add(row)
        db.session.flush()
        return row.id


def row_of(mail):
    db.session.rollback()
    return db.session.get_one(Received, mail)


class TestWhoSeesIt:
    """The secretariat of the committee it came to, and nobody who stepped back from its case."""

    def test_no_chair_no_member_and_no_other_committee(self, house, mail, signed_in):
        with transaction():
            elsewhere = came_in_elsewhere()
        for name in ("vandongen", "lammerts"):
            assert signed_in(name).get(f"/postvak/e-mail/{mail}").status_code == 404
        secretary = signed_in("dewit")
        for wrong in (elsewhere, mail + 999):
            assert secretary.get(f"/postvak/e-mail/{wrong}").status_code == 404
            assert secretary.post(f"/postvak/e-mail/{wrong}").status_code in {400, 404}
        assert row_of(elsewhere).fate is Fate.WAITING

    def test_no_secretary_who_stepped_back_from_its_case(self, house, mail, number, signed_in):
        with transaction():
            case = db.session.scalars(select(Case).where(Case.number == number)).one()
            account = house.accounts["dewit"].id
            db.session.add(Seat(case_id=case.id, account_id=account, role="member", asked_on=TODAY,
                                stepped_back_on=TODAY, why="conflict"))
        secretary = signed_in("dewit")
        assert secretary.get(f"/postvak/e-mail/{mail}").status_code == 404
        assert WHY not in words(secretary.get("/postvak"))
        assert WHY not in words(secretary.get("/werkblad"))

    def test_what_was_noted_is_no_mail_for_the_desk(self, house, mail, signed_in):
        with transaction():
            db.session.get_one(Received, mail).fate = Fate.NOTED
        assert signed_in("dewit").get(f"/postvak/e-mail/{mail}").status_code == 404


def came_in_elsewhere():
    other = a_house("elders", "EL")
    row = Received(key="elders", committee_id=other.committee.id, read_at=noon(TODAY), fate=Fate.WAITING,
                   why=WHY, sender="", subject="", text="")
    db.session.add(row)
    db.session.flush()
    return row.id


class TestBeforeTheDesk:
    """It stands in the inbox and on the worksheet with its reason, and leads to the hearing it is about."""

    def test_with_its_reason_in_both_places(self, mail, number, signed_in):
        secretary = signed_in("dewit")
        for address in ("/postvak", "/werkblad"):
            page = secretary.get(address)
            assert WHY in words(page)
            assert f"/postvak/e-mail/{mail}" in page.text
            assert "<b>hoi</b>" not in page.text

    def test_is_read_as_text_and_leads_to_its_hearing(self, mail, number, signed_in):
        page = signed_in("dewit").get(f"/postvak/e-mail/{mail}")
        assert "Iemand <x@example.org>" in words(page)
        assert "Tweede <script>x</script>." in words(page)
        assert "<script>x" not in page.text
        assert f"/zaken/{number}/zitting" in page.text

    def test_keeps_who_read_it_with_the_case_it_names(self, mail, number, signed_in):
        signed_in("dewit").get(f"/postvak/e-mail/{mail}")
        db.session.rollback()
        kept = db.session.query(Reading).filter_by(what="mail").one()
        assert (kept.thing_id, kept.case_id) == (mail, row_of(mail).case_id)

    def test_leaves_the_inbox_once_somebody_saw_to_it(self, house, mail, signed_in):
        secretary = signed_in("dewit")
        address = f"/postvak/e-mail/{mail}"
        token = re.findall(r'name="csrf_token" value="([^"]+)"', secretary.get(address).text)[-1]
        for _ in range(2):
            assert secretary.post(address, data={"csrf_token": token}).status_code == 303
        row = row_of(mail)
        assert (row.fate, row.handled_by_id, row.text) == (
            Fate.HANDLED, house.accounts["dewit"].id, None)
        assert WHY not in words(secretary.get("/postvak"))
        assert WHY not in words(secretary.get("/werkblad"))
        assert WHY in words(secretary.get("/postvak?stand=afgehandeld"))
        assert "Marjan de Wit" in words(secretary.get(address))

    def test_long_after_it_says_that_the_sender_is_not_kept(self, house, mail, signed_in):
        browser = signed_in("dewit")
        with transaction():
            row = row_of(mail)
            row.fate, row.handled_at = Fate.HANDLED, noon(TODAY)
            row.handled_by_id = house.accounts["dewit"].id
            row.text = row.sender = row.subject = row.why = None
        listed = words(browser.get("/postvak?stand=afgehandeld"))
        assert "Afzender en onderwerp zijn niet meer bewaard." in listed
        assert "None" not in listed
        page = words(browser.get(f"/postvak/e-mail/{mail}"))
        assert "E-mail van een afzender die niet meer is bewaard" in page
        assert "None" not in page

    def test_costs_the_same_number_of_selects_however_many_there_are(self, house, mail, number, signed_in,
                                                                     counted):
        secretary, needed = signed_in("dewit"), []
        for _ in range(2):
            with counted() as statements:
                secretary.get("/postvak")
            needed.append(len(statements))
            for _more in range(4):
                came_in(house.committee.id, number)
        assert needed[0] == needed[1]


class TestJoining:
    """Its text becomes a paper of the case it belongs to, and it leaves the inbox."""

    def test_is_for_the_secretary_of_its_committee_alone(self, mail, number, signed_in):
        with transaction():
            elsewhere = came_in_elsewhere()
        for name, one in (("vandongen", mail), ("lammerts", mail), ("dewit", elsewhere)):
            assert signed_in(name).get(f"/postvak/e-mail/{one}/bij-zaak?zaak={number}").status_code == 404

    def test_asks_for_the_case_where_there_is_none_of_that_number(self, mail, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/e-mail/{mail}/bij-zaak"
        said = {"csrf_token": token_on(browser.get(address)), "zaak": "mevrouw Visser"}
        led = browser.post(address, data=said).location
        assert "visser" not in led.lower()
        assert "Deze zaak kennen wij niet." in words(browser.get(led))

    def test_its_text_is_filed_once_and_it_leaves_the_inbox(self, house, mail, number, signed_in):
        browser = signed_in("dewit")
        assert f"/postvak/e-mail/{mail}/bij-zaak?zaak={number}" in browser.get(f"/postvak/e-mail/{mail}").text
        address = f"/postvak/e-mail/{mail}/bij-zaak?zaak={number}"
        form = form_of(browser.get(address).text)
        shown = pressed(browser, address, form)
        assert "Klopt dit zo?" in words(shown)
        assert row_of(mail).fate is Fate.WAITING
        sure = form_of(shown.text) | {"_step": "bevestig"}
        assert browser.post(address, data=sure).location.startswith(f"/zaken/{number}?gedaan=")
        row = row_of(mail)
        assert (row.fate, row.text, row.handled_by_id) == (Fate.HANDLED, None, house.accounts["dewit"].id)
        filed = db.session.scalars(select(Document).order_by(Document.number.desc())).first()
        assert (filed.filename, filed.title) == (f"e-mail-{mail}.txt", "E-mail van wo 8 april 2026")
        assert "Tweede <script>x</script>." in documents.content_of(filed.sha256).decode()
        assert browser.get(address).location == f"/postvak/e-mail/{mail}"

    def test_what_a_colleague_saw_to_meanwhile_is_not_filed(self, mail, number, signed_in):
        browser, address = signed_in("dewit"), f"/postvak/e-mail/{mail}/bij-zaak?zaak={number}"
        form = form_of(browser.get(address).text)
        with transaction():
            row_of(mail).fate = Fate.HANDLED
        assert "Deze e-mail is al afgehandeld." in words(pressed(browser, address, form))
        db.session.rollback()
        assert db.session.scalars(select(Document.id).where(Document.filename.like("e-mail%"))).all() == []
