"""The commands that stay: `serve` the pages, `work` through the post and the day, `up` for both together."""

import logging
import os
import signal
import subprocess
import sys
import threading
from datetime import date
from types import FrameType

import click

from committee import clock, config

PAUSE = 5.0  # seconds between two looks at the outbox
AFTER_TROUBLE = 60.0
log = logging.getLogger(__name__)


def settings() -> config.Config:
    """The settings in force, or one line that says what is wrong with them."""
    try:
        return config.load()
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None


@click.command()
def serve() -> None:
    """Toon de pagina's, tot Ctrl-C."""
    chosen = settings()
    words = ["gunicorn", "--bind", chosen.listen, "--workers", str(chosen.processes), "--threads", "4",
             "--access-logfile", "/dev/null", "--log-level", "warning", "committee:create_app()"]
    os.execv(sys.executable, [sys.executable, "-m", *words])


@click.command(short_help="Verstuur de post en bewaak de termijnen, tot Ctrl-C.")
@click.option("--once", is_flag=True, help="Eén keer, en dan klaar.")
def work(once: bool) -> None:
    """Verstuur wat klaarligt en maak iedere dag de ronde langs de termijnen, tot Ctrl-C.

    Met --once één keer; daarna staat er hoeveel brieven weg zijn, mislukten en nog wachten.

    Wordt dit proces afgebroken, dan gaat het volgende verder waar het was: niets gaat verloren, geen brief
    gaat twee keer uit onder een ander kenmerk, en een tweede ronde op een dag herinnert niemand opnieuw.
    """
    from committee import create_app
    from committee.calendar_nl import local_day
    from committee.cli_keep import tally
    from committee.course import daily
    from committee.post import smtp, worker
    from committee.searching import following

    chosen, stop = settings(), threading.Event()
    if not once:
        _stop_by_signal(stop)
    app = create_app(chosen)
    try:
        outlet = smtp.outlet(chosen.mail)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    rounded: date | None = None
    with app.app_context():
        while not stop.is_set():
            try:
                at = clock.now()
                if local_day(at) != rounded:
                    daily.run(local_day(at), at)
                    rounded = local_day(at)
                sent = worker.send_due(outlet, at, clock.now)
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


def _stop_by_signal(stop: threading.Event) -> None:
    def asked(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)


@click.command(short_help="Alles tegelijk: database, pagina's en verzending.")
def up() -> None:
    """Alles tegelijk: database, pagina's en verzending; Ctrl-C stopt het geheel.

    In de demonstratiestand staan er de eerste keer een commissie, mensen en nagespeelde zaken klaar.
    """
    from committee import cli_setup

    chosen = settings()
    cli_setup.prepare(chosen)
    if chosen.mode is config.Mode.DEMONSTRATION:
        from committee.rehearsal import demonstration

        if not demonstration.is_there(chosen):
            click.echo("De eerste keer worden er zaken nagespeeld. Dat duurt een paar minuten…")
        click.echo(demonstration.ready(chosen, clock.now()))
    click.echo(f"Wederhoor staat op {chosen.base_url}. Ctrl-C stopt.")
    raise SystemExit(_both())


def _both() -> int:
    """Server and worker as two processes; when one ends, the other is stopped too."""
    commands = [[sys.executable, "-m", "committee", name] for name in ("serve", "work")]
    stop = threading.Event()
    _stop_by_signal(stop)
    running = [subprocess.Popen(command, start_new_session=True) for command in commands]
    try:
        while not stop.wait(0.5):
            ended = [process.returncode for process in running if process.poll() is not None]
            if ended:
                return ended[0] or 1
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
