"""The console script: every command of the committee's secretariat."""

from importlib import import_module

import click

from committee import cli_dutch

MODULES = {
    "backup": "cli_backup", "calendar": "cli_calendar", "committee": "cli_setup", "init": "cli_setup",
    "intake": "cli_intake", "journal": "cli_keep", "link": "cli_link", "member": "cli_setup",
    "post": "cli_keep", "regulation": "cli_terms",
    "rehearse": "cli_rehearse", "restore": "cli_backup", "serve": "cli_run", "term": "cli_terms",
    "token": "cli_tokens", "up": "cli_run", "work": "cli_run",
}


class Lazy(click.Group):
    """A group whose commands are read only when asked for, so that one command does not import them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the alphabet."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None if there is none."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"committee.{MODULES[cmd_name]}")
        return getattr(module, cmd_name, None)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; trouble from outside (a database, a folder) ends in one line."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            line = cli_dutch.told(error)
            if line is None:
                raise
            raise line from None


cli_dutch.speak()


@click.command(cls=Lazy)
def main() -> None:
    """Wederhoor: een klachtencommissie van escalatie tot bindend advies."""
