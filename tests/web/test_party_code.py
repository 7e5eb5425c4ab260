"""Who hears from us on paper opens the case with the code in the letter, and nobody else does."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from committee import clock
from committee.case import documents
from committee.case.records import Case
from committee.course.acts import undo
from committee.outgoing.acts import note_return, send_again
from committee.outgoing.rules import Cause, Return, Way
from committee.people import codes, links
from committee.people.records import Channel, Link
from committee.permissions import Occasion, Role
from committee.post import worker
from committee.post.records import Letter, Status
from committee.store import db, transaction
from tests.builders import noon
from tests.paper import archive
from tests.post.test_worker import Deaf
from tests.web.browsing import arrive, link_for, token_on, words
from tests.web.scene import TODAY


@pytest.fixture
def on_paper(app, number) -> Letter:
    """The complainant hears on paper, and the letter is made."""
    with transaction():
        letter = db.session.scalars(select(Letter)).one()
        letter.channel, letter.made_at = Channel.POST, noon(TODAY)
    worker.send_due(Deaf(), noon(TODAY))
    db.session.rollback()
    return db.session.scalars(select(Letter)).one()


def code_of(app, letter: Letter) -> str:
    """The code as it is printed."""
    return codes.printed(codes.of_letter(app.config["SECRET_KEY"], letter.message_id))


def typed(browser, code: str):
    """Type a code and press the button."""
    return browser.post("/code", data={"csrf_token": token_on(browser.get("/code")), "code": code})


class TestRefused:
    """Wrong, expired and withdrawn are told with the same words, and who keeps guessing waits."""

    def test_every_code_that_does_not_work_is_told_the_same(self, app, on_paper, browser, monkeypatch):
        right = code_of(app, on_paper)
        wrong = words(typed(browser, "K7QF 29MX T4"))
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY + timedelta(days=61)))
        expired = words(typed(browser, right))
        monkeypatch.setattr(clock, "now", lambda: noon(TODAY))
        with transaction():
            links.revoke(on_paper.party_id, noon(TODAY))
        withdrawn = words(typed(browser, right))
        assert len({page.partition("Kreeg u")[2] for page in (wrong, expired, withdrawn)}) == 1
        assert "Deze code werkt niet." in wrong
        assert "El Amrani" not in wrong
        assert browser.get("/mijn-zaak").status_code == 410

    def test_who_keeps_guessing_waits_and_nobody_else(self, app, on_paper, browser):
        statuses = [typed(browser, f"AAAA BBBB C{guess}").status_code for guess in range(2, 7)]
        assert statuses[:3] == [422, 422, 422]
        assert statuses[-1] == 429
        assert typed(browser, code_of(app, on_paper)).status_code == 429
        elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
        said = {"csrf_token": token_on(browser.get("/code")), "code": code_of(app, on_paper)}
        assert browser.post("/code", data=said, environ_overrides=elsewhere).status_code == 303

    def test_who_has_a_code_guesses_no_others_without_waiting(self, app, on_paper, browser, monkeypatch):
        statuses = []
        for second, guess in enumerate(("AAAA BBBB C2", "AAAA BBBB C3", "AAAA BBBB C4", "AAAA BBBB C5")):
            monkeypatch.setattr(clock, "now", lambda second=second: noon(TODAY) + timedelta(seconds=second))
            statuses.append(typed(browser, guess).status_code)
            monkeypatch.setattr(clock, "now",
                                lambda second=second: noon(TODAY) + timedelta(seconds=second, milliseconds=1))
            statuses.append(typed(browser, code_of(app, on_paper)).status_code)
        assert statuses[:4] == [422, 303, 422, 303]
        assert 429 in statuses

    def test_who_has_many_codes_uses_them_one_after_the_other(self, app, on_paper, browser):
        assert {typed(browser, code_of(app, on_paper)).status_code for _ in range(6)} == {303}

    def test_looking_at_the_page_opens_nothing(self, on_paper, browser):
        assert "Uw code" in words(browser.get("/code"))
        assert browser.get("/code?code=K7QF29MXT4").status_code == 200
        db.session.rollback()
        assert set(db.session.scalars(select(Link.used_at))) == {None}

    @pytest.mark.parametrize("code", ["", " ", "x" * 500, "0OI1", "\u202eK7", "'; --"])
    def test_takes_no_nonsense(self, on_paper, browser, code):
        assert typed(browser, code).status_code == 422

    def test_a_code_is_no_link(self, app, on_paper, browser):
        code = codes.of_letter(app.config["SECRET_KEY"], on_paper.message_id)
        assert browser.get(f"/in/{code}").status_code == 410

    def test_the_database_holds_no_code(self, app, on_paper):
        code = codes.of_letter(app.config["SECRET_KEY"], on_paper.message_id)
        assert code not in str(on_paper.paper)
        assert codes.printed(code) not in str(on_paper.paper)
        assert db.session.scalars(select(Link.token_sha256)).one() != links._digest(code)


class TestALetterThatCameBack:
    """Whoever holds it now is not who it was for: its code opens nothing, until that proves a mistake."""

    @pytest.fixture
    def returned(self, house, on_paper):
        """Its return is noted, an hour after it was sent."""
        at = noon(TODAY) + timedelta(hours=1)
        with transaction():
            note_return(on_paper.id, Return(TODAY, Cause.UNKNOWN), moment(at, house))

    def test_opens_nothing_and_ends_a_visit(self, app, house, on_paper, browser):
        right = code_of(app, on_paper)
        assert typed(browser, right).status_code == 303
        with transaction():
            note_return(on_paper.id, Return(TODAY, Cause.UNKNOWN), moment(noon(TODAY), house))
        assert browser.get("/mijn-zaak").status_code == 410
        assert "Deze code werkt niet." in words(typed(browser, right))

    @pytest.mark.usefixtures("returned")
    def test_works_again_when_the_note_is_taken_back(self, app, house, on_paper, browser):
        with transaction():
            undo(db.session.get_one(Case, on_paper.case_id), occasion=moment(noon(TODAY), house))
        assert typed(browser, code_of(app, on_paper)).status_code == 303

    @pytest.mark.usefixtures("returned")
    def test_one_that_was_withdrawn_otherwise_stays_so(self, app, house, on_paper, browser):
        with transaction():
            db.session.scalars(select(Link)).one().revoked_at = noon(TODAY)
        with transaction():
            undo(db.session.get_one(Case, on_paper.case_id), occasion=moment(noon(TODAY), house))
        assert typed(browser, code_of(app, on_paper)).status_code == 422

    @pytest.mark.usefixtures("returned")
    def test_the_next_letter_has_a_code_of_its_own(self, app, house, on_paper, browser):
        at = noon(TODAY)
        with transaction():
            key = send_again(on_paper.id, Way.POST, moment(at, house), place=("Havik 3", "3811 EX", "Hier"))
        worker.send_due(Deaf(), at + timedelta(hours=2))
        db.session.rollback()
        again = db.session.get_one(Letter, key)
        assert code_of(app, again) != code_of(app, on_paper)
        assert typed(browser, code_of(app, again)).status_code == 303


def moment(at, house) -> Occasion:
    """The secretary, at a moment of today."""
    return Occasion(on=TODAY, at=at, decided_by=house.secretary, recorded_by=house.secretary)


class TestOpened:
    """The code stands in the letter with its address and its last day, and opens the case for an hour."""

    def test_stands_in_the_letter(self, app, on_paper):
        assert on_paper.status is Status.TO_PRINT
        said = " ".join(archive.words(documents.content_of(on_paper.pdf_sha256)))
        assert code_of(app, on_paper) in said
        assert "/code" in said
        assert "De code werkt tot en met zo 7 juni 2026." in said

    @pytest.mark.parametrize("way", [str, str.lower, lambda code: code.replace(" ", ""),
                                     lambda code: code.replace(" ", "-")])
    def test_opens_the_case_however_it_is_typed(self, app, on_paper, browser, way):
        assert typed(browser, way(code_of(app, on_paper))).location == "/mijn-zaak"
        assert "OD-2026-0014" in words(browser.get("/mijn-zaak"))

    def test_works_on_its_last_day_and_not_the_day_after(self, app, on_paper, browser, monkeypatch):
        for day, status in ((date(2026, 6, 7), 303), (date(2026, 6, 8), 422)):
            monkeypatch.setattr(clock, "now", lambda day=day: noon(day) + timedelta(hours=11))
            assert typed(browser, code_of(app, on_paper)).status_code == status

    def test_ends_whatever_visit_was_there(self, app, on_paper, browser):
        arrive(browser, link_for(on_paper_number(), Role.RESPONDENT))
        typed(browser, code_of(app, on_paper))
        assert "Uw klacht in 3 punten" in words(browser.get("/mijn-zaak"))

    def test_a_mail_has_none(self, app, number):
        worker.send_due(Deaf(), noon(TODAY))
        db.session.rollback()
        letter = db.session.scalars(select(Letter)).one()
        assert "Uw code" not in " ".join(archive.words(documents.content_of(letter.pdf_sha256)))

    def test_the_way_to_it_stands_where_staff_signs_in(self, app, number, browser):
        assert "Ik heb een code uit een brief" in words(browser.get("/inloggen"))


class TestWhoSeesThePdf:
    """The letter with the code is for whose it is, and for the secretariat that posts it."""

    def pdf(self, browser, letter, place="/zaken/OD-2026-0014/brieven"):
        return browser.get(f"{place}/{letter.id}.pdf")

    def test_the_chair_reads_the_letter_without_it(self, on_paper, signed_in):
        chair = signed_in("vandongen")
        answer = self.pdf(chair, on_paper)
        assert (answer.status_code, answer.location) == (302, f"/zaken/OD-2026-0014/brieven/{on_paper.id}")
        page = chair.get(answer.location)
        assert page.status_code == 200
        assert ".pdf" not in page.text
        assert f"brieven/{on_paper.id}.pdf" not in chair.get("/zaken/OD-2026-0014").text

    def test_a_member_has_no_letters(self, on_paper, signed_in):
        assert self.pdf(signed_in("lammerts"), on_paper).status_code == 404

    def test_another_party_has_not_this_letter(self, on_paper, browser):
        arrive(browser, link_for(on_paper_number(), Role.RESPONDENT))
        assert self.pdf(browser, on_paper, "/mijn-zaak/brieven").status_code == 404

    def test_the_secretary_has_it_as_it_was_posted(self, on_paper, signed_in):
        secretary, kept = signed_in("dewit"), documents.content_of(on_paper.pdf_sha256)
        assert f"brieven/{on_paper.id}.pdf" in secretary.get("/zaken/OD-2026-0014").text
        for place in ("/zaken/OD-2026-0014/brieven", "/uitgaand"):
            assert self.pdf(secretary, on_paper, place).data == kept

    def test_whose_it_is_has_it(self, on_paper, browser):
        arrive(browser, link_for(on_paper_number(), Role.COMPLAINANT))
        assert self.pdf(browser, on_paper, "/mijn-zaak/brieven").status_code in (200, 404)

    def test_a_letter_without_a_code_is_for_the_chair_too(self, app, number, signed_in):
        worker.send_due(Deaf(), noon(TODAY))
        db.session.rollback()
        assert self.pdf(signed_in("vandongen"), db.session.scalars(select(Letter)).one()).status_code == 200


def on_paper_number() -> str:
    """The number of the only case."""
    return db.session.scalars(select(Case.number)).one()
