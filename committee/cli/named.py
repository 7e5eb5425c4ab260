"""What several commands share: a committee by its name, an address, a day, a change that is told."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import click
from sqlalchemy import select

from committee import clock
from committee.administration import settings as administered
from committee.administration.records import Thing
from committee.administration.refusals import NotSo
from committee.people.records import Committee
from committee.post.wire import plain_address
from committee.store import db

DAY = click.DateTime(["%Y-%m-%d"])
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def slug_of(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A short name that can stand in a path, or a usage error."""
    if not SLUG.fullmatch(value):
        raise click.BadParameter(f"{value!r}: gebruik kleine letters, cijfers en streepjes")
    return value


def address_of(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An e-mail address, or nothing where that is allowed; else a usage error."""
    try:
        if value:
            plain_address(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is geen e-mailadres") from None
    return value


def committee_named(slug: str) -> Committee:
    """The committee with this short name, or one line that names those there are."""
    found = db.session.scalars(select(Committee).where(Committee.slug == slug)).first()
    if found is None:
        known = ", ".join(db.session.scalars(select(Committee.slug).order_by(Committee.slug))) or "nog geen"
        raise click.ClickException(f"Er is geen commissie “{slug}”. Er zijn: {known}.")
    return found


def day_of(moment: datetime | None) -> date | None:
    """The day that was typed, or None."""
    return moment.date() if moment else None


def change(thing: Thing, thing_id: int, said: Mapping[str, Any]) -> None:
    """Change what was said of a thing, and tell it line by line. Inside a transaction."""
    wanted = {field: value for field, value in said.items() if value is not None}
    try:
        made = administered.alter(thing, thing_id, wanted, administered.By(None, clock.now()))
    except NotSo as wrong:
        raise click.ClickException(str(wrong)) from None
    if not made:
        raise click.ClickException("Er verandert niets. Noem wat anders wordt; uitleg: --help")
    for one in made:
        click.echo(f"{one.field}: {one.before or 'leeg'} → {one.after or 'leeg'}")
