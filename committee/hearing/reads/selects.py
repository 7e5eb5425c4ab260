"""Selects for the page of a hearing; columns only, each made once."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from committee.case.ledger import Entry, Revision, RunningTerm, Suspension
from committee.case.reads import COMPLAINANT_SIDE, RESPONDENT_SIDE
from committee.case.records import Case, Party, Passage, Representation, Seat
from committee.deadlines import Clock
from committee.hearing.records import Fate, Guest, Hearing, Invitee, Move, Unavailable
from committee.people.records import (
    Account,
    Committee,
    Membership,
    Organisation,
    Person,
    RegulationVersion,
)
from committee.post.records import Letter
from committee.procedure import Act

SUMMONS = ("hearing.invitation", "hearing.invitation_panel", "hearing.invitation_other", "hearing.moved")


@cache
def head() -> Any:
    """The case of a number, with the hearing that counts and how often that was moved."""
    latest = (
        select(func.max(Hearing.id)).where(Hearing.case_id == Case.id, Hearing.fate != Fate.CANCELLED)
        .correlate(Case).scalar_subquery()
    )
    still = select(Suspension.id).where(Suspension.case_id == Case.id, Suspension.ended.is_(False))
    before = (select(func.max(Move.id)).where(Move.hearing_id == Hearing.id)
              .correlate(Hearing).scalar_subquery())
    return (
        select(Case.id, Case.number, Case.state, Case.committee_id, RegulationVersion.toml,
               Committee.name.label("committee"), still.correlate(Case).exists().label("suspended"),
               Hearing.id.label("hearing_id"), Hearing.starts_at, Hearing.minutes, Hearing.place,
               Hearing.video_link, Hearing.apart, Hearing.fate, Move.from_starts_at, Move.from_place)
        .join(Committee, Committee.id == Case.committee_id)
        .join(RegulationVersion, RegulationVersion.id == Case.regulation_id)
        .outerjoin(Hearing, Hearing.id == latest).outerjoin(Move, Move.id == before)
        .where(Case.number == bindparam("number"))
    )


@cache
def seats() -> Any:
    """Every seat there was in the case, in order of asking."""
    return (
        select(Seat.id, Seat.account_id, Seat.role, Seat.declared_on, Seat.stepped_back_on, Person.name)
        .join(Account, Account.id == Seat.account_id).join(Person, Person.id == Account.person_id)
        .where(Seat.case_id == bindparam("case")).order_by(Seat.id)
    )


@cache
def servants() -> Any:
    """Who serves or served the committee, in which role, since when and until when."""
    return (
        select(Membership.account_id, Membership.role, Membership.substitute, Membership.from_day,
               Membership.until_day, Account.active, Person.name)
        .join(Account, Account.id == Membership.account_id).join(Person, Person.id == Account.person_id)
        .where(Membership.committee_id == bindparam("committee")).order_by(Membership.id)
    )


@cache
def parties() -> Any:
    """Who takes part today; speaks: somebody speaks for this party and hears from us in its place."""
    return (
        select(Party.id, Party.role, Party.title, Party.needs, spoken_for().label("spoken_for"),
               func.coalesce(Person.name, Organisation.name).label("name"))
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Party.case_id == bindparam("case"), Party.until_day.is_(None)).order_by(Party.id)
    )


def spoken_for() -> Any:
    """Whether somebody speaks for the party that is selected."""
    speaker = aliased(Party)
    return (
        select(Representation.id).join(speaker, speaker.id == Representation.representative_id)
        .where(Representation.for_party_id == Party.id, Representation.until_day.is_(None),
               speaker.until_day.is_(None))
        .correlate(Party).exists()
    )


@cache
def invitees() -> Any:
    """Who is invited to a hearing still, and what they answered."""
    return (
        select(Invitee.id, Invitee.party_id, Invitee.account_id, Invitee.sequence, Invitee.answer,
               Invitee.answered_at, Invitee.answered_by_way_of, Invitee.address, Invitee.appeared,
               Passage.body.label("comment"), Person.name)
        .outerjoin(Passage, Passage.id == Invitee.comment_id)
        .outerjoin(Account, Account.id == Invitee.account_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Invitee.hearing_id == bindparam("hearing"), Invitee.cancelled.is_(False))
        .order_by(Invitee.id)
    )


@cache
def summonses() -> Any:
    """The letters that invited to a hearing in this case or told that it moved, oldest first."""
    return (
        select(Letter.party_id, Letter.account_id, Letter.day, Letter.channel, Letter.status)
        .where(Letter.case_id == bindparam("case"), Letter.kind.in_(SUMMONS)).order_by(Letter.id)
    )


@cache
def noted() -> Any:
    """Who noted which answer, oldest first."""
    return (
        select(Entry.facts, Entry.decided_by, Entry.recorded_by)
        .where(Entry.case_id == bindparam("case"), Entry.act == Act.REPLY).order_by(Entry.seq)
    )


@cache
def unavailable() -> Any:
    """The days on which people of this case cannot come."""
    return (
        select(Unavailable.party_id, Unavailable.account_id, Unavailable.first, Unavailable.last)
        .where(Unavailable.case_id == bindparam("case")).order_by(Unavailable.first, Unavailable.id)
    )


@cache
def terms() -> Any:
    """The terms that matter for the hearing: for papers, for the days that are asked, for the verdict.

    The last one of each kind on top.
    """
    kinds = (Clock.PAPERS, Clock.AVAILABILITY, Clock.OVERALL)
    return (
        select(RunningTerm.clock, RunningTerm.last_day, RunningTerm.reckoning, RunningTerm.ended_on)
        .where(RunningTerm.case_id == bindparam("case"), RunningTerm.clock.in_(kinds))
        .order_by(RunningTerm.id.desc())
    )


@cache
def guests() -> Any:
    """Who comes along or came along."""
    return (
        select(Guest.party_id, Guest.name, Guest.capacity, Guest.listener)
        .where(Guest.case_id == bindparam("case")).order_by(Guest.id)
    )


@cache
def bookings() -> Any:
    """The other planned hearings of these people from a moment on."""
    return (
        select(Invitee.account_id, Hearing.starts_at, Hearing.minutes, Case.number)
        .join(Hearing, Hearing.id == Invitee.hearing_id).join(Case, Case.id == Hearing.case_id)
        .where(Invitee.account_id.in_(bindparam("accounts", expanding=True)), Invitee.cancelled.is_(False),
               Hearing.fate == Fate.PLANNED, Hearing.starts_at >= bindparam("since"),
               Hearing.id != bindparam("hearing"))
        .order_by(Hearing.starts_at, Hearing.id)
    )


@cache
def asked() -> Any:
    """Which parties were asked for their days, and how that term ended if it did; oldest first."""
    return select(RunningTerm.party_id, RunningTerm.ending).where(
        RunningTerm.case_id == bindparam("case"), RunningTerm.clock == Clock.AVAILABILITY,
        RunningTerm.party_id.is_not(None)).order_by(RunningTerm.id)


@cache
def given() -> Any:
    """Who gave the days on which they cannot come, asked or not, as the journal has it."""
    undone = select(Revision.entry_seq).where(Revision.case_id == bindparam("case"), Revision.undone)
    return select(Entry.facts).where(
        Entry.case_id == bindparam("case"), Entry.act == Act.GIVE_AVAILABILITY, Entry.seq.not_in(undone))


def all_asked_for_days() -> Any:
    """Whether each party of the case that is selected was asked for its days, or gave them unasked."""
    asked = select(RunningTerm.id).where(
        RunningTerm.case_id == Case.id, RunningTerm.clock == Clock.AVAILABILITY).correlate(Case, Party)
    undone = select(Revision.entry_seq).where(Revision.case_id == Case.id, Revision.undone)
    gave = select(Entry.seq).where(
        Entry.case_id == Case.id, Entry.act == Act.GIVE_AVAILABILITY,
        Entry.seq.not_in(undone.correlate(Case))).correlate(Case, Party)
    unasked = select(Party.id).where(
        Party.case_id == Case.id, Party.role.in_((*COMPLAINANT_SIDE, *RESPONDENT_SIDE)),
        Party.until_day.is_(None), ~spoken_for(),
        ~asked.where(RunningTerm.party_id == Party.id).exists(),
        ~gave.where(Entry.facts["party_id"].as_integer() == Party.id).exists()).correlate(Case)
    return (asked.exists() | gave.exists()) & ~unasked.exists()


def window() -> Any:
    """What was last asked about the days on which people cannot come, as the journal has it."""
    undone = select(Revision.entry_seq).where(Revision.case_id == bindparam("case"), Revision.undone)
    return select(Entry.facts).where(
        Entry.case_id == bindparam("case"), Entry.act == Act.ASK_AVAILABILITY, Entry.seq.not_in(undone),
    ).order_by(Entry.seq.desc()).limit(1)
