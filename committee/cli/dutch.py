"""What the command line says by itself, in Dutch: click's sentences, and trouble from outside in one line."""

import sys
from types import ModuleType

import click
from click import core, decorators, exceptions, formatting, parser, types

WORDS = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "required": "verplicht",
    "Aborted!": "Afgebroken.",
    "Error: {message}": "Fout: {message}",
    "Show this message and exit.": "Toon deze uitleg.",
    "Try '{command} {option}' for help.": "Uitleg: {command} {option}",
    "Missing command.": "De opdracht ontbreekt.",
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Did you mean {possibility}?": "Bedoelt u {possibility}?",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "Option {name!r} does not take a value.": "Achter {name!r} hoort niets.",
    "Option {name!r} requires an argument.": "Achter {name!r} hoort nog iets.",
    "Got unexpected extra argument ({args})": "Te veel: {args}",
    "Got unexpected extra arguments ({args})": "Te veel: {args}",
    "File": "Bestand",
    "Directory": "Map",
    "file": "bestand",
    "directory": "map",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a directory.": "{filename!r} is een map.",
    "{name} {filename!r} is a file.": "{filename!r} is een bestand.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "In {filename!r} mag niet worden geschreven.",
    "{value!r} does not match the format {format}.": "{value!r} is geen dag als 2026-03-02.",
    "{value!r} does not match the formats {formats}.": "{value!r} is geen dag als 2026-03-02.",
    "{value!r} is not one of {choices}.": "{value!r} kan niet; wel: {choices}.",
    "{value!r} is not {choice}.": "{value!r} kan niet; wel: {choice}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen geheel getal.",
    "{value} is not in the range {range}.": "{value} ligt niet in {range}.",
    "(Did you mean one of: {possibilities}?)": "Bedoelt u een van deze: {possibilities}?",
    "Could not open file {filename!r}: {message}": "Bestand {filename!r} gaat niet open: {message}",
    "default: {default}": "anders: {default}",
}
SHAPES = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT ..."}


class Help(click.HelpFormatter):
    """How click lays out its help, with the words in a line of usage in Dutch as well."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        for english, dutch in SHAPES.items():
            args = args.replace(english, dutch)
        super().write_usage(prog, args, prefix)


def speak() -> None:
    """Give click its Dutch: each of its modules looks a sentence up under a name of its own."""
    rooms: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, types)
    for room in rooms:
        room.__dict__["_"] = words
        if "ngettext" in room.__dict__:
            room.__dict__["ngettext"] = lambda one, many, count: words(one if count == 1 else many)
    click.Context.formatter_class = Help


def words(english: str) -> str:
    """The Dutch of one of click's sentences; what a secretary never gets to see stays as it is."""
    return WORDS.get(english, english)


def told(error: Exception) -> click.ClickException | None:
    """What is wrong outside the programme, as one line; None for a fault of our own."""
    if isinstance(error, OSError) and error.filename is not None:
        return click.ClickException(f"{error.filename}: {_system(error)}.")
    kept = sys.modules.get("sqlalchemy.exc")
    if kept is None or not isinstance(error, kept.DBAPIError):
        return None
    said = str(error.orig).strip().splitlines()[0]
    absent = "no such table" in said or type(error.orig).__name__ in ("UndefinedTable", "UndefinedColumn")
    if absent or "unable to open database file" in said or "no such column" in said:
        line = "De database staat nog niet klaar of is van een oudere versie; doe eerst: committee init"
        return click.ClickException(line)
    if isinstance(error, kept.OperationalError):
        return click.ClickException(f"De database antwoordt niet: {said}")
    return None


def _system(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "daar is geen toestemming voor"
    if isinstance(error, FileNotFoundError):
        return "bestaat niet, of kan daar niet worden gemaakt"
    return error.strerror or str(error)
