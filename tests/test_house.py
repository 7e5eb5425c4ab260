"""The rules of the house, read from the code: who imports whom, who knows the time, how long things are."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from committee import acts  # noqa: F401  importing it fills VERBS
from committee.case.verbs import VERBS
from committee.permissions import MAY
from committee.procedure import STEPS, Act

HOME = Path(__file__).parents[1]
PACKAGE = HOME / "committee"
STAGES = ("escalation", "admissibility", "response", "hearing", "deliberation", "verdict")
PURE = ("procedure", "permissions", "deadlines", "calendar_nl", "dutch", "labels", "lengths", "terms",
        "reckoning", "regulation", "toml_dutch", "hours", "paths", "paper", "steady", "telephone")
MORE = {"paper": {"jinja2"}, "itip": {"icalendar"}}   # what these may import beside the standard library
ROOMS_OF_PAGES = {"portal", "desk", "board", "searching", "docket", "outgoing", "intake",
                  "chambers", "report"}                          # see all
LENT = {"records", "reads", "rules"}                  # the rooms that a later stage may enter
LONGEST_FUNCTION, LONGEST_MODULE = 40, 250
MOST_BY_PLACE = 4   # what comes after says its name
TABLES = {"committee/procedure.py"}                   # states and acts, a row each, to read in one place


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name below committee, migrations left out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if parts[0] not in {"migrations", "templates", "static"}:
            found[name] = ast.parse(path.read_text("utf-8"))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names a module imports; what stands under TYPE_CHECKING among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(tree: ast.Module) -> set[str]:
    """The modules of the package that a module imports, below committee."""
    named = {name.removeprefix("committee.") for name in imports(tree) if name.startswith("committee.")}
    return {_module(name) for name in named}


def _module(name: str) -> str:
    """The module of an imported name: the name itself, or what it was taken from."""
    return name if name in modules() else name.rpartition(".")[0]


def is_pure(name: str) -> bool:
    """Whether a module promises to touch neither pages, database nor clock."""
    parts = name.split(".")
    return parts[0] in PURE or "rules" in parts[1:] or parts[:2] == ["hearing", "itip"]


def rooms(name: str) -> tuple[str, str]:
    """The stage of a module and its room; the room is empty for the package itself."""
    stage, _, room = name.partition(".")
    return stage, room.partition(".")[0]


class TestWhoImportsWhom:
    """Later may read earlier, never the reverse; what is pure stays pure."""

    def test_pure_modules_import_only_each_other_and_the_standard_library(self):
        wrong = []
        for name, tree in modules().items():
            if not is_pure(name):
                continue
            more = MORE.get(name, MORE["itip"] if ".itip" in name else set())
            for imported in imports(tree):
                top = imported.partition(".")[0]
                if top == "committee":
                    below = _module(imported.removeprefix("committee."))
                    if below and not is_pure(below) and not _shapes(below):
                        wrong.append(f"{name} imports {imported}")
                elif top not in sys.stdlib_module_names and top not in more | {"markupsafe"}:
                    wrong.append(f"{name} imports {imported}")
        assert wrong == []

    def test_a_stage_enters_only_the_open_rooms_of_earlier_stages(self):
        wrong = []
        for name, tree in modules().items():
            stage, room = rooms(name)
            if stage not in STAGES:
                continue
            for imported in ours(tree):
                other, its = rooms(imported)
                earlier = other in STAGES and STAGES.index(other) < STAGES.index(stage)
                if other in STAGES and other != stage and not (earlier and its in LENT):
                    wrong.append(f"{name} ({room}) imports {imported}")
        assert wrong == []

    def test_the_spine_knows_no_stage(self):
        below = ("store", "people", "case", "post")
        wrong = [f"{name} imports {imported}" for name, tree in modules().items() if rooms(name)[0] in below
                 for imported in ours(tree)
                 if rooms(imported)[0] in {*STAGES, "course", "rehearsal", "api", *ROOMS_OF_PAGES}]
        assert wrong == []

    def test_pages_share_what_is_in_web_and_nobody_else_does(self):
        allowed = ("views", "forms")
        wrong = [f"{name} imports {imported}" for name, tree in modules().items() if rooms(name)[0] != "web"
                 for imported in ours(tree)
                 if rooms(imported)[0] == "web" and name != "application" and rooms(name)[1] not in allowed]
        assert wrong == []

    def test_what_crosses_stages_is_called_by_the_outside_alone(self):
        outside = {"cli", "rehearsal", "api", "acts", "forms", *ROOMS_OF_PAGES}
        wrong = [f"{name} imports {imported}" for name, tree in modules().items()
                 for imported in ours(tree)
                 if rooms(imported)[0] == "course" and rooms(name)[0] not in outside | {"course"}]
        assert wrong == []

    def test_the_application_is_made_by_the_outside_alone(self):
        wrong = [name for name, tree in modules().items()
                 if "application" in ours(tree) and rooms(name)[0] not in {"cli", "rehearsal", "backup"}]
        assert wrong == []

    def test_nobody_imports_the_command_line(self):
        wrong = [f"{name} imports {imported}" for name, tree in modules().items() for imported in ours(tree)
                 if rooms(imported)[0] == "cli" and rooms(name)[0] not in {"cli", "__main__"}]
        assert wrong == []


def _shapes(name: str) -> bool:
    """What a pure rule may name though it is no rule: the enums beside the tables, and refusals."""
    return rooms(name)[1] in {"records", "content", "refusals"}


CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("datetime", "today"),
          ("time", "time")}


class TestWhoKnowsTheTime:
    """Views and commands call the one clock; everything below is handed the moment."""

    def test_only_the_outside_imports_the_clock(self):
        wrong = [name for name, tree in modules().items()
                 if "clock" in ours(tree) and not _outside(name)]
        assert wrong == []

    def test_nobody_asks_the_machine_what_time_it_is(self):
        wrong = []
        for name, tree in modules().items():
            for node in ast.walk(tree):
                called = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                if called and (node.value.id, node.attr) in CLOCKS and name != "clock":
                    wrong.append(f"{name}:{node.lineno}")
        assert wrong == []


def _outside(name: str) -> bool:
    return rooms(name)[0] in {"cli", "web"} or rooms(name)[1] == "views"


class TestEveryAct:
    """An act has a step, a role, a label, and a verb that does it."""

    @pytest.mark.parametrize("act", list(Act))
    def test_has_its_rows_and_its_verb(self, act):
        assert act in STEPS
        assert act in MAY
        assert act.label
        assert act in VERBS


def _lines(function: ast.FunctionDef) -> int:
    """What a function does, in lines: its signature and its docstring are for who calls it."""
    told = ast.get_docstring(function) is not None
    first = function.body[1 if told and len(function.body) > 1 else 0]
    return (function.end_lineno or 0) - first.lineno + 1


def _by_place(function: ast.FunctionDef) -> list[str]:
    """What a function may be handed without a name, itself left out; private functions are no exception."""
    taken = [*function.args.posonlyargs, *function.args.args]
    return [one.arg for one in taken if one.arg not in ("self", "cls")]


class TestHowLong:
    """A function fits on a screen, a module in a head; a table is not a function."""

    def test_no_function_is_longer_than_forty_lines(self):
        wrong = [f"{name}.{node.name}: {_lines(node)}" for name, tree in modules().items()
                 for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
                 if _lines(node) > LONGEST_FUNCTION]
        assert wrong == []

    def test_no_function_takes_more_than_four_values_by_their_place(self):
        wrong = [f"{name}.{node.name}: {len(taken)}" for name, tree in modules().items()
                 for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
                 if len(taken := _by_place(node)) > MOST_BY_PLACE]
        assert wrong == []

    def test_no_module_is_longer_than_two_hundred_and_fifty_lines(self):
        lengths = {path.relative_to(HOME): len(path.read_text("utf-8").splitlines())
                   for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts}
        long = {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE}
        assert {path: length for path, length in long.items() if path not in TABLES} == {}

    def test_no_module_is_named_for_nothing(self):
        vague = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
        assert [name for name in modules() if vague & set(name.split("."))] == []
