"""What an installation that is only tried out begins with: played cases, and people who can sign in."""

import os
import secrets
from pathlib import Path

from sqlalchemy import select

from committee import config, create_app
from committee.people import signin
from committee.people.records import Account, Committee, Membership
from committee.permissions import LABELS
from committee.post.smtp import Folder
from committee.rehearsal import parsing
from committee.rehearsal.player import Player
from committee.store import db, transaction

FILES = Path(__file__).resolve().parent.parent / "rehearsals"
PLAYED = ("kpz-19-01", "08-accused-silent")


def ready(settings: config.Config) -> str:
    """Who can sign in; the first time the played cases are put there, and everybody gets a password.

    Broken off half-way, the next start leaves the cases that are there and only gives out the passwords.
    """
    kept = settings.instance / "demonstration.txt"
    if kept.is_file():
        return kept.read_text("utf-8")
    app = create_app(settings)
    with app.app_context():
        if db.session.scalars(select(Committee.id)).first() is None:
            _play(settings)
        told = _give_passwords()
        db.session.remove()
        db.engine.dispose()
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(told)
    return told


def _play(settings: config.Config) -> None:
    for name in PLAYED:
        Player(parsing.read(FILES / f"{name}.toml"), Folder(settings.instance / "mail")).play()


def _give_passwords() -> str:
    """Everybody who serves a committee and has no password yet gets one."""
    found = select(Account, Membership, Committee).join(Membership, Membership.account_id == Account.id)
    found = found.join(Committee, Committee.id == Membership.committee_id)
    lines = ["Aanmelden in deze demonstratie (verzonnen mensen):"]
    with transaction():
        for account, membership, committee in db.session.execute(found.order_by(Committee.id, Account.id)):
            if account.password_hash is None:
                password = secrets.token_urlsafe(9)
                account.password_hash = signin.hash_of(password)
                who = f"{account.person.name}, {LABELS[membership.role]} van {committee.name}"
                lines.append(f"  {account.email}  {password}  {who}")
    return "\n".join(lines) + "\n"
