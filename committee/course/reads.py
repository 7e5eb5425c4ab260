"""Selects on the course of a case: its acts as they stand, who is told, what still waits."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.ledger import Entry, Hold, Image, Reading, Revision, RunningTerm, Suspension
from committee.case.records import Case, Element, Party, Seat
from committee.course.rules import NEVER_PUT_RIGHT, WAITS, Happening
from committee.deadlines import Clock
from committee.hearing.reads import hearings
from committee.hearing.records import Challenge, Fate
from committee.permissions import PARTIES
from committee.procedure import Act, State
from committee.store import db

HIDDEN = frozenset({Clock.RETENTION, Clock.ACKNOWLEDGEMENT})
SHARED = frozenset({"cases", "passages", "parties"})  # rows that tell nothing of what an act builds on
COMPLAINANTS_OWN = frozenset({Clock.COMPLETION, Clock.ADMISSIBILITY, Clock.OBJECTION})


def undone(case: Case) -> set[int]:
    """The entries of a case that were undone."""
    found = select(Revision.entry_seq).where(Revision.case_id == case.id, Revision.undone)
    return set(db.session.scalars(found))


def entries(case: Case) -> list[Entry]:
    """Every entry of a case in the journal, oldest first."""
    return list(db.session.scalars(select(Entry).where(Entry.case_id == case.id).order_by(Entry.seq)))


def standing_acts(case: Case, *acts: Act) -> list[Entry]:
    """The entries of a case that stand (of these acts if any is named), oldest first."""
    gone = undone(case)
    return [row for row in entries(case) if row.seq not in gone and (not acts or row.act in acts)]


def last_act(case: Case) -> Entry | None:
    """The last act that stands: the one that can be undone next."""
    stands = (Entry.act != Act.UNDO) & Entry.seq.not_in(undone(case))
    found = select(Entry).where(Entry.case_id == case.id, stands)
    return db.session.scalars(found.order_by(Entry.seq.desc()).limit(1)).first()


def opened_since(entry: Entry, case: Case) -> bool:
    """Whether a party of either side or the organisation opened its page, or a paper, since an act."""
    found = select(Reading.id).where(
        Reading.case_id == case.id, Reading.at >= entry.entered_at, Reading.what.in_(("case", "paper")),
        Reading.actor.in_([f"party:{party.id}" for party in case.parties if party.role in PARTIES]))
    return db.session.scalars(found.limit(1)).first() is not None


def day_of(entry: Entry, case: Case) -> date:
    """The day on which an act happened, as last put right; a registration counts from the receipt."""
    righted = db.session.scalars(
        select(Revision.happened_on)
        .where(Revision.entry_seq == entry.seq, Revision.happened_on.is_not(None))
        .order_by(Revision.id.desc())
        .limit(1)
    ).first()
    return righted or _first_day(entry, case)


def happenings(case: Case) -> list[Happening]:
    """The acts of a case that stand, by their days as last put right and the rows they wrote; oldest first.

    Acts that only mend or follow the calendar are not among them: nothing builds on their day.
    """
    acts = [entry for entry in standing_acts(case) if entry.act not in NEVER_PUT_RIGHT]
    righted = select(Revision).where(Revision.case_id == case.id, Revision.happened_on.is_not(None))
    days = {row.entry_seq: row.happened_on for row in db.session.scalars(righted.order_by(Revision.id))}
    wrote: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    images = select(Image.entry_seq, Image.table, Image.key).where(
        Image.entry_seq.in_([entry.seq for entry in acts]), Image.table.not_in(SHARED)
    )
    for seq, table, key in db.session.execute(images):
        wrote[seq].add((table, *key))
    return [
        Happening(
            row.seq, row.act, days.get(row.seq) or _first_day(row, case), row.state_before, row.state_after,
            frozenset(wrote[row.seq]),
        )
        for row in acts
    ]


def _first_day(entry: Entry, case: Case) -> date:
    return case.received_on if entry.act is Act.REGISTER else entry.happened_on


def respondents_know(case: Case) -> bool:
    """Whether the other side was asked for a response; before that it knows of nothing."""
    return any(entry.state_after is State.AWAITING_RESPONSE for entry in standing_acts(case))


def audience(case: Case) -> list[Party]:
    """Who is told of the course of the case: complainants, and respondents once they know of it."""
    return [*case_reads.complainants(case), *(case_reads.respondents(case) if respondents_know(case) else [])]


def concerns(term: RunningTerm, party: Party) -> bool:
    """Whether a party has anything to do with a term; the complainant knows of the response's too."""
    complains = party.role in case_reads.COMPLAINANT_SIDE
    if term.clock in HIDDEN:
        return False
    if term.party_id not in (None, party.id):
        return complains and term.clock is Clock.RESPONSE
    return complains or term.clock not in COMPLAINANTS_OWN


