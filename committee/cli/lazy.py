"""A group of commands that reads a command when it is typed, and its help from a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from committee.cli import dutch


@dataclass(frozen=True)
class Row:
    """Where a command is kept, under which name, and the one line about it."""

    module: str
    name: str
    words: str

    def command(self) -> click.Command:
        """The command itself, with all that it imports."""
        found: click.Command = getattr(import_module(f"committee.cli.{self.module}"), self.name)
        return found


class Lazy(click.Group):
    """A group whose commands are read only when asked for, so that one command does not import them all."""

    def __init__(self, *parts: Any, rows: Mapping[str, Row], **more: Any) -> None:
        super().__init__(*parts, **more)
        self.rows = rows

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the alphabet."""
        return sorted(self.rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None if there is none."""
        row = self.rows.get(cmd_name)
        return row.command() if row else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from the table."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, self.rows[name].words) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; trouble from outside (a database, a folder) ends in one line."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            line = dutch.told(error)
            if line is None:
                raise
            raise line from None
