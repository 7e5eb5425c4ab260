"""The command `work`: the post and the daily round, until it is stopped."""

import logging
import threading
from datetime import date

import click

from committee import clock
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.mailing import Postman, tally
from committee.cli.settings import settings
from committee.cli.stopping import stop_by_signal
from committee.course import daily
from committee.doing import cleaning
from committee.post import smtp, worker
from committee.searching import following

PAUSE = 5.0  # seconds between two looks at the outbox
AFTER_TROUBLE = 60.0
log = logging.getLogger(__name__)


@click.command(short_help="Verstuur de post en bewaak de termijnen, tot Ctrl-C.")
@click.option("--once", is_flag=True, help="Eén keer, en dan klaar.")
def work(once: bool) -> None:
    """Verstuur wat klaarligt, lees de mailbox en maak iedere dag de ronde langs de termijnen, tot Ctrl-C.

    Met --once één keer; daarna staat er hoeveel brieven weg zijn, mislukten en nog wachten.

    Wordt dit proces afgebroken, dan gaat het volgende verder waar het was: niets gaat verloren, geen brief
    gaat twee keer uit onder een ander kenmerk, en een tweede ronde op een dag herinnert niemand opnieuw.
    """
    chosen, stop = settings(), threading.Event()
    if not once:
        stop_by_signal(stop)
    app = create_app(chosen)
    try:
        outlet = smtp.outlet(chosen.mail)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    postman = Postman(chosen)
    rounded: date | None = None
    with app.app_context():
        while not stop.is_set():
            try:
                at = clock.now()
                if local_day(at) != rounded:
                    daily.run(local_day(at), at)
                    cleaning.clean(at, chosen.drafts_days)
                    rounded = local_day(at)
                sent = worker.send_due(outlet, at, clock.now)
                postman.look(at)
                following.follow()
            except Exception:
                if once:
                    raise
                log.exception("the worker goes on in a minute")
                stop.wait(AFTER_TROUBLE)
            if once:
                click.echo(tally(sent))
                return
            stop.wait(PAUSE)
