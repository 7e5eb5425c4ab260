"""The command `rehearse`: play a procedure that is written down, in a database that is thrown away."""

from pathlib import Path

import click

from committee.rehearsal import folder
from committee.rehearsal.player import Stopped
from committee.rehearsal.script import Wrong


@click.command(short_help="Speel een opgeschreven procedure na.")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path),
              metavar="MAP",
              help="De map voor alles wat eruit komt.")
def rehearse(file: Path, out: Path) -> None:
    """Speel de procedure in BESTAND (TOML) na, met een klok die het bestand volgt.

    Iets wat niet kan, stopt het naspelen: regel, artikel en reden op stderr, en uitgang 1. Andere bestanden
    die het noemt liggen in dezelfde map of daaronder.

    \b
    Voorbeeld:
      committee rehearse zaak.toml --out uitkomst
    """
    try:
        played = folder.rehearse(file, out.resolve())
    except (Wrong, Stopped) as stop:
        where = f"{file.name}, regel {stop.line}" if stop.line else file.name
        click.echo(f"{where}: {stop}", err=True)
        raise SystemExit(1) from None
    except folder.NotEmpty as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{played.cast.script.title}: nagespeeld t/m {played.until}. Alles staat in {out}.")
