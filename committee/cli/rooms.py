"""The commands on rooms: `room add` and `room list`."""

from datetime import datetime

import click

from committee import clock
from committee.administration import rooms
from committee.administration.refusals import NotSo
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.named import DAY, committee_named, day_of
from committee.cli.settings import settings
from committee.store import transaction


@click.group()
def room() -> None:
    """Zalen waarin zittingen zijn: toevoegen, tonen."""


@room.command("add", short_help="Voeg een zaal toe aan een commissie.")
@click.argument("name", metavar="ZAAL")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--street", metavar="TEKST", required=True, help="Straat en nummer.")
@click.option("--postcode", metavar="TEKST", required=True, help="De postcode.")
@click.option("--town", metavar="TEKST", required=True, help="De plaats.")
@click.option("--access", metavar="TEKST", default="", help="De toegankelijkheid.")
@click.option("--note", metavar="TEKST", default="", help="Wat te doen bij aankomst.")
@click.option("--from", "first", type=DAY, metavar="JJJJ-MM-DD", help="Sinds wanneer; anders vandaag.")
def add_room(
    *, name: str, slug: str, street: str, postcode: str, town: str, access: str, note: str,
    first: datetime | None,
) -> None:
    """Voeg ZAAL toe aan een commissie, om te kiezen bij het plannen van een zitting.

    \b
    Voorbeeld:
      committee room add "Zaal 2" --committee proef --street "Kade 1" --postcode "9401 AA" --town Assen
    """
    said = {"name": name.strip(), "street": street.strip(), "postcode": postcode.strip(),
            "town": town.strip(), "access": access.strip(), "note": note.strip(),
            "from_day": day_of(first) or local_day(clock.now()), "until_day": None}
    with create_app(settings()).app_context(), transaction():
        try:
            place = rooms.add(committee_named(slug).id, said).place
        except NotSo as wrong:
            raise click.ClickException(str(wrong)) from None
    click.echo(f"Toegevoegd: {place}.")


@room.command("list", short_help="Toon de zalen van een commissie.")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
def list_rooms(slug: str) -> None:
    """Toon de zalen van een commissie, met de dagen waarop zij te gebruiken zijn."""
    with create_app(settings()).app_context():
        found = rooms.rooms([committee_named(slug).id])
    for one in found:
        until = f" tot en met {one.until_day}" if one.until_day else ""
        click.echo(f"{one.place}: vanaf {one.from_day}{until}")
    if not found:
        click.echo("Er zijn nog geen zalen.")
