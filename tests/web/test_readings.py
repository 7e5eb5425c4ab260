"""Who looked in a case: a party reads it by role, the secretary by name, and nobody else."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from committee.case.ledger import Reading
from committee.case.records import Case, Party
from committee.people.records import Channel, Person
from committee.permissions import Role
from committee.portal.reads import looked
from committee.store import db, transaction
from tests.builders import noon
from tests.web.browsing import arrive, link_for, words
from tests.web.scene import TODAY, a_full_case


@pytest.fixture
def read(house, number) -> str:
    """On one day many looked at many things."""
    with transaction():
        case = db.session.scalars(select(Case).where(Case.number == number)).one()
        other = a_full_case(house, serial=15)
        respondent = db.session.scalars(
            select(Party).where(Party.case_id == case.id, Party.role == Role.RESPONDENT)).one()
        keys = {name: f"account:{account.id}" for name, account in house.accounts.items()}
        for actor, what, of, days in (
            (keys["dewit"], "case", case, 1), (keys["dewit"], "letter", case, 1),
            (keys["vandongen"], "chambers", case, 1), (keys["lammerts"], "paper", case, 2),
            (f"party:{respondent.id}", "letter", case, 2), (f"party:{respondent.id}", "paper", case, 2),
            (keys["osei"], "case", other, 1),
        ):
            at = noon(TODAY - timedelta(days=days))
            db.session.add(Reading(at=at, actor=actor, what=what, case_id=of.id))
    return number


class TestAParty:
    """By role and day, without a name of the committee, nothing of chambers, no other case."""

    def test_without_a_visit_there_is_no_page(self, read, browser):
        assert browser.get("/mijn-zaak/wie-keek").status_code == 410

    def test_who_is_only_heard_reads_not_who_else_is(self, read, browser):
        with transaction():
            case = db.session.scalars(select(Case).where(Case.number == read)).one()
            person = Person(name="Ilse Bos", email="bos@example.org")
            db.session.add(Party(case_id=case.id, person=person, role=Role.WITNESS, from_day=TODAY,
                                 channel=Channel.MAIL))
        arrive(browser, link_for(read, Role.WITNESS))
        assert browser.get("/mijn-zaak/wie-keek").status_code == 404

    def test_no_name_no_chambers_no_other_case(self, read, browser):
        arrive(browser, link_for(read, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak/wie-keek"))
        for hidden in ("de Wit", "Dongen", "Lammerts", "Osei", "raadkamer", "voorzitter", "concept"):
            assert hidden not in page

    def test_the_post_of_the_other_side_is_its_own(self, read, browser):
        arrive(browser, link_for(read, Role.COMPLAINANT))
        assert "De organisatie keek naar stukken." in words(browser.get("/mijn-zaak/wie-keek"))

    def test_by_day_who_and_what(self, read, browser):
        arrive(browser, link_for(read, Role.COMPLAINANT))
        page = words(browser.get("/mijn-zaak"))
        assert "Wie keek in mijn zaak?" in page
        page = words(browser.get("/mijn-zaak/wie-keek"))
        assert "Wo 8 april 2026 U keek naar de zaak." in page
        assert "Di 7 april 2026 Het secretariaat keek naar de zaak en brieven." in page
        assert "Een lid van de commissie keek naar stukken." in page
        assert page.index("Di 7 april") < page.index("Ma 6 april")

    @pytest.mark.parametrize("wrong", [0, -1, 2**31, 10**30])
    def test_a_page_that_cannot_be(self, read, browser, wrong):
        arrive(browser, link_for(read, Role.COMPLAINANT))
        assert browser.get(f"/mijn-zaak/wie-keek?voor={wrong}").status_code == 404

    def test_goes_on_page_after_page(self, read, browser, monkeypatch):
        monkeypatch.setattr(looked, "MOST", 4)   # that many, and one more before them
        arrive(browser, link_for(read, Role.COMPLAINANT))
        first = browser.get("/mijn-zaak/wie-keek")
        assert "Het secretariaat keek naar brieven." in words(first)
        further = browser.get(re.search(r'href="([^"]+voor=[0-9]+)"', first.text)[1])
        assert "Het secretariaat keek naar de zaak." in words(further)
        assert "Eerder" not in words(further)
        assert 'href="/mijn-zaak/wie-keek"' in further.text


class TestTheSecretary:
    """With names, moments and what it was; for nobody else."""

    @pytest.mark.parametrize("name", ["vandongen", "lammerts", "osei"])
    def test_is_not_for_the_panel(self, read, signed_in, name):
        assert signed_in(name).get(f"/zaken/{read}/wie-keek").status_code == 404

    def test_stands_on_the_case_and_names_who_looked(self, read, signed_in):
        browser = signed_in("dewit")
        assert "Wie keek in deze zaak?" in words(browser.get(f"/zaken/{read}"))
        page = words(browser.get(f"/zaken/{read}/wie-keek"))
        assert "di 7 april, 12.00 uur Marjan de Wit secretaris De zaak" in page
        assert "mr. E. van Dongen voorzitter De raadkamer" in page
        assert "drs. P. Lammerts lid Een stuk" in page
        assert "K. Osei" not in page

    def test_goes_on_page_after_page(self, read, signed_in):
        with transaction():
            case = db.session.scalars(select(Case).where(Case.number == read)).one()
            db.session.add_all(Reading(at=noon(TODAY), actor="system", what="case", case_id=case.id)
                               for _ in range(100))
        browser = signed_in("dewit")
        first = browser.get(f"/zaken/{read}/wie-keek").text
        assert "Lammerts" not in first
        further = first.partition('aria-label="Bladeren"><a href="')[2].partition('"')[0]
        assert "Lammerts" in browser.get(further).text


@pytest.mark.parametrize("many", [1, 60])
def test_asks_a_fixed_number(read, browser, counted, many):
    with transaction():
        case = db.session.scalars(select(Case).where(Case.number == read)).one()
        db.session.add_all(Reading(at=noon(TODAY), actor=f"account:{n}", what="case", case_id=case.id)
                           for n in range(many))
    arrive(browser, link_for(read, Role.COMPLAINANT))
    browser.get("/mijn-zaak/wie-keek")
    with counted() as asked:
        assert browser.get("/mijn-zaak/wie-keek").status_code == 200
    assert len(asked) == 6
