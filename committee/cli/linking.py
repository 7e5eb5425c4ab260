"""The command `link`: a fresh personal link for a party whose mail did not arrive."""

from datetime import datetime

import click
from flask import current_app
from sqlalchemy import select

from committee import acts, clock
from committee.application import create_app
from committee.calendar_nl import local_day
from committee.case import gate
from committee.case import reads as case_reads
from committee.case.records import Case, Party
from committee.case.refusals import Refusal
from committee.case.verbs import VERBS
from committee.cli.settings import settings
from committee.dutch import day_words
from committee.people import links, memberships, signin
from committee.permissions import LABELS, Actor, Occasion, Role
from committee.procedure import Act
from committee.store import db, transaction

READY = acts.__all__   # importing the acts fills VERBS


@click.command(short_help="Geef een partij een nieuwe link naar haar zaak.")
@click.argument("number", metavar="NUMMER")
@click.argument("party", metavar="PARTIJ")
@click.option("--by", "email", metavar="ADRES", required=True, help="De secretaris die de link geeft.")
@click.option("--only", is_flag=True, help="Eerdere links van deze partij vervallen.")
def link(number: str, party: str, email: str, only: bool) -> None:
    """Geef PARTIJ een nieuwe link naar zaak NUMMER, als de mail niet aankwam.

    PARTIJ is (een deel van) de naam of de rol. Stel eerst twee controlevragen. De link staat alleen op de
    laatste regel en wordt nergens bewaard; dat hij is gegeven komt als interne notitie in de zaak.

    \b
    Voorbeeld:
      committee link LH-2026-0001 klager --by secretaris@proef.example
    """
    at = clock.now()
    with create_app(settings()).app_context():
        with transaction():
            case = _case(number)
            found, actor = _party(case, party), _secretary(case, email, at)
            if only:
                links.revoke(found.id, at)
            token = links.issue(found.id, "case", at)
            _noted(case, found, only, Occasion.of(actor, local_day(at), at))
            until, who = day_words(local_day(at + links.VALID)), found.name
        click.echo(f"Link voor {who}, geldig tot {until}, één keer getoond:", err=True)
        click.echo(f"{current_app.config['BASE_URL']}/in/{token}")


def _case(number: str) -> Case:
    wanted = select(Case).where(Case.number == number.strip().upper()).with_for_update()
    case = db.session.scalars(wanted).first()
    if case is None:
        raise click.ClickException(f"Er is geen zaak {number!r}; een nummer is zoals LH-2026-0001.")
    return case


def _party(case: Case, said: str) -> Party:
    """The one party with this name or role, or with this in its name."""
    wanted, known = said.strip().casefold(), case_reads.parties(case)
    exact = [one for one in known if wanted in (one.name.casefold(), LABELS[one.role].casefold())]
    found = exact or [one for one in known if wanted and wanted in one.name.casefold()]
    if len(found) != 1:
        told = "; ".join(f"{LABELS[one.role]} {one.name}" for one in known) or "nog niemand"
        raise click.ClickException(f"{said!r} is geen van de partijen, of meer dan één. Dit zijn ze: {told}.")
    return found[0]


def _secretary(case: Case, email: str, at: datetime) -> Actor:
    account = signin.account_of(email)
    serving = memberships.living(case.committee_id, local_day(at), Role.SECRETARY)
    if account is None or account.id not in [one.account_id for one in serving]:
        raise click.ClickException(f"{email} is geen secretaris van de commissie van zaak {case.number}.")
    return gate.account_actor(account.id, Role.SECRETARY, case.committee_id)


def _noted(case: Case, party: Party, only: bool, occasion: Occasion) -> None:
    others = " Eerdere links zijn vervallen." if only else ""
    text = f"Nieuwe link gegeven aan {party.name} ({LABELS[party.role]}), buiten de mail om.{others}"
    try:
        VERBS[Act.NOTE].do(case, text=text, occasion=occasion)
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from None
