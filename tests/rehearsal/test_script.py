"""A rehearsal file that does not fit is refused with its line and what may stand there."""

import pytest

from committee.procedure import Act
from committee.rehearsal import parsing
from committee.rehearsal.script import Wrong
from tests.rehearsal.files import HEAD, REGISTER, act, line_of, written


def refusal(path) -> Wrong:
    with pytest.raises(Wrong) as wrong:
        parsing.read(path)
    return wrong.value


class TestHead:
    """What stands above the acts."""

    def test_a_file_that_is_no_toml_is_refused(self, tmp_path):
        path = written(tmp_path, "dit = = niet")
        wrong = refusal(path)
        assert wrong.line == line_of(path, "= = niet")
        assert str(wrong).startswith("teken 7: gevonden “= niet”; toegestaan: een waarde")

    def test_an_unknown_key_is_named_with_those_that_are_known(self, tmp_path):
        wrong = refusal(written(tmp_path, REGISTER, head=f'titel = "Proef"\n{HEAD}'))
        assert (wrong.line, "“titel”" in str(wrong), "title" in str(wrong)) == (1, True, True)

    @pytest.mark.parametrize("key", ["title", "regulation"])
    def test_what_misses_is_named(self, tmp_path, key):
        head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(f"{key} ="))
        assert str(refusal(written(tmp_path, REGISTER, head=head))) == f"“{key}” ontbreekt"

    def test_a_regulation_is_shipped_or_a_file(self, tmp_path):
        wrong = refusal(written(tmp_path, REGISTER, head=HEAD.replace("loket-housing", "elders")))
        assert (wrong.line, "loket-housing" in str(wrong)) == (2, True)

    def test_a_person_has_a_role_that_exists(self, tmp_path):
        path = written(tmp_path, REGISTER, head=HEAD.replace('"chair"', '"baas"'))
        wrong = refusal(path)
        assert wrong.line == line_of(path, "[people.vandongen]")
        assert "'baas'" in str(wrong)

    def test_a_person_has_no_key_that_nobody_knows(self, tmp_path):
        wrong = refusal(written(tmp_path, REGISTER, head=HEAD.replace("email =", "mail =")))
        assert "kent geen “mail”" in str(wrong)

    def test_a_value_has_its_type(self, tmp_path):
        wrong = refusal(written(tmp_path, REGISTER, head=HEAD.replace('prefix = "PR"', "prefix = 7")))
        assert "prefix is 7; verwacht wordt tekst" in str(wrong)

    def test_an_included_file_must_be_there(self, tmp_path):
        wrong = refusal(written(tmp_path, REGISTER, head=f'include = "weg.toml"\n{HEAD}'))
        assert (wrong.line, "er is geen bestand weg.toml" in str(wrong)) == (1, True)

    def test_what_is_included_is_laid_under_the_file(self, tmp_path):
        (tmp_path / "mensen.toml").write_text(HEAD, "utf-8")
        head = 'include = "mensen.toml"\ntitle = "Zelf"\n'
        head += '[people.bakker]\nname = "B. Bakker"\nrole = "member"\n'
        read = parsing.read(written(tmp_path, REGISTER, head=head))
        assert (read.title, read.house.prefix) == ("Zelf", "PR")
        assert list(read.people) == ["dewit", "vandongen", "visser", "bakker"]


class TestActs:
    """The dated acts."""

    def test_without_any_there_is_nothing_to_play(self, tmp_path):
        assert "geen enkele handeling" in str(refusal(written(tmp_path, head=f"act = []\n{HEAD}")))

    def test_an_unknown_act_is_refused_on_its_line(self, tmp_path):
        path = written(tmp_path, REGISTER, act("toveren"))
        wrong = refusal(path)
        assert (wrong.line, "“toveren”" in str(wrong)) == (line_of(path, "toveren"), True)

    def test_a_day_is_a_day(self, tmp_path):
        path = written(tmp_path, REGISTER, act("acknowledge", on='"3 maart"'))
        wrong = refusal(path)
        assert wrong.line == line_of(path, "3 maart")
        assert "verwacht wordt een dag (2026-03-02)" in str(wrong)

    def test_the_file_goes_forward_in_time(self, tmp_path):
        path = written(tmp_path, REGISTER, act("acknowledge", on="2026-03-01"))
        wrong = refusal(path)
        assert (wrong.line, "ligt voor de vorige" in str(wrong)) == (line_of(path, "[[act]]", 2), True)

    def test_an_act_is_not_entered_before_it_happened(self, tmp_path):
        wrong = refusal(written(tmp_path, act("register", on="2026-03-04", entered="2026-03-03")))
        assert "niet vastgelegd voordat zij gebeurde" in str(wrong)

    def test_somebody_does_it(self, tmp_path):
        path = written(tmp_path, '[[act]]\non = 2026-03-02\nact = "register"\n')
        assert (refusal(path).line, str(refusal(path))) == (line_of(path, "[[act]]"), "“by” ontbreekt")

    def test_several_people_do_it_one_after_the_other(self, tmp_path):
        several = '[[act]]\non = 2026-03-03\nact = "note"\nby = ["dewit", "vandongen"]\ntext = "Gezien."\n'
        read = parsing.read(written(tmp_path, REGISTER, several))
        assert [(row.act, row.by) for row in read.acts[1:]] == [(Act.NOTE, "dewit"), (Act.NOTE, "vandongen")]

    def test_content_knows_its_own_lines(self, tmp_path):
        path = written(tmp_path, REGISTER, act("note", text='"Gebeld."'))
        row = parsing.read(path).acts[1]
        assert (row.content, row.lines["text"]) == ({"text": "Gebeld."}, line_of(path, "Gebeld."))
