"""The commands on affiliated organisations: `organisation add`, `change` and `tie`."""

from datetime import datetime

import click

from committee import clock
from committee.administration import changes, reads
from committee.administration.reads import Tie
from committee.administration.records import Thing
from committee.administration.refusals import NotSo
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.named import DAY, address_of, change, committee_named, day_of
from committee.cli.settings import settings
from committee.regulation.choices import BindingOn
from committee.store import transaction

BOUND = click.Choice([one.value for one in BindingOn])


@click.group()
def organisation() -> None:
    """Aangesloten organisaties: aansluiten, wijzigen."""


@organisation.command("add", short_help="Sluit een organisatie aan bij een commissie.")
@click.argument("name", metavar="ORGANISATIE")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--town", metavar="TEKST", default="", help="De plaats.")
@click.option("--from", "first", type=DAY, metavar="JJJJ-MM-DD", help="Sinds wanneer; anders vandaag.")
def add_organisation(name: str, slug: str, town: str, first: datetime | None) -> None:
    """Sluit ORGANISATIE aan bij een commissie; is zij er al, dan met dezelfde gegevens.

    \b
    Voorbeeld:
      committee organisation add "Stichting Kade" --committee proef --town Utrecht --from 2026-01-01
    """
    said = {"name": name, "street": "", "postcode": "", "town": town, "email": "", "phone": "",
            "binding_on": BindingOn.ORGANISATION.value, "board": "", "contact": "", "first_line": "",
            "from_day": day_of(first) or local_day(clock.now()), "until_day": None}
    with create_app(settings()).app_context(), transaction():
        try:
            changes.add_tie(committee_named(slug).id, said)
        except NotSo as wrong:
            raise click.ClickException(str(wrong)) from None
    click.echo(f"{name} is aangesloten bij “{slug}”.")


@organisation.command("change", short_help="Wijzig waar een organisatie bereikbaar is.")
@click.argument("organisation", metavar="ORGANISATIE")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="Een commissie waarbij zij hoort.")
@click.option("--name", metavar="TEKST", help="De nieuwe naam.")
@click.option("--street", metavar="TEKST", help="Straat en nummer.")
@click.option("--postcode", metavar="TEKST", help="De postcode.")
@click.option("--town", metavar="TEKST", help="De plaats.")
@click.option("--email", metavar="ADRES", callback=address_of, help="Het e-mailadres.")
@click.option("--phone", metavar="NUMMER", help="De telefoon.")
def change_organisation(
    *, organisation: str, slug: str, name: str | None, street: str | None, postcode: str | None,
    town: str | None, email: str | None, phone: str | None,
) -> None:
    """Wijzig waar ORGANISATIE bereikbaar is, voor alle commissies; wat niet wordt genoemd blijft.

    \b
    Voorbeeld:
      committee organisation change "Stichting Kade" --committee proef --phone "030 123 45 67"
    """
    if name == "":
        raise click.ClickException("Een organisatie heeft een naam.")
    said = {"name": name, "street": street, "postcode": postcode, "town": town, "email": email,
            "phone": phone}
    with create_app(settings()).app_context(), transaction():
        change(Thing.ORGANISATION, _tie(organisation, slug).organisation_id, said)


@organisation.command("tie", short_help="Wijzig wat geldt tussen een organisatie en een commissie.")
@click.argument("organisation", metavar="ORGANISATIE")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--binding-on", type=BOUND, help="Wie gebonden is aan de uitspraak.")
@click.option("--board", metavar="TEKST", help="Aan wie de uitspraak gaat.")
@click.option("--contact", metavar="TEKST", help="De contactpersoon.")
@click.option("--first-line", metavar="ID", help="Het reglement van de eerste lijn.")
@click.option("--from", "first", type=DAY, metavar="JJJJ-MM-DD", help="De eerste dag.")
@click.option("--until", type=DAY, metavar="JJJJ-MM-DD", help="De laatste dag.")
def change_tie(
    *, organisation: str, slug: str, binding_on: str | None, board: str | None, contact: str | None,
    first_line: str | None, first: datetime | None, until: datetime | None,
) -> None:
    """Wijzig wat geldt tussen ORGANISATIE en een commissie; wat niet wordt genoemd blijft.

    \b
    Voorbeeld:
      committee organisation tie "Stichting Kade" --committee proef --until 2026-12-31
    """
    said = {"binding_on": binding_on, "board": board, "contact": contact, "first_line": first_line,
            "from_day": day_of(first), "until_day": day_of(until)}
    with create_app(settings()).app_context(), transaction():
        if first_line and first_line not in reads.identities():
            known = ", ".join(reads.identities())
            raise click.ClickException(f"Er is geen reglement “{first_line}”. Wel: {known}.")
        change(Thing.TIE, _tie(organisation, slug).id, said)


def _tie(name: str, slug: str) -> Tie:
    """The latest tie of the organisation with this name, or one line that names those there are."""
    known = reads.ties([committee_named(slug).id])
    found = [one for one in known if one.organisation.casefold() == name.strip().casefold()]
    if not found:
        names = ", ".join(one.organisation for one in known) or "nog geen"
        raise click.ClickException(f"“{name}” is niet aangesloten bij “{slug}”. Wel: {names}.")
    return max(found, key=lambda one: one.from_day)