def theirs(elements: Iterable[Element], party: Party) -> list[Element]:
    """Those of the elements that a party may know: the complainant all, a respondent those against him."""
    if party.role in case_reads.COMPLAINANT_SIDE:
        return list(elements)
    mine = {element.id for element in case_reads.elements_against(party)}
    return [element for element in elements if element.id in mine]


def parted(
    case: Case, gone: list[Element], left: list[Element]
) -> list[tuple[Party, list[Element], list[Element]]]:
    """Who hears that some elements left: each with those of the gone and of the rest that are his to know."""
    found = [(party, theirs(gone, party), theirs(left, party)) for party in audience(case)]
    return [row for row in found if row[1] or row[0].role in case_reads.COMPLAINANT_SIDE]


def waited(case: Case) -> bool:
    """Whether the handling stood still for a procedure elsewhere, and goes on again."""
    found = select(Suspension.id).where(
        Suspension.case_id == case.id, Suspension.reason.in_(WAITS), Suspension.ended
    )
    return db.session.scalars(found).first() is not None and not any(
        row.reason in WAITS for row in clocks.running_suspensions(case)
    )


def article_elsewhere(case: Case) -> str:
    """The article of the regulation on procedures elsewhere; otherwise the one on how a complaint ends."""
    known = clocks.regulation_of(case).articles
    chapter = next((one for one in ("other_proceedings", "withdrawal") if one in known), None)
    return clocks.regulation_of(case).article(chapter) if chapter else "reglement"


def overall(case: Case) -> date | None:
    """Last day for the verdict while that term runs and does not stand still."""
    return next(
        (
            term.last_day
            for term in db.session.scalars(
                select(RunningTerm).where(
                    RunningTerm.case_id == case.id,
                    RunningTerm.clock == Clock.OVERALL,
                    RunningTerm.ended_on.is_(None),
                )
            )
            if not term.paused
        ),
        None,
    )


def open_challenges(case: Case) -> list[Challenge]:
    """The challenges that were neither decided nor acquiesced in."""
    found = select(Challenge).where(
        Challenge.case_id == case.id, Challenge.granted.is_(None), Challenge.acquiesced.is_(False)
    )
    return list(db.session.scalars(found.order_by(Challenge.id)))


def was_heard(case: Case) -> bool:
    """Whether a hearing was held under the panel as it was."""
    return bool(hearings(case, Fate.HELD))


def replaced(case: Case, seat: Seat) -> bool:
    """Whether somebody took this place already."""
    return any(entry.facts.get("seat") == seat.id for entry in standing_acts(case, Act.REPLACE_MEMBER))


def seats_taken(case_id: int) -> set[int]:
    """The places on the panel of a case that somebody else took since."""
    gone = select(Revision.entry_seq).where(Revision.case_id == case_id, Revision.undone)
    found = select(Entry.facts["seat"].as_integer()).where(
        Entry.case_id == case_id, Entry.act == Act.REPLACE_MEMBER, Entry.seq.not_in(gone))
    return set(db.session.scalars(found))


def hold(case: Case) -> Hold | None:
    """The legal hold on the file, if there is one."""
    found = select(Hold).where(Hold.case_id == case.id, Hold.until_day.is_(None))
    return db.session.scalars(found.order_by(Hold.id.desc())).first()
