"""A setting changes: under a lock, only while it is what somebody saw, and with a trace of who did it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from committee.administration import addresses, rooms, rules, turns
from committee.administration.records import SettingChange, Thing
from committee.administration.refusals import NotSo
from committee.hearing.records import Room
from committee.people import keys
from committee.people.records import Account, Affiliation, Committee, Membership, Opens, Organisation, Person
from committee.post.account_mail import Changed, tell_changed
from committee.store import Busy, db

RECORDS: dict[Thing, Any] = {
    Thing.COMMITTEE: Committee, Thing.ORGANISATION: Organisation, Thing.TIE: Affiliation,
    Thing.TASK: Membership, Thing.ACCOUNT: Account, Thing.ROOM: Room,
}
FIELDS = {   # as a page calls them, in its order
    Thing.COMMITTEE: ("name", "email", "phone", "phone_hours", "return_address", "place", "website",
                      "privacy_url"),
    Thing.ORGANISATION: ("name", "street", "postcode", "town", "email", "phone"),
    Thing.TIE: ("binding_on", "board", "contact", "first_line", "from_day", "until_day"),
    Thing.TASK: ("substitute", "lawyer", "from_day", "until_day"),
    Thing.ACCOUNT: ("name", "email"),
    Thing.ROOM: ("name", "street", "postcode", "town", "access", "note", "from_day", "until_day"),
}
COLUMNS = {"first_line": "first_line_regulation"}   # where a page and a table call a thing otherwise
EMPTY = (None, "")


@dataclass(frozen=True)
class Difference:
    """One field that changes: what it holds, and what it will."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Told:
    """One change that was made before. by: a name; empty for the command line."""

    at: datetime
    by: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class By:
    """Who changes something, and when. account_id: none on the command line."""

    account_id: int | None
    at: datetime


def held(thing: Thing, thing_id: int) -> dict[str, Any]:
    """What a thing holds now, by field."""
    return _held(thing, db.session.get_one(RECORDS[thing], thing_id))


