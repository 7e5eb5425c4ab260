"""The commands that set an installation up: `init`, `committee add` and `change`, `regulation add`."""

from datetime import date, datetime
from pathlib import Path

import click
from sqlalchemy import select

from committee import clock, config
from committee.administration.records import Thing
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.named import address_of, change, committee_named, slug_of
from committee.cli.regulations import text_in
from committee.cli.settings import settings
from committee.migrating import upgrade
from committee.people import regulations
from committee.people.records import Affiliation, Committee, Organisation
from committee.regulation import RegulationError, equated_days, shipped_ids, shipped_text
from committee.store import db, transaction


def prepare(chosen: config.Config) -> None:
    """Bring the database to the newest migration, with the equated days and the shipped regulations."""
    chosen.instance.mkdir(parents=True, exist_ok=True)
    app = create_app(chosen)
    with app.app_context():
        upgrade()
        with transaction():
            regulations.load_equated(equated_days().days)
            for regulation_id in shipped_ids():
                regulations.add(shipped_text(regulation_id), clock.now())
        db.session.remove()
        db.engine.dispose()


@click.command(short_help="Maak of vernieuw de database.")
def init() -> None:
    """Maak of vernieuw de database, met de gelijkgestelde dagen en de meegeleverde reglementen."""
    chosen = settings()
    prepare(chosen)
    click.echo(f"De database staat klaar. De gegevens staan in {chosen.instance}.")


@click.group()
def committee() -> None:
    """Commissies: toevoegen, wijzigen."""


@committee.command("add", short_help="Voeg een commissie toe, met haar organisatie.")
@click.argument("slug", metavar="NAAM", callback=slug_of)
@click.option("--name", metavar="TEKST", required=True, help="Zoals op het briefpapier.")
@click.option("--prefix", metavar="TEKST", required=True, help="Waarmee zaaknummers beginnen.")
@click.option("--organisation", metavar="TEKST", required=True,
              help="De organisatie waarover geklaagd kan worden.")
@click.option("--regulation", "regulation_id", metavar="ID", help="Een meegeleverd reglement.")
@click.option("--email", metavar="ADRES", default="", callback=address_of,
              help="Het adres van het secretariaat.")
@click.option("--place", metavar="TEKST", default="", help="Waar uitspraken worden gedaan.")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD",
              help="Sinds wanneer de organisatie is aangesloten; anders vandaag.")
def add_committee(
    *, slug: str, name: str, prefix: str, organisation: str, regulation_id: str | None, email: str,
    place: str, since: datetime | None,
) -> None:
    """Voeg een commissie toe, met de organisatie waarover zij oordeelt.

    NAAM is een korte naam voor andere opdrachten: kleine letters, cijfers en streepjes. Klachten van voor de
    dag van aansluiting neemt de commissie niet aan.

    \b
    Voorbeeld:
      committee committee add proef --name "Klachtencommissie Proef" --prefix KP \\
        --organisation "Stichting Proef" --regulation loket-housing --from 2026-01-01
    """
    if regulation_id is not None and regulation_id not in shipped_ids():
        known = ", ".join(shipped_ids())
        raise click.ClickException(f"Er is geen reglement “{regulation_id}”. Wel: {known}.")
    with create_app(settings()).app_context(), transaction():
        same = (Committee.slug == slug) | (Committee.prefix == prefix)
        if db.session.scalars(select(Committee).where(same)).first():
            raise click.ClickException(f"Er is al een commissie “{slug}”, of een met voorvoegsel {prefix}.")
        made = Committee(slug=slug, name=name, prefix=prefix, email=email, place=place)
        about = Organisation(name=organisation)
        db.session.add_all([made, about])
        db.session.flush()
        day = since.date() if since else local_day(clock.now())
        db.session.add(Affiliation(organisation_id=about.id, committee_id=made.id, from_day=day))
        if regulation_id:
            regulations.add(shipped_text(regulation_id), clock.now(), made)
    click.echo(f"{name} staat klaar als “{slug}”.")


@committee.command("change", short_help="Wijzig wat op de brieven van een commissie staat.")
@click.argument("slug", metavar="NAAM")
@click.option("--name", metavar="TEKST", help="Zoals op het briefpapier.")
@click.option("--email", metavar="ADRES", callback=address_of, help="Het adres van het secretariaat.")
@click.option("--phone", metavar="NUMMER", help="De telefoon van het secretariaat.")
@click.option("--phone-hours", metavar="TEKST", help="Wanneer het secretariaat bereikbaar is.")
@click.option("--return-address", metavar="TEKST", help="Het adres, op één regel.")
@click.option("--place", metavar="TEKST", help="Waar uitspraken worden gedaan.")
@click.option("--website", metavar="ADRES", help="De website.")
@click.option("--privacy-url", metavar="ADRES", help="Waar de privacyverklaring staat.")
def change_committee(
    *, slug: str, name: str | None, email: str | None, phone: str | None, phone_hours: str | None,
    return_address: str | None, place: str | None, website: str | None, privacy_url: str | None,
) -> None:
    """Wijzig wat op de brieven van commissie NAAM staat; wat niet wordt genoemd blijft.

    Een lege tekst ("") haalt iets weg. Wie wat wijzigde blijft bewaard.

    \b
    Voorbeeld:
      committee committee change proef --phone "030 123 45 67" --phone-hours "ma t/m do 9-12 uur"
    """
    if name == "":
        raise click.ClickException("Een commissie heeft een naam.")
    said = {"name": name, "email": email, "phone": phone, "phone_hours": phone_hours, "place": place,
            "return_address": return_address, "website": website, "privacy_url": privacy_url}
    with create_app(settings()).app_context(), transaction():
        change(Thing.COMMITTEE, committee_named(slug).id, said)


@click.command("add", short_help="Voeg een versie van een reglement toe aan een commissie.")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie die het volgt.")
def add_regulation(file: Path, slug: str) -> None:
    """Voeg een versie van een reglement toe; zaken die al liepen houden hun eigen versie."""
    with create_app(settings()).app_context(), transaction():
        try:
            version = regulations.add(text_in(file), clock.now(), committee_named(slug))
        except regulations.AlreadyThere as error:
            raise click.ClickException(f"{file.name}: {error}") from None
        except RegulationError as error:
            for problem in error.problems:
                click.echo(str(problem).replace("regulation.toml", file.name, 1), err=True)
            raise SystemExit(1) from None
        told, since = f"{version.identity}, versie {version.version}", version.in_force_from
    click.echo(f"{told}, geldt vanaf {date.isoformat(since)}.")
