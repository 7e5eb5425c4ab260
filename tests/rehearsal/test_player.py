"""What cannot be done stops a rehearsal, with line, article and reason, unless the file expects it."""

import email
import json
from datetime import date

import pytest
from click.testing import CliRunner

from committee.case.verbs import VERBS
from committee.cli import main
from committee.paths import HOME
from committee.procedure import Act
from committee.rehearsal import folder
from committee.rehearsal.content import slug
from committee.rehearsal.player import Stopped
from committee.rehearsal.script import RESERVED, Wrong
from tests.rehearsal.files import REGISTER, act, line_of, written

ACKNOWLEDGE = act("acknowledge")
ADMIT = act("admit", by="vandongen", on="2026-03-05", elements="[1]")


def stop(tmp_path, *parts: str) -> tuple[Stopped | Wrong, str]:
    """What stopped this file, and the text of its line."""
    path = written(tmp_path, *parts)
    with pytest.raises((Stopped, Wrong)) as stopped:
        folder.rehearse(path, tmp_path / "uit")
    return stopped.value, path.read_text("utf-8").splitlines()[stopped.value.line - 1]


class TestStops:
    """The first thing that cannot be done is the last thing that is played."""

    def test_an_act_of_somebody_else_names_the_article(self, tmp_path):
        stopped, line = stop(tmp_path, REGISTER, ACKNOWLEDGE, act("admit", elements="[1]"))
        assert line == "[[act]]"
        assert str(stopped) == (
            "“Ontvankelijk verklaard” (admit) op di 3 maart 2026: "
            "“Ontvankelijk verklaard” is niet aan secretaris. Dit mag: voorzitter (art. 6)."
        )

    def test_an_act_out_of_turn(self, tmp_path):
        stopped, _line = stop(tmp_path, REGISTER, act("serve"))
        assert "kan niet in de stand “ontvangen” (art. 15)" in str(stopped)

    def test_an_act_before_there_is_a_case(self, tmp_path):
        assert "er is nog geen zaak" in str(stop(tmp_path, ACKNOWLEDGE)[0])

    def test_a_refusal_that_was_expected_and_did_not_come(self, tmp_path):
        stopped, _line = stop(tmp_path, REGISTER, act("acknowledge", refused='"mag niet"'))
        assert "ging door, terwijl een weigering was verwacht" in str(stopped)

    def test_a_refusal_for_another_reason_than_expected(self, tmp_path):
        stopped, _line = stop(tmp_path, REGISTER, act("serve", refused='"te laat"'))
        assert "kan niet in de stand" in str(stopped)
        assert "Verwacht was: “te laat”" in str(stopped)

    @pytest.mark.parametrize(
        ("row", "line", "said"),
        [
            (act("admit", by="vandongen", onderdelen="[1]"), "onderdelen", "“onderdelen”; wel: elements"),
            (act("admit", by="vandongen"), "[[act]]", "ontbreekt: elements"),
            (act("admit", by="vandongen", elements="[4]"), "elements", "geen klachtonderdeel 4"),
            (act("admit", by="vandongen", elements="1"), "elements", "moet een lijst zijn"),
            (act("note", text="7"), "text", "7 is niet tekst"),
            (act("note", text='"a"', visibility='"geheim"'), "visibility", "wel internal, file"),
            (act("note", by="niemand", text='"a"'), "by", "“niemand” staat niet bij [people]"),
            (act("request_completion", asked="[]", length='"lang"'), "length", "lang"),
            (act("file_paper", paper='{ titel = "a" }'), "paper", "met title, en text of file"),
            (act("file_paper", paper='{ title = "a", file = "weg.pdf" }'), "paper", "geen bestand weg.pdf"),
            (act("receive_response", party='"dewit"'), "party", "geen partij in deze zaak"),
            (act("put_right", entry_seq='"toen"', reason='"x"'), "entry_seq", "geen eerdere handeling"),
        ],
    )
    def test_content_that_does_not_fit_stands_on_its_line(self, tmp_path, row, line, said):
        stopped, where = stop(tmp_path, REGISTER, ACKNOWLEDGE, row)
        assert said in str(stopped)
        assert where.startswith(line)

    def test_a_complaint_that_does_not_fit_the_intake(self, tmp_path):
        row = act("register", escalation='{ ontvangen_op = 2026-03-02, klaagster = "visser" }')
        assert "klaagster: kennen wij niet" in str(stop(tmp_path, row)[0])

    def test_what_came_before_it_is_written_but_no_summary(self, tmp_path):
        stop(tmp_path, REGISTER, act("serve"))
        assert "Klacht ingeschreven" in (tmp_path / "uit" / "journal.txt").read_text("utf-8")
        assert not (tmp_path / "uit" / "summary.json").exists()


