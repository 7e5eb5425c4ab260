"""The command that looks after the journal."""

import click

from committee.application import create_app
from committee.case import journal as chain
from committee.cli.settings import settings


@click.group()
def journal() -> None:
    """Het logboek: controleren."""


@journal.command(short_help="Controleer de keten van het logboek.")
def verify() -> None:
    """Controleer de keten van het logboek; noemt iedere regel die is gewijzigd, verwijderd of toegevoegd."""
    with create_app(settings()).app_context():
        found = list(chain.faults())
    for fault in found:
        click.echo(fault, err=True)
    if found:
        raise SystemExit(1)
    click.echo("Het logboek is heel.")
