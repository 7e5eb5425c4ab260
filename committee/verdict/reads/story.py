"""The course of the procedure and who appeared, as paragraphs of the verdict, from the days on record."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Exists, exists, select

from committee.admissibility.records import Objection, Outcome, Ruling
from committee.case import reads
from committee.case.ledger import Entry, Revision, Suspension
from committee.case.records import Case, Element, Party
from committee.dutch import clock_words, listing, written_day
from committee.hearing.reads import guests, hearings
from committee.hearing.records import Challenge, Fate, Guest, Hearing
from committee.permissions import LABELS, Role
from committee.procedure import Act
from committee.response.reads import responses
from committee.store import db

AFTER_HEARING = {
    Act.ADJOURN: "De zaak is op {} aangehouden.",
    Act.CLOSE_HEARING: "Het onderzoek is op {} gesloten.",
    Act.REOPEN: "Het onderzoek is op {} heropend.",
}
RULED = {
    Outcome.ADMITTED: "ontvankelijk verklaard",
    Outcome.INADMISSIBLE: "niet-ontvankelijk verklaard",
    Outcome.NOT_COMPETENT: "buiten de bevoegdheid van de commissie verklaard",
}


def who(case: Case) -> str:
    """How the complainant side is called: "klager" or "klagers"."""
    return "klager" if len(reads.parties(case, Role.COMPLAINANT)) == 1 else "klagers"


def entries(case: Case, *acts: Act) -> list[tuple[Entry, date]]:
    """The acts of these kinds that stand, oldest first, each with its day as it was put right."""
    undone: set[int] = set()
    days: dict[int, date] = {}
    found = select(Revision).where(Revision.case_id == case.id).order_by(Revision.id)
    for revision in db.session.scalars(found):
        if revision.undone:
            undone.add(revision.entry_seq)
        elif revision.happened_on is not None:
            days[revision.entry_seq] = revision.happened_on
    rows = db.session.scalars(
        select(Entry).where(Entry.case_id == case.id, Entry.act.in_(acts)).order_by(Entry.seq)
    )
    return [(row, days.get(row.seq, row.happened_on)) for row in rows if row.seq not in undone]


def days(case: Case, *acts: Act) -> list[str]:
    """The days of these acts, written out."""
    return [written_day(day) for _entry, day in entries(case, *acts)]


def procedure(case: Case) -> Iterator[str]:
    """The course of the procedure, a paragraph per step."""
    yield _began(case)
    if rulings := " ".join(_rulings(case)):
        yield rulings
    yield from _objections(case)
    if exchange := " ".join(_responses(case)):
        yield exchange
    for day in days(case, Act.OPEN_ROUND):
        yield f"De voorzitter heeft op {day} gelegenheid gegeven voor een schriftelijke ronde."
    yield from _stood_still(case)
    yield from _challenges(case)
    if withdrawn := list(_withdrawn(case)):
        yield " ".join(withdrawn)
    yield from _stopped(case)
    if extended := days(case, Act.EXTEND_OVERALL):
        yield f"De termijn voor de uitspraak is op {listing(extended)} verlengd."


def _began(case: Case) -> str:
    speakers = [party.name for party in reads.parties(case, Role.REPRESENTATIVE)]
    spoken = f", met {listing(speakers)} als gemachtigde," if speakers else ""
    received = written_day(case.received_on)
    said = f"{who(case).capitalize()} {_has(case)}{spoken} op {received} een klacht ingediend."
    if asked := days(case, Act.REQUEST_COMPLETION):
        said += f" De commissie heeft op {listing(asked)} om aanvulling gevraagd."
    if complete := days(case, Act.COMPLETE):
        said += f" De klacht is op {listing(complete)} aangevuld."
    if lapsed := days(case, Act.LAPSE_COMPLETION):
        said += f" De aanvulling bleef uit; de zaak is op {listing(lapsed)} voortgezet."
    return said


def _has(case: Case) -> str:
    return "heeft" if who(case) == "klager" else "hebben"


def _rulings(case: Case) -> Iterator[str]:
    """What the chair ruled on admissibility, together where day and ruling are the same."""
    together: dict[tuple[date, Outcome], list[str]] = {}
    for row, number in db.session.execute(
        select(Ruling, Element.number)
        .join(Element, Element.id == Ruling.element_id)
        .where(Element.case_id == case.id, ~_upon_objection())
        .order_by(Ruling.ruled_on, Element.number, Ruling.id)
    ):
        together.setdefault((row.ruled_on, row.outcome), []).append(str(number))
    for (day, outcome), numbers in together.items():
        which = _which(numbers)
        yield f"De voorzitter heeft {which} op {written_day(day)} {RULED[outcome]}."


def _which(numbers: list[str]) -> str:
    return f"klachtonderdeel {numbers[0]}" if len(numbers) == 1 else f"de klachtonderdelen {listing(numbers)}"


def _upon_objection() -> Exists:
    """A ruling that an upheld objection brought: that is told with the objection."""
    return exists().where(
        Objection.element_id == Ruling.element_id,
        Objection.upheld.is_(True),
        Objection.decided_on == Ruling.ruled_on,
        Ruling.outcome == Outcome.ADMITTED,
    )


def _objections(case: Case) -> Iterator[str]:
    found = select(Objection, Element.number).join(Element, Element.id == Objection.element_id)
    for row, number in db.session.execute(found.where(Element.case_id == case.id).order_by(Objection.id)):
        said = (
            f"{who(case).capitalize()} {_has(case)} op {written_day(row.filed_on)} verzet ingesteld over "
            f"klachtonderdeel {number}."
        )
        if row.decided_on is not None:
            fate = "gegrond" if row.upheld else "ongegrond"
            said += f" Het verzet is op {written_day(row.decided_on)} {fate} verklaard."
            said += " Dit onderdeel is alsnog ontvankelijk." if row.upheld else ""
        yield said


def _responses(case: Case) -> Iterator[str]:
    """Per respondent: when he answered, or that he did not."""
    answered = 0
    for party in reads.respondents(case):
        mine = [row for row in responses(case) if row.party_id == party.id]
        came = sorted({row.received_on for row in mine if row.received_on is not None})
        if came:
            answered += 1
            late = ", na de termijn" if any(row.late for row in mine) else ""
            yield f"{party.name} heeft op {listing(map(written_day, came))} verweer gevoerd{late}."
        elif mine:
            yield f"{party.name} heeft, hoewel daartoe in de gelegenheid gesteld, geen verweer gevoerd."
    if answered:
        copied = "daarvan" if answered == 1 else "van ieder verweer"
        yield f"{who(case).capitalize()} {_has(case)} {copied} een kopie ontvangen."


def _stood_still(case: Case) -> Iterator[str]:
    found = select(Suspension).where(Suspension.case_id == case.id, Suspension.reason != "completion")
    for row in db.session.scalars(found.order_by(Suspension.id)):
        if row.last is not None and row.last >= row.first:
            span = f"van {written_day(row.first)} tot en met {written_day(row.last)}"
            yield f"De behandeling is {span} opgeschort."


def _challenges(case: Case) -> Iterator[str]:
    found = select(Challenge).where(Challenge.case_id == case.id).order_by(Challenge.id)
    for row in db.session.scalars(found):
        party = db.session.get_one(Party, row.by_party_id)
        said = f"{party.name} heeft op {written_day(row.filed_on)} een lid van de commissie gewraakt."
        if row.acquiesced:
            said += " Dat lid heeft in de wraking berust en is vervangen."
        elif row.decided_on is not None:
            fate = "toegewezen" if row.granted else "afgewezen"
            said += f" Het verzoek is op {written_day(row.decided_on)} {fate}."
        yield said


def _withdrawn(case: Case) -> Iterator[str]:
    numbers = {element.id: element.number for element in case.elements}
    for entry, day in entries(case, Act.WITHDRAW):
        which = [str(numbers[one]) for one in entry.facts.get("elements", ()) if one in numbers]
        if which:
            yield (
                f"{who(case).capitalize()} {_has(case)} {_which(which)} op "
                f"{written_day(day)} ingetrokken."
            )


def _stopped(case: Case) -> Iterator[str]:
    numbers = {element.id: element.number for element in case.elements}
    for entry, day in entries(case, Act.DISCONTINUE):
        which = [str(numbers[one]) for one in entry.facts.get("elements", ()) if one in numbers]
        if which:
            yield f"De voorzitter heeft op {written_day(day)} de behandeling van {_which(which)} gestaakt."


def appeared(case: Case) -> Iterator[str]:
    """Who came to each hearing and who stayed away; or that there was none."""
    held = hearings(case, Fate.HELD)
    if not held:
        for day in days(case, Act.WAIVE_HEARING):
            yield f"De commissie heeft op {day} beslist de zaak zonder zitting af te doen."
    for hearing in held:
        yield _heard(case, hearing)
    after = entries(case, *AFTER_HEARING)
    if after:
        yield " ".join(AFTER_HEARING[entry.act].format(written_day(day)) for entry, day in after)


def _heard(case: Case, hearing: Hearing) -> str:
    day = f"{written_day(hearing.starts_at.date())} om {clock_words(hearing.starts_at)}"
    here = {row.party_id: row.appeared for row in hearing.invitees if row.party_id is not None}
    invited = [party for party in case.parties if party.id in here]
    came = [_named(case, hearing, party) for party in invited if here[party.id]]
    away = [party.name for party in invited if here[party.id] is False]
    called = "met hun instemming op kortere termijn" if _at_short_notice(case) else "tijdig en behoorlijk"
    said = f"De commissie heeft op {day} een zitting gehouden. Partijen zijn {called} opgeroepen."
    if hearing.apart:
        said += " Partijen zijn buiten elkaars aanwezigheid gehoord."
    if came:
        said += f" Verschenen {_is(came)}: {'; '.join(came)}."
    there = [guest for guest in guests(case) if guest.hearing_id == hearing.id]
    if others := [_guest(guest) for guest in there if guest.party_id is None or guest.listener]:
        said += f" Verder {_is(others)} gehoord of aanwezig geweest: {'; '.join(others)}."
    if away:
        said += f" Hoewel behoorlijk opgeroepen {_is(away)} {listing(away)} niet verschenen."
    return said


def _at_short_notice(case: Case) -> bool:
    found = entries(case, Act.CONVENE, Act.POSTPONE)
    return bool(found and found[-1][0].facts.get("agreed_shorter"))


def _guest(guest: Guest) -> str:
    what = guest.capacity or ("toehoorder" if guest.listener else "")
    return f"{guest.name} ({what})" if what and what != guest.name else guest.name


def _is(names: Iterable[str]) -> str:
    return "is" if len(list(names)) == 1 else "zijn"


def _named(case: Case, hearing: Hearing, party: Party) -> str:
    with_him = [
        _guest(guest)
        for guest in guests(case)
        if guest.hearing_id == hearing.id and guest.party_id == party.id and not guest.listener
    ]
    said = f"{party.name}, {LABELS[party.role]}"
    return f"{said}, met {listing(with_him)}" if with_him else said
