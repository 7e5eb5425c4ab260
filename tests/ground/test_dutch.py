"""The command line speaks Dutch: its help, and each thing that can be wrong in what is typed."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result

from committee.cli import main

ENGLISH = re.compile(
    r"Usage|Options\b|Commands|OPTIONS|COMMAND\b|ARGS|FILE|LENGTH|Show|\bError|required|default|Missing|"
    r"No such|Invalid|Try |\[DIRECTORY|\.\.\.$|\\b|\b(the|and|with|is not)\b", re.MULTILINE)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="committee")


def commands(group: click.Group, *way: str) -> Iterator[tuple[str, ...]]:
    """Every command, by the words with which it is typed."""
    for name in group.list_commands(click.Context(group)):
        yield (*way, name)
        found = group.get_command(click.Context(group), name)
        if isinstance(found, click.Group):
            yield from commands(found, *way, name)


EVERY = [(), *commands(main)]


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_help_is_dutch_and_whole(words):
    done = run(*words, "--help")
    assert done.exit_code == 0
    assert done.output.startswith("Gebruik: ")
    assert "Toon deze uitleg." in done.output
    # a command that takes a command after it shows three points; no other line is cut off
    told = done.output.replace("COMMITTEE_SECRET_KEY", "").replace("OPDRACHT ...", "")
    assert ENGLISH.findall(told) == []


SEVERAL = ("add", "change", "equate", "intake", "link", "rehearse", "task", "term", "tie")
LONG = [way for way in EVERY if way and way[-1] in SEVERAL]


@pytest.mark.parametrize("words", LONG, ids=" ".join)
def test_what_takes_several_words_shows_an_example(words):
    if words == ("regulation", "add"):   # its help is that of another command
        words = ("regulation", "check")
    assert f"committee {' '.join(words)} " in run(*words, "--help").output.split("Voorbeeld")[1]


@pytest.mark.parametrize(("words", "said"), [
    (("term",), "Fout: Er ontbreekt 'START'."),
    (("term", "2026-03-02"), "Fout: Er ontbreekt 'DUUR'."),
    (("term", "2026-03-02", "6w", "erbij"), "Fout: Te veel: erbij"),
    (("term", "2026-03-02", "6w", "a", "b"), "Fout: Te veel: a b"),
    (("term", "2026-03-02", "6w", "--plian"), "Fout: De optie '--plian' bestaat niet. Bedoelt u '--plain'?"),
    (("term", "2026-03-02", "6w", "--zomaar"), "Fout: De optie '--zomaar' bestaat niet."),
    (("term", "2026-03-02", "6w", "--plain=ja"), "Fout: Achter '--plain' hoort niets."),
    (("term", "2026-03-02", "6w", "--regulation"), "Fout: Achter '--regulation' hoort nog iets."),
    (("term", "gisteren", "6w"), "Fout: 'START': 'gisteren': geef een dag (2026-03-02) of een moment"),
    (("zomaar",), "Fout: De opdracht 'zomaar' bestaat niet."),
    (("member", "zomaar"), "Fout: De opdracht 'zomaar' bestaat niet."),
    (("rehearse", "weg.toml", "--out", "uit"), "Fout: 'BESTAND': Bestand 'weg.toml' bestaat niet."),
    (("rehearse", ".", "--out", "uit"), "Fout: 'BESTAND': '.' is een map."),
    (("restore", "weg"), "Fout: 'MAP': Map 'weg' bestaat niet."),
    (("committee", "add", "proef"), "Fout: Er ontbreekt '--name'."),
    (("committee", "add", "Proef!", "--name", "P"), "'Proef!': gebruik kleine letters, cijfers en streepjes"),
    (("member", "add", "a@b.example", "--name", "A", "--committee", "p", "--role", "baas"),
     "Fout: '--role': 'baas' kan niet; wel: 'secretary', 'chair', 'member', 'admin'."),
    (("member", "add", "niemand", "--name", "A"), "'niemand' is geen e-mailadres"),
    (("member", "add", "a@b.nl,c@d.nl", "--name", "A"), "'a@b.nl,c@d.nl' is geen e-mailadres"),
    (("committee", "add", "proef", "--from", "gisteren"), "'--from': 'gisteren' is geen dag als 2026-03-02."),
    (("committee", "add", "proef", "--from", "2026-02-30"), "'--from': '2026-02-30' is geen dag als"),
    (("regulation", "show", "kpz", "--on", "2 maart"), "'--on': '2 maart' is geen dag als 2026-03-02."),
    (("calendar", "equate", "morgen", "reden"), "'JJJJ-MM-DD': 'morgen' is geen dag als 2026-03-02."),
])
def test_what_is_typed_wrongly_is_said_in_dutch(words, said):
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert ENGLISH.findall(done.stderr.replace("OPDRACHT ...", "")) == []


@pytest.mark.parametrize("words", [(), ("member",), ("regulation",)])
def test_without_a_command_it_names_those_there_are(words):
    assert "Opdrachten:" in run(*words).output


def test_a_folder_that_may_not_be_written_is_one_line(tmp_path):
    (tmp_path / "geen-map").write_text("van mij")
    script = tmp_path / "zaak.toml"
    script.write_text("")
    done = run("rehearse", str(script), "--out", str(tmp_path / "geen-map"))
    assert done.exit_code == 2
    assert "geen-map' is een bestand." in done.stderr
