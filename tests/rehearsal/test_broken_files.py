"""Whatever stands in a rehearsal file: it is played, or refused in one Dutch line. Never a traceback."""

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee.cli import main
from tests.rehearsal.files import HEAD, REGISTER, act, line_of, written

NOTE = act("note", text='"Gebeld."', visibility='"file"')
PAPER = act("file_paper", paper='{ title = "Brief", text = "Hierbij." }')
LINE = re.compile(r"proef\.toml(, regel (?P<line>\d+))?: \S.*\n")


def run(path) -> Result:
    return CliRunner().invoke(main, ["rehearse", str(path), "--out", str(path.parent / "uit")])


def refused(path) -> tuple[int, str]:
    """The line and the words with which a file is refused."""
    done = run(path)
    told = LINE.fullmatch(done.stderr)
    assert (done.exit_code, done.stdout, type(done.exception)) == (1, "", SystemExit)
    assert told, done.stderr
    return int(told["line"] or 0), done.stderr


class TestWrongTypes:
    """A value of another kind than belongs there stands on its line."""

    @pytest.mark.parametrize(("top", "said"), [
        ('until = "x"', "until is 'x'; verwacht wordt een dag"),
        ("until = 2026-03-02T10:00:00", "verwacht wordt een dag"),
        ("until = 9999-12-31", "ligt niet tussen 1900 en 2199"),
        ("until = 2199-12-31", "duurt hoogstens 30 jaar"),
        ("people = 3", "people is 3; verwacht wordt een tabel"),
        ("people = { a = 3 }", "[people.a] moet een tabel zijn"),
        ("act = 3", "act is 3; verwacht wordt een rij [[act]]"),
        ("act = [3]", "schrijf iedere handeling als [[act]]"),
        ("committee = []", "committee is []; verwacht wordt een tabel"),
        ("organisation = 1.5", "organisation is 1.5; verwacht wordt een tabel"),
        ("escalation = true", "escalation is True; verwacht wordt een tabel"),
        ("title = 7", "title is 7; verwacht wordt tekst"),
        ("include = 7", "include is 7; verwacht wordt tekst"),
        ("regulation = []", "regulation is []; verwacht wordt tekst"),
        ('title = "\\u0000"', "teken dat niet kan worden bewaard"),
    ])
    def test_above_the_acts(self, tmp_path, top, said):
        key = top.split(" ")[0]
        head = re.sub(rf'^(\[{key}.*\]\n(.+\n)*|{key} = .*\n)', "", HEAD, flags=re.MULTILINE)
        parts = [] if key == "act" else [REGISTER]
        line, told = refused(written(tmp_path, *parts, head=f"{top}\n{head}"))
        assert (line, said in told) == (1, True), told

    @pytest.mark.parametrize(("old", "new", "line", "said"), [
        ('slug = "x"', 'slug = "../x"', "[committee]", "kleine letters, cijfers en streepjes"),
        ('role = "chair"', 'role = "chair"\nuntil_day = 1999-01-01', "[people.vandongen]", "voor from_day"),
        ("[people.visser]", "[people.system]", "[people.system]", "is al iemand"),
        ('role = "secretary"', 'role = "secretary"\nemail = "visser@example.org"\n[people.x]\nname = "X"\n'
         'role = "member"\nemail = "visser@example.org"', "[people.x]", "hetzelfde e-mailadres als “dewit”"),
        ('name = "Proefcommissie"', 'name = ""', "[committee]", "name ontbreekt"),
    ])
    def test_in_a_table(self, tmp_path, old, new, line, said):
        head = HEAD.replace('prefix = "PR"', 'prefix = "PR"\nslug = "x"')
        assert old in head
        path = written(tmp_path, REGISTER, head=head.replace(old, new))
        at, told = refused(path)
        assert (at, said in told) == (line_of(path, line), True), told

    @pytest.mark.parametrize(("row", "line", "said"), [
        (act("note", text='"a"', case='"1"'), "case", "case is '1'; verwacht wordt een geheel getal"),
        (act("note", text='"a"', at="14:00:00.5", case="7"), "[[act]]", "er is geen zaak 7"),
        (act("note", text='"a"', at='"twee"'), "at", "verwacht wordt een tijd"),
        (act("note", on="1899-12-31", text='"a"'), "on", "ligt niet tussen 1900 en 2199"),
        (act("note", text='"a\\u0000"'), "text", "teken dat niet kan worden bewaard"),
        (act("admit", elements="[true]"), "elements", "geen klachtonderdeel True"),
        (act("admit", elements="[99999999999999999999]"), "elements", "een getal is ten hoogste"),
        (act("put_right", entry_seq="[1]", reason='"x"'), "entry_seq", "geen eerdere handeling heet [1]"),
        (act("file_paper", paper='{ title = 3, text = "a" }'), "paper", "title is 3; verwacht wordt tekst"),
        (act("file_paper", paper='{ title = "a", text = "b", filename = [1] }'), "paper", "filename is [1]"),
        (act("register", escalation="3"), "escalation", "een klacht is een tabel"),
        (act("register", escalation='{ onderdelen = 3 }'), "escalation", "een lijst"),
        (act("register", escalation='{ onderdelen = [3, { tegen = [[1]] }] }'), "escalation", "tekst"),
        (act("register", escalation="{ klager = [1], gemachtigde = 3 }"), "escalation", "groep"),
        (act("register", escalation='{ file = "k.json", mapping = ["a"] }'), "escalation", "k.json"),
    ])
    def test_in_an_act(self, tmp_path, row, line, said):
        (tmp_path / "k.json").write_text("{}")
        path = written(tmp_path, REGISTER, act("acknowledge"), row)
        at, told = refused(path)
        assert path.read_text().splitlines()[at - 1].startswith(line)
        assert said in told


