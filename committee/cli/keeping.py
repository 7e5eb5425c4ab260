"""The command that looks after the journal, and what is kept of the post in one line."""

import click
from sqlalchemy import func, select

from committee.application import create_app
from committee.case import journal as chain
from committee.cli.settings import settings
from committee.post.records import Letter, Status
from committee.store import db


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


def tally(sent: int) -> str:
    """What became of the post, in one line; sent: letters that left in this round."""
    found = select(
        func.count().filter(Letter.status == Status.FAILED, Letter.mended_seq.is_(None)),
        func.count().filter(Letter.status.in_((Status.WAITING, Status.LEASED))),
    )
    failed, waiting = db.session.execute(found).one()
    waits = "wacht" if waiting == 1 else "wachten"
    return f"{sent} verstuurd of klaar om te printen, {failed} mislukt, {waiting} {waits} nog."
