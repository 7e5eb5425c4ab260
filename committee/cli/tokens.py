"""The commands `token add`, `token list` and `token end`: keys for the systems of organisations."""

import click
from sqlalchemy import select

from committee import clock
from committee.api import tokens
from committee.api.records import ApiToken
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.named import committee_named
from committee.cli.settings import settings
from committee.escalation import reads, rules
from committee.people.records import Committee, Organisation
from committee.store import db, transaction


@click.group()
def token() -> None:
    """Sleutels voor systemen die klachten voorleggen."""


@token.command("add", short_help="Maak een sleutel; hij wordt één keer getoond.")
@click.argument("organisation", metavar="ORGANISATIE")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--name", metavar="TEKST", default="koppeling", help="Waar de sleutel voor is.")
def add_token(organisation: str, slug: str, name: str) -> None:
    """Maak een sleutel voor ORGANISATIE; hij wordt één keer getoond en nergens bewaard.

    \b
    Voorbeeld:
      committee token add "Stichting Proef" --committee proef --name "klachtensysteem"
    """
    with create_app(settings()).app_context(), transaction():
        committee, at = committee_named(slug), clock.now()
        known = reads.affiliated(committee.id, local_day(at))
        found = next((one for one in known if rules.same_name(one.name, organisation)), None)
        if found is None:
            names = ", ".join(one.name for one in known) or "nog geen"
            raise click.ClickException(f"“{organisation}” is niet aangesloten bij “{slug}”. Wel: {names}.")
        if not 0 < len(name.strip()) <= 100:
            raise click.ClickException("Geef de sleutel een naam van 1 tot 100 tekens.")
        shown, whose = tokens.issue(found.id, committee.id, name.strip(), at), found.name
    click.echo(f"Sleutel van {whose}, één keer getoond:", err=True)
    click.echo(shown)


@token.command("list", short_help="Toon de sleutels, zonder de sleutel zelf.")
def list_tokens() -> None:
    """Toon nummer, organisatie, commissie, naam, laatste gebruik en einde van elke sleutel."""
    with create_app(settings()).app_context():
        rows = db.session.execute(
            select(ApiToken, Organisation.name, Committee.slug)
            .join(Organisation, Organisation.id == ApiToken.organisation_id)
            .join(Committee, Committee.id == ApiToken.committee_id)
            .order_by(ApiToken.id)
        ).all()
        for row, organisation, slug in rows:
            click.echo(f"{row.id}  {organisation}, {slug}, {row.name}: {_story(row)}")
        if not rows:
            click.echo("Er zijn nog geen sleutels.")


def _story(row: ApiToken) -> str:
    used = f"laatst gebruikt op {local_day(row.used_at)}" if row.used_at else "nooit gebruikt"
    ended = f", beëindigd op {local_day(row.ended_at)}" if row.ended_at else ""
    return f"gemaakt op {local_day(row.made_at)}, {used}{ended}"


@token.command("end")
@click.argument("number", metavar="NUMMER", type=click.IntRange(1, 999_999_999))
def end_token(number: int) -> None:
    """Beëindig de sleutel met dit NUMMER; hij opent meteen niets meer."""
    with create_app(settings()).app_context(), transaction():
        if not tokens.end(number, clock.now()):
            raise click.ClickException(f"Er is geen geldige sleutel met nummer {number}.")
    click.echo(f"Sleutel {number} is beëindigd.")