class TestNoText:
    """A file that is no TOML, no text, or without end."""

    def test_deep_lists(self, tmp_path):
        path = written(tmp_path, act("note", text="[" * 5000 + "]" * 5000))
        assert refused(path)[0] == line_of(path, "[[[[")

    def test_a_binary_file(self, tmp_path):
        path = tmp_path / "proef.toml"
        path.write_bytes(b"\x89PNG\r\n\x1a\n\x00" * 9)
        assert "tekst in UTF-8" in refused(path)[1]

    def test_fifty_megabytes(self, tmp_path):
        path = tmp_path / "proef.toml"
        path.write_bytes(HEAD.encode() + b"#" * 50 * 2**20)
        assert "te groot: hoogstens 2 MB" in refused(path)[1]

    @pytest.mark.parametrize("content", [b"geen json", b"[" * 90_000, b"\xff\xfe", b"[1]", b"3", b""])
    def test_a_handover_that_is_no_complaint(self, tmp_path, content):
        (tmp_path / "klacht.json").write_bytes(content)
        path = written(tmp_path, act("register", escalation='{ file = "klacht.json" }'))
        line, told = refused(path)
        assert (line, "klacht.json" in told) == (line_of(path, "klacht.json"), True)

    @pytest.mark.parametrize(("shared", "said"), [
        ("a = = 1", "“mensen.toml”, regel 1, teken 5: gevonden"),
        (REGISTER, "mag zelf geen “act” hebben"),
        ('include = "mensen.toml"', "mag zelf geen “include” hebben"),
        ("\npeople = 3", "“mensen.toml”, regel 2: people is 3"),
        ("[people.a]\nname = 3", "[people.a] name is 3"),
    ])
    def test_what_is_included_is_named_on_the_line_that_includes_it(self, tmp_path, shared, said):
        (tmp_path / "mensen.toml").write_text(shared)
        line, told = refused(written(tmp_path, REGISTER, head=f'include = "mensen.toml"\n{HEAD}'))
        assert (line, said in told) == (1, True), told


CALLED = act("note", on="2026-03-02", text='"Gebeld."')
GOOD = "\n".join([HEAD, REGISTER, CALLED, act("withdraw", by="visser")])
WORDS = sorted(set(re.findall(r'"[^"]*"|\d{4}-\d\d-\d\d|[\w.]+|\[.*?\]|[={}]', GOOD)))
VALUES = ["3", "-1", '""', '"x"', "[]", "{}", "[[1]]", "{ a = 1 }", "true", "nan", "1e9", "2026-03-03",
          "10:00:00", "2026-03-03T10:00:00", "2026-03-03T10:00:00Z", "9" * 20, '"é\\n\\u0001"',
          '"../x"', '"organisation"', '"system"', '"dewit"', '"chair"', '"close"', "'''\n\n'''", "[1, 'a']"]


@st.composite
def mutated(draw) -> str:
    """The good file with a few things changed: values, words, whole lines."""
    lines = GOOD.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        way = draw(st.sampled_from(["value", "word", "drop", "twice", "swap", "sign"]))
        if way == "value" and "=" in lines[at]:
            lines[at] = f"{lines[at].split('=')[0]}= {draw(st.sampled_from(VALUES))}"
        elif way == "word":
            old, new = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS + VALUES))
            lines[at] = lines[at].replace(old, new, 1)
        elif way == "drop":
            del lines[at : at + draw(st.integers(1, 5))]
        elif way == "twice":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif way == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            place = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] + draw(st.characters(codec="utf-8")) + lines[at][place:]
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=60, deadline=timedelta(seconds=20), derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=mutated())
def test_a_file_with_anything_in_it_is_played_or_refused_in_one_line(tmp_path, text):
    path = tmp_path / "proef.toml"
    path.write_bytes(text.encode())
    done = run(path)
    if done.exit_code:
        assert type(done.exception) is SystemExit, text
        assert LINE.fullmatch(done.stderr), done.stderr


def test_the_file_that_is_changed_above_is_good(tmp_path):
    path = tmp_path / "proef.toml"
    path.write_text(GOOD)
    assert run(path).exit_code == 0
