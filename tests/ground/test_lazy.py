"""The command line answers at once: what a command needs is read when it is typed, and not before."""

import subprocess
import sys

import pytest

from committee.cli import ROWS, main
from committee.cli.regulations import ROWS as OF_REGULATIONS

HEAVY = ("flask", "sqlalchemy", "weasyprint", "alembic", "committee.store")
EVERY = [*ROWS.items(), *OF_REGULATIONS.items()]


QUICK = [("--help",), ("term", "2026-03-02", "6w"), ("regulation", "--help")]


@pytest.mark.parametrize("words", QUICK, ids=" ".join)
def test_what_needs_no_data_reads_no_application(words):
    said = f"import sys; sys.argv = ['committee', *{words!r}]; from committee.cli import main\n"
    asked = said + f"main(standalone_mode=False); print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("name", "row"), EVERY, ids=[name for name, _row in EVERY])
def test_the_line_in_the_list_is_that_of_the_command(name, row):
    command = row.command()
    assert command.name == name
    assert row.words in (command.short_help, (command.help or "").partition("\n")[0])


def test_a_command_that_is_not_there_is_none():
    assert main.get_command(None, "weg") is None
