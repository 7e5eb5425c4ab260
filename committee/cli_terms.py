"""The commands `term` and `regulation`: reckon a term, check a regulation, show it as articles."""

import json
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import click

from committee.calendar_nl import local_day
from committee.hours import reckon_hours, until_words
from committee.regulation import (
    Regulation,
    RegulationError,
    articles,
    equated_days,
    parse,
    rules_of,
    shipped,
    shipped_ids,
)
from committee.terms import Length, Reckoning, Rules, Unit, reckon, reckon_back
from committee.toml_dutch import Unreadable, text_of


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
    start: date, length: Length, regulation_id: str | None, plain: bool, backward: bool, as_json: bool
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


def known(regulation_id: str) -> Regulation:
    """A regulation by its id; a usage error in Dutch for an id that is not there."""
    try:
        return shipped(regulation_id)
    except KeyError:
        ids = ", ".join(shipped_ids())
        raise click.UsageError(f"Er is geen reglement {regulation_id!r}. Wel: {ids}.") from None


def told(reckoning: Reckoning, moment: datetime | None) -> str:
    """The sentences of a reckoning, and alone on the last line the last day."""
    sentences = reckoning.sentences()
    if moment:
        sentences[-1] = until_words(moment)
    return "\n".join([*sentences, reckoning.last_day.isoformat()])


@click.group()
def regulation() -> None:
    """Reglementen: controleren, lezen en toevoegen."""


@regulation.command(short_help="Controleer een reglement; noemt alles wat niet klopt.")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Controleer een reglement; noemt per fout bestand, sleutel, wat er staat en wat mag.

    \b
    Voorbeeld:
      committee regulation check ons-reglement.toml
    """
    try:
        read = parse(text_in(file), file.name)
    except RegulationError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        raise SystemExit(1) from error
    click.echo(f"{file.name}: in orde. {read.name}, versie {read.version}{proposals(read)}")


@regulation.command(short_help="Toon een reglement als artikelen.")
@click.argument("regulation_id", metavar="ID")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD",
              help="De versie die op deze dag geldt.")
def show(regulation_id: str, day: datetime | None) -> None:
    """Toon een meegeleverd reglement als artikelen; bij een verkeerd ID staat welke er zijn.

    \b
    Voorbeeld:
      committee regulation show loket-housing --on 2026-03-02
    """
    read = known(regulation_id)
    if day and read.in_force and day.date() < read.in_force:
        raise click.ClickException(f"{regulation_id} geldt vanaf {read.in_force}, op {day.date()} nog niet.")
    click.echo(as_text(read))


@regulation.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def add(words: tuple[str, ...]) -> None:
    """Voeg een versie van een reglement toe aan een commissie."""
    from committee.cli_setup import add_regulation  # the database is read only for this one

    add_regulation(list(words), prog_name="committee regulation add")


def as_text(read: Regulation) -> str:
    """A regulation as a text of articles, with its version and what is still to be confirmed."""
    lines = [f"{read.name}, versie {read.version}{proposals(read)}", f"Bron: {read.source}", ""]
    for article in articles(read):
        lines.append(f"Artikel {article.number}. {article.heading}" if article.number else article.heading)
        lines += [f"  {place}. {sentence}" for place, sentence in enumerate(article.sentences, start=1)]
        lines.append("")
    return "\n".join(lines).rstrip()


def text_in(file: Path) -> str:
    """The text of a regulation file; one line in Dutch where it is no text."""
    try:
        return text_of(file.read_bytes())
    except Unreadable as slip:
        raise click.ClickException(f"{file.name}: {slip}") from None


def proposals(read: Regulation) -> str:
    """A note behind the name of a regulation that holds proposals."""
    return " (bevat voorstellen: nog te bevestigen)" if read.to_confirm else ""
