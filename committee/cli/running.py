"""The command `up`: the pages and the work together, for a checkout and a demonstration."""

import subprocess
import sys
import threading

import click

from committee import clock, config
from committee.cli.settings import settings
from committee.cli.setup import prepare
from committee.cli.stopping import stop_by_signal
from committee.rehearsal import demonstration


@click.command(short_help="Alles tegelijk: database, pagina's en verzending.")
def up() -> None:
    """Alles tegelijk: database, pagina's en verzending; Ctrl-C stopt het geheel.

    In de demonstratiestand staan er de eerste keer een commissie, mensen en nagespeelde zaken klaar.
    """
    chosen = settings()
    prepare(chosen)
    if chosen.mode is config.Mode.DEMONSTRATION:
        if not demonstration.is_there(chosen):
            click.echo("De eerste keer worden er zaken nagespeeld. Dat duurt een paar minuten…")
        click.echo(demonstration.ready(chosen, clock.now()))
    click.echo(f"Wederhoor staat op {chosen.base_url}. Ctrl-C stopt.")
    raise SystemExit(_both())


def _both() -> int:
    """Server and worker as two processes; when one ends, the other is stopped too."""
    commands = [[sys.executable, "-m", "committee", name] for name in ("serve", "work")]
    stop = threading.Event()
    stop_by_signal(stop)
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
