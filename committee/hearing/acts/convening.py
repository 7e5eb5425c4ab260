"""A day for the hearing: chosen, moved, cancelled."""

from datetime import datetime

from committee.case import clocks, gate
from committee.case import reads as case_reads
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.hearing import letters, reads, rules
from committee.hearing.acts import own, summons
from committee.hearing.reads import rooms
from committee.hearing.records import Fate, Hearing, Move
from committee.people.records import Account
from committee.permissions import Occasion
from committee.post import outbox
from committee.procedure import Act
from committee.regulation.choices import Together
from committee.store import db


@verb(Act.CONVENE)
def convene(
    case: Case,
    starts_at: datetime,
    place: str,
    *,
    minutes: int | None = None,
    video_link: str | None = None,
    apart: bool = False,
    apart_reason: str | None = None,
    also: list[Party] | None = None,
    listeners: list[Account] | None = None,
    agreed_shorter: bool = False,
    despite: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Plan the hearing and invite everybody: both sides, the panel, the secretary, and whoever else comes.

    starts_at: Dutch wall time. minutes: as the regulation says if left out. apart: the sides are heard one
    by one, with the reason. also: interpreter, witness, support. agreed_shorter: both sides agreed in
    writing to a shorter notice. despite: why the day stands though somebody cannot come. Starts the term
    for papers. Raises SlotRefused with every objection, Incomplete, NotInvited. Chapter: hearing.
    """
    regulation = clocks.regulation_of(case)
    own.of_case(case, also or [])
    own.not_withdrawn(case, listeners or [])
    slot = _slot(starts_at, minutes or regulation.hearing.duration_minutes, place, video_link)
    always_apart = regulation.hearing.together is Together.APART
    why_apart = rules.said(apart_reason, "De reden om partijen apart te horen") if apart else None
    why = rules.said(despite, "De reden om deze dag toch te kiezen") if despite else None
    _refuse_bad(case, slot, occasion, agreed_shorter=agreed_shorter, despite=why is not None)
    entry = gate.enter(
        case, Act.CONVENE, occasion, days={Clock.PAPERS: slot.day}, reason=why,
        parties=[term.party_id for term in clocks.running(case, Clock.AVAILABILITY) if term.party_id],
        agreed_shorter=agreed_shorter, despite=why is not None, apart=apart or always_apart,
    )
    hearing = _plan(case, slot, apart or always_apart)
    if why_apart:
        gate.keep(case, "hearing.apart", why_apart)
    people: list[Party | Account] = [*case_reads.both_sides(case), *(also or [])]
    people += [*summons.staff_of(case, occasion.on), *(listeners or [])]
    summons.summon(case, entry, hearing, people, at=occasion.at)
    _warn_of_overall(case, entry, slot, occasion)
    return entry


def _slot(starts_at: datetime, minutes: int, place: str, video_link: str | None) -> rules.Slot:
    where = rules.said(place, "De plaats", 200) if place.strip() else ""
    link = rules.said(video_link, "De link", 300) if video_link else None
    return rules.Slot(starts_at, minutes, where, link)


def _refuse_bad(
    case: Case, slot: rules.Slot, occasion: Occasion, *, agreed_shorter: bool, despite: bool,
    but: Hearing | None = None,
) -> None:
    rooms.keep_free(slot.place)
    scene = reads.scene(case, occasion.on, agreed_shorter=agreed_shorter, despite=despite, but=but)
    found = rules.objections(slot, scene, clocks.regulation_of(case), clocks.rules_of(case))
    if found:
        raise rules.SlotRefused(" ".join(found))


def _plan(case: Case, slot: rules.Slot, apart: bool) -> Hearing:
    hearing = Hearing(
        case_id=case.id, starts_at=slot.starts_at, minutes=slot.minutes, place=slot.place,
        video_link=slot.video_link, apart=apart, fate=Fate.PLANNED,
    )
    db.session.add(hearing)
    db.session.flush()
    return hearing


def _warn_of_overall(case: Case, entry: Entry, slot: rules.Slot, occasion: Occasion) -> None:
    """The term for the verdict does not move with the hearing: remind who must ask for its extension."""
    last = reads.overall(case)
    if last is None or slot.day <= last:
        return
    article = clocks.regulation_of(case).article("extension")
    for secretary in case_reads.secretaries(case, occasion.on):
        draft = letters.overall_in_danger(secretary, slot.day, last, article)
        outbox.put(case, entry, draft, occasion.at)


@verb(Act.POSTPONE)
def postpone(
    case: Case,
    starts_at: datetime,
    reason: str,
    *,
    place: str | None = None,
    minutes: int | None = None,
    video_link: str | None = None,
    asked_by: Party | None = None,
    weighty: bool = False,
    agreed_shorter: bool = False,
    despite: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Move the hearing; the invitations stay the same ones, one version higher.

    Place, length and link stay as they were if left out. asked_by: who asked for it; a third time only with
    weighty reasons. reason: the parties read it. The term for papers starts anew, the one for the verdict
    does not move. Raises NoHearing, TooManyMoves, SlotRefused, Incomplete. Chapter: hearing.
    """
    hearing, why = reads.planned(case), rules.said(reason, "De reden")
    own.of_case(case, [asked_by] if asked_by else [])
    if asked_by:
        earlier = reads.requests_of(case, asked_by)
        rules.check_requests(asked_by.name, earlier, weighty, clocks.regulation_of(case))
    slot = _slot(starts_at, minutes or hearing.minutes, hearing.place if place is None else place,
                 hearing.video_link if video_link is None else video_link)
    stands = rules.said(despite, "De reden om deze dag toch te kiezen") if despite else None
    _refuse_bad(case, slot, occasion, agreed_shorter=agreed_shorter, despite=stands is not None,
                but=hearing)
    entry = gate.enter(
        case, Act.POSTPONE, occasion, days={Clock.PAPERS: slot.day}, reason=why, hearing=hearing.id,
        asked_by=asked_by.id if asked_by else None, weighty=weighty, agreed_shorter=agreed_shorter,
        despite=stands is not None,
    )
    if stands:
        gate.keep(case, "hearing.despite", stands)
    old = letters.when(summons.slot_of(hearing))
    _move(case, hearing, slot, asked_by=asked_by, weighty=weighty)
    _tell_moved(case, entry, hearing, old=old, why=why, at=occasion.at)
    _warn_of_overall(case, entry, slot, occasion)
    return entry


def _tell_moved(case: Case, entry: Entry, hearing: Hearing, *, old: str, why: str, at: datetime) -> None:
    """Everybody invited reads the new day beside the old one. old: when it would have been, in words."""
    names, found = case_reads.names(case), summons.appointment(case, hearing)
    summons.renew(
        case, entry, hearing,
        lambda to, calendar: letters.moved(to, names, found, old=old, reason=why, calendar=calendar),
        at=at,
    )


def _move(
    case: Case, hearing: Hearing, slot: rules.Slot, *, asked_by: Party | None, weighty: bool
) -> None:
    db.session.add(
        Move(
            case_id=case.id, hearing_id=hearing.id, from_starts_at=hearing.starts_at,
            from_place=hearing.place, asked_by_id=asked_by.id if asked_by else None, weighty=weighty,
        )
    )
    hearing.starts_at, hearing.minutes = slot.starts_at, slot.minutes
    hearing.place, hearing.video_link = slot.place, slot.video_link
    case.hearing_moves += 1
    db.session.flush()


@verb(Act.CANCEL_HEARING)
def cancel_hearing(case: Case, reason: str, occasion: Occasion) -> Entry:
    """Cancel the planned hearing; everybody invited hears why, and the case goes back to planning.

    reason: the parties read it. Ends the term for papers. Raises NoHearing, Incomplete. Chapter: hearing.
    """
    hearing, why = reads.planned(case), rules.said(reason, "De reden")
    entry = gate.enter(case, Act.CANCEL_HEARING, occasion, reason=why, hearing=hearing.id)
    summons.call_off(case, entry, why, occasion)
    return entry