def mark(holding: Mapping[str, Any]) -> str:
    """A sign of what somebody saw, that goes along with his form: the same for the same values only."""
    plain = json.dumps({field: _plain(value) for field, value in holding.items()}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def differences(holding: Mapping[str, Any], said: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The fields in which what was said is something else than what is held."""
    return tuple(Difference(field, holding[field], value) for field, value in said.items()
                 if not _same(holding[field], value))


def alter(thing: Thing, thing_id: int, said: Mapping[str, Any], by: By, *,
          seen: str | None = None) -> tuple[Difference, ...]:
    """Change these fields of a thing, and keep who did it; what changed. Inside a transaction.

    Another address of an account waits for its holder, unless it comes from the command line or nobody ever
    chose a password. seen: the mark of what he saw; none when he looks at it now. Raises Busy when it is
    something else by now, and NotSo when it cannot be so; then nothing has changed.
    """
    turns.take()
    row = db.session.get_one(RECORDS[thing], thing_id, with_for_update=True, populate_existing=True)
    holding = _held(thing, row)
    if seen is not None and seen != mark(holding):
        raise Busy(rules.MEANWHILE)
    made = differences(holding, said)
    if not made:
        return ()
    _require(thing, row, {**holding, **said})
    _keep(thing, row, [one for one in made if not _asked(row, one, by)], by)
    return made


def agree(token: str, at: datetime) -> bool:
    """Give an account the address that waited for its holder, by the link that he has. Inside a transaction.

    Whether the link still worked. Raises NotSo when another account has the address by now.
    """
    turns.take()
    asked = addresses.take(token, at)
    if asked is None:
        return False
    row = db.session.get_one(Account, asked.account_id, with_for_update=True, populate_existing=True)
    holding = _held(Thing.ACCOUNT, row)
    _require(Thing.ACCOUNT, row, {**holding, "email": asked.email})
    _keep(Thing.ACCOUNT, row, differences(holding, {"email": asked.email}), By(asked.by_id, at))
    return True


def _asked(row: Any, one: Difference, by: By) -> bool:
    """Whether the holder of an account is asked first; then that has been done."""
    if not isinstance(row, Account) or one.field != "email":
        return False
    if by.account_id is None or row.password_hash is None:
        addresses.forget(row.id, by.at)
        return False
    addresses.ask(row, one.after, by.account_id, by.at)
    return True


def _keep(thing: Thing, row: Any, made: Sequence[Difference], by: By) -> None:
    if not made:
        return
    for one in made:
        _write(row, one)
    db.session.add(SettingChange(
        at=by.at, by_id=by.account_id, thing=thing, thing_id=row.id,
        fields={one.field: [_plain(one.before), _plain(one.after)] for one in made}))
    db.session.flush()
    if thing is Thing.ACCOUNT:
        _tell(row, made, by.at)


def story(thing: Thing, thing_id: int, most: int = 5) -> tuple[Told, ...]:
    """The latest changes of a thing, the newest first, in one select."""
    found = (
        select(SettingChange.at, func.coalesce(Person.name, ""), SettingChange.fields)
        .outerjoin(Account, Account.id == SettingChange.by_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(SettingChange.thing == thing, SettingChange.thing_id == thing_id)
        .order_by(SettingChange.id.desc()).limit(most)
    )
    return tuple(Told(at, name, tuple(Difference(field, *pair) for field, pair in fields.items()))
                 for at, name, fields in db.session.execute(found))


def _held(thing: Thing, row: Any) -> dict[str, Any]:
    return {field: getattr(_home(row, field), COLUMNS.get(field, field)) for field in FIELDS[thing]}


def _home(row: Any, field: str) -> Any:
    return row.person if isinstance(row, Account) and field == "name" else row


def _write(row: Any, one: Difference) -> None:
    column = COLUMNS.get(one.field, one.field)
    home = _home(row, one.field)
    if one.after in EMPTY:
        nothing = None if home.__table__.c[column].nullable else ""
        setattr(home, column, nothing)
        return
    if isinstance(row, Account) and one.field == "email" and row.person.email == one.before:
        row.person.email = one.after
    setattr(home, column, one.after)


def _same(one: Any, other: Any) -> bool:
    return one == other or (one in EMPTY and other in EMPTY)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return None if value in EMPTY else value


def _require(thing: Thing, row: Any, new: Mapping[str, Any]) -> None:
    """Raises NotSo when another row stands in the way of these values."""
    if thing is Thing.ACCOUNT:
        same = func.lower(Account.email) == new["email"].lower()
        if db.session.scalars(select(Account.id).where(same, Account.id != row.id)).first():
            raise NotSo(rules.ADDRESS_TAKEN, "email")
    elif thing is Thing.ORGANISATION:
        same = select(Organisation.id).filter_by(name=new["name"], town=new["town"] or "")
        if db.session.scalars(same.where(Organisation.id != row.id)).first():
            raise NotSo(rules.NAME_TAKEN, "name")
    elif thing is Thing.ROOM:
        rooms.require_free(row.committee_id, new, but=row.id)
    elif thing in (Thing.TASK, Thing.TIE):
        _require_free(row, new["from_day"], new["until_day"])


def _require_free(row: Membership | Affiliation, first: date, until: date | None) -> None:
    """Raises NotSo when the same task, or the same tie, already holds on one of these days."""
    wrong = rules.until_before_from(first, until)
    if wrong:
        raise NotSo(wrong, "until_day")
    kind: Any = type(row)
    same = {"committee_id": row.committee_id}
    if isinstance(row, Membership):
        same |= {"account_id": row.account_id, "role": row.role}
    else:
        same["organisation_id"] = row.organisation_id
    for other in db.session.scalars(select(kind).filter_by(**same).where(kind.id != row.id)):
        if rules.overlaps(first, until, other.from_day, other.until_day):
            raise NotSo(rules.TWICE if kind is Membership else rules.ALREADY_TIED, "from_day")


def _tell(account: Account, made: Sequence[Difference], at: datetime) -> None:
    """Who reads his mail at another address now is out everywhere, and hears of it at both."""
    for one in made:
        if one.field == "email":
            keys.end(account.id, at, Opens.SESSION, Opens.DEVICE, Opens.PASSWORD)
            tell_changed(account.id, Changed.ADDRESS, at, to=one.before)
            tell_changed(account.id, Changed.ADDRESS, at)
