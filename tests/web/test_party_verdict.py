"""The verdict on a party's page: to read, in plain words, and for the organisation to answer."""

from datetime import date, timedelta

import pytest

from committee import clock
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party
from committee.course import acts as course
from committee.course.rules import NotUndoable
from committee.deadlines import Clock
from committee.deliberation import acts as chambers
from committee.deliberation.rules import Advice, Opinion
from committee.permissions import Role
from committee.procedure import State
from committee.store import db, transaction
from committee.verdict import reads
from committee.web.readlog import looked
from tests.builders import noon, on
from tests.verdict.scene import DECIDED, heard_case, served
from tests.web.browsing import arrive, link_for, words
from tests.web.deeds import by_party


@pytest.fixture(autouse=True)
def after_the_verdict(monkeypatch):
    """It is some days after the verdict was served."""
    monkeypatch.setattr(clock, "now", lambda: noon(DECIDED + timedelta(days=10)))


@pytest.fixture
def served_case(house):
    """A verdict with one recommendation, served on both."""
    with transaction():
        case = heard_case(house)
    with transaction():
        chambers.find(case, recommendations=[Advice("Bel terug.")], occasion=on(DECIDED, house.secretary))
    served(case, house, Opinion.FOUNDED, Opinion.UNFOUNDED)
    db.session.rollback()
    return case


def handed(browser, **said):
    """Fill in the reaction and confirm it."""
    return by_party(browser, "bestuursreactie", **said)


class TestReading:
    """Both sides read the verdict from the top of the page, and each point in plain words."""

    @pytest.mark.parametrize(("role", "said"), [
        (Role.COMPLAINANT, "U krijgt gelijk (gegrond)."),
        (Role.RESPONDENT, "De klager krijgt gelijk (gegrond)."),
    ])
    def test_the_same_for_both(self, served_case, browser, role, said):
        arrive(browser, link_for(served_case.number, role))
        page = words(browser.get("/mijn-zaak"))
        assert page.index("Lees de uitspraak") < page.index("in 2 punten")
        assert said in page
        assert "(ongegrond)." in page

    def test_a_term_that_is_over_is_not_to_come(self, served_case, browser):
        arrive(browser, link_for(served_case.number, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert ": stukken opsturen" not in page
        assert "een fout laten herstellen" in page


class TestTakenBack:
    """While its letters wait the verdict is taken back, but not once a party came to read it."""

    SENT_ON = date(2026, 5, 8)

    def undo(self, house, case):
        with transaction():
            course.undo(db.session.get_one(Case, case.id), occasion=on(self.SENT_ON, house.secretary))

    @pytest.mark.parametrize("page", ["/mijn-zaak", "/mijn-zaak/stukken/1"])
    def test_refuses_once_a_party_came_to_read_it(self, house, served_case, browser, page):
        arrive(browser, link_for(served_case.number, Role.RESPONDENT))
        assert browser.get(page).status_code == 200
        with pytest.raises(NotUndoable, match="kan de uitspraak hebben gelezen"):
            self.undo(house, served_case)
        db.session.rollback()
        assert "Lees de uitspraak" in words(browser.get("/mijn-zaak"))

    def test_before_that_it_is_taken_back_and_no_party_reads_it(self, house, served_case, browser):
        looked(house.secretary, "case", noon(self.SENT_ON), served_case.id)
        self.undo(house, served_case)
        arrive(browser, link_for(served_case.number, Role.RESPONDENT))
        assert "Lees de uitspraak" not in words(browser.get("/mijn-zaak"))
        assert browser.get("/mijn-zaak/stukken/1").status_code == 404


class TestReacting:
    """The organisation answers on its own page, each recommendation apart; the board where it is a party."""

    def test_the_complainant_has_no_such_page(self, served_case, browser):
        arrive(browser, link_for(served_case.number, Role.COMPLAINANT))
        assert browser.get("/mijn-zaak/doe/bestuursreactie").status_code == 404

    def test_who_does_not_follow_advice_says_why(self, served_case, browser):
        arrive(browser, link_for(served_case.number, Role.RESPONDENT))
        answer = handed(browser, carries_out="ja", text="Wij betalen.", volgt_1="nee")
        assert answer.status_code == 422
        assert "Schrijf waarom u deze aanbeveling niet volgt." in words(answer)

    def test_the_organisation_has_a_button_and_answers(self, served_case, browser):
        arrive(browser, link_for(served_case.number, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "Laat weten wat u met de uitspraak doet" in page
        assert "Reageer nu" in page
        assert "Bel terug." in words(browser.get("/mijn-zaak/doe/bestuursreactie?vraag=2"))
        answer = handed(browser, carries_out="ja", text="Wij betalen.", volgt_1="ja")
        assert answer.status_code == 303, words(answer)
        db.session.rollback()
        case = db.session.get(type(served_case), served_case.id)
        assert case.state is State.FOLLOW_UP
        assert [(row.number, row.follows) for row in reads.reactions(case)[0].answers] == [(1, True)]

    def test_where_the_board_is_a_party_the_organisation_is_not_asked(self, house, served_case, browser):
        with transaction():
            board = Party(case_id=served_case.id, role=Role.ORGANISATION, from_day=date(2026, 1, 1),
                          organisation_id=house.organisation.id)
            db.session.add(board)
            db.session.flush()
            db.session.query(RunningTerm).filter_by(clock=Clock.REACTION).one().party_id = board.id
        arrive(browser, link_for(served_case.number, Role.RESPONDENT))
        page = words(browser.get("/mijn-zaak"))
        assert "U hoeft nu niets te doen." in page
        assert "Reageer nu" not in page
        arrive(browser, link_for(served_case.number, Role.ORGANISATION))
        assert "Reageer nu" in words(browser.get("/mijn-zaak"))
