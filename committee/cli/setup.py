"""The commands that set an installation up: `init`, `committee add`, `member add`, `regulation add`."""

import logging
import re
from datetime import date, datetime
from pathlib import Path

import click
from flask_migrate import upgrade
from sqlalchemy import select

from committee import clock, config
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.regulations import text_in
from committee.cli.settings import settings
from committee.people import keys, regulations, second, signin
from committee.people.records import Account, Affiliation, Committee, Membership, Opens, Organisation, Person
from committee.permissions import Role
from committee.post import account_mail
from committee.regulation import RegulationError, equated_days, shipped_ids, shipped_text
from committee.store import db, transaction

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ROLES = ("secretary", "chair", "member", "admin")


def prepare(chosen: config.Config) -> None:
    """Bring the database to the newest migration, with the equated days and the shipped regulations."""
    chosen.instance.mkdir(parents=True, exist_ok=True)
    app = create_app(chosen)
    logging.getLogger("alembic").setLevel(logging.WARNING)
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


def slug_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A short name that can stand in a path, or a usage error."""
    if not SLUG.fullmatch(value):
        raise click.BadParameter(f"{value!r}: gebruik kleine letters, cijfers en streepjes")
    return value


def address_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """An e-mail address, or nothing where that is allowed; else a usage error."""
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        raise click.BadParameter(f"{value!r} is geen e-mailadres")
    return value


@click.group()
def committee() -> None:
    """Commissies: toevoegen."""


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
    slug: str, name: str, prefix: str, organisation: str, regulation_id: str | None, email: str, place: str,
    since: datetime | None,
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


@click.group()
def member() -> None:
    """Wie voor een commissie werkt: toevoegen, weer toegang geven."""


@member.command("add", short_help="Geef iemand toegang.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--name", metavar="TEKST", required=True, help="Zoals op brieven en uitspraken.")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--role", required=True, type=click.Choice(ROLES),
              help="Secretaris, voorzitter, lid of beheerder.")
@click.option("--substitute", is_flag=True, help="Plaatsvervanger.")
@click.option("--lawyer", is_flag=True, help="Jurist.")
def add_member(email: str, name: str, slug: str, role: str, substitute: bool, lawyer: bool) -> None:
    """Geef iemand toegang; wie nieuw is krijgt een e-mail met een link om een wachtwoord te kiezen.

    \b
    Voorbeeld:
      committee member add a.boer@proef.example --name "A. Boer" --committee proef --role member
    """
    with create_app(settings()).app_context(), transaction():
        found = _committee(slug)
        account = signin.account_of(email)
        new = account is None
        if account is None:
            account = Account(person=Person(name=name, email=email), email=email)
            db.session.add(account)
            db.session.flush()
        same = {"account_id": account.id, "committee_id": found.id, "role": Role(role), "until_day": None}
        if db.session.scalars(select(Membership).filter_by(**same)).first():
            raise click.ClickException(f"{email} is dat al bij “{slug}”.")
        db.session.add(
            Membership(account_id=account.id, committee_id=found.id, role=Role(role),
                       substitute=substitute, lawyer=lawyer, from_day=local_day(clock.now()))
        )
        db.session.flush()
        link = account_mail.invite(account.id, clock.now()) if new else None
    click.echo(f"{name} is toegevoegd.")
    _tell(link)


@member.command("renew", short_help="Geef iemand weer toegang.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--forget-phone", is_flag=True, help="Ook de code van de telefoon vervalt.")
def renew_member(email: str, forget_phone: bool) -> None:
    """Stuur iemand een nieuwe link om een wachtwoord te kiezen, en log hem overal uit."""
    with create_app(settings()).app_context(), transaction():
        account = signin.account_of(email)
        if account is None:
            raise click.ClickException(f"Er is geen account met het adres {email}.")
        keys.end(account.id, clock.now(), Opens.SESSION, Opens.DEVICE, Opens.PASSWORD)
        if forget_phone:
            second.forget(account.id, clock.now())
        link = account_mail.invite(account.id, clock.now())
    _tell(link)


def _tell(link: str | None) -> None:
    if link:
        click.echo(f"Er gaat een e-mail uit met deze link om een wachtwoord te kiezen: {link}")


def _committee(slug: str) -> Committee:
    found = db.session.scalars(select(Committee).where(Committee.slug == slug)).first()
    if found is None:
        known = ", ".join(db.session.scalars(select(Committee.slug).order_by(Committee.slug))) or "nog geen"
        raise click.ClickException(f"Er is geen commissie “{slug}”. Er zijn: {known}.")
    return found


@click.command("add", short_help="Voeg een versie van een reglement toe aan een commissie.")
@click.argument("file", metavar="BESTAND", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie die het volgt.")
def add_regulation(file: Path, slug: str) -> None:
    """Voeg een versie van een reglement toe; zaken die al liepen houden hun eigen versie."""
    with create_app(settings()).app_context(), transaction():
        try:
            version = regulations.add(text_in(file), clock.now(), _committee(slug))
        except regulations.AlreadyThere as error:
            raise click.ClickException(f"{file.name}: {error}") from None
        except RegulationError as error:
            for problem in error.problems:
                click.echo(str(problem).replace("regulation.toml", file.name, 1), err=True)
            raise SystemExit(1) from None
        told, since = f"{version.identity}, versie {version.version}", version.in_force_from
    click.echo(f"{told}, geldt vanaf {date.isoformat(since)}.")
