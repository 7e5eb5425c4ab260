"""committee intake FILE.json [--committee NAAM] [--mapping NAAM] [--register]"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from committee import clock
from committee.case.records import Case
from committee.cli import handing
from committee.escalation.records import Submission
from committee.people.records import Affiliation, Organisation
from committee.store import db, transaction
from tests.builders import MONDAY, a_house, noon

FILES = Path(__file__).parent / "handovers"
LATER = noon(MONDAY.replace(day=5))


@pytest.fixture
def run(app: Flask, monkeypatch):
    """The command, on the application of this test and a fixed day."""
    monkeypatch.setattr(handing, "create_app", lambda: app)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    with transaction():
        house = a_house("loket", "LH")
        db.session.get(Organisation, house.organisation.id).name = "Loket Housing"

    def typed(*words: object) -> Result:
        return CliRunner().invoke(handing.intake, [str(word) for word in words])

    return typed


def written(tmp_path: Path, data: object) -> Path:
    file = tmp_path / "klacht.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data))
    return file


class TestRefusals:
    """One line per fault on stderr, exit 1, and nothing kept."""

    def test_tells_every_fault_of_the_file(self, run, tmp_path):
        result = run(written(tmp_path, {"organisatie": "", "onderdelen": [{}]}))
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            "ontvangen_op: ontbreekt",
            "onderdelen[0].tekst: ontbreekt",
            "organisatie: mag niet leeg zijn",
        ]
        assert db.session.scalars(select(Submission)).first() is None

    def test_refuses_what_is_no_json_and_an_unknown_mapping_or_committee(self, run, tmp_path):
        assert "is geen JSON" in run(written(tmp_path, "{")).stderr
        assert "'a' staat er twee keer in" in run(written(tmp_path, '{"a": 1, "a": 2}')).stderr
        deep = run(written(tmp_path, "[" * 100_000))
        assert (deep.exit_code, deep.stderr) == (1, "klacht.json: is te diep in elkaar gezet\n")
        loket = FILES / "handover-loket-housing.json"
        assert "loket-housing, lsr" in run(loket, "--mapping", "anders").stderr
        result = run(loket, "--committee", "elders")
        assert (result.exit_code, result.stderr) == (
            1,
            "Kies de commissie met --committee. Er zijn: loket.\n",
        )

    def test_refuses_an_organisation_that_does_not_belong_here(self, run):
        result = run(FILES / "handover-lsr.json")
        assert result.exit_code == 1
        assert "“Het LSR” is niet aangesloten" in result.stderr
        assert "Wel op 4 maart 2026: Loket Housing." in result.stderr

    def test_names_the_day_on_which_nobody_belonged_here(self, run, tmp_path):
        early = {"organisatie": "Loket Housing", "ontvangen_op": "1999-03-02"}
        result = run(written(tmp_path, early))
        assert result.stderr.endswith("Op 2 maart 1999 is geen organisatie aangesloten.\n")


class TestIntake:
    """What came in is told, with its gaps; with --register it is a case."""

    def test_takes_in_without_a_number(self, run):
        result = run(FILES / "handover-incomplete.json")
        assert result.exit_code == 0, result.stderr
        assert "Let op: “ingang”" not in result.stdout
        assert "klacht van Fatma Demirci over Loket Housing" in result.stdout
        assert "Ontbreekt: de datum of de periode van de feiten en omstandigheden (period)" in result.stdout
        assert db.session.scalars(select(Case)).first() is None

    def test_says_which_door_is_taken_when_the_file_names_none(self, run, tmp_path):
        result = run(written(tmp_path, {"organisatie": "Loket Housing", "ontvangen_op": "2026-03-02"}))
        assert (
            "Let op: “ingang” ontbreekt in het bestand; aangehouden is brief. "
            "Toegestaan: brief, e-mail, telefoon, aan de balie, formulier, koppeling.\n"
        ) in result.stdout

    def test_registers_once_from_one_file(self, run):
        first = run(FILES / "handover-loket-housing.json", "--register")
        assert "Zaak LH-2026-0001, uitspraak uiterlijk ma 11 mei 2026" in first.stdout, first.stderr
        again = run(FILES / "handover-loket-housing.json", "--register")
        assert again.exit_code == 1
        assert again.stderr == "Van dit bericht is al een zaak gemaakt.\n"
        assert len(db.session.scalars(select(Submission)).all()) == 1

    def test_finds_the_committee_by_the_organisation(self, run):
        with transaction():
            other = a_house("cvp", "CVP", "cvp-wzd")
            lsr = Organisation(name="Het LSR")
            db.session.add(lsr)
            db.session.flush()
            db.session.add(
                Affiliation(
                    organisation_id=lsr.id,
                    committee_id=other.committee.id,
                    from_day=MONDAY.replace(year=2020),
                )
            )
        result = run(FILES / "handover-lsr.json", "--register")
        assert "Zaak CVP-2026-0001" in result.stdout, result.stderr
        assert "Bijlage: gespreksverslag.txt" in result.stdout
