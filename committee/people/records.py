"""Who there is: persons, accounts, memberships, organisations, committees, and links for parties."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from committee.labels import Labelled
from committee.permissions import Role
from committee.store import Record, by_value


class Channel(StrEnum):
    """How somebody wants to hear from us."""

    MAIL = "mail"
    POST = "post"


class Committee(Record):
    """A complaints committee: its name on paper, its prefix in case numbers."""

    __tablename__ = "committees"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    prefix: Mapped[str] = mapped_column(String(8), unique=True)
    return_address: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    phone_hours: Mapped[str] = mapped_column(String(100), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    privacy_url: Mapped[str] = mapped_column(String(200), default="")


class RegulationVersion(Record):
    """One version of a regulation, verbatim; a case keeps the version it began under."""

    __tablename__ = "regulation_versions"
    __table_args__ = (UniqueConstraint("identity", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(String(60), index=True)
    version: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committees.id"))
    toml: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    in_force_from: Mapped[date]
    in_force_until: Mapped[date | None]
    added_at: Mapped[datetime]


class EquatedDay(Record):
    """A day put on a par with a holiday by royal decree (Algemene termijnenwet art. 3 lid 3)."""

    __tablename__ = "equated_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(String(200))


class Organisation(Record):
    """An organisation about which people complain, or that hands complaints over."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    town: Mapped[str] = mapped_column(String(100), default="")
    email: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))


class Affiliation(Record):
    """An organisation's tie to a committee: whom the advice binds, who is the board's address."""

    __tablename__ = "affiliations"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    binding_on: Mapped[str] = mapped_column(String(20), default="organisation")
    first_line_regulation: Mapped[str | None] = mapped_column(String(60))
    contact: Mapped[str | None] = mapped_column(String(200))
    board: Mapped[str | None] = mapped_column(String(200))
    from_day: Mapped[date]
    until_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship()


class Person(Record):
    """A human being; the account, the membership and the party are three other things."""

    __tablename__ = "persons"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    salutation: Mapped[str | None] = mapped_column(String(100))
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    town: Mapped[str] = mapped_column(String(100), default="")
    email: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40), index=True)
    secret_address: Mapped[bool] = mapped_column(default=False)


class Look(Labelled):
    """How somebody wants to see the pages."""

    DEVICE = "device", "zoals mijn apparaat"
    LIGHT = "light", "licht"
    DARK = "dark", "donker"


class Account(Record):
    """Somebody who signs in; may serve several committees.

    totp_secret: of the second factor, sealed with a key of the installation. totp_step: the half minute of
    the last code that was taken; no code of then or before is taken again.
    """

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    email: Mapped[str] = mapped_column(String(200), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(200))
    totp_step: Mapped[int] = mapped_column(default=0)
    look: Mapped[Look] = mapped_column(by_value(Look), default=Look.DEVICE)
    active: Mapped[bool] = mapped_column(default=True)

    person: Mapped[Person] = relationship()


class Membership(Record):
    """An account's role in a committee, from–until; a substitute takes a chair's or secretary's place."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("until_day IS NULL OR until_day >= from_day", name="until_after_from"),
        Index("ix_memberships_account", "account_id", "committee_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), index=True)
    role: Mapped[Role] = mapped_column(by_value(Role))
    substitute: Mapped[bool] = mapped_column(default=False)
    lawyer: Mapped[bool] = mapped_column(default=False)
    from_day: Mapped[date]
    until_day: Mapped[date | None]

    account: Mapped[Account] = relationship()


class Officer(Record):
    """A first-line officer: an account that belongs to an organisation, not to a committee."""

    __tablename__ = "officers"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)


class Link(Record):
    """A personal link of a party into its own case; only the sha256 of the token is kept."""

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(40))
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Opens(StrEnum):
    """What a key of an account is for."""

    SESSION = "session"
    DEVICE = "device"
    RECOVERY = "recovery"
    PASSWORD = "password"
    ADDRESS = "address"


class Key(Record):
    """What opens an account beside its password; only the sha256 of the token is kept.

    A browser's session, a remembered device, a recovery code, a mailed link to a new password or to a yes to
    another address. used_at: of a
    session the last page, to the minute; of what works once the moment it was used, which also ends it.
    """

    __tablename__ = "account_keys"
    __table_args__ = (Index("ix_account_keys_account", "account_id", "opens"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opens: Mapped[Opens] = mapped_column(by_value(Opens))
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    device: Mapped[str] = mapped_column(String(60), default="")
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class NewAddress(Record):
    """Another address for an account, which waits for its holder. by_id: the account that asked for it."""

    __tablename__ = "new_addresses"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))


class SignInTry(Record):
    """One failed guess at a password: keyed hashes of the account and of where it came from."""

    __tablename__ = "sign_in_tries"
    __table_args__ = (
        Index("ix_sign_in_tries_account", "account", "at"),
        Index("ix_sign_in_tries_place", "place", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)
