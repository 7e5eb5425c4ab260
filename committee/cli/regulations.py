"""The commands `regulation check` and `regulation show`; `add` lies in setup, since it needs the database."""

from datetime import datetime
from pathlib import Path

import click

from committee.cli.lazy import Lazy, Row
from committee.regulation import Regulation, RegulationError, articles, parse, shipped, shipped_ids
from committee.toml_dutch import Unreadable, text_of

ROWS = {
    "add": Row("setup", "add_regulation", "Voeg een versie van een reglement toe aan een commissie."),
    "check": Row("regulations", "check", "Controleer een reglement; noemt alles wat niet klopt."),
    "show": Row("regulations", "show", "Toon een reglement als artikelen."),
}


@click.command(cls=Lazy, rows=ROWS)
def regulation() -> None:
    """Reglementen: controleren, lezen en toevoegen."""


@click.command(short_help="Controleer een reglement; noemt alles wat niet klopt.")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Controleer een reglement; noemt per fout bestand, sleutel, wat er staat en wat mag.

    \b
    Voorbeeld:
      committee regulation check ons-reglement.toml
    """
    try:
        read = parse(text_in(file), file.name)
    except RegulationError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        raise SystemExit(1) from error
    click.echo(f"{file.name}: in orde. {read.name}, versie {read.version}{proposals(read)}")


@click.command(short_help="Toon een reglement als artikelen.")
@click.argument("regulation_id", metavar="ID")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD",
              help="De versie die op deze dag geldt.")
def show(regulation_id: str, day: datetime | None) -> None:
    """Toon een meegeleverd reglement als artikelen; bij een verkeerd ID staat welke er zijn.

    \b
    Voorbeeld:
      committee regulation show loket-housing --on 2026-03-02
    """
    read = known(regulation_id)
    if day and read.in_force and day.date() < read.in_force:
        raise click.ClickException(f"{regulation_id} geldt vanaf {read.in_force}, op {day.date()} nog niet.")
    click.echo(as_text(read))


def as_text(read: Regulation) -> str:
    """A regulation as a text of articles, with its version and what is still to be confirmed."""
    lines = [f"{read.name}, versie {read.version}{proposals(read)}", f"Bron: {read.source}", ""]
    for article in articles(read):
        lines.append(f"Artikel {article.number}. {article.heading}" if article.number else article.heading)
        lines += [f"  {place}. {sentence}" for place, sentence in enumerate(article.sentences, start=1)]
        lines.append("")
    return "\n".join(lines).rstrip()


def text_in(file: Path) -> str:
    """The text of a regulation file; one line in Dutch where it is no text."""
    try:
        return text_of(file.read_bytes())
    except Unreadable as slip:
        raise click.ClickException(f"{file.name}: {slip}") from None


def proposals(read: Regulation) -> str:
    """A note behind the name of a regulation that holds proposals."""
    return " (bevat voorstellen: nog te bevestigen)" if read.to_confirm else ""


def known(regulation_id: str) -> Regulation:
    """A regulation by its id; a usage error in Dutch for an id that is not there."""
    try:
        return shipped(regulation_id)
    except KeyError:
        ids = ", ".join(shipped_ids())
        raise click.UsageError(f"Er is geen reglement {regulation_id!r}. Wel: {ids}.") from None
