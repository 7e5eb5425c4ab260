"""The commands `term` and `regulation`, as somebody types them."""

import json

import pytest
from click.testing import CliRunner, Result

from committee.cli import main
from committee.regulation import shipped_text


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


class TestTerm:
    """committee term START LENGTH [--regulation ID] [--plain] [--backward] [--json]"""

    def test_hours_beyond_the_calendar_are_refused(self):
        assert run("term", "9999-12-31T10:00Z", "48h").exit_code == 2

    @pytest.mark.parametrize("start", ["gisteren", "2026-02-30", "2026-06-30T22:30", ""])
    def test_a_start_that_is_no_day_or_moment_with_offset_is_refused(self, start):
        result = run("term", start, "6w")
        assert result.exit_code == 2
        assert "geef een dag (2026-03-02) of een moment met offset" in result.stderr

    @pytest.mark.parametrize("length", ["6", "0w", "zes weken", "6ww"])
    def test_a_length_that_is_none_is_refused(self, length):
        result = run("term", "2026-03-02", length)
        assert result.exit_code == 2
        assert "48h, 10d, 5wd, 6w, 1m of 1y" in result.stderr

    def test_an_unknown_regulation_is_refused_with_those_there_are(self):
        result = run("term", "2026-03-02", "6w", "--regulation", "awb")
        assert result.exit_code == 2
        assert "loket-housing" in result.stderr

    def test_a_term_beyond_the_calendar_is_refused(self):
        assert run("term", "2026-03-02", "9999y").exit_code == 2
        assert run("term", "0001-01-02", "10d", "--backward").exit_code == 2

    @pytest.mark.parametrize(
        ("words", "last_day"),
        [
            (("2026-03-06", "4w"), "2026-04-07"),
            (("2026-03-06", "4w", "--plain"), "2026-04-03"),
            (("2026-03-06", "4w", "--regulation", "loket-housing"), "2026-04-07"),
            (("2026-06-30T22:30Z", "6w"), "2026-08-12"),
            (("2026-06-30T22:30:00+02:00", "6w"), "2026-08-11"),
            (("2026-04-01", "5wd"), "2026-04-10"),
            (("2026-04-14", "10d", "--backward"), "2026-04-04"),
            (("2026-01-09", "48h"), "2026-01-11"),
            (("2026-01-31", "1m"), "2026-03-02"),
            (("2025-05-24", "1y"), "2026-05-24"),
        ],
    )
    def test_prints_the_reckoning_and_alone_on_the_last_line_the_last_day(self, words, last_day):
        result = run("term", *words)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].startswith("Begin, ")
        assert result.stdout.splitlines()[-1] == last_day

    @pytest.mark.parametrize(
        ("words", "until", "last_day"),
        [
            (("2026-03-02T10:00+01:00", "48h"), "wo 4 maart 2026 om 10.00 uur", "2026-03-04"),
            (("2026-03-02T10:00+01:00", "36h"), "di 3 maart 2026 om 22.00 uur", "2026-03-03"),
            (("2026-06-30T22:30Z", "24h"), "do 2 juli 2026 om 0.30 uur", "2026-07-02"),
            (("2026-03-28T10:00+01:00", "24h"), "zo 29 maart 2026 om 11.00 uur", "2026-03-29"),
            (("2026-10-24T10:00+02:00", "24h", "--plain"), "zo 25 oktober 2026 om 9.00 uur", "2026-10-25"),
            (("2026-03-04T10:00+01:00", "48h", "--backward"), "ma 2 maart 2026 om 10.00 uur", "2026-03-02"),
        ],
    )
    def test_hours_from_a_moment_end_at_a_moment(self, words, until, last_day):
        lines = run("term", *words).stdout.splitlines()
        assert lines[-2:] == [f"Tot {until}.", last_day]
        assert any(line.startswith("Schuift niet") and "art. 4" in line for line in lines)

    def test_that_the_clock_changes_is_said(self):
        said = "Let op: De klok wordt in deze termijn verzet; een uur duurt zestig minuten."
        assert said in run("term", "2026-03-28T10:00+01:00", "24h").stdout
        assert said not in run("term", "2026-03-02T10:00+01:00", "24h").stdout

    def test_json_has_the_moment_of_hours_and_of_nothing_else(self):
        told = json.loads(run("term", "2026-03-02T10:00+01:00", "48h", "--json").stdout)
        assert (told["moment"], told["last_day"]) == ("2026-03-04T10:00:00+01:00", "2026-03-04")
        for words in (("2026-03-02", "48h"), ("2026-03-02T10:00+01:00", "2d")):
            told = json.loads(run("term", *words, "--json").stdout)
            assert (told["moment"], told["last_day"]) == (None, "2026-03-04")

    def test_json_is_one_object(self):
        told = json.loads(run("term", "2026-03-06", "4w", "--json").stdout)
        assert (told["nominal"], told["last_day"]) == ("2026-04-03", "2026-04-07")
        assert any("2e Paasdag" in reason for reason in told["reasons"])


class TestCheck:
    """committee regulation check FILE"""

    def test_tells_every_problem_on_stderr_and_fails(self, tmp_path):
        file = tmp_path / "proef.toml"
        file.write_text(shipped_text("kpz").replace("quorum = 3", "quorum = 4"), "utf-8")
        result = run("regulation", "check", str(file))
        assert result.exit_code == 1
        assert (
            result.stderr
            == "proef.toml: composition.quorum: gevonden 4; toegestaan: een oneven getal, want odd = true\n"
        )

    def test_a_file_that_is_no_text_is_refused(self, tmp_path):
        file = tmp_path / "proef.toml"
        file.write_bytes(b"\xff\xfe\x00")
        result = run("regulation", "check", str(file))
        assert result.exit_code == 1
        assert "UTF-8" in result.stderr

    def test_says_that_a_good_file_holds_proposals(self, tmp_path):
        file = tmp_path / "kpz.toml"
        file.write_text(shipped_text("kpz"), "utf-8")
        result = run("regulation", "check", str(file))
        assert result.exit_code == 0
        assert "in orde" in result.stdout
        assert "nog te bevestigen" in result.stdout


class TestShow:
    """committee regulation show ID [--on DATE]"""

    def test_a_day_before_it_was_in_force_is_refused(self):
        result = run("regulation", "show", "kpz", "--on", "2018-12-31")
        assert result.exit_code == 1
        assert "geldt vanaf 2019-01-01" in result.stderr

    def test_reads_as_articles(self):
        result = run("regulation", "show", "loket-housing", "--on", "2026-03-02")
        assert result.exit_code == 0
        assert "Artikel 8. Verweer\n  1. Verweer: 3 weken na de dag" in result.stdout
        assert "[nog te bevestigen]" in result.stdout

    def test_reads_a_first_line_under_its_own_headings(self):
        assert "\nBehandeling van uw klacht\n" in run("regulation", "show", "lsr-current").stdout
