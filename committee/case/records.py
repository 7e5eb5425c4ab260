"""The case and what belongs to every case: parties, elements, seats, papers, texts."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from committee.people.records import Account, Channel, Committee, Organisation, Person, RegulationVersion
from committee.permissions import Role
from committee.procedure import State
from committee.store import Record, by_value, where


class Counter(Record):
    """The last case number of a committee in a year; gapless."""

    __tablename__ = "case_counters"

    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


WITH_CHAIR = "state IN ('admissibility_review', 'hearing_held', 'deliberation', 'drafting')"
WITH_DESK = "state IN ('received', 'scheduling', 'decided', 'issued', 'follow_up')"
ASKED = "state = 'awaiting_completion'"
NEVER = date.max


class Case(Record):
    """One complaint before the committee, under the regulation version it began with.

    first_due: the first last day of its terms that are DUE, or NEVER; triggers on terms keep it.
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_open", "committee_id", "id", **where("closed_on IS NULL")),
        Index("ix_cases_asked", "committee_id", **where(ASKED)),
        Index("ix_cases_with_chair", "committee_id", "first_due", **where(WITH_CHAIR)),
        Index("ix_cases_with_desk", "committee_id", "first_due", **where(WITH_DESK)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committees.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"))
    regulation_id: Mapped[int] = mapped_column(ForeignKey("regulation_versions.id"))
    state: Mapped[State] = mapped_column(by_value(State))
    received_on: Mapped[date]
    closed_on: Mapped[date | None]
    first_due: Mapped[date] = mapped_column(default=NEVER)
    subject: Mapped[str | None] = mapped_column(String(60))
    urgent: Mapped[bool] = mapped_column(default=False)
    bound: Mapped[str] = mapped_column(String(20), default="organisation")
    consented_on: Mapped[date | None]
    hearing_moves: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    committee: Mapped[Committee] = relationship()
    organisation: Mapped[Organisation] = relationship()
    regulation_version: Mapped[RegulationVersion] = relationship()
    parties: Mapped[list["Party"]] = relationship(order_by="Party.id")
    elements: Mapped[list["Element"]] = relationship(order_by="Element.number")


class Party(Record):
    """A person or an organisation in one case, with what it is there; never both, never neither.

    email … town: where an organisation is reached in this case; NULL where its own record counts.
    """

    __tablename__ = "parties"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (organisation_id IS NULL)", name="person_or_organisation"),
        CheckConstraint("(street IS NULL) = (postcode IS NULL) AND (street IS NULL) = (town IS NULL)",
                        name="whole_place"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    role: Mapped[Role] = mapped_column(by_value(Role))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    title: Mapped[str | None] = mapped_column(String(100))
    channel: Mapped[Channel] = mapped_column(by_value(Channel), default=Channel.MAIL)
    contact_agreement: Mapped[str | None] = mapped_column(String(200))
    needs: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    street: Mapped[str | None] = mapped_column(String(200))
    postcode: Mapped[str | None] = mapped_column(String(10))
    town: Mapped[str | None] = mapped_column(String(100))
    from_day: Mapped[date]
    until_day: Mapped[date | None]

    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def name(self) -> str:
        """The name as written."""
        return self.person.name if self.person else self.organisation.name  # type: ignore[union-attr]


class Representation(Record):
    """Who speaks for whom, how far, and on what written power."""

    __tablename__ = "representations"

    id: Mapped[int] = mapped_column(primary_key=True)
    representative_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    for_party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    scope: Mapped[str] = mapped_column(String(200), default="alles")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    from_day: Mapped[date]
    until_day: Mapped[date | None]


class Standing(StrEnum):
    """What has become of an element before a finding is made on it, or instead of one."""

    OPEN = "open"
    ADMITTED = "admitted"
    INADMISSIBLE = "inadmissible"
    NOT_COMPETENT = "not_competent"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"
    DISCONTINUED = "discontinued"
    FORWARDED = "forwarded"


class Element(Record):
    """One numbered point of the complaint; the number never changes, the wording is versioned."""

    __tablename__ = "elements"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    number: Mapped[int]
    standing: Mapped[Standing] = mapped_column(by_value(Standing), default=Standing.OPEN)
    facts_from: Mapped[date | None]
    facts_until: Mapped[date | None]
    subject: Mapped[str | None] = mapped_column(String(60))

    wordings: Mapped[list["Wording"]] = relationship(order_by="Wording.version")

    @property
    def text(self) -> str:
        """The wording in force."""
        return self.wordings[-1].text


class Wording(Record):
    """One version of an element's text."""

    __tablename__ = "wordings"
    __table_args__ = (UniqueConstraint("element_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"))
    version: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime]


class ElementRespondent(Record):
    """Against whom an element is directed; an accused person sees these elements only."""

    __tablename__ = "element_respondents"

    element_id: Mapped[int] = mapped_column(ForeignKey("elements.id"), primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), primary_key=True)


UNDECLARED = "declared_on IS NULL AND stepped_back_on IS NULL"


class Seat(Record):
    """A place on the panel of a case: declared independent before the file opens, or stepped back."""

    __tablename__ = "seats"
    __table_args__ = (
        Index("ix_seats_undeclared", "case_id", **where(UNDECLARED)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    role: Mapped[Role] = mapped_column(by_value(Role))
    asked_on: Mapped[date]
    declared_on: Mapped[date | None]
    stepped_back_on: Mapped[date | None]
    why: Mapped[str | None] = mapped_column(String(40))

    account: Mapped[Account] = relationship()


class Document(Record):
    """A paper in the file: its number is fixed, its content is found by sha256."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    filename: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    received_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    withheld: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str] = mapped_column(String(40), default="paper")


class Access(Record):
    """Who may see a paper, since when and why; the panel is one row with no party."""

    __tablename__ = "accesses"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    since: Mapped[date]
    until: Mapped[date | None]
    why: Mapped[str] = mapped_column(String(60))


class Passage(Record):
    """A reason, note or other free text: destroyable, while the journal keeps a salted hash of it."""

    __tablename__ = "passages"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)
    salt: Mapped[str] = mapped_column(String(32))
