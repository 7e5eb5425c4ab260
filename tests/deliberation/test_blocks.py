"""Text blocks: what a file with them may hold, and whose are in force."""

from datetime import date
from pathlib import Path

import pytest

from committee.deliberation import reads
from committee.deliberation.reads.text_blocks import HOUSE
from committee.deliberation.rules import Block, BrokenBlocks, put_in, read_blocks
from committee.store import transaction
from tests.builders import a_house

OWN = '[[blok]]\ntitel = "Eigen"\ndelen = ["reasons"]\ntekst = "Onze {onderdeel}e overweging."\n'


class TestFile:
    """Rows with a title, the parts it is for, and its text; what is wrong is named in Dutch."""

    @pytest.mark.parametrize(("text", "named"), [
        ("titel =", "regel 1"), ("[anders]\n", "[[blok]]"), ("blok = 3\n", "[[blok]]"),
        ("blok = [3]\n", "blok 1"),
        (OWN + '[[blok]]\ntitel = "x"\n', "blok 2"),
        (OWN.replace('"reasons"', '"overal"'), "considerations"), (OWN.replace('["reasons"]', "[]"), "delen"),
        (OWN.replace('"Eigen"', '" "'), "tekst"), (OWN.replace('"Eigen"', "3"), "tekst"),
    ])
    def test_that_is_wrong_is_refused_by_name(self, text, named):
        with pytest.raises(BrokenBlocks) as wrong:
            read_blocks(text.encode())
        assert named in str(wrong.value)

    def test_of_the_house_is_good_and_serves_every_part_that_is_written(self):
        parts = {part for block in read_blocks(HOUSE.read_bytes()) for part in block.parts}
        assert {"reasons", "norm", "course", "facts", "considerations"} <= parts

    def test_says_the_number_of_the_element(self):
        assert Block("x", frozenset(), "Onderdeel {onderdeel}.").about(3) == "Onderdeel 3."


class TestPutIn:
    """A block comes as a paragraph after what was typed; nothing typed is lost."""

    @pytest.mark.parametrize(("typed", "becomes"), [
        ("", "Blok."), ("  \n", "Blok."), ("Getypt.", "Getypt.\n\nBlok."),
        ("Getypt.\n\n\n", "Getypt.\n\nBlok."),
    ])
    def test_after_what_was_typed(self, typed, becomes):
        assert put_in(typed, "Blok.") == becomes


@pytest.mark.one_database
class TestOwn:
    """A committee's own blocks count from the day of their folder, in place of those of the house."""

    @pytest.fixture
    def committee_id(self, app):
        with transaction():
            return a_house().committee.id

    def titles(self, committee_id, day=date(2026, 5, 1)):
        return [block.title for block in reads.blocks(committee_id, day)]

    def own(self, app, text, day="2026-04-01"):
        folder = Path(app.instance_path) / "letters" / "onderdak" / day
        folder.mkdir(parents=True)
        (folder / "tekstblokken.toml").write_text(text)

    def test_that_are_broken_are_passed_over_and_named_in_the_log(self, app, committee_id, caplog):
        self.own(app, "[[blok]]\n")
        assert "Lezingen lopen uiteen" in self.titles(committee_id)
        assert "tekstblokken.toml" in caplog.text

    def test_count_from_their_day(self, app, committee_id):
        self.own(app, OWN)
        assert self.titles(committee_id) == ["Eigen"]
        assert "Lezingen lopen uiteen" in self.titles(committee_id, date(2026, 3, 31))
