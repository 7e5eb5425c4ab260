"""The command `term`: reckon a term."""

import json
from contextlib import suppress
from datetime import date, datetime

import click

from committee.calendar_nl import local_day
from committee.cli.regulations import known
from committee.hours import reckon_hours, until_words
from committee.regulation import equated_days, rules_of
from committee.terms import Length, Reckoning, Rules, Unit, reckon, reckon_back


def start_of(ctx: click.Context, param: click.Parameter, value: str) -> date:
    """A day as it stands, or a moment with an offset (a datetime); else a usage error."""
    with suppress(ValueError):
        return date.fromisoformat(value)
    try:
        moment = datetime.fromisoformat(value)
        local_day(moment)   # refuses a moment without an offset
        return moment
    except (ValueError, OverflowError):
        wanted = "een dag (2026-03-02) of een moment met offset (2026-03-02T22:30Z)"
        raise click.BadParameter(f"{value!r}: geef {wanted}") from None


def length_of(ctx: click.Context, param: click.Parameter, value: str) -> Length:
    """A length such as 6w, or a usage error."""
    try:
        return Length.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(short_help="Reken een termijn uit.")
@click.argument("start", callback=start_of)
@click.argument("length", metavar="DUUR", callback=length_of)
@click.option("--regulation", "regulation_id", metavar="ID", help="Reken zoals dit reglement rekent.")
@click.option("--plain", is_flag=True, help="Zonder de Algemene termijnenwet.")
@click.option("--backward", is_flag=True, help="Tel terug vanaf START.")
@click.option("--json", "as_json", is_flag=True, help="Een JSON-object in plaats van zinnen.")
def term(
    *, start: date, length: Length, regulation_id: str | None, plain: bool, backward: bool, as_json: bool
) -> None:
    """Reken een termijn uit: START is een dag of moment, DUUR bijvoorbeeld 48h, 10d, 5wd, 6w, 1m of 1y.

    De laatste regel is de laatste dag (JJJJ-MM-DD). Een termijn in uren vanaf een moment eindigt op een uur.

    \b
    Voorbeelden:
      committee term 2026-03-02 6w --regulation loket-housing
      committee term 2026-04-14 10d --backward
      committee term 2026-03-02T10:00+01:00 48h
    """
    rules = rules_for(regulation_id, plain)
    try:
        reckoning, moment = reckoned(start, length, rules, backward)
    except (ValueError, OverflowError):
        raise click.UsageError(f"{length.words} vanaf {start} valt buiten de kalender.") from None
    if as_json:
        found = reckoning.as_dict() | {"moment": moment.isoformat() if moment else None}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        click.echo(told(reckoning, moment))


def reckoned(
    start: date, length: Length, rules: Rules, backward: bool
) -> tuple[Reckoning, datetime | None]:
    """A term from a day or moment, and the moment on which it ends if it has one."""
    if isinstance(start, datetime):
        if length.unit is Unit.HOURS:
            return reckon_hours(start, length, backward=backward)
        start = local_day(start)
    return (reckon_back if backward else reckon)(start, length, rules), None


def rules_for(regulation_id: str | None, plain: bool) -> Rules:
    """The rules of a regulation, or those of the law itself; plain: without the law."""
    decrees = equated_days()
    rules = rules_of(known(regulation_id)) if regulation_id else Rules(True, decrees.days, decrees.covered)
    return Rules(False, rules.equated, rules.covered) if plain else rules


def told(reckoning: Reckoning, moment: datetime | None) -> str:
    """The sentences of a reckoning, and alone on the last line the last day."""
    sentences = reckoning.sentences()
    if moment:
        sentences[-1] = until_words(moment)
    return "\n".join([*sentences, reckoning.last_day.isoformat()])
