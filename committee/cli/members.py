"""The commands on who works for a committee: `member add`, `change`, `task` and `renew`."""

from datetime import datetime

import click

from committee import clock
from committee.administration import changes, reads
from committee.administration.records import Thing
from committee.administration.refusals import NotSo
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.cli.named import DAY, address_of, change, committee_named, day_of
from committee.cli.settings import settings
from committee.people import keys, second, signin
from committee.people.records import Account, Opens
from committee.permissions import Role
from committee.post import account_mail
from committee.store import transaction

ROLES = ("secretary", "chair", "member", "admin")


@click.group()
def member() -> None:
    """Wie voor een commissie werkt: toevoegen, wijzigen, weer toelaten."""


@member.command("add", short_help="Geef iemand toegang.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--name", metavar="TEKST", required=True, help="Zoals op brieven en uitspraken.")
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--role", required=True, type=click.Choice(ROLES),
              help="Secretaris, voorzitter, lid of beheerder.")
@click.option("--substitute", is_flag=True, help="Plaatsvervanger.")
@click.option("--lawyer", is_flag=True, help="Jurist.")
def add_member(*, email: str, name: str, slug: str, role: str, substitute: bool, lawyer: bool) -> None:
    """Geef iemand toegang; wie nieuw is krijgt een e-mail met een link om een wachtwoord te kiezen.

    \b
    Voorbeeld:
      committee member add a.boer@proef.example --name "A. Boer" --committee proef --role member
    """
    at = clock.now()
    said = {"email": email, "name": name, "role": role, "substitute": substitute, "lawyer": lawyer,
            "from_day": local_day(at)}
    with create_app(settings()).app_context(), transaction():
        try:
            link = changes.add_task(committee_named(slug).id, said, by=None, at=at).link
        except NotSo as wrong:
            raise click.ClickException(str(wrong)) from None
    click.echo(f"{name} is toegevoegd.")
    _tell(link)


@member.command("change", short_help="Wijzig iemands naam of e-mailadres.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--name", metavar="TEKST", help="Zoals op brieven en uitspraken.")
@click.option("--email", "new_email", metavar="ADRES", callback=address_of, help="Het nieuwe adres.")
def change_member(email: str, name: str | None, new_email: str | None) -> None:
    """Wijzig de naam of het adres van wie nu inlogt met ADRES.

    Bij een ander adres wordt deze persoon overal uitgelogd; het oude en het nieuwe adres krijgen bericht.

    \b
    Voorbeeld:
      committee member change a.boer@proef.example --email a.boer@nieuw.example
    """
    if "" in (name, new_email):
        raise click.ClickException("Een naam of adres kan niet leeg zijn.")
    with create_app(settings()).app_context(), transaction():
        change(Thing.ACCOUNT, _account(email).id, {"name": name, "email": new_email})


@member.command("task", short_help="Wijzig van wanneer tot wanneer iemand een taak heeft.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--committee", "slug", metavar="NAAM", required=True, help="De commissie.")
@click.option("--role", required=True, type=click.Choice(ROLES),
              help="Secretaris, voorzitter, lid of beheerder.")
@click.option("--from", "first", type=DAY, metavar="JJJJ-MM-DD", help="De eerste dag.")
@click.option("--until", type=DAY, metavar="JJJJ-MM-DD", help="De laatste dag.")
def change_task(*, email: str, slug: str, role: str, first: datetime | None, until: datetime | None) -> None:
    """Wijzig van wanneer tot wanneer iemand een taak heeft; van meer dan één de laatste.

    \b
    Voorbeeld:
      committee member task a.boer@proef.example --committee proef --role member --until 2026-12-31
    """
    with create_app(settings()).app_context(), transaction():
        task = reads.task_of(_account(email).id, committee_named(slug).id, Role(role))
        if task is None:
            raise click.ClickException(f"{email} heeft die taak niet bij “{slug}”.")
        change(Thing.TASK, task, {"from_day": day_of(first), "until_day": day_of(until)})


@member.command("renew", short_help="Geef iemand weer toegang.")
@click.argument("email", metavar="ADRES", callback=address_of)
@click.option("--forget-phone", is_flag=True, help="Ook de code van de telefoon vervalt.")
def renew_member(email: str, forget_phone: bool) -> None:
    """Stuur iemand een nieuwe link om een wachtwoord te kiezen, en log hem overal uit."""
    with create_app(settings()).app_context(), transaction():
        account = _account(email)
        keys.end(account.id, clock.now(), Opens.SESSION, Opens.DEVICE, Opens.PASSWORD)
        if forget_phone:
            second.forget(account.id, clock.now())
            account_mail.tell_changed(account.id, account_mail.Changed.TELEPHONE, clock.now())
        link = account_mail.invite(account.id, clock.now())
    _tell(link)


def _account(email: str) -> Account:
    found = signin.account_of(email)
    if found is None:
        raise click.ClickException(f"Er is geen account met het adres {email}.")
    return found


def _tell(link: str | None) -> None:
    if link:
        click.echo(f"Er gaat een e-mail uit met deze link om een wachtwoord te kiezen: {link}")
