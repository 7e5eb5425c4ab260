"""The commands `backup` and `restore`: a whole installation into a folder, and out of it again."""

import os
from pathlib import Path

import click

from committee import clock
from committee.backup import dumps, whole
from committee.cli.settings import settings
from committee.dutch import plural

OTHER_SECRET = (
    "Let op: dit is een ander geheim dan dat van de kopie. Zet het geheim van toen; anders werken "
    "de codes van telefoons en de links in wachtende mail niet."
)
PLACE = click.Path(file_okay=False, path_type=Path)


@click.command(short_help="Maak een kopie van alles en lees haar na.")
@click.argument("folder", metavar="MAP", type=PLACE)
def backup(folder: Path) -> None:
    """Maak een kopie van alles in MAP, een nieuwe of lege map, en lees haar na.

    De kopie klopt ook als er intussen wordt gewerkt. Het geheim (COMMITTEE_SECRET_KEY) en de adressen van
    database en mail gaan niet mee: bewaar die apart.

    \b
    Voorbeeld:
      committee backup /mnt/kopie/2026-03-02
    """
    os.umask(0o077)   # whose the copy is, may read it: it holds whole files
    chosen = settings()
    try:
        made = whole.copy(chosen, folder.resolve(), clock.now())
    except dumps.Trouble as trouble:
        raise click.ClickException(str(trouble)) from None
    _tell(f"Kopie in {folder}", made)
    click.echo("Het geheim zit er niet bij; bewaar het apart. Terugzetten: committee restore MAP")


@click.command(short_help="Zet een kopie terug in een lege installatie.")
@click.argument("folder", metavar="MAP", type=click.Path(exists=True, file_okay=False, path_type=Path))
def restore(folder: Path) -> None:
    """Zet een kopie terug: in een lege database en een lege map met gegevens, met hetzelfde geheim.

    \b
    Voorbeeld:
      committee restore /mnt/kopie/2026-03-02
    """
    os.umask(0o077)
    chosen = settings()
    try:
        back = whole.restore(chosen, folder.resolve())
    except dumps.Trouble as trouble:
        raise click.ClickException(str(trouble)) from None
    if not back.same_secret:
        click.echo(OTHER_SECRET, err=True)
    _tell(f"Teruggezet in {chosen.instance}", back)
    click.echo("Doe nu: committee init. Dat brengt een oudere kopie bij.")


def _tell(what: str, copied: whole.Copied) -> None:
    cases = plural(copied.cases, "zaak", "zaken")
    entries = plural(copied.entries, "regel", "regels")
    found = f"{cases}, {entries} in het logboek, {plural(copied.papers, 'stuk', 'stukken')}"
    if not copied.faults:
        click.echo(f"{what}: {found}. Nagelezen: alles klopt.")
        return
    for fault in copied.faults:
        click.echo(fault, err=True)
    click.echo(f"{what}: {found}. Er klopt iets niet; zie hierboven.", err=True)
    raise SystemExit(1)
