"""The command `serve`: the pages, until it is stopped."""

import os
import sys

import click

from committee.cli.settings import settings


@click.command()
def serve() -> None:
    """Toon de pagina's, tot Ctrl-C."""
    chosen = settings()
    words = ["gunicorn", "--bind", chosen.listen, "--workers", str(chosen.processes), "--threads", "4",
             "--preload", "--access-logfile", "/dev/null", "--log-level", "warning",
             "committee.application:create_app()"]
    os.execv(sys.executable, [sys.executable, "-m", *words])
