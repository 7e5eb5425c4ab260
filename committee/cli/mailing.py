"""The command `post`: the outbox and the mailbox, once each; and the mailbox for who looks all day."""

import logging
from datetime import datetime, timedelta

import click
from sqlalchemy import func, select

from committee import clock
from committee.application import create_app
from committee.cli.settings import settings
from committee.config import Config
from committee.course import incoming
from committee.post import smtp, worker
from committee.post.mailbox import Mailbox, Unreachable, mailbox
from committee.post.records import Letter, Status
from committee.store import db

EVERY = timedelta(minutes=1)   # between two looks at the mailbox: nobody waits for the answer of a calendar
log = logging.getLogger(__name__)


@click.group()
def post() -> None:
    """De post: versturen en lezen."""


@post.command()
def send() -> None:
    """Verstuur één keer wat klaarligt."""
    chosen = settings()
    try:
        outlet = smtp.outlet(chosen.mail)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    with create_app(chosen).app_context():
        sent = worker.send_due(outlet, clock.now(), clock.now)
        click.echo(tally(sent))


def tally(sent: int) -> str:
    """What became of the post, in one line; sent: letters that left in this round."""
    found = select(
        func.count().filter(Letter.status == Status.FAILED, Letter.mended_seq.is_(None)),
        func.count().filter(Letter.status.in_((Status.WAITING, Status.LEASED))),
    )
    failed, waiting = db.session.execute(found).one()
    waits = "wacht" if waiting == 1 else "wachten"
    return f"{sent} verstuurd of klaar om te printen, {failed} mislukt, {waiting} {waits} nog."


@post.command(short_help="Lees één keer wat er in de mailbox ligt.")
@click.option("--from", "place", metavar="ADRES", help="Een andere mailbox: imaps://… of file:MAP met .eml.")
def read(place: str | None) -> None:
    """Lees één keer wat er in de mailbox ligt.

    Een antwoord uit een agenda wordt genoteerd bij de zitting. Al het andere komt in het postvak van het
    secretariaat, met de reden. Gelezen e-mail verhuist naar wederhoor-verwerkt of wederhoor-postvak.
    """
    chosen = settings()
    box = opened(place or chosen.mailbox)
    if box is None:
        raise click.ClickException("Er is geen mailbox ingesteld: zet COMMITTEE_MAILBOX, of gebruik --from.")
    with create_app(chosen).app_context():
        for sentence in incoming.strange_organisers(box.address):
            click.echo(f"Let op: {sentence}", err=True)
        try:
            click.echo(words(incoming.read(box, clock.now)))
        except Unreachable as error:
            raise click.ClickException(str(error)) from None


def words(found: incoming.Tally) -> str:
    """What became of the mails, in one line."""
    told = f"Antwoorden genoteerd: {found.noted}; in het postvak: {found.waiting}"
    return f"{told}; al eerder gelezen: {found.again}."


def opened(place: str) -> Mailbox | None:
    """The mailbox of this setting, None if there is none. Raises ClickException saying what is wrong."""
    try:
        return mailbox(place) if place else None
    except ValueError as error:
        raise click.ClickException(str(error)) from None


class Postman:
    """Looks in the mailbox once a minute; trouble with it is logged and stops nothing else."""

    def __init__(self, chosen: Config) -> None:
        self.box = opened(chosen.mailbox)
        self.looked: datetime | None = None

    def look(self, at: datetime) -> None:
        """Read the mailbox, if there is one and its time has come."""
        if self.box is None or (self.looked is not None and at < self.looked + EVERY):
            return
        self.looked = at
        try:
            incoming.read(self.box, clock.now)
        except Unreachable as error:
            log.warning("%s", error)
        except Exception:   # whatever comes in from outside, the post and the daily round go on
            log.exception("the mailbox could not be read")
