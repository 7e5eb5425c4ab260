"""The list of cases: who sees which, a page at a time, in a fixed number of selects."""

from datetime import timedelta

import pytest

from committee.case import gate
from committee.case.records import Case, Seat
from committee.desk.reads import listing
from committee.permissions import Unknown
from committee.procedure import State
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, seat_panel
from tests.web.browsing import words
from tests.web.scene import TODAY


@pytest.fixture
def many(house):
    """Thirty cases, every tenth of them closed."""
    with transaction():
        for serial in range(1, 31):
            state = State.CLOSED if serial % 10 == 0 else State.SCHEDULING
            a_case(house, state, serial=serial, complainant=f"Klager Nummer{serial}")
    return house


def numbers(page: listing.Listing) -> list[int]:
    return [int(row.number[-4:]) for row in page.rows]


def seen(actor, **more) -> listing.Listing:
    return listing.listing([actor], TODAY, **more)


class TestWhoSeesWhich:
    """The list holds exactly the cases that exist for the visitor."""

    def test_a_member_sees_the_cases_in_which_he_sits_or_is_asked(self, many):
        with transaction():
            seat_panel(db.session.query(Case).filter_by(number="OD-2026-0007").one(), many)
        assert numbers(seen(many.members[0])) == [7]
        assert numbers(seen(many.actor("osei"))) == []

    def test_who_stepped_back_knows_nothing_of_it_any_more(self, many):
        with transaction():
            seats = seat_panel(db.session.query(Case).filter_by(number="OD-2026-0007").one(), many)
            for seat in seats:
                seat.stepped_back_on = MONDAY
        assert 7 not in numbers(seen(many.chair))
        assert numbers(seen(many.members[0])) == []
        assert 7 in numbers(seen(many.secretary))

    def test_who_was_asked_again_after_stepping_back_sees_it_again(self, many):
        case = db.session.query(Case).filter_by(number="OD-2026-0007").one()
        with transaction():
            seats = seat_panel(db.session.get(Case, case.id), many)
            seats[1].stepped_back_on = MONDAY
            db.session.add(Seat(case_id=case.id, account_id=seats[1].account_id, role=seats[1].role,
                                asked_on=MONDAY))
        assert numbers(seen(many.members[0])) == [7]

    def test_another_committee_sees_nothing_of_it(self, many):
        with transaction():
            other = a_house("kade", "KD")
        assert numbers(seen(other.secretary)) == []

    def test_the_list_and_the_gate_know_the_same_cases(self, many):
        with transaction():
            for case in db.session.query(Case).filter(Case.id % 3 == 0):
                seats = seat_panel(case, many, declared=MONDAY if case.id % 2 else None)
                seats[case.id % 2].stepped_back_on = MONDAY
        for name in ("dewit", "vandongen", "elzinga", "lammerts", "bhagwandin", "osei"):
            actor = many.actor(name)
            known = {case.id for case in db.session.query(Case) if _known(case, actor)}
            pages = [seen(actor), seen(actor, closed=True)]
            if pages[0].older:
                pages.append(seen(actor, before=pages[0].older))
            assert {row.id for page in pages for row in page.rows} == known, name


def _known(case, actor) -> bool:
    try:
        gate.require_known(case, actor)
    except Unknown:
        return False
    return True


class TestAPageAtATime:
    """Newest first, by key, with counts that stop at a thousand."""

    def test_goes_forward_and_back(self, many):
        first = seen(many.secretary)
        assert len(first.rows) == listing.SIZE
        assert first.newer is None
        last = seen(many.secretary, before=first.older)
        assert numbers(first) + numbers(last) == [n for n in range(30, 0, -1) if n % 10]
        assert last.older is None
        assert seen(many.secretary, after=last.newer) == first

    def test_counts_open_and_closed(self, many):
        page = seen(many.secretary)
        assert (page.open_count, page.closed_count) == (27, 3)
        assert numbers(seen(many.secretary, closed=True)) == [30, 20, 10]

    def test_stops_counting_at_the_cap(self, many, monkeypatch, signed_in):
        monkeypatch.setattr(listing, "CAP", 5)
        assert seen(many.secretary).open_count == 6

    def test_says_so_when_there_is_nothing(self, house, signed_in):
        assert "Geen lopende zaken." in words(signed_in("dewit").get("/zaken"))

    def test_shows_the_first_term_with_its_standing(self, number, signed_in):
        page = words(signed_in("dewit").get("/zaken"))
        assert "Yasmin El Amrani tegen Stichting Onderdak Eemrand" in page
        assert "Nog 33 dagen Uitspraak, ma 11 mei" in page

    def test_takes_three_selects_whatever_the_rows(self, house, signed_in, counted, many):
        browser = signed_in("dewit")
        with counted() as statements:
            assert browser.get("/zaken").status_code == 200
        assert len(statements) == 3, statements   # the visitor, the page, the counts
        with counted() as fewer:
            browser.get("/zaken?stand=afgesloten")
        assert len(fewer) == len(statements)

    def test_filters_by_committee(self, many):
        assert numbers(seen(many.secretary, committee="onderdak")) == numbers(seen(many.secretary))
        assert numbers(seen(many.secretary, committee="kade")) == []

    def test_a_late_term_is_late_in_words(self, number, house):
        rows = listing.listing([house.secretary], TODAY + timedelta(days=40)).rows
        assert rows[0].chip.words == "7 dagen te laat"
        assert rows[0].chip.shape == "full"
