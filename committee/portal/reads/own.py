"""What a party was asked and told us itself: days, whether it comes, more time, secrets, its address."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from committee.calendar_nl import local_day
from committee.case import clocks
from committee.case.ledger import Entry, Revision, RunningTerm
from committee.case.reaching import FIELDS, reached
from committee.case.records import Case, Document, Element, ElementRespondent, Party, Passage, Standing
from committee.deadlines import Clock
from committee.hearing.records import Answer, Fate, Guest, Hearing, Invitee, Move, Room, Unavailable
from committee.people.records import Channel, Organisation, Person, RegulationVersion
from committee.permissions import COMPLAINANTS, Actor, Role
from committee.portal.rules import Days, Invitation, MoreTime
from committee.procedure import Act
from committee.response import rules as response
from committee.response.records import Response, Secrecy, TimeRequest
from committee.store import db


@dataclass(frozen=True)
class Own:
    """What a party was asked and told, for its page.

    secret: whether it may answer about a secret paper. unanswered: whether a point waits for its response.
    called_off: when the hearing was to be that it was invited to last and that does not take place.
    """

    invitation: Invitation | None
    days: Days
    more_time: MoreTime
    secret: bool
    reached_at: str
    unanswered: bool
    called_off: datetime | None


def own(viewer: Actor) -> Own:
    """What this party was asked and told us itself."""
    last = _summons(viewer)
    off = last.starts_at if last is not None and last.fate is Fate.CANCELLED else None
    return Own(_invitation(last) if last is not None and off is None else None, days(viewer),
               more_time(viewer), bool(secrets(viewer)), reached_at(viewer), bool(unanswered(viewer)), off)


def unanswered(viewer: Actor) -> frozenset[int]:
    """The elements against this party that wait for its answer, in time or not; their ids."""
    answered = exists().where(Response.element_id == Element.id, Response.party_id == viewer.party_id,
                              Response.lapsed.is_(False))
    found = (
        select(Element.id)
        .join(ElementRespondent, ElementRespondent.element_id == Element.id)
        .where(ElementRespondent.party_id == viewer.party_id, Element.standing == Standing.ADMITTED,
               ~answered)
    )
    return frozenset(db.session.scalars(found))


@dataclass(frozen=True)
class Secret:
    """A paper kept from this party, that is used only with its leave."""

    id: int
    number: int
    summary: str


def secrets(viewer: Actor) -> tuple[Secret, ...]:
    """The papers about which this party was asked and has not answered; a representative for his side."""
    side = Party.role.in_(COMPLAINANTS) if viewer.role is Role.REPRESENTATIVE else Party.id == viewer.party_id
    found = (
        select(Secrecy.id, Document.number, Passage.body)
        .join(Document, Document.id == Secrecy.document_id)
        .join(Passage, Passage.id == Secrecy.summary_id)
        .join(Party, Party.id == Secrecy.party_id)
        .where(Document.case_id == viewer.case_id, Document.withheld.is_(True), Secrecy.agrees.is_(None),
               side)
        .order_by(Document.number, Secrecy.id)
    )
    return tuple(Secret(*row) for row in db.session.execute(found))


def questions(case_id: int) -> list[str]:
    """What we asked the complainant in our own words, when last something was missing."""
    asked = select(Entry.facts).where(Entry.case_id == case_id, Entry.act == Act.REQUEST_COMPLETION)
    facts = db.session.scalars(asked.order_by(Entry.seq.desc()).limit(1)).first() or {}
    passage = db.session.get(Passage, facts["passage"]) if "passage" in facts else None
    return [line for line in passage.body.splitlines() if line.strip()] if passage else []


def days(viewer: Actor) -> Days:
    """For which days this party was asked whether it cannot come, until when, and what it gave."""
    asked, given = None, None
    for act, on, facts in db.session.execute(_about_days(viewer.case_id)):
        if act is Act.ASK_AVAILABILITY and viewer.party_id in facts.get("parties", ()):
            asked = date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"])
        elif act is Act.GIVE_AVAILABILITY and facts.get("party_id") == viewer.party_id:
            given = on
    away = select(Unavailable.first, Unavailable.last).where(
        Unavailable.case_id == viewer.case_id, Unavailable.party_id == viewer.party_id)
    spans = tuple((first, last) for first, last in db.session.execute(away.order_by(Unavailable.first)))
    first, last = asked or (None, None)
    return Days(first, last, given, spans if given else ())


def _about_days(case_id: int | None) -> Any:
    """What stands in the journal about days, oldest first."""
    undone = aliased(Revision)
    return (
        select(Entry.act, Entry.happened_on, Entry.facts)
        .outerjoin(undone, and_(undone.entry_seq == Entry.seq, undone.undone.is_(True)))
        .where(Entry.case_id == case_id, undone.id.is_(None),
               Entry.act.in_((Act.ASK_AVAILABILITY, Act.GIVE_AVAILABILITY)))
        .order_by(Entry.seq)
    )


def last_day(viewer: Actor, clock: Clock) -> date | None:
    """Until when this party can do what it is asked, if that term of its own runs."""
    return db.session.scalars(
        select(RunningTerm.last_day).where(
            RunningTerm.case_id == viewer.case_id, RunningTerm.party_id == viewer.party_id,
            RunningTerm.clock == clock, RunningTerm.ended_on.is_(None))
        .order_by(RunningTerm.id.desc())
    ).first()


def closing_day(viewer: Actor) -> date | None:
    """The last day for a paper of this party: of its own round if one runs, else before the hearing."""
    before = select(RunningTerm.last_day).where(
        RunningTerm.case_id == viewer.case_id, RunningTerm.clock == Clock.PAPERS,
        RunningTerm.ended_on.is_(None))
    return last_day(viewer, Clock.ROUND) or db.session.scalars(before.order_by(RunningTerm.id)).first()


@dataclass(frozen=True)
class Told:
    """What a party told us with its days: what it needs, and who comes along as what."""

    needs: str
    companions: tuple[tuple[str, str], ...]


def told(viewer: Actor) -> Told:
    """What this party needs at the hearing, and who it said comes along."""
    needs = db.session.scalar(select(Party.needs).where(Party.id == viewer.party_id))
    along = select(Guest.name, Guest.capacity).where(
        Guest.case_id == viewer.case_id, Guest.party_id == viewer.party_id, Guest.hearing_id.is_(None))
    rows = db.session.execute(along.order_by(Guest.id))
    return Told(needs or "", tuple((name, capacity) for name, capacity in rows))


def _summons(viewer: Actor) -> Any:
    """The last hearing to which this party was invited and that was not held, with its answer."""
    elsewhere = or_(Move.from_starts_at != Hearing.starts_at, Move.from_place != Hearing.place)   # not longer
    before = (select(func.max(Move.id)).where(Move.hearing_id == Hearing.id, elsewhere)
              .correlate(Hearing).scalar_subquery())
    stands = and_(Hearing.fate == Fate.PLANNED, Invitee.cancelled.is_(False))
    last = select(func.max(Hearing.id)).where(Hearing.case_id == viewer.case_id).scalar_subquery()
    return db.session.execute(
        select(Invitee.answer, Invitee.answered_at, Invitee.answered_by_way_of, Invitee.sequence,
               Passage.body, Room.access, Room.note, Hearing.starts_at, Hearing.place, Hearing.fate,
               Move.from_starts_at, Move.from_place)
        .join(Hearing, Hearing.id == Invitee.hearing_id).join(Case, Case.id == Hearing.case_id)
        .outerjoin(Passage, Passage.id == Invitee.comment_id).outerjoin(Move, Move.id == before)
        .outerjoin(Room, and_(Room.committee_id == Case.committee_id, Room.place == Hearing.place))
        .where(Hearing.id == last, Invitee.party_id == viewer.party_id,
               or_(stands, Hearing.fate == Fate.CANCELLED))
        .order_by(Room.from_day.desc())
    ).first()


def _invitation(row: Any) -> Invitation:
    answered = row.answer is not Answer.NONE and row.answered_at is not None
    on = local_day(row.answered_at) if answered else None
    moved = row.sequence > 0 and row.from_starts_at is not None
    return Invitation(row.answer, on, row.answered_by_way_of, row.body or "",
                      access=row.access or "", note=row.note or "",
                      before=(row.from_starts_at, row.from_place) if moved else None,
                      now=(row.starts_at, row.place))


def more_time(viewer: Actor) -> MoreTime:
    """This party's last request for more time in the term that counts, what came of it, and if it may ask."""
    since = select(func.max(RunningTerm.started_on)).where(
        RunningTerm.party_id == viewer.party_id, RunningTerm.clock == Clock.RESPONSE).scalar_subquery()
    rows = db.session.execute(
        select(RegulationVersion.toml, TimeRequest.asked_on, TimeRequest.granted, TimeRequest.decided_on,
               Passage.body)
        .select_from(Case)
        .join(RegulationVersion, RegulationVersion.id == Case.regulation_id)
        .outerjoin(TimeRequest, and_(TimeRequest.party_id == viewer.party_id, TimeRequest.asked_on >= since))
        .outerjoin(Passage, Passage.id == TimeRequest.decision_id)
        .where(Case.id == viewer.case_id)
        .order_by(TimeRequest.id.desc())
    ).all()
    asked = [row for row in rows if row.asked_on is not None]
    rule = clocks.parsed(rows[0].toml).terms.get(Clock.RESPONSE.value)
    may = rule is not None and response.may_ask(len(asked), rule)
    last = asked[0] if asked else None
    return MoreTime(last.asked_on, last.granted, last.decided_on, last.body or "", may) if last else MoreTime(
        None, None, None, "", may)


def reached_at(viewer: Actor) -> str:
    """Where this party hears from us, in a few words; empty when we know no address."""
    row = db.session.execute(
        select(Party.channel, *(reached(name) for name in FIELDS))
        .outerjoin(Person, Person.id == Party.person_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(Party.id == viewer.party_id)
    ).one()
    if row.channel is Channel.MAIL:
        return f"per e-mail naar {row.email}" if row.email else ""
    place = ", ".join(filter(None, (row.street, " ".join(filter(None, (row.postcode, row.town))))))
    return f"per post naar {place}" if place else ""