class TestCommand:
    """The command tells in Dutch where it stopped, and ends with 1."""

    def test_line_article_and_reason(self, tmp_path):
        path = written(tmp_path, REGISTER, act("serve"))
        done = CliRunner().invoke(main, ["rehearse", str(path), "--out", str(tmp_path / "uit")])
        assert (done.exit_code, done.stdout) == (1, "")
        line = line_of(path, "[[act]]", 2)
        assert done.stderr.startswith(f"proef.toml, regel {line}: “Uitspraak toegezonden”")
        assert "(art. 15)" in done.stderr

    def test_a_folder_with_something_else_in_it_is_left_alone(self, tmp_path):
        (tmp_path / "uit").mkdir()
        (tmp_path / "uit" / "brief.txt").write_text("van mij")
        path = written(tmp_path, REGISTER)
        done = CliRunner().invoke(main, ["rehearse", str(path), "--out", str(tmp_path / "uit")])
        assert done.exit_code == 1
        assert "brief.txt" in done.stderr
        assert (tmp_path / "uit" / "brief.txt").read_text() == "van mij"


class TestPlays:
    """What can be done is done, on its day."""

    def test_everything_that_came_of_it_is_in_the_folder(self, tmp_path):
        out = tmp_path / "uit"
        folder.rehearse(written(tmp_path, REGISTER, ACKNOWLEDGE, ADMIT), out)
        told = json.loads((out / "summary.json").read_text("utf-8"))
        assert (told["case"], told["final_state"]) == ("PR-2026-0001", "awaiting_response")
        overall = next(term for term in told["terms"] if term["kind"] == "overall")
        assert (overall["scope"], overall["start"]) == ("zaak", "2026-03-02")
        assert overall["last_day"] == "2026-05-11"
        acknowledgement = told["letters"][0]
        assert (acknowledgement["date"], acknowledgement["recipient"]) == ("2026-03-03", "Anneke Visser")
        assert (out / acknowledgement["file"]).read_bytes().startswith(b"%PDF-")
        mails = [email.message_from_bytes(path.read_bytes()) for path in (out / "mail").glob("*.eml")]
        assert "Anneke Visser <visser@example.org>" in [mail["To"] for mail in mails]

    def test_a_second_time_takes_the_place_of_the_first(self, tmp_path):
        for _time in range(2):
            played = folder.rehearse(written(tmp_path, REGISTER), tmp_path / "uit")
        assert played.until == date(2026, 3, 2)

    def test_the_day_passes_for_the_worker(self, tmp_path):
        path = written(tmp_path, "", REGISTER, ACKNOWLEDGE, ADMIT)
        path.write_text(f"until = 2026-04-01\n{path.read_text('utf-8')}", "utf-8")
        folder.rehearse(path, tmp_path / "uit")
        told = json.loads((tmp_path / "uit" / "summary.json").read_text("utf-8"))
        reminded = [letter for letter in told["letters"] if letter["kind"].startswith("course.reminder")]
        assert {letter["recipient"] for letter in reminded} >= {"Stichting Proef"}

    def test_an_act_is_named_and_put_right_later(self, tmp_path):
        named = act("acknowledge", called='"bevestigd"')
        right = act("put_right", on="2026-03-06", entry_seq='"bevestigd"', reason='"Verkeerde dag."',
                    happened_on="2026-03-02")
        folder.rehearse(written(tmp_path, REGISTER, named, right), tmp_path / "uit")

    def test_an_act_is_undone_while_no_letter_has_left(self, tmp_path):
        folder.rehearse(written(tmp_path, REGISTER, ACKNOWLEDGE, act("undo")), tmp_path / "uit")
        told = json.loads((tmp_path / "uit" / "summary.json").read_text("utf-8"))
        assert (told["final_state"], told["letters"][0]["status"]) == ("received", "withdrawn")

    def test_and_no_more_once_it_has(self, tmp_path):
        late = act("undo", at="17:00:00", refused='"verstuurd"')
        folder.rehearse(written(tmp_path, REGISTER, ACKNOWLEDGE, late), tmp_path / "uit")


class TestEveryAct:
    """A new act joins by being written: the player knows none by name."""

    def test_every_act_has_a_verb(self):
        assert set(VERBS) == set(Act)

    def test_no_verb_takes_a_key_that_the_file_needs_itself(self):
        taken = {f"{act}.{name}" for act, verb in VERBS.items() for name in verb.content if name in RESERVED}
        assert taken == set()


def test_the_example_in_the_readme_plays(tmp_path):
    readme = (HOME / "README.md").read_text("utf-8")
    path = tmp_path / "voorbeeld.toml"
    path.write_text(readme.split("```toml\n")[1].split("```")[0], "utf-8")
    folder.rehearse(path, tmp_path / "uit")
    told = json.loads((tmp_path / "uit" / "summary.json").read_text("utf-8"))
    assert (told["case"], told["final_state"]) == ("VB-2026-0001", "withdrawn")
    hers = [letter["channel"] for letter in told["letters"] if letter["recipient"] == "Anneke Visser"]
    assert set(hers) == {"mail", "post"}


def test_a_file_name_holds_no_sign_that_a_system_refuses():
    assert slug("mr. J.A. ter Borg / Łódź?") == "mr-j-a-ter-borg-łódź"
