"""What an administrator changes, each inside a transaction of the page. Nothing here touches a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from committee.administration import rules, turns
from committee.administration.refusals import NotSo
from committee.api import tokens
from committee.api.records import ApiToken
from committee.people import keys, signin
from committee.people.records import Account, Affiliation, Membership, Opens, Organisation, Person
from committee.permissions import Role
from committee.post import account_mail
from committee.store import db


@dataclass(frozen=True)
class Given:
    """A task that was given. link: to choose a password, for who is new; it is kept nowhere."""

    id: int
    link: str | None


def add_task(committee_id: int, said: Mapping[str, Any], by: int | None, at: datetime) -> Given:
    """Give somebody a task for a committee; who has no account yet gets one, with an invitation by mail.

    said: email, name, role, substitute, lawyer, from_day, until_day. by: the account that gives it, which
    is never its own; none on the command line. Raises NotSo, also when there is that task already.
    """
    turns.take()
    account = signin.account_of(said["email"])
    new = account is None
    if account is None:
        closed = select(Account.id).where(func.lower(Account.email) == said["email"].lower())
        if db.session.scalars(closed).first():
            raise NotSo("Dit account is beëindigd. Gebruik een ander e-mailadres.")
        account = Account(person=Person(name=said["name"], email=said["email"]), email=said["email"])
        db.session.add(account)
        db.session.flush()
    if account.id == by:   # else an administrator would make himself secretary and read every case
        raise NotSo(rules.SELF)
    role, first, until = Role(said["role"]), said["from_day"], said.get("until_day")
    same = select(Membership).filter_by(account_id=account.id, committee_id=committee_id, role=role)
    if any(rules.overlaps(first, until, one.from_day, one.until_day) for one in db.session.scalars(same)):
        raise NotSo(rules.TWICE)
    made = Membership(account_id=account.id, committee_id=committee_id, role=role, from_day=first,
                      until_day=until, substitute=said["substitute"], lawyer=said["lawyer"])
    db.session.add(made)
    db.session.flush()
    return Given(made.id, account_mail.invite(account.id, at) if new else None)


def invite_again(account_id: int, at: datetime) -> None:
    """Log somebody out everywhere and mail a fresh link to choose a password."""
    keys.end(account_id, at, Opens.SESSION, Opens.DEVICE, Opens.PASSWORD)
    account_mail.invite(account_id, at)


def close_account(account_id: int, today: date, at: datetime) -> None:
    """Let an account open nothing any more, from this moment on; its tasks end with today."""
    account = db.session.get_one(Account, account_id, with_for_update=True)
    account.active = False
    keys.end(account_id, at, *Opens)
    for one in db.session.scalars(select(Membership).filter_by(account_id=account_id)):
        if one.until_day is None or one.until_day > today:
            one.until_day = max(today, one.from_day)


def add_tie(committee_id: int, said: Mapping[str, Any]) -> Affiliation:
    """Affiliate an organisation with a committee; one of that name and town is the same. Raises NotSo."""
    turns.take()
    same = select(Organisation).filter_by(name=said["name"], town=said["town"])
    found = db.session.scalars(same.order_by(Organisation.id)).first()
    if found is None:
        found = Organisation(**{key: said[key] or "" for key in ("name", "street", "postcode", "town")},
                             email=said["email"] or None, phone=said["phone"] or None)
        db.session.add(found)
        db.session.flush()
    living = select(Affiliation).filter_by(organisation_id=found.id, committee_id=committee_id)
    first, until = said["from_day"], said["until_day"]
    if any(rules.overlaps(first, until, one.from_day, one.until_day) for one in db.session.scalars(living)):
        raise NotSo(rules.ALREADY_TIED)
    made = Affiliation(
        organisation_id=found.id, committee_id=committee_id, from_day=first, until_day=until,
        binding_on=said["binding_on"], first_line_regulation=said["first_line"] or None,
        contact=said["contact"] or None, board=said["board"] or None)
    db.session.add(made)
    db.session.flush()
    return made


def make_key(affiliation_id: int, name: str, at: datetime) -> str:
    """A key for the system of an organisation, which is shown once. Raises NotSo."""
    tie = db.session.get_one(Affiliation, affiliation_id, with_for_update=True)
    same = select(ApiToken.id).filter_by(organisation_id=tie.organisation_id, committee_id=tie.committee_id,
                                         name=name, ended_at=None)
    if db.session.scalars(same).first():
        raise NotSo(rules.SAME_NAME)
    return tokens.issue(tie.organisation_id, tie.committee_id, name, at)
