"""committee link NUMMER PARTIJ --by ADRES: for who is on the telephone and got no mail."""

from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from committee import clock
from committee.case.ledger import Entry
from committee.case.records import Case, Passage
from committee.cli import linking, main
from committee.people import links
from committee.people.records import Link
from committee.procedure import Act
from committee.store import db, transaction
from tests.builders import MONDAY, a_case, a_house, noon

LATER = noon(MONDAY + timedelta(days=3))
BY = ("--by", "dewit@onderdak.example")


@pytest.fixture
def run(app, monkeypatch):
    """The command line on the application of this test, with a case of two parties, on a fixed day."""
    monkeypatch.setattr(linking, "create_app", lambda settings: app)
    monkeypatch.setenv("COMMITTEE_MODE", "development")
    monkeypatch.setattr(clock, "now", lambda: LATER)
    with transaction():
        a_case(a_house())
        a_house("elders", "EL")

    def typed(*words: str) -> Result:
        return CliRunner().invoke(main, ["link", *words])

    return typed


class TestRefusals:
    """Nothing is given to anybody, and one line says why."""

    @pytest.mark.parametrize(("words", "said"), [
        (("OD-2026-0099", "klager", *BY), "Er is geen zaak 'OD-2026-0099'"),
        (("OD-2026-0001", "Buurman", *BY), "klager Anneke Visser; verweerder Stichting Onderdak Eemrand"),
        (("OD-2026-0001", "e", *BY), "of meer dan één"),
        (("OD-2026-0001", " ", *BY), "is geen van de partijen"),
        (("OD-2026-0001", "klager", "--by", "vandongen@onderdak.example"), "is geen secretaris"),
        (("OD-2026-0001", "klager", "--by", "dewit@elders.example"), "is geen secretaris"),
        (("OD-2026-0001", "klager", "--by", "niemand@elders.example"), "is geen secretaris"),
    ])
    def test_a_case_a_party_or_a_secretary_that_is_not_there(self, run, words, said):
        done = run(*words)
        assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1), done.output
        assert said in done.stderr
        assert db.session.scalars(select(Link)).first() is None

    def test_without_a_secretary(self, run):
        assert run("OD-2026-0001", "klager").exit_code == 2


class TestLink:
    """A link as in a mail, and a note in the case that it was given."""

    @pytest.mark.parametrize("party", ["klager", "Anneke Visser", "visser"])
    def test_opens_the_case_of_this_party(self, run, party):
        done = run("od-2026-0001", party, *BY)
        assert done.exit_code == 0, done.output
        assert done.stderr == "Link voor Anneke Visser, geldig tot ma 4 mei 2026, één keer getoond:\n"
        address, token = done.stdout.strip().rsplit("/in/", 1)
        assert address.startswith("http://")
        found = links.find(token, LATER)
        case = db.session.scalars(select(Case)).one()
        assert found.party_id in [party.id for party in case.parties if party.name == "Anneke Visser"]

    def test_is_in_the_journal_with_who_gave_it(self, run):
        token = run("OD-2026-0001", "verweerder", *BY).stdout.strip().rsplit("/", 1)[1]
        entry = db.session.scalars(select(Entry).where(Entry.act == Act.NOTE)).one()
        passage = db.session.get_one(Passage, entry.facts["passage"])
        assert passage.body == (
            "Nieuwe link gegeven aan Stichting Onderdak Eemrand (verweerder), buiten de mail om."
        )
        assert token not in f"{entry.facts}{passage.body}"

    def test_leaves_earlier_links_alive_unless_they_must_die(self, run):
        first, second = (run("OD-2026-0001", "klager", *BY).stdout.strip().rsplit("/", 1)[1] for _ in "ab")
        assert links.find(first, LATER).party_id == links.find(second, LATER).party_id
        third = run("OD-2026-0001", "klager", *BY, "--only").stdout.strip().rsplit("/", 1)[1]
        db.session.rollback()
        links.find(third, LATER)
        for token in (first, second):
            with pytest.raises(links.DeadLink):
                links.find(token, LATER)
