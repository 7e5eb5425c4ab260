"""The command on the calendar: a day that a royal decree equates with a holiday."""

from datetime import date, datetime

import click

from committee import clock
from committee.application import create_app
from committee.cli.settings import settings
from committee.course import equating


@click.group()
def calendar() -> None:
    """De kalender: dagen die meetellen als feestdag."""


@calendar.command(short_help="Stel een dag gelijk met een feestdag.")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD")
@click.argument("reason", metavar="BESLUIT")
def equate(day: datetime, reason: str) -> None:
    """Stel een dag gelijk met een feestdag (Algemene termijnenwet art. 3 lid 3).

    BESLUIT is de reden, zoals zij bij een termijn komt te staan. Alle lopende termijnen worden herrekend;
    wie een andere laatste dag krijgt, krijgt daarover een brief.

    \b
    Voorbeeld:
      committee calendar equate 2029-05-11 "gelijkgesteld (dag na Hemelvaartsdag)"
    """
    with create_app(settings()).app_context():
        moved = equating.equate(_day(day), reason, clock.now())
    zaken = "zaak verschuift" if moved == 1 else "zaken verschuiven"
    click.echo(f"{day:%Y-%m-%d} telt mee als feestdag. In {moved} {zaken} termijnen.")


def _day(moment: datetime) -> date:
    return moment.date()
