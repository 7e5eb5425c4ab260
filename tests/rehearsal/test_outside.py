"""A rehearsal file brings only what lies in its own folder."""

import json

import pytest

from committee.regulation import shipped_text
from committee.rehearsal import folder, parsing
from committee.rehearsal.script import Wrong
from tests.rehearsal.files import HEAD, REGISTER, act, line_of, written

AWAY = ["../elders/weg.toml", "/etc/passwd", "mijn/../../elders/weg.toml", "wijzer.toml", "wijzers/weg.toml"]


@pytest.fixture
def place(tmp_path):
    """A folder with a file beside it, and two pointers to that."""
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "weg.toml").write_text(HEAD)
    here = tmp_path / "hier"
    here.mkdir()
    (here / "wijzer.toml").symlink_to(tmp_path / "elders" / "weg.toml")
    (here / "wijzers").symlink_to(tmp_path / "elders")
    return here


def stopped(path) -> Wrong:
    with pytest.raises(Wrong) as wrong:
        folder.rehearse(path, path.parent / "uit")
    assert "\n" not in str(wrong.value)
    return wrong.value


@pytest.mark.parametrize("away", AWAY)
class TestOutside:
    """By dots, from the root or through a pointer: all the same."""

    def test_no_include(self, place, away):
        wrong = stopped(written(place, REGISTER, head=f'include = "{away}"\n{HEAD}'))
        assert (wrong.line, "ligt buiten de map van dit bestand" in str(wrong)) == (1, True)

    def test_no_regulation(self, place, away):
        path = written(place, REGISTER, head=HEAD.replace("loket-housing", away))
        wrong = stopped(path)
        assert (wrong.line, "ligt buiten de map" in str(wrong)) == (line_of(path, away), True)

    def test_no_handover(self, place, away):
        row = act("register", escalation=f'{{ file = "{away}" }}')
        path = written(place, row)
        wrong = stopped(path)
        assert (wrong.line, "ligt buiten de map" in str(wrong)) == (line_of(path, away), True)

    def test_no_paper(self, place, away):
        row = act("file_paper", paper=f'{{ title = "a", file = "{away}" }}')
        path = written(place, REGISTER, act("acknowledge"), row)
        wrong = stopped(path)
        assert (wrong.line, "ligt buiten de map" in str(wrong)) == (line_of(path, away), True)


class TestInside:
    """What lies beside it, or below, comes along; and a regulation that is shipped, by its name."""

    def test_a_file_in_a_folder_below(self, place):
        (place / "mensen").mkdir()
        (place / "mensen" / "huis.toml").write_text(HEAD)
        head = 'include = "mensen/../mensen/huis.toml"\ntitle = "Zelf"'
        read = parsing.read(written(place, REGISTER, head=head))
        assert (read.title, read.house.prefix) == ("Zelf", "PR")

    def test_a_regulation_beside_it(self, place):
        (place / "eigen.toml").write_text(shipped_text("loket-housing").replace("quorum = 3", "quorum = 5"))
        read = parsing.read(written(place, REGISTER, head=HEAD.replace("loket-housing", "eigen.toml")))
        assert "quorum = 5" in read.regulation

    def test_a_handover_beside_it(self, place):
        said = {"organisatie": "Stichting Proef", "ontvangen_op": "2026-03-02", "besluit": "De opzegging.",
                "klager": {"naam": "Anneke Visser", "e_mail": "visser@example.org"},
                "onderdelen": [{"tekst": "Zij luisteren niet.", "van": "2026-01-05"}]}
        (place / "klacht.json").write_text(json.dumps(said))
        path = written(place, act("register", on="2026-03-02", escalation='{ file = "klacht.json" }'))
        folder.rehearse(path, place / "uit")
        told = json.loads((place / "uit" / "summary.json").read_text("utf-8"))
        assert told["elements"][0]["text"] == "Zij luisteren niet."
